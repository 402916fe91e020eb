import type { IncomingMessage, ServerResponse } from 'node:http';

/** The only interface the sandbox listens on; app and sandbox must share one hostname (storage in frames depends on it). */
export const loopback = '127.0.0.1';

/** An answer before it is sent. `dropped` closes the connection instead. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly dropped?: boolean;
}

/** Sends an answer, whole. */
export function send(response: ServerResponse, { status, headers, body, dropped }: Answer): void {
  if (dropped === true) {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'Cache-Control': 'no-store', ...headers });
  response.end(body);
}

/** A web page of the sandbox itself, closed to scripts and to frames of other origins. */
export function page(body: string, { status = 200, frames = "'none'", forms = "'self'" } = {}): Answer {
  return {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy':
        `default-src 'none'; style-src 'self'; img-src data:; frame-src ${frames}; form-action ${forms}; ` +
        `frame-ancestors 'self'; base-uri 'none'`,
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    },
    body,
  };
}

export function redirect(location: string): Answer {
  return { status: 303, headers: { Location: location, 'Referrer-Policy': 'no-referrer' } };
}

/** The answer's CORS headers for an origin that may read it (https://fetch.spec.whatwg.org/#http-cors-protocol). */
export function corsHeaders(origin: string | undefined, allowed: readonly string[]): Record<string, string> {
  if (origin === undefined || !allowed.includes(origin)) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
    'Access-Control-Allow-Headers': 'Accept, Authorization, Content-Type, Prefer, If-None-Match, Cache-Control',
    'Access-Control-Expose-Headers': 'Location, Content-Location, ETag, WWW-Authenticate',
    'Access-Control-Max-Age': '60',
  };
}

/** The request's body as text; `undefined` when it is longer than `limit` bytes. */
export async function readBody(request: IncomingMessage, limit = 1_000_000): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    if (length <= limit) chunks.push(chunk);
  }
  return length > limit ? undefined : Buffer.concat(chunks).toString('utf8');
}
