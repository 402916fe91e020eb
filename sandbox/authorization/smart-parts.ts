import type { KoaContextWithOIDC } from 'oidc-provider';

import type { Settings } from '../settings.ts';
import type { LaunchContext } from './launches.ts';

type Middleware = (ctx: KoaContextWithOIDC, next: () => Promise<void>) => Promise<void>;

/**
 * `offline_access` under another name: OpenID Connect drops that scope unless the request also says `prompt=consent`,
 * which SMART does not ask of apps.
 */
export const offlineAlias = 'smart_offline_access';

/** Carries `offline_access` past OpenID Connect's rule, for authorization requests. */
export function keepOfflineAccess(path: string): Middleware {
  return async (ctx, next) => {
    const { scope } = ctx.query;
    if (ctx.path === path && typeof scope === 'string') {
      ctx.query = { ...ctx.query, scope: scope.split(' ').map((name) => (name === 'offline_access' ? offlineAlias : name)).join(' ') };
    }
    await next();
  };
}

interface TokenAnswer {
  access_token: string;
  expires_in: number | string | undefined;
  scope?: string;
  [name: string]: unknown;
}

function isTokenAnswer(body: unknown): body is TokenAnswer {
  return typeof body === 'object' && body !== null && 'access_token' in body;
}

/** Adds the launch context to token answers (https://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html). */
export function sayLaunchContext(
  { settings, origin }: { readonly settings: Settings; readonly origin: string },
  contexts: ReadonlyMap<string, LaunchContext>,
  path: string,
): Middleware {
  return async (ctx, next) => {
    await next();
    const body: unknown = ctx.body;
    const context = contexts.get(ctx.oidc?.entities.Grant?.jti ?? '');
    if (ctx.path !== path || context === undefined || !isTokenAnswer(body)) return;
    if (body.scope !== undefined) body.scope = body.scope.replace(offlineAlias, 'offline_access');
    if (settings.expiresIn === 'string') body.expires_in = String(body.expires_in);
    if (settings.expiresIn === 'absent') body.expires_in = undefined;
    ctx.body = {
      ...body,
      ...(settings.patientInTokenAnswer ? { patient: context.patient } : {}),
      ...(context.encounter === undefined ? {} : { encounter: context.encounter }),
      need_patient_banner: context.needPatientBanner,
      smart_style_url: `${origin}/smart-style.json`,
    };
  };
}
