import type { Unreadable } from './chart.ts';
import type { Entry } from './collection.ts';
import { isObject, textAt } from './json.ts';
import { readNotices } from './notices.ts';
import { listOf, nextLink } from './pages.ts';
import servers from '../../fhir-mappings/servers.json' with { type: 'json' };

/** An entry with where it stood in the order of the bundle. */
interface PlacedEntry extends Entry {
  readonly position: number;
}

export interface Flattened {
  readonly entries: readonly PlacedEntry[];
  /** What the bundle says is missing, by resource type; under `undefined` where it names none. */
  readonly missing: ReadonlyMap<string | undefined, string>;
  /** What the bundle deletes; in a history, which is written newest first, only what stands after the deletion. */
  readonly deleted: readonly { readonly key: string; readonly position: number; readonly newestFirst: boolean }[];
  readonly setAside: readonly Unreadable[];
}

type Json = Readonly<Record<string, unknown>>;

/** Bundles in bundles (the answer to a batch of searches) are opened so deep. */
const deepestBundle = 5;

/** Lays out a bundle's entries, those of bundles within it included, and gathers what it says of itself. */
export function flatten(bundle: Json): Flattened {
  const entries: PlacedEntry[] = [];
  const missing = new Map<string | undefined, string>();
  const deleted: { key: string; position: number; newestFirst: boolean }[] = [];
  const setAside: Unreadable[] = [];

  const miss = (types: readonly string[], detail: string): void => {
    for (const type of types.length === 0 ? [undefined] : types) if (!missing.has(type)) missing.set(type, detail);
  };
  const note = (outcome: unknown): void => {
    for (const { means, words, resourceTypes } of readNotices(outcome)) {
      if (means !== 'harmless') miss(resourceTypes, means === 'withheld' ? `the bundle says that something was left out: ${words}` : `the bundle reports a problem: ${words}`);
    }
  };

  const walk = (current: Json, place: string, depth: number): void => {
    note(current['issues']);
    const listed = listOf(current['entry']);
    for (const [index, entry] of listed.entries()) {
      const name = `${place}entry-${index + 1}`;
      const placed = { place: name, position: entries.length };
      if (!isObject(entry)) {
        setAside.push({ resource: name, reason: 'no-resource', detail: 'the entry is no object' });
        // JSON's null says that nothing is there; anything else stands where a resource was meant to.
        if (entry !== null) miss([], 'something in the bundle could not be read as a resource; see what was set aside');
        continue;
      }
      const request = isObject(entry['request']) ? entry['request'] : {};
      const response = isObject(entry['response']) ? entry['response'] : {};
      note(response['outcome']);
      const status = typeof response['status'] === 'string' || typeof response['status'] === 'number' ? String(response['status']) : '';
      if (/^[45]\d\d/u.test(status)) miss(typesNamedIn(readNotices(response['outcome'])), `a part of the batch was answered with HTTP ${status}`);
      const { resource } = entry;
      if (request['method'] === 'DELETE') {
        const key = textAt(request, 'url')?.split('/_history')[0] ?? name;
        deleted.push({ key, position: placed.position, newestFirst: current['type'] === 'history' });
        setAside.push({ resource: key, reason: 'deleted', detail: 'the bundle deletes it' });
      } else if (isObject(resource) && resource['resourceType'] === 'OperationOutcome') note(resource);
      else if (isObject(resource) && resource['resourceType'] === 'Bundle' && depth < deepestBundle) walk(resource, `${name}-`, depth + 1);
      else entries.push({ resource, fullUrl: entry['fullUrl'], ...placed });
    }
    const next = nextLink(current);
    if (next !== undefined) miss(typeInPath(next), 'the bundle has a further page that is not in it');
    else if (isShort(current, listed)) miss(typesOfSearch(current, listed), `the bundle counts ${String(current['total'])} and holds fewer`);
  };
  walk(bundle, '', 0);
  return { entries, missing, deleted, setAside };
}

const typesNamedIn = (notices: ReturnType<typeof readNotices>): readonly string[] => [...new Set(notices.flatMap(({ resourceTypes }) => resourceTypes))];

/** The resource type whose list a link continues, by the last segment of its path; none for `$everything` or an opaque address. */
function typeInPath(address: string): readonly string[] {
  const path = (URL.canParse(address, 'http://relative.invalid/') ? new URL(address, 'http://relative.invalid/').pathname : '').replace(/\/+$/u, '');
  const last = path.slice(path.lastIndexOf('/') + 1);
  return servers.typesNamedInNotices.includes(last) ? [last] : [];
}

const matchesOf = (listed: readonly unknown[]): readonly Json[] =>
  listed.flatMap((entry) => {
    if (!isObject(entry)) return [];
    const { resource, search } = entry;
    const isMatch = !isObject(search) || (search['mode'] !== 'include' && search['mode'] !== 'outcome');
    return isMatch && isObject(resource) && resource['resourceType'] !== 'OperationOutcome' ? [resource] : [];
  });

function isShort(bundle: Json, listed: readonly unknown[]): boolean {
  const { total } = bundle;
  return bundle['type'] === 'searchset' && typeof total === 'number' && total > matchesOf(listed).length;
}

function typesOfSearch(bundle: Json, listed: readonly unknown[]): readonly string[] {
  const self = listOf(bundle['link']).find((link) => isObject(link) && link['relation'] === 'self');
  const named = isObject(self) ? typeInPath(textAt(self, 'url') ?? '') : [];
  if (named.length > 0) return named;
  const types = [...new Set(matchesOf(listed).map((resource) => textAt(resource, 'resourceType') ?? ''))];
  return types.length === 1 ? types : [];
}
