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

/** Two letters in a row: figures and marks without letters name nothing. */
const hasWords = (text: string | undefined): boolean => text !== undefined && /\p{L}{2}/u.test(text) && !namesNothing.has(text.trim().toLowerCase());
/** What programs write where there is nothing. */
const namesNothing: ReadonlySet<string> = new Set(['undefined', 'null', 'nan', '[object object]', 'infinity', '-infinity', 'none', 'unknown', 'true', 'false']);

const codePatterns = Object.entries(shapes.codePatterns).map(([system, pattern]) => ({ system, pattern: new RegExp(pattern, 'iu') }));

/** Whether a code can be one of its system; without a system, or in one that is not known, whether it can be any. */
function isCode(code: string, system: string): boolean {
  const known = codePatterns.find((entry) => system.includes(entry.system));
  return known === undefined ? /[\p{L}\p{N}]{2}/u.test(code) && !namesNothing.has(code.toLowerCase()) : known.pattern.test(code.trim());
}

/** A coding that says something: by a code of its system, or by its words where the code is none. */
function isWhole(coding: Readonly<Record<string, unknown>>): boolean {
  const system = textAt(coding, 'system');
  const code = textAt(coding, 'code');
  if (hasWords(textAt(coding, 'display'))) return true;
  // A system is a URI (https://hl7.org/fhir/R4/datatypes.html#Coding); a word in its place names none.
  if (system !== undefined && !system.includes(':')) return false;
  return code !== undefined && isCode(code, system ?? '');
}

/** A concept whose codes are all whole and that has words or a code of a named system; a name; a list of which one says something. */
export function says(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(says);
  if (!isObject(value)) return false;
  if (hasWords(textAt(value, 'name')) || says(value['substance'])) return true;
  const codings = Array.isArray(value['coding']) ? value['coding'].filter(isObject) : [];
  if (!codings.every(isWhole)) return false;
  return hasWords(textAt(value, 'text')) || codings.some((coding) => textAt(coding, 'system') !== undefined || hasWords(textAt(coding, 'display')));
}
