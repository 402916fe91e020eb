import type { SearchOutcome } from '../../chart/chart.ts';
import type { UnknownReason } from '../../patient/fact.ts';

/** Why a fact is not known, after its name. */
export const unknownWords: Readonly<Record<UnknownReason, string>> = {
  'not-in-chart': 'not in the chart',
  'not-permitted': 'the EHR does not permit the app to read it',
  'fetch-failed': 'could not be read from the EHR',
  unreadable: 'recorded, but not readable with certainty',
  'out-of-date': 'recorded, but out of date',
  conflicting: 'the chart contradicts itself',
  'must-ask': 'a chart does not settle this: please answer',
};

export const searchOutcomeWords: Readonly<Record<SearchOutcome, string>> = {
  complete: 'read in full',
  empty: 'read: none recorded',
  incomplete: 'not read in full',
  forbidden: 'not permitted',
  unsupported: 'the EHR has no such list',
  failed: 'could not be read',
};

/** FHIR resource types as a clinician calls what they hold. */
export const listNames: Readonly<Record<string, string>> = {
  Patient: 'Patient',
  Condition: 'Diagnoses',
  MedicationRequest: 'Prescriptions',
  MedicationStatement: 'Medicines by report',
  MedicationDispense: 'Pharmacy records',
  MedicationAdministration: 'Medicines given',
  Medication: 'Medicine details',
  AllergyIntolerance: 'Allergies',
  Observation: 'Observations',
  'Observation laboratory': 'Laboratory results',
  'Observation vital-signs': 'Vital signs',
  'Observation social-history': 'Social history',
  'Observation other': 'Other findings (ECG, scores, sleep study)',
  Procedure: 'Procedures',
  ServiceRequest: 'Orders',
  Device: 'Devices',
  DeviceUseStatement: 'Devices in use',
  FamilyMemberHistory: 'Family history',
  QuestionnaireResponse: 'Saved answers',
  DiagnosticReport: 'Reports',
};

/** Why a resource was set aside. */
export const setAsideWords: Readonly<Record<string, string>> = {
  'entered-in-error': 'entered in error',
  refuted: 'refuted',
  unconfirmed: 'not confirmed',
  'not-final': 'not final',
  'after-day-of-use': 'dated after today',
  'other-patient': 'about another patient',
  'other-subject': 'about somebody else',
  'subject-unresolved': 'does not say whom it is about',
  'no-date': 'without a date',
  'no-value': 'without a value',
  'no-unit': 'without a unit',
  implausible: 'implausible value',
  malformed: 'not readable: damaged',
  'malformed-element': 'a part of it is not readable',
  'no-resource': 'no resource where one was expected',
  'duplicate-id': 'a second entry with the same id',
  deleted: 'deleted',
  'too-deep': 'nested too deeply to read',
  'answer-unreadable': 'an answer that does not fit its question',
  'on-hold': 'on hold',
  conflicting: 'contradicts itself',
  unreadable: 'not readable with certainty',
  'out-of-date': 'out of date',
  draft: 'a draft',
};
