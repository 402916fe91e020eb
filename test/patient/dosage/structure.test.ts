import type { Dosage, DosageDoseAndRate, Timing } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { bestSoFar, readDosage, stepInForce } from '../../../src/patient/dosage/read.ts';
import type { Directions } from '../../../src/patient/dosage/reading.ts';
import { directionsIn } from './build.ts';

const asOf = '2026-11-24';
const mg = (value: number): DosageDoseAndRate => ({ doseQuantity: { value, unit: 'mg', code: 'mg' } });
const units = (value: number, unit = 'tablet'): DosageDoseAndRate => ({ doseQuantity: { value, unit } });
const every = (frequency: number, period: number, periodUnit: 'h' | 'd' | 'wk' | 'min', more: Timing['repeat'] = {}): Timing => ({ repeat: { frequency, period, periodUnit, ...more } });

const short = (dosages: Dosage | readonly Dosage[], name = 'gabapentin 300 mg capsule', ingredient = 'gabapentin', more: Partial<Directions> = {}): string => {
  const reading = readDosage(directionsIn(dosages, name, ingredient, more), asOf);
  if (reading.state !== 'read') return reading.state;
  return reading.steps.map((step) => `${step.daily?.value ?? '?'}${step.daily?.unit === 'mg/d' ? '' : ` ${step.daily?.unit ?? ''}`}${step.dosesPerDay === undefined ? '' : ` x${step.dosesPerDay}`}${step.nightOnly === undefined ? '' : step.nightOnly ? ' night' : ' day'}${step.prn === true ? ' prn' : ''}`).join(' -> ');
};

describe('timing and dose in structure', () => {
  const rows: readonly (readonly [string, Dosage, string])[] = [
    ['three times a day in milligrams', { timing: every(3, 1, 'd'), doseAndRate: [mg(300)] }, '900 x3 day'],
    ['every eight hours', { timing: every(1, 8, 'h'), doseAndRate: [mg(300)] }, '900 x3 day'],
    ['once in 24 hours', { timing: every(1, 24, 'h'), doseAndRate: [mg(600)] }, '600 x1'],
    ['two capsules twice a day', { timing: every(2, 1, 'd'), doseAndRate: [units(2, 'capsule')] }, '1200 x2 day'],
    ['at bedtime by code', { timing: { repeat: { when: ['HS'] } }, doseAndRate: [mg(300)] }, '300 x1 night'],
    ['at clock times without a frequency', { timing: { repeat: { timeOfDay: ['09:00:00', '14:00:00', '21:00:00'], count: 1095 } }, doseAndRate: [mg(900)] }, '2700 x3 day'],
    ['once daily at 20:00', { timing: every(1, 1, 'd', { timeOfDay: ['20:00:00'] }), doseAndRate: [mg(300)] }, '300 x1 night'],
    ['every other day', { timing: every(1, 2, 'd'), doseAndRate: [mg(300)] }, '150 x1'],
    ['once a week', { timing: every(1, 1, 'wk'), doseAndRate: [mg(2100)] }, '300 x1'],
    ['Monday, Wednesday, Friday', { timing: { repeat: { dayOfWeek: ['mon', 'wed', 'fri'] } }, doseAndRate: [mg(300)] }, '128.571 x1'],
    ['an abbreviation alone', { timing: { code: { text: 'BID' } }, doseAndRate: [units(1, 'cap')] }, '600 x2 day'],
    ['a code of HL7', { timing: { code: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation', code: 'TID' }] } }, doseAndRate: [mg(300)] }, '900 x3 day'],
    ['words in the timing code', { timing: { code: { text: 'Once a day (at bedtime)' } }, doseAndRate: [units(1, 'cap')] }, '300 x1 night'],
    ['clock times in the timing code', { timing: { code: { text: '0900, 1400, 2100' } }, doseAndRate: [mg(300)] }, '900 x3 day'],
    ['grams', { timing: every(3, 1, 'd'), doseAndRate: [{ doseQuantity: { value: 0.6, unit: 'g', code: 'g' } }] }, '1800 x3 day'],
    ['three rows that are one dose', { timing: every(3, 1, 'd'), doseAndRate: [mg(600), units(2, 'capsule'), mg(600)] }, '1800 x3 day'],
    ['rows that contradict each other', { timing: every(3, 1, 'd'), doseAndRate: [mg(600), mg(300)] }, 'unread'],
    ['capsules against milligrams', { timing: every(3, 1, 'd'), doseAndRate: [mg(600), units(1, 'capsule')] }, 'conflicting'],
    ['unit against its code', { timing: every(3, 1, 'd'), doseAndRate: [{ doseQuantity: { value: 300, unit: 'mcg', code: 'mg' } }] }, 'unread'],
    ['a dose by weight only', { timing: every(3, 1, 'd'), doseAndRate: [{ doseQuantity: { value: 5, unit: 'mg/kg' } }] }, 'unread'],
    ['a dose but no timing', { doseAndRate: [mg(300)] }, 'unread'],
    ['a timing but no dose', { timing: every(3, 1, 'd') }, 'unread'],
    ['a frequency without its period', { timing: { repeat: { frequency: 3 } }, doseAndRate: [mg(300)] }, 'unread'],
    ['288 times a day', { timing: every(288, 1, 'd'), doseAndRate: [mg(300)], asNeededBoolean: true }, 'unread'],
    ['once a day at three clock times', { timing: every(1, 1, 'd', { timeOfDay: ['08:00:00', '12:00:00', '18:00:00'] }), doseAndRate: [mg(300)] }, 'unread'],
    ['code and repetition differ', { timing: { ...every(3, 1, 'd'), code: { text: 'BID' } }, doseAndRate: [mg(300)] }, 'unread'],
    ['a single dose', { timing: { repeat: { count: 1 } }, doseAndRate: [mg(300)] }, 'unread'],
    ['a range without as needed', { timing: every(1, 6, 'h'), doseAndRate: [{ doseRange: { low: { value: 300, unit: 'mg' }, high: { value: 600, unit: 'mg' } } }] }, 'unread'],
    ['a range as needed', { timing: every(1, 6, 'h'), asNeededBoolean: true, doseAndRate: [{ doseRange: { low: { value: 300, unit: 'mg' }, high: { value: 600, unit: 'mg' } } }] }, '2400 day prn'],
    ['as needed with a maximum', { timing: every(1, 4, 'h'), asNeededBoolean: true, doseAndRate: [mg(300)], maxDosePerPeriod: { numerator: { value: 900, unit: 'mg' }, denominator: { value: 24, unit: 'h', code: 'h' } } }, '900 day prn'],
    ['a maximum frequency', { timing: every(1, 1, 'd', { frequencyMax: 2 }), asNeededBoolean: true, doseAndRate: [mg(300)] }, '600 day prn'],
    ['a longest interval', { timing: every(1, 4, 'h', { periodMax: 6 }), asNeededBoolean: true, doseAndRate: [mg(300)] }, '1800 day prn'],
    ['nothing at all', {}, 'absent'],
    ['a comparator', { timing: every(1, 1, 'd'), doseAndRate: [{ doseQuantity: { value: 300, unit: 'mg', comparator: '<' } }] }, 'unread'],
  ];
  it.each(rows)('%s', (_, dosage, wanted) => {
    expect(short(dosage)).toBe(wanted);
  });

  it('reads patch rates from the structure', () => {
    const name = 'fentanyl transdermal patch';
    expect(short({ timing: every(1, 72, 'h'), doseAndRate: [{ rateQuantity: { value: 25, unit: 'ug/h', code: 'ug/h' } }] }, name, 'fentanyl')).toBe('25 ug/h');
    expect(short({ timing: every(1, 1, 'd'), doseAndRate: [{ rateRatio: { numerator: { value: 2, unit: 'mg' }, denominator: { value: 24, unit: 'h', code: 'h' } } }] }, 'rotigotine patch', 'rotigotine')).toBe('2 mg/(24.h) x1');
    expect(short({ timing: every(1, 1, 'd'), doseAndRate: [units(1, 'patch')] }, '24 HR rotigotine 0.0417 MG/HR Transdermal System', 'rotigotine')).toBe('1 mg/(24.h) x1');
  });
});

const bare = (value: number): Dosage => ({ timing: every(1, 1, 'd'), doseAndRate: [{ doseQuantity: { value } }] });

it('a frequency of nothing is none', () => expect(short({ timing: every(0, 1, 'd'), doseAndRate: [mg(300)] })).toBe('unread'));

describe('a number without a unit', () => {
  it.each([
    ['one capsule of 300 mg cannot be one milligram', bare(1), 'gabapentin 300 mg capsule', 'gabapentin', '300 x1'],
    ['one tablet or one milligram of 0.25 mg tablets', bare(1), 'ropinirole 0.25 mg tablet', 'ropinirole', 'unread'],
    ['1 mg tablets: the same either way', bare(2), 'ropinirole 1 mg tablet', 'ropinirole', '2 x1'],
    ['words that count tablets settle it', { ...bare(1), text: '1 tablet nightly' }, 'ropinirole 0.25 mg tablet', 'ropinirole', '0.25 x1 night'],
    ['two patches or 2 mg', bare(2), 'rotigotine 2 mg/24 hour transdermal patch', 'rotigotine', 'unread'],
  ] as const)('%s', (_, dosage, name, ingredient, wanted) => expect(short(dosage, name, ingredient)).toBe(wanted));
});

const counted = (count: number, frequency = 3): Dosage => ({ timing: every(frequency, 1, 'd', { count }), doseAndRate: [mg(300)] });

describe('a number of doses in the structure', () => {
  it('bounds the course', () => {
    const reading = readDosage(directionsIn(counted(9), 'gabapentin 300 mg capsule', 'gabapentin'), asOf);
    expect(reading).toMatchObject({ state: 'read', steps: [{ daily: { value: 900 }, from: '2026-06-01', to: '2026-06-03' }] });
  });
  it('as many as one day has is not understood', () => expect(short(counted(3))).toBe('unread'));
});

const coded = (code: string, text?: string): Dosage => ({ ...(text === undefined ? {} : { text }), timing: { code: { coding: [{ code }] } }, doseAndRate: [mg(300)] });

describe('timing codes as systems write them', () => {
  it.each([
    ['QHS alone', coded('QHS'), '300 x1 night'],
    ['QHS against twice daily', coded('QHS', '1 capsule twice daily'), 'conflicting'],
    ['words in the place of a code', coded('TID PC'), '900 x3 day'],
    ['a code of the system itself, beside words', coded('X17', '1 capsule twice daily'), '600 x2 day'],
  ] as const)('%s', (_, dosage, wanted) => expect(short(dosage)).toBe(wanted));
});

describe('words and structure together', () => {
  const tid = every(3, 1, 'd');
  const rows: readonly (readonly [string, Dosage, string])[] = [
    ['agree', { text: '1 capsule three times a day', timing: tid, doseAndRate: [mg(300)] }, '900 x3 day'],
    ['differ in how often', { text: '1 capsule twice a day', timing: tid, doseAndRate: [mg(300)] }, 'conflicting'],
    ['differ in how much', { text: '2 capsules three times a day', timing: tid, doseAndRate: [mg(300)] }, 'conflicting'],
    ['same day, other doses', { text: '3 capsules once daily', timing: tid, doseAndRate: [mg(300)] }, 'conflicting'],
    ['patient instruction differs', { text: '1 cap po bid', patientInstruction: 'Take 1 capsule by mouth three times a day' }, 'conflicting'],
    ['patient instruction says half', { text: '1 cap po bid', patientInstruction: 'Swallow whole' }, '600 x2 day'],
    ['words give the dose, structure the time', { text: '2 capsules', timing: tid }, '1800 x3 day'],
    ['words give the time, structure the dose', { text: 'three times daily', doseAndRate: [mg(600)] }, '1800 x3 day'],
    ['words say as directed', { text: 'Use as directed', timing: tid, doseAndRate: [mg(300)] }, '900 x3 day'],
    ['words say titrate', { text: 'Titrate as instructed', timing: tid, doseAndRate: [mg(300)] }, 'unread'],
    ['words not understood', { text: 'Tomar 1 cápsula 2 veces al día', timing: tid, doseAndRate: [mg(300)] }, 'unread'],
    ['a Spanish instruction beside two that agree', { text: '1 capsule three times a day', patientInstruction: 'Tome una cápsula tres veces al día', timing: tid, doseAndRate: [mg(300)] }, '900 x3 day'],
    ['words say as needed, structure expressly not', { text: '1 capsule every 8 hours as needed', timing: every(1, 8, 'h'), asNeededBoolean: false, doseAndRate: [mg(300)] }, 'conflicting'],
    ['structure alone says as needed', { text: '1-2 capsules every 8 hours', timing: every(1, 8, 'h'), asNeededBoolean: true, doseAndRate: [{ doseRange: { low: { value: 1, unit: 'cap' }, high: { value: 2, unit: 'cap' } } }] }, '1800 day prn'],
    ['structure holds the capsules, words both', { text: '600 mg = 2 cap, Oral, TID, # 180 cap, 3 Refill(s)', patientInstruction: '2 Capsules Oral (given by mouth) 3 times a day. Refills: 3.', timing: { code: { text: 'TID' } }, doseAndRate: [units(2, 'cap')] }, '1800 x3 day'],
    ['milligrams and capsules do not add up', { text: '300 mg = 2 cap, Oral, BID', timing: { code: { text: 'BID' } }, doseAndRate: [units(2, 'cap')] }, 'conflicting'],
    ['the structure holds the first step of a titration', { text: '1 capsule daily for 7 days, then 2 capsules daily', timing: every(1, 1, 'd'), doseAndRate: [units(1, 'capsule')] }, '300 x1 -> 600 x1'],
    ['the structure holds no step of the titration', { text: '1 capsule daily for 7 days, then 2 capsules daily', timing: tid, doseAndRate: [units(3, 'capsule')] }, 'conflicting'],
    ['structure says morning, words at bedtime', { text: '1 capsule at bedtime', timing: every(1, 1, 'd', { timeOfDay: ['09:00:00'] }), doseAndRate: [mg(300)] }, '300 x1'],
    ['an instruction adds a maximum', { text: '1 capsule every 6 hours as needed', additionalInstruction: [{ text: 'Max 3 capsules per day' }] }, '900 day prn'],
    ['an instruction is mere advice', { text: '1 capsule twice daily', additionalInstruction: [{ text: 'May cause drowsiness. Do not drive.' }] }, '600 x2 day'],
  ];
  it.each(rows)('%s', (_, dosage, wanted) => {
    expect(short(dosage)).toBe(wanted);
  });
});

const half = (text: string, sequence?: number): Dosage => ({ text, ...(sequence === undefined ? {} : { sequence }) });
const period = (start: string, end: string | undefined, value: number): Dosage => ({ timing: every(1, 1, 'd', { boundsPeriod: { start, ...(end === undefined ? {} : { end }) } }), doseAndRate: [mg(value)] });

describe('several entries', () => {
  it('adds parts of a day', () => {
    expect(short([half('1 capsule in the morning'), half('2 capsules at bedtime')])).toBe('900 x2 day');
    expect(short([half('1 capsule in the morning', 1), half('2 capsules at bedtime', 1)])).toBe('900 x2 day');
  });
  it('adds unbounded entries at different times whatever their number', () => {
    expect(short([half('1 capsule at noon', 1), half('2 capsules at bedtime', 2)])).toBe('900 x2 day');
  });
  it('takes bounded entries with different numbers as steps', () => {
    expect(short([half('300 mg at bedtime for 3 days', 1), half('then 300 mg twice daily for 3 days', 2), half('then 300 mg three times daily', 3)])).toBe('300 x1 night -> 600 x2 day -> 900 x3 day');
  });
  it('does not guess when steps change', () => {
    expect(short([half('1 capsule daily', 1), half('2 capsules daily', 2)])).toBe('unread');
  });
  it('does not guess whether a repeated entry is one dose or two', () => {
    expect(short([half('1 capsule daily'), half('1 capsule daily')])).toBe('unread');
    expect(short([half('1 capsule at bedtime'), half('2 capsules at bedtime')])).toBe('conflicting');
    expect(short([half('1 capsule three times daily'), half('1 capsule at bedtime as needed')])).toBe('unread');
  });
  it('takes periods that follow each other as steps without numbers', () => {
    expect(short([period('2026-06-08', undefined, 600), period('2026-06-01', '2026-06-07', 300)])).toBe('300 x1 -> 600 x1');
  });
});

const readFrom = (text: string, start: string | undefined) => {
  const { start: _, ...rest } = directionsIn(text, 'gabapentin 300 mg capsule', 'gabapentin');
  return readDosage({ ...rest, ...(start === undefined ? {} : { start }) }, asOf);
};

describe('the step in force and the best dose so far', () => {
  const up = '1 capsule daily for 7 days, then 2 capsules daily for 7 days, then 3 capsules daily';
  it('counts from the start', () => {
    expect(stepInForce(readFrom(up, '2026-11-20'), asOf)?.daily?.value).toBe(300);
    expect(stepInForce(readFrom(up, '2026-11-14'), asOf)?.daily?.value).toBe(600);
    expect(stepInForce(readFrom(up, '2026-06-01'), asOf)?.daily?.value).toBe(900);
  });
  it('does not reach a step that has not begun', () => {
    expect(bestSoFar(readFrom(up, '2026-11-14'), asOf)?.daily?.value).toBe(600);
    expect(bestSoFar(readFrom(up, '2026-12-14'), asOf)).toBeUndefined();
  });
  it('remembers the height of a taper', () => {
    expect(bestSoFar(readFrom('3 capsules daily for 7 days, then 1 capsule daily', '2026-06-01'), asOf)?.daily?.value).toBe(900);
  });
  it('knows no best dose once an unknown step may have begun', () => {
    const open = readFrom('1 capsule daily for 7 days, then increase as tolerated', '2026-06-01');
    expect(stepInForce(open, asOf)?.daily).toBeUndefined();
    expect(bestSoFar(open, asOf)).toBeUndefined();
    expect(bestSoFar(open, '2026-06-03')?.daily?.value).toBe(300);
  });
  it('does not place a titration without a start', () => {
    expect(readFrom(up, undefined).state).toBe('unread');
    expect(readFrom('1 capsule daily', undefined).state).toBe('read');
  });
  it('leaves a gap where the start is known only to the month', () => {
    const vague = readFrom(up, '2026-11');
    expect(stepInForce(vague, '2026-11-05')?.daily?.value).toBe(300);
    expect(stepInForce(vague, asOf)).toBeUndefined();
    expect(stepInForce(readFrom(up, '2026-06'), asOf)?.daily?.value).toBe(900);
  });
  it('ends with a bounded course', () => {
    expect(stepInForce(readFrom('1 capsule daily for 10 days', '2026-06-01'), asOf)).toBeUndefined();
  });
});

const dispensed = (value: number, days: number): Partial<Directions> => ({ quantity: { value, unit: 'capsule' }, daysSupply: days });

describe('supply against directions', () => {
  it.each([
    [90, 30, '900 x3 day'],
    [84, 30, '900 x3 day'],
    [30, 30, 'conflicting'],
    [180, 30, 'conflicting'],
  ])('%d capsules for %d days beside one three times a day', (value, days, wanted) => {
    expect(short({ text: '1 capsule three times a day' }, undefined, undefined, dispensed(value, days))).toBe(wanted);
  });
});
