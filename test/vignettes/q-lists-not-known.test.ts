import { type Changes } from './baseline.ts';
import { loinc, snomed, subject, type Written } from './dialects.ts';
import { tellVignettes, type Vignette } from './expectation.ts';

/** Codes of an International Patient Summary for a list that is absent or unknown. */
const summary = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips';
const emptyBecause = (code: string): object => ({ emptyReason: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/list-empty-reason', code }] } });
const coded = (system: string, code: string, text?: string): object => ({ coding: [{ system, code }], ...(text === undefined ? {} : { text }) });

/** No medicine in the chart and none asked about: what the list says is all there is. */
const noMedicines: Changes = { medicines: [], answers: { 'current-opioid': null, benzodiazepine: null, 'gabapentin-result': 'adverse-effect' } };
const noLungQuestion: Changes['answers'] = { 'respiratory-compromise': null };

const statement = (code: string, more: object = {}): Written => (dialect) => [{ resourceType: 'MedicationStatement', id: 'absent', status: 'unknown', subject: subject(dialect), medicationCodeableConcept: coded(summary, code), ...more }];
const condition = (code: string, more: object = {}): Written => (dialect) => [{ resourceType: 'Condition', id: 'absent', subject: subject(dialect), code: coded(summary, code), ...more }];
const allergy = (code: object): Written => (dialect) => [{ resourceType: 'AllergyIntolerance', id: 'absent', clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', 'active'), patient: subject(dialect), code }];
const composition = (code: string, reason: string): Written => (dialect) => [{
  resourceType: 'Composition', id: 'summary', status: 'final', type: coded(loinc, '60591-5'), subject: subject(dialect), date: '2026-11-24', author: [{ display: 'Practice' }], title: 'Patient summary',
  section: [{ title: 'Summary', section: [{ title: 'One list', code: coded(loinc, code), ...emptyBecause(reason) }] }],
}];
const list = (reason: string, status = 'current'): Written => (dialect) => [{ resourceType: 'List', id: 'medicines', status, mode: 'snapshot', title: 'Medicines', code: coded(loinc, '10160-0'), subject: subject(dialect), ...emptyBecause(reason) }];

const medicinesOpen = { nextStep: null, applies: ['opioid-screen-incomplete'], undetermined: ['opioid-current-do-not-stack', 'da-do-not-start'], prompts: [['current-opioid'], ['benzodiazepine']] } as const;

const stated: readonly Vignette[] = [
  ['no information about medicines', 'a list that is not known settles nothing', { ...noMedicines, add: [statement('no-medication-info')] }, medicinesOpen],
  ['no known medicines', 'a list read in full settles opioids', { ...noMedicines, add: [statement('no-known-medications')] }, { nextStep: 'opioid-next-step', doesNotApply: ['opioid-current-do-not-stack', 'opioid-screen-incomplete'] }],
  ['no information about medicines, entered in error', 'entered-in-error: ignore', { ...noMedicines, add: [statement('no-medication-info', { status: 'entered-in-error' })] }, { nextStep: 'opioid-next-step' }],
  ['no information about medicines, but the opioid answered', 'answered', { ...noMedicines, answers: { ...noMedicines.answers, 'current-opioid': false, benzodiazepine: false }, add: [statement('no-medication-info')] }, { doesNotApply: ['opioid-current-do-not-stack'], mustNotPrompt: ['current-opioid', 'benzodiazepine'] }],
  ['no information about problems', 'COPD, haemochromatosis and liver disease stay open', { answers: { ...noLungQuestion, 'hepatic-impairment': null }, add: [condition('no-problem-info')] }, { nextStep: null, undetermined: ['opioid-avoid-respiratory', 'opioid-hepatic'], applies: ['opioid-screen-incomplete'], prompts: [['copd'], ['hepatic-impairment']] }],
  ['no known problems beside RLS', 'read in full', { answers: noLungQuestion, add: [condition('no-known-problems')] }, { nextStep: 'opioid-next-step', doesNotApply: ['opioid-avoid-respiratory'] }],
  ['no information about allergies', 'a list that is not known settles nothing', { add: [allergy(coded(summary, 'no-allergy-info'))] }, { nextStep: 'opioid-next-step', undetermined: ['opioid-allergy'] }],
  ['allergies not asked', 'a list that is not known settles nothing', { add: [allergy(coded(snomed, '1631000175102', 'Not on File'))] }, { nextStep: 'opioid-next-step', undetermined: ['opioid-allergy'] }],
  ['no known allergies', 'read in full', { add: [allergy(coded(snomed, '716186003', 'No Known Allergies'))] }, { nextStep: 'opioid-next-step', doesNotApply: ['opioid-allergy'] }],
  ['the medicines of a summary withheld', 'says that something was withheld', { ...noMedicines, add: [composition('10160-0', 'withheld')] }, medicinesOpen],
  ['the problems of a summary not asked', 'only that list', { answers: noLungQuestion, add: [composition('11450-4', 'notasked')] }, { nextStep: null, undetermined: ['opioid-avoid-respiratory'], doesNotApply: ['opioid-current-do-not-stack'] }],
  ['the medicines of a summary: nil known', 'an empty list that was taken', { ...noMedicines, add: [composition('10160-0', 'nilknown')] }, { nextStep: 'opioid-next-step' }],
  ['a section nobody asks for withheld', 'only that list', { ...noMedicines, add: [composition('11369-6', 'withheld')] }, { nextStep: 'opioid-next-step' }],
  ['a list of medicines that is unavailable', 'a list that is not known settles nothing', { ...noMedicines, add: [list('unavailable')] }, medicinesOpen],
  ['such a list, retired', 'no longer what the chart says', { ...noMedicines, add: [list('unavailable', 'retired')] }, { nextStep: 'opioid-next-step' }],
  ['problems unknown, and the clinician confirms the list', 'answered: complete as shown', { answers: { ...noLungQuestion, 'problem-list-complete': true }, add: [condition('no-problem-info')] }, { nextStep: 'opioid-next-step', doesNotApply: ['opioid-avoid-respiratory'] }],
];

tellVignettes('Q. lists of which the chart says that they are not known', stated);
