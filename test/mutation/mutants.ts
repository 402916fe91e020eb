import type { Comparison, Expression, StateTest } from '../../src/guideline/logic/expression.ts';
import type { Threshold } from '../../src/guideline/data/threshold.ts';
import { inWords } from '../../src/guideline/in-words.ts';
import { catalogue, type FactId } from '../../src/patient/catalogue.ts';

/** A condition with one slip in it. */
export interface Slip {
  /** The kind of slip, as the report counts them. */
  readonly kind: string;
  /** What was put in place of what, as a clinician reads it. */
  readonly what: string;
  readonly condition: Expression;
}

const COMPARISONS: Readonly<Record<Comparison, Comparison>> = { below: 'at-most', 'at-most': 'below', 'at-least': 'above', above: 'at-least' };
const STATES: Readonly<Record<StateTest, StateTest>> = { unknown: 'missing', missing: 'unknown', conflicting: 'missing', interval: 'derived', derived: 'interval' };

/** Drugs whose facts are built alike, so that one may slip in for another. */
const FAMILIES: readonly (readonly string[])[] = [
  ['gabapentin', 'pregabalin'],
  ['pregabalin', 'gabapentin'],
  ['gabapentin-enacarbil', 'gabapentin'],
  ['pramipexole', 'ropinirole'],
  ['ropinirole', 'rotigotine'],
  ['rotigotine', 'levodopa'],
  ['levodopa', 'cabergoline'],
  ['cabergoline', 'bromocriptine'],
  ['bromocriptine', 'apomorphine'],
  ['apomorphine', 'pramipexole'],
  ['methadone', 'buprenorphine'],
  ['buprenorphine', 'methadone'],
  ['oxycodone', 'methadone'],
  ['tramadol', 'oxycodone'],
];

function siblingOf(fact: FactId): FactId | undefined {
  for (const [drug = '', other = ''] of FAMILIES.toSorted(([a = ''], [b = '']) => b.length - a.length)) {
    const sibling = fact.startsWith(`${drug}-`) ? `${other}${fact.slice(drug.length)}` : fact === `considering-${drug}` ? `considering-${other}` : undefined;
    if (sibling === undefined) continue;
    return sibling in catalogue ? (sibling as FactId) : undefined;
  }
  return undefined;
}

/** The smallest step in which the chart writes such a number: whole years, weeks, points and milligrams, tenths of a laboratory value. */
export function stepOf({ unit, value }: Threshold): number {
  if (['ng/mL', '%', 'mg/L', 'mg/dL', 'g/dL', 'mL/min'].includes(unit)) return 0.1;
  return unit === 'mg/d' && value < 1 ? 0.125 : 1;
}

const moved = (threshold: Threshold, by: number): Threshold => ({ ...threshold, value: Math.round((threshold.value + by) * 1000) / 1000 });

function* atomSlips(atom: Expression): Generator<Slip> {
  const slip = (kind: string, condition: Expression, what = `${inWords(condition)} for ${inWords(atom)}`): Slip => ({ kind, what, condition });
  yield slip('negation', { op: 'not', of: atom });
  if ('fact' in atom && atom.op !== 'once-known') {
    const sibling = siblingOf(atom.fact);
    if (sibling !== undefined) yield slip('another drug', { ...atom, fact: sibling } as Expression);
  }
  if (atom.op === 'number') {
    yield slip('comparison', { ...atom, comparison: COMPARISONS[atom.comparison] });
    for (const by of [-stepOf(atom.threshold), stepOf(atom.threshold)]) {
      // A count is never below zero: nothing tells such a threshold from one at zero.
      if (atom.threshold.value + by >= 0) yield slip('threshold', { ...atom, threshold: moved(atom.threshold, by) });
    }
  }
  if (atom.op === 'choice') {
    const entry = catalogue[atom.fact];
    const codes: readonly string[] = entry.codes;
    if (atom.codes.length > 1) for (const code of atom.codes) yield slip('code dropped', { ...atom, codes: atom.codes.filter((other) => other !== code) });
    // The codes that stand next to those listed are the ones a slip would take in.
    const neighbours = codes.filter((code, index) => !atom.codes.includes(code) && [codes[index - 1], codes[index + 1]].some((next) => next !== undefined && atom.codes.includes(next)));
    for (const code of neighbours) yield slip('code added', { ...atom, codes: [...atom.codes, code] });
  }
  if (atom.op === 'state') yield slip('state of knowledge', { ...atom, test: STATES[atom.test] });
}

/**
 * Every condition with one slip: an operand dropped, all for any, a negation, a comparison or threshold moved, a code dropped or added,
 * a sibling drug, knowledge read where the value should be. Named readings and other rules are atoms here: they have slips of their own.
 */
export function* slipsOf(condition: Expression): Generator<Slip> {
  switch (condition.op) {
    case 'all':
    case 'any': {
      const { op, of } = condition;
      if (of.length > 1) {
        for (const [index, part] of of.entries()) yield { kind: 'operand dropped', what: `${inWords(part)} dropped from ${inWords(condition)}`, condition: { op, of: of.filter((_, other) => other !== index) } };
        const swapped: Expression = { op: op === 'all' ? 'any' : 'all', of };
        yield { kind: 'all for any', what: `${inWords(swapped)} for ${inWords(condition)}`, condition: swapped };
      }
      for (const [index, part] of of.entries()) {
        for (const slip of slipsOf(part)) yield { ...slip, condition: { op, of: of.with(index, slip.condition) } };
      }
      return;
    }
    case 'not':
      for (const slip of slipsOf(condition.of)) yield { ...slip, condition: { op: 'not', of: slip.condition } };
      return;
    case 'once-known':
      yield { kind: 'knowledge', what: `${inWords(condition.of)}, without waiting for ${condition.fact} to be known`, condition: condition.of };
      for (const slip of slipsOf(condition.of)) yield { ...slip, condition: { ...condition, of: slip.condition } };
      return;
    case 'possible':
    case 'certain': {
      const other: Expression = { op: condition.op === 'possible' ? 'certain' : 'possible', of: condition.of };
      yield { kind: 'knowledge', what: `${inWords(other)} for ${inWords(condition)}`, condition: other };
      yield { kind: 'knowledge', what: `${inWords(condition.of)} for ${inWords(condition)}`, condition: condition.of };
      for (const slip of slipsOf(condition.of)) yield { ...slip, condition: { op: condition.op, of: slip.condition } };
      return;
    }
    case 'open-only-by':
      yield { kind: 'negation', what: `NOT (${inWords(condition)})`, condition: { op: 'not', of: condition } };
      for (const fact of condition.facts) yield { kind: 'operand dropped', what: `${fact} dropped from ${inWords(condition)}`, condition: { ...condition, facts: condition.facts.filter((other) => other !== fact) } };
      return;
    case 'constant':
      yield { kind: 'negation', what: `${condition.value ? 'never' : 'always'} for ${inWords(condition)}`, condition: { op: 'constant', value: !condition.value } };
      return;
    default:
      yield* atomSlips(condition);
  }
}
