import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Kept {
  readonly payload: AdapterPayload;
  readonly expires: number;
}

/** Everything one sandbox's authorization server keeps; gone when the process ends. */
export class Tokens {
  readonly #kept = new Map<string, Map<string, Kept>>();

  /** The storage of one of the provider's models, e.g. `AccessToken`. */
  readonly adapter = (model: string): Adapter => {
    const kept = this.#of(model);
    const find = (matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
      [...kept.values()].find(({ payload, expires }) => expires > Date.now() && matches(payload))?.payload;
    return {
      upsert: async (id, payload, expiresIn) => {
        for (const [other, { expires }] of kept) if (expires <= Date.now()) kept.delete(other);
        kept.set(id, { payload, expires: expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000 });
      },
      find: async (id) => {
        const entry = kept.get(id);
        return entry !== undefined && entry.expires > Date.now() ? entry.payload : undefined;
      },
      findByUid: async (uid) => find((payload) => payload.uid === uid),
      findByUserCode: async (userCode) => find((payload) => payload.userCode === userCode),
      consume: async (id) => {
        const entry = kept.get(id);
        if (entry !== undefined) entry.payload.consumed = Math.floor(Date.now() / 1000);
      },
      destroy: async (id) => {
        kept.delete(id);
      },
      revokeByGrantId: async (grantId) => {
        for (const [id, { payload }] of kept) if (payload.grantId === grantId) kept.delete(id);
      },
    };
  };

  /** Ends every access token, as their expiry would; refresh tokens stay. */
  expireAccessTokens(): void {
    this.#of('AccessToken').clear();
  }

  /** Ends every access and refresh token, as when a user's access is withdrawn. */
  revokeAll(): void {
    this.#of('AccessToken').clear();
    this.#of('RefreshToken').clear();
  }

  #of(model: string): Map<string, Kept> {
    const kept = this.#kept.get(model) ?? new Map<string, Kept>();
    this.#kept.set(model, kept);
    return kept;
  }
}
