import type { FactId } from '../patient/catalogue.ts';
import { citationsWithoutReference, statements, type Statement } from './data/article.ts';
import type { Threshold } from './data/threshold.ts';
import { ruleById, rules } from './guideline.ts';
import type { Expression } from './logic/expression.ts';
import { walk } from './logic/variables.ts';
import type { Rule } from './rule.ts';

/** What one rule rests on. */
export interface Trace {
  readonly rule: Rule;
  readonly statements: readonly Statement[];
  /** The facts its own condition reads, named readings included. */
  readonly facts: readonly FactId[];
  readonly thresholds: readonly Threshold[];
  /** Other rules that its condition refers to. */
  readonly rules: readonly string[];
}

const traceOf = (rule: Rule): Trace => {
  const facts = new Set<FactId>();
  const thresholds = new Map<string, Threshold>();
  const others = new Set<string>();
  const visit = (expression: Expression) => {
    if ('fact' in expression) facts.add(expression.fact);
    if (expression.op === 'number') thresholds.set(expression.threshold.name, expression.threshold);
    if (expression.op === 'rule') others.add(expression.rule);
  };
  for (const when of [rule.when, ...(rule.details ?? []).map((detail) => detail.when)]) walk(when, visit);
  return {
    rule,
    statements: statements.filter((statement) => statement.rules.includes(rule.id)),
    facts: [...facts],
    thresholds: [...thresholds.values()],
    rules: [...others],
  };
};

/** Every rule with the statements, facts, thresholds and rules it rests on, in the order of the guideline. */
export const traces: readonly Trace[] = rules.map(traceOf);

/** Rules that say they state the article but carry none of its statements, and statements that no rule carries. */
export function orphans(): { readonly rules: readonly string[]; readonly statements: readonly string[] } {
  return {
    rules: traces.filter(({ rule, statements: carried }) => (rule.statedBy === 'article' || rule.statedBy === 'both') && carried.length === 0).map(({ rule }) => rule.id),
    statements: statements.filter((statement) => statement.rules.length === 0).map((statement) => statement.id),
  };
}

/** Whether a statement of the article rests on a citation that its reference list lacks. */
export const lacksReference = (statement: Statement): boolean => statement.citations.some((citation) => citationsWithoutReference.includes(citation));

/** @throws where a statement names a rule that does not exist. */
export const rulesOf = (statement: Statement): readonly Rule[] => statement.rules.map(ruleById);
