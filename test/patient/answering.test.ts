import type { QuestionnaireItem, QuestionnaireResponseItemAnswer } from 'fhir/r4';
import { describe, expect, test } from 'vitest';
import { bundleToChart } from '../../src/chart/bundle.ts';
import { catalogue } from '../../src/patient/catalogue.ts';
import type { Facts } from '../../src/patient/fact.ts';
import { questions } from '../../src/patient/questions.ts';
import { readPatient } from '../../src/patient/read.ts';

/** A chart of which every list was cut short: nothing on it settles that something is not there. */
const cutShort = { resourceType: 'OperationOutcome', issue: [{ severity: 'warning', code: 'suppressed', details: { coding: [{ system: 'urn:oid:1.2.840.114350.1.13.0.1.7.2.657369', code: '59204' }], text: 'Some data was withheld' } }] };
const patient = { resourceType: 'Patient', id: 'p', gender: 'female', birthDate: '1980-01-01' };
const read = (answers: readonly { linkId: string; answer: readonly QuestionnaireResponseItemAnswer[] }[], more: readonly object[] = []): Facts =>
  readPatient(
    bundleToChart(
      {
        resourceType: 'Bundle',
        type: 'collection',
        entry: [patient, cutShort, ...more, { resourceType: 'QuestionnaireResponse', id: 'q', status: 'completed', questionnaire: 'urn:rls:intake', authored: '2026-11-24T09:00:00Z', item: answers }].map((resource) => ({ resource })),
      },
      '2026-11-24',
    ),
  ).facts;

const yes = (linkId: string) => ({ linkId, answer: [{ valueBoolean: true }] });

/** A sensible answer to a question: within the limits that plausible results have. */
const plausible: Readonly<Record<string, number>> = { ferritin: 60, tsat: 20, crp: 3, haemoglobin: 13, phosphate: 3, weight: 70, creatinine: 0.9, egfr: 80, qtc: 420 };
function answerTo(linkId: string, item: QuestionnaireItem): QuestionnaireResponseItemAnswer {
  const unit = item.extension?.map((extension) => extension.valueCoding?.code).find((code) => code !== undefined);
  switch (item.type) {
    case 'boolean':
      return { valueBoolean: true };
    case 'date':
      return { valueDate: '2026-11-20' };
    case 'integer':
      return { valueInteger: 3 };
    case 'decimal':
      return { valueDecimal: 3 };
    case 'quantity':
      return { valueQuantity: { value: plausible[linkId] ?? 30, ...(unit === undefined ? {} : { unit, code: unit, system: 'http://unitsofmeasure.org' }) } };
    default:
      return { valueCoding: item.answerOption?.[0]?.valueCoding ?? {} };
  }
}

/** What only means something beside another answer. */
const beside: Readonly<Record<string, readonly { linkId: string; answer: readonly QuestionnaireResponseItemAnswer[] }[]>> = {
  crp: [{ linkId: 'ferritin', answer: [{ valueQuantity: { value: 60, unit: 'ng/mL', code: 'ng/mL', system: 'http://unitsofmeasure.org' } }] }],
  'iv-iron-product': [{ linkId: 'iv-iron', answer: [{ valueCoding: { code: 'given' } }] }],
};

const askable = [...questions.values()].filter(({ linkId }) => linkId in catalogue);

describe('An answer makes its fact known, whatever could not be read of the chart', () => {
  test.each(askable.map(({ linkId, item }) => [linkId, item] as const))('%s', (linkId, item) => {
    const fact = read([...(beside[linkId] ?? []), { linkId, answer: [answerTo(linkId, item)] }])[linkId];
    expect(fact).toMatchObject({ state: 'known', answered: true, sources: ['QuestionnaireResponse/q'] });
  });
});

describe('Every fact that a decision can need can be asked for', () => {
  const facts = read([]);
  test('and the questions it names exist', () => {
    const unanswerable = Object.entries(facts).flatMap(([id, fact]) => (fact.state === 'unknown' ? (fact.asks ?? [id]).filter((linkId) => id in catalogue && !questions.has(linkId)).map((linkId) => `${id} asks ${linkId}`) : []));
    expect(unanswerable).toEqual([]);
  });
});

describe('A list that was cut short', () => {
  const lorazepam = { resourceType: 'MedicationStatement', id: 'm', status: 'active', subject: { reference: 'Patient/p' }, medicationCodeableConcept: { text: 'lorazepam 1 mg tablet' }, effectiveDateTime: '2026-11-01', dosage: [{ text: '1 mg at bedtime' }] };

  test('asks whether it is complete as shown', () => {
    const facts = read([]);
    expect(facts['copd']).toMatchObject({ state: 'unknown', reason: 'fetch-failed', asks: ['copd', 'problem-list-complete'] });
    expect(facts['dopamine-antagonist']).toMatchObject({ state: 'unknown', asks: ['dopamine-antagonist', 'medicines-list-complete'] });
    expect(facts['opioid-allergy']).toMatchObject({ state: 'unknown', asks: ['opioid-allergy', 'allergies-complete'] });
  });
  test('settles what a complete list settles once the clinician confirms it, and says who did', () => {
    const facts = read([yes('problem-list-complete'), yes('medicines-list-complete')], [lorazepam]);
    expect(facts['copd']).toMatchObject({ state: 'known', value: 'none', how: expect.stringContaining('confirmed complete by the clinician on 24 Nov 2026') });
    expect(facts['pramipexole-current']).toMatchObject({ state: 'known', value: false });
    expect(facts['benzodiazepine']).toMatchObject({ state: 'known', value: true, sources: ['MedicationStatement/m'] });
  });
  test('never settles what no list settles', () => {
    const facts = read([yes('problem-list-complete'), yes('medicines-list-complete'), yes('allergies-complete')]);
    for (const id of ['osa', 'substance-use', 'gabapentin-taken', 'iv-iron-reaction', 'acute-infection', 'pregnancy']) expect(facts[id]?.state, id).toBe('unknown');
  });
  test('an answer of no leaves it open', () => {
    expect(read([{ linkId: 'problem-list-complete', answer: [{ valueBoolean: false }] }])['copd']?.state).toBe('unknown');
  });
});
