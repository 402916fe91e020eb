import { describe, expect, it } from 'vitest';
import type { Exposure, MedicineHistory } from '../../src/patient/patient.ts';
import { barsOf, momentOf, spanOf } from '../../src/panel/timeline.ts';

const exposure = (rest: Partial<Exposure>): Exposure => ({ current: false, sources: [], raw: '', how: '', ...rest });
const gabapentin = (...exposures: readonly Exposure[]): MedicineHistory => ({ ingredient: 'gabapentin', name: 'gabapentin', classes: ['alpha-2-delta'], current: true, matchedBy: 'code', exposures });

describe('the picture of a medicine over time', () => {
  it.each([
    ['2026-03-05', false, '2026-03-05'],
    ['2026-03', false, '2026-03-01'],
    ['2026-02', true, '2026-02-28'],
    ['2026', true, '2026-12-31'],
  ])('%s, at the end %s, is %s', (date, end, day) => {
    expect(momentOf(date, end)).toBe(Date.parse(day));
  });

  it('runs from the first known day to today', () => {
    const span = spanOf([gabapentin(exposure({ from: '2026-01-01' }), exposure({}))], '2026-01-11');
    expect(span).toEqual({ from: Date.parse('2026-01-01'), to: Date.parse('2026-01-11') });
    expect(spanOf([gabapentin(exposure({}))], '2026-01-11')).toBeUndefined();
  });

  it('draws the higher dose higher, what goes on until today, and nothing without a first day', () => {
    const medicine = gabapentin(
      exposure({ from: '2026-01-01', to: '2026-01-06', daily: { value: 900, unit: 'mg/d' } }),
      exposure({ from: '2026-01-06', daily: { value: 1800, unit: 'mg/d' }, current: true }),
      exposure({ daily: { value: 300, unit: 'mg/d' } }),
    );
    expect(barsOf(medicine, { from: Date.parse('2026-01-01'), to: Date.parse('2026-01-11') })).toEqual([
      { start: 0, width: 50, ongoing: false, height: 50 },
      { start: 50, width: 50, ongoing: true, height: 100 },
    ]);
  });
});
