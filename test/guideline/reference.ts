import type { FactId } from '../../src/patient/catalogue.ts';
import type { Expression } from '../../src/guideline/logic/expression.ts';
import type { Outcome } from '../../src/guideline/logic/evaluation.ts';
import { passes, type Variable } from '../../src/guideline/logic/variables.ts';

/**
 * The meaning of the guideline by brute force, with no diagram: every completion of what is unknown is tried. Slow, short and
 * easy to believe; the engine is held against it.
 */

/** One possibility of a variable: a region by its index, or (-1) unknown and never assessed, which otherwise counts like the first. */
export type Choice = number;
export const UNASSESSED: Choice = -1;

/** For each fact the region it is known to be in, or undefined where it is unknown. */
export type Partial_ = ReadonlyMap<FactId, Choice | undefined>;
export type Completion = ReadonlyMap<FactId, Choice>;

export interface World {
  readonly variables: ReadonlyMap<FactId, Variable>;
  readonly condition: (rule: string) => Expression;
  /** `missing-data-cannot-conclude` looks at the whole assessment; outside of it this is never asked. */
  readonly adviceOpen: (partial: Partial_) => boolean;
}

const regionOf = (world: World, completion: Completion, fact: FactId) => {
  const choice = completion.get(fact);
  return choice === undefined ? undefined : world.variables.get(fact)?.regions[choice === UNASSESSED ? 0 : choice];
};

/** Whether the expression holds, all facts being as in `completion`, of which `partial` was known. */
export function holds(world: World, expression: Expression, partial: Partial_, completion: Completion): boolean {
  const isKnown = (fact: FactId) => partial.get(fact) !== undefined;
  const again = (part: Expression) => holds(world, part, partial, completion);
  switch (expression.op) {
    case 'constant':
      return expression.value;
    case 'all':
      return expression.of.every(again);
    case 'any':
      return expression.of.some(again);
    case 'not':
      return !again(expression.of);
    case 'named':
      return again(expression.of);
    case 'rule':
      return again(world.condition(expression.rule));
    case 'number': {
      const region = regionOf(world, completion, expression.fact);
      return region !== undefined && passes(region, expression.comparison, expression.threshold.value);
    }
    case 'choice': {
      const region = regionOf(world, completion, expression.fact);
      return region?.kind === 'code' && expression.codes.includes(region.code);
    }
    case 'yes':
      return regionOf(world, completion, expression.fact)?.kind === 'yes';
    case 'assessed':
      return completion.get(expression.fact) !== UNASSESSED;
    case 'once-known':
      return isKnown(expression.fact) && again(expression.of);
    case 'state':
      return (expression.test === 'unknown' || expression.test === 'missing') && !isKnown(expression.fact);
    case 'possible':
      return outcome(world, expression.of, partial) !== 'does-not-apply';
    case 'certain':
      return outcome(world, expression.of, partial) === 'applies';
    case 'open-only-by': {
      const needed = needs(world, expression.of, partial);
      return needed.length > 0 && needed.every((fact) => expression.facts.includes(fact));
    }
    case 'advice-open':
      return world.adviceOpen(partial);
  }
}

/**
 * The outcome and the facts needed, by trying every completion: the value of each is written down under its number (the unknown facts
 * as digits), and a fact is needed where two numbers that differ in its digit alone have different values.
 */
export function analyse(world: World, expression: Expression, partial: Partial_): { readonly outcome: Outcome; readonly needs: readonly FactId[] } {
  const open = [...partial.keys()].filter((fact) => partial.get(fact) === undefined);
  const digits = open.map((fact) => choicesOf(world, fact));
  const size = digits.reduce((product, digit) => product * digit.length, 1);
  const completion = new Map(partial) as Map<FactId, Choice>;
  const values = new Uint8Array(size);
  for (let number = 0; number < size; number++) {
    let rest = number;
    for (const [index, fact] of open.entries()) {
      const digit = digits[index] ?? [];
      completion.set(fact, digit[rest % digit.length] ?? UNASSESSED);
      rest = Math.floor(rest / digit.length);
    }
    values[number] = holds(world, expression, partial, completion) ? 1 : 0;
  }
  const needed: FactId[] = [];
  let stride = 1;
  for (const [index, fact] of open.entries()) {
    const base = digits[index]?.length ?? 1;
    if (values.some((value, number) => Math.floor(number / stride) % base > 0 && values[number - stride] !== value)) needed.push(fact);
    stride *= base;
  }
  if (needed.length > 0) return { outcome: 'undetermined', needs: needed };
  return { outcome: values[0] === 1 ? 'applies' : 'does-not-apply', needs: [] };
}

function choicesOf(world: World, fact: FactId): readonly Choice[] {
  const variable = world.variables.get(fact);
  return variable ? [...variable.regions.keys(), ...(variable.mayStayUnassessed ? [UNASSESSED] : [])] : [];
}

const outcome = (world: World, expression: Expression, partial: Partial_): Outcome => analyse(world, expression, partial).outcome;
const needs = (world: World, expression: Expression, partial: Partial_): readonly FactId[] => analyse(world, expression, partial).needs;
