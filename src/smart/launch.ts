import { authorize } from 'fhirclient/lib/smart';
import { createAdapter } from './adapter.ts';
import { findIssuer, isPlaceholder, isProtected, type Configuration } from './configuration.ts';
import { messageOf, SmartFailure } from './failure.ts';
import { demandSessionStorage } from './stored-session.ts';

/** How long the EHR may take to say where to sign in. */
const discoveryTimeoutMs = 20_000;

/** Address parameters that the library would let override the configuration or the patient. */
const overridingParameters = ['fhirServiceUrl', 'patientId', 'clientId'];

/**
 * The first half of a SMART EHR launch (SMART App Launch 2.2, "Launch App: EHR launch"): checks who launches against the
 * allow-list, finds the EHR's authorization server and keeps the launch in this window's sessionStorage.
 *
 * @param page address of `launch.html` as it was opened, with the EHR's `iss` and `launch`.
 * @returns the authorization address to go to. `index.html` beside the page is where the EHR sends the answer.
 * @throws SmartFailure for everything that stands in the way.
 */
export async function startLaunch(page: URL, configuration: Configuration): Promise<string> {
  const { iss, launch } = readLaunchParameters(page.searchParams);
  const issuer = findIssuer(configuration, iss);
  if (issuer === undefined) throw new SmartFailure('unknown-issuer', `iss: ${iss}`);
  if (isPlaceholder(issuer.clientId)) throw new SmartFailure('issuer-not-registered', `${issuer.name}: clientId is “${issuer.clientId}”`);
  if (typeof crypto.randomUUID !== 'function' || crypto.subtle === undefined) throw new SmartFailure('page-not-secure', page.origin);
  demandSessionStorage();

  const redirectUri = new URL('index.html', page.origin + page.pathname).href;
  const checkedPage = new URL(page.origin + page.pathname);
  checkedPage.searchParams.set('iss', iss);
  checkedPage.searchParams.set('launch', launch);
  const discovery: RequestInit = { signal: AbortSignal.timeout(discoveryTimeoutMs), cache: 'no-store' };
  let target: string | void;
  try {
    target = await authorize(createAdapter(checkedPage, { sharedSessionStorage: issuer.sharedSessionStorage ?? false }), {
      clientId: issuer.clientId,
      scope: issuer.scope,
      redirectUri,
      pkceMode: 'required',
      stateKey: crypto.randomUUID(),
      completeInTarget: true,
      noRedirect: true,
      wellKnownRequestOptions: discovery,
      conformanceRequestOptions: discovery,
    });
  } catch (error) {
    const message = messageOf(error);
    throw new SmartFailure(message.includes('PKCE') ? 'pkce-unsupported' : 'discovery-failed', `${iss}: ${message}`, { cause: error });
  }
  return demandAuthorizationAddress(target, redirectUri, iss);
}

function readLaunchParameters(parameters: URLSearchParams): { iss: string; launch: string } {
  const overriding = overridingParameters.filter((name) => parameters.has(name));
  if (overriding.length > 0) throw new SmartFailure('launch-parameter-refused', `not accepted in the address: ${overriding.join(', ')}`);
  const repeated = ['iss', 'launch'].filter((name) => parameters.getAll(name).length > 1);
  if (repeated.length > 0) throw new SmartFailure('launch-parameter-refused', `given more than once: ${repeated.join(', ')}`);
  const iss = parameters.get('iss') ?? '';
  const launch = parameters.get('launch') ?? '';
  const missing = [iss === '' ? 'iss' : '', launch === '' ? 'launch' : ''].filter(Boolean);
  if (missing.length > 0) throw new SmartFailure('launch-parameter-missing', `missing: ${missing.join(', ')}`);
  return { iss, launch };
}

/** The library goes straight on to the app when a server names no authorization endpoint; we stop there. */
function demandAuthorizationAddress(target: string | void, redirectUri: string, iss: string): string {
  const url = typeof target === 'string' && URL.canParse(target) ? new URL(target) : undefined;
  if (url === undefined || target === undefined) throw new SmartFailure('discovery-failed', `${iss} names no authorization endpoint`);
  if (url.href.startsWith(redirectUri) || !isProtected(url)) throw new SmartFailure('discovery-failed', `the authorization endpoint of ${iss} is not usable: ${url.origin}`);
  return target;
}
