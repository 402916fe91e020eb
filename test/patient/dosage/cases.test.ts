import { existsSync, readFileSync } from 'node:fs';
import type { Bundle } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { bestSoFar, readDosage, stepInForce } from '../../../src/patient/dosage/read.ts';
import type { DoseStep } from '../../../src/patient/dosage/reading.ts';
import { directionsOf } from './build.ts';

interface Expected {
  readonly state: 'known' | 'unknown';
  readonly value?: number;
  readonly unit?: string;
  readonly prn?: true;
}
interface Case {
  readonly id: string;
  readonly note: string;
  readonly bundle: Bundle;
  readonly facts: Readonly<Record<string, Expected>>;
}

const samples = new URL('../../../../shared/sigs/cases.json', import.meta.url);
const present = existsSync(samples);
const { asOf, cases } = present ? (JSON.parse(readFileSync(samples, 'utf8')) as { asOf: string; cases: readonly Case[] }) : { asOf: '', cases: [] };

const kinds = { 'current-daily-dose': 'current', 'doses-per-day': 'doses', 'best-daily-dose': 'best' } as const;
const units: Readonly<Record<string, string>> = { 'mg/d': 'mg/d', 'mg/(24.h)': 'mg/24 h', 'ug/h': 'ug/h' };

/** What the entries of a case say together: one therapy where they agree, parts worn together where their product differs. */
const factOf = (bundle: Bundle, ingredient: string, kind: 'current' | 'doses' | 'best'): { value?: number; unit?: string; prn?: true; detail: string } => {
  const entries = directionsOf(bundle, ingredient);
  const readings = entries.map((entry) => ({ entry, reading: readDosage(entry, asOf) }));
  const failed = readings.find(({ reading }) => reading.state !== 'read');
  if (failed !== undefined && failed.reading.state !== 'read') return { detail: `${failed.reading.state}: ${failed.reading.detail}` };
  const byProduct = new Map<string, DoseStep>();
  for (const { entry, reading } of readings) {
    const step = kind === 'best' ? bestSoFar(reading, asOf) : stepInForce(reading, asOf);
    if (step === undefined) return { detail: 'no step in force' };
    byProduct.set(entry.product.name, step);
  }
  const steps = [...byProduct.values()];
  const detail = steps.map((step) => step.how).join(' + ');
  if (kind === 'doses') return steps.length === 1 && steps[0]?.dosesPerDay !== undefined ? { value: steps[0].dosesPerDay, detail } : { detail };
  if (steps.some((step) => step.daily === undefined)) return { detail };
  const unit = units[steps[0]?.daily?.unit ?? ''] ?? '';
  return { value: steps.reduce((sum, step) => sum + (step.daily?.value ?? 0), 0), unit, ...(steps.some((step) => step.prn === true) ? { prn: true as const } : {}), detail };
};

const outcome = (expected: Expected, got: ReturnType<typeof factOf>): 'right' | 'wrong' | 'not read' => {
  if (got.value === undefined) return expected.state === 'unknown' ? 'right' : 'not read';
  if (expected.state === 'unknown' || expected.value === undefined) return 'wrong';
  const same = Math.abs(got.value - expected.value) <= 0.01 * expected.value && (expected.unit === undefined || expected.unit === got.unit) && expected.prn === got.prn;
  return same ? 'right' : 'wrong';
};

describe.skipIf(!present)(`charts with directions in every style (${present ? 'samples found' : 'skipped: the samples are not here'})`, () => {
  const tally = { right: 0, wrong: 0, 'not read': 0 };
  const readable = { read: 0, all: 0 };
  for (const { id, note, bundle, facts } of cases) {
    it(`${id}: ${note}`, () => {
      for (const [fact, expected] of Object.entries(facts)) {
        const [suffix, kind] = Object.entries(kinds).find(([ending]) => fact.endsWith(ending)) ?? [];
        if (suffix === undefined || kind === undefined) continue;
        const got = factOf(bundle, fact.slice(0, -suffix.length - 1), kind);
        const result = outcome(expected, got);
        tally[result] += 1;
        if (expected.state === 'known') {
          readable.all += 1;
          if (result === 'right') readable.read += 1;
        }
        expect({ fact, result, got: { ...got } }, `${fact}: ${got.detail}`).toMatchObject({ result: 'right' });
      }
    });
  }
  it('no wrong value, and at least 95 of 100 readable facts read', () => {
    console.log(`dosage cases: ${tally.wrong} wrong, ${tally['not read']} not read, ${readable.read} of ${readable.all} readable facts right`);
    expect(tally.wrong).toBe(0);
    expect(readable.read / readable.all).toBeGreaterThanOrEqual(0.95);
  });
});
