import * as security from 'fhirclient/lib/security/browser';
import type { fhirclient } from 'fhirclient/lib/types';
import { decodeBase64Url, encodeBase64Url } from './token-text.ts';

/**
 * The library's own extension point: what its flow needs from the browser. Ours differs from its BrowserAdapter in that the
 * address is handed in (so no parameter reaches the flow unchecked), nothing navigates by itself, and a token that is no
 * JWT, or one with an umlaut in it, does not end the flow.
 */
export function createAdapter(url: URL, { sharedSessionStorage = false }: { sharedSessionStorage?: boolean } = {}): fhirclient.Adapter {
  return {
    options: { replaceBrowserHistory: true, fullSessionStorageSupport: !sharedSessionStorage, refreshTokenWithClientId: true },
    security,
    getUrl: () => url,
    relative: (path) => new URL(path, url).href,
    redirect: () => {
      throw new Error('The launch page navigates itself, after checking the address.');
    },
    getStorage: () => sessionState,
    getAbortController: () => AbortController,
    btoa: (text) => btoa(text),
    // The library parses the result as the claims of a JWT; what is no JSON has no claims.
    atob: (text) => {
      const decoded = decodeBase64Url(text);
      return decoded !== undefined && isJson(decoded) ? decoded : 'null';
    },
    base64urlencode: encodeBase64Url,
    base64urldecode: (text) => decodeBase64Url(text) ?? '',
    getSmartApi: () => {
      throw new Error('The flow is called by its functions.');
    },
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** sessionStorage as the library wants it; an entry that is no JSON reads as absent. */
const sessionState: fhirclient.Storage = {
  get: async (key) => {
    const value = sessionStorage.getItem(key);
    return value !== null && isJson(value) ? JSON.parse(value) : null;
  },
  set: async (key, value) => {
    sessionStorage.setItem(key, JSON.stringify(value));
    return value;
  },
  unset: async (key) => {
    const existed = sessionStorage.getItem(key) !== null;
    sessionStorage.removeItem(key);
    return existed;
  },
};
