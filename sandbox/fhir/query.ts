import type { Criterion } from '../store/conditions.ts';
import { type SearchParameter, searchParametersOf } from '../store/search-parameters.ts';
import type { SortKey } from '../store/store.ts';

/** A search as asked. */
export interface SearchQuery {
  readonly criteria: readonly Criterion[];
  readonly sort: readonly SortKey[];
  readonly count: number | undefined;
  readonly countOnly: boolean;
  /** Reference parameters whose targets come along (`_include=MedicationRequest:medication`). */
  readonly include: readonly SearchParameter[];
  /** Parameters that mean nothing here. */
  readonly unknown: readonly string[];
  /** What makes the search unanswerable, in words. */
  readonly errors: readonly string[];
}

const modifiers: ReadonlySet<string> = new Set<Criterion['modifier']>(['not', 'missing', 'exact', 'contains']);
const ignored = new Set(['_format', '_pretty', '_total', '_elements', '_summary', '_count', '_sort', '_include']);

function isModifier(name: string): name is Exclude<Criterion['modifier'], 'none'> {
  return modifiers.has(name);
}

/** Reads the parameters of a search of one type (https://hl7.org/fhir/R4/search.html). */
export function readQuery(resourceType: string, parameters: URLSearchParams, base = ''): SearchQuery {
  const known = searchParametersOf(resourceType);
  const criteria: Criterion[] = [];
  const unknown: string[] = [];
  const errors: string[] = [];

  for (const [name, text] of parameters) {
    const [parameter = '', modifier] = name.split(':');
    if (ignored.has(parameter)) continue;
    const definition = known.get(parameter);
    if (definition === undefined || text === '') {
      unknown.push(name);
      continue;
    }
    const { kind } = definition;
    if (modifier !== undefined && !isModifier(modifier) && !(kind === 'reference' && /^[A-Z]/.test(modifier))) {
      errors.push(`the modifier :${modifier} of ${parameter} is not supported`);
      continue;
    }
    const target = parameter === 'patient' ? 'Patient' : modifier !== undefined && /^[A-Z]/.test(modifier) ? modifier : undefined;
    criteria.push({
      parameter,
      kind,
      modifier: modifier !== undefined && isModifier(modifier) ? modifier : 'none',
      values: splitValues(text).map((value) => (kind === 'reference' ? referenceValue(value, target, base) : value)),
    });
  }

  const count = parameters.get('_count');
  if (count !== null && !/^\d+$/.test(count)) errors.push(`_count: "${count}" is no number`);
  return {
    criteria,
    sort: readSort(parameters.get('_sort'), known, errors),
    count: count === null || !/^\d+$/.test(count) ? undefined : Number(count),
    countOnly: parameters.get('_summary') === 'count' || count === '0',
    include: readIncludes(resourceType, parameters.getAll('_include'), known, errors),
    unknown,
    errors,
  };
}

/** Commas part alternatives; an escaped comma is text. */
function splitValues(text: string): string[] {
  return text.split(/(?<!\\),/).map((value) => value.replaceAll(/\\([\\,|$])/g, '$1'));
}

function referenceValue(value: string, target: string | undefined, base: string): string {
  const relative = base !== '' && value.startsWith(`${base}/`) ? value.slice(base.length + 1) : value;
  return target === undefined || relative.includes('/') || relative.includes(':') ? relative : `${target}/${relative}`;
}

function readSort(text: string | null, known: ReadonlyMap<string, SearchParameter>, errors: string[]): SortKey[] {
  if (text === null || text === '') return [];
  return text.split(',').flatMap((key) => {
    const descending = key.startsWith('-');
    const parameter = descending ? key.slice(1) : key;
    const kind = known.get(parameter)?.kind;
    if (kind !== undefined) return [{ parameter, kind, descending }];
    errors.push(`_sort: ${parameter} is no search parameter`);
    return [];
  });
}

function readIncludes(
  resourceType: string,
  texts: readonly string[],
  known: ReadonlyMap<string, SearchParameter>,
  errors: string[],
): SearchParameter[] {
  return texts.flatMap((text) => {
    const [type, parameter = ''] = text.split(':');
    if (type === '*' || (type === resourceType && parameter === '*')) {
      return [...known.values()].filter(({ kind }) => kind === 'reference');
    }
    const definition = known.get(parameter);
    if (type === resourceType && definition?.kind === 'reference') return [definition];
    errors.push(`_include: ${text} is not supported`);
    return [];
  });
}
