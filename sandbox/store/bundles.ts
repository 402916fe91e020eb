import { randomUUID } from 'node:crypto';

import type { Bundle, FhirResource } from 'fhir/r4';

import { patientOf, referencesIn } from './index-rows.ts';

/** A bundle with the name by which problems in it are told (a file name). */
export interface NamedBundle {
  readonly name: string;
  readonly bundle: Bundle<FhirResource>;
}

export interface LoadedResources {
  readonly resources: FhirResource[];
  /** What could not be taken as it was, in words, each naming its bundle. */
  readonly problems: string[];
  /** The ids of the patients that came with each bundle, by its name. */
  readonly patients: ReadonlyMap<string, readonly string[]>;
}

/** An entry while its id and references are being settled. */
interface Entry {
  readonly bundle: string;
  /** The names by which other entries of the bundle may refer to it. */
  readonly names: readonly string[];
  readonly content: string;
  id: string;
  /** Whether the same resource came with an earlier bundle. */
  repeated: boolean;
  resource: FhirResource;
}

interface Taken {
  readonly content: string;
  readonly bundle: string;
}

const idPattern = /^[A-Za-z0-9.-]{1,64}$/;

/**
 * The resources of many bundles as one server would hold them: each with an id of its own, each reference
 * (`urn:uuid:…`, the full URL of another entry, `Practitioner?identifier=…`) turned into `Type/id`.
 * Two different resources that claim the same `Type/id` are both kept, the later one under a new id within its bundle;
 * a resource that comes twice alike is kept once.
 */
export function resourcesOf(bundles: readonly NamedBundle[]): LoadedResources {
  const problems: string[] = [];
  const taken = new Map<string, Taken>();
  const settled: Entry[] = [];
  const everywhere = new Map<string, string>();

  for (const { name, bundle } of bundles) {
    const entries = readEntries(name, bundle, problems);
    giveIds(entries, taken, problems);
    const inBundle = new Map(entries.flatMap((entry) => entry.names.map((known) => [known, referenceTo(entry)] as const)));
    for (const [known, reference] of inBundle) if (!everywhere.has(known)) everywhere.set(known, reference);
    for (const entry of entries) {
      if (entry.repeated) continue;
      const moved = rewriteReferences(entry.resource, (reference) => inBundle.get(reference) ?? reference);
      entry.resource = { ...moved, id: entry.id };
      settled.push(entry);
    }
  }

  const byIdentifier = identifiers(settled);
  const lost = new Map<string, Set<string>>();
  const resources = settled.map(({ resource, bundle }) =>
    rewriteReferences(resource, (reference) => {
      const conditional = /^([A-Za-z]+)\?identifier=(.+)$/.exec(reference);
      const found = conditional === null ? everywhere.get(reference) : byIdentifier.get(`${conditional[1]}?${conditional[2]}`);
      const isLocal = conditional !== null || reference.startsWith('urn:');
      if (found === undefined && isLocal) lost.set(bundle, (lost.get(bundle) ?? new Set()).add(reference));
      return /^(?:urn:|https?:)/.test(reference) || conditional !== null ? (found ?? reference) : reference;
    }),
  );
  for (const [bundle, [first, ...others]] of lost) {
    problems.push(`${bundle}: ${first} leads nowhere${others.length === 0 ? '' : ` (and ${others.length} more)`}`);
  }
  const patients = new Map<string, string[]>();
  for (const { resource, bundle, id } of settled) {
    if (resource.resourceType === 'Patient') patients.set(bundle, [...(patients.get(bundle) ?? []), id]);
  }
  const known = new Set([...patients.values()].flat());
  for (const [index, resource] of resources.entries()) {
    const patient = patientOf(resource);
    if (patient !== null && !known.has(patient)) {
      problems.push(`${settled[index]?.bundle ?? ''}: Patient/${patient} is in none of the bundles, so this chart cannot be opened`);
    }
  }
  return { resources, problems: [...new Set(problems)], patients };
}

function referenceTo({ resource, id }: Entry): string {
  return `${resource.resourceType}/${id}`;
}

function isResource(value: unknown): value is FhirResource {
  return typeof value === 'object' && value !== null && 'resourceType' in value && typeof value.resourceType === 'string';
}

function readEntries(bundle: string, { entry: list }: Bundle, problems: string[]): Entry[] {
  const entries: Entry[] = [];
  for (const item of list ?? []) {
    const resource: unknown = item?.resource;
    if (resource === undefined) continue;
    if (!isResource(resource)) {
      problems.push(`${bundle}: an entry is no FHIR resource`);
      continue;
    }
    if (resource.resourceType === 'OperationOutcome') continue;
    const { fullUrl } = item;
    const wanted = resource.id ?? /([A-Za-z0-9.-]{1,64})$/.exec(fullUrl ?? '')?.[1] ?? randomUUID();
    const id = idPattern.test(wanted) ? wanted : randomUUID();
    if (id !== wanted) {
      problems.push(`${bundle}: ${resource.resourceType}/${wanted} has an id FHIR does not allow; kept as ${resource.resourceType}/${id}`);
    }
    const names = [`${resource.resourceType}/${wanted}`, ...(fullUrl === undefined ? [] : [fullUrl])];
    entries.push({ bundle, names, content: JSON.stringify({ ...resource, id, meta: undefined }), id, repeated: false, resource });
  }
  return entries;
}

/** Settles which entries are new, which came before, and which need another id because a different resource has theirs. */
function giveIds(entries: readonly Entry[], taken: Map<string, Taken>, problems: string[]): void {
  const moved = new Set<string>();
  for (const entry of entries) {
    const before = taken.get(referenceTo(entry));
    if (before === undefined) taken.set(referenceTo(entry), entry);
    else if (before.content === entry.content) entry.repeated = true;
    else move(entry, before);
  }
  // What looks the same but names a moved resource is about something else: it moves too, and what names it.
  for (let changed = true; changed; ) {
    changed = false;
    for (const entry of entries) {
      const before = taken.get(referenceTo(entry));
      if (!entry.repeated || before === undefined || !referencesIn(entry.resource).some((name) => moved.has(name))) continue;
      entry.repeated = false;
      move(entry, before);
      changed = true;
    }
  }

  function move(entry: Entry, before: Taken): void {
    const { resourceType } = entry.resource;
    const wanted = entry.id;
    for (let next = 2; taken.has(referenceTo(entry)); next += 1) entry.id = `${wanted.slice(0, 60)}-${next}`;
    taken.set(referenceTo(entry), entry);
    for (const name of entry.names) moved.add(name);
    problems.push(`${entry.bundle}: ${resourceType}/${wanted} differs from the one in ${before.bundle}; kept as ${referenceTo(entry)}`);
  }
}

function identifiers(entries: readonly Entry[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { resource } of entries) {
    if (!('identifier' in resource) || !Array.isArray(resource.identifier)) continue;
    for (const { system, value } of resource.identifier) {
      if (value === undefined) continue;
      found.set(`${resource.resourceType}?${system === undefined ? '' : `${system}|`}${value}`, `${resource.resourceType}/${resource.id ?? ''}`);
    }
  }
  return found;
}

/** The same resource, every `reference` in it passed through `change`. */
function rewriteReferences(resource: FhirResource, change: (reference: string) => string): FhirResource {
  return JSON.parse(JSON.stringify(resource), (name: string, value: unknown) =>
    name === 'reference' && typeof value === 'string' ? change(value) : value,
  ) as FhirResource;
}
