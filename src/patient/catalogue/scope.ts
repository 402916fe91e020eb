import { choice, number, yesNo } from './entry.ts';

/** Who the patient is, and whether this is restless legs syndrome at all. */
export const scopeFacts = {
  age: number('a', 'Completed years on the day of use, from birthDate; a birth date without day or month gives a range.', { min: 0 }),
  sex: choice(['female', 'male'], 'From Patient.gender; other and unknown read as unknown.'),
  'rls-diagnosis': yesNo(
    'Restless legs syndrome as a usable diagnosis: a Condition active, recurring or relapsed that is confirmed or says nothing of its verification, or an answer. Refuted, answered no, or the five criteria answered no: no. Nothing recorded: unknown.',
  ),
  'rls-criteria-confirmed': yesNo('All five diagnostic criteria met and mimics excluded, within 12 months.'),
  'irls-total': number('{score}', 'International RLS rating scale total, within 90 days.', { min: 0, max: 40 }),
  'symptom-nights-per-week': number('/wk', 'Nights a week with symptoms, within 90 days.', { min: 0, max: 7 }),
  'daytime-symptoms': yesNo('Symptoms in the daytime, within 90 days.'),
  'mild-intermittent': yesNo('The clinician calls the RLS mild or intermittent. Unsaid counts as no.'),
  'family-history-only': yesNo(
    'RLS, sleep apnoea, haemochromatosis or substance use appears only in FamilyMemberHistory. Known no when no such family history was read.',
  ),
  'set-aside-resources': number('{count}', 'How many resources were set aside.', { min: 0 }),
} as const;
