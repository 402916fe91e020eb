import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDosage } from '../../../src/patient/dosage/read.ts';
import { readStrength } from '../../../src/patient/dosage/strength.ts';
import { directionsIn } from './build.ts';

const asOf = '2026-11-24';
const read = (text: string, name = 'gabapentin 300 mg tablet', ingredient = 'gabapentin') => readDosage(directionsIn(text, name, ingredient), asOf);
const daily = (text: string, name?: string): number | undefined => {
  const reading = read(text, name);
  return reading.state === 'read' && reading.steps.length === 1 ? reading.steps[0]?.daily?.value : undefined;
};

/** How often, with the doses a day it means. */
const frequencies = fc.constantFrom(
  ['once daily', 1], ['daily', 1], ['qd', 1], ['at bedtime', 1], ['qhs', 1], ['nightly', 1], ['every morning', 1], ['twice daily', 2], ['BID', 2], ['bd', 2], ['every 12 hours', 2], ['q12h', 2],
  ['morning and night', 2], ['three times a day', 3], ['TID', 3], ['tds', 3], ['every 8 hours', 3], ['3x/day', 3], ['QID', 4], ['qds', 4], ['q6h', 4], ['every other day', 0.5], ['once weekly', 1 / 7], ['on Mon, Wed and Fri', 3 / 7],
) as fc.Arbitrary<readonly [string, number]>;
const amounts = fc.constantFrom(['1 tablet', 1], ['one tab', 1], ['1/2 tablet', 0.5], ['½ tab', 0.5], ['1.5 tabs', 1.5], ['1 1/2 tablets', 1.5], ['two tablets', 2], ['2 tabs', 2], ['3 tablets', 3], ['iii tabs', 3], ['4 tabs', 4]) as fc.Arbitrary<readonly [string, number]>;
const openings = fc.constantFrom('', 'Take ', 'TAKE ', 'Sig: ', 'Patient reports taking ', 'Please take ');
const routes = fc.constantFrom('', ' by mouth', ' PO', ' orally', ' (by mouth)');
const endings = fc.constantFrom('', '.', '. Do not crush or chew.', ' with food', ' for restless legs', ' with 8 oz of water', ', # 90 tab, 3 Refill(s)', '. Call 555-123-4567 with questions.', '., Starting Mon 6/1/2026, Until Discontinued, Normal', ' (G25.81)', '. May cause drowsiness', ' at least 2 hours after antacids', ' as directed');

describe('whatever the words around it', () => {
  it('amount times frequency is the daily dose', () => {
    fc.assert(
      fc.property(openings, amounts, routes, frequencies, endings, (opening, [amount, count], route, [often, times], ending) => {
        expect(daily(`${opening}${amount}${route} ${often}${ending}`)).toBeCloseTo(count * 300 * times, 2);
      }),
      { numRuns: 600 },
    );
  });
  it('capitals and extra blanks change nothing', () => {
    fc.assert(
      fc.property(amounts, frequencies, ([amount], [often]) => {
        const plain = `take ${amount} by mouth ${often}`;
        expect(daily(plain.toUpperCase())).toBe(daily(plain));
        expect(daily(plain.replaceAll(' ', '   '))).toBe(daily(plain));
      }),
      { numRuns: 200 },
    );
  });
  it('twice the amount is twice the dose, in tablets and in milligrams', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), frequencies, (count, [often]) => {
        const name = 'gabapentin 100 mg tablet';
        const single = daily(`${count} tablets ${often}`, name);
        expect(single).toBeDefined();
        expect(daily(`${count * 2} tablets ${often}`, name)).toBeCloseTo((single ?? 0) * 2, 2);
        expect(daily(`${count * 100} mg ${often}`, name)).toBeCloseTo(single ?? 0, 2);
      }),
      { numRuns: 200 },
    );
  });
  it('parts of a day add up', () => {
    fc.assert(
      fc.property(amounts, amounts, ([first, a], [second, b]) => {
        expect(daily(`${first} in the morning and ${second} at bedtime`)).toBeCloseTo((a + b) * 300, 2);
      }),
      { numRuns: 100 },
    );
  });
});

describe('never a wrong value', () => {
  it('milligrams that do not fit the tablets are never known', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 40 }), frequencies, (count, hundreds, [often]) => {
        const milligrams = hundreds * 50;
        const reading = daily(`${count} tablets (${milligrams} mg total) ${often}`);
        if (milligrams === count * 300) expect(reading).toBeDefined();
        else expect(reading).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });
  it('a bare number added anywhere among the words makes it unread or leaves it as it was', () => {
    fc.assert(
      fc.property(amounts, frequencies, fc.integer({ min: 5, max: 99 }), fc.nat(6), ([amount, count], [often, times], extra, place) => {
        const words = `Take ${amount} by mouth ${often}`.split(' ');
        const at = Math.min(place, words.length);
        const text = [...words.slice(0, at), String(extra), ...words.slice(at)].join(' ');
        const reading = daily(text);
        // Where it belongs to the word after it ("5 1/2 tablets", "every 5 mornings") it makes another direction.
        const belongs = /\d+ (1\/2|½)|every \d+ |on \d+ /.test(text);
        if (reading !== undefined && !belongs) expect(reading).toBeCloseTo(count * 300 * times, 2);
      }),
      { numRuns: 400 },
    );
  });
  it('words and structure that differ in how often are never known', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), (inWords, inStructure) => {
        const reading = readDosage(
          directionsIn({ text: `1 tablet ${inWords} times a day`, timing: { repeat: { frequency: inStructure, period: 1, periodUnit: 'd' } }, doseAndRate: [{ doseQuantity: { value: 300, unit: 'mg', code: 'mg' } }] }, 'gabapentin 300 mg tablet', 'gabapentin'),
          asOf,
        );
        expect(reading.state).toBe(inWords === inStructure ? 'read' : 'conflicting');
      }),
    );
  });
});

describe('anything may come', () => {
  const vocabulary = fc.constantFrom(...'take 1 2 3.5 1/2 ½ tab tablets mg mL patch daily bid q6h q 6 h every other day at bedtime prn as needed then for 7 days x max exceed not ( ) , . ; - / = # & @ increase by to until total mon wed 2100 5 pm am on week 300 mcg/hr and or up'.split(' '));
  it('never throws on random text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (text) => {
        expect(['read', 'unread', 'absent', 'conflicting']).toContain(read(text).state);
      }), { numRuns: 400 });
  });
  it('never throws on shuffled dosing words, and gives only finite positive doses', () => {
    fc.assert(
      fc.property(fc.array(vocabulary, { maxLength: 25 }), (words) => {
        const reading = read(words.join(' '));
        if (reading.state === 'read') for (const step of reading.steps) if (step.daily !== undefined) expect(Number.isFinite(step.daily.value) && step.daily.value > 0).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });
  it('does not hang on long or repetitive text', () => {
    for (const piece of ['1 ', 'take 1 tab ', 'then ', '1/2 ', '(', '1-', 'a.b.', 'every ', 'up to ', '99 ', 'x ', '\n']) expect(['read', 'unread', 'absent', 'conflicting']).toContain(read(piece.repeat(2000)).state);
    for (const piece of ['1 ', 'a.', '1,', 'and ', '1/', 'mg ']) expect(readStrength(piece.repeat(400), 'gabapentin').strength).toBeUndefined();
  });
});
