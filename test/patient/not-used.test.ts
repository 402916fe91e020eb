import { expect, test } from 'vitest';
import { bundleToChart } from '../../src/chart/bundle.ts';
import { notUsed } from '../../src/patient/not-used.ts';
import { readPatient } from '../../src/patient/read.ts';

const subject = { reference: 'Patient/p' };
const ferritin = (id: string, date: string, value: number) => ({ resourceType: 'Observation', id, status: 'final', code: { coding: [{ system: 'http://loinc.org', code: '2276-4' }] }, subject, effectiveDateTime: date, valueQuantity: { value, unit: 'ng/mL' } });
const order = (id: string, medication: object) => ({ resourceType: 'MedicationRequest', id, status: 'active', intent: 'order', authoredOn: '2026-11-01', subject, medicationCodeableConcept: medication });

test('every resource is used, set aside, or told why not', () => {
  const chart = bundleToChart(
    {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [
        { resourceType: 'Patient', id: 'p', gender: 'female', birthDate: '1968-05-14' },
        ferritin('new', '2026-10-01', 80),
        ferritin('old', '2025-01-01', 90),
        { ...ferritin('draft', '2026-11-01', 20), status: 'preliminary' },
        order('ndc', { coding: [{ system: 'http://hl7.org/fhir/sid/ndc', code: '00071-0155-23' }] }),
        { resourceType: 'Condition', id: 'htn', subject, code: { text: 'Hypertension' } },
        { resourceType: 'Encounter', id: 'e', status: 'finished', class: { code: 'AMB' }, subject },
      ].map((resource) => ({ resource })),
    },
    '2026-11-24',
  );
  const patient = readPatient(chart);
  expect(patient.facts['ferritin']).toMatchObject({ sources: ['Observation/new'] });
  expect(patient.setAside.map(({ resource, reason }) => `${resource} ${reason}`)).toEqual(['Observation/draft not-final']);
  expect(notUsed(chart, patient).map(({ resource, reason }) => `${resource} ${reason}`)).toEqual(['Observation/old no-fact-rests-on-it', 'Condition/htn no-fact-rests-on-it']);
  expect(patient.facts['current-opioid']).toMatchObject({ state: 'unknown', sources: ['MedicationRequest/ndc'] });
});
