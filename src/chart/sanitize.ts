import type { FhirResource } from 'fhir/r4';
import type { Unreadable } from './chart.ts';
import { isObject, textAt } from './json.ts';
import { shaped } from './shape.ts';

/** Deeper than any FHIR resource goes; what is deeper is an attack or an accident. */
const deepestNesting = 60;

export type Sanitized =
  | { readonly usable: true; readonly resource: FhirResource; readonly leftOut: readonly string[] }
  | { readonly usable: false; readonly reason: Unreadable['reason']; readonly detail: string; readonly type?: string; readonly id?: string };

/**
 * Turns whatever stands in a resource's place into a resource whose elements have the JSON types of FHIR R4 where the app
 * reads them, or says why it cannot be used. `null` counts as absent (https://hl7.org/fhir/R4/json.html#null).
 *
 * @param fallbackId the id to use where the resource has none of its own.
 */
export function sanitize(value: unknown, fallbackId: string): Sanitized {
  if (!isObject(value)) return { usable: false, reason: 'no-resource', detail: value === null || value === undefined ? 'nothing there' : 'not a JSON object' };
  const type = textAt(value, 'resourceType');
  if (type === undefined || !/^[A-Z][A-Za-z]+$/u.test(type)) return { usable: false, reason: 'no-resource', detail: 'no resourceType' };
  const ownId = typeof value['id'] === 'string' || typeof value['id'] === 'number' ? String(value['id']).trim() : '';
  const id = ownId === '' ? fallbackId : ownId;
  if (!isWithinDepth(value, deepestNesting)) return { usable: false, reason: 'too-deep', detail: `nested deeper than ${deepestNesting} levels`, type, id };
  const { resource, leftOut, unusable } = shaped(type, objectWithoutNulls({ ...value, id }));
  if (unusable !== undefined) return { usable: false, reason: 'malformed', detail: unusable, type, id };
  return isResource(resource) ? { usable: true, resource, leftOut } : { usable: false, reason: 'no-resource', detail: 'no resourceType' };
}

function isResource(value: unknown): value is FhirResource {
  return isObject(value) && textAt(value, 'resourceType') !== undefined;
}

/** Whether JSON is nested no deeper than this; asked before anything else walks it. */
export function isWithinDepth(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((inner) => isWithinDepth(inner, depth - 1));
}

function objectWithoutNulls(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([name, inner]) => [name, withoutNulls(inner)]),
  );
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(withoutNulls);
  return isObject(value) ? objectWithoutNulls(value) : value;
}
