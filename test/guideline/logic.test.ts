import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Evaluation, type RuleBase } from '../../src/guideline/logic/evaluation.ts';
import {
  all,
  always,
  amount,
  any,
  applies,
  assessed,
  certain,
  is,
  isConflicting,
  isDerived,
  isInterval,
  isMissing,
  isUnknown,
  named,
  no,
  not,
  onceKnown,
  openOnlyBy,
  possible,
  yes,
  type Expression,
} from '../../src/guideline/logic/expression.ts';
import { possibleRegions, regionsOf, type Region } from '../../src/guideline/logic/regions.ts';
import { passes, variablesOf, walk } from '../../src/guideline/logic/variables.ts';
import type { Threshold } from '../../src/guideline/data/threshold.ts';
import type { FactId } from '../../src/patient/catalogue.ts';
import { known, unknown, type Fact, type Facts, type Range } from '../../src/patient/fact.ts';
import { factIn, unknownFact } from './opaque.ts';
import * as reference from './reference.ts';

const threshold = (value: number): Threshold => ({ name: `limit ${value}`, value, unit: '1', sources: ['app'], verified: 'unverified', checked: '2026-11-25' });
const ferritin = amount('ferritin');

const noRule = (rule: string): never => {
  throw new Error(rule);
};
/** An evaluation of free-standing conditions. */
function evaluation(facts: Facts, conditions: readonly Expression[], rules: Readonly<Record<string, Expression>> = {}): Evaluation {
  const base: RuleBase = {
    condition: (rule) => rules[rule] ?? noRule(rule),
    variables: variablesOf([...conditions, ...Object.values(rules)].map((when) => ({ when }))),
    adviceOpen: () => true,
  };
  return new Evaluation(base, facts);
}
const outcome = (when: Expression, facts: Facts = {}) => evaluation(facts, [when]).outcome(when);
const because = (when: Expression, facts: Facts = {}, rules: Readonly<Record<string, Expression>> = {}) => evaluation(facts, [when], rules).because(when);

/** Small conditions over a number, a choice and three yes-or-no facts, with every operator whose meaning needs no state. */
const leaf: fc.Arbitrary<Expression> = fc.oneof(
  fc.constantFrom('below', 'at-most', 'at-least', 'above').chain((comparison) => fc.constantFrom(75, 100, 300).map((value): Expression => ({ op: 'number', fact: 'ferritin', comparison, threshold: threshold(value) }))),
  fc.constantFrom<Expression>(is('osa', 'present'), is('osa', 'none', 'resolved'), is('osa', 'none')),
  fc.constantFrom<FactId>('esrd', 'copd', 'nicotine').map((fact): Expression => (fact === 'copd' ? assessed('copd') : yes(fact === 'esrd' ? 'esrd' : 'nicotine'))),
  fc.constantFrom<Expression>(always, not(always), onceKnown('osa', yes('esrd')), onceKnown('esrd', ferritin.atMost(threshold(75)))),
);
const { condition: anyCondition } = fc.letrec<{ condition: Expression }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('condition'), { minLength: 0, maxLength: 3 }).map((of): Expression => ({ op: 'all', of })),
    fc.array(tie('condition'), { minLength: 0, maxLength: 3 }).map((of): Expression => ({ op: 'any', of })),
    tie('condition').map((of): Expression => ({ op: 'not', of })),
    tie('condition').map((of): Expression => ({ op: 'named', name: 'reading', of })),
    tie('condition').map((of): Expression => ({ op: 'possible', of })),
    tie('condition').map((of): Expression => ({ op: 'certain', of })),
  ),
}));

test('any condition, whatever of it is known, is settled and needs facts as trying every completion says', () => {
  fc.assert(
    fc.property(anyCondition, fc.array(fc.nat(9), { minLength: 5, maxLength: 5 }), (when, choices) => {
      const variables = variablesOf([{ when }]);
      const partial = new Map([...variables.values()].map(({ fact, regions }, index) => [fact, (choices[index] ?? 0) % (regions.length + 1)] as const).map(([fact, choice]) => [fact, choice === 0 ? undefined : choice - 1] as const));
      const facts = Object.fromEntries(
        [...variables.values()].map(({ fact, regions }): [string, Fact] => {
          const region = regions[partial.get(fact) ?? -1];
          return [fact, region ? factIn(region) : unknownFact];
        }),
      );
      const seen = evaluation(facts, [when]);
      const expected = reference.analyse({ variables, condition: noRule, adviceOpen: () => false }, when, partial);
      expect(`${seen.outcome(when)} ${seen.needs(when).toSorted().join()}`).toBe(`${expected.outcome} ${expected.needs.toSorted().join()}`);
      // What is settled rests on facts that are known (or on one that counts as absent), and with those alone it is settled the same way.
      const reasons = seen.because(when);
      if (expected.outcome === 'undetermined') expect(reasons).toEqual([]);
    }),
    { numRuns: 400, seed: 20261125 },
  );
});

describe('What decided', () => {
  const facts: Facts = { ferritin: known(41), esrd: known(false), osa: known('present'), copd: known('none'), 'osa-treatment': unknown('not-in-chart') };
  const low = ferritin.atMost(threshold(75));
  const high = ferritin.above(threshold(75));
  test.each<[string, Expression, readonly FactId[]]>([
    ['of an AND that holds every part', all(low, no('esrd')), ['ferritin', 'esrd']],
    ['of an AND that fails the first part that fails', all(low, yes('esrd'), is('copd', 'present')), ['esrd']],
    ['of an OR that holds the first part that holds', any(yes('esrd'), low, is('osa', 'present')), ['ferritin']],
    ['of an OR that fails every part', any(yes('esrd'), high), ['esrd', 'ferritin']],
    ['of a negation what made it fail', not(any(yes('esrd'), high)), ['esrd', 'ferritin']],
    ['of a negated AND its failing part', not(all(low, yes('esrd'))), ['esrd']],
    ['behind a name the same', named('iron low', low), ['ferritin']],
    ['of a constant nothing', always, []],
    ['of what is open nothing', is('osa-treatment', 'untreated'), []],
    ['an unknown fact is passed over where another settles it', all(is('osa-treatment', 'untreated'), yes('esrd')), ['esrd']],
    ['of "certainly" and "possibly" what lies below', all(certain(low), possible(no('esrd'))), ['ferritin', 'esrd']],
    ['once known, both the knowing and the value', onceKnown('copd', is('osa', 'present')), ['copd', 'osa']],
    ['not known yet: the missing fact itself', not(onceKnown('osa-treatment', is('osa', 'present'))), ['osa-treatment']],
    ['whether something is known', all(isUnknown('osa-treatment'), assessed('osa')), ['osa-treatment', 'osa']],
    ['each fact once', all(low, not(high)), ['ferritin']],
    ['open only by something: what lies below', openOnlyBy(low, ['ferritin']), ['ferritin']],
  ])('%s', (_, when, expected) => {
    expect(because(when, facts)).toEqual(expected);
  });
  test('by another rule: what decided that', () => {
    expect(because(applies('iron'), facts, { iron: all(low, no('esrd')) })).toEqual(['ferritin', 'esrd']);
    expect(because(not(applies('iron')), facts, { iron: high })).toEqual(['ferritin']);
  });
  test('where parts settle it only together: all of them', () => {
    const together = any(yes('nicotine'), no('nicotine'));
    expect(because(together)).toEqual(['nicotine']);
    expect(because(all(yes('nicotine'), no('nicotine')))).toEqual(['nicotine']);
  });
  test('of "advice is open" nothing', () => {
    expect(because({ op: 'advice-open' })).toEqual([]);
  });
});

describe('What is missing', () => {
  test('facts come in the order in which the guideline reads them', () => {
    const when = all(yes('esrd'), yes('nicotine'), yes('alcohol'));
    expect(evaluation({}, [when]).needs(when)).toEqual(['esrd', 'nicotine', 'alcohol']);
    const turned = all(yes('alcohol'), yes('esrd'));
    expect(evaluation({}, [when, turned]).needs(turned)).toEqual(['esrd', 'alcohol']);
  });
  test('also where the later fact is met first on the way down', () => {
    const when = any(all(yes('esrd'), yes('alcohol')), all(no('esrd'), yes('nicotine')));
    const order = all(yes('esrd'), yes('nicotine'), yes('alcohol'));
    expect(evaluation({}, [order, when]).needs(when)).toEqual(['esrd', 'nicotine', 'alcohol']);
  });
  test('an answer can change what counts as absent until it is known', () => {
    const overridden = onceKnown('copd-severity', is('copd-severity', 'mild'));
    const seen = evaluation({}, [overridden]);
    expect(seen.outcome(overridden)).toBe('does-not-apply');
    expect(seen.needs(overridden)).toEqual([]);
    expect(seen.changedBy(overridden)).toEqual(['copd-severity']);
  });
  test('once it is known, nothing is left to ask', () => {
    const overridden = onceKnown('copd-severity', is('copd-severity', 'mild'));
    const seen = evaluation({ 'copd-severity': known('mild') }, [overridden]);
    expect([seen.outcome(overridden), seen.changedBy(overridden)]).toEqual(['applies', []]);
  });
  test('a fact that is needed anyway is named once, and others are not added', () => {
    const when = any(yes('esrd'), all(onceKnown('copd-severity', is('copd-severity', 'mild')), yes('nicotine')));
    const seen = evaluation({}, [when]);
    expect(seen.needs(when)).toEqual(['esrd']);
    expect(seen.changedBy(when)).toEqual(['esrd', 'copd-severity']);
  });
  test('open only by these facts', () => {
    const when = all(yes('esrd'), yes('nicotine'));
    expect(outcome(openOnlyBy(when, ['esrd', 'nicotine', 'alcohol']))).toBe('applies');
    expect(outcome(openOnlyBy(when, ['esrd']))).toBe('does-not-apply');
    expect(outcome(openOnlyBy(when, ['esrd', 'nicotine']), { esrd: known(false) })).toBe('does-not-apply');
  });
  test('a condition may look at whether advice is open', () => {
    expect(outcome({ op: 'advice-open' })).toBe('applies');
  });
  test('a fact that the guideline does not read is a slip', () => {
    expect(() => new Evaluation({ condition: noRule, variables: new Map(), adviceOpen: () => false }, {}).outcome(yes('esrd'))).toThrow('esrd');
  });
});

describe('What is known of a fact', () => {
  const states = { unknown: isUnknown, missing: isMissing, conflicting: isConflicting, interval: isInterval, derived: isDerived };
  test.each<[string, Fact | undefined, readonly (keyof typeof states)[]]>([
    ['never read', undefined, ['unknown', 'missing']],
    ['not in the chart', unknown('not-in-chart'), ['unknown', 'missing']],
    ['out of date', unknown('out-of-date'), ['unknown', 'missing']],
    ['to be asked', unknown('must-ask'), ['unknown', 'missing']],
    ['void after an infusion', unknown('out-of-date', { voided: true }), ['unknown']],
    ['not permitted', unknown('not-permitted'), ['unknown']],
    ['the search failed', unknown('fetch-failed'), ['unknown']],
    ['unreadable', unknown('unreadable'), ['unknown']],
    ['conflicting', unknown('conflicting'), ['unknown', 'conflicting']],
    ['measured', known(41), []],
    ['reported as below 5', known(5, { comparator: '<', range: { high: 5, highOpen: true } }), ['interval']],
    ['calculated', known(28, { derived: true }), ['derived']],
  ])('%s', (_, fact, expected) => {
    const holding = Object.entries(states).flatMap(([name, test]) => (outcome(test('ferritin'), fact ? { ferritin: fact } : {}) === 'applies' ? [name] : []));
    expect(holding).toEqual(expected);
  });
  test('an assessment that was not made leaves open whether it will be', () => {
    expect(outcome(assessed('osa'))).toBe('undetermined');
    expect(outcome(assessed('osa'), { osa: known('none') })).toBe('applies');
    // Where something demands the assessment, "no value" is no value in particular: it does not settle the others.
    expect(outcome(any(assessed('osa'), not(is('osa', 'present'))))).toBe('applies');
    // Not assessed, it counts as the first that it can be.
    expect(outcome(all(not(assessed('osa')), is('osa', 'none')))).toBe('undetermined');
    expect(outcome(all(not(assessed('osa')), is('osa', 'resolved')))).toBe('does-not-apply');
  });
});

const point = (value: number): Region => ({ kind: 'point', value });
const between = (low: number, high: number): Region => ({ kind: 'between', low, high });
const range = (limits: Range) => known(limits.low ?? limits.high ?? 0, { range: limits });

describe('Stretches of a number', () => {
  test('are cut at each threshold, which is a stretch of its own', () => {
    expect(regionsOf('ferritin', [100, 75, 75])).toEqual([point(0), between(0, 75), point(75), between(75, 100), point(100), between(100, Number.POSITIVE_INFINITY)]);
  });
  test('end where a score ends, and thresholds beyond it cut nothing', () => {
    expect(regionsOf('irls-total', [11, 50, -1])).toEqual([point(0), between(0, 11), point(11), between(11, 40), point(40)]);
    expect(regionsOf('irls-total', [0, 40])).toEqual([point(0), between(0, 40), point(40)]);
  });
  test('choices and yes or no are their codes', () => {
    expect(regionsOf('osa', [])).toEqual([{ kind: 'code', code: 'none' }, { kind: 'code', code: 'present' }, { kind: 'code', code: 'resolved' }]);
    expect(regionsOf('esrd', [])).toEqual([{ kind: 'no' }, { kind: 'yes' }]);
  });
  const regions = regionsOf('ferritin', [75, 100]);
  test.each<[string, Fact | undefined, readonly number[]]>([
    ['unknown: everywhere', undefined, [0, 1, 2, 3, 4, 5]],
    ['unknown, as a fact', unknown('not-in-chart'), [0, 1, 2, 3, 4, 5]],
    ['74', known(74), [1]],
    ['75', known(75), [2]],
    ['99', known(99), [3]],
    ['500', known(500), [5]],
    ['0', known(0), [0]],
    ['a negative number is nowhere, so it settles nothing', known(-1), [0, 1, 2, 3, 4, 5]],
    ['words are no number', known('75'), [0, 1, 2, 3, 4, 5]],
    ['below 75', range({ high: 75, highOpen: true }), [0, 1]],
    ['at most 75', range({ high: 75 }), [0, 1, 2]],
    ['above 75', range({ low: 75, lowOpen: true }), [3, 4, 5]],
    ['at least 75', range({ low: 75 }), [2, 3, 4, 5]],
    ['75 to 100', range({ low: 75, high: 100 }), [2, 3, 4]],
    ['between 75 and 100, the ends excluded', range({ low: 75, lowOpen: true, high: 100, highOpen: true }), [3]],
    ['80 to 90', range({ low: 80, high: 90 }), [3]],
    ['above 90', range({ low: 90, lowOpen: true }), [3, 4, 5]],
    ['at most 80', range({ high: 80 }), [0, 1, 2, 3]],
    ['above 100', range({ low: 100, lowOpen: true }), [5]],
  ])('%s', (_, fact, expected) => {
    expect(possibleRegions(fact, regions)).toEqual(expected);
  });
  test.each<[string, FactId, Fact, readonly number[]]>([
    ['a code', 'osa', known('present'), [1]],
    ['no code of this choice', 'osa', known('perhaps'), [0, 1, 2]],
    ['yes', 'esrd', known(true), [1]],
    ['no', 'esrd', known(false), [0]],
    ['neither', 'esrd', known('yes'), [0, 1]],
  ])('%s', (_, fact, value, expected) => {
    expect(possibleRegions(value, regionsOf(fact, []))).toEqual(expected);
  });
  test.each<[Region, readonly string[]]>([
    [point(74), ['below', 'at-most']],
    [point(75), ['at-most', 'at-least']],
    [point(76), ['at-least', 'above']],
    [between(0, 75), ['below', 'at-most']],
    [between(75, 100), ['at-least', 'above']],
    [between(74, 76), []],
    [{ kind: 'yes' }, []],
    [{ kind: 'code', code: 'none' }, []],
  ])('%j against 75', (region, expected) => {
    expect((['below', 'at-most', 'at-least', 'above'] as const).filter((comparison) => passes(region, comparison, 75))).toEqual(expected);
  });
});

describe('The variables', () => {
  test('are the facts in the order of the text, named readings looked into', () => {
    const when = all(yes('esrd'), named('low', any(ferritin.atMost(threshold(75)), onceKnown('osa', ferritin.above(threshold(300))))), assessed('osa'), isUnknown('qtc'), applies('another'));
    const variables = variablesOf([{ when }, { when: yes('alcohol') }]);
    expect([...variables.values()].map(({ fact, level, mayStayUnassessed }) => [fact, level, mayStayUnassessed])).toEqual([
      ['esrd', 0, false],
      ['ferritin', 1, false],
      ['osa', 2, true],
      ['qtc', 3, false],
      ['alcohol', 4, false],
    ]);
    expect(variables.get('ferritin')?.regions).toEqual(regionsOf('ferritin', [75, 300]));
  });
  test('regions may be given for what is no fact', () => {
    const given: Region[] = [{ kind: 'no' }, { kind: 'yes' }];
    expect(variablesOf([{ when: yes('esrd') }], (fact) => (fact === 'esrd' ? given : undefined)).get('esrd')?.regions).toBe(given);
  });
  test('walking visits every part once, and no other rule', () => {
    const seen: string[] = [];
    walk(all(not(yes('esrd')), applies('iron'), openOnlyBy(possible(certain(yes('alcohol'))), [])), ({ op }) => seen.push(op));
    expect(seen).toEqual(['all', 'not', 'yes', 'rule', 'open-only-by', 'possible', 'certain', 'yes']);
  });
});
