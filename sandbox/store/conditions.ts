import type { SQLInputValue } from 'node:sqlite';

import { dateSpan } from './fhir-date.ts';
import type { ParameterKind } from './search-parameters.ts';

/** One search parameter as asked: any of its values may match. */
export interface Criterion {
  readonly parameter: string;
  readonly kind: ParameterKind;
  readonly modifier: 'none' | 'not' | 'missing' | 'exact' | 'contains';
  readonly values: readonly string[];
}

/** A piece of SQL about a row of `resource`, with its values. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

const tables: Record<ParameterKind, string> = { token: 'token', date: 'date', reference: 'word', string: 'word', uri: 'word' };

/**
 * The SQL of one search criterion (https://hl7.org/fhir/R4/search.html).
 * @throws Error with words for the client when a value cannot be read
 */
export function conditionFor(criterion: Criterion): Condition {
  const { parameter, kind, modifier, values } = criterion;
  const table = tables[kind];
  const rows = `SELECT 1 FROM ${table} WHERE ${table}.resource = resource.key AND ${table}.parameter = ?`;
  if (modifier === 'missing') {
    return { sql: values.includes('true') ? `NOT EXISTS (${rows})` : `EXISTS (${rows})`, values: [parameter] };
  }
  const matches = values.map((value) => match(value, criterion));
  return {
    sql: `${modifier === 'not' ? 'NOT ' : ''}EXISTS (${rows} AND (${matches.map(({ sql }) => sql).join(' OR ')}))`,
    values: [parameter, ...matches.flatMap((condition) => [...condition.values])],
  };
}

function match(value: string, { kind, modifier, parameter }: Criterion): Condition {
  switch (kind) {
    case 'token':
      return matchToken(value);
    case 'date':
      return matchDate(value, parameter);
    case 'reference':
      return matchReference(value);
    case 'uri':
      return { sql: `(word.value = ? OR word.value LIKE ? ESCAPE '\\')`, values: [value, `${literal(value)}|%`] };
    case 'string':
      break;
  }
  if (modifier === 'exact') return { sql: 'word.value = ?', values: [value] };
  return { sql: `word.value LIKE ? ESCAPE '\\'`, values: [`${modifier === 'contains' ? '%' : ''}${literal(value)}%`] };
}

/** `code`, `system|code`, `system|` or `|code`. */
function matchToken(value: string): Condition {
  const bar = value.indexOf('|');
  if (bar === -1) return { sql: 'token.value = ?', values: [value] };
  const system = value.slice(0, bar);
  const code = value.slice(bar + 1);
  if (system === '') return { sql: '(token.system IS NULL AND token.value = ?)', values: [code] };
  if (code === '') return { sql: 'token.system = ?', values: [system] };
  return { sql: '(token.system = ? AND token.value = ?)', values: [system, code] };
}

/** `Type/id`, or a bare id of whatever type. */
function matchReference(value: string): Condition {
  if (value.includes('/') || value.includes(':')) return { sql: 'word.value = ?', values: [value] };
  return { sql: `word.value LIKE ? ESCAPE '\\'`, values: [`%/${literal(value)}`] };
}

const comparisons: Record<string, (low: number, high: number) => Condition> = {
  eq: (low, high) => ({ sql: '(date.low >= ? AND date.high <= ?)', values: [low, high] }),
  ne: (low, high) => ({ sql: 'NOT (date.low >= ? AND date.high <= ?)', values: [low, high] }),
  gt: (_low, high) => ({ sql: 'date.high > ?', values: [high] }),
  lt: (low) => ({ sql: 'date.low < ?', values: [low] }),
  ge: (low) => ({ sql: 'date.high >= ?', values: [low] }),
  le: (_low, high) => ({ sql: 'date.low <= ?', values: [high] }),
  sa: (_low, high) => ({ sql: 'date.low > ?', values: [high] }),
  eb: (low) => ({ sql: 'date.high < ?', values: [low] }),
  ap: (low, high) => ({ sql: '(date.low <= ? AND date.high >= ?)', values: [high, low] }),
};

function matchDate(value: string, parameter: string): Condition {
  const prefix = /^[a-z]{2}/.exec(value)?.[0];
  const compare = comparisons[prefix ?? 'eq'];
  const span = dateSpan(prefix === undefined ? value : value.slice(2));
  if (compare === undefined || span === undefined) throw new Error(`${parameter}: "${value}" is no date FHIR knows`);
  return compare(span.low, span.high);
}

/** Text as LIKE pattern that stands for itself. */
function literal(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
