import { expect, test } from 'vitest';
import { rules } from '../../src/guideline/guideline.ts';
import { Evaluation, type RuleBase } from '../../src/guideline/logic/evaluation.ts';
import type { Expression } from '../../src/guideline/logic/expression.ts';
import { walk, type Variable } from '../../src/guideline/logic/variables.ts';
import type { FactId } from '../../src/patient/catalogue.ts';
import type { Fact } from '../../src/patient/fact.ts';
import { factIn, inputsOf, ownConditions, unknownFact } from './opaque.ts';
import * as reference from './reference.ts';

/**
 * For every rule and every named reading: all its own conditions, other rules and readings being inputs, over every region that its
 * thresholds cut, each fact known or unknown.
 */

const noRule = (): never => {
  throw new Error('own conditions refer to no other rule');
};

function* partials(variables: readonly Variable[], index = 0, partial = new Map<FactId, number | undefined>()): Generator<ReadonlyMap<FactId, number | undefined>> {
  const variable = variables[index];
  if (!variable) {
    yield partial;
    return;
  }
  for (const choice of [undefined, ...variable.regions.keys()]) {
    partial.set(variable.fact, choice);
    yield* partials(variables, index + 1, partial);
  }
}

const subjects = new Map<string, Expression>();
for (const rule of rules) {
  subjects.set(`rule ${rule.id}`, rule.when);
  for (const when of [rule.when, ...(rule.details ?? []).map((detail) => detail.when), ...[rule.about, rule.asksWhen].filter((part) => part !== undefined)]) {
    walk(when, (expression) => {
      if (expression.op === 'named') subjects.set(`reading ${expression.name}`, expression.of);
    });
  }
}

let cases = 0;

function check(when: Expression): string[] {
  const own = ownConditions(when);
  const variables = inputsOf(own);
  const world: reference.World = { variables, condition: noRule, adviceOpen: () => false };
  const base: RuleBase = { variables, condition: noRule, adviceOpen: () => false };
  const wrong: string[] = [];
  for (const partial of partials([...variables.values()])) {
    cases++;
    const facts = Object.fromEntries(
      [...variables.values()].map((variable): [string, Fact] => {
        const choice = partial.get(variable.fact);
        const region = choice === undefined ? undefined : variable.regions[choice];
        return [variable.fact, region ? factIn(region) : unknownFact];
      }),
    );
    const evaluation = new Evaluation(base, facts);
    const seen = `${evaluation.outcome(own)} ${evaluation.needs(own).toSorted().join()}`;
    const { outcome, needs } = reference.analyse(world, own, partial);
    const expected = `${outcome} ${needs.toSorted().join()}`;
    if (seen !== expected) wrong.push(`${JSON.stringify([...partial])}: ${seen} instead of ${expected}`);
  }
  return wrong.slice(0, 3);
}

test.each([...subjects])('%s is undetermined exactly when completions differ, and needs exactly what they differ in', (_, when) => {
  expect(check(when)).toEqual([]);
});

test('the number of cases is said', () => {
  console.log(`exactness: ${cases} partial charts of own conditions, ${subjects.size} rules and readings`);
  expect(cases).toBeGreaterThan(100_000);
});
