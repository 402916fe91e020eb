import { ruleBase } from '../../src/guideline/assess.ts';
import { ruleById } from '../../src/guideline/guideline.ts';
import { Evaluation } from '../../src/guideline/logic/evaluation.ts';
import type { Expression } from '../../src/guideline/logic/expression.ts';
import { variablesOf } from '../../src/guideline/logic/variables.ts';
import { nextStepOrder } from '../../src/guideline/next-step.ts';
import { rules } from '../../src/guideline/guideline.ts';

/**
 * A condition that counts as absent until a fact is known, written so that both states of knowledge are possibilities: not assessed
 * (then absent), or assessed with any value.
 */
function withKnowledge(expression: Expression): Expression {
  switch (expression.op) {
    case 'all':
    case 'any':
      return { op: expression.op, of: expression.of.map(withKnowledge) };
    case 'not':
    case 'named':
    case 'possible':
    case 'certain':
    case 'open-only-by':
      return { ...expression, of: withKnowledge(expression.of) };
    case 'once-known':
      return { op: 'all', of: [{ op: 'assessed', fact: expression.fact }, withKnowledge(expression.of)] };
    case 'rule':
      return remembered(expression.rule);
    default:
      return expression;
  }
}

const memory = new Map<string, Expression>();
function remembered(rule: string): Expression {
  const known = memory.get(rule);
  if (known) return known;
  const made = withKnowledge(ruleById(rule).when);
  memory.set(rule, made);
  return made;
}

const everyCondition = [...rules, ...nextStepOrder].map(({ when }) => ({ when: withKnowledge(when) }));

/**
 * Whether some patient, of all combinations of every fact's regions, fulfils the condition: the diagram of the condition over
 * nothing known is not constantly false.
 */
export function somePatient(condition: Expression): boolean {
  const when = withKnowledge(condition);
  const variables = variablesOf([...everyCondition, { when }]);
  return new Evaluation({ ...ruleBase, variables }, {}).outcome(when) !== 'does-not-apply';
}
