import { describe, expect, it } from 'vitest';
import { searchedTypes } from '../../src/chart/search-plan.ts';
import { catalogue } from '../../src/patient/catalogue.ts';
import type { Fact } from '../../src/patient/fact.ts';
import { readPatient } from '../../src/patient/read.ts';
import { chartOf, finding, patient, problem, procedure, resource, result, withSearch } from './story.ts';

/** Words for "there is none". Numbers count as absence where they are zero. */
const isAbsent = (fact: Fact | undefined): boolean => fact?.state === 'known' && (fact.value === false || fact.value === 'none' || fact.value === 'never' || fact.value === 'never-tried' || fact.value === 'not-possible' || fact.value === 'not-pregnant' || (fact.value === 0 && fact.range === undefined));

/** Facts that no search shows: unsaid counts as no, age and sex come with the patient, and the count counts what was read. */
const isUnsaid = (id: string): boolean => /^(?:considering|override)-|-contraindicated$/.test(id) || ['mild-intermittent', 'fcm-unsuitable', 'set-aside-resources'].includes(id);

const drug = (name: string, text: string) => resource('MedicationRequest', { status: 'active', intent: 'order', medicationCodeableConcept: { text: name }, authoredOn: '2026-10-01', dosageInstruction: [{ text }] });

/** A chart in which nearly everything that can be there is there. */
const rich = [
  ...(['G25.81', 'J44.9', 'J45.50', 'N18.4', 'Z99.2', 'K74.60', 'E83.110', 'K90.0', 'M06.9', 'E55.9', 'G47.33', 'F10.20', 'G40.909', 'Z95.0', 'I45.81', 'I20.0', 'E72.53', 'Z33.1', 'J96.11'].map((code) => problem(['icd', code], 'active', { recordedDate: '2026-10-01' }))),
  problem(['icd', 'J18.9'], 'active', { recordedDate: '2026-11-20' }),
  procedure(['sct', '302497006'], '2026-11-20'),
  procedure('Gastric bypass', '2015-01-01'),
  procedure(['sct', '47545007'], '2025-10-01', { status: 'not-done' }),
  resource('Device', { status: 'active', type: { text: 'Cardiac pacemaker' }, patient: { reference: 'Patient/her' } }),
  resource('FamilyMemberHistory', { status: 'completed', patient: { reference: 'Patient/her' }, condition: [{ code: { text: 'Restless legs syndrome' } }] }),
  resource('AllergyIntolerance', { clinicalStatus: { coding: [{ code: 'active' }] }, code: { text: 'oxycodone' }, patient: { reference: 'Patient/her' }, reaction: [{ manifestation: [{ text: 'Anaphylaxis' }] }] }),
  resource('AllergyIntolerance', { clinicalStatus: { coding: [{ code: 'active' }] }, code: { text: 'gabapentin' }, patient: { reference: 'Patient/her' } }),
  ...(['ferritin', 'tsat', 'crp', 'creatinine', 'haemoglobin', 'phosphate'] as const).map((test) => result(test, { ferritin: '40 ug/L', tsat: '12 %', crp: '20 mg/L', creatinine: '2.4 mg/dL', haemoglobin: '9 g/dL', phosphate: '2 mg/dL' }[test], '2026-11-01', test === 'crp' ? { referenceRange: [{ high: { value: 5, unit: 'mg/L' } }] } : {})),
  result('weight', '70 kg', '2026-10-20'),
  result('qtc', '470 ms', '2026-10-20'),
  result('egfr', '18 mL/min/1.73m2', '2026-11-01'),
  result('phq9', '12', '2026-11-01'),
  finding('tobacco', 'Current every day smoker', '2026-11-01'),
  finding('alcohol', 'Current drinker', '2026-11-01'),
  drug('gabapentin 300 mg capsule', 'Take 1 capsule by mouth 3 times a day'),
  drug('pramipexole 0.25 mg tablet', '0.25 mg by mouth at bedtime'),
  drug('oxycodone 5 mg tablet', '5 mg by mouth twice a day'),
  drug('lorazepam 1 mg tablet', '1 mg by mouth at bedtime'),
  drug('diphenhydramine 25 mg capsule', '25 mg by mouth at bedtime'),
  drug('sertraline 50 mg tablet', '50 mg by mouth daily'),
  drug('metoclopramide 10 mg tablet', '10 mg by mouth 3 times a day'),
  drug('lithium 300 mg capsule', '300 mg by mouth twice a day'),
  drug('ferrous sulfate 325 mg tablet', '325 mg by mouth daily'),
  drug('apixaban 5 mg tablet', '5 mg by mouth twice a day'),
  drug('paroxetine 20 mg tablet', '20 mg by mouth daily'),
];
const young = patient({ birthDate: '1990-05-14' });
const ids = Object.keys(catalogue);

describe('a list that could not be read never says that there is none', () => {
  const complete = readPatient(chartOf(rich, young)).facts;
  it('the chart is rich: it settles most facts', () => expect(ids.filter((id) => complete[id]?.state === 'known' && !isAbsent(complete[id])).length).toBeGreaterThan(60));

  it('sums, highest doses and counts over a medicines list cut short are the least they can be', () => {
    const { facts } = readPatient(withSearch(chartOf(rich, young), 'MedicationRequest', 'incomplete'));
    const limits = ['opioid-mme', 'gabapentin-best-daily-dose', 'pramipexole-increases-24-months'].map((id) => facts[id]).map((fact) => (fact?.state === 'known' ? [fact.value, fact.comparator, fact.range] : fact?.reason));
    expect(limits).toEqual([[15, '>=', { low: 15 }], [900, '>=', { low: 900 }], [0, '>=', { low: 0 }]]);
    expect(facts['opioid-tolerant']?.state).toBe('unknown');
    expect(facts['gabapentin-current-daily-dose']).toMatchObject({ value: 900 });
  });

  it('the trial of a drug that a failed list does not show is unknown because the list failed', () => {
    const { facts } = readPatient(withSearch(chartOf([], young), 'MedicationRequest', 'failed'));
    expect(['best-daily-dose', 'weeks', 'doses-per-day'].map((what) => facts[`gabapentin-${what}`])).toMatchObject([{ reason: 'fetch-failed' }, { reason: 'fetch-failed' }, { reason: 'fetch-failed' }]);
  });

  it('a result of a list cut short is the newest of those read, and says so', () => {
    const { facts } = readPatient(withSearch(chartOf(rich, young), 'Observation', 'incomplete'));
    const how = (id: string) => (facts[id]?.state === 'known' ? facts[id].how : undefined);
    expect(['ferritin', 'tsat', 'qtc'].map((id) => how(id)?.includes('a newer one may exist'))).toEqual([true, true, true]);
    expect(complete['ferritin']).not.toMatchObject({ how: expect.stringContaining('newer') });
  });

  const empty = readPatient(chartOf([], young)).facts;
  it.each(searchedTypes.flatMap((type) => (['failed', 'forbidden', 'incomplete'] as const).map((outcome) => [type, outcome] as const)))('%s %s', (type, outcome) => {
    const after = readPatient(withSearch(chartOf(rich, young), type, outcome)).facts;
    // What the complete chart shows as present may become unknown, and never absent.
    const turned = ids.filter((id) => !isUnsaid(id) && isAbsent(after[id]) && !isAbsent(complete[id]));
    expect(turned).toEqual([]);
  });

  it.each(searchedTypes.flatMap((type) => (['failed', 'forbidden', 'incomplete'] as const).map((outcome) => [type, outcome] as const)))('an empty chart, %s %s: nothing that list would show is absent', (type, outcome) => {
    const after = readPatient(withSearch(chartOf([], young), type, outcome)).facts;
    // Which facts this list can show at all: those that it changes in the rich chart.
    const without = readPatient(chartOf(rich.filter(({ resourceType }) => resourceType !== type), young)).facts;
    const shownHere = ids.filter((id) => !isUnsaid(id) && complete[id]?.state === 'known' && !isAbsent(complete[id]) && JSON.stringify(without[id]) !== JSON.stringify(complete[id]) && isAbsent(empty[id]));
    expect(shownHere.filter((id) => isAbsent(after[id]))).toEqual([]);
  });
});

describe('every fact of the catalogue', () => {
  it.each([['a rich chart', rich], ['an empty chart', []]])('is there for %s, of its kind and unit', (_, resources) => {
    const { facts } = readPatient(chartOf(resources, young));
    for (const [id, entry] of Object.entries(catalogue)) {
      const fact = facts[id];
      expect(fact, id).toBeDefined();
      if (fact?.state === 'unknown') {
        expect(fact.detail, `${id} says why it is unknown`).not.toBe('not read');
        continue;
      }
      if (entry.kind === 'number') {
        expect(typeof fact?.value, id).toBe('number');
        expect(fact?.unit, id).toBe(entry.unit);
      } else if (entry.kind === 'boolean') expect(typeof fact?.value, id).toBe('boolean');
      else expect(entry.codes, id).toContain(fact?.value);
    }
  });
  it('what is unknown is asked by its own id or by questions that exist', async () => {
    const { questions } = await import('../../src/patient/questions.ts');
    const { facts } = readPatient(chartOf([], young));
    const unasked = ids.flatMap((id) => {
      const fact = facts[id];
      return fact?.state === 'unknown' ? (fact.asks ?? [id]).filter((linkId) => !questions.has(linkId) && !linkId.endsWith('-indication')).map((linkId) => `${id} asks ${linkId}`) : [];
    });
    expect(unasked).toEqual([]);
  });
});
