import type { Bundle, FhirResource } from 'fhir/r4';

/** Small synthetic charts for the tests of the sandbox itself. */

const laboratory = [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] }];
const vitalSigns = [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' }] }];

function ferritin(id: string, subject: string, date: string, value: number): FhirResource {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    category: laboratory,
    code: { coding: [{ system: 'http://loinc.org', code: '2276-4', display: 'Ferritin' }] },
    subject: { reference: subject },
    effectiveDateTime: date,
    valueQuantity: { value, unit: 'ng/mL', system: 'http://unitsofmeasure.org', code: 'ng/mL' },
  };
}

/** Anna: twelve ferritin values, a weight, a medicine by reference, a condition, two encounters; references by urn:uuid. */
export const anna: Bundle<FhirResource> = {
  resourceType: 'Bundle',
  type: 'transaction',
  entry: [
    {
      fullUrl: 'urn:uuid:11111111-1111-4111-8111-111111111111',
      resource: { resourceType: 'Patient', id: 'anna', gender: 'female', birthDate: '1968-03-02', name: [{ family: 'Berg', given: ['Anna'] }] },
    },
    {
      fullUrl: 'urn:uuid:22222222-2222-4222-8222-222222222222',
      resource: {
        resourceType: 'Medication',
        code: { coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '25480', display: 'gabapentin' }] },
      },
    },
    {
      resource: {
        resourceType: 'MedicationRequest',
        id: 'anna-gabapentin',
        status: 'active',
        intent: 'plan',
        subject: { reference: 'urn:uuid:11111111-1111-4111-8111-111111111111' },
        medicationReference: { reference: 'urn:uuid:22222222-2222-4222-8222-222222222222' },
        authoredOn: '2026-04',
      },
    },
    {
      resource: {
        resourceType: 'Condition',
        id: 'anna-rls',
        code: { coding: [{ system: 'http://snomed.info/sct', code: '32914008', display: 'Restless legs' }] },
        category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-category', code: 'problem-list-item' }] }],
        subject: { reference: 'urn:uuid:11111111-1111-4111-8111-111111111111' },
        onsetDateTime: '2019',
        // Filed wrongly: it leads into another patient's chart, which must stay closed.
        evidence: [{ detail: [{ reference: 'MedicationRequest/bruno-ropinirole' }] }],
      },
    },
    ...['2026-01-10', '2026-09-20'].map((start, index) => ({
      resource: {
        resourceType: 'Encounter',
        id: `anna-visit-${index + 1}`,
        status: 'finished',
        class: { code: 'AMB' },
        subject: { reference: 'urn:uuid:11111111-1111-4111-8111-111111111111' },
        period: { start, end: start },
      } satisfies FhirResource,
    })),
    ...Array.from({ length: 12 }, (_none, index) => ({
      resource: ferritin(
        `anna-ferritin-${index + 1}`,
        'urn:uuid:11111111-1111-4111-8111-111111111111',
        `2026-${String(index + 1).padStart(2, '0')}-15`,
        20 + index,
      ),
    })),
    {
      resource: {
        resourceType: 'Observation',
        id: 'anna-weight',
        status: 'final',
        category: vitalSigns,
        code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
        subject: { reference: 'urn:uuid:11111111-1111-4111-8111-111111111111' },
        effectiveDateTime: '2026-09-20T09:30:00Z',
        valueQuantity: { value: 70, unit: 'kg' },
      },
    },
  ],
};

/** Bruno: another patient, one ferritin, whose medicine nobody else takes. */
export const bruno: Bundle<FhirResource> = {
  resourceType: 'Bundle',
  type: 'collection',
  entry: [
    { resource: { resourceType: 'Patient', id: 'bruno', gender: 'male', birthDate: '1950-12-31', name: [{ text: 'Bruno Keller' }] } },
    { resource: { resourceType: 'Medication', id: 'ropinirole', code: { text: 'ropinirole' } } },
    {
      resource: {
        resourceType: 'MedicationRequest',
        id: 'bruno-ropinirole',
        status: 'active',
        intent: 'order',
        subject: { reference: 'Patient/bruno' },
        medicationReference: { reference: 'Medication/ropinirole' },
      },
    },
    { resource: ferritin('bruno-ferritin', 'Patient/bruno', '2026-05-05', 300) },
  ],
};
