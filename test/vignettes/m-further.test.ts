import { baselineGabapentin, sheet, type Answers, type Changes } from './baseline.ts';
import { problem, problems, procedure } from './clinical.ts';
import { loinc, snomed, subject, type Written } from './dialects.ts';
import { tellVignettes, type Vignette } from './expectation.ts';
import { taking, type Drug, type Taking } from './medicines.ts';

const now = (drug: Drug, mg: number, more: Partial<Taking> = {}) => taking(drug, { mg, since: '2026-09-01', ...more });
const young = { born: '1994-02-01' };
const opioidUnasked: Answers = { 'current-opioid': null };
const nextPage = (url: string): Changes => ({ bundle: { link: [{ relation: 'next', url }] } });
const observation = (id: string, more: object): Written => (dialect) => [{ resourceType: 'Observation', id, status: 'final', subject: subject(dialect), effectiveDateTime: '2026-11-14', ...more }];
const copdOf = (code: string, text: string): Written => problem({ text, snomed: code, recorded: '2026-05-10' });

const opioids: readonly Vignette[] = [
  ['methadone taken, QTc never measured', 'next step 2: opioid-methadone-qtc-500 undetermined', { labs: { qtc: null }, answers: opioidUnasked, add: [now('methadone', 5, { reason: 'rls' })] }, { nextStep: null, applies: ['opioid-methadone-ecg-missing', 'opioid-current-do-not-stack'], undetermined: ['opioid-methadone-qtc-500', 'opioid-methadone-qtc-450'], prompts: [['qtc']] }],
  ['QTc never measured, no methadone in mind', 'opioid-methadone-buprenorphine applies', { labs: { qtc: null } }, { nextStep: 'opioid-next-step', applies: ['opioid-methadone-ecg-missing'] }],
  ['QTc never measured, opioids declined', 'methadone considered/current, or opioid-methadone-buprenorphine applies', { labs: { qtc: null }, answers: { 'declines-opioid': true } }, { nextStep: 'alt-npns', doesNotApply: ['opioid-methadone-ecg-missing'], mustNotPrompt: ['qtc'] }],
  ['buprenorphine, what for is not recorded', 'opioid-on-moud stands before opioid-current-do-not-stack', { answers: opioidUnasked, add: [now('buprenorphine', 2)] }, { nextStep: null, applies: ['opioid-current-do-not-stack'], undetermined: ['opioid-on-moud'], prompts: [['buprenorphine-indication']] }],
  ['buprenorphine for pain', 'current for OUD', { answers: { ...opioidUnasked, 'buprenorphine-indication': 'pain' }, add: [now('buprenorphine', 2)] }, { nextStep: 'opioid-current-do-not-stack', doesNotApply: ['opioid-on-moud'] }],
  ['pregnant, oxycodone considered', 'pregnant AND opioid considered/current', { ...young, answers: { pregnancy: 'pregnant', 'gestation-weeks': 20, considering: ['oxycodone'] } }, { applies: ['preg-opioid-caution'], nextStep: 'preg-iron-first' }],
  ['breast-feeding, on oxycodone', 'pregnant', { ...young, answers: { pregnancy: 'breast-feeding', ...opioidUnasked }, add: [now('oxycodone', 5, { times: 2 })] }, { doesNotApply: ['preg-opioid-caution'], applies: ['opioid-current-do-not-stack', 'preg-drug-safety'] }],
  ['a benzodiazepine with an opioid current', 'opioid current or considered', { answers: opioidUnasked, add: [now('oxycodone', 5, { times: 2 }), now('lorazepam', 1, { atNight: true })] }, { nextStep: 'opioid-current-do-not-stack', mustNotApply: ['opioid-next-step'] }],
  ['that benzodiazepine, its answer left out', 'opioid current or considered', { answers: { ...opioidUnasked, benzodiazepine: null }, add: [now('oxycodone', 5, { times: 2 }), now('lorazepam', 1, { atNight: true })] }, { applies: ['opioid-benzodiazepine', 'opioid-naloxone', 'exac-no-abrupt-stop'] }],
  ['a benzodiazepine with COPD: no opioid is in question', 'refractory-established with no opioid block', { answers: { benzodiazepine: true }, add: [problem(problems.copd)] }, { doesNotApply: ['opioid-benzodiazepine'], nextStep: 'alt-npns' }],
  ['COPD with an opioid considered and a benzodiazepine', 'opioid considered', { answers: { benzodiazepine: true, considering: ['oxycodone'] }, add: [problem(problems.copd)] }, { applies: ['opioid-benzodiazepine'] }],
  ['moderate COPD by its SNOMED code, overridden', 'only with severity known and not severe', { answers: { override: ['opioid-avoid-respiratory'] }, add: [copdOf('313297008', 'Moderate chronic obstructive pulmonary disease')] }, { nextStep: 'opioid-next-step', applies: ['opioid-copd-severity-note'] }],
  ['severe COPD by its SNOMED code, overridden', 'only with severity known and not severe', { answers: { override: ['opioid-avoid-respiratory'] }, add: [copdOf('313299006', 'Severe chronic obstructive pulmonary disease')] }, { nextStep: 'alt-npns', applies: ['opioid-avoid-respiratory'], doesNotApply: ['opioid-next-step', 'opioid-copd-severity-note'] }],
  ['other respiratory compromise, overridden', 'overridable only with severity known and not severe', { answers: { 'respiratory-compromise': true, override: ['opioid-avoid-respiratory'] } }, { applies: ['opioid-avoid-respiratory'], doesNotApply: ['opioid-next-step'] }],
  ['Z-drug overridden', 'or opioid-benzodiazepine overridden', { answers: { benzodiazepine: null, override: ['opioid-benzodiazepine'] }, add: [now('zolpidem', 5, { atNight: true })] }, { nextStep: 'opioid-next-step', applies: ['opioid-benzodiazepine', 'opioid-naloxone'] }],
  ['severe hepatic impairment with oxycodone taken', 'warnings about a drug taken now', { answers: { ...opioidUnasked, 'hepatic-impairment': 'severe' }, add: [now('oxycodone', 5, { times: 2 })] }, { nextStep: 'opioid-current-do-not-stack', applies: ['opioid-hepatic', 'opioid-naloxone'] }],
  ['methadone 25 mg for RLS', 'RLS range 5-20 mg/day', { answers: opioidUnasked, add: [now('methadone', 25, { reason: 'rls' })] }, { applies: ['opioid-dose-range', 'opioid-mme-50'], facts: { 'opioid-mme': { state: 'known', value: 117.5 } } }],
];

const lists: readonly Vignette[] = [
  ['a further page of everything', 'one that names none makes all of them incomplete', nextPage('https://ehr.example.org/r4/Patient/pat-7/$everything?page=2'), { nextStep: null, undetermined: ['da-do-not-start', 'opioid-avoid-respiratory'], facts: { copd: { state: 'unknown' } } }],
  ['a relative further page of problems', 'names a resource type', nextPage('Condition?patient=pat-7&page=2'), { undetermined: ['opioid-avoid-respiratory'], applies: ['da-do-not-start'] }],
  ['a further page of statements', 'a medicines list read in full', nextPage('https://ehr.example.org/r4/MedicationStatement?patient=pat-7&page=2'), { nextStep: null, undetermined: ['da-do-not-start', 'opioid-antagonist-or-maoi'], doesNotApply: ['opioid-avoid-respiratory'] }],
  ['orders suppressed', 'a withheld notice that names a resource type', { add: [() => [{ resourceType: 'OperationOutcome', id: 'oo', issue: [{ severity: 'warning', code: 'suppressed', details: { text: 'Restricted entries left out' }, expression: ['MedicationRequest'] }] }]] }, { undetermined: ['da-do-not-start'], doesNotApply: ['opioid-avoid-respiratory'] }],
  ['something suppressed', 'one that names none', { add: [() => [{ resourceType: 'OperationOutcome', id: 'oo', issue: [{ severity: 'warning', code: 'suppressed', details: { text: 'Restricted entries left out' } }] }]] }, { undetermined: ['da-do-not-start', 'opioid-avoid-respiratory'] }],
  ['a further page of immunisations', 'makes only that list incomplete', nextPage('https://ehr.example.org/r4/Immunization?patient=pat-7&page=2'), { nextStep: 'opioid-next-step', applies: ['da-do-not-start'], doesNotApply: ['opioid-avoid-respiratory'] }],
  ['links to the first and the previous page only', 'a next link', { bundle: { link: [{ relation: 'self', url: 'https://ehr.example.org/r4/Condition' }, { relation: 'previous', url: 'https://ehr.example.org/r4/Condition?page=1' }, { relation: 'first', url: 'https://ehr.example.org/r4/Condition?page=1' }] } }, { nextStep: 'opioid-next-step', applies: ['da-do-not-start'] }],
  ['problems on a further page, lung disease answered', 'an answer beats the chart', { ...nextPage('https://ehr.example.org/r4/Condition?page=2'), answers: { copd: 'none' } }, { facts: { copd: { state: 'known', value: 'none' } }, doesNotApply: ['opioid-avoid-respiratory'] }],
  ['ropinirole on the first page, more to come', 'what was read stands', { ...nextPage('https://ehr.example.org/r4/MedicationRequest?page=2'), medicines: [baselineGabapentin, now('ropinirole', 2, { reason: 'rls' })] }, { applies: ['da-no-abrupt-stop'], doesNotApply: ['da-do-not-start'] }],
];

const observed: readonly Vignette[] = [
  ['not pregnant by observation ten days ago', '82810-3; valid 4 weeks', { ...young, answers: { pregnancy: null }, add: [observation('np', { code: { coding: [{ system: loinc, code: '82810-3' }] }, valueCodeableConcept: { coding: [{ system: snomed, code: '60001007', display: 'Not pregnant' }] } })] }, { nextStep: 'opioid-next-step', facts: { pregnancy: { state: 'known', value: 'not-pregnant' } }, doesNotApply: ['preg-status-unknown'] }],
  ['pregnant by observation, answered not pregnant since', 'an answer beats the chart', { ...young, answers: { pregnancy: 'not-pregnant' }, add: [observation('p', { code: { coding: [{ system: loinc, code: '82810-3' }] }, effectiveDateTime: '2026-11-02', valueCodeableConcept: { coding: [{ system: snomed, code: '77386006', display: 'Pregnant' }] } })] }, { nextStep: 'opioid-next-step', facts: { pregnancy: { state: 'known', value: 'not-pregnant' } } }],
  ['PHQ-9 by observation', '44261-6', { answers: { 'phq9-total': null }, add: [observation('phq', { code: { coding: [{ system: loinc, code: '44261-6' }] }, valueInteger: 11 })] }, { facts: { 'phq9-total': { state: 'known', value: 11 } } }],
  ['a QT of 520 beside no QTc', 'an ECG with QT only does not count', { labs: { qtc: null, qt: { value: 520, on: '2026-11-10' } }, answers: { considering: ['methadone'] } }, { facts: { qtc: { state: 'unknown' } }, applies: ['opioid-methadone-ecg-missing'], mustNotApply: ['opioid-methadone-qtc-500'], prompts: [['qtc']] }],
  ['new dialysis after an old transplant', 'transplant ends it; dialysis procedure <= 90 days', { labs: { ferritin: { value: 150 }, tsat: { value: 15 } }, medicines: [taking('gabapentin', { mg: 300, atNight: true, since: '2026-07-24' })], add: [problem(problems.esrd), procedure('Transplant of kidney', '70536003', '2012-03-04'), procedure('Hemodialysis', '302497006', '2026-11-18')] }, { mustNotApply: ['iron-deficit-treat'], prompts: [] }],
  ['end-stage renal disease resolved', 'resolved: not current', { labs: { ferritin: { value: 60 }, tsat: { value: 15 } }, add: [problem({ ...problems.esrd, clinical: 'resolved' })] }, { doesNotApply: ['esrd-thresholds-replace'], applies: ['iron-deficit-treat'], nextStep: 'iron-deficit-treat' }],
];

const headline: readonly Vignette[] = [
  ['no creatinine, gabapentin 100 mg at night: below every ceiling', 'best dose < min(1800, ceiling); no ceiling is below 300', { labs: { creatinine: null }, medicines: [taking('gabapentin', { mg: 100, atNight: true, since: '2026-07-24' })] }, { applies: ['a2d-gabapentin-underdosed', 'a2d-crcl-missing'], undetermined: ['a2d-renal-cap'], doesNotApply: ['refractory-established'] }],
  ['OSA treatment unknown and ferritin 60', 'the earlier step is settled', { labs: { ferritin: { value: 60 }, tsat: { value: 15 } }, answers: { osa: 'present' } }, { nextStep: 'iron-deficit-treat', undetermined: ['exac-osa-untreated'] }],
  ['everything answered but the device: the opioid is open', 'next step 7 in order', { answers: { 'device-implant': null, 'device-skin': null } }, { nextStep: 'opioid-next-step', applies: ['alt-npns-facts-missing'], undetermined: ['alt-npns'] }],
  ['IRLS stale, mild by answer', 'OR clinician marks mild', { answers: { 'irls-total': null, 'mild-intermittent': true } }, { nextStep: 'mild-no-daily-medication', applies: ['mild-no-daily-medication', 'severity-irls-missing'], doesNotApply: ['refractory-established'] }],
  ['IRLS unknown, symptoms once a week', 'OR symptoms < 2 times a week', { answers: { 'irls-total': null, 'symptom-nights-per-week': { decimal: 1 } } }, { nextStep: 'mild-no-daily-medication' }],
  ['ferritin low, gabapentin result unasked: already not refractory', 'any leg of refractory-established is false', { labs: { ferritin: { value: 60 }, tsat: { value: 15 } }, answers: { 'gabapentin-result': null } }, { nextStep: 'iron-deficit-treat', applies: ['refractory-not-established'], doesNotApply: ['refractory-established'] }],
  ['a stable dopamine agonist alone does not establish it', 'A failed dopamine agonist alone does not establish it: the alpha-2-delta leg stands', { medicines: [taking('pramipexole', { mg: 0.25, atNight: true, since: '2026-02-10', reason: 'rls' })], answers: { 'gabapentin-result': 'never-tried', 'augmentation-reviewed': '2026-11-24', ...Object.fromEntries(['earlier-onset', 'greater-intensity', 'spread', 'shorter-latency', 'shorter-effect', 'worse-after-increase'].map((each) => [`augmentation-${each}`, false])) } }, { nextStep: 'a2d-never-tried', doesNotApply: ['refractory-established'], applies: ['da-on-stable-no-augmentation'] }],
  ['criteria unasked, ferritin low', 'next step 4 before refractory', { labs: { ferritin: { value: 60 }, tsat: { value: 15 } }, answers: { 'rls-criteria-confirmed': null } }, { nextStep: 'iron-deficit-treat', applies: ['scope-confirm-criteria-and-mimics'] }],
  ['an answer sheet of last year only', 'subject to the same validity window', { answers: Object.fromEntries(['irls-total', 'symptom-nights-per-week', 'rls-criteria-confirmed'].map((each) => [each, null])), add: [sheet({ 'irls-total': 26, 'symptom-nights-per-week': { decimal: 7 }, 'rls-criteria-confirmed': true }, { authored: '2025-11-01T10:00:00Z' })] }, { nextStep: null, applies: ['severity-irls-missing', 'scope-confirm-criteria-and-mimics'], prompts: [['irls-total'], ['rls-criteria-confirmed'], ['symptom-nights-per-week']] }],
];

tellVignettes('M. opioids, further', opioids);
tellVignettes('M. lists, further', lists);
tellVignettes('M. observed', observed);
tellVignettes('M. the headline, further', headline);
