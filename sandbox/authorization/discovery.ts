import { paths } from './provider.ts';

/** What SMART apps discover (https://hl7.org/fhir/smart-app-launch/conformance.html#using-well-known). */
export function smartConfiguration(origin: string, scopes: readonly string[]): Record<string, unknown> {
  return {
    issuer: origin,
    jwks_uri: `${origin}${paths.jwks}`,
    authorization_endpoint: `${origin}${paths.authorization}`,
    token_endpoint: `${origin}${paths.token}`,
    revocation_endpoint: `${origin}${paths.revocation}`,
    userinfo_endpoint: `${origin}${paths.userinfo}`,
    token_endpoint_auth_methods_supported: ['none'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: scopes.filter((scope) => !scope.includes('/') || /\.(?:read|rs|write|c)$/.test(scope) || scope.includes('?') || scope.startsWith('launch')),
    capabilities: [
      'launch-ehr',
      'launch-standalone',
      'client-public',
      'sso-openid-connect',
      'context-banner',
      'context-style',
      'context-ehr-patient',
      'context-ehr-encounter',
      'context-standalone-patient',
      'permission-offline',
      'permission-online',
      'permission-patient',
      'permission-user',
      'permission-v1',
      'permission-v2',
    ],
  };
}
