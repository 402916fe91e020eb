import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

import { type Configuration, Provider, errors } from 'oidc-provider';

import { escapeHtml, htmlPage } from '../page/html.ts';
import type { Settings } from '../settings.ts';
import type { Tokens } from './adapter.ts';
import type { LaunchContext, Launches } from './launches.ts';
import { contextAsked, prompts } from './prompts.ts';
import { keepOfflineAccess, offlineAlias, sayLaunchContext } from './smart-parts.ts';

export interface AuthorizationOptions {
  /** Origin of the sandbox; the issuer. */
  readonly origin: string;
  readonly fhirBase: string;
  readonly settings: Settings;
  readonly tokens: Tokens;
  readonly launches: Launches;
  /** Every scope that can be granted. */
  readonly scopes: readonly string[];
  readonly client: { readonly id: string; readonly redirectUris: readonly string[] };
  /** Origins from which browsers may call the token endpoint. */
  readonly appOrigins: readonly string[];
  /** Who works at this EHR: the user of every launch. */
  readonly user: { readonly reference: string; readonly name: string };
}

export interface AuthorizationServer {
  readonly provider: Provider;
  /** The launch context behind a grant. */
  readonly contextOf: (grantId: string) => LaunchContext | undefined;
}

/** Paths of the authorization server below the sandbox's origin. */
export const paths = {
  authorization: '/oauth/authorize',
  token: '/oauth/token',
  revocation: '/oauth/revoke',
  userinfo: '/oauth/userinfo',
  jwks: '/oauth/jwks',
} as const;

/**
 * The EHR's authorization server: OAuth 2 and OpenID Connect by oidc-provider, and around it what SMART App Launch adds
 * (https://hl7.org/fhir/smart-app-launch/app-launch.html): launch handles, `aud`, launch context in the token answer.
 * Whoever launches is logged in at the EHR already, so a handle stands for the login.
 */
export async function authorizationServer(options: AuthorizationOptions): Promise<AuthorizationServer> {
  const { settings, launches } = options;
  const contexts = new Map<string, LaunchContext>();
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const provider = new Provider(options.origin, {
    ...rules(options),
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kty: 'RSA', use: 'sig', alg: 'RS256', kid: 'sandbox' }] },
    // Each authorization is a grant of its own, so that launches for two patients in two tabs stay apart.
    loadExistingGrant: async (ctx) => {
      const context = contextAsked(ctx, launches);
      const { account, client } = ctx.oidc;
      if (context === undefined || account === undefined || client === undefined) return undefined;
      if (settings.authorization === 'deny') throw new errors.AccessDenied('the user did not permit the app');
      const grant = new provider.Grant({ accountId: account.accountId, clientId: client.clientId });
      for (const scope of ctx.oidc.requestParamOIDCScopes) {
        if (isRefused(scope, settings)) grant.rejectOIDCScope(scope);
        else grant.addOIDCScope(scope);
      }
      contexts.set(await grant.save(), context);
      return grant;
    },
  });
  provider.use(keepOfflineAccess(paths.authorization));
  provider.use(sayLaunchContext(options, contexts, paths.token));
  return { provider, contextOf: (grantId) => contexts.get(grantId) };
}

function rules(options: AuthorizationOptions): Configuration {
  const { settings, launches, fhirBase, user, client } = options;
  return {
    adapter: options.tokens.adapter,
    clients: [
      {
        client_id: client.id,
        redirect_uris: [...client.redirectUris],
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    responseTypes: ['code'],
    scopes: [...options.scopes.filter((scope) => scope !== 'offline_access'), offlineAlias],
    claims: { openid: ['sub'], fhirUser: ['fhirUser'], profile: ['name'] },
    conformIdTokenClaims: false,
    clockTolerance: 0,
    allowOmittingSingleRegisteredRedirectUri: false,
    cookies: { keys: [randomBytes(32).toString('hex')] },
    routes: paths,
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      revocation: { enabled: true, allowedPolicy: async (_ctx, asking, token) => token.clientId === asking.clientId },
    },
    clientBasedCORS: (_ctx, origin) => options.appOrigins.includes(origin),
    findAccount: async (_ctx, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, name: user.name, fhirUser: `${fhirBase}/${user.reference}` }),
    }),
    extraParams: {
      aud: (_ctx, aud) => {
        if (aud?.replace(/\/$/, '') !== fhirBase) throw new errors.InvalidRequest(`aud must be ${fhirBase}`);
      },
      launch: (ctx, launch) => {
        const asked = ctx.oidc.requestParamScopes;
        if (launch === undefined && !asked.has('launch/patient')) throw new errors.InvalidRequest('launch is missing');
        if (launch !== undefined && !asked.has('launch')) throw new errors.InvalidScope('a launch needs the scope launch', 'launch');
        if (launch !== undefined && !launches.use(launch)) {
          throw new errors.InvalidRequest('launch is unknown, expired or already used');
        }
        ctx.oidc.session?.loginAccount({ accountId: user.reference });
      },
    },
    interactions: { policy: prompts(settings), url: (_ctx, { uid }) => `/interaction/${uid}` },
    issueRefreshToken: async (_ctx, _client, { scopes }) => scopes.has('online_access') || scopes.has(offlineAlias),
    rotateRefreshToken: () => settings.rotateRefreshTokens,
    expiresWithSession: async () => false,
    ttl: {
      AccessToken: () => settings.accessTokenLifetime,
      RefreshToken: () => settings.refreshTokenLifetime,
      AuthorizationCode: 60,
      Grant: 24 * 3600,
      IdToken: 3600,
      Interaction: 600,
      Session: 24 * 3600,
    },
    renderError: (ctx, { error, error_description: description = '' }) => {
      const title = 'The app cannot be authorized';
      ctx.type = 'html';
      ctx.set('Content-Security-Policy', `default-src 'none'; style-src 'self'; frame-ancestors 'self'`);
      ctx.body = htmlPage(title, `<main><h1>${title}</h1><p>${escapeHtml(`${error}: ${description}`)}</p></main>`);
    },
  };
}

/** Whether a requested scope is withheld by the settings. */
function isRefused(scope: string, { refusedScopes, refreshTokens }: Settings): boolean {
  if (!refreshTokens && (scope === 'online_access' || scope === offlineAlias)) return true;
  return refusedScopes.some((refused) => refused === scope || scope.split(/[/.]/)[1] === refused);
}
