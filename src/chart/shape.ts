import shapes from '../../fhir-mappings/shapes.json' with { type: 'json' };
import { isObject, textAt } from './json.ts';

type Shape = Readonly<Record<string, string>>;
const shapeOf: ReadonlyMap<string, Shape> = new Map<string, Shape>(Object.entries(shapes.types));

/** Longer than any name, code, direction or note that is meant to be read; what is longer can take the app hours to search through. */
const longestText = 10_000;
/** More codes, doses or answers than any one element has. */
const longestList = 1_000;

export interface Shaped {
  /** The resource with the elements that have the JSON types of FHIR R4. */
  readonly resource: Readonly<Record<string, unknown>>;
  /** What was left out, each as a sentence. */
  readonly leftOut: readonly string[];
  /** An element that decides what the resource means could not be read; the resource is then not to be used. */
  readonly unusable?: string;
}

/**
 * Holds a resource against `fhir-mappings/shapes.json`. An element of another JSON type is left out: of a code or an answer
 * the smallest part, of anything else (a dosage, a value) the whole element, since part of a dose is a wrong dose.
 * Elements that the app does not read are not looked at.
 */
export function shaped(type: string, value: Readonly<Record<string, unknown>>): Shaped {
  const leftOut: string[] = [];
  const resource: Record<string, unknown> = { ...value };
  for (const [name, expected] of Object.entries(shapeOf.get(type) ?? {})) {
    if (resource[name] === undefined) continue;
    const path = `${type}.${name}`;
    // Plain text for a status is how earlier FHIR versions write it, and says the same.
    if (shapes.statusConcepts.includes(name) && typeof resource[name] === 'string') resource[name] = { coding: [{ code: resource[name] }] };
    const problems: string[] = [];
    const kept = keep(expected, resource[name], path, problems);
    if (problems.length === 0) continue;
    if (shapes.modifiers.includes(name)) return { resource, leftOut, unusable: problems.join('; ') };
    leftOut.push(...problems);
    if (kept === undefined) delete resource[name];
    else resource[name] = kept;
  }
  return { resource, leftOut };
}

/** What can be kept of an element; notes each problem with its path. */
function keep(expected: string, value: unknown, path: string, problems: string[]): unknown {
  const type = expected.replace('[]', '');
  if (!shapes.piecemeal.includes(type)) {
    const problem = findMisshapen(expected, value, path);
    if (problem === undefined) return value;
    problems.push(problem);
    return undefined;
  }
  if (expected.endsWith('[]')) {
    const list = listIn(value, path, problems);
    return list?.map((item: unknown, index) => keep(type, item, `${path}[${index}]`, problems)).filter((item) => item !== undefined);
  }
  if (!isObject(value)) {
    problems.push(`${path} is not an object`);
    return undefined;
  }
  const kept: Record<string, unknown> = { ...value };
  for (const [name, inner] of Object.entries(shapeOf.get(type) ?? {})) {
    if (kept[name] === undefined) continue;
    const part = inner === 'Coding[]' ? keepWellShaped('Coding', kept[name], `${path}.${name}`, problems) : keep(inner, kept[name], `${path}.${name}`, problems);
    if (part === undefined) delete kept[name];
    else kept[name] = part;
  }
  return kept;
}

/** A list of a length that can be read; otherwise nothing, and the problem noted. */
function listIn(value: unknown, path: string, problems: string[]): readonly unknown[] | undefined {
  if (Array.isArray(value) && value.length <= longestList) return value;
  problems.push(Array.isArray(value) ? `${path} has more than ${longestList} items` : `${path} is not a list`);
  return undefined;
}

function keepWellShaped(type: string, value: unknown, path: string, problems: string[]): unknown {
  return listIn(value, path, problems)?.filter((item, index) => {
    const problem = findMisshapen(type, item, `${path}[${index}]`);
    if (problem !== undefined) problems.push(problem);
    return problem === undefined;
  });
}

/** The first part of an element whose JSON type is not FHIR's, as a sentence. */
function findMisshapen(expected: string, value: unknown, path: string): string | undefined {
  if (expected.endsWith('[]')) {
    if (!Array.isArray(value)) return `${path} is not a list`;
    if (value.length > longestList) return `${path} has more than ${longestList} items`;
    return firstOf(value.map((item: unknown, index) => findMisshapen(expected.slice(0, -2), item, `${path}[${index}]`)));
  }
  if (expected === 'date') return typeof value === 'string' && isCalendarDate(value) ? undefined : `${path} is not a date`;
  if (expected === 'string' && typeof value === 'string' && value.length > longestText) return `${path} is longer than ${longestText} characters`;
  if (expected === 'string' || expected === 'number' || expected === 'boolean') return typeof value === expected ? undefined : `${path} is not a ${expected === 'string' ? 'text' : expected}`;
  if (!isObject(value)) return `${path} is not an object`;
  // An object of FHIR is never empty (https://hl7.org/fhir/R4/json.html): what stood in it is lost, which matters in a dose.
  if (shapes.neverEmpty.includes(expected) && Object.keys(value).length === 0) return `${path} is empty`;
  const shape = { ...shapeOf.get(expected), ...(expected === 'Contained' ? shapeOf.get(textAt(value, 'resourceType') ?? '') : undefined) };
  return firstOf(Object.entries(shape).map(([name, inner]) => (value[name] === undefined ? undefined : findMisshapen(inner, value[name], `${path}.${name}`))));
}

/** Whether a text begins with a day, month or year of the calendar: neither 2026-02-30 nor 0000-00-00 (https://hl7.org/fhir/R4/datatypes.html#dateTime). */
function isCalendarDate(text: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$/u.exec(text.trim()) ?? [];
  if (year === undefined || year === '0000') return false;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}

const firstOf = (problems: readonly (string | undefined)[]): string | undefined => problems.find((problem) => problem !== undefined);
