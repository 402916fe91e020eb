import type { CodeableConcept, Coding, DomainResource, Quantity } from 'fhir/r4';

/** Five habits of writing the same chart, after what EHRs were seen to send. */
export const dialects = ['us-core', 'epic', 'oracle', 'meditech', 'statement'] as const;
export type Dialect = (typeof dialects)[number];

/** The day every vignette is read on. */
export const today = '2026-11-24';

export type Resource = DomainResource & { readonly [property: string]: unknown };
/** A part of a chart that each dialect writes in its own way. */
export type Written = (dialect: Dialect) => readonly object[];

/** A resource that is written the same way everywhere. */
export const raw =
  (...resources: readonly object[]): Written =>
  () =>
    resources;

const patientId = 'pat-7';
export const patientUuid = 'urn:uuid:6e1b7b0e-6d6c-4a70-9c1c-5f1f2a40b3d1';
/** The reference to the patient of the vignette, and the id behind it. */
export const subject = (dialect: Dialect) => ({ reference: dialect === 'us-core' ? patientUuid : `Patient/${patientId}` });
export { patientId };

export const snomed = 'http://snomed.info/sct';
export const loinc = 'http://loinc.org';
export const icd10 = 'http://hl7.org/fhir/sid/icd-10-cm';
export const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const ucum = 'http://unitsofmeasure.org';

/** A quantity: UCUM-coded except in Oracle's habit, which names the unit only. */
export function quantity(value: number, unit: string, dialect: Dialect, comparator?: string): Quantity {
  const said = { value, unit, ...(comparator === undefined ? {} : { comparator: comparator as '<' }) };
  return dialect === 'oracle' ? said : { ...said, system: ucum, code: unit };
}

/** One concept as its dialect codes it: Oracle marks the code that was picked, Epic and Oracle add a local one. */
export function concept(text: string, codings: readonly Coding[], dialect: Dialect): CodeableConcept {
  if (dialect === 'us-core') return { coding: codings.slice(0, 1).map((each) => ({ ...each, display: text })), text };
  if (dialect === 'oracle') return { coding: [{ system: 'https://fhir.example.com/codeSet/72', code: '31552968', display: text, userSelected: true }, ...codings.map((each) => ({ ...each, userSelected: false }))], text };
  if (dialect === 'epic') return { coding: [...codings, { system: 'urn:oid:1.2.840.114350.1.13.0.1.7.2.768282', code: '1552968', display: text }], text };
  return { coding: [...codings], text };
}
