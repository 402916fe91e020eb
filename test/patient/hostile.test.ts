import fc from 'fast-check';
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { bundleToChart, BundleUnreadable } from '../../src/chart/bundle.ts';
import type { Chart } from '../../src/chart/chart.ts';
import { catalogue } from '../../src/patient/catalogue.ts';
import { readPatient } from '../../src/patient/read.ts';
import { answers, chartOf, finding, patient, problem, procedure, resource, result, today } from './story.ts';

const ids = Object.keys(catalogue);
const isWhole = (chart: Chart): boolean => {
  const { facts } = readPatient(chart);
  return ids.every((id) => facts[id]?.state === 'known' || facts[id]?.state === 'unknown');
};

const types = ['Observation', 'Condition', 'Procedure', 'Device', 'DeviceUseStatement', 'ServiceRequest', 'DiagnosticReport', 'FamilyMemberHistory', 'AllergyIntolerance', 'QuestionnaireResponse', 'MedicationRequest', 'MedicationStatement'];
const words = fc.oneof(fc.constantFrom('final', 'active', 'completed', 'entered-in-error', 'Ferritin', 'COPD', 'http://loinc.org', 'http://snomed.info/sct', '2276-4', 'G47.33, J44.9', 'urn:rls:intake', 'osa', '2026-11-20', '2026', '9999-99-99', '62 ng/mL', '<', 'ng/mL', '#a'), fc.string());
const elements = ['status', 'code', 'coding', 'system', 'display', 'text', 'value', 'unit', 'comparator', 'valueQuantity', 'valueString', 'valueCodeableConcept', 'valueInteger', 'effectiveDateTime', 'issued', 'component', 'hasMember', 'contained', 'result', 'referenceRange', 'low', 'high', 'clinicalStatus', 'verificationStatus', 'onsetDateTime', 'recordedDate', 'abatementDateTime', 'severity', 'stage', 'note', 'performedDateTime', 'reasonCode', 'condition', 'reaction', 'manifestation', 'item', 'linkId', 'answer', 'valueBoolean', 'valueCoding', 'authored', 'questionnaire', 'subject', 'reference', 'type', 'deviceName', 'device', 'birthDate', 'gender', 'specimen', 'method', 'dosageInstruction'];
const garbage = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof({ maxDepth: 5, withCrossShrink: true }, words, fc.double(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(tie('tree'), { maxLength: 3 }), fc.dictionary(fc.constantFrom(...elements), tie('tree'), { maxKeys: 6 })),
})).tree;
const hostile = fc.tuple(fc.constantFrom(...types), fc.dictionary(fc.constantFrom(...elements), garbage, { maxKeys: 10 })).map(([resourceType, rest]) => ({ ...rest, resourceType }));

/** Every value in a resource, each replaced once by something that does not belong there. */
const spoil = (value: unknown, bad: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return [bad, ...value.flatMap((entry, index) => spoil(entry, bad).map((spoiled) => value.with(index, spoiled)))];
  if (typeof value !== 'object' || value === null) return [bad];
  return [bad, ...Object.entries(value).flatMap(([key, entry]) => (key === 'resourceType' ? [] : spoil(entry, bad).map((spoiled) => ({ ...value, [key]: spoiled }))))];
};

const sound = [
  result('ferritin', '<62 ug/L', '2026-11-20', { specimen: { reference: 'Specimen/1' }, referenceRange: [{ low: { value: 15, unit: 'ng/mL' }, text: '15 - 150 ng/mL' }], component: [{ code: { text: 'Iron' }, valueString: '50 ug/dL' }] }),
  finding('tobacco', 'Never smoker', '2026-11-20'),
  problem(['icd', 'J44.9, G47.33'], 'active', { severity: { text: 'mild' }, stage: [{ summary: { text: 'GOLD 1' } }], note: [{ text: 'stable' }], onsetDateTime: '2020' }),
  procedure(['sct', '302497006'], '2026-11-20', { reasonCode: [{ text: 'ESRD' }] }),
  resource('Device', { status: 'active', type: { text: 'pacemaker' }, deviceName: [{ name: 'CPAP', type: 'user-friendly-name' }] }),
  resource('FamilyMemberHistory', { status: 'completed', condition: [{ code: { text: 'RLS' } }] }),
  resource('AllergyIntolerance', { code: { text: 'iron dextran' }, reaction: [{ manifestation: [{ text: 'Anaphylaxis' }] }] }),
  answers({ osa: 'present', ferritin: { quantity: '62 ng/mL' }, 'ferritin-date': { date: '2026-11-01' }, 'irls-total': 26 }),
];
const unusual = [null, -1, true, '', 'x', [], {}, [[]], { value: 'x' }, '2026-13-45', 1e308] as const;

describe('whatever a chart holds', () => {
  it('resources of any shape never stop the reading', () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 8 }), (resources) => {
        expect(isWhole(bundleToChart({ resourceType: 'Bundle', type: 'collection', entry: [patient(), ...resources].map((entry) => ({ resource: entry })) }, today))).toBe(true);
      }),
      { numRuns: 150 },
    );
  }, 60_000);
  it('nor when the chart was not cleaned before', () => {
    fc.assert(
      fc.property(fc.array(hostile.filter(({ resourceType }) => !resourceType.startsWith('Medication') && resourceType !== 'AllergyIntolerance'), { maxLength: 6 }), (resources) => {
        const chart = chartOf([]);
        // As a server without any care for types could have sent it.
        expect(isWhole({ ...chart, resources: resources as readonly object[] as readonly FhirResource[] })).toBe(true);
      }),
      { numRuns: 150 },
    );
  }, 60_000);
  it.each(sound.map((entry) => [entry.resourceType, entry] as const))('a sound %s with any one value spoilt', (_, entry) => {
    for (const bad of unusual) {
      for (const spoiled of spoil(entry, bad)) {
        try {
          expect(isWhole(bundleToChart({ resourceType: 'Bundle', entry: [patient(), spoiled].map((each) => ({ resource: each })) }, today))).toBe(true);
        } catch (error) {
          if (!(error instanceof BundleUnreadable)) throw error;
        }
      }
    }
  }, 120_000);
  it('any birth date and gender', () => {
    fc.assert(
      fc.property(fc.oneof(words, fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))), words, (birthDate, gender) => {
        expect(isWhole(chartOf([], patient({ birthDate, gender })))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
  it('the same chart gives the same facts', () => {
    const chart = chartOf(sound);
    expect(JSON.stringify(readPatient(chart))).toBe(JSON.stringify(readPatient(chart)));
  });
  it('the order in which a server sends its resources changes no fact', () => {
    const inOrder = readPatient(chartOf(sound)).facts;
    fc.assert(
      fc.property(fc.shuffledSubarray([...sound], { minLength: sound.length }), (shuffled) => {
        const facts = readPatient(chartOf(shuffled)).facts;
        for (const id of ids) {
          const [a, b] = [inOrder[id], facts[id]];
          expect([id, b?.state, b?.state === 'known' ? b.value : b?.reason]).toEqual([id, a?.state, a?.state === 'known' ? a.value : a?.reason]);
        }
      }),
      { numRuns: 30 },
    );
  }, 60_000);
});
