import { describe, expect, it } from 'vitest';
import { baselineGabapentin, sheet, type Answer, type Answers, type Changes } from './baseline.ts';
import { allergy, problem, problems, procedure, result } from './clinical.ts';
import { icd10, snomed, subject, type Written } from './dialects.ts';
import { assess, tellVignettes, type Vignette } from './expectation.ts';
import { taking, type Drug, type Taking } from './medicines.ts';

const now = (drug: Drug, mg: number, more: Partial<Taking> = {}) => taking(drug, { mg, since: '2026-09-01', ...more });
const man = (weight: number, creatinine: number, more: Changes = {}): Changes => ({ born: '1958-03-02', sex: 'male', ...more, labs: { weight: { value: weight, on: '2026-10-20' }, creatinine: { value: creatinine, on: '2026-10-20' }, ...more.labs } });
const never: Answers = { 'gabapentin-result': 'never-tried' };
const young = { born: '1994-02-01' };
const order = (text: string, more: object = {}): Written => (dialect) => [{ resourceType: 'MedicationRequest', id: 'order-y', status: 'active', intent: 'order', subject: subject(dialect), authoredOn: '2026-10-01', medicationCodeableConcept: { text }, dosageInstruction: [{ text: 'Take 1 tablet by mouth daily', timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } }, doseAndRate: [{ doseQuantity: { value: 1, unit: 'tablet' } }] }], ...more }];

const blood: readonly Vignette[] = [
  ['180 pmol/L beside a range in ng/mL as text', 'unit and reference range disagree', { labs: { ferritin: { value: 180, unit: 'pmol/L', also: { referenceRange: [{ text: '15-150 ng/mL' }] } } } }, { applies: ['iron-unit-implausible'], facts: { ferritin: { state: 'unknown' } }, mustNotApply: ['opioid-next-step'] }],
  ['140 ng/mL beside a range in ug/L', 'ng/mL = ug/L', { labs: { ferritin: { value: 140, also: { referenceRange: [{ low: { value: 15, unit: 'ug/L' }, high: { value: 150, unit: 'ug/L' } }] } } } }, { doesNotApply: ['iron-unit-implausible'], nextStep: 'opioid-next-step' }],
  ['140 ng/mL beside a range without a unit', 'disagree', { labs: { ferritin: { value: 140, also: { referenceRange: [{ low: { value: 15 }, high: { value: 150 } }] } } } }, { doesNotApply: ['iron-unit-implausible'], nextStep: 'opioid-next-step' }],
  ['CRP not done', 'crp missing: information only', { labs: { crp: null } }, { nextStep: 'opioid-next-step', applies: ['refractory-established'], mustNotApply: ['ferritin-inflammation'] }],
  ['ferritin 400, TSAT 18, CRP not done', 'not (CRP high AND TSAT < 20%)', { labs: { ferritin: { value: 400 }, tsat: { value: 18 }, crp: null } }, { nextStep: null, undetermined: ['iron-overload-block', 'iron-deficit-treat'], prompts: [['crp']] }],
  ['ferritin 400, TSAT 28, CRP not done: blocked either way', 'not (CRP high AND TSAT < 20%)', { labs: { ferritin: { value: 400 }, crp: null } }, { nextStep: 'opioid-next-step', applies: ['iron-overload-block'] }],
  ['an acute infection with ferritin 140', 'active infection/inflammatory disease AND ferritin > 75', { answers: { 'acute-infection': true } }, { applies: ['ferritin-inflammation'], doesNotApply: ['iron-replete-no-iron'], nextStep: 'opioid-next-step' }],
  ['rheumatoid arthritis with ferritin 140', 'inflammatory disease', { add: [problem({ text: 'Rheumatoid arthritis', snomed: '69896004', icd: 'M06.9' })] }, { applies: ['ferritin-inflammation'], doesNotApply: ['iron-replete-no-iron'] }],
  ['haemoglobin 11.9 in a woman', 'anaemia (Hb low)', { labs: { haemoglobin: { value: 11.9 } } }, { applies: ['iron-deficiency-find-cause'] }],
  ['haemoglobin 12.1 in a woman', 'anaemia (Hb low)', { labs: { haemoglobin: { value: 12.1 } } }, { doesNotApply: ['iron-deficiency-find-cause'] }],
  ['haemoglobin 12.5 in a man', 'anaemia (Hb low)', man(70, 1, { labs: { haemoglobin: { value: 12.5 } } }), { applies: ['iron-deficiency-find-cause'] }],
  ['a rash from carboxymaltose', 'AllergyIntolerance (active) to the product', { labs: { ferritin: { value: 85 } }, add: [allergy('ferric carboxymaltose', undefined, { criticality: 'low', reaction: { manifestation: [{ text: 'Rash' }], severity: 'mild' } })] }, { applies: ['iron-iv-hypersensitivity'] }],
  ['no alternatives after a reaction', 'AND no serious reaction to any parenteral iron', { labs: { ferritin: { value: 50 }, tsat: { value: 15 } }, answers: { 'oral-iron': 'intolerant', 'fcm-unsuitable': true, 'iv-iron-reaction': true } }, { doesNotApply: ['iron-iv-alternatives', 'iron-iv-fcm'], applies: ['refractory-established'], nextStep: 'iron-deficit-treat' }],
  ['TSAT measured and derivable: the measured one', 'TSAT absent AND iron and TIBC', { add: [result('iron', { value: 50 }), result('tibc', { value: 178 })] }, { doesNotApply: ['tsat-derive'], facts: { tsat: { state: 'known', value: 28 } } }],
  ['TSAT without a unit', 'no unit: do not guess', { labs: { tsat: { also: { valueQuantity: { value: 28 } } } } }, { facts: { tsat: { state: 'unknown' } }, doesNotApply: ['iron-studies-missing'], mustNotApply: ['opioid-next-step'] }],
  ['a conflict with an answer that says which', 'unknown until the clinician says which applies', { add: [result('ferritin', { value: 60, on: '2026-09-20' })], answers: { ferritin: { quantity: 60, unit: 'ng/mL' } } }, { nextStep: 'iron-deficit-treat', facts: { ferritin: { state: 'known', value: 60 } }, doesNotApply: ['iron-conflicting-results'] }],
  ['two low ferritins a week apart', 'on different sides of a threshold that matters', { labs: { ferritin: { value: 50 }, tsat: { value: 15 } }, add: [result('ferritin', { value: 60, on: '2026-09-18' })] }, { nextStep: 'iron-deficit-treat', doesNotApply: ['iron-conflicting-results'], facts: { ferritin: { state: 'known', value: 50 } } }],
  ['180 and 210 within a week on dialysis', 'a threshold that matters for this patient: 200 in ESRD', { labs: { ferritin: { value: 210 }, tsat: { value: 15 } }, add: [result('ferritin', { value: 180, on: '2026-09-18' }), problem(problems.esrd), problem(problems.onDialysis)] }, { applies: ['iron-conflicting-results'], undetermined: ['esrd-iron-sucrose', 'esrd-iron-not-met'] }],
];

const kidneys: readonly Vignette[] = [
  ['CKD 5 without dialysis, ferritin 60', 'ESRD / CKD 5D (N18.6, dialysis): N18.5 is neither', { labs: { ferritin: { value: 60 }, tsat: { value: 18 }, creatinine: { value: 5.4 } }, medicines: [taking('gabapentin', { mg: 300, atNight: true, since: '2026-07-24' })], add: [problem({ text: 'Chronic kidney disease stage 5', snomed: '433146000', icd: 'N18.5' })] }, { nextStep: 'iron-deficit-treat', applies: ['iron-deficit-treat', 'a2d-renal-cap'], doesNotApply: ['esrd-thresholds-replace', 'esrd-iron-sucrose', 'esrd-gabapentin'] }],
  ['haemodialysis last week, nothing else on the list', 'dialysis procedure <= 90 days', { labs: { ferritin: { value: 150 }, tsat: { value: 15 } }, medicines: [taking('gabapentin', { mg: 300, atNight: true, since: '2026-07-24' })], add: [procedure('Hemodialysis', '302497006', '2026-11-18')] }, { applies: ['esrd-thresholds-replace', 'esrd-iron-sucrose'] }],
  ['haemodialysis 100 days ago, nothing else', 'dialysis procedure <= 90 days', { labs: { ferritin: { value: 60 }, tsat: { value: 15 } }, add: [procedure('Hemodialysis', '302497006', '2026-08-10')] }, { mustNotApply: ['esrd-thresholds-replace', 'esrd-iron-sucrose'] }],
  ['dialysis planned, not done', 'a procedure not done is none', { labs: { ferritin: { value: 60 }, tsat: { value: 15 } }, add: [procedure('Hemodialysis', '302497006', '2026-11-18', 'not-done')] }, { doesNotApply: ['esrd-thresholds-replace'], nextStep: 'iron-deficit-treat' }],
  ['CKD 4 on the list, CrCl 84', 'eGFR/CrCl < 30 or CKD 4-5', { add: [problem(problems.ckd4)] }, { applies: ['opioid-ckd-4-5'], doesNotApply: ['opioid-er-oxycodone', 'a2d-renal-cap'], nextStep: 'opioid-next-step' }],
  ['CKD stage 4 by answer, no creatinine', 'ckd-stage: where the chart cannot say', { labs: { creatinine: null }, answers: { 'ckd-stage': '4' } }, { nextStep: 'a2d-renal-cap', applies: ['a2d-renal-cap'] }],
  ['sex not recorded', 'or weight/age/sex missing', { sex: 'unknown' }, { applies: ['a2d-crcl-missing'], facts: { crcl: { state: 'unknown' } }, mustNotApply: ['opioid-next-step'] }],
  ['CrCl 45, nothing tried', 'alpha-2-delta drug current or suggested', man(60, 1.333, { medicines: [], answers: never }), { nextStep: 'a2d-never-tried', applies: ['a2d-renal-cap', 'a2d-never-tried'] }],
  ['no creatinine, nothing tried', 'alpha-2-delta advice would fire AND no creatinine', { labs: { creatinine: null }, medicines: [], answers: never }, { nextStep: 'a2d-never-tried', applies: ['a2d-crcl-missing'], undetermined: ['a2d-renal-cap'], prompts: [['creatinine']] }],
  ['no creatinine, gabapentin not tolerated: no advice, so not missing', 'alpha-2-delta advice would fire', { labs: { creatinine: null }, medicines: [], answers: { 'gabapentin-result': 'adverse-effect' } }, { doesNotApply: ['a2d-crcl-missing'] }],
  ['oxycodone 60 mg a day in CKD 4: tolerant', 'opioid-naive: no (>= 60 MME/day for >= 1 week)', man(58, 2, { medicines: [], answers: { 'gabapentin-result': 'adverse-effect', 'current-opioid': null }, add: [now('oxycodone', 20, { times: 3 })] }), { nextStep: 'opioid-current-do-not-stack', applies: ['opioid-ckd-4-5', 'opioid-mme-50'], doesNotApply: ['opioid-fentanyl-not-for-naive'] }],
  ['pregabalin once a day at CrCl 29: no note', 'once daily AND CrCl >= 30', man(58, 2, { medicines: [taking('pregabalin', { mg: 150, since: '2026-07-24' })], answers: { ...never, 'pregabalin-result': 'inadequate' } }), { doesNotApply: ['a2d-pregabalin-once-daily'], applies: ['a2d-pregabalin-adequate', 'a2d-renal-cap'], nextStep: 'opioid-next-step' }],
];

const taken: readonly Vignette[] = [
  ['gabapentin answered never tried, while it is on the list', 'no current/past gabapentin (and clinician confirms none)', { answers: never }, { doesNotApply: ['a2d-never-tried'], applies: ['mon-a2d'] }],
  ['gabapentin 900 mg now, 2400 mg answered as the best dose', 'best dose ever', { medicines: [taking('gabapentin', { mg: 300, times: 3, since: '2026-07-24' })], answers: { 'gabapentin-best-daily-dose': { quantity: 2400, unit: 'mg/d' }, 'gabapentin-doses-per-day': 3, 'gabapentin-weeks': 12 } }, { doesNotApply: ['a2d-gabapentin-underdosed'], applies: ['a2d-gabapentin-adequate'], nextStep: 'opioid-next-step', facts: { 'gabapentin-best-daily-dose': { state: 'known', value: 2400 } } }],
  ['an opioid on the list, answered: takes none', 'takes one now, whatever the chart says', { add: [now('oxycodone', 5, { times: 2, since: '2026-06-01' })] }, { doesNotApply: ['opioid-current-do-not-stack'] }],
  ['COPD on the list, answered: none', 'an answer beats the chart for the fact it names', { answers: { copd: 'none' }, add: [problem(problems.copd)] }, { doesNotApply: ['opioid-avoid-respiratory'], nextStep: 'opioid-next-step' }],
  ['oxycodone of unknown dose', 'a wrong dose is worse than an unread one', { answers: { 'current-opioid': null }, add: [order('oxycodone hydrochloride 5 MG Oral Tablet', { dosageInstruction: [{ text: 'Use as directed' }] })] }, { nextStep: 'opioid-current-do-not-stack', undetermined: ['opioid-mme-50'], facts: { 'opioid-mme': { state: 'unknown' } } }],
  ['clonazepam for REM sleep behaviour disorder', 'epilepsy, mood, panic, RBD, prolactinoma', { answers: { benzodiazepine: null }, add: [(dialect) => now('clonazepam', 0.5, { atNight: true })(dialect).map((each) => ('resourceType' in each && each.resourceType === 'Medication' ? each : { ...each, reasonCode: [{ coding: [{ system: snomed, code: '415688003' }], text: 'REM sleep behavior disorder' }] }))] }, { applies: ['avoid-only-for-rls-indication'], doesNotApply: ['avoid-clonazepam'] }],
  ['levodopa for Parkinson disease', 'DA/levodopa AND Parkinson disease', { add: [problem(problems.parkinson), order('carbidopa 25 MG / levodopa 100 MG Oral Tablet', { reasonCode: [{ text: "Parkinson's disease", coding: [{ system: snomed, code: '49049000' }] }] })] }, { applies: ['da-parkinson-exempt', 'avoid-only-for-rls-indication', 'da-no-abrupt-stop'], doesNotApply: ['avoid-levodopa', 'da-augmentation-screen-due', 'da-augmentation-switch'] }],
  ['ropinirole, indication not recorded', 'what an active drug is prescribed for: ask', { medicines: [baselineGabapentin, now('ropinirole', 2, { atNight: true })] }, { applies: ['da-no-abrupt-stop'], doesNotApply: ['da-do-not-start'], undetermined: ['da-augmentation-switch'], prompts: [['ropinirole-indication', 'augmentation-earlier-onset']] }],
  ['methadone for opioid use disorder, the disorder active on the list', 'both blocks', { answers: { 'current-opioid': null, 'substance-use': null }, add: [now('methadone', 60, { reason: 'oud' }), problem(problems.oud)] }, { nextStep: 'opioid-on-moud', applies: ['opioid-on-moud', 'opioid-block-sud-active', 'opioid-current-do-not-stack'] }],
  ['extended-release naltrexone injections', 'current naltrexone', { add: [order('naltrexone 380 MG Injection [Vivitrol]', { dosageInstruction: [{ text: '380 mg intramuscularly every 4 weeks' }] })] }, { applies: ['opioid-antagonist-or-maoi'], doesNotApply: ['opioid-next-step'] }],
  ['carbidopa-levodopa stopped', 'current', { add: [order('carbidopa 25 MG / levodopa 100 MG Oral Tablet', { status: 'stopped', authoredOn: '2022-01-01' })] }, { doesNotApply: ['avoid-levodopa', 'da-no-abrupt-stop'], nextStep: 'opioid-next-step' }],
  ['rasagiline', 'an MAO inhibitor', { add: [order('rasagiline 1 MG Oral Tablet')] }, { applies: ['opioid-antagonist-or-maoi'], nextStep: 'alt-npns' }],
  ['substance use answered seven months ago', 'valid 6 months', { answers: { 'substance-use': null }, add: [sheet({ 'substance-use': 'none' }, { authored: '2026-04-20T09:00:00Z' })] }, { facts: { 'substance-use': { state: 'unknown', reason: 'out-of-date' } }, applies: ['opioid-screen-incomplete'], nextStep: null }],
  ['opioid risk answered 13 months ago', 'valid 12 months', { answers: { 'opioid-risk': null }, add: [sheet({ 'opioid-risk': 'low' }, { authored: '2025-10-20T09:00:00Z' })] }, { applies: ['opioid-screen-incomplete'], nextStep: null }],
  ['device questions answered seven months ago', 'valid 6 months', { answers: { 'declines-opioid': true, 'device-implant': null }, add: [sheet({ 'device-implant': false }, { authored: '2026-04-20T09:00:00Z' })] }, { applies: ['alt-npns-facts-missing'], undetermined: ['alt-npns'], nextStep: null, prompts: [['device-implant']] }],
  ['pregabalin and gabapentin both, the one adequate', 'at least one alpha-2-delta drug adequate and failed', { medicines: [taking('gabapentin', { mg: 300, times: 2, since: '2026-07-24' }), taking('pregabalin', { mg: 150, times: 2, since: '2026-07-24' })], answers: { 'pregabalin-result': 'inadequate' } }, { applies: ['a2d-pregabalin-adequate', 'refractory-established'], doesNotApply: ['a2d-gabapentin-underdosed'], nextStep: 'opioid-next-step' }],
];

const pregnancies: readonly Vignette[] = [
  ['pregnant and mild: no drug safety row', 'RLS diagnosis present and not mild', { ...young, answers: { pregnancy: 'pregnant', 'gestation-weeks': 20, 'irls-total': 6 } }, { doesNotApply: ['preg-drug-safety'], nextStep: 'mild-no-daily-medication' }],
  ['a woman of 40, mild, pregnancy unasked', 'and any drug/IV iron suggestion would fire', { born: '1986-05-14', answers: { pregnancy: null, 'irls-total': 5 } }, { nextStep: 'mild-no-daily-medication', doesNotApply: ['preg-status-unknown'] }],
  ['pregnant at 20 weeks, ferritin 85', 'pregnant AND IV iron considered', { ...young, labs: { ferritin: { value: 85 } }, answers: { pregnancy: 'pregnant', 'gestation-weeks': 20 } }, { nextStep: 'preg-iron-first', applies: ['iron-75-100-iv-only', 'preg-iv-iron-trimester'] }],
  ['pregnant and replete: no IV iron considered', 'pregnant AND IV iron considered', { ...young, answers: { pregnancy: 'pregnant', 'gestation-weeks': 20 } }, { doesNotApply: ['preg-iv-iron-trimester'] }],
  ['a pregnancy answered five weeks ago', 'valid 4 weeks', { ...young, answers: { pregnancy: null, 'gestation-weeks': null }, add: [sheet({ pregnancy: 'pregnant', 'gestation-weeks': 12 }, { authored: '2026-10-20T09:00:00Z' })] }, { facts: { pregnancy: { state: 'unknown' } }, prompts: [['pregnancy']], mustNotApply: ['opioid-next-step'] }],
  ['ferritin 85, 40 years, pregnancy unasked', 'IV block: first trimester', { born: '1986-05-14', labs: { ferritin: { value: 85 } }, answers: { pregnancy: null } }, { nextStep: null, undetermined: ['iron-75-100-iv-only', 'preg-iron-first'], prompts: [['pregnancy']] }],
  ['weeks of gestation answered three weeks ago go on', 'gestation weeks grow with time', { ...young, labs: { ferritin: { value: 60 }, tsat: { value: 15 } }, answers: { pregnancy: 'pregnant', 'oral-iron': 'intolerant' }, add: [sheet({ 'gestation-weeks': 12 }, { authored: '2026-11-03T09:00:00Z' })] }, { nextStep: 'preg-iron-first' }],
];

const odd: readonly Vignette[] = [
  ['opioid dependence in remission by ICD-10', 'remission has its own codes', { answers: { 'substance-use': null }, add: [problem({ text: 'Opioid dependence, in remission', icd: 'F11.21' })] }, { applies: ['opioid-sud-remission-caution'], nextStep: 'opioid-next-step' }],
  ['sleep apnoea without a kind', 'Sleep apnea (disorder): a sleep apnoea whose treatment is not known', { answers: { osa: null, 'stop-bang': null }, add: [problem({ text: 'Sleep apnea', snomed: '73430006', icd: 'G47.30' })] }, { mustNotApply: ['opioid-next-step'], nextStep: null }],
  ['obesity hypoventilation', 'obesity hypoventilation', { answers: { 'respiratory-compromise': null }, add: [problem({ text: 'Morbid (severe) obesity with alveolar hypoventilation', snomed: '190966007', icd: 'E66.2' })] }, { applies: ['opioid-avoid-respiratory'], doesNotApply: ['opioid-next-step'] }],
  ['chronic respiratory failure', 'chronic respiratory failure', { answers: { 'respiratory-compromise': null }, add: [problem({ text: 'Chronic respiratory failure with hypoxia', snomed: '39871006', icd: 'J96.11' })] }, { applies: ['opioid-avoid-respiratory'], nextStep: 'alt-npns' }],
  ['seasonal allergy to pollen', 'more than needed changes nothing', { add: [allergy('Pollen', undefined)] }, { nextStep: 'opioid-next-step', doesNotApply: ['opioid-allergy', 'iron-iv-hypersensitivity', 'a2d-intolerant-or-contraindicated'] }],
  ['a stroke of no concern, coded twice', 'ICD-10-CM and SNOMED CT on one problem', { add: [(dialect) => [{ resourceType: 'Condition', id: 'two', subject: subject(dialect), clinicalStatus: { coding: [{ code: 'active' }] }, verificationStatus: { coding: [{ code: 'confirmed' }] }, code: { coding: [{ system: icd10, code: 'Z86.73' }, { system: snomed, code: '275526006' }], text: 'History of stroke' } }]] }, { nextStep: 'opioid-next-step' }],
];

/** Each linkId of the published contract, with an answer to it and the value its fact must then have. */
const links: readonly (readonly [string, Answer, unknown])[] = [
  ['rls-diagnosis', true, true], ['rls-criteria-confirmed', true, true], ['irls-total', 19, 19], ['symptom-nights-per-week', { decimal: 4.5 }, 4.5], ['daytime-symptoms', true, true],
  ['ferritin', { quantity: 55, unit: 'ng/mL' }, 55], ['tsat', { quantity: 22, unit: '%' }, 22], ['creatinine', { quantity: 1, unit: 'mg/dL' }, 1], ['weight', { quantity: 66, unit: 'kg' }, 66], ['qtc', { quantity: 433, unit: 'ms' }, 433], ['phosphate', { quantity: 3.1, unit: 'mg/dL' }, 3.1], ['haemoglobin', { quantity: 12.8, unit: 'g/dL' }, 12.8],
  ['oral-iron', 'intolerant', 'intolerant'], ['iv-iron', 'never', 'never'], ['iv-iron-reaction', true, true], ['malabsorption', true, true], ['iron-overload', true, true], ['acute-infection', true, true],
  ['gabapentin-result', 'partial', 'partial'], ['pregabalin-result', 'lost-effect', 'lost-effect'], ['gabapentin-enacarbil-result', 'effective', 'effective'],
  ['pregabalin-best-daily-dose', { quantity: 300, unit: 'mg/d' }, 300], ['pregabalin-doses-per-day', 2, 2], ['pregabalin-weeks', 9, 9], ['gabapentin-enacarbil-best-daily-dose', { quantity: 600, unit: 'mg/d' }, 600], ['gabapentin-enacarbil-weeks', 6, 6],
  ['augmentation-earlier-onset', true, true], ['augmentation-greater-intensity', true, true], ['augmentation-spread', true, true], ['augmentation-shorter-latency', true, true], ['augmentation-shorter-effect', true, true], ['augmentation-worse-after-increase', true, true], ['augmentation-reviewed', '2026-11-01', '2026-11-01'], ['impulse-control', true, true],
  ['exacerbators-reviewed', true, true], ['otc-sedating-antihistamine', true, true], ['alcohol', true, true], ['caffeine', true, true], ['nicotine', true, true], ['osa', 'resolved', 'resolved'], ['osa-treatment', 'untreated', 'untreated'], ['stop-bang', 2, 2], ['copd-severity', 'mild', 'mild'], ['respiratory-compromise', true, true],
  ['substance-use', 'remission', 'remission'], ['opioid-risk', 'moderate', 'moderate'], ['pdmp-checked', '2026-11-20', '2026-11-20'], ['current-opioid', true, true], ['benzodiazepine', true, true], ['hepatic-impairment', 'mild', 'mild'], ['cyp2d6', 'intermediate', 'intermediate'],
  ['declines-opioid', true, true], ['declines-device', true, true], ['declines-iv-iron', true, true], ['device-implant', true, true], ['device-epilepsy', true, true], ['device-metal-leg', true, true], ['device-skin', true, true], ['device-adhesive', true, true], ['dipyridamole-caution', true, true],
  ['pregnancy', 'not-pregnant', 'not-pregnant'], ['phq9-total', 9, 9], ['mild-intermittent', true, true], ['gabapentin-contraindicated', true, true], ['pregabalin-contraindicated', true, true], ['gabapentin-enacarbil-contraindicated', true, true], ['fcm-unsuitable', true, true], ['phosphate-risk', true, true], ['osa-study', true, true], ['copd', 'present', 'present'], ['ckd-stage', '3', '3'], ['dialysis', true, true], ['qt-risk', true, true], ['valerian', true, true],
];

tellVignettes('L. blood, deeper', blood);
tellVignettes('L. kidneys, deeper', kidneys);
tellVignettes('L. medicines, deeper', taken);
tellVignettes('L. pregnancy, deeper', pregnancies);
tellVignettes('L. problems, deeper', odd);
describe('every linkId of the contract is a fact of the assessment', () => {
  it.each(links)('%s', (linkId, answer, value) => {
    const { facts } = assess({ answers: { [linkId]: answer } });
    expect((facts as Readonly<Record<string, unknown>>)[linkId]).toMatchObject({ state: 'known', value });
  });
  it.each(['age', 'crcl', 'iron-state', 'refractory', 'opioid-gate', 'egfr', 'opioid-mme'])('and %s is there', (id) => {
    expect(Object.keys(assess({}).facts)).toContain(id);
  });
});
