import { assess, type Assessment } from '../../src/guideline/assess.ts';
import type { Questions } from '../../src/guideline/prompts.ts';
import { catalogue } from '../../src/patient/catalogue.ts';
import type { Facts } from '../../src/patient/fact.ts';

/** Every fact can be asked for, at any time: what is prompted then depends on the guideline alone. */
export const everyQuestion: Questions = new Map(Object.keys(catalogue).map((fact) => [fact, { text: fact, open: () => true }]));

export const assessed = (facts: Facts): Assessment => assess(facts, everyQuestion);

export const outcomeOf = (assessment: Assessment, rule: string) => assessment.rules.find((result) => result.rule.id === rule)?.outcome;

/** The rules with an outcome, in the order of the guideline. */
export const withOutcome = (assessment: Assessment, outcome: string): readonly string[] =>
  assessment.rules.filter((result) => result.outcome === outcome).map((result) => result.rule.id);
