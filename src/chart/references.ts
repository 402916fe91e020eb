import type { FhirResource } from 'fhir/r4';
import { isObject } from './json.ts';

/** A resource with the address of its entry, where it had one. */
export interface Addressed {
  readonly resource: FhirResource;
  readonly fullUrl: string | undefined;
}

export type Resolve = (reference: string | undefined, from?: FhirResource) => FhirResource | undefined;

const versionSuffix = /\/_history\/[^/]+$/u;
const relativeReference = /^[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/u;

/**
 * Resolves references within what was read (https://hl7.org/fhir/R4/references.html): contained, relative, absolute or
 * `urn:uuid:`. An absolute address on the server itself counts as relative to it; one on another server never does.
 *
 * @param fhirBase where the resources came from; undefined for a bundle, whose entries' full addresses decide.
 * @param ambiguous `Type/id` of resources that share their id with another: a reference by id then names neither.
 */
export function createResolve(read: readonly Addressed[], fhirBase?: string, ambiguous: ReadonlySet<string> = new Set()): Resolve {
  const byReference = new Map<string, FhirResource>();
  for (const { resource, fullUrl } of read) {
    const keys = [`${resource.resourceType}/${resource.id ?? ''}`, ...(fullUrl === undefined ? [] : [normalized(fullUrl)])];
    if (fullUrl === undefined) keys.push(`urn:uuid:${resource.id ?? ''}`);
    for (const key of keys) if (!byReference.has(key) && !ambiguous.has(key)) byReference.set(key, resource);
  }
  const base = fhirBase === undefined ? undefined : normalized(fhirBase.replace(/\/+$/u, ''));
  return (reference, from) => {
    if (typeof reference !== 'string' || reference === '') return undefined;
    if (reference.startsWith('#')) return from === undefined ? undefined : findContained(from, reference.slice(1));
    const plain = normalized(reference.replace(versionSuffix, ''));
    const found = byReference.get(plain);
    if (found !== undefined) return found;
    const relative = base !== undefined && plain.startsWith(`${base}/`) ? plain.slice(base.length + 1) : undefined;
    return relative !== undefined && relativeReference.test(relative) ? byReference.get(relative) : undefined;
  };
}

/** The contained resource with an id, which some servers write with the # of the reference. */
function findContained(from: FhirResource, id: string): FhirResource | undefined {
  const contained: unknown = 'contained' in from ? from.contained : undefined;
  if (!Array.isArray(contained) || id === '') return undefined;
  return contained.find((resource): resource is FhirResource => isObject(resource) && (resource['id'] === id || resource['id'] === `#${id}`));
}

/** An address without the default port and with its host in lower case, so that `https://Host:443/x` and `https://host/x` agree. */
function normalized(address: string): string {
  if (!/^https?:/iu.test(address) || !URL.canParse(address)) return address;
  const url = new URL(address);
  return url.origin + url.pathname + url.search;
}
