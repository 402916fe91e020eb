import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bundleToChart } from '../../src/chart/bundle.ts';
import type { Fact } from '../../src/patient/fact.ts';
import { readPatient } from '../../src/patient/read.ts';

const folder = new URL('../../../shared/vignettes/', import.meta.url);
const isHere = existsSync(folder);
const names = isHere ? readdirSync(folder).filter((file) => file.endsWith('.bundle.json')).map((file) => file.replace('.bundle.json', '')) : [];

interface Expected {
  readonly title: string;
  readonly asOf: string;
  readonly facts?: Readonly<Record<string, { readonly state: string; readonly value?: unknown; readonly unit?: string; readonly reason?: string }>>;
}
const parse = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));

/** What the vignette says of a fact, taken from the fact as read; numbers within one percent count as equal. */
const asFarAs = (want: NonNullable<Expected['facts']>[string], fact: Fact | undefined): unknown => {
  if (fact === undefined) return 'no such fact';
  if (fact.state === 'unknown') return { state: fact.state, ...(want.reason === undefined ? {} : { reason: fact.reason }) };
  const isClose = typeof want.value === 'number' && typeof fact.value === 'number' && Math.abs(want.value - fact.value) <= 0.01 * Math.abs(want.value);
  return { state: fact.state, ...(want.value === undefined ? {} : { value: isClose ? want.value : fact.value }), ...(want.unit === undefined ? {} : { unit: fact.unit }) };
};

describe('the vignettes’ facts (skipped where the vignettes are not at hand)', () => {
  it.skipIf(!isHere)('there are vignettes', () => expect(names.length).toBeGreaterThan(40));
  it.each(names)('%s', (name) => {
    const want = parse(`${name}.expected.json`) as Expected;
    const { facts } = readPatient(bundleToChart(parse(`${name}.bundle.json`), want.asOf));
    const said = Object.fromEntries(Object.entries(want.facts ?? {}).map(([id, fact]) => [id, asFarAs(fact, facts[id])]));
    expect(said).toEqual(want.facts ?? {});
  });
});
