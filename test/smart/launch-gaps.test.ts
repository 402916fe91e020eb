// @vitest-environment happy-dom
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { http, HttpResponse } from 'msw';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { SessionExpired, SmartFailure } from '../../src/smart/failure.ts';
import { startLaunch } from '../../src/smart/launch.ts';
import { complete, type Session } from '../../src/smart/session.ts';
import { app, configuration, discovery, ehr, goodToken, jwt, openPage, received, serveEhr, server } from './fake-ehr.ts';

const launchAddress = `launch.html?iss=${encodeURIComponent(ehr)}&launch=xyz`;
const load = async () => configuration;

/** Launches and comes back with a code, as the EHR's redirect does. */
async function launchAndReturn(): Promise<Session> {
  const target = new URL(await startLaunch(openPage(launchAddress), configuration));
  return complete(openPage(`index.html?code=c1&state=${target.searchParams.get('state') ?? ''}`), load);
}

function everythingStored(): string {
  return Array.from({ length: sessionStorage.length }, (_, index) => sessionStorage.getItem(sessionStorage.key(index) ?? '')).join('\n');
}

async function failureOf(promise: Promise<unknown>): Promise<SmartFailure> {
  const outcome: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(outcome instanceof SmartFailure)) throw new Error(`expected a SmartFailure, got ${String(outcome)}`);
  return outcome;
}

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
});
afterAll(() => {
  server.close();
});

describe('what the library leaves to the app', () => {
  it('1. PKCE is required: a server without S256 ends the launch instead of being used without', async () => {
    server.use(http.get(`${ehr}/.well-known/smart-configuration`, () => HttpResponse.json({ ...discovery, code_challenge_methods_supported: undefined })));
    expect((await failureOf(startLaunch(openPage(launchAddress), configuration))).kind).toBe('pkce-unsupported');

    serveEhr();
    const target = new URL(await startLaunch(openPage(launchAddress), configuration));
    expect(target.searchParams.get('code_challenge_method')).toBe('S256');
    await complete(openPage(`index.html?code=c1&state=${target.searchParams.get('state') ?? ''}`), load);
    expect(received.token[0]?.get('code_verifier')).toMatch(/^[\w-]{43,128}$/u);
  });

  it('2. the token goes to no other origin, and a foreign link is refused', async () => {
    const { fetchFhir } = await launchAndReturn();
    await fetchFhir('Observation?patient=p1');
    await fetchFhir(`${ehr}?_getpages=2`);
    await fetchFhir('https://ehr.example:443/fhir/Observation?page=2');
    expect(received.fhir).toEqual(['Bearer secret-token', 'Bearer secret-token', 'Bearer secret-token']);
    for (const foreign of ['https://evil.example/fhir/Observation?page=2', '//evil.example/x', 'http://ehr.example/fhir/Observation', 'https://ehr.example@evil.example/', 'data:text/plain,x', 'https://me:pw@ehr.example/fhir/x']) {
      expect(await failureOf(fetchFhir(foreign))).toMatchObject({ kind: 'foreign-origin' });
    }
    expect(received.fhir).toHaveLength(3);
  });

  it('3. a session without an access token is no session, also on the reload after a failed exchange', async () => {
    const target = new URL(await startLaunch(openPage(launchAddress), configuration));
    const state = target.searchParams.get('state') ?? '';
    serveEhr({ tokens: [HttpResponse.json({ error: 'invalid_grant' }, { status: 400 })] });
    expect((await failureOf(complete(openPage(`index.html?code=c1&state=${state}`), load))).kind).toBe('token-exchange-failed');
    expect(window.location.search).toBe('');
    expect((await failureOf(complete(openPage('index.html'), load))).kind).toBe('not-launched');

    await startLaunch(openPage(launchAddress), configuration);
    expect((await failureOf(complete(openPage('index.html'), load))).kind).toBe('not-launched');
    expect(received.fhir).toEqual([]);
  });

  it.each(['fhirServiceUrl=https://open.example/fhir', 'patientId=p2', 'clientId=other', `iss=${encodeURIComponent('https://evil.example/fhir')}`, 'launch=abc'])(
    '4. the address cannot override the configuration: %s',
    async (extra) => {
      expect((await failureOf(startLaunch(openPage(`${launchAddress}&${extra}`), configuration))).kind).toBe('launch-parameter-refused');
      expect(sessionStorage).toHaveLength(0);
    },
  );

  it('4. an issuer whose discovery fails does not become an open server', async () => {
    server.use(
      http.get(`${ehr}/.well-known/smart-configuration`, () => new HttpResponse(null, { status: 404 })),
      http.get(`${ehr}/metadata`, () => HttpResponse.json({ resourceType: 'CapabilityStatement', rest: [{ mode: 'server' }] })),
    );
    expect((await failureOf(startLaunch(openPage(launchAddress), configuration))).kind).toBe('discovery-failed');
  });

  it('4. an issuer outside the allow-list is asked nothing', async () => {
    const page = openPage(`launch.html?iss=${encodeURIComponent('https://evil.example/fhir')}&launch=x`);
    expect((await failureOf(startLaunch(page, configuration))).kind).toBe('unknown-issuer');
  });

  it('5. state is a random UUID, new for every launch', async () => {
    const states = await Promise.all([1, 2].map(async () => new URL(await startLaunch(openPage(launchAddress), configuration)).searchParams.get('state')));
    expect(states[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
    expect(states[0]).not.toBe(states[1]);
  });

  it('6. however often the completion is asked for, the code is spent once', async () => {
    server.use(http.get(`${app}config.json`, () => HttpResponse.json(configuration)));
    const target = new URL(await startLaunch(openPage(launchAddress), configuration));
    openPage(`index.html?code=c1&state=${target.searchParams.get('state') ?? ''}`);
    vi.resetModules();
    const { completeLaunch } = await import('../../src/smart/session.ts');
    const [first, second] = await Promise.all([completeLaunch(), completeLaunch()]);
    expect(second).toBe(first);
    expect(await completeLaunch()).toBe(first);
    expect(received.token).toHaveLength(1);
  });

  it('7. a named EHR window is not closed, and its opener is not sent away', async () => {
    const close = vi.spyOn(window, 'close').mockImplementation(() => {});
    const postMessage = vi.fn<() => void>();
    vi.stubGlobal('opener', { postMessage });
    vi.stubGlobal('name', 'ehr-window');
    try {
      expect((await launchAndReturn()).patientId).toBe('p1');
      expect(close).not.toHaveBeenCalled();
      expect(postMessage).not.toHaveBeenCalled();
    } finally {
      vi.unstubAllGlobals();
      close.mockRestore();
    }
  });

  it('8. an ended session is said once, to all requests alike, and the launch context stays', async () => {
    const session = await launchAndReturn();
    const heard: SessionExpired[] = [];
    session.onExpired((expired) => heard.push(expired));
    serveEhr({ statuses: [401] });
    const failures = await Promise.all(['Condition', 'Observation', 'MedicationRequest'].map((path) => failureOf(session.fetchFhir(path))));
    expect(failures[0]).toBeInstanceOf(SessionExpired);
    expect(new Set(failures).size).toBe(1);
    expect(await failureOf(session.fetchFhir('Procedure'))).toBe(failures[0]);
    expect(heard).toEqual([failures[0]]);
    expect(session.patientId).toBe('p1');
    expect(everythingStored()).not.toContain('secret-token');
  });

  it('8. a network error after the token’s end is the end of the session; before it, it is a network error', async () => {
    const session = await launchAndReturn();
    server.use(http.get(`${ehr}/*`, () => HttpResponse.error()));
    await expect(session.fetchFhir('Condition')).rejects.not.toBeInstanceOf(SmartFailure);
    vi.useFakeTimers({ now: Date.now() + 3_601_000, toFake: ['Date'] });
    expect((await failureOf(session.fetchFhir('Condition'))).kind).toBe('session-expired');
  });

  it('9. a refresh token is used even where the granted scope names no offline or online access, once for all requests', async () => {
    serveEhr({ tokens: [{ ...goodToken, refresh_token: 'r1' }, { access_token: 'renewed', token_type: 'Bearer', expires_in: 570 }], statuses: [401, 401, 401, 200] });
    const session = await launchAndReturn();
    const answers = await Promise.all(['Condition', 'Observation', 'Procedure'].map((path) => session.fetchFhir(path)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(received.token.map((body) => body.get('grant_type'))).toEqual(['authorization_code', 'refresh_token']);
    expect(received.token[1]?.get('client_id')).toBe('rls-client');
    expect(received.fhir.slice(3)).toEqual(['Bearer renewed', 'Bearer renewed', 'Bearer renewed']);
    expect(everythingStored()).toContain('r1');
  });

  it('9. a refused refresh ends the session; a token server in trouble does not', async () => {
    serveEhr({ tokens: [{ ...goodToken, refresh_token: 'r1' }, HttpResponse.json({}, { status: 503 }), HttpResponse.json({ error: 'invalid_grant' }, { status: 400 })], statuses: [401] });
    const session = await launchAndReturn();
    await expect(session.fetchFhir('Condition')).rejects.toThrow('HTTP 503');
    expect((await failureOf(session.fetchFhir('Condition'))).kind).toBe('session-expired');
  });

  it('9. a refresh that comes back with another patient is not used', async () => {
    serveEhr({ tokens: [{ ...goodToken, refresh_token: 'r1' }, { ...goodToken, access_token: 'other', patient: 'p2' }], statuses: [401, 200] });
    const session = await launchAndReturn();
    expect((await failureOf(session.fetchFhir('Condition'))).kind).toBe('session-expired');
    expect(received.fhir).toEqual(['Bearer secret-token']);
  });

  it('10. expires_in as text is a number of seconds, not a string to append', async () => {
    serveEhr({ tokens: [{ ...goodToken, expires_in: '60' }] });
    const session = await launchAndReturn();
    await session.fetchFhir('Condition');
    vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ['Date'] });
    expect((await failureOf(session.fetchFhir('Condition'))).kind).toBe('session-expired');
  });

  it.each([
    ['a dotted opaque token without expires_in', { access_token: 'opaque.not~a~jwt.token', expires_in: undefined }, undefined],
    ['an id_token for “Zoë”', { id_token: jwt({ name: 'Zoë', fhirUser: 'https://ehr.example/fhir/Practitioner/7' }) }, 'Practitioner/7'],
    ['an id_token that is none', { id_token: 'nonsense.***.' }, undefined],
    ['an id_token without a user', { id_token: jwt({ sub: '1' }) }, undefined],
    ['null for what is absent', { encounter: null, id_token: null, smart_style_url: null }, undefined],
  ])('10. the launch survives %s', async (_, token, userReference) => {
    serveEhr({ tokens: [{ ...goodToken, ...token }] });
    const session = await launchAndReturn();
    expect(session.patientId).toBe('p1');
    expect(session.userReference).toBe(userReference);
    expect((await session.fetchFhir('Condition')).status).toBe(200);
    expect((await complete(openPage('index.html'), load)).userReference).toBe(userReference);
  });

  it('12. a denial is said once: the error leaves the address, and a reload does not repeat it', async () => {
    const target = new URL(await startLaunch(openPage(launchAddress), configuration));
    const answer = `index.html?error=access_denied&error_description=Not+today&error_uri=${encodeURIComponent('https://ehr.example/help')}&state=${target.searchParams.get('state') ?? ''}`;
    const failure = await failureOf(complete(openPage(answer), load));
    expect(failure.kind).toBe('authorization-denied');
    expect(failure.detail).toBe('error: access_denied; error_description: Not today; error_uri: https://ehr.example/help');
    expect(window.location.search).toBe('');
    expect((await failureOf(complete(new URL(window.location.href), load))).kind).toBe('not-launched');
  });

  it('13. no react-native and no WebCrypto polyfill: the launch page stays small', { timeout: 60_000 }, () => {
    const lock = readFileSync('package-lock.json', 'utf8');
    expect(lock).not.toContain('node_modules/react-native');
    const output = mkdtempSync(join(tmpdir(), 'launch-build-'));
    try {
      const root = process.cwd();
      const build = `
        import { build, loadConfigFromFile } from 'vite';
        const { config } = await loadConfigFromFile({ command: 'build', mode: 'production' });
        await build({ ...config, configFile: false, logLevel: 'error', build: { ...config.build, outDir: ${JSON.stringify(output)}, emptyOutDir: true, copyPublicDir: false, rollupOptions: { input: 'launch.html' } } });`;
      execFileSync(process.execPath, ['--input-type=module', '--eval', build], { cwd: root });
      const scripts = readdirSync(join(output, 'assets')).filter((name) => name.endsWith('.js')).map((name) => readFileSync(join(output, 'assets', name)));
      const code = scripts.join('\n');
      expect(code).toContain('code_challenge');
      expect(code).not.toMatch(/react-native|msCrypto|asmcrypto/u);
      expect(gzipSync(code).length).toBeLessThan(30_000);
    } finally {
      rmSync(output, { recursive: true, force: true });
    }
  });
});
