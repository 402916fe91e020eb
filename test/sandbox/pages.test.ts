import { createHash, randomBytes } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Sandbox } from '../../sandbox/server.ts';
import { appUrl, exchange, sandboxOfTwo } from './smart-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await sandboxOfTwo();
});
afterEach(() => sandbox.close());

/** A browser without a screen: keeps cookies by path, follows redirects until they leave the sandbox. */
class Visitor {
  readonly #cookies = new Map<string, { value: string; path: string }>();

  async open(address: string, form?: Record<string, string>): Promise<{ url: URL; status: number; html: string }> {
    let url = new URL(address, sandbox.url);
    let init: RequestInit = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) };
    for (let hops = 0; hops < 10; hops += 1) {
      if (url.origin !== new URL(sandbox.url).origin) return { url, status: 0, html: '' };
      const cookies = [...this.#cookies].filter(([, { path }]) => url.pathname.startsWith(path));
      const response = await fetch(url, { ...init, redirect: 'manual', headers: { Cookie: cookies.map(([name, { value }]) => `${name}=${value}`).join('; ') } });
      for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
      const location = response.headers.get('location');
      if (location === null) return { url, status: response.status, html: await response.text() };
      url = new URL(location, url);
      init = {};
    }
    throw new Error('too many redirects');
  }

  #keep(cookie: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    const path = /path=([^;]*)/i.exec(cookie)?.[1] ?? '/';
    if (name === undefined || value === undefined) return;
    if (value === '') this.#cookies.delete(name);
    else this.#cookies.set(name, { value, path });
  }
}

function authorizeUrl(other: Record<string, string>): { address: string; verifier: string } {
  const verifier = randomBytes(32).toString('base64url');
  const parameters = new URLSearchParams({
    response_type: 'code',
    client_id: 'rls-pathway',
    redirect_uri: `${appUrl}index.html`,
    scope: 'launch openid patient/*.rs',
    state: 'a-state-that-comes-back',
    aud: sandbox.fhirBase,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...other,
  });
  return { address: `/oauth/authorize?${parameters}`, verifier };
}

const launchedAddress = (): ReturnType<typeof authorizeUrl> => authorizeUrl({ launch: sandbox.createLaunch('anna').launch });

describe('the list of patients', () => {
  test('opens the app for one, each time with a fresh handle', async () => {
    const visitor = new Visitor();
    const list = await visitor.open('/');
    const links = [...list.html.matchAll(/href="(\/launch[^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
    expect(links).toEqual(['/launch?patient=anna', '/launch?patient=bruno']);
    const [first, second] = [await visitor.open(links[0] ?? ''), await visitor.open(links[0] ?? '')];
    expect(`${first.url.origin}${first.url.pathname}`).toBe(`${appUrl}launch.html`);
    expect(first.url.searchParams.get('iss')).toBe(sandbox.fhirBase);
    expect(first.url.searchParams.get('launch')).not.toBe(second.url.searchParams.get('launch'));
  });

  test('opens the chart with the app in a frame, where the EHR shows who the patient is', async () => {
    const visitor = new Visitor();
    const chart = await visitor.open('/frame?patient=anna');
    expect(chart.html).toContain('Anna Berg');
    expect(chart.html).toContain('1968-03-02');
    const source = /<iframe [^>]*src="([^"]*)"/.exec(chart.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const launch = (await visitor.open(source)).url.searchParams.get('launch') ?? '';
    const { address, verifier } = authorizeUrl({ launch });
    const back = await visitor.open(address);
    const { body } = await exchange(sandbox, { status: 0, location: undefined, returned: back.url.searchParams, verifier });
    expect(body).toMatchObject({ patient: 'anna', need_patient_banner: false });
  });

  test('says so for a patient there is not', async () => {
    expect((await new Visitor().open('/launch?patient=nobody')).status).toBe(404);
    expect((await new Visitor().open('/frame?patient=nobody')).status).toBe(404);
  });

  test('has no room for scripts, nor for frames of strangers', async () => {
    const policy = (await fetch(sandbox.url)).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'self'");
  });
});

describe('the consent page', () => {
  test('permits: the app gets its code', async () => {
    sandbox.settings.authorization = 'ask';
    const visitor = new Visitor();
    const { address, verifier } = launchedAddress();
    const asked = await visitor.open(address);
    expect(asked.html).toContain('Permit RLS Pathway?');
    expect(asked.html).toContain('patient/*.rs');
    const back = await visitor.open(asked.url.pathname, { answer: 'allow' });
    const { status, body } = await exchange(sandbox, { status: 0, location: undefined, returned: back.url.searchParams, verifier });
    expect([status, body['patient']]).toEqual([200, 'anna']);
  });

  test('denies: the app is told, and gets no code', async () => {
    sandbox.settings.authorization = 'ask';
    const visitor = new Visitor();
    const asked = await visitor.open(launchedAddress().address);
    const back = await visitor.open(asked.url.pathname, { answer: 'deny' });
    expect(back.url.searchParams.get('error')).toBe('access_denied');
    expect(back.url.searchParams.has('code')).toBe(false);
  });

  test('belongs to the browser that was asked', async () => {
    sandbox.settings.authorization = 'ask';
    const asked = await new Visitor().open(launchedAddress().address);
    expect((await new Visitor().open(asked.url.pathname, { answer: 'allow' })).status).toBe(400);
  });
});

describe('an app that starts outside the EHR', () => {
  test('has the user pick the patient, then gets that one', async () => {
    const visitor = new Visitor();
    const { address, verifier } = authorizeUrl({ scope: 'launch/patient openid patient/*.rs' });
    const asked = await visitor.open(address);
    expect(asked.html).toContain('Choose a patient');
    const back = await visitor.open(asked.url.pathname, { patient: 'bruno' });
    const { body } = await exchange(sandbox, { status: 0, location: undefined, returned: back.url.searchParams, verifier });
    expect(body).toMatchObject({ patient: 'bruno', need_patient_banner: true });
  });
});

const makeTrouble = async (form: Record<string, string>, headers: Record<string, string> = {}): Promise<number> =>
  (await fetch(`${sandbox.url}trouble`, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual', headers })).status;

describe('the form that makes the EHR misbehave', () => {
  test('adds a fault, shows it, and takes it away', async () => {
    expect(await makeTrouble({ add: '1', type: 'Observation', query: 'category=laboratory', fault: 'withheld' })).toBe(303);
    expect(sandbox.settings.faults).toEqual([{ resourceType: 'Observation', query: 'category=laboratory', fault: 'withheld' }]);
    expect(await (await fetch(sandbox.url)).text()).toContain('The search of Observation where category=laboratory says that some results were withheld.');
    await makeTrouble({ remove: '0' });
    expect(sandbox.settings.faults).toEqual([]);
  });

  test('sets the authorization and the life of tokens', async () => {
    await makeTrouble({ set: '1', authorization: 'deny', lifetime: '30' });
    expect(sandbox.settings).toMatchObject({ authorization: 'deny', accessTokenLifetime: 30, refreshTokens: false });
  });

  test('takes no orders from other sites', async () => {
    expect(await makeTrouble({ set: '1', authorization: 'deny', lifetime: '30' }, { 'Sec-Fetch-Site': 'cross-site' })).toBe(403);
    expect(sandbox.settings.authorization).toBe('grant');
  });
});

test('under another host name nothing is served', async () => {
  const port = new URL(sandbox.url).port;
  const response = await fetch(`http://localhost:${port}/fhir/metadata`, { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([307, sandbox.url]);
});
