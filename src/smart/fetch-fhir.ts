import { messageOf, SessionExpired, SmartFailure } from './failure.ts';
import { refreshToken } from './refresh.ts';
import { forgetSession, storeSession, type StoredSession } from './stored-session.ts';

/** A request to the session's FHIR server; a relative address is taken from the FHIR base. */
export type FetchFhir = (url: string, init?: RequestInit) => Promise<Response>;

/** Renew this long before the stated end, so that a request does not arrive too late. */
const renewalMarginSeconds = 10;

const now = (): number => Math.floor(Date.now() / 1000);

export interface FhirAccess {
  readonly fetchFhir: FetchFhir;
  /** Calls back once when the session ends (at once if it has ended); returns how to stop listening. */
  readonly onExpired: (listener: (expired: SessionExpired) => void) => () => void;
}

/**
 * Requests that carry the session's token to the session's server, and to no other origin.
 *
 * The token is renewed once, however many requests find it expired; where it cannot be renewed, all requests, under way and
 * later ones, fail with one and the same `SessionExpired`. Answers other than 401 are handed on as they are.
 */
export function createFhirAccess(initial: StoredSession): FhirAccess {
  let session = initial;
  let renewal: Promise<void> | undefined;
  let expired: SessionExpired | undefined;
  const listeners = new Set<(expired: SessionExpired) => void>();

  const end = (reason: SessionExpired): SessionExpired => {
    if (expired !== undefined) return expired;
    expired = reason;
    forgetSession(session.key);
    for (const listener of listeners) listener(reason);
    listeners.clear();
    return reason;
  };

  const canRenew = (): boolean => session.tokenResponse.refresh_token !== undefined;
  const hasEnded = (): boolean => session.tokenEnds !== undefined && session.tokenEnds <= now();
  const endsSoon = (): boolean => session.tokenEnds !== undefined && session.tokenEnds - renewalMarginSeconds <= now();

  const renew = async (): Promise<void> => {
    renewal ??= refreshToken(session, now)
      .then((renewed) => {
        session = renewed;
        storeSession(renewed);
      })
      .catch((error: unknown) => {
        throw error instanceof SessionExpired ? end(error) : error;
      })
      .finally(() => {
        renewal = undefined;
      });
    await renewal;
  };

  const send = async (url: URL, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${session.tokenResponse.access_token ?? ''}`);
    if (!headers.has('accept')) headers.set('accept', 'application/fhir+json');
    try {
      // Nothing of the chart is left in the browser's cache.
      return await fetch(url, { ...init, headers, cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' });
    } catch (error) {
      // A 401 without CORS headers reaches the page as a network error.
      if (isNetworkError(error) && hasEnded() && !canRenew()) throw end(new SessionExpired(`the token has ended; ${messageOf(error)}`));
      throw error;
    }
  };

  const fetchFhir: FetchFhir = async (address, init = {}) => {
    const url = resolveOnServer(address, session.serverUrl);
    if (expired !== undefined) throw expired;
    if (endsSoon() && canRenew()) await renew();
    if (hasEnded() && !canRenew()) throw end(new SessionExpired('the token has ended'));
    const tokenUsed = session.tokenResponse.access_token;
    const first = await send(url, init);
    if (first.status !== 401 || isAboutScope(first)) return first;
    if (session.tokenResponse.access_token === tokenUsed) {
      if (!canRenew()) throw end(new SessionExpired('the server answered with HTTP 401'));
      await renew();
    }
    const second = await send(url, init);
    if (second.status === 401 && !isAboutScope(second)) throw end(new SessionExpired('the server answered with HTTP 401 to a renewed token'));
    return second;
  };

  return {
    fetchFhir,
    onExpired: (listener) => {
      if (expired !== undefined) {
        listener(expired);
        return () => {};
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

function isNetworkError(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof Error && error.name === 'NetworkError');
}

/** RFC 6750 has 403 for a missing scope, yet some servers say so with 401; the token itself is then still good. */
function isAboutScope(response: Response): boolean {
  return (response.headers.get('www-authenticate') ?? '').includes('insufficient_scope');
}

/** The absolute address of a request; throws `foreign-origin` when it would leave the session's server. */
function resolveOnServer(address: string, fhirBase: string): URL {
  const base = new URL(fhirBase.endsWith('/') ? fhirBase : `${fhirBase}/`);
  let url: URL;
  try {
    url = new URL(address, base);
  } catch (error) {
    throw new SmartFailure('foreign-origin', 'not an address', { cause: error });
  }
  if (url.origin !== base.origin || url.username !== '' || url.password !== '') throw new SmartFailure('foreign-origin', url.origin);
  return url;
}
