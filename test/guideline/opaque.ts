import type { FactId } from '../../src/patient/catalogue.ts';
import { known, unknown, type Fact, type Facts } from '../../src/patient/fact.ts';
import type { Expression } from '../../src/guideline/logic/expression.ts';
import type { Region } from '../../src/guideline/logic/regions.ts';
import { variablesOf, type Variable } from '../../src/guideline/logic/variables.ts';

/** A derived fact of the guideline taken as an input: "iron leg", another rule. */
const asInput = (name: string): Expression => ({ op: 'yes', fact: name as FactId as never });

/**
 * The rule's own conditions, with every other rule and (below the top) every named sub-expression as a yes-or-no input. Sub-expressions
 * of one fact stay as they are, so that its thresholds are seen.
 */
export function ownConditions(expression: Expression): Expression {
  switch (expression.op) {
    case 'all':
    case 'any':
      return { op: expression.op, of: expression.of.map((part) => ownConditions(part)) };
    case 'not':
      return { op: 'not', of: ownConditions(expression.of) };
    case 'possible':
    case 'certain':
      return { op: expression.op, of: ownConditions(expression.of) };
    case 'open-only-by':
      return { op: 'open-only-by', of: ownConditions(expression.of), facts: expression.facts };
    case 'once-known':
      return { op: 'once-known', fact: expression.fact, of: ownConditions(expression.of) };
    case 'named':
      return asInput(`reading ${expression.name}`);
    case 'rule':
      return asInput(`rule ${expression.rule}`);
    default:
      return expression;
  }
}

/** The variables of an expression with inputs, each with its own regions only. */
export function inputsOf(expression: Expression): ReadonlyMap<FactId, Variable> {
  return variablesOf([{ when: expression }], (fact) => (fact.includes(' ') ? [{ kind: 'no' }, { kind: 'yes' }] : undefined));
}

/** A known value inside a region. */
export function factIn(region: Region): Fact {
  switch (region.kind) {
    case 'code':
      return known(region.code);
    case 'yes':
      return known(true);
    case 'no':
      return known(false);
    case 'point':
      return known(region.value);
    case 'between': {
      if (!Number.isFinite(region.low)) return known(region.high - 1);
      return known(Number.isFinite(region.high) ? (region.low + region.high) / 2 : region.low + 1);
    }
  }
}

export const unknownFact: Fact = unknown('not-in-chart');
export type { Facts };
