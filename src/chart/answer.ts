import { isObject, textAt } from './json.ts';
import { errorWords, readNotices } from './notices.ts';

/** What one HTTP answer of a FHIR server amounts to (https://hl7.org/fhir/R4/http.html). */
export type Answer =
  | { readonly kind: 'resource'; readonly resource: Readonly<Record<string, unknown>>; readonly address: string }
  | { readonly kind: 'trouble'; readonly trouble: Trouble; readonly status: number | undefined; readonly detail: string; readonly error?: unknown };

/**
 * - `forbidden`: not permitted for this app or user.
 * - `refused`: the server would not take the request as it stood (400, 422), and may take another.
 * - `not-found`: no such resource, or no such resource type (404, 405, 410, 501).
 * - `no-such-type`: the server says itself that it does not know the resource type.
 * - `failed`: anything else, from no network to an answer that is not FHIR.
 */
export type Trouble = 'forbidden' | 'refused' | 'not-found' | 'no-such-type' | 'failed';

const troubleOfStatus: Readonly<Record<number, Trouble>> = { 400: 'refused', 401: 'forbidden', 403: 'forbidden', 404: 'not-found', 405: 'not-found', 410: 'not-found', 422: 'refused', 501: 'not-found' };

const statusWords: Readonly<Record<string, string>> = {
  forbidden: 'the EHR does not permit it',
  refused: 'the EHR refused the request',
  'not-found': 'the EHR has no such thing',
  'no-such-type': 'the EHR has no such list',
  failed: 'the EHR could not answer',
};

/** Reads an HTTP answer whatever it holds: FHIR, an HTML page, XML, `""` or nothing. */
export async function readAnswer(response: Response, address: string): Promise<Answer> {
  const text = await response.text();
  const body = parse(text);
  if (!response.ok) return readErrorAnswer(response.status, body);
  if (!isObject(body) || textAt(body, 'resourceType') === undefined) {
    return { kind: 'trouble', trouble: 'failed', status: response.status, detail: `the EHR’s answer is not FHIR (${describeBody(text)})` };
  }
  return { kind: 'resource', resource: body, address: response.url === '' ? address : response.url };
}

function readErrorAnswer(status: number, body: unknown): Answer {
  const notices = readNotices(body);
  const said = errorWords(notices);
  let trouble: Trouble = troubleOfStatus[status] ?? 'failed';
  if ((trouble === 'not-found' || trouble === 'refused') && notices.some(({ unsupported }) => unsupported)) trouble = 'no-such-type';
  return { kind: 'trouble', trouble, status, detail: `${statusWords[trouble] ?? trouble} (HTTP ${status}${said === undefined ? ', no reason given' : `: ${said}`})` };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function describeBody(text: string): string {
  const start = text.trimStart().slice(0, 200).toLowerCase();
  if (start === '' || start === '""') return 'empty';
  if (start.startsWith('<!doctype html') || start.startsWith('<html')) return 'a web page';
  if (start.startsWith('<')) return 'XML';
  return start.startsWith('{') || start.startsWith('[') ? 'JSON of another kind' : 'plain text';
}
