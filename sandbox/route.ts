import type { IncomingMessage, ServerResponse } from 'node:http';

import { paths } from './authorization/provider.ts';
import type { FhirServer } from './fhir/server.ts';
import { type Answer, corsHeaders, readBody, send } from './http.ts';
import type { EhrPages } from './page/pages.ts';
import type { Settings } from './settings.ts';

export interface Rooms {
  readonly origin: string;
  /** Origins whose pages may read FHIR answers. */
  readonly appOrigins: readonly string[];
  readonly settings: Settings;
  readonly fhir: FhirServer;
  /** The SMART configuration document. */
  readonly smart: Record<string, unknown>;
  readonly pages: EhrPages;
  /** The authorization server. */
  readonly oauth: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** What an app may use of the EHR's look (https://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html#styling). */
const style = { color_background: '#ffffff', color_highlight: '#0b5c8a', color_text: '#1c2733', dim_border_radius: '6px' };

/** Brings each request to the room that answers it. */
export function route(rooms: Rooms): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { origin, appOrigins, settings } = rooms;
  return async (request, response) => {
    const url = new URL(request.url ?? '/', origin);
    const cors = corsHeaders(request.headers.origin, appOrigins);
    const json = (value: unknown): Answer => ({
      status: 200,
      headers: { 'Content-Type': 'application/json', ...cors },
      body: JSON.stringify(value),
    });

    // Another host name than the sandbox's own is a foreign page's attempt, or a user who typed `localhost`.
    if (request.headers.host !== new URL(origin).host) {
      if (request.method === 'GET') send(response, { status: 307, headers: { Location: `${origin}/` } });
      else send(response, { status: 421 });
    } else if (url.pathname === '/fhir' || url.pathname.startsWith('/fhir/')) {
      if (request.method === 'OPTIONS') send(response, { status: 204, headers: cors });
      else if (url.pathname === '/fhir/.well-known/smart-configuration') send(response, json(rooms.smart));
      else {
        const answer = await fhirAnswer(rooms.fhir, request, url);
        const readable = answer.status !== 401 || settings.corsOnUnauthorized;
        send(response, { ...answer, headers: { ...answer.headers, ...(readable ? cors : {}) } });
      }
    } else if (url.pathname.startsWith('/oauth/') || url.pathname === '/.well-known/openid-configuration') {
      if (url.pathname === paths.token && request.method === 'POST' && settings.tokenEndpoint === 'fails') {
        send(response, { status: 500, headers: { 'Content-Type': 'application/json', ...cors }, body: '{"error":"server_error"}' });
      } else await rooms.oauth(request, response);
    } else if (url.pathname === '/smart-style.json') send(response, json(style));
    else await rooms.pages.answer(request, response, url);
  };
}

async function fhirAnswer(fhir: FhirServer, request: IncomingMessage, url: URL): Promise<Answer> {
  const method = request.method ?? 'GET';
  return fhir.answer({
    method,
    path: url.pathname.slice('/fhir'.length).replace(/^\/|\/$/g, ''),
    parameters: url.searchParams,
    body: method === 'POST' ? await readBody(request) : '',
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
  });
}
