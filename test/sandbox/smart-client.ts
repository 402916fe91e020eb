import { createHash, randomBytes } from 'node:crypto';

import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/server.ts';
import { anna, bruno } from './charts.ts';

/** Where the app of these tests would live; nothing listens there, redirects to it are read and not followed. */
export const appUrl = 'http://127.0.0.1:65000/';

export const wideScope = 'launch openid fhirUser online_access patient/*.rs patient/QuestionnaireResponse.c';

/** A sandbox with Anna and Bruno on a free port. */
export function sandboxOfTwo(settings: SandboxOptions['settings'] = {}): Promise<Sandbox> {
  return startSandbox({
    appUrl,
    settings,
    bundles: [
      { name: 'anna', bundle: anna },
      { name: 'bruno', bundle: bruno },
    ],
  });
}

/** What an app sends to the authorization endpoint, each part replaceable (`undefined` leaves it out). */
export interface Authorization {
  readonly scope?: string;
  readonly patient?: string;
  readonly launch?: string | undefined;
  readonly aud?: string | undefined;
  readonly redirectUri?: string;
  readonly challenge?: string | undefined;
  readonly clientId?: string;
}

export interface AuthorizationAnswer {
  readonly status: number;
  /** The parameters that came back to the app. */
  readonly returned: URLSearchParams;
  readonly location: string | undefined;
  readonly verifier: string;
}

/** Asks the sandbox to authorize an app for a patient, as a browser that follows the launch would. */
export async function authorize(sandbox: Sandbox, asked: Authorization = {}): Promise<AuthorizationAnswer> {
  const verifier = randomBytes(32).toString('base64url');
  const parameters = {
    response_type: 'code',
    client_id: asked.clientId ?? 'rls-pathway',
    redirect_uri: asked.redirectUri ?? `${appUrl}index.html`,
    scope: asked.scope ?? wideScope,
    state: 'a-state-that-comes-back',
    aud: 'aud' in asked ? asked.aud : sandbox.fhirBase,
    launch: 'launch' in asked ? asked.launch : sandbox.createLaunch(asked.patient ?? 'anna').launch,
    code_challenge: 'challenge' in asked ? asked.challenge : createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'challenge' in asked && asked.challenge === undefined ? undefined : 'S256',
  };
  const url = new URL('/oauth/authorize', sandbox.url);
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);
  const response = await fetch(url, { redirect: 'manual' });
  const location = response.headers.get('location') ?? undefined;
  const returned = location === undefined ? new URLSearchParams() : new URL(location, sandbox.url).searchParams;
  return { status: response.status, location, returned, verifier };
}

export interface TokenAnswer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

export async function postToken(sandbox: Sandbox, form: Record<string, string>): Promise<TokenAnswer> {
  const response = await fetch(new URL('/oauth/token', sandbox.url), {
    method: 'POST',
    headers: { Origin: new URL(appUrl).origin },
    body: new URLSearchParams(form),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

export function exchange(sandbox: Sandbox, { returned, verifier }: AuthorizationAnswer, other: Record<string, string> = {}): Promise<TokenAnswer> {
  return postToken(sandbox, {
    grant_type: 'authorization_code',
    client_id: 'rls-pathway',
    code: returned.get('code') ?? '',
    redirect_uri: `${appUrl}index.html`,
    code_verifier: verifier,
    ...other,
  });
}

/** The whole launch: an access token for a patient. */
export async function launchedToken(sandbox: Sandbox, asked: Authorization = {}): Promise<Record<string, unknown>> {
  const { status, body } = await exchange(sandbox, await authorize(sandbox, asked));
  if (status !== 200) throw new Error(`no token: ${JSON.stringify(body)}`);
  return body;
}

export interface FhirAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // The tests look into many shapes of answer; each says what it expects to find.
  readonly json: () => Record<string, unknown>;
}

/** Asks the FHIR endpoint, with a bearer token. */
export async function askFhir(sandbox: Sandbox, path: string, token: unknown, init: RequestInit = {}): Promise<FhirAnswer> {
  const url = path.startsWith('http') ? path : `${sandbox.fhirBase}/${path}`;
  const headers = new Headers({ Accept: 'application/fhir+json', ...(typeof token === 'string' ? { Authorization: `Bearer ${token}` } : {}) });
  for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
  const response = await fetch(url, { ...init, headers });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) as Record<string, unknown> };
}
