import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Patient, Practitioner } from 'fhir/r4';

import { Tokens } from './authorization/adapter.ts';
import { smartConfiguration } from './authorization/discovery.ts';
import { Launches } from './authorization/launches.ts';
import { authorizationServer, paths } from './authorization/provider.ts';
import { supportedScopes } from './fhir/scopes.ts';
import { FhirServer } from './fhir/server.ts';
import { loopback, send } from './http.ts';
import { EhrPages } from './page/pages.ts';
import { type Story, readCaseList } from './page/people.ts';
import { route } from './route.ts';
import { type Settings, defaultSettings } from './settings.ts';
import { type NamedBundle, resourcesOf } from './store/bundles.ts';
import { readBundles } from './store/directory.ts';
import { knownTypes } from './store/search-parameters.ts';
import { daysBetween, shiftDates } from './store/shift-dates.ts';
import { Store } from './store/store.ts';

export interface SandboxOptions {
  /** URL of the app's directory with its trailing slash, e.g. `http://127.0.0.1:5173/`; the app is launched at `launch.html` there. */
  readonly appUrl: string;
  /** Port to listen on; 0 (the default) takes any free one. */
  readonly port?: number;
  /** Directories of FHIR R4 bundles. */
  readonly patients?: readonly string[];
  /**
   * Tells the cases as if they had been written for this day (YYYY-MM-DD): where a directory's `index.json` says `asOf`,
   * all dates in its bundles move along. Without it dates stay as they are.
   */
  readonly today?: string;
  /** Bundles given in code. */
  readonly bundles?: readonly NamedBundle[];
  /** Client id of the app. */
  readonly clientId?: string;
  /** Where the app may be sent back to, exactly; default: the app's directory and its `index.html`. */
  readonly redirectUris?: readonly string[];
  /** How the app is called on the EHR's pages. */
  readonly appName?: string;
  /** Who is logged in at the EHR. */
  readonly user?: Practitioner;
  /** Where the sandbox departs from a well-behaved EHR. */
  readonly settings?: Partial<Settings>;
}

export interface LaunchOptions {
  /** Encounter id; default: the patient's latest encounter. `null` for none. */
  readonly encounter?: string | null;
  readonly needPatientBanner?: boolean;
}

export interface Sandbox {
  /** The page with the list of patients. */
  readonly url: string;
  readonly fhirBase: string;
  readonly clientId: string;
  /** Every patient loaded. */
  readonly patients: readonly Patient[];
  /** May be changed at any time; the next request obeys. */
  readonly settings: Settings;
  /** What could not be loaded as it was, one line each, naming its file. */
  readonly problems: readonly string[];
  /** Begins a launch: its one-time handle, and the URL that opens the app with it. */
  readonly createLaunch: (patientId: string, options?: LaunchOptions) => { readonly launch: string; readonly url: string };
  /** Ends every access token, as expiry would; refresh tokens stay. */
  readonly expireAccessTokens: () => void;
  /** Ends every access and refresh token. */
  readonly revokeAll: () => void;
  readonly close: () => Promise<void>;
}

const sandboxUser: Practitioner = {
  resourceType: 'Practitioner',
  id: 'sandbox-clinician',
  active: true,
  name: [{ use: 'official', family: 'Lindqvist', given: ['Maren'], prefix: ['Dr.'], text: 'Dr. Maren Lindqvist' }],
};

/**
 * Starts an EHR on the loopback interface: patients, FHIR R4 endpoint, SMART authorization, pages that launch the app.
 * @throws Error when a directory of patients cannot be read, or the port is taken
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const settings: Settings = { ...defaultSettings(), ...options.settings };
  const { store, problems, stories } = fill(options);
  const server = createServer();
  const port = await listen(server, options.port ?? 0);
  const origin = `http://${loopback}:${port}`;
  const fhirBase = `${origin}/fhir`;
  const clientId = options.clientId ?? 'rls-pathway';
  const appName = options.appName ?? 'RLS Pathway';
  const user = options.user ?? sandboxUser;
  const scopes = supportedScopes([...new Set([...knownTypes, ...store.types()])]);
  const tokens = new Tokens();
  const launches = new Launches();
  const appOrigin = new URL(options.appUrl).origin;

  const { provider, contextOf } = await authorizationServer({
    origin,
    fhirBase,
    settings,
    tokens,
    launches,
    scopes,
    client: { id: clientId, redirectUris: options.redirectUris ?? [options.appUrl, new URL('index.html', options.appUrl).href] },
    appOrigins: [appOrigin],
    user: { reference: `Practitioner/${user.id ?? ''}`, name: user.name?.[0]?.text ?? '' },
  });

  const fhir = new FhirServer({
    store,
    settings,
    base: fhirBase,
    oauth: { authorize: origin + paths.authorization, token: origin + paths.token, revoke: origin + paths.revocation },
    bearerOf: async (token) => {
      const found = await provider.AccessToken.find(token);
      const grant = found?.grantId ?? '';
      const context = contextOf(grant);
      if (found === undefined || context === undefined) return undefined;
      return { grant, scopes: found.scope?.split(' ') ?? [], patient: context.patient, user: found.accountId };
    },
  });

  const createLaunch: Sandbox['createLaunch'] = (patient, { encounter, needPatientBanner = true } = {}) => {
    if (store.read(`Patient/${patient}`) === undefined) throw new Error(`no patient ${patient}`);
    const latest = encounter === undefined ? latestEncounter(store, patient) : (encounter ?? undefined);
    const launch = launches.begin({ patient, encounter: latest, needPatientBanner }, settings.launchLifetime);
    const query = new URLSearchParams({ iss: fhirBase, launch });
    return { launch, url: `${new URL('launch.html', options.appUrl).href}?${query}` };
  };
  const revokeAll = (): void => tokens.revokeAll();
  const pages = new EhrPages({ store, settings, stories, appName, appOrigin, provider, createLaunch, revokeAll });
  const smart = smartConfiguration(origin, scopes);
  const oauth = provider.callback();

  const answer = route({ origin, appOrigins: [appOrigin], settings, fhir, smart, pages, oauth });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response).catch((error: unknown) => {
      console.error('The sandbox failed to answer:', error);
      if (response.headersSent) response.destroy();
      else send(response, { status: 500 });
    });
  });

  const patients = store
    .search('Patient', [])
    .map((reference) => store.read(reference))
    .filter((resource) => resource?.resourceType === 'Patient');
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
    store.close();
  };
  return {
    url: `${origin}/`,
    fhirBase,
    clientId,
    patients,
    settings,
    problems,
    createLaunch,
    expireAccessTokens: () => tokens.expireAccessTokens(),
    revokeAll,
    close,
  };
}

/** The store with everything the options name, and the stories of its patients by patient id. */
function fill({ patients = [], bundles = [], today, user = sandboxUser }: SandboxOptions): {
  store: Store;
  problems: string[];
  stories: Map<string, Story>;
} {
  const directories = patients.map((directory) => {
    const { asOf, stories: told } = readCaseList(directory);
    const { bundles: read, problems } = readBundles(directory);
    const days = today === undefined || asOf === undefined ? 0 : daysBetween(asOf, today);
    return { bundles: days === 0 ? read : read.map((named) => moveBundle(named, days)), problems, stories: told };
  });
  const staff: NamedBundle = { name: 'the user', bundle: { resourceType: 'Bundle', type: 'collection', entry: [{ resource: user }] } };
  const loaded = resourcesOf([staff, ...directories.flatMap((directory) => directory.bundles), ...bundles]);
  const stories = new Map<string, Story>();
  for (const [key, story] of directories.flatMap((directory) => [...directory.stories])) {
    for (const id of loaded.patients.get(key) ?? [key]) stories.set(id, story);
  }
  const store = new Store();
  store.add(loaded.resources);
  return { store, stories, problems: [...directories.flatMap((directory) => directory.problems), ...loaded.problems] };
}

function moveBundle({ name, bundle }: NamedBundle, days: number): NamedBundle {
  const entry = (bundle.entry ?? []).map((item) => (item.resource === undefined ? item : { ...item, resource: shiftDates(item.resource, days) }));
  return { name, bundle: { ...bundle, entry } };
}

function latestEncounter(store: Store, patient: string): string | undefined {
  const byPatient = { parameter: 'patient', kind: 'reference', modifier: 'none', values: [`Patient/${patient}`] } as const;
  const [latest] = store.search('Encounter', [byPatient], [{ parameter: 'date', kind: 'date', descending: true }]);
  return latest?.split('/')[1];
}

async function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}
