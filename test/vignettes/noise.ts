import { problem, procedure, result } from './clinical.ts';
import { loinc, snomed, subject, type Written } from './dialects.ts';

/** What every real chart carries besides and what must change nothing: blood pressure, its medicine, visits, older results. */
export const moreThanNeeded: readonly Written[] = [
  problem({ text: 'Hypertensive disorder', snomed: '38341003', icd: 'I10', recorded: '2017-02-20' }),
  procedure('Cataract surgery', '54885007', '2020-06-03'),
  result('potassium', { value: 4.3 }),
  (dialect) => [
    { resourceType: 'Observation', id: 'noise-bp', status: 'final', category: [{ coding: [{ code: 'vital-signs' }] }], code: { coding: [{ system: loinc, code: '85354-9' }], text: 'Blood pressure' }, subject: subject(dialect), effectiveDateTime: '2026-10-20', component: [{ code: { coding: [{ system: loinc, code: '8480-6' }] }, valueQuantity: { value: 131, unit: 'mm[Hg]' } }] },
    { resourceType: 'Observation', id: 'noise-tsh', status: 'final', code: { coding: [{ system: loinc, code: '3016-3' }], text: 'TSH' }, subject: subject(dialect), effectiveDateTime: '2026-09-24', valueQuantity: { value: 2.1, unit: 'mIU/L' } },
    { resourceType: 'MedicationRequest', id: 'noise-lisinopril', status: 'active', intent: 'order', subject: subject(dialect), authoredOn: '2025-12-02', medicationCodeableConcept: { coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '314076', display: 'lisinopril 10 MG Oral Tablet' }], text: 'lisinopril 10 MG Oral Tablet' }, dosageInstruction: [{ text: 'Take 1 tablet (10 mg total) by mouth daily.' }] },
    { resourceType: 'MedicationDispense', id: 'noise-dispense', status: 'completed', subject: subject(dialect), medicationCodeableConcept: { coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '314076' }], text: 'lisinopril 10 MG Oral Tablet' }, authorizingPrescription: [{ reference: 'MedicationRequest/noise-lisinopril' }], whenHandedOver: '2026-10-02', daysSupply: { value: 90, unit: 'd' } },
    { resourceType: 'Encounter', id: 'noise-visit', status: 'finished', class: { code: 'AMB' }, subject: subject(dialect), period: { start: '2026-10-20', end: '2026-10-20' } },
    { resourceType: 'Immunization', id: 'noise-shot', status: 'completed', vaccineCode: { text: 'Influenza' }, patient: subject(dialect), occurrenceDateTime: '2026-10-05' },
    { resourceType: 'FamilyMemberHistory', id: 'noise-mother', status: 'completed', patient: subject(dialect), relationship: { text: 'mother' }, condition: [{ code: { coding: [{ system: snomed, code: '38341003' }], text: 'Hypertension' } }] },
    { resourceType: 'Practitioner', id: 'noise-doctor', name: [{ family: 'Rowan' }] },
  ],
];
