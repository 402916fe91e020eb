import { randomUUID } from 'node:crypto';

import type { Bundle, BundleEntry, FhirResource } from 'fhir/r4';

import type { Answer } from '../http.ts';
import type { Fault, Settings } from '../settings.ts';
import { referencesAt } from '../store/index-rows.ts';
import type { SearchParameter } from '../store/search-parameters.ts';
import type { Store, Visibility } from '../store/store.ts';
import { fhirAnswer, operationOutcome, refusal, withheldOutcome } from './outcome.ts';
import { type SearchQuery, readQuery } from './query.ts';
import type { Bearer } from './request.ts';
import { permissionFor } from './scopes.ts';

/** A search that has been answered in part; its further pages show what it found then. */
interface OpenSearch {
  readonly grant: string;
  readonly found: readonly string[];
  readonly pageSize: number;
  readonly include: readonly SearchParameter[];
  readonly visible: Visibility;
  readonly fault: Fault | undefined;
  readonly self: string;
}

/** How many unfinished searches are remembered; the oldest are forgotten, as on a real server. */
const openSearches = 200;

/** Answers searches and their pages from the store. */
export class Searches {
  readonly #open = new Map<string, OpenSearch>();
  readonly #store: Store;
  readonly #settings: Settings;
  readonly #base: string;

  constructor(store: Store, settings: Settings, base: string) {
    this.#store = store;
    this.#settings = settings;
    this.#base = base;
  }

  /** Answers a search of one type for the bearer of a token. */
  answer(type: string, parameters: URLSearchParams, strict: boolean, bearer: Bearer, fault: Fault | undefined): Answer {
    const permission = permissionFor('s', type, bearer.scopes, bearer.patient);
    if (!permission.granted) return refusal(403, 'forbidden', `The token does not permit searching ${type}.`);
    const query = readQuery(type, parameters, this.#base);
    if (query.errors.length > 0) return refusal(400, 'invalid', query.errors.join('; '));
    if (strict && query.unknown.length > 0) return refusal(400, 'not-supported', `Unknown parameters: ${query.unknown.join(', ')}`);
    const needed = this.#settings.requiredParameters[type];
    if (needed !== undefined && !query.criteria.some(({ parameter }) => needed.includes(parameter))) {
      return refusal(400, 'required', `A search of ${type} needs one of: ${needed.join(', ')}`);
    }
    if (permission.patient !== undefined && asksForOther(query, permission.patient) && this.#settings.otherPatient === 'forbidden') {
      return refusal(403, 'forbidden', 'The token is for another patient.');
    }
    const visible = visibility(permission);
    let found: string[];
    try {
      found = this.#store.search(type, query.criteria, query.sort, visible);
    } catch (error) {
      return refusal(400, 'invalid', error instanceof Error ? error.message : 'The search cannot be read.');
    }
    const self = `${this.#base}/${type}${parameters.size === 0 ? '' : `?${withoutUnknown(parameters, query)}`}`;
    if (query.countOnly) {
      return fhirAnswer(200, { resourceType: 'Bundle', type: 'searchset', total: found.length, link: [{ relation: 'self', url: self }] });
    }
    const open: OpenSearch = {
      grant: bearer.grant,
      found,
      pageSize: this.#pageSize(query, found.length, fault),
      include: query.include,
      visible,
      fault,
      self,
    };
    return this.#page(open, 0, query.unknown);
  }

  /** Answers a `next` link. */
  next(token: string, offset: number, bearer: Bearer): Answer {
    const open = this.#open.get(token);
    if (open === undefined || open.grant !== bearer.grant || !Number.isSafeInteger(offset) || offset < 0) {
      return refusal(410, 'expired', 'This page of results is no longer there; search again.');
    }
    if (open.fault?.fault === 'cut') return refusal(500, 'exception', 'The next page of results could not be made.');
    if (open.fault?.fault === 'looping') return this.#page(open, 0, [], token);
    if (open.fault?.fault === 'empty-page') return this.#page({ ...open, fault: undefined }, 0, [], token);
    return this.#page(open, offset, [], token);
  }

  #pageSize(query: SearchQuery, matches: number, fault: Fault | undefined): number {
    const asked = Math.max(1, Math.min(query.count ?? this.#settings.pageSize, 1000));
    const mustPart = fault?.fault === 'cut' || fault?.fault === 'looping' || fault?.fault === 'short';
    return mustPart ? Math.max(1, Math.min(asked, Math.ceil(matches / 2))) : asked;
  }

  #page(open: OpenSearch, offset: number, unknown: readonly string[], token: string = randomUUID()): Answer {
    const kind = open.fault?.fault;
    const references = kind === 'empty-page' ? [] : open.found.slice(offset, offset + open.pageSize);
    const matches = references.map((reference) => this.#store.read(reference)).filter((resource) => resource !== undefined);
    const entries: BundleEntry[] = matches.map((resource) => this.#entry(resource, 'match'));
    entries.push(...this.#included(matches, open).map((resource) => this.#entry(resource, 'include')));
    if (unknown.length > 0) {
      entries.push(outcomeEntry(operationOutcome('warning', 'not-supported', `Ignored unknown parameters: ${unknown.join(', ')}`)));
    }
    if (kind === 'withheld') entries.push(outcomeEntry(withheldOutcome));

    const end = offset + open.pageSize;
    const goesOn = kind === 'cut' || kind === 'looping' || kind === 'empty-page' || (end < open.found.length && kind !== 'short');
    const link = [{ relation: 'self', url: open.self }];
    if (goesOn) {
      this.#remember(token, open);
      const next = kind === 'empty-page' ? 0 : end;
      link.push({ relation: 'next', url: `${this.#base}?_getpages=${token}&_getpagesoffset=${kind === 'looping' ? open.pageSize : next}` });
    }
    const total = this.#settings.total === 'page' ? matches.length : open.found.length;
    const bundle: Bundle = {
      resourceType: 'Bundle',
      id: randomUUID(),
      type: 'searchset',
      ...(this.#settings.total === 'absent' ? {} : { total }),
      link,
      ...(entries.length === 0 ? {} : { entry: entries }),
    };
    return fhirAnswer(200, bundle);
  }

  #entry(resource: FhirResource, mode: 'match' | 'include'): BundleEntry {
    return { fullUrl: `${this.#base}/${resource.resourceType}/${resource.id ?? ''}`, resource, search: { mode } };
  }

  #included(matches: readonly FhirResource[], { include, visible }: OpenSearch): FhirResource[] {
    const references = new Set(include.flatMap((parameter) => matches.flatMap((resource) => referencesAt(resource, parameter))));
    return [...references]
      .filter((reference) => {
        const [type = '', id = ''] = reference.split('/');
        const byId = { parameter: '_id', kind: 'token', modifier: 'none', values: [id] } as const;
        const { patient } = visible;
        return this.#store.search(type, [byId], [], patient === undefined ? {} : { patient }).length > 0;
      })
      .map((reference) => this.#store.read(reference))
      .filter((resource) => resource !== undefined);
  }

  #remember(token: string, open: OpenSearch): void {
    this.#open.set(token, open);
    const [oldest] = this.#open.keys();
    if (this.#open.size > openSearches && oldest !== undefined) this.#open.delete(oldest);
  }
}

/** What a permission lets the store show. */
export function visibility({ patient, anyOf }: { patient: string | undefined; anyOf: readonly SearchQuery[] | undefined }): Visibility {
  return {
    ...(patient === undefined ? {} : { patient }),
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map(({ criteria }) => criteria) }),
  };
}

function asksForOther({ criteria }: SearchQuery, patient: string): boolean {
  return criteria.some(
    ({ kind, values }) =>
      kind === 'reference' && values.some((value) => value.startsWith('Patient/')) && !values.includes(`Patient/${patient}`),
  );
}

function withoutUnknown(parameters: URLSearchParams, { unknown }: SearchQuery): string {
  return new URLSearchParams([...parameters].filter(([name]) => !unknown.includes(name))).toString();
}

function outcomeEntry(resource: FhirResource): BundleEntry {
  return { resource, search: { mode: 'outcome' } };
}
