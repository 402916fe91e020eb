import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FhirResource } from 'fhir/r4';
import { consideredDrugs, medicineFacts as catalogue, overridableRules } from '../../../src/patient/catalogue/medicines.ts';
import { dispense, factsOf, order, ref, say, statement } from './story.ts';

const names = ['gabapentin 300 mg capsule', 'gabapentin 100 mg capsule', 'ropinirole 1 mg tablet', 'oxycodone 5 mg tablet', 'lorazepam 1 mg tablet', 'see note', 'Horizant 600 mg tablet', 'naltrexone 50 mg', 'ferrous sulfate 325 mg tablet', 'lisinopril 10 mg'];
const directions = ['1 tablet daily', '1 capsule three times a day', 'as directed', '300 mg at bedtime', ''];
const days = ['2019-02-01', '2024-06-03', '2025-11-24', '2026-03-01', '2026-03-04', '2026-11-20', '2025', 'nonsense'];
const statuses = ['active', 'completed', 'stopped', 'on-hold', 'cancelled', 'draft', 'unknown'] as const;

const anOrder = fc.record({ name: fc.constantFrom(...names), text: fc.constantFrom(...directions), day: fc.constantFrom(...days), status: fc.constantFrom(...statuses) }).map(({ name, text, day, status }): FhirResource => order(name, text, day, { status }));
const aStatement = fc.record({ name: fc.constantFrom(...names), text: fc.constantFrom(...directions), day: fc.constantFrom(...days), status: fc.constantFrom('active', 'completed', 'not-taken', 'intended' as const) }).map(({ name, text, day, status }): FhirResource => statement(name, text, { dateAsserted: day, status: status as 'active' }));
const aDispense = fc.record({ name: fc.constantFrom(...names), day: fc.constantFrom(...days) }).map(({ name, day }): FhirResource => dispense(name, day, 30));
const charts = fc.array(fc.oneof(anOrder, aStatement, aDispense), { maxLength: 6 });
const inWords = (resources: readonly FhirResource[]) => Object.fromEntries(Object.entries(factsOf(resources).facts).map(([id, fact]) => [id, say(fact)]));

const others = (facts: Record<string, unknown>) => Object.fromEntries(Object.entries(facts).filter(([id]) => !id.startsWith('lisinopril')));

describe('whatever the list holds', () => {
  it('every fact of the catalogue is there, and every dose is a number or unknown', () =>
    fc.assert(fc.property(charts, (resources) => {
      const { facts } = factsOf(resources);
      const ids = [...Object.keys(catalogue), ...consideredDrugs.map((drug) => `considering-${drug}`), ...overridableRules.map((rule) => `override-${rule}`), 'oral-iron', 'oral-iron-weeks', 'iv-iron', 'iv-iron-weeks-ago', 'iv-iron-product'];
      expect(ids.filter((id) => facts[id] === undefined)).toEqual([]);
      for (const [id, fact] of Object.entries(facts)) if (/-daily-dose$|-weeks$|-mme$|-per-day$/.test(id) && fact.state === 'known') expect(Number.isFinite(fact.value)).toBe(true);
    })));
  it('the order in which the entries came does not matter', () =>
    fc.assert(fc.property(charts.chain((resources) => fc.tuple(fc.constant(resources), fc.shuffledSubarray(resources, { minLength: resources.length, maxLength: resources.length }))), ([resources, shuffled]) => {
      expect(inWords(shuffled)).toEqual(inWords(resources));
    })));
  it('blood pressure tablets change no fact but their own', () =>
    fc.assert(fc.property(charts, (resources) => {
      expect(others(inWords([...resources, order('lisinopril 10 mg tablet', '10 mg daily', '2026-10-01')]))).toEqual(others(inWords(resources)));
    })));
  it('an entry that may be anything never lets a drug be absent', () =>
    fc.assert(fc.property(charts, (resources) => {
      const before = inWords(resources);
      const after = inWords([...resources, order('see note', '', '2026-10-01')]);
      for (const id of ['current-opioid', 'benzodiazepine', 'mao-inhibitor', 'opioid-antagonist', 'antihistamine-first-generation', 'gabapentin-current']) {
        expect(after[id]).not.toBe(false);
        if (before[id] === true) expect(after[id]).toBe(true);
      }
    })));
  it('a list that was not read in full never lets a drug be absent', () =>
    fc.assert(fc.property(charts, (resources) => {
      const { facts } = factsOf(resources, new Map(), { MedicationRequest: 'incomplete' });
      for (const id of ['current-opioid', 'benzodiazepine', 'mao-inhibitor', 'opioid-antagonist', 'dopamine-antagonist', 'ropinirole-current']) expect(say(facts[id])).not.toBe(false);
      expect(say(facts['opioid-mme'])).not.toBe(0);
    })));
  it('a fill of a running order changes no dose', () =>
    fc.assert(fc.property(fc.constantFrom('gabapentin 300 mg capsule', 'ropinirole 1 mg tablet'), fc.constantFrom('2026-07-01', '2026-09-15', '2026-11-20'), (name, day) => {
      const rx = order(name, '1 three times a day', '2026-06-01');
      expect(inWords([rx, dispense(name, day, 30, { authorizingPrescription: [ref(rx)] })])).toEqual(inWords([rx]));
    })));
});
