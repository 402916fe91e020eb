import type { FhirResource } from 'fhir/r4';

import { dateSpan } from './fhir-date.ts';
import { type SearchParameter, searchParametersOf } from './search-parameters.ts';

/** One row of the search index: which parameter of a resource has which value. */
export type IndexRow =
  | { readonly kind: 'token'; readonly parameter: string; readonly system: string | null; readonly value: string }
  | { readonly kind: 'date'; readonly parameter: string; readonly low: number; readonly high: number }
  | { readonly kind: 'reference' | 'string' | 'uri'; readonly parameter: string; readonly value: string };

type Json = unknown;

/** Every row by which searches can find a resource. */
export function indexRows(resource: FhirResource): IndexRow[] {
  const rows: IndexRow[] = [];
  for (const [parameter, { kind, paths }] of searchParametersOf(resource.resourceType)) {
    for (const element of paths.flatMap((path) => elementsAt(resource, path.split('.')))) {
      if (kind === 'token') rows.push(...tokens(element).map((token) => ({ kind, parameter, ...token })));
      else if (kind === 'date') {
        const span = period(element);
        if (span !== undefined) rows.push({ kind, parameter, ...span });
      } else if (kind === 'reference') {
        const value = field(element, 'reference');
        if (typeof value === 'string') rows.push({ kind, parameter, value });
      } else rows.push(...texts(element).map((value) => ({ kind, parameter, value })));
    }
  }
  return rows;
}

/** The references (`Type/id`) that a resource holds under one search parameter. */
export function referencesAt(resource: FhirResource, { paths }: SearchParameter): string[] {
  return paths
    .flatMap((path) => elementsAt(resource, path.split('.')))
    .map((element) => field(element, 'reference'))
    .filter((reference) => typeof reference === 'string');
}

/** Every reference in a resource to another one (`Type/id`), for finding what a chart leads to. */
export function referencesIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, child]) =>
    name === 'reference' && typeof child === 'string' ? [child] : referencesIn(child),
  );
}

/**
 * The id of the patient whose compartment a resource belongs to, by the elements that name the person it is about
 * (https://hl7.org/fhir/R4/compartmentdefinition-patient.html); null for what belongs to no patient.
 */
export function patientOf(resource: FhirResource): string | null {
  if (resource.resourceType === 'Patient') return resource.id ?? null;
  for (const name of ['patient', 'subject', 'beneficiary', 'individual']) {
    const reference = field(field(resource, name), 'reference');
    const match = typeof reference === 'string' ? /(?:^|\/)Patient\/([A-Za-z0-9.-]+)/.exec(reference) : null;
    if (match?.[1] !== undefined) return match[1];
  }
  return null;
}

function field(value: Json, name: string): Json {
  return typeof value === 'object' && value !== null && name in value ? (value as Record<string, Json>)[name] : undefined;
}

function elementsAt(value: Json, path: readonly string[]): Json[] {
  if (Array.isArray(value)) return value.flatMap((item) => elementsAt(item, path));
  const [name, ...rest] = path;
  if (name === undefined) return value === undefined || value === null ? [] : [value];
  return elementsAt(field(value, name), rest);
}

/** The tokens of a code, boolean, Coding, CodeableConcept, Identifier or ContactPoint. */
function tokens(element: Json): { system: string | null; value: string }[] {
  if (typeof element === 'string' || typeof element === 'boolean') return [{ system: null, value: String(element) }];
  const codings = field(element, 'coding');
  if (Array.isArray(codings)) return codings.flatMap(tokens);
  const value = field(element, 'code') ?? field(element, 'value');
  const system = field(element, 'system');
  return typeof value === 'string' ? [{ system: typeof system === 'string' ? system : null, value }] : [];
}

/** The span of a date or a Period; an open end reaches as far as SQLite's integers need. */
function period(element: Json): { low: number; high: number } | undefined {
  if (typeof element === 'string') return dateSpan(element);
  const start = field(element, 'start');
  const end = field(element, 'end');
  const low = typeof start === 'string' ? dateSpan(start)?.low : Number.MIN_SAFE_INTEGER;
  const high = typeof end === 'string' ? dateSpan(end)?.high : Number.MAX_SAFE_INTEGER;
  const open = typeof start !== 'string' && typeof end !== 'string';
  return open || low === undefined || high === undefined ? undefined : { low, high };
}

/** The words of a string, or of a HumanName. */
function texts(element: Json): string[] {
  if (typeof element === 'string') return [element];
  const given = field(element, 'given');
  return [field(element, 'family'), ...(Array.isArray(given) ? given : []), field(element, 'text')].filter(
    (word): word is string => typeof word === 'string',
  );
}
