import type { FhirResource } from 'fhir/r4';
import shapes from '../../fhir-mappings/shapes.json' with { type: 'json' };
import { isObject, textAt } from './json.ts';

const elementsOfType: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(shapes.naming));
const tellingOf: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(shapes.telling));
/** Elements without content of their own: whose record it is, and how it is kept. */
const shell: ReadonlySet<string> = new Set(['resourceType', 'id', 'meta', 'text', 'language', 'implicitRules', 'subject', 'patient']);

/**
 * Whether a resource says what it is about, by a code or words in one of the elements that `fhir-mappings/shapes.json` names for its
 * type. A problem-list entry that names no problem (`unnamed`) may be any problem, so its list cannot settle that one is not there;
 * one with no content at all (`shell`) is none. Types without such elements count as `named`.
 *
 * @param leftOut what was left out of the resource, each as a sentence that begins with the path of the element.
 */
export function namingOf(resource: FhirResource, leftOut: readonly string[]): 'named' | 'unnamed' | 'shell' {
  const type = resource.resourceType;
  const naming = elementsOfType.get(type);
  // Of several codes, the one that could not be read may have been the one that told.
  if (leftOut.some((problem) => [...(naming ?? []), ...(tellingOf.get(type) ?? [])].some((name) => problem.startsWith(`${type}.${name}`)))) return 'unnamed';
  if (naming === undefined) return 'named';
  const elements: ReadonlyMap<string, unknown> = new Map(Object.entries(resource));
  if (naming.some((name) => says(elements.get(name)))) return 'named';
  return leftOut.length === 0 && [...elements].every(([name, value]) => value === undefined || shell.has(name)) ? 'shell' : 'unnamed';
}

/** At least two letters or digits in a row: "[]", "-" and marks without a glyph name nothing. */
const hasWords = (text: string | undefined): boolean => text !== undefined && /[\p{L}\p{N}]{2}/u.test(text) && !namesNothing.has(text.trim().toLowerCase());

/** What programs write where there is nothing. */
const namesNothing: ReadonlySet<string> = new Set(['undefined', 'null', 'nan', '[object object]', 'none', 'unknown']);

/** A code of a named system, words anywhere in a concept, a name or a list of either. */
function says(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(says);
  if (!isObject(value)) return false;
  if (hasWords(textAt(value, 'text')) || hasWords(textAt(value, 'display')) || hasWords(textAt(value, 'name')) || hasWords(textAt(value, 'description'))) return true;
  // A system is a URI (https://hl7.org/fhir/R4/datatypes.html#Coding); a word in its place names none.
  if (textAt(value, 'system')?.includes(':') === true && hasWords(textAt(value, 'code'))) return true;
  return [value['coding'], value['substance'], value['manifestation']].some(says);
}
