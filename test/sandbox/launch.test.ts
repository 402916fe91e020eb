import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import type { Sandbox } from '../../sandbox/server.ts';
import { appUrl, askFhir, authorize, exchange, launchedToken, postToken, sandboxOfTwo, wideScope } from './smart-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await sandboxOfTwo();
});
afterEach(async () => {
  vi.useRealTimers();
  await sandbox.close();
});

describe('a launch from the EHR', () => {
  test('gives a token for the patient of the launch, with its context', async () => {
    const answer = await authorize(sandbox);
    expect(answer.status).toBe(303);
    expect(answer.location).toMatch(/^http:\/\/127\.0\.0\.1:65000\/index\.html\?/);
    expect(answer.returned.get('state')).toBe('a-state-that-comes-back');

    const { status, body } = await exchange(sandbox, answer);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      token_type: 'Bearer',
      expires_in: 3600,
      patient: 'anna',
      encounter: 'anna-visit-2',
      need_patient_banner: true,
      smart_style_url: `${sandbox.url}smart-style.json`,
      scope: wideScope,
    });
    expect(body['refresh_token']).toEqual(expect.any(String));
    const claims = JSON.parse(Buffer.from(String(body['id_token']).split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
    expect(claims['fhirUser']).toBe(`${sandbox.fhirBase}/Practitioner/sandbox-clinician`);
    expect((await askFhir(sandbox, 'Practitioner/sandbox-clinician', body['access_token'])).status).toBe(200);
    expect((await fetch(String(body['smart_style_url']))).status).toBe(200);
  });

  test.each([
    ['another aud', { aud: 'https://other.example/fhir' }, 'invalid_request'],
    ['no aud', { aud: undefined }, 'invalid_request'],
    ['no launch handle', { launch: undefined }, 'invalid_request'],
    ['a launch handle nobody gave', { launch: 'guessed' }, 'invalid_request'],
    ['no code challenge', { challenge: undefined }, 'invalid_request'],
    ['a launch without the launch scope', { scope: 'openid patient/*.rs' }, 'invalid_scope'],
  ])('with %s is refused, and the app is told', async (_words, asked, error) => {
    const { returned } = await authorize(sandbox, asked);
    expect(returned.get('error')).toBe(error);
    expect(returned.get('state')).toBe('a-state-that-comes-back');
    expect(returned.has('code')).toBe(false);
  });

  test.each([
    ['another path', `${appUrl}elsewhere.html`],
    ['a query added', `${appUrl}index.html?next=1`],
    ['another origin', 'http://127.0.0.1:64999/index.html'],
  ])('with a redirect to %s is refused without redirecting', async (_words, redirectUri) => {
    const answer = await authorize(sandbox, { redirectUri });
    expect(answer.status).toBe(400);
    expect(answer.location).toBeUndefined();
  });

  test('by an unknown client is refused without redirecting', async () => {
    const answer = await authorize(sandbox, { clientId: 'stranger' });
    expect(answer.status).toBe(400);
    expect(answer.location).toBeUndefined();
  });

  test('uses its handle up', async () => {
    const { launch } = sandbox.createLaunch('anna');
    expect((await authorize(sandbox, { launch })).returned.has('code')).toBe(true);
    expect((await authorize(sandbox, { launch })).returned.get('error')).toBe('invalid_request');
  });

  test('fails when its handle waited too long', async () => {
    const { launch } = sandbox.createLaunch('anna');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + (sandbox.settings.launchLifetime + 1) * 1000 });
    expect((await authorize(sandbox, { launch })).returned.get('error')).toBe('invalid_request');
  });

  test('that the user denies comes back as access_denied', async () => {
    sandbox.settings.authorization = 'deny';
    expect((await authorize(sandbox)).returned.get('error')).toBe('access_denied');
  });

  test('names the page of a patient only for patients there are', () => {
    expect(() => sandbox.createLaunch('nobody')).toThrow('no patient nobody');
  });
});

describe('the code', () => {
  test('needs the verifier it was asked with', async () => {
    const answer = await authorize(sandbox);
    const { status, body } = await exchange(sandbox, { ...answer, verifier: 'x'.repeat(43) });
    expect([status, body['error']]).toEqual([400, 'invalid_grant']);
  });

  test('needs the redirect URI it was asked with', async () => {
    const { status, body } = await exchange(sandbox, await authorize(sandbox), { redirect_uri: appUrl });
    expect([status, body['error']]).toEqual([400, 'invalid_grant']);
  });

  test('serves once; used again it ends the token it gave', async () => {
    const answer = await authorize(sandbox);
    const { body } = await exchange(sandbox, answer);
    expect((await askFhir(sandbox, 'Patient/anna', body['access_token'])).status).toBe(200);
    expect((await exchange(sandbox, answer)).body['error']).toBe('invalid_grant');
    expect((await askFhir(sandbox, 'Patient/anna', body['access_token'])).status).toBe(401);
  });

  test('cannot be exchanged while the token endpoint fails', async () => {
    const answer = await authorize(sandbox);
    sandbox.settings.tokenEndpoint = 'fails';
    expect((await exchange(sandbox, answer)).status).toBe(500);
  });
});

describe('the token', () => {
  test('ends with its lifetime, and refreshes to one for the same patient', async () => {
    sandbox.settings.accessTokenLifetime = 60;
    const body = await launchedToken(sandbox);
    expect(body['expires_in']).toBe(60);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    expect((await askFhir(sandbox, 'Patient/anna', body['access_token'])).status).toBe(401);

    const refreshed = await postToken(sandbox, { grant_type: 'refresh_token', client_id: 'rls-pathway', refresh_token: String(body['refresh_token']) });
    expect(refreshed.status).toBe(200);
    expect(refreshed.body).toMatchObject({ patient: 'anna', encounter: 'anna-visit-2' });
    expect(refreshed.body['refresh_token']).not.toBe(body['refresh_token']);
    expect((await askFhir(sandbox, 'Patient/anna', refreshed.body['access_token'])).status).toBe(200);
  });

  test('is withdrawn when a spent refresh token comes again', async () => {
    const body = await launchedToken(sandbox);
    const again = { grant_type: 'refresh_token', client_id: 'rls-pathway', refresh_token: String(body['refresh_token']) };
    const first = await postToken(sandbox, again);
    expect(first.status).toBe(200);
    expect((await postToken(sandbox, again)).body['error']).toBe('invalid_grant');
    expect((await askFhir(sandbox, 'Patient/anna', first.body['access_token'])).status).toBe(401);
  });

  test('comes without refresh where the EHR grants none', async () => {
    sandbox.settings.refreshTokens = false;
    const body = await launchedToken(sandbox);
    expect(body).not.toHaveProperty('refresh_token');
    expect(body['scope']).not.toContain('online_access');
  });

  test('comes with refresh for offline_access, which the answer names', async () => {
    const body = await launchedToken(sandbox, { scope: 'launch openid offline_access patient/Patient.rs' });
    expect(body['refresh_token']).toEqual(expect.any(String));
    expect(body['scope']).toBe('launch openid offline_access patient/Patient.rs');
  });

  test('comes without refresh where none was asked for', async () => {
    expect(await launchedToken(sandbox, { scope: 'launch patient/Patient.rs' })).not.toHaveProperty('refresh_token');
  });

  test('can be revoked by the app, expired or revoked by the EHR', async () => {
    const [first, second, third] = [await launchedToken(sandbox), await launchedToken(sandbox), await launchedToken(sandbox)];
    await fetch(new URL('/oauth/revoke', sandbox.url), {
      method: 'POST',
      body: new URLSearchParams({ client_id: 'rls-pathway', token: String(first['access_token']) }),
    });
    expect((await askFhir(sandbox, 'Patient/anna', first['access_token'])).status).toBe(401);
    expect((await askFhir(sandbox, 'Patient/anna', second['access_token'])).status).toBe(200);

    const refresh = { grant_type: 'refresh_token', client_id: 'rls-pathway', refresh_token: String(second['refresh_token']) };
    sandbox.expireAccessTokens();
    expect((await askFhir(sandbox, 'Patient/anna', second['access_token'])).status).toBe(401);
    expect((await postToken(sandbox, refresh)).status).toBe(200);

    sandbox.revokeAll();
    expect((await postToken(sandbox, { ...refresh, refresh_token: String(third['refresh_token']) })).status).toBe(400);
  });

  test('may lack scopes that were asked for, and says so', async () => {
    sandbox.settings.refusedScopes = ['MedicationRequest', 'patient/Condition.rs'];
    const scope = 'launch patient/Observation.rs patient/MedicationRequest.rs patient/Condition.rs patient/Condition.r';
    const body = await launchedToken(sandbox, { scope });
    expect(body['scope']).toBe('launch patient/Observation.rs patient/Condition.r');
    expect((await askFhir(sandbox, 'MedicationRequest?patient=anna', body['access_token'])).status).toBe(403);
  });

  test.each([
    ['expires_in as a string', { expiresIn: 'string' }, { expires_in: '3600' }],
    ['no expires_in', { expiresIn: 'absent' }, { expires_in: undefined }],
    ['no patient', { patientInTokenAnswer: false }, { patient: undefined }],
  ] as const)('can come with %s', async (_words, settings, expected) => {
    Object.assign(sandbox.settings, settings);
    const body = await launchedToken(sandbox);
    expect({ expires_in: body['expires_in'], patient: body['patient'] }).toMatchObject(expected);
  });
});

test('two launches side by side stay with their patients', async () => {
  const [anna, bruno] = [await launchedToken(sandbox), await launchedToken(sandbox, { patient: 'bruno' })];
  expect((await askFhir(sandbox, 'Patient/anna', anna['access_token'])).status).toBe(200);
  expect((await askFhir(sandbox, 'Patient/anna', bruno['access_token'])).status).toBe(403);
});
