import type { AllergyIntolerance, Condition, FhirResource, MedicationAdministration, MedicationDispense, MedicationRequest, MedicationStatement } from 'fhir/r4';
import type { Chart, SearchOutcome } from '../../../src/chart/chart.ts';
import type { Answer, Answers } from '../../../src/patient/answers/answer.ts';
import type { Fact, FactValue } from '../../../src/patient/fact.ts';
import { medicineFacts, type MedicineFacts } from '../../../src/patient/medicines/medicine-facts.ts';

export const asOf = '2026-11-24';
const subject = { reference: 'Patient/p' };
let count = 0;
const id = (): string => `r${++count}`;

export const order = (name: string, directions: string, authoredOn: string, fields: Partial<MedicationRequest> = {}): MedicationRequest => ({
  resourceType: 'MedicationRequest', id: id(), status: 'active', intent: 'order', subject, authoredOn, medicationCodeableConcept: { text: name }, ...(directions === '' ? {} : { dosageInstruction: [{ text: directions }] }), ...fields,
});
export const statement = (name: string, directions: string, fields: Partial<MedicationStatement> = {}): MedicationStatement => ({
  resourceType: 'MedicationStatement', id: id(), status: 'active', subject, medicationCodeableConcept: { text: name }, ...(directions === '' ? {} : { dosage: [{ text: directions }] }), ...fields,
});
export const dispense = (name: string, on: string, days: number, fields: Partial<MedicationDispense> = {}): MedicationDispense => ({
  resourceType: 'MedicationDispense', id: id(), status: 'completed', subject, medicationCodeableConcept: { text: name }, whenHandedOver: on, daysSupply: { value: days, unit: 'd' }, ...fields,
});
export const given = (name: string, on: string, fields: Partial<MedicationAdministration> = {}): MedicationAdministration => ({
  resourceType: 'MedicationAdministration', id: id(), status: 'completed', subject, medicationCodeableConcept: { text: name }, effectiveDateTime: on, ...fields,
});
export const condition = (text: string, fields: Partial<Condition> = {}): Condition => ({
  resourceType: 'Condition', id: id(), subject, code: { text }, clinicalStatus: { coding: [{ code: 'active' }] }, verificationStatus: { coding: [{ code: 'confirmed' }] }, ...fields,
});
export const allergy = (text: string, fields: Partial<AllergyIntolerance> = {}): AllergyIntolerance => ({
  resourceType: 'AllergyIntolerance', id: id(), patient: subject, code: { text }, clinicalStatus: { coding: [{ code: 'active' }] }, ...fields,
});
export const ref = (resource: FhirResource): { reference: string } => ({ reference: `${resource.resourceType}/${resource.id ?? ''}` });

const searched = ['MedicationRequest', 'MedicationStatement', 'MedicationDispense', 'MedicationAdministration', 'Condition', 'AllergyIntolerance'];

export const chartOf = (resources: readonly FhirResource[], outcomes: Readonly<Record<string, SearchOutcome>> = {}): Chart => ({
  patient: { resourceType: 'Patient', id: 'p' },
  resources,
  searches: searched.map((resourceType) => ({ resourceType, query: '', outcome: outcomes[resourceType] ?? 'complete', count: 0, pages: 1 })),
  asOf,
  resolve: (reference) => resources.find((resource) => `${resource.resourceType}/${resource.id ?? ''}` === reference),
});

export const answers = (given_: Readonly<Record<string, FactValue | readonly FactValue[]>>, authored = asOf, unit?: string): Answers =>
  new Map(Object.entries(given_).map(([linkId, value]): [string, Answer] => [linkId, { linkId, values: Array.isArray(value) ? value : [value as FactValue], authored, source: 'QuestionnaireResponse/q', ...(unit ? { unit } : {}) }]));

export const factsOf = (resources: readonly FhirResource[], given_: Answers = new Map(), outcomes: Readonly<Record<string, SearchOutcome>> = {}): MedicineFacts => medicineFacts({ chart: chartOf(resources, outcomes), answers: given_, asOf });

/** A fact in a word: its value, or `?` and why it is not known. */
export const say = (fact: Fact | undefined): FactValue => (fact === undefined ? 'no such fact' : fact.state === 'known' ? fact.value : `? ${fact.reason}`);
