import { ask, type AskOptions, type FetchFhir } from './ask.ts';
import type { Answer } from './answer.ts';
import type { Entry } from './collection.ts';
import { isObject, textAt } from './json.ts';
import { readNotices, type Notice } from './notices.ts';

export type Refusal = Extract<Answer, { kind: 'trouble' }>;

/** All pages of a search, or as many as could be had. */
export interface Pages {
  readonly entries: readonly Entry[];
  readonly pages: number;
  /** Why the pages are not all, each in words for a physician; empty when they are. */
  readonly gaps: readonly string[];
  /** The server says that it left something out. */
  readonly withheld: boolean;
  /** Highest `Bundle.total` that the server stated. */
  readonly total: number | undefined;
  /** The first page could not be had at all. */
  readonly refusal?: Refusal;
}

interface PagingOptions extends AskOptions {
  readonly fhirBase: string;
  readonly pageCap: number;
}

/**
 * Follows a search through its pages (https://hl7.org/fhir/R4/http.html#paging): `next` as it is given, on the server's own
 * origin only, never the same page twice, and not beyond the cap.
 *
 * @param place begins the names of entries that have no id.
 */
export async function readPages(fetchFhir: FetchFhir, firstAddress: string, place: string, options: PagingOptions): Promise<Pages> {
  const base = new URL(`${options.fhirBase.replace(/\/+$/u, '')}/`);
  const entries: Entry[] = [];
  const gaps: string[] = [];
  const visited = new Set<string>();
  let withheld = false;
  let total: number | undefined;
  let address = new URL(firstAddress, base);
  let pages = 0;

  const note = (notices: readonly Notice[]): void => {
    for (const { means, words } of notices) {
      if (means === 'harmless') continue;
      withheld ||= means === 'withheld';
      gaps.push(means === 'withheld' ? `the EHR left something out: ${words}` : `the EHR reports a problem: ${words}`);
    }
  };

  for (;;) {
    visited.add(address.href);
    // Each page is named by the one before it.
    // oxlint-disable-next-line no-await-in-loop
    const answer = await ask(fetchFhir, address.href, options);
    if (answer.kind === 'trouble') {
      if (pages === 0) return { entries, pages, gaps, withheld, total, refusal: answer };
      gaps.push(`page ${pages + 1} could not be read: ${answer.detail}`);
      break;
    }
    const body = answer.resource;
    if (textAt(body, 'resourceType') !== 'Bundle') {
      const refusal = notASearchResult(body);
      if (pages === 0) return { entries, pages, gaps, withheld, total, refusal };
      gaps.push(`page ${pages + 1} could not be read: ${refusal.detail}`);
      break;
    }
    pages += 1;
    for (const [index, entry] of listOf(body['entry']).entries()) {
      const resource = isObject(entry) ? entry['resource'] : undefined;
      if (isObject(resource) && resource['resourceType'] === 'OperationOutcome') note(readNotices(resource));
      else entries.push({ resource, fullUrl: isObject(entry) ? entry['fullUrl'] : undefined, place: `${place}-${pages}-${index + 1}` });
    }
    const stated = body['total'];
    if (typeof stated === 'number' && Number.isFinite(stated)) total = Math.max(total ?? 0, stated);

    const next = nextLink(body);
    if (next === undefined) break;
    const following = URL.canParse(next, address.href) ? new URL(next, address.href) : undefined;
    const gap = whyNotFollow(following, base, visited, pages, options.pageCap);
    if (following === undefined || gap !== undefined) {
      gaps.push(gap ?? 'the link to the next page is no address');
      break;
    }
    address = following;
  }
  return { entries, pages, gaps: [...new Set(gaps)], withheld, total };
}

function whyNotFollow(following: URL | undefined, base: URL, visited: ReadonlySet<string>, pages: number, pageCap: number): string | undefined {
  if (following === undefined) return 'the link to the next page is no address';
  if (following.origin !== base.origin) return `the next page lies on another server (${following.origin}), which is not asked`;
  if (visited.has(following.href)) return 'the link to the next page leads back to a page already read';
  return pages >= pageCap ? `there are more than ${pageCap} pages` : undefined;
}

function notASearchResult(body: Readonly<Record<string, unknown>>): Refusal {
  const said = readNotices(body)[0]?.words;
  return { kind: 'trouble', trouble: 'failed', status: 200, detail: `the EHR’s answer is no search result${said === undefined ? '' : `: ${said}`}` };
}

/** The address of a bundle's next page; a link without an address counts as one that cannot be followed. */
export function nextLink(bundle: Readonly<Record<string, unknown>>): string | undefined {
  const link = listOf(bundle['link']).find((item) => isObject(item) && item['relation'] === 'next');
  return isObject(link) ? (textAt(link, 'url') ?? 'http://') : undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
