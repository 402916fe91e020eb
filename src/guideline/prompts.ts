import type { FactId } from '../patient/catalogue.ts';
import type { Facts } from '../patient/fact.ts';
import { ruleById, rules } from './guideline.ts';
import type { Evaluation } from './logic/evaluation.ts';
import { nextStepOrder } from './next-step.ts';

/** A question whose answer can still change some decision. */
export interface Prompt {
  /** The question, by its linkId: a fact id. */
  readonly fact: string;
  readonly question: string;
  /** The decisions whose outcome an answer can change, in the order of the guideline. */
  readonly changes: readonly string[];
  /** An answer can change the next step. */
  readonly changesNextStep: boolean;
}

interface Question {
  readonly text: string;
  /** Whether it may be asked now: a follow-up waits for the answer that opens it. */
  readonly open: (facts: Facts) => boolean;
}

/** The questions that can be asked, by fact id. */
export type Questions = ReadonlyMap<string, Question>;

interface Reach {
  readonly changes: string[];
  /** Position in the next-step order of the earliest undecided step that it can change. */
  step: number;
}

/**
 * Ranks the open questions: first those that stand before the next step, in the order of steps; then by how many decisions an
 * answer can change; then in the order of the guideline.
 */
export function promptsFor(evaluation: Evaluation, questions: Questions, askedBy: (facts: Facts, fact: FactId) => readonly string[]): readonly Prompt[] {
  const { facts } = evaluation;
  const reached = new Map<string, Reach>();
  const reach = (facts_: readonly FactId[], note: (reach: Reach) => void) => {
    for (const linkId of new Set(facts_.flatMap((fact) => askedBy(facts, fact)))) {
      const entry = reached.get(linkId) ?? { changes: [], step: Number.POSITIVE_INFINITY };
      reached.set(linkId, entry);
      note(entry);
    }
  };
  for (const rule of rules) {
    if (rule.kind !== 'decision') continue;
    if (rule.asksWhen && evaluation.outcome(rule.asksWhen) === 'does-not-apply') continue;
    reach(evaluation.changedBy(rule.when), (entry) => entry.changes.push(rule.id));
  }
  for (const [position, candidate] of nextStepOrder.entries()) {
    reach(evaluation.changedBy(candidate.when), (entry) => {
      entry.step = Math.min(entry.step, position);
    });
    // A step that applies settles the headline, unless it asks for what is missing: then the answer decides what comes after it.
    if (evaluation.outcome(candidate.when) === 'applies' && ruleById(candidate.rule).kind !== 'missingness') break;
  }
  return [...reached]
    .filter(([linkId, { changes }]) => changes.length > 0 && questions.get(linkId)?.open(facts) === true)
    .toSorted(([, a], [, b]) => a.step - b.step || b.changes.length - a.changes.length)
    .map(([fact, { changes, step }]) => ({ fact, question: questions.get(fact)?.text ?? fact, changes, changesNextStep: Number.isFinite(step) }));
}
