import { ruleBase } from './assess.ts';
import { ruleById } from './guideline.ts';
import { Evaluation } from './logic/evaluation.ts';
import { partsOf, type Expression } from './logic/expression.ts';
import type { Rule } from './rule.ts';
import type { Facts } from '../patient/fact.ts';

/** What a condition can still come to once more is known than now: one outcome, or either. */
interface Reach {
  readonly yes: boolean;
  readonly no: boolean;
}

const either: Reach = { yes: true, no: true };
const only = (value: boolean): Reach => ({ yes: value, no: !value });
const opposite = ({ yes, no }: Reach): Reach => ({ yes: no, no: yes });

/** Whether it reads what is known and not only what is so: more knowledge can then turn an outcome that is settled today. */
const readsKnowledge = (expression: Expression): boolean => {
  switch (expression.op) {
    case 'state':
    case 'possible':
    case 'certain':
    case 'open-only-by':
    case 'once-known':
    case 'advice-open':
      return true;
    case 'rule':
      return readsKnowledge(ruleById(expression.rule).when);
    default:
      return partsOf(expression).some(readsKnowledge);
  }
};

/**
 * Tells of a rule whether its outcome today lasts, whatever becomes known of the facts that are unknown now. Rules that read what is
 * missing, and those that count something as absent until it is known, can be settled today and turn with an answer. Where that
 * cannot be told for sure, the outcome does not count as lasting.
 */
export function lastingOutcomes(facts: Facts): (rule: Rule) => boolean {
  const evaluation = new Evaluation(ruleBase, facts);
  const reachOf = (expression: Expression): Reach => {
    if (!readsKnowledge(expression)) {
      const outcome = evaluation.outcome(expression);
      return outcome === 'undetermined' ? either : only(outcome === 'applies');
    }
    switch (expression.op) {
      case 'all': {
        const parts = expression.of.map(reachOf);
        return { yes: parts.every(({ yes }) => yes), no: parts.some(({ no }) => no) };
      }
      case 'any': {
        const parts = expression.of.map(reachOf);
        return { yes: parts.some(({ yes }) => yes), no: parts.every(({ no }) => no) };
      }
      case 'not':
        return opposite(reachOf(expression.of));
      case 'named':
        return reachOf(expression.of);
      case 'rule':
        return reachOf(ruleById(expression.rule).when);
      // Counted as not holding today; once the fact is known, it may hold.
      case 'once-known':
        return facts[expression.fact]?.state === 'known' ? reachOf(expression.of) : { yes: reachOf(expression.of).yes, no: true };
      // What is known stays known.
      case 'state':
        return facts[expression.fact]?.state === 'known' ? only(evaluation.outcome(expression) === 'applies') : either;
      case 'possible':
      case 'certain':
        return reachOf(expression.of);
      case 'open-only-by': {
        const { yes, no } = reachOf(expression.of);
        return yes && no ? either : only(false);
      }
      default:
        return either;
    }
  };
  return ({ when }) => {
    const { yes, no } = reachOf(when);
    return yes !== no;
  };
}
