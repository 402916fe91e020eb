import { describe, expect, it } from 'vitest';
import { known, unknown, type Facts } from '../../src/patient/fact.ts';
import { wrongFacts } from './oracle.ts';
import { describeWrong, fuzzOne, minimised, mutatorNames, prepare } from './run.ts';
import { ownSeeds } from './seeds.ts';

const prepared = ownSeeds().map(prepare);
const seed = 2026;
const charts = 400;

describe(`${charts} damaged charts of seed ${seed} (npm run fuzz runs ten thousand)`, () => {
  const outcomes = Array.from({ length: charts }, (_, number) => fuzzOne(prepared, seed, number));

  it('no crash, no output that is not JSON, no wrong fact', () => {
    expect(outcomes.filter(({ crash, wrong }) => crash !== undefined || wrong.length > 0).map(describeWrong)).toEqual([]);
  });

  it('nearly every way of damaging a chart was tried', () => {
    const tried = new Set(outcomes.map(({ mutator }) => mutator));
    expect(mutatorNames.filter((name) => !tried.has(name)).length).toBeLessThan(5);
  });

  it('a number makes the same damage again', () => {
    const again = fuzzOne(prepared, seed, 17);
    expect([again.mutator, again.seed, again.what]).toEqual([outcomes[17]?.mutator, outcomes[17]?.seed, outcomes[17]?.what]);
  });

  it('no key of an object’s own prototype was ever changed', () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });
});

const doseOf = (value: number, source = 'MedicationRequest/m1', unit = 'mg/d') => ({ 'gabapentin-current-daily-dose': known(value, { unit, sources: [source] }) });

describe('what counts as wrong', () => {
  const copd = known('present', { sources: ['Condition/c1'] });
  const dose = known(900, { unit: 'mg/d', sources: ['MedicationRequest/m1'] });
  const before: Facts = { copd, 'gabapentin-current-daily-dose': dose };
  const judge = (after: Facts, touched: string, effect: 'keeps' | 'damages' | 'restates' | 'removes', path: readonly string[], without: Facts = {}) =>
    wrongFacts({ before, after: { facts: after, resources: new Set(['Condition/c1', 'MedicationRequest/m1', 'MedicationRequest/m2']) }, without: () => without, mutated: { effect, bundle: {}, entry: 0, path, what: '' }, touched }).map(({ fact, rule }) => `${fact}: ${rule}`);
  const none = { copd: known('none', { how: 'not recorded' }) };

  it.each([
    ['COPD is none because its code was damaged', none, 'Condition/c1', 'damages', ['code'], none, ['copd: a none that nothing states']],
    ['COPD is unknown because its code was damaged', { copd: unknown('fetch-failed') }, 'Condition/c1', 'damages', ['code'], none, []],
    ['COPD is none because its entry is gone', none, 'Condition/c1', 'removes', [], none, []],
    ['the dose changes because its unit was damaged', doseOf(3), 'MedicationRequest/m1', 'damages', ['dosageInstruction'], {}, ['gabapentin-current-daily-dose: another value from a damaged resource']],
    ['the same number under another unit', doseOf(900, 'MedicationRequest/m1', 'ug/h'), 'MedicationRequest/m1', 'damages', ['dosageInstruction'], {}, ['gabapentin-current-daily-dose: another value from a damaged resource']],
    ['the dose follows a number that was changed', doseOf(1800), 'MedicationRequest/m1', 'restates', ['dosageInstruction'], {}, []],
    ['the dose of another order in place of one that was damaged', doseOf(300, 'MedicationRequest/m2'), 'MedicationRequest/m1', 'damages', ['dosageInstruction'], doseOf(300, 'MedicationRequest/m2'), ['gabapentin-current-daily-dose: an older value in place of a damaged one']],
    ['a dose that no order states', doseOf(450, 'MedicationRequest/m2'), 'MedicationRequest/m1', 'damages', ['dosageInstruction'], doseOf(300, 'MedicationRequest/m2'), ['gabapentin-current-daily-dose: a value that the rest of the chart does not state']],
    ['another order of entries changes a dose', doseOf(300), '', 'keeps', [], {}, ['gabapentin-current-daily-dose: another value where nothing changed']],
    ['a value that rests on a resource nobody sent', doseOf(900, 'MedicationRequest/m9'), '', 'keeps', [], {}, ['gabapentin-current-daily-dose: a value that rests on nothing in the chart']],
  ] as const)('%s', (_, after, touched, effect, path, without, expected) => expect(judge(after, touched, effect, path, without)).toEqual(expected));

  it('a failure is shown with the smallest chart that has it', () => {
    const [first] = prepared;
    const outcome = fuzzOne(prepared, seed, 3);
    // As if every chart failed that still holds the first and the third entry.
    const smallest = minimised({ ...outcome, bundle: first?.bundle, again: (_, kept) => kept.includes(0) && kept.includes(2) });
    expect(smallest).toMatchObject({ entry: [first?.target.entries[0], first?.target.entries[2]] });
    expect(first?.target.entries.length).toBeGreaterThan(2);
  });
});
