import type { FactId } from '../patient/catalogue.ts';
import { known, unknown, type Fact, type Facts } from '../patient/fact.ts';
import { refractoryLegs } from './chapters/a-scope.ts';
import { ruleById, rules } from './guideline.ts';
import { Evaluation, type Outcome, type RuleBase } from './logic/evaluation.ts';
import { variablesOf } from './logic/variables.ts';
import { nextStepOrder } from './next-step.ts';
import { promptsFor, type Prompt, type Questions } from './prompts.ts';
import type { Rule } from './rule.ts';
import { states } from './states.ts';

/** What one rule says of this patient. */
export interface RuleResult {
  readonly rule: Rule;
  readonly outcome: Outcome;
  /** The facts that decided it, where it is settled. */
  readonly because: readonly FactId[];
  /** The facts that would settle it, where it is not; a fact that is asked for by other questions is named by those. */
  readonly needs: readonly string[];
  /** Lines of the rule that hold for this patient. */
  readonly details: readonly string[];
}

/** One leg of "refractory": met, not met or unknown, and on what. */
export interface Leg {
  readonly id: string;
  readonly title: string;
  readonly met: 'yes' | 'no' | 'unknown';
  readonly because: readonly FactId[];
  readonly needs: readonly string[];
}

export interface NextStep {
  readonly rule: Rule | undefined;
  /** Without a rule: the facts that stand before the first step that is still undetermined. */
  readonly why: readonly string[];
}

/** Everything the guideline says on these facts. */
export interface Assessment {
  readonly nextStep: NextStep;
  /** Every rule, in the order of the guideline. */
  readonly rules: readonly RuleResult[];
  readonly prompts: readonly Prompt[];
  readonly legs: readonly Leg[];
  /** Summaries such as `iron-state`, as facts. */
  readonly states: Facts;
}

/** The questions that would settle a fact: its own, or those it names instead. */
const askedBy = (facts: Facts, fact: FactId): readonly string[] => {
  const value = facts[fact];
  return value?.state === 'unknown' && value.asks ? value.asks : [fact];
};

const expand = (facts: Facts, ids: readonly FactId[]): readonly string[] => [
  ...new Set(
    ids.flatMap((fact) => {
      const asks = askedBy(facts, fact);
      return asks.length > 0 ? asks : [fact];
    }),
  ),
];

/** The first candidate that applies, or the first that is undetermined: whichever stands earlier. */
function headline(evaluation: Evaluation) {
  for (const candidate of nextStepOrder) {
    const outcome = evaluation.outcome(candidate.when);
    if (outcome !== 'does-not-apply') return { candidate, outcome };
  }
  return undefined;
}

/** There is none yet, or it asks for what is missing, and the answer may bring another. */
function nextStepOpen(evaluation: Evaluation): boolean {
  const step = headline(evaluation);
  if (step?.outcome === 'undetermined') return true;
  const asks = step !== undefined && ruleById(step.candidate.rule).kind === 'missingness';
  return asks && nextStepOrder.some(({ when }) => evaluation.outcome(when) === 'undetermined');
}

const openAboutCurrentDrug = (evaluation: Evaluation): boolean =>
  rules.some((rule) => rule.kind === 'decision' && rule.about !== undefined && evaluation.outcome(rule.when) === 'undetermined' && evaluation.outcome(rule.about) === 'applies');

const extraConditions = [
  ...nextStepOrder,
  ...states.flatMap((state) => state.cases),
  ...refractoryLegs.map((leg) => ({ when: leg.holds })),
  ...rules.flatMap((rule) => [...(rule.details ?? []), ...[rule.about, rule.asksWhen].filter((when) => when !== undefined).map((when) => ({ when }))]),
];

/** The guideline as the logic sees it. */
export const ruleBase: RuleBase = {
  condition: (rule) => ruleById(rule).when,
  variables: variablesOf([...rules, ...extraConditions]),
  adviceOpen: (evaluation) => nextStepOpen(evaluation) || openAboutCurrentDrug(evaluation),
};

function stateFact(evaluation: Evaluation, cases: (typeof states)[number]['cases']): Fact {
  for (const { value, when } of cases) {
    const outcome = evaluation.outcome(when);
    if (outcome === 'applies') return known(value, { derived: true });
    if (outcome === 'undetermined') {
      const needs = evaluation.needs(when);
      const first = needs.map((fact) => evaluation.facts[fact]).find((fact) => fact?.state === 'unknown');
      return unknown(first?.state === 'unknown' ? first.reason : 'must-ask', { asks: expand(evaluation.facts, needs) });
    }
  }
  return unknown('must-ask');
}

/**
 * Evaluates the whole guideline.
 * @param facts by id of the catalogue; one that is absent counts as unknown.
 * @param questions what can be asked, and when; a fact without a question is never prompted for.
 */
export function assess(facts: Facts, questions: Questions): Assessment {
  const evaluation = new Evaluation(ruleBase, facts);
  const step = headline(evaluation);
  const results = rules.map((rule): RuleResult => {
    const outcome = evaluation.outcome(rule.when);
    return {
      rule,
      outcome,
      because: evaluation.because(rule.when),
      needs: expand(facts, evaluation.needs(rule.when)),
      details: outcome === 'applies' ? (rule.details ?? []).filter((detail) => evaluation.outcome(detail.when) === 'applies').map((detail) => detail.text) : [],
    };
  });
  return {
    nextStep: {
      rule: step?.outcome === 'applies' ? ruleById(step.candidate.rule) : undefined,
      why: step?.outcome === 'undetermined' ? expand(facts, evaluation.needs(step.candidate.when)) : [],
    },
    rules: results,
    prompts: promptsFor(evaluation, questions, askedBy),
    legs: refractoryLegs.map((leg) => {
      const outcome = evaluation.outcome(leg.holds);
      return {
        id: leg.id,
        title: leg.title,
        met: outcome === 'applies' ? 'yes' : outcome === 'does-not-apply' ? 'no' : 'unknown',
        because: evaluation.because(leg.holds),
        needs: expand(facts, evaluation.needs(leg.holds)),
      };
    }),
    states: Object.fromEntries(states.map((state) => [state.id, stateFact(evaluation, state.cases)])),
  };
}
