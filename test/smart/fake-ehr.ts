import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type { Configuration } from '../../src/smart/configuration.ts';

/** A made-up EHR, for launches in tests: discovery, token endpoint and one FHIR answer. */
export const ehr = 'https://ehr.example/fhir';
export const app = 'https://app.example/rls/';

export const configuration: Configuration = {
  issuers: [{ iss: ehr, name: 'Example EHR', clientId: 'rls-client', scope: 'launch openid fhirUser patient/Patient.rs patient/Observation.rs' }],
};

export const discovery = {
  authorization_endpoint: 'https://ehr.example/authorize',
  token_endpoint: 'https://ehr.example/token',
  code_challenge_methods_supported: ['S256'],
  capabilities: ['launch-ehr', 'client-public'],
};

export const goodToken = { access_token: 'secret-token', token_type: 'Bearer', expires_in: 3600, scope: 'launch patient/Patient.rs', patient: 'p1', need_patient_banner: true };

/** What reached the EHR: the bodies sent to the token endpoint, and the authorization headers of FHIR requests. */
export const received: { token: URLSearchParams[]; fhir: (string | null)[] } = { token: [], fhir: [] };

export const server = setupServer();

/** Serves discovery, the given token answers in turn (the last one repeats), and an empty bundle with the given statuses in turn. */
export function serveEhr({ tokens = [goodToken], statuses = [200] }: { tokens?: readonly (object | Response)[]; statuses?: readonly number[] } = {}): void {
  received.token = [];
  received.fhir = [];
  let tokenCalls = 0;
  let fhirCalls = 0;
  const answerFhir = ({ request }: { request: Request }): Response => {
    received.fhir.push(request.headers.get('authorization'));
    const status = statuses[Math.min(fhirCalls++, statuses.length - 1)] ?? 200;
    return HttpResponse.json({ resourceType: 'Bundle', type: 'searchset' }, { status });
  };
  server.use(
    http.get(`${ehr}/.well-known/smart-configuration`, () => HttpResponse.json(discovery)),
    http.post(discovery.token_endpoint, async ({ request }) => {
      received.token.push(new URLSearchParams(await request.text()));
      const answer = tokens[Math.min(tokenCalls++, tokens.length - 1)] ?? {};
      return answer instanceof Response ? answer.clone() : HttpResponse.json(answer);
    }),
    http.get(ehr, answerFhir),
    http.get(`${ehr}/*`, answerFhir),
  );
}

/** Puts the window at an address, as after a navigation. */
export function openPage(address: string): URL {
  // Whether the EHR allows cross-origin requests is the EHR's; here every request is let through.
  window.happyDOM.settings.fetch.disableSameOriginPolicy = true;
  window.happyDOM.setURL(new URL(address, app).href);
  return new URL(window.location.href);
}

/** base64url of a JSON object, as a JWT carries its claims. */
export function jwt(claims: object): string {
  return `e30.${Buffer.from(JSON.stringify(claims), 'utf8').toString('base64url')}.signature`;
}
