import { sheet, type Answers, type Changes } from './baseline.ts';
import { infusion, problem, problems, procedure } from './clinical.ts';
import { loinc, snomed, subject, type Written } from './dialects.ts';
import { tellVignettes, type Vignette } from './expectation.ts';
import { taking, type Drug, type Taking } from './medicines.ts';

const now = (drug: Drug, mg: number, more: Partial<Taking> = {}) => taking(drug, { mg, since: '2026-08-01', ...more });
/** On haemodialysis, with gabapentin at its ceiling of 300 mg at night. */
const dialysis = (ferritin: number, tsat: number, more: Changes = {}): Changes => ({
  medicines: [taking('gabapentin', { mg: 300, atNight: true, since: '2026-07-24', reason: 'rls' })],
  ...more,
  labs: { ferritin: { value: ferritin }, tsat: { value: tsat }, creatinine: { value: 6.2, on: '2026-10-20' }, ...more.labs },
  add: [problem(problems.esrd), problem(problems.onDialysis), ...(more.add ?? [])],
});

const kidneyFailure: readonly Vignette[] = [
  ['ferritin 199, TSAT 19.9', 'ferritin < 200 AND TSAT < 20', dialysis(199, 19.9), { nextStep: 'esrd-iron-sucrose', applies: ['esrd-iron-sucrose', 'esrd-thresholds-replace', 'esrd-vitamin-c', 'refractory-not-established'], doesNotApply: ['esrd-iron-not-met', 'iron-deficit-treat', 'iron-75-100-iv-only', 'iron-100-300-tsat-low', 'iron-replete-no-iron', 'a2d-gabapentin-underdosed', 'a2d-gabapentin-single-night-dose'] }],
  ['ferritin 200, TSAT 15', 'ferritin >= 200', dialysis(200, 15), { applies: ['esrd-iron-not-met'], doesNotApply: ['esrd-iron-sucrose', 'iron-deficit-treat', 'iron-100-300-tsat-low'], nextStep: 'esrd-gabapentin' }],
  ['ferritin 150, TSAT 20', 'TSAT >= 20', dialysis(150, 20), { applies: ['esrd-iron-not-met'], doesNotApply: ['esrd-iron-sucrose'] }],
  ['ferritin 40, TSAT 25: not by the general rows', 'NOT ESRD', dialysis(40, 25), { applies: ['esrd-iron-not-met'], doesNotApply: ['iron-deficit-treat', 'iron-oral-ferrous-sulfate'] }],
  ['ferritin 700, TSAT 15 on dialysis is no overload', '>= 300, non-ESRD', dialysis(700, 15), { doesNotApply: ['iron-overload-block'], applies: ['esrd-iron-not-met', 'esrd-vitamin-c'] }],
  ['TSAT 50 on dialysis is overload', 'TSAT > 45%', dialysis(150, 50), { applies: ['iron-overload-block'], doesNotApply: ['esrd-vitamin-c', 'esrd-iron-sucrose'] }],
  ['low, with an acute infection', 'AND no IV block', dialysis(150, 15, { answers: { 'acute-infection': true } }), { doesNotApply: ['esrd-iron-sucrose'], applies: ['iron-iv-defer-infection'] }],
  ['low, IV iron declined', 'AND no IV block', dialysis(150, 15, { answers: { 'declines-iv-iron': true } }), { doesNotApply: ['esrd-iron-sucrose'] }],
  ['oxalosis', 'no oxalosis', dialysis(250, 25, { add: [problem(problems.oxalosis)] }), { doesNotApply: ['esrd-vitamin-c'] }],
  ['gabapentin 300 mg three times a day', 'current dose over its ceiling', dialysis(250, 25, { medicines: [taking('gabapentin', { mg: 300, times: 3, since: '2026-07-24' })] }), { nextStep: 'a2d-renal-cap', applies: ['a2d-renal-cap', 'esrd-gabapentin'] }],
  ['no gabapentin yet', 'ESRD and RLS', dialysis(250, 25, { medicines: [], answers: { 'gabapentin-result': 'never-tried' } }), { nextStep: 'esrd-gabapentin', applies: ['esrd-gabapentin'] }],
  ['gabapentin contraindicated', 'gabapentin not contraindicated', dialysis(250, 25, { medicines: [], answers: { 'gabapentin-result': 'never-tried', 'gabapentin-contraindicated': true } }), { doesNotApply: ['esrd-gabapentin'] }],
  ['on pregabalin 75 mg', 'no other gabapentinoid current', dialysis(250, 25, { medicines: [now('pregabalin', 75)], answers: { 'gabapentin-result': 'never-tried', 'pregabalin-result': 'inadequate' } }), { doesNotApply: ['esrd-gabapentin'] }],
  ['enacarbil on haemodialysis', 'not on haemodialysis', dialysis(250, 25, { medicines: [now('gabapentin enacarbil', 300)], answers: { 'gabapentin-result': 'never-tried', 'gabapentin-enacarbil-result': 'inadequate' } }), { doesNotApply: ['a2d-enacarbil-adequate', 'esrd-gabapentin'] }],
  ['rotigotine considered', 'ESRD and levodopa/rotigotine considered', dialysis(250, 25, { answers: { considering: ['rotigotine'] } }), { applies: ['esrd-da-against'] }],
  ['dialysis by answer', 'dialysis: boolean', { labs: { ferritin: { value: 150 }, tsat: { value: 15 } }, answers: { dialysis: true }, medicines: [taking('gabapentin', { mg: 300, atNight: true, since: '2026-07-24' })] }, { applies: ['esrd-thresholds-replace', 'esrd-iron-sucrose'], doesNotApply: ['iron-deficit-treat'], nextStep: 'esrd-iron-sucrose' }],
  ['dialysis sessions for an acute kidney injury', 'AKI dialysis is not ESRD', { labs: { ferritin: { value: 60 }, tsat: { value: 15 } }, add: [problem({ ...problems.aki, recorded: '2026-09-25' }), procedure('Hemodialysis', '302497006', '2026-10-01')] }, { doesNotApply: ['esrd-thresholds-replace', 'esrd-iron-sucrose', 'esrd-gabapentin'], applies: ['iron-deficit-treat'] }],
  ['N18.6 entered in error', 'entered-in-error: ignore', { labs: { ferritin: { value: 60 }, tsat: { value: 15 } }, add: [problem({ ...problems.esrd, verification: 'entered-in-error', clinical: null })] }, { nextStep: 'iron-deficit-treat', doesNotApply: ['esrd-thresholds-replace'] }],
  ['dialysis refuses oxycodone', 'opioid-er-oxycodone: NOT CKD 4-5', dialysis(250, 25), { doesNotApply: ['opioid-er-oxycodone'] }],
  ['not on dialysis', 'suppress only in ESRD', {}, { doesNotApply: ['esrd-thresholds-replace', 'esrd-gabapentin', 'esrd-iron-sucrose', 'esrd-iron-not-met', 'esrd-vitamin-c', 'esrd-da-against'] }],
];

const young = { born: '1994-02-01' };
const pregnant = (weeks: number | null): Answers => ({ pregnancy: 'pregnant', ...(weeks === null ? {} : { 'gestation-weeks': weeks }) });
const low: Changes['labs'] = { ferritin: { value: 60 }, tsat: { value: 18 } };
const dueOn = (day: string): Written => (dialect) => [
  { resourceType: 'Observation', id: 'preg', status: 'final', code: { coding: [{ system: loinc, code: '82810-3' }] }, subject: subject(dialect), effectiveDateTime: '2026-11-12', valueCodeableConcept: { coding: [{ system: snomed, code: '77386006', display: 'Pregnant' }] } },
  { resourceType: 'Observation', id: 'edd', status: 'final', code: { coding: [{ system: loinc, code: '11778-8' }], text: 'Delivery date Estimated' }, subject: subject(dialect), effectiveDateTime: '2026-11-12', valueDateTime: day },
];

const pregnancy: readonly Vignette[] = [
  ['pregnant, 20 weeks, replete', 'pregnant: iron is the main measure', { ...young, answers: pregnant(20) }, { nextStep: 'preg-iron-first', applies: ['preg-iron-first', 'preg-drug-safety', 'alt-refer-specialist'], doesNotApply: ['opioid-next-step', 'alt-npns', 'alt-dipyridamole', 'opioid-er-oxycodone', 'preg-status-unknown', 'opioid-screen-incomplete'] }],
  ['pregnant, 10 weeks, oral iron failed', 'First trimester: oral only', { ...young, labs: low, answers: { ...pregnant(10), 'oral-iron': 'completed', 'oral-iron-weeks': 17 } }, { nextStep: 'preg-iron-first', applies: ['preg-iron-first', 'iron-deficit-treat'], doesNotApply: ['iron-iv-fcm'] }],
  ['pregnant, 20 weeks, oral iron failed', 'Second/third: FCM only if clearly needed', { ...young, labs: low, answers: { ...pregnant(20), 'oral-iron': 'completed', 'oral-iron-weeks': 17 } }, { applies: ['iron-iv-fcm', 'preg-iv-iron-trimester'], nextStep: 'preg-iron-first' }],
  ['pregnant, weeks unknown, oral iron failed', 'IV block: pregnant with gestation unknown', { ...young, labs: low, answers: { ...pregnant(null), 'oral-iron': 'completed', 'oral-iron-weeks': 17 } }, { mustNotApply: ['iron-iv-fcm'], applies: ['preg-iron-first'] }],
  ['pregnant at 85', 'IV block in the first trimester', { ...young, labs: { ferritin: { value: 85 } }, answers: pregnant(8) }, { doesNotApply: ['iron-75-100-iv-only'], nextStep: 'preg-iron-first' }],
  ['pregnant and mild', 'mild-no-daily-medication stands before pregnancy', { ...young, answers: { ...pregnant(20), 'irls-total': 6 } }, { nextStep: 'mild-no-daily-medication', applies: ['preg-iron-first'], doesNotApply: ['refractory-established'] }],
  ['pregnant, never treated', 'Suspended in pregnancy: a2d-never-tried', { ...young, medicines: [], answers: { ...pregnant(20), 'gabapentin-result': 'never-tried' } }, { doesNotApply: ['a2d-never-tried'], nextStep: 'preg-iron-first' }],
  ['pregnant, gabapentin underdosed', 'Suspended: a2d-*-underdosed, single-night-dose', { ...young, medicines: [taking('gabapentin', { mg: 300, atNight: true, since: '2026-07-24' })], answers: pregnant(20) }, { doesNotApply: ['a2d-gabapentin-underdosed', 'a2d-gabapentin-single-night-dose'] }],
  ['pregnant on methadone', 'pregnant AND opioid current', { ...young, answers: { ...pregnant(20), 'current-opioid': null }, add: [now('methadone', 5)] }, { applies: ['preg-opioid-caution', 'opioid-current-do-not-stack'] }],
  ['pregnant by an observation of 12 days ago, due 1 March 2027', 'chart; gestation from the due date', { ...young, answers: { pregnancy: null }, add: [dueOn('2027-03-01')] }, { nextStep: 'preg-iron-first', facts: { pregnancy: { state: 'known', value: 'pregnant' }, 'gestation-weeks': { state: 'known', value: 26 } } }],
  ['pregnant by the problem list', 'Condition', { ...young, answers: { pregnancy: null }, add: [problem({ ...problems.pregnant, recorded: '2026-11-10' })] }, { nextStep: 'preg-iron-first', facts: { pregnancy: { state: 'known', value: 'pregnant' } } }],
  ['not pregnant, 28 days ago', 'valid 4 weeks', { ...young, answers: { pregnancy: null }, add: [sheet({ pregnancy: 'not-pregnant' }, { authored: '2026-10-27T10:00:00Z' })] }, { nextStep: 'opioid-next-step', doesNotApply: ['preg-status-unknown'] }],
  ['not pregnant, 29 days ago', 'valid 4 weeks', { ...young, answers: { pregnancy: null }, add: [sheet({ pregnancy: 'not-pregnant' }, { authored: '2026-10-26T10:00:00Z' })] }, { nextStep: null, applies: ['preg-status-unknown', 'opioid-screen-incomplete'], undetermined: ['opioid-next-step', 'preg-iron-first'], prompts: [['pregnancy']] }],
  ['a woman of 55, unasked', 'female 12-55', { born: '1971-05-14', answers: { pregnancy: null } }, { nextStep: null, applies: ['preg-status-unknown'], prompts: [['pregnancy']] }],
  ['a woman of 56, unasked', 'female 12-55', { born: '1970-05-14', answers: { pregnancy: null } }, { nextStep: 'opioid-next-step', doesNotApply: ['preg-status-unknown', 'preg-iron-first', 'opioid-screen-incomplete'], mustNotPrompt: ['pregnancy'] }],
  ['a man of 40, unasked', 'female', { born: '1986-05-14', sex: 'male', answers: { pregnancy: null } }, { nextStep: 'opioid-next-step', doesNotApply: ['preg-status-unknown', 'preg-iron-first'], mustNotPrompt: ['pregnancy'] }],
  ['breast-feeding, IRLS 26', 'Suspended in pregnancy and breast-feeding', { ...young, answers: { pregnancy: 'breast-feeding' } }, { applies: ['preg-drug-safety', 'refractory-established'], doesNotApply: ['opioid-next-step', 'alt-npns', 'alt-dipyridamole', 'preg-iron-first', 'preg-iv-iron-trimester'] }],
  ['a pregnancy of 2019 on the list', 'old pregnancies are over', { born: '1986-05-14', answers: { pregnancy: 'not-pregnant' }, add: [problem({ ...problems.pregnant, recorded: '2019-02-10', clinical: 'resolved' })] }, { nextStep: 'opioid-next-step', doesNotApply: ['preg-iron-first'] }],
];

const monitoring: readonly Vignette[] = [
  ['methadone: the ECG', 'methadone current', { answers: { 'current-opioid': null }, add: [now('methadone', 5)] }, { applies: ['mon-methadone-ecg', 'mon-opioid'] }],
  ['buprenorphine: no ECG row', 'methadone current', { answers: { 'current-opioid': null }, add: [now('buprenorphine', 2)] }, { applies: ['mon-opioid'], doesNotApply: ['mon-methadone-ecg'] }],
  ['no alpha-2-delta drug, mild', 'refractory/severe RLS, or alpha-2-delta current', { medicines: [], answers: { 'gabapentin-result': 'never-tried', 'irls-total': 8 } }, { doesNotApply: ['mon-a2d', 'mon-mood-suicidality', 'mon-opioid'], applies: ['provenance-seed-pending-review', 'clinician-decides'] }],
  ['gabapentin: mood', 'alpha-2-delta current', {}, { applies: ['mon-a2d', 'mon-mood-suicidality'] }],
  ['IV iron last week changes no opioid monitoring', 'opioid current', { answers: { 'iv-iron': null }, add: [infusion('iron sucrose 20 MG/ML Injection', '2026-11-17')] }, { doesNotApply: ['mon-opioid'], nextStep: 'iron-iv-response-window' }],
];

tellVignettes('I. kidney failure', kidneyFailure);
tellVignettes('I. pregnancy', pregnancy);
tellVignettes('J. monitoring', monitoring);
