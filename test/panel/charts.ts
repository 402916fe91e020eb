import type { Chart } from '../../src/chart/chart.ts';
import { answers, chartOf, patient, problem, resource, result, withSearch } from '../patient/story.ts';

type Entry = ReturnType<typeof resource>;

/** A prescription by its name and directions. */
export const prescription = (name: string, directions: string, authoredOn: string, rest: object = {}): Entry =>
  resource('MedicationRequest', { status: 'active', intent: 'order', medicationCodeableConcept: { text: name }, authoredOn, dosageInstruction: [{ text: directions }], ...rest });

const rls = problem(['icd', 'G25.81'], 'active', { code: { text: 'Restless legs syndrome', coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'G25.81' }] } });
const kidneys = [result('creatinine', '0.8 mg/dL', '2026-09-24'), result('weight', '70 kg', '2026-09-24')];
const iron = [result('ferritin', '140 ng/mL', '2026-09-24'), result('tsat', '28 %', '2026-09-24')];
const gabapentin = [
  prescription('gabapentin 300 MG capsule', 'Take 1 capsule by mouth 3 times daily', '2026-03-02', { status: 'completed' }),
  prescription('gabapentin 600 MG tablet', 'Take 1 tablet by mouth 3 times daily', '2026-05-04'),
];
const severe = { 'rls-criteria-confirmed': true, 'irls-total': 26, 'symptom-nights-per-week': 7 } as const;
const screened = {
  osa: 'none',
  'substance-use': 'none',
  'opioid-risk': 'low',
  'pdmp-checked': { date: '2026-11-20' },
  'acute-infection': false,
  'oral-iron': 'never',
  'iv-iron': 'never',
  'qt-risk': false,
  'exacerbators-reviewed': true,
  'gabapentin-result': 'inadequate',
  'pregabalin-result': 'never-tried',
  'gabapentin-enacarbil-result': 'never-tried',
} as const;
const named = patient({ name: [{ use: 'official', text: 'Nora North', family: 'North', given: ['Nora'] }], birthDate: '1968-05-14' });

/** Charts of synthetic patients, as an EHR might hold them, by what they are about. */
export const charts: Readonly<Record<string, () => Chart>> = {
  'refractory, opioid next': () => chartOf([rls, ...kidneys, ...iron, ...gabapentin, result('qtc', '420 ms', '2026-10-01'), answers({ ...severe, ...screened })], named),
  'bare chart': () => chartOf([rls], named),
  'no diagnosis': () => chartOf([prescription('lisinopril 10 MG tablet', 'Take 1 tablet daily', '2026-02-01')], named),
  'low iron, clonazepam at night': () =>
    chartOf(
      [
        rls,
        ...kidneys,
        result('ferritin', '62 ug/L', '2026-09-20'),
        result('tsat', '24 %', '2026-09-20'),
        ...gabapentin,
        prescription('clonazepam 0.5 MG tablet', 'Take 1 tablet by mouth at bedtime', '2026-06-01'),
        prescription('diphenhydramine 25 MG capsule', 'Take 1 capsule at bedtime', '2026-08-01'),
        answers({ ...severe, 'gabapentin-result': 'partial' }),
      ],
      named,
    ),
  'ropinirole raised, augmentation suspected': () =>
    chartOf(
      [
        rls,
        ...kidneys,
        ...iron,
        prescription('ropinirole 1 MG tablet', 'Take 1 tablet by mouth at bedtime', '2025-02-01', { status: 'completed', reasonCode: [{ text: 'Restless legs syndrome' }] }),
        prescription('ropinirole 2 MG tablet', 'Take 1 tablet by mouth at bedtime', '2025-10-01', { status: 'completed', reasonCode: [{ text: 'Restless legs syndrome' }] }),
        prescription('ropinirole 4 MG tablet', 'Take 1 tablet by mouth at bedtime', '2026-06-01', { reasonCode: [{ text: 'Restless legs syndrome' }] }),
        answers(severe),
      ],
      named,
    ),
  'COPD, sleep apnoea untreated, lorazepam': () =>
    chartOf(
      [
        rls,
        problem(['icd', 'J44.9']),
        problem(['icd', 'G47.33']),
        ...kidneys,
        ...iron,
        ...gabapentin,
        prescription('lorazepam 1 MG tablet', 'Take 1 tablet by mouth nightly', '2026-07-01'),
        prescription('sertraline 100 MG tablet', 'Take 1 tablet daily', '2026-01-10'),
        answers({ ...severe, ...screened, osa: 'present', 'osa-treatment': 'untreated' }),
      ],
      named,
    ),
  'dialysis, gabapentin too high': () =>
    chartOf([rls, problem(['icd', 'N18.6']), problem(['icd', 'Z99.2']), result('weight', '70 kg', '2026-11-01'), result('ferritin', '150 ng/mL', '2026-10-24'), result('tsat', '15 %', '2026-10-24'), ...gabapentin, answers(severe)], named),
  'treatments in mind, by an answer saved before and a draft order': () =>
    chartOf(
      [
        rls,
        ...iron,
        prescription('gabapentin 300 MG capsule', 'Take 1 capsule by mouth 3 times daily', '2026-09-02'),
        prescription('clonazepam 0.5 MG tablet', 'Take 1 tablet by mouth at bedtime', '2026-06-01'),
        prescription('ropinirole 0.25 MG tablet', 'Take 1 tablet by mouth at bedtime', '2026-11-23', { status: 'draft' }),
        answers({ ...severe, 'gabapentin-current-daily-dose': { quantity: '3900 mg/d' } }),
        answers({ considering: ['oxycodone'], override: ['opioid-benzodiazepine'] }, '2026-11-20T09:30:00-05:00'),
      ],
      named,
    ),
  'searches failed': () =>
    withSearch(withSearch(withSearch(chartOf([rls, ...kidneys, ...iron, ...gabapentin, result('ferritin', '30', '2026-10-30', { status: 'entered-in-error' }), answers({ ...severe, ...screened })], named), 'MedicationRequest', 'failed'), 'Condition', 'incomplete'), 'AllergyIntolerance', 'forbidden'),
  'a boy of 16': () => chartOf([rls, ...iron], patient({ gender: 'male', birthDate: '2010-03-01', name: [{ text: 'Ben Young' }] })),
};
