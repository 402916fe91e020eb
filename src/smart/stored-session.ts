import * as v from 'valibot';
import { messageOf, SmartFailure } from './failure.ts';
import { readJwtClaims, readUserReference } from './token-text.ts';

/** The entry under which fhirclient keeps the key of the window's current launch. */
const currentLaunchEntry = 'SMART_KEY';

const id = v.pipe(v.union([v.string(), v.number()]), v.transform(String));

/** The token endpoint's answer (SMART App Launch 2.2, "Obtain access token"); null stands for absent, as some servers write it. */
const tokenResponseSchema = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((response) => Object.fromEntries(Object.entries(response).filter(([, value]) => value !== null))),
  v.object({
    access_token: v.optional(v.string()),
    token_type: v.optional(v.string()),
    expires_in: v.optional(v.union([v.number(), v.string()])),
    scope: v.optional(v.string()),
    refresh_token: v.optional(v.string()),
    patient: v.optional(id),
    encounter: v.optional(id),
    need_patient_banner: v.optional(v.union([v.boolean(), v.string()])),
    smart_style_url: v.optional(v.string()),
  }),
);

const storedSessionSchema = v.object({
  serverUrl: v.string(),
  key: v.string(),
  clientId: v.string(),
  redirectUri: v.string(),
  scope: v.string(),
  tokenUri: v.optional(v.string()),
  completeInTarget: v.literal(true),
  tokenResponse: v.fallback(tokenResponseSchema, {}),
  /** When the token ends (seconds since 1970), where the server said so; ours, beside the library's guess. */
  tokenEnds: v.optional(v.number()),
  userReference: v.optional(v.string()),
});

/** What sessionStorage keeps of a launch: what the library needs to resume it, and nothing of the chart. */
export type StoredSession = v.InferOutput<typeof storedSessionSchema>;
export type TokenResponse = v.InferOutput<typeof tokenResponseSchema>;

/** Throws `storage-blocked` where the browser lets the page keep nothing. */
export function demandSessionStorage(): void {
  const probe = 'storage-probe';
  try {
    sessionStorage.setItem(probe, '1');
    sessionStorage.removeItem(probe);
  } catch (error) {
    throw new SmartFailure('storage-blocked', messageOf(error), { cause: error });
  }
}

/** The key of the launch that this window is in: from the address, else the window's last. */
export function currentLaunchKey(page: URL): string | undefined {
  const named = page.searchParams.get('state');
  if (named !== null) return named;
  const parsed = readEntry(currentLaunchEntry);
  return typeof parsed === 'string' ? parsed : undefined;
}

/** The launch stored under a key, if there is one that this app began. */
export function readStoredSession(key: string): StoredSession | undefined {
  const result = v.safeParse(storedSessionSchema, readEntry(key));
  return result.success && result.output.key === key ? result.output : undefined;
}

/** Writes a session back, trimmed to the fields of `StoredSession`: the spent PKCE verifier and the id_token go. */
export function storeSession(session: StoredSession): void {
  sessionStorage.setItem(session.key, JSON.stringify(session));
}

/** Removes a launch and its token from the window's storage. */
export function forgetSession(key: string | undefined): void {
  if (key !== undefined) sessionStorage.removeItem(key);
  if (key === undefined || readEntry(currentLaunchEntry) === key) sessionStorage.removeItem(currentLaunchEntry);
}

/**
 * A session from the library's state after a token exchange or a reload.
 *
 * @param state the library's client state.
 * @param receivedAt when the token was received (seconds since 1970); undefined on a reload, where the stored end holds.
 */
export function sessionFromState(state: unknown, receivedAt: number | undefined): StoredSession | undefined {
  const result = v.safeParse(storedSessionSchema, state);
  if (!result.success) return undefined;
  const session = result.output;
  if (receivedAt === undefined) return session;
  const tokenEnds = tokenEnd(session.tokenResponse, receivedAt);
  const userReference = readUserReference(readIdToken(state));
  return { ...session, ...(tokenEnds === undefined ? {} : { tokenEnds }), ...(userReference === undefined ? {} : { userReference }) };
}

/** When a token ends, in seconds since 1970: `expires_in` (also as text), else a JWT's `exp`; undefined when neither says. */
export function tokenEnd(token: TokenResponse, receivedAt: number): number | undefined {
  const lifetime = token.expires_in === undefined ? Number.NaN : Number(token.expires_in);
  if (Number.isFinite(lifetime) && lifetime > 0) return receivedAt + lifetime;
  const end = token.access_token === undefined ? undefined : readJwtClaims(token.access_token)?.['exp'];
  return typeof end === 'number' && Number.isFinite(end) ? end : undefined;
}

/** Checks a token endpoint's answer to a refresh. */
export function readTokenResponse(value: unknown): TokenResponse | undefined {
  const result = v.safeParse(tokenResponseSchema, value);
  return result.success ? result.output : undefined;
}

function readIdToken(state: unknown): unknown {
  const result = v.safeParse(v.object({ tokenResponse: v.object({ id_token: v.optional(v.unknown()) }) }), state);
  return result.success ? result.output.tokenResponse.id_token : undefined;
}

function readEntry(key: string): unknown {
  const value = sessionStorage.getItem(key);
  if (value === null) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
