import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlOf } from '../../src/panel/answers/control.ts';
import { readNumber, readTyped, type Draft } from '../../src/panel/answers/typed.ts';
import { questions } from '../../src/patient/questions.ts';

const today = '2026-11-24';
const read = (linkId: string, draft: Partial<Draft>) => {
  const control = controlOf(linkId);
  if (control === undefined) throw new Error(`no control for ${linkId}`);
  return readTyped(control, { text: '', unit: '', date: '', ...draft }, today);
};
const wrong = (field: 'text' | 'unit' | 'date', message: string) => ({ state: 'wrong', field, message });

describe('a typed number', () => {
  it.each([
    ['62', 62],
    [' 0.25 ', 0.25],
    ['0,25', 0.25],
    ['.5', 0.5],
    ['0.125', 0.125],
    ['1200', 1200],
    ['12.50', 12.5],
  ])('%s is %d', (text, value) => {
    expect(readNumber(text)).toEqual({ value });
  });

  it.each([
    ['<5', 5, '<'],
    ['≥ 300', 300, '>='],
  ])('%s keeps its sign', (text, value, comparator) => {
    expect(readNumber(text)).toEqual({ value, comparator });
  });

  it.each(['1,200', '1.200', '2.400', '12,345'])('%s could be a thousand or not, and is asked again', (text) => {
    expect(readNumber(text)).toEqual({ problem: expect.stringContaining('two ways') });
  });

  it.each(['', 'abc', '1 200', '1,2,3', '1.2.3', '--4', '5 mg', '1e3', "1'200", '٣', '½'])('“%s” is no clear number', (text) => {
    expect(readNumber(text)).toHaveProperty('problem');
  });

  it('whatever is typed, is read as that number or not at all', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const reading = readNumber(text);
        if ('value' in reading) expect(Number.isFinite(reading.value)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), fc.constantFrom('', '.5', ',25'), (whole, part) => {
        expect(readNumber(`${whole}${part}`)).toEqual({ value: Number(`${whole}${part.replace(',', '.')}`) });
      }),
    );
  });
});

describe('an answer that is typed', () => {
  it.each<[string, Partial<Draft>, unknown]>([
    ['irls-total', { text: '26' }, { state: 'usable', values: [{ valueInteger: 26 }] }],
    ['irls-total', { text: '41' }, wrong('text', '41 lies outside 0 to 40.')],
    ['irls-total', { text: '2.5' }, wrong('text', 'Please give a whole number.')],
    ['irls-total', { text: '<5' }, wrong('text', 'Please give one number, without a sign before it.')],
    ['symptom-nights-per-week', { text: '3.5' }, { state: 'usable', values: [{ valueDecimal: 3.5 }] }],
    ['gabapentin-best-daily-dose', { text: '1800', unit: 'mg/d' }, { state: 'usable', values: [{ valueQuantity: { value: 1800, unit: 'mg a day', system: 'http://unitsofmeasure.org', code: 'mg/d' } }] }],
    ['ferritin', { text: '62', unit: 'ng/mL', date: '2026-11-01' }, { state: 'usable', date: '2026-11-01', values: [{ valueQuantity: { value: 62, unit: 'ng/mL', system: 'http://unitsofmeasure.org', code: 'ng/mL' } }] }],
    ['ferritin', { text: '62', unit: '', date: '2026-11-01' }, wrong('unit', 'Please choose the unit.')],
    ['ferritin', { text: '-3', unit: 'ng/mL', date: '2026-11-01' }, wrong('text', 'A result cannot be below zero.')],
    ['ferritin', { text: '62', unit: 'ng/mL', date: '2026-02-30' }, wrong('date', '“2026-02-30” is not a date.')],
    ['ferritin', { text: '62', unit: 'ng/mL', date: '2026-11-25' }, wrong('date', 'This date lies in the future.')],
    ['ferritin', { text: '62', unit: 'ng/mL', date: '0206-11-01' }, wrong('date', 'This date lies before 1900.')],
    ['pdmp-checked', { date: today }, { state: 'usable', values: [{ valueDate: today }] }],
  ])('%s %o', (linkId, draft, expected) => {
    expect(read(linkId, draft)).toEqual(expected);
  });

  it('every question has a control, and every result a unit to choose', () => {
    const without = [...questions.keys()].filter((linkId) => {
      const control = controlOf(linkId);
      return control === undefined || (control.kind === 'quantity' && control.units.length === 0) || (control.kind === 'choice' && control.options.length === 0);
    });
    expect(without).toEqual([]);
  });
});
