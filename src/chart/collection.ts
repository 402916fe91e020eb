import type { FhirResource } from 'fhir/r4';
import type { Unreadable } from './chart.ts';
import type { Addressed } from './references.ts';
import { isObject } from './json.ts';
import { namingOf } from './naming.ts';
import { sanitize } from './sanitize.ts';
import { whose, type PatientIdentity } from './subject.ts';

/**
 * What became of one entry: `kept` (also when it was there before; `unnamed` where it does not say what it is about), `foreign`
 * (somebody else's), or `lost` (not to be used, although it may be the patient's). `none`: there is something that could be a
 * resource of any type. `empty`: nothing is there. What is lost, unnamed or none leaves the list it stood in not known in full.
 */
export type Fate =
  | { readonly fate: 'kept'; readonly key: string; readonly type: string; readonly unnamed?: true }
  | { readonly fate: 'lost'; readonly type: string }
  | { readonly fate: 'none'; readonly type: string | undefined }
  | { readonly fate: 'foreign' }
  | { readonly fate: 'empty' };

export interface Entry {
  readonly resource: unknown;
  readonly fullUrl?: unknown;
  /** Where it stood, to name it by when it has no id. */
  readonly place: string;
}

/** Gathers resources of one patient: each once, none of anybody else's, and by name what cannot be used. */
export interface Collection {
  readonly add: (entry: Entry) => Fate;
  readonly setAside: (unreadable: Unreadable) => void;
  readonly read: () => readonly Addressed[];
  readonly unreadable: () => readonly Unreadable[];
  /** `Type/id` under which two resources said different things. */
  readonly ambiguous: () => ReadonlySet<string>;
}

const subjectWords = {
  'other-patient': 'its subject is another patient',
  'other-subject': 'its subject is not this patient',
  'subject-unresolved': 'its subject cannot be found',
} as const;

export function createCollection(patient: PatientIdentity): Collection {
  const read = new Map<string, Addressed>();
  const unreadable: Unreadable[] = [];

  const add: Collection['add'] = ({ resource: value, fullUrl, place }) => {
    const address = typeof fullUrl === 'string' && fullUrl !== '' ? fullUrl : undefined;
    const result = sanitize(value, idFrom(address, place));
    if (!result.usable) {
      unreadable.push({ resource: result.type === undefined ? place : `${result.type}/${result.id ?? place}`, reason: result.reason, detail: result.detail });
      if (result.type !== undefined) return { fate: 'lost', type: result.type };
      return isEmpty(value) ? { fate: 'empty' } : { fate: 'none', type: typeIn(address) };
    }
    const { resource, leftOut } = result;
    const type = resource.resourceType;
    const key = `${type}/${resource.id ?? place}`;
    const verdict = whose({ ...resource }, patient);
    if (verdict !== 'own') {
      unreadable.push({ resource: key, reason: verdict, detail: subjectWords[verdict] });
      return verdict === 'subject-unresolved' ? { fate: 'lost', type } : { fate: 'foreign' };
    }
    const earlier = read.get(key);
    if (earlier === undefined || isNewer(resource, earlier.resource)) {
      read.set(key, { resource, fullUrl: address ?? earlier?.fullUrl });
      if (leftOut.length > 0) unreadable.push({ resource: key, reason: 'malformed-element', detail: `left out: ${leftOut.join('; ')}` });
    } else if (!isNewer(earlier.resource, resource) && JSON.stringify(earlier.resource) !== JSON.stringify(resource)) {
      unreadable.push({ resource: key, reason: 'duplicate-id', detail: 'a second resource with the same id says something else; the first is used' });
      return { fate: 'lost', type };
    }
    const naming = namingOf(resource, leftOut);
    if (naming === 'named') return { fate: 'kept', key, type };
    if (leftOut.length === 0) unreadable.push({ resource: key, reason: 'unnamed', detail: naming === 'shell' ? 'it holds nothing' : 'it does not say what it is about' });
    return { fate: 'kept', key, type, ...(naming === 'shell' ? {} : { unnamed: true }) };
  };

  return {
    add,
    setAside: (item) => unreadable.push(item),
    read: () => [...read.values()],
    unreadable: () => unreadable,
    ambiguous: () => new Set(unreadable.flatMap(({ resource, reason }) => (reason === 'duplicate-id' ? [resource] : []))),
  };
}

/** The id in an entry's address (`urn:uuid:…` or `…/Type/id`), else one made from its place, so that everything has a name. */
function idFrom(fullUrl: string | undefined, place: string): string {
  return /^urn:(?:uuid|oid):(.+)$/u.exec(fullUrl ?? '')?.[1] ?? /\/([A-Za-z0-9.-]{1,64})$/u.exec(fullUrl ?? '')?.[1] ?? place;
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || (isObject(value) && Object.keys(value).length === 0);

/** The resource type in an entry's address, where it names one. */
const typeIn = (address: string | undefined): string | undefined => /\/([A-Z][A-Za-z]+)\/[A-Za-z0-9.-]{1,64}$/u.exec(address ?? '')?.[1];

function isNewer(resource: FhirResource, than: FhirResource): boolean {
  return lastUpdated(resource) > lastUpdated(than);
}

function lastUpdated(resource: FhirResource): number {
  const text: unknown = resource.meta?.lastUpdated;
  return typeof text === 'string' ? Date.parse(text) : Number.NaN;
}
