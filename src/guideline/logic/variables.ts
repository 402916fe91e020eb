import type { FactId } from '../../patient/catalogue.ts';
import { partsOf, type Comparison, type Expression } from './expression.ts';
import { regionsOf, type Region } from './regions.ts';

/** One fact as a variable of the guideline: where it stands in the order, and what it can be. */
export interface Variable {
  readonly fact: FactId;
  readonly level: number;
  readonly regions: readonly Region[];
  /** Some rule demands that it be assessed; an unknown one may then also stay without an assessment. */
  readonly mayStayUnassessed: boolean;
}

/** The facts below an expression, in the order of the text, without following references to other rules. */
export function walk(expression: Expression, visit: (expression: Expression) => void): void {
  visit(expression);
  for (const part of partsOf(expression)) walk(part, visit);
}

/**
 * The variables of all rules, in the order in which the rules first read them, so that what belongs together stays together.
 * @param regionsGiven regions for what is no fact of the catalogue.
 */
export function variablesOf(
  rules: readonly { readonly when: Expression }[],
  regionsGiven: (fact: string) => readonly Region[] | undefined = () => undefined,
): ReadonlyMap<FactId, Variable> {
  const thresholds = new Map<FactId, Set<number>>();
  const assessed = new Set<FactId>();
  for (const rule of rules) {
    walk(rule.when, (expression) => {
      if (!('fact' in expression)) return;
      const cuts = thresholds.get(expression.fact) ?? new Set();
      thresholds.set(expression.fact, cuts);
      if (expression.op === 'number') cuts.add(expression.threshold.value);
      if (expression.op === 'assessed') assessed.add(expression.fact);
    });
  }
  return new Map(
    [...thresholds].map(([fact, cuts], level) => [
      fact,
      { fact, level, regions: regionsGiven(fact) ?? regionsOf(fact, [...cuts]), mayStayUnassessed: assessed.has(fact) },
    ]),
  );
}

/** Whether a number in this region passes the comparison; regions are cut so that all of it does or none. */
export function passes(region: Region, comparison: Comparison, threshold: number): boolean {
  if (region.kind === 'point') {
    if (comparison === 'below') return region.value < threshold;
    if (comparison === 'at-most') return region.value <= threshold;
    if (comparison === 'at-least') return region.value >= threshold;
    return region.value > threshold;
  }
  if (region.kind !== 'between') return false;
  return comparison === 'below' || comparison === 'at-most' ? region.high <= threshold : region.low >= threshold;
}
