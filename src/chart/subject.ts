import type { Unreadable } from './chart.ts';
import { isObject, textAt } from './json.ts';

/** Ways in which the patient can be referred to: `Patient/id`, and the full addresses of her entry. */
export interface PatientIdentity {
  readonly id: string;
  readonly addresses: ReadonlySet<string>;
}

type Verdict = 'own' | Extract<Unreadable['reason'], 'other-patient' | 'other-subject' | 'subject-unresolved'>;

/** The id in a reference to a Patient, relative or absolute, of whatever version; undefined for any other reference. */
const patientReference = /(?:^|\/)Patient\/([A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]+)?$/u;
const personReference = /(?:^|\/)(?:Patient|RelatedPerson|Person|Group)\/[A-Za-z0-9.-]{1,64}/u;
/** What else a resource of a patient's record can be about (R4: Observation.subject, Device.owner and their like). */
const otherReference = /(?:^|\/)(?:RelatedPerson|Person|Group|Device|Location|Practitioner|PractitionerRole|Organization|CareTeam|Specimen|Substance)\/[A-Za-z0-9.-]{1,64}(?:\/_history\/[^/]+)?$/u;

/**
 * Whose record a resource is, by `subject`, `patient` and (Observation) `focus`. A resource that names nobody is taken as
 * the patient's, since she alone was asked for; one that names somebody else, or somebody who cannot be found, is not.
 */
export function whose(resource: Readonly<Record<string, unknown>>, patient: PatientIdentity): Verdict {
  if (resource['resourceType'] === 'Patient' && resource['id'] !== patient.id) return 'other-patient';
  for (const field of ['subject', 'patient']) {
    const verdicts = referencesIn(resource[field]).map((reference) => judge(reference, patient));
    if (verdicts.length > 0 && !verdicts.includes('own')) return verdicts[0] ?? 'own';
  }
  // A result in the patient's record can be about her fetus or donor; a device or another record in focus is no other person.
  const inFocus = textAt(resource, 'resourceType') === 'Observation' ? referencesIn(resource['focus']) : [];
  return inFocus.some((reference) => personReference.test(reference) && judge(reference, patient) !== 'own') ? 'other-subject' : 'own';
}

function referencesIn(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((item: unknown) => {
    if (typeof item === 'string') return [item];
    return isObject(item) ? (textAt(item, 'reference') ?? []) : [];
  });
}

function judge(reference: string, patient: PatientIdentity): Verdict {
  if (reference.startsWith('#') || reference.includes('?') || patient.addresses.has(reference) || reference === patient.id) return 'own';
  const patientId = patientReference.exec(reference)?.[1];
  if (patientId !== undefined) return patientId === patient.id ? 'own' : 'other-patient';
  return otherReference.test(reference) ? 'other-subject' : 'subject-unresolved';
}
