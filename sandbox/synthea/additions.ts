import { createHash } from 'node:crypto';
import type { BundleEntry, FhirResource, MedicationStatement, Reference } from 'fhir/r4';
import { answerSheet } from './answer-sheet.ts';
import type { Story, StoryStatement } from './story.ts';

export const SANDBOX_TAG = 'urn:rls:sandbox';
const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';

/** A resource with the mark that says it, or part of it, is not Synthea's. */
export const tagged = <R extends FhirResource>(resource: R, code: 'added-by-finish' | 'changed-by-finish'): R => ({
  ...resource,
  meta: { ...resource.meta, tag: [...(resource.meta?.tag ?? []), { system: SANDBOX_TAG, code }] },
});

/** The same id at every run, in the form of a UUID. */
const stableId = (name: string): string => {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const entryFor = (resource: FhirResource): BundleEntry => ({ fullUrl: `urn:uuid:${resource.id}`, resource: tagged(resource, 'added-by-finish') });

const statement = (story: Story, drug: StoryStatement, subject: Reference): MedicationStatement => ({
  resourceType: 'MedicationStatement',
  id: stableId(`${story.id} ${drug.key}`),
  status: drug.status,
  category: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/medication-statement-category', code: 'patientspecified', display: 'Patient Specified' }] },
  medicationCodeableConcept: { coding: [{ system: RXNORM, code: drug.rxcui, display: drug.display }], text: drug.display },
  subject,
  effectivePeriod: { start: drug.start, ...(drug.end === undefined ? {} : { end: drug.end }) },
  dateAsserted: drug.asserted,
  informationSource: subject,
  note: [{ text: 'Bought without prescription' }],
  dosage: [
    {
      text: drug.dosage.text,
      timing: { repeat: { frequency: drug.dosage.frequency, period: 1, periodUnit: 'd', ...(drug.dosage.when === undefined ? {} : { when: [...drug.dosage.when] }) } },
      asNeededBoolean: false,
      route: { coding: [{ system: 'http://snomed.info/sct', code: '26643006', display: 'Oral route' }], text: 'Oral' },
      doseAndRate: [{ doseQuantity: { value: drug.dosage.amount, unit: drug.dosage.unit, system: 'http://unitsofmeasure.org', code: `{${drug.dosage.unit}}` } }],
    },
  ],
});

/** What Synthea cannot write: medicines bought without prescription, and a clinician's answers. */
export const additions = (story: Story, subject: Reference): BundleEntry[] => [
  ...story.statements.map((drug) => entryFor(statement(story, drug, subject))),
  ...(story.answers === undefined ? [] : [entryFor(answerSheet(story, stableId(`${story.id} answers`), subject))]),
];
