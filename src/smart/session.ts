import { ready } from 'fhirclient/lib/smart';
import { createAdapter } from './adapter.ts';
import { findIssuer, loadConfiguration, type Configuration, type Issuer } from './configuration.ts';
import { messageOf, SessionExpired, SmartFailure } from './failure.ts';
import { createFhirAccess, type FhirAccess } from './fetch-fhir.ts';
import { currentLaunchKey, demandSessionStorage, forgetSession, readStoredSession, sessionFromState, storeSession, type StoredSession } from './stored-session.ts';

/** A completed launch: whose chart, on which server, and how to ask it. The launch context stays when the token ends. */
export interface Session extends FhirAccess {
  /** FHIR base address, as the EHR launched it. */
  readonly fhirBase: string;
  /** The server's name in `config.json`, to be shown. */
  readonly issuerName: string;
  readonly patientId: string;
  readonly encounterId?: string;
  /** Whether the app itself has to show who the patient is; true unless the EHR says that it does. */
  readonly needPatientBanner: boolean;
  readonly smartStyleUrl?: string;
  /** Who is signed in, as `Practitioner/id`. */
  readonly userReference?: string;
  /** Scopes the server granted; those asked for, where it does not say. */
  readonly grantedScopes: readonly string[];
}

let completion: Promise<Session> | undefined;

/**
 * The second half of a SMART launch, on `index.html`: exchanges the code for a token, or resumes the window's session on a
 * reload. However often it is called, it runs once for a page: the code is spent by its first use.
 *
 * @throws SmartFailure for everything that stands in the way.
 */
export function completeLaunch(): Promise<Session> {
  completion ??= complete(new URL(window.location.href), loadConfiguration);
  return completion;
}

/** `completeLaunch` for a given page, without its memory. */
export async function complete(page: URL, load: (page: URL) => Promise<Configuration>): Promise<Session> {
  demandSessionStorage();
  refuseDenial(page);
  const key = currentLaunchKey(page);
  const hasCode = page.searchParams.has('code');
  const stored = hasCode && !page.searchParams.has('state') ? undefined : readStoredSession(key ?? '');
  if (key === undefined || stored === undefined) {
    const answered = hasCode || page.searchParams.has('state');
    cleanAddress(page);
    throw answered ? new SmartFailure('state-lost', 'no launch with this state in this window') : new SmartFailure('not-launched');
  }
  const issuer = findIssuer(await load(page), stored.serverUrl);
  if (issuer === undefined) {
    forgetSession(key);
    cleanAddress(page);
    throw new SmartFailure('unknown-issuer', `iss: ${stored.serverUrl}`);
  }
  const isReload = stored.tokenResponse.access_token !== undefined;
  const session = await exchange(page, key, issuer, isReload ? undefined : Math.floor(Date.now() / 1000), hasCode);
  cleanAddress(page, issuer.sharedSessionStorage === true);
  return openSession(session, issuer);
}

/**
 * The authorization server's refusal (RFC 6749, section 4.1.2.1), taken out of the address so that a reload does not repeat it. The
 * server gives back the `state` of the launch that it refuses; without one, anybody may have written the link: it ends no session,
 * and its words are not shown.
 */
function refuseDenial(page: URL): void {
  const parameters = page.searchParams;
  if (!parameters.has('error') && !parameters.has('error_description')) return;
  const detail = ['error', 'error_description', 'error_uri'].flatMap((name) => {
    const value = parameters.get(name);
    return value === null || value === '' ? [] : [`${name}: ${value}`];
  });
  const key = parameters.get('state');
  const isOurs = key !== null && readStoredSession(key) !== undefined;
  cleanAddress(page);
  if (!isOurs) throw new SmartFailure('state-lost', 'the link speaks of an error and is not from a launch of this window');
  forgetSession(key);
  throw new SmartFailure('authorization-denied', detail.join('; '));
}

/** Takes the sign-in's parameters out of the address; `state` stays where it tells embedded instances apart. */
function cleanAddress(page: URL, keepState = false): void {
  for (const name of ['code', 'state', 'error', 'error_description', 'error_uri', 'iss', 'session_state']) {
    if (!(keepState && name === 'state')) page.searchParams.delete(name);
  }
  window.history.replaceState({}, '', page.href);
}

async function exchange(page: URL, key: string, issuer: Issuer, receivedAt: number | undefined, hasCode: boolean): Promise<StoredSession> {
  let state: unknown;
  try {
    const client = await ready(createAdapter(page, { sharedSessionStorage: issuer.sharedSessionStorage ?? false }), { stateKey: key });
    ({ state } = client);
  } catch (error) {
    forgetSession(key);
    cleanAddress(page);
    throw new SmartFailure('token-exchange-failed', messageOf(error), { cause: error });
  }
  const session = sessionFromState(state, receivedAt);
  if (session?.tokenResponse.access_token === undefined || session.tokenResponse.access_token === '') {
    forgetSession(key);
    cleanAddress(page);
    throw hasCode ? new SmartFailure('token-exchange-failed', 'the answer holds no usable access token') : new SmartFailure('not-launched', 'the launch in this window was not completed');
  }
  return session;
}

function openSession(session: StoredSession, issuer: Issuer): Session {
  const { tokenResponse: token } = session;
  if (token.token_type !== undefined && token.token_type.toLowerCase() !== 'bearer') {
    forgetSession(session.key);
    throw new SmartFailure('token-exchange-failed', `token_type is ${token.token_type}, not Bearer`);
  }
  if (token.patient === undefined || token.patient === '') {
    forgetSession(session.key);
    throw new SmartFailure('no-patient-in-context', `granted scope: ${token.scope ?? 'not stated'}`);
  }
  if (session.tokenEnds !== undefined && session.tokenEnds * 1000 <= Date.now() && token.refresh_token === undefined) {
    forgetSession(session.key);
    throw new SessionExpired('the token had ended when the page was loaded');
  }
  storeSession(session);
  return {
    fhirBase: session.serverUrl,
    issuerName: issuer.name,
    patientId: token.patient,
    ...(token.encounter === undefined ? {} : { encounterId: token.encounter }),
    needPatientBanner: String(token.need_patient_banner ?? true) !== 'false',
    ...(token.smart_style_url === undefined ? {} : { smartStyleUrl: token.smart_style_url }),
    ...(session.userReference === undefined ? {} : { userReference: session.userReference }),
    grantedScopes: (token.scope ?? session.scope).split(/\s+/u).filter(Boolean),
    ...createFhirAccess(session),
  };
}
