import { partsOf, type Comparison, type Expression, type StateTest } from './logic/expression.ts';
import { ruleById } from './guideline.ts';

const comparisons: Readonly<Record<Comparison, string>> = { below: '<', 'at-most': '≤', 'at-least': '≥', above: '>' };
const states: Readonly<Record<StateTest, string>> = {
  unknown: 'is unknown',
  missing: 'is missing',
  conflicting: 'is conflicting',
  interval: 'has a comparator',
  derived: 'was calculated',
};

const join = (parts: readonly Expression[], word: string): string => {
  const texts = parts.map((part) => (part.op === 'all' || part.op === 'any' ? `(${inWords(part)})` : inWords(part)));
  return texts.length > 0 ? texts.join(` ${word} `) : 'nothing';
};

/** A condition as a clinician reads it; named readings stay names. */
export function inWords(expression: Expression): string {
  switch (expression.op) {
    case 'constant':
      return expression.value ? 'always' : 'never';
    case 'all':
      return join(expression.of, 'AND');
    case 'any':
      return join(expression.of, 'OR');
    case 'not':
      return `NOT ${expression.of.op === 'all' || expression.of.op === 'any' ? `(${inWords(expression.of)})` : inWords(expression.of)}`;
    case 'named':
      return `«${expression.name}»`;
    case 'rule':
      return `rule ${ruleById(expression.rule).id}`;
    case 'number':
      return `${expression.fact} ${comparisons[expression.comparison]} ${expression.threshold.value} ${expression.threshold.unit}`;
    case 'choice':
      return `${expression.fact} is ${expression.codes.join(' or ')}`;
    case 'yes':
      return expression.fact;
    case 'assessed':
      return `${expression.fact} was assessed`;
    case 'once-known':
      return `${inWords(expression.of)} (counts as no until known)`;
    case 'state':
      return `${expression.fact} ${states[expression.test]}`;
    case 'possible':
      return `possibly (${inWords(expression.of)})`;
    case 'certain':
      return `certainly (${inWords(expression.of)})`;
    case 'open-only-by':
      return `${inWords(expression.of)} is open only by ${expression.facts.join(', ')}`;
    case 'advice-open':
      return 'the next step, or a decision about a drug current or considered, is undetermined';
  }
}

/** Every named reading below the conditions, each once, with its own words. */
export function readingsOf(conditions: readonly Expression[]): ReadonlyMap<string, string> {
  const readings = new Map<string, string>();
  const collect = (expression: Expression): void => {
    if (expression.op === 'named' && !readings.has(expression.name)) {
      readings.set(expression.name, inWords(expression.of));
      collect(expression.of);
    } else for (const part of partsOf(expression)) collect(part);
  };
  for (const condition of conditions) collect(condition);
  return readings;
}
