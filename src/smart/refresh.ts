import { messageOf, SessionExpired } from './failure.ts';
import { readTokenResponse, tokenEnd, type StoredSession } from './stored-session.ts';

/**
 * Renews an access token (RFC 6749, section 6) for a public client, which names itself by `client_id`.
 *
 * The library's own refresh demands `online_access` or `offline_access` among the granted scopes, which some servers that do
 * give a refresh token leave out; so the request is made here. A server that returns no new refresh token leaves the old one valid.
 *
 * @throws SessionExpired when the server refuses; a TypeError (no network) or an Error (server trouble) when it may work later.
 */
export async function refreshToken(session: StoredSession, nowSeconds: () => number): Promise<StoredSession> {
  const { refresh_token: currentRefreshToken } = session.tokenResponse;
  if (currentRefreshToken === undefined || session.tokenUri === undefined) throw new SessionExpired('no refresh token');
  const response = await fetch(session.tokenUri, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: currentRefreshToken, client_id: session.clientId }).toString(),
    credentials: 'same-origin',
    cache: 'no-store',
  });
  if (response.status >= 500 || response.status === 429) throw new Error(`The token endpoint answered with HTTP ${response.status}.`);
  if (!response.ok) throw new SessionExpired(`the token endpoint refused the refresh with HTTP ${response.status}`);
  const receivedAt = nowSeconds();
  const renewed = readTokenResponse(await readJson(response));
  if (renewed?.access_token === undefined) throw new SessionExpired('the refresh brought no access token');
  if (renewed.patient !== undefined && renewed.patient !== session.tokenResponse.patient) throw new SessionExpired('the EHR has moved on to another patient');
  const { tokenEnds: _, ...rest } = session;
  const tokenEnds = tokenEnd(renewed, receivedAt);
  return { ...rest, tokenResponse: { ...session.tokenResponse, ...renewed }, ...(tokenEnds === undefined ? {} : { tokenEnds }) };
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    throw new SessionExpired(`the refresh was answered with something else than JSON: ${messageOf(error)}`, { cause: error });
  }
}
