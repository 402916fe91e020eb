import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Bundle } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { assessmentJson } from '../../src/assessment-json.ts';
import { bundleToChart } from '../../src/chart/bundle.ts';
import { runPathway } from '../../src/pathway.ts';
import { daysBetween, shiftDates } from '../../sandbox/store/shift-dates.ts';
import { AS_OF, PATIENTS, readStories } from '../../sandbox/synthea/story.ts';

const bundleOf = (id: string): Bundle => JSON.parse(readFileSync(join(PATIENTS, `${id}.json`), 'utf8')) as Bundle;
/** The whole chart at once; the sandbox moves it resource by resource. */
const shiftBundle = (bundle: Bundle, days: number): Bundle => shiftDates(bundle, days) as Bundle;
const stories = readStories().map(({ id }) => id);

/** Every string of a value with its path, in order. */
const leaves = (value: unknown, path = ''): readonly (readonly [string, unknown])[] => {
  if (Array.isArray(value)) return value.flatMap((item, place) => leaves(item, `${path}[${place}]`));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
  return [[path, value]];
};
const DATE = /^\d{4}-\d{2}-\d{2}(?:T.*)?$/;
const addDays = (day: string, days: number): string => {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};
const one = (resource: object): Bundle => ({ resourceType: 'Bundle', type: 'collection', entry: [{ resource: resource as never }] });
const only = (bundle: Bundle): unknown => bundle.entry?.[0]?.resource;

describe('a chart shown on a later day', () => {
  it('moves every date by the same days and nothing else, and moves back to itself', () => {
    fc.assert(
      fc.property(fc.constantFrom(...stories), fc.integer({ min: -4000, max: 4000 }), (id, days) => {
        const before = bundleOf(id);
        const after = shiftBundle(before, days);
        const old = leaves(before);
        const now = leaves(after);
        expect(now.map(([path]) => path)).toEqual(old.map(([path]) => path));
        for (const [place, [path, value]] of old.entries()) {
          const moved = now[place]?.[1];
          if (typeof value === 'string' && DATE.test(value)) expect(moved, path).toBe(addDays(value.slice(0, 10), days) + value.slice(10));
          else expect(moved, path).toBe(value);
        }
        expect(shiftBundle(after, -days)).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ['a date', { birthDate: '1968-02-29' }, 366, { birthDate: '1969-03-01' }],
    ['a dateTime with an offset keeps its time of day', { authoredOn: '2026-10-31T23:30:00-04:00' }, 1, { authoredOn: '2026-11-01T23:30:00-04:00' }],
    ['an instant with milliseconds', { issued: '2026-12-31T23:59:59.123Z' }, 1, { issued: '2027-01-01T23:59:59.123Z' }],
    ['a Period', { period: { start: '2026-11-24', end: '2026-11-30' } }, 7, { period: { start: '2026-12-01', end: '2026-12-07' } }],
    ['bounds and events of a timing', { timing: { event: ['2026-11-24'], repeat: { boundsPeriod: { start: '2026-11-24' } } } }, -1, { timing: { event: ['2026-11-23'], repeat: { boundsPeriod: { start: '2026-11-23' } } } }],
    ['an answered date', { item: [{ answer: [{ valueDate: '2026-11-19' }] }] }, 10, { item: [{ answer: [{ valueDate: '2026-11-29' }] }] }],
    ['a year alone, by whole years', { onsetDateTime: '2019' }, 366, { onsetDateTime: '2020' }],
    ['a month alone', { onsetDateTime: '2019-12' }, 31, { onsetDateTime: '2020-01' }],
  ])('%s', (_what, resource, days, moved) => {
    expect(only(shiftBundle(one(resource), days))).toEqual(moved);
  });

  it.each([
    ['a code that looks like a year', { code: { coding: [{ code: '2019', display: '2019-01-01' }] } }],
    ['an identifier that looks like a date', { identifier: [{ value: '2019-01-01' }] }],
    ['words that hold a date', { note: [{ text: 'Since 2026-11-24 in the evening' }], dosage: [{ text: '2026-11-24' }] }],
    ['a postal code', { address: [{ postalCode: '2019' }] }],
  ])('%s stays', (_what, resource) => {
    expect(only(shiftBundle(one(resource), 100))).toEqual(resource);
  });

  it('counts days over a leap day and backwards, and none to what is no date', () => {
    expect(daysBetween(AS_OF, '2028-03-01')).toBe(463);
    expect(daysBetween('2026-11-24', '2026-11-20')).toBe(-4);
    expect(daysBetween('2026-11-24', 'soon')).toBe(0);
  });

  it.each(stories)('%s: a year and a half later the advice and the age are the same', (id) => {
    const days = daysBetween(AS_OF, '2028-05-24');
    const then = assessmentJson(runPathway(bundleToChart(bundleOf(id), AS_OF)));
    const later = assessmentJson(runPathway(bundleToChart(shiftBundle(bundleOf(id), days), '2028-05-24')));
    expect(later.nextStep).toEqual(then.nextStep);
    expect(later.patient.age).toBe(then.patient.age);
  });

  it('left where it was, a chart runs out: the answers are too old to name a next step', () => {
    const stale = assessmentJson(runPathway(bundleToChart(bundleOf('refractory'), '2028-05-24')));
    expect(stale.nextStep.rule).toBeNull();
  });
});
