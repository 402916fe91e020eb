import { baselineGabapentin, type Answers, type Changes } from './baseline.ts';
import { problem, problems } from './clinical.ts';
import { subject, type Written } from './dialects.ts';
import { tellVignettes, type Vignette } from './expectation.ts';
import { taking, type Drug, type Taking } from './medicines.ts';

const now = (drug: Drug, mg: number, more: Partial<Taking> = {}) => taking(drug, { mg, since: '2026-09-01', ...more });
const confirmed: Answers = { 'augmentation-reviewed': '2026-11-24', 'augmentation-earlier-onset': true, 'augmentation-spread': true, 'augmentation-worse-after-increase': true };
const low: Changes['labs'] = { ferritin: { value: 60 }, tsat: { value: 18 } };
const unreadDose: Written = (dialect) => [{ resourceType: 'MedicationRequest', id: 'unread', status: 'stopped', intent: 'order', subject: subject(dialect), authoredOn: '2025-01-10', medicationCodeableConcept: { text: 'gabapentin' }, dosageInstruction: [{ text: 'As directed by the clinic' }] }];

const finePrint: readonly Vignette[] = [
  ['device questions open, the opioid is the headline: advice can be concluded', 'could still change the next step or a decision about a drug current or considered', { answers: { 'device-implant': null } }, { nextStep: 'opioid-next-step', doesNotApply: ['missing-data-cannot-conclude'], applies: ['alt-npns-facts-missing'] }],
  ['ferritin low, the result of gabapentin unasked', 'or a decision rule about a drug current', { labs: low, answers: { 'gabapentin-result': null } }, { nextStep: 'iron-deficit-treat', applies: ['missing-data-cannot-conclude'], undetermined: ['a2d-gabapentin-adequate'] }],
  ['stopped, inadequate, at a dose nobody can read', 'no reason / dose / duration in chart', { medicines: [unreadDose] }, { nextStep: null, applies: ['a2d-stop-reason-unknown'], undetermined: ['refractory-established'], prompts: [['gabapentin-best-daily-dose']] }],
  ['caffeine, not reviewed', 'use unknown or present; while not reviewed', { answers: { 'exacerbators-reviewed': false, caffeine: true } }, { nextStep: 'exac-substances-ask', applies: ['exac-substances-ask'] }],
  ['ropinirole stopped in 2020, augmentation remembered', 'the drug is for RLS and taken: nothing to taper', { medicines: [baselineGabapentin, taking('ropinirole', { mg: 2, atNight: true, since: '2018-01-01', until: '2020-01-01', status: 'stopped', reason: 'rls' })], answers: confirmed }, { doesNotApply: ['da-augmentation-switch', 'da-taper-slow', 'da-augmentation-no-increase', 'da-no-abrupt-stop'], nextStep: 'opioid-next-step' }],
  ['oxycodone 20 mg, no gabapentinoid, 58 years, nothing else', 'AND any of the listed', { medicines: [], answers: { 'gabapentin-result': 'adverse-effect', 'current-opioid': null }, add: [now('oxycodone', 10, { times: 2 })] }, { nextStep: 'opioid-current-do-not-stack', doesNotApply: ['opioid-naloxone', 'opioid-gabapentinoid-combined', 'opioid-mme-50'] }],
  ['QTc 470, no methadone in mind', '450 <= QTc < 500', { labs: { qtc: { value: 470, on: '2026-11-10' } } }, { nextStep: 'opioid-next-step', applies: ['opioid-methadone-qtc-450'] }],
  ['IRLS 26, nothing tried', 'refractory/severe RLS', { medicines: [], answers: { 'gabapentin-result': 'never-tried' } }, { nextStep: 'a2d-never-tried', applies: ['mon-mood-suicidality'] }],
  ['IRLS 15, nothing tried', 'refractory/severe RLS, or alpha-2-delta current', { medicines: [], answers: { 'gabapentin-result': 'never-tried', 'irls-total': 15 } }, { nextStep: 'a2d-never-tried', doesNotApply: ['mon-mood-suicidality'] }],
  ['bupropion for RLS is not exempt', 'bupropion current for depression/smoking', { answers: { 'bupropion-indication': 'rls' }, add: [now('bupropion', 150)] }, { applies: ['avoid-bupropion'], doesNotApply: ['exac-bupropion-exempt'] }],
  ['tramadol considered, on bupropion', 'strong inhibitor (paroxetine, fluoxetine, bupropion)', { answers: { considering: ['tramadol'], 'bupropion-indication': 'mood' }, add: [now('bupropion', 150)] }, { applies: ['opioid-cyp2d6', 'opioid-tramadol-augmentation', 'opioid-weak-not-safer'] }],
  ['CKD 4, opioids declined', 'CKD 4-5/dialysis AND opioid-naive', { answers: { 'declines-opioid': true }, add: [problem(problems.ckd4)] }, { nextStep: 'alt-npns', doesNotApply: ['opioid-ckd-4-5'] }],
  ['CKD 4, oxycodone considered, opioids declined', 'opioid current or considered', { answers: { 'declines-opioid': true, considering: ['oxycodone'] }, add: [problem(problems.ckd4)] }, { applies: ['opioid-ckd-4-5', 'opioid-gabapentinoid-combined'], doesNotApply: ['opioid-next-step'] }],
  ['two blocks at once', 'opioid block', { answers: { 'substance-use': 'active', 'hepatic-impairment': 'severe' } }, { nextStep: 'alt-npns', applies: ['opioid-block-sud-active', 'opioid-hepatic', 'alt-dipyridamole'], doesNotApply: ['opioid-screen-incomplete'] }],
  ['a block while the screen is open: nothing more to ask', 'AND no opioid block', { answers: { 'substance-use': 'active', 'pdmp-checked': null, 'opioid-risk': null } }, { nextStep: 'alt-npns', doesNotApply: ['opioid-screen-incomplete'], mustNotPrompt: ['pdmp-checked'] }],
  ['IRLS 31, mild by the clinician', 'mild stands first', { answers: { 'irls-total': 31, 'mild-intermittent': true } }, { nextStep: 'mild-no-daily-medication', doesNotApply: ['refractory-established'] }],
  ['cabergoline for a prolactinoma on the list, no reason on the order', 'other non-RLS indication: prolactinoma for cabergoline', { medicines: [baselineGabapentin, now('cabergoline', 0.5)], add: [problem({ text: 'Prolactinoma', snomed: '134209002', icd: 'D35.2' })] }, { mustNotApply: ['avoid-cabergoline', 'da-augmentation-switch'] }],
  ['clonazepam considered', 'clonazepam current/considered for RLS', { answers: { considering: ['clonazepam'] } }, { applies: ['avoid-clonazepam'], doesNotApply: ['opioid-benzodiazepine'], nextStep: 'opioid-next-step' }],
  ['levodopa considered on dialysis', 'levodopa/rotigotine considered', { labs: { ferritin: { value: 250 }, tsat: { value: 25 } }, medicines: [taking('gabapentin', { mg: 300, atNight: true, since: '2026-07-24' })], answers: { considering: ['levodopa'], dialysis: true } }, { applies: ['esrd-da-against'] }],
  ['levodopa considered, kidneys sound', 'ESRD and levodopa/rotigotine considered', { answers: { considering: ['levodopa'] } }, { doesNotApply: ['esrd-da-against'] }],
  ['gabapentin 2100 mg for epilepsy as well', 'avoid-only: concerns avoid-* drugs', { medicines: [taking('gabapentin', { mg: 700, times: 3, strength: 100, since: '2026-07-24', reason: 'epilepsy' })], answers: { 'device-epilepsy': true, 'declines-opioid': true } }, { nextStep: 'alt-dipyridamole', applies: ['alt-npns-contraindicated'], doesNotApply: ['avoid-only-for-rls-indication'] }],
];

tellVignettes('P. the fine print', finePrint);
