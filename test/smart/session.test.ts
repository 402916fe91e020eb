// @vitest-environment happy-dom
import { http, HttpResponse } from 'msw';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfiguration } from '../../src/smart/configuration.ts';
import { describeFailure, SmartFailure, toFailure } from '../../src/smart/failure.ts';
import { startLaunch } from '../../src/smart/launch.ts';
import { complete, type Session } from '../../src/smart/session.ts';
import { configuration, ehr, goodToken, openPage, received, serveEhr, server } from './fake-ehr.ts';

const launchAddress = `launch.html?iss=${encodeURIComponent(ehr)}&launch=xyz`;
const shared = readConfiguration({ issuers: configuration.issuers.map((issuer) => ({ ...issuer, sharedSessionStorage: true })) });

async function launchAndReturn(settings = configuration, more = ''): Promise<Session> {
  const target = new URL(await startLaunch(openPage(launchAddress), settings));
  return complete(openPage(`index.html?code=c1&state=${target.searchParams.get('state') ?? ''}${more}`), async () => settings);
}

async function kindOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'no failure',
    (error: unknown) => (error instanceof SmartFailure ? error.kind : String(error)),
  );
}

const blocked = (): never => {
  throw new DOMException('denied', 'SecurityError');
};

const storedEntries = (): Record<string, string> => Object.fromEntries(Array.from({ length: sessionStorage.length }, (_, index) => sessionStorage.key(index) ?? '').map((key) => [key, sessionStorage.getItem(key) ?? '']));

beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' });
});
beforeEach(() => {
  sessionStorage.clear();
  serveEhr();
});
afterEach(() => {
  server.resetHandlers();
  vi.useRealTimers();
  vi.restoreAllMocks();
});
afterAll(() => {
  server.close();
});

describe('a launch from the EHR', () => {
  it('asks the EHR’s own authorization server, for the scopes of the configuration, and comes back to index.html', async () => {
    const target = new URL(await startLaunch(openPage(launchAddress), configuration));
    expect(target.origin + target.pathname).toBe('https://ehr.example/authorize');
    expect(Object.fromEntries(target.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'rls-client',
      redirect_uri: 'https://app.example/rls/index.html',
      aud: ehr,
      launch: 'xyz',
      scope: configuration.issuers[0]?.scope,
    });
  });

  it('gives a session with the patient, the visit and what the EHR wants shown', async () => {
    serveEhr({ tokens: [{ ...goodToken, encounter: 'e1', need_patient_banner: false, smart_style_url: 'https://ehr.example/style.json' }] });
    expect(await launchAndReturn()).toMatchObject({
      fhirBase: ehr,
      issuerName: 'Example EHR',
      patientId: 'p1',
      encounterId: 'e1',
      needPatientBanner: false,
      smartStyleUrl: 'https://ehr.example/style.json',
      grantedScopes: ['launch', 'patient/Patient.rs'],
    });
  });

  it('shows who the patient is unless the EHR says that it does', async () => {
    serveEhr({ tokens: [{ ...goodToken, need_patient_banner: undefined }] });
    expect((await launchAndReturn()).needPatientBanner).toBe(true);
  });

  it('takes the scopes asked for as granted where the EHR does not say', async () => {
    serveEhr({ tokens: [{ ...goodToken, scope: undefined }] });
    expect((await launchAndReturn()).grantedScopes).toContain('patient/Observation.rs');
  });

  it('leaves nothing of the sign-in in the address, and a reload resumes it without another token', async () => {
    await launchAndReturn(configuration, '&iss=https%3A%2F%2Fehr.example&session_state=s');
    expect(window.location.href).toBe('https://app.example/rls/index.html');
    const resumed = await complete(openPage('index.html'), async () => configuration);
    expect(resumed.patientId).toBe('p1');
    expect((await resumed.fetchFhir('Condition')).status).toBe(200);
    expect(received.token).toHaveLength(1);
    expect(received.fhir).toEqual(['Bearer secret-token']);
  });

  it('keeps in sessionStorage what the session needs: no verifier, no id_token, nothing else the EHR sent along', async () => {
    serveEhr({ tokens: [{ ...goodToken, id_token: 'e30.e30.x', patient_name: 'Ms Example', tenant: 't' }] });
    await launchAndReturn();
    const entries = storedEntries();
    expect(Object.keys(entries)).toHaveLength(2);
    const state: unknown = JSON.parse(entries[JSON.parse(entries['SMART_KEY'] ?? '""') as string] ?? '{}');
    expect(Object.keys(state as object).toSorted()).toEqual(['clientId', 'completeInTarget', 'key', 'redirectUri', 'scope', 'serverUrl', 'tokenEnds', 'tokenResponse', 'tokenUri']);
    expect(JSON.stringify(state)).not.toMatch(/codeVerifier|id_token|Ms Example|tenant/u);
  });

  it('where embedded instances share storage, the launch is told by the state in the address, on a reload too', async () => {
    const one = new URL(await startLaunch(openPage(launchAddress), shared)).searchParams.get('state') ?? '';
    serveEhr({ tokens: [goodToken, { ...goodToken, access_token: 'other-token', patient: 'p2' }] });
    const other = new URL(await startLaunch(openPage(launchAddress), shared)).searchParams.get('state') ?? '';
    expect((await complete(openPage(`index.html?code=c1&state=${one}`), async () => shared)).patientId).toBe('p1');
    expect(window.location.search).toBe(`?state=${one}`);
    expect((await complete(openPage(`index.html?code=c2&state=${other}`), async () => shared)).patientId).toBe('p2');
    expect((await complete(openPage(`index.html?state=${one}`), async () => shared)).patientId).toBe('p1');
  });
});

describe('a launch that fails', () => {
  it.each([
    ['opened as a bookmark', 'index.html', 'not-launched'],
    ['a state that was not begun here', 'index.html?code=c1&state=elsewhere', 'state-lost'],
    ['a code without state', 'index.html?code=c1', 'state-lost'],
    ['a state that names another entry of the storage', 'index.html?code=c1&state=SMART_KEY', 'state-lost'],
    ['an error without a launch', 'index.html?error=server_error', 'state-lost'],
    ['an error with a state that was not begun here', 'index.html?error=access_denied&state=elsewhere', 'state-lost'],
    ['an error with a state that names another entry of the storage', 'index.html?error=access_denied&state=SMART_KEY', 'state-lost'],
    ['words of an error alone', 'index.html?error_description=Call+0900+123', 'state-lost'],
  ])('%s', async (_, address, kind) => {
    sessionStorage.setItem('SMART_KEY', '"SMART_KEY"');
    expect(await kindOf(complete(openPage(address), async () => configuration))).toBe(kind);
    expect(window.location.search).toBe('');
    expect(received.token).toEqual([]);
  });

  it.each([
    ['iss', `launch.html?launch=xyz`],
    ['launch', `launch.html?iss=${encodeURIComponent(ehr)}`],
    ['iss, launch', 'launch.html'],
  ])('the EHR leaves out %s', async (missing, address) => {
    await expect(startLaunch(openPage(address), configuration)).rejects.toMatchObject({ kind: 'launch-parameter-missing', detail: `missing: ${missing}` });
  });

  it.each([
    ['no patient', { ...goodToken, patient: undefined }, 'no-patient-in-context'],
    ['an empty patient', { ...goodToken, patient: '' }, 'no-patient-in-context'],
    ['no token', { ...goodToken, access_token: undefined }, 'token-exchange-failed'],
    ['an empty token', { ...goodToken, access_token: '' }, 'token-exchange-failed'],
    ['a token of another kind', { ...goodToken, token_type: 'mac' }, 'token-exchange-failed'],
    ['an error with 200', { error: 'invalid_grant' }, 'token-exchange-failed'],
  ])('the token endpoint answers with %s: nothing stays, and a reload asks for a new launch', async (_, token, kind) => {
    serveEhr({ tokens: [token] });
    expect(await kindOf(launchAndReturn())).toBe(kind);
    expect(storedEntries()).toEqual({});
    expect(await kindOf(complete(openPage('index.html'), async () => configuration))).toBe('not-launched');
  });

  it.each([
    ['no state', 'index.html?error=access_denied&error_description=Please+call+0900+123&error_uri=https%3A%2F%2Fevil.example'],
    ['a state from elsewhere', 'index.html?error=access_denied&error_description=Please+call+0900+123&state=elsewhere'],
  ])('a link that speaks of an error with %s ends no session and does not get its words shown', async (_, link) => {
    await launchAndReturn();
    const before = storedEntries();
    const failure: unknown = await complete(openPage(link), async () => configuration).catch((error: unknown) => error);
    expect(failure).toMatchObject({ kind: 'state-lost', detail: 'the link speaks of an error and is not from a launch of this window' });
    expect(JSON.stringify(describeFailure(toFailure(failure)))).not.toMatch(/0900|evil|access_denied/u);
    expect(window.location.search).toBe('');
    expect(storedEntries()).toEqual(before);
    expect((await complete(openPage('index.html'), async () => configuration)).patientId).toBe('p1');
  });

  it('a denial with the state of one launch leaves the window’s other one alone', async () => {
    const denied = new URL(await startLaunch(openPage(launchAddress), shared)).searchParams.get('state') ?? '';
    await launchAndReturn(shared);
    const kept = new URL(window.location.href).searchParams.get('state') ?? '';
    expect(await kindOf(complete(openPage(`index.html?error=access_denied&state=${denied}`), async () => shared))).toBe('authorization-denied');
    expect(sessionStorage.getItem(denied)).toBeNull();
    expect((await complete(openPage(`index.html?state=${kept}`), async () => shared)).patientId).toBe('p1');
  });

  it('an issuer that has been taken off the list is not resumed', async () => {
    await launchAndReturn();
    const without = readConfiguration({ issuers: [{ ...configuration.issuers[0], iss: 'https://other.example/fhir' }] });
    expect(await kindOf(complete(openPage('index.html'), async () => without))).toBe('unknown-issuer');
    expect(storedEntries()).toEqual({});
  });

  it('storage that the browser blocks is said before the sign-in', async () => {
    const page = openPage(launchAddress);
    vi.stubGlobal('sessionStorage', { getItem: blocked, setItem: blocked, removeItem: blocked });
    try {
      expect(await kindOf(startLaunch(page, configuration))).toBe('storage-blocked');
      expect(await kindOf(complete(openPage('index.html'), async () => configuration))).toBe('storage-blocked');
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('a token that has ended while the page was away is said at once, and the token is gone', async () => {
    await launchAndReturn();
    vi.useFakeTimers({ now: Date.now() + 3_601_000, toFake: ['Date'] });
    expect(await kindOf(complete(openPage('index.html'), async () => configuration))).toBe('session-expired');
    expect(storedEntries()).toEqual({});
  });
});

describe('an open session', () => {
  it('renews a token that is about to end before it asks', async () => {
    serveEhr({ tokens: [{ ...goodToken, refresh_token: 'r1', expires_in: 570 }, { access_token: 'renewed', expires_in: 570 }] });
    const session = await launchAndReturn();
    vi.useFakeTimers({ now: Date.now() + 565_000, toFake: ['Date'] });
    await Promise.all(['Condition', 'Observation'].map((path) => session.fetchFhir(path)));
    expect(received.fhir).toEqual(['Bearer renewed', 'Bearer renewed']);
    expect(received.token).toHaveLength(2);
    const resumed = await complete(openPage('index.html'), async () => configuration);
    await resumed.fetchFhir('Condition');
    expect(received.fhir.at(-1)).toBe('Bearer renewed');
  });

  it('does not renew again for a refusal of the old token that comes in late', async () => {
    serveEhr({ tokens: [{ ...goodToken, refresh_token: 'r1' }, { access_token: 'renewed', expires_in: 570 }] });
    const session = await launchAndReturn();
    const release: (() => void)[] = [];
    const late = new Promise<void>((resolve) => {
      release.push(resolve);
    });
    server.use(
      http.get(`${ehr}/*`, async ({ request }) => {
        const isOld = request.headers.get('authorization') === 'Bearer secret-token';
        if (isOld && request.url.endsWith('/Late')) await late;
        return HttpResponse.json({}, { status: isOld ? 401 : 200 });
      }),
    );
    const lateAnswer = session.fetchFhir('Late');
    expect((await session.fetchFhir('Condition')).status).toBe(200);
    for (const go of release) go();
    expect((await lateAnswer).status).toBe(200);
    expect(received.token.map((body) => body.get('grant_type'))).toEqual(['authorization_code', 'refresh_token']);
  });

  it('hands on every other answer as it is', async () => {
    serveEhr({ statuses: [403, 404, 500] });
    const session = await launchAndReturn();
    expect((await session.fetchFhir('a')).status).toBe(403);
    expect((await session.fetchFhir('b')).status).toBe(404);
    expect((await session.fetchFhir('c')).status).toBe(500);
  });

  it('tells a listener that comes late, and not one that has left', async () => {
    serveEhr({ statuses: [401] });
    const session = await launchAndReturn();
    const left = vi.fn<() => void>();
    session.onExpired(left)();
    expect(await kindOf(session.fetchFhir('Condition'))).toBe('session-expired');
    const late = vi.fn<() => void>();
    session.onExpired(late);
    expect(late).toHaveBeenCalledOnce();
    expect(left).not.toHaveBeenCalled();
  });
});
