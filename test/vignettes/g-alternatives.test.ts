import type { Answers } from './baseline.ts';
import { problem, problems, procedure } from './clinical.ts';
import { subject, type Written } from './dialects.ts';
import { tellVignettes, type Vignette } from './expectation.ts';
import { taking, type Drug, type Taking } from './medicines.ts';

const now = (drug: Drug, mg: number, more: Partial<Taking> = {}) => taking(drug, { mg, since: '2026-09-01', ...more });
const declined: Answers = { 'declines-opioid': true };
const device = (text: string): Written => (dialect) => [{ resourceType: 'Device', id: 'dev', status: 'active', type: { text }, patient: subject(dialect) }];

const alternatives: readonly Vignette[] = [
  ['an implant', 'any active implanted device', { answers: { ...declined, 'device-implant': true } }, { nextStep: 'alt-dipyridamole', applies: ['alt-npns-contraindicated', 'alt-dipyridamole'], doesNotApply: ['alt-npns', 'alt-npns-facts-missing'] }],
  ['metal in the leg', 'metal implant in leg at site', { answers: { ...declined, 'device-metal-leg': true } }, { nextStep: 'alt-dipyridamole', applies: ['alt-npns-contraindicated'] }],
  ['open sores', 'cellulitis/open sores at site', { answers: { ...declined, 'device-skin': true } }, { applies: ['alt-npns-contraindicated'], doesNotApply: ['alt-npns'] }],
  ['adhesive allergy', 'severe adhesive reaction', { answers: { ...declined, 'device-adhesive': true } }, { applies: ['alt-npns-contraindicated'], doesNotApply: ['alt-npns'] }],
  ['a pacemaker on the problem list', 'pacemaker', { answers: { ...declined, 'device-implant': null }, add: [problem(problems.pacemaker)] }, { nextStep: 'alt-dipyridamole', applies: ['alt-npns-contraindicated'], doesNotApply: ['alt-npns'] }],
  ['epilepsy on the problem list', 'epilepsy/seizure disorder', { answers: { ...declined, 'device-epilepsy': null }, add: [problem(problems.epilepsy)] }, { applies: ['alt-npns-contraindicated'], doesNotApply: ['alt-npns'] }],
  ['a knee replacement, metal answered no', 'not knee replacement', { answers: declined, add: [problem(problems.kneeReplacement)] }, { nextStep: 'alt-npns', doesNotApply: ['alt-npns-contraindicated'] }],
  ['implants and epilepsy unasked, nothing on the list', 'still asked before the device', { answers: { ...declined, 'device-implant': null, 'device-epilepsy': null } }, { nextStep: null, applies: ['alt-npns-facts-missing'], undetermined: ['alt-npns', 'alt-npns-contraindicated'], prompts: [['device-implant'], ['device-epilepsy']] }],
  ['skin unasked', 'ask the five contraindication questions', { answers: { ...declined, 'device-skin': null } }, { nextStep: null, applies: ['alt-npns-facts-missing'], undetermined: ['alt-npns'], prompts: [['device-skin']] }],
  ['skin unasked, device declined', 'AND device not declined', { answers: { ...declined, 'declines-device': true, 'device-skin': null } }, { nextStep: 'alt-dipyridamole', doesNotApply: ['alt-npns-facts-missing', 'alt-npns'], mustNotPrompt: [] }],
  ['IRLS 14, skin unasked', 'AND IRLS >= 15', { answers: { ...declined, 'irls-total': 14, 'device-skin': null } }, { nextStep: 'alt-dipyridamole', doesNotApply: ['alt-npns-facts-missing'], mustNotPrompt: ['device-implant'] }],
  ['opioid and device declined, dipyridamole cautious', 'all second-line options blocked or declined', { answers: { ...declined, 'declines-device': true, 'dipyridamole-caution': true } }, { nextStep: 'alt-refer-specialist', applies: ['alt-refer-specialist', 'alt-dipyridamole-caution'], doesNotApply: ['alt-dipyridamole', 'alt-npns', 'opioid-next-step'] }],
  ['dipyridamole cautions unasked', 'ask', { answers: { ...declined, 'declines-device': true, 'dipyridamole-caution': null } }, { nextStep: null, undetermined: ['alt-dipyridamole', 'alt-dipyridamole-caution'], prompts: [['dipyridamole-caution']] }],
  ['on warfarin', 'bleeding disorder/anticoagulant', { answers: { ...declined, 'declines-device': true, 'dipyridamole-caution': null }, add: [now('warfarin', 5)] }, { nextStep: 'alt-refer-specialist', applies: ['alt-dipyridamole-caution'], doesNotApply: ['alt-dipyridamole'] }],
  ['myasthenia gravis on the list', 'myasthenia gravis; neuromuscular', { answers: { 'dipyridamole-caution': null, 'respiratory-compromise': null }, add: [problem(problems.myasthenia)] }, { applies: ['alt-dipyridamole-caution', 'opioid-avoid-respiratory'], doesNotApply: ['alt-dipyridamole'] }],
  ['opioid open: no dipyridamole', 'opioid blocked/declined', {}, { doesNotApply: ['alt-dipyridamole', 'alt-refer-specialist'] }],
  ['an ICD among the devices', 'ICD', { answers: { ...declined, 'device-implant': null }, add: [device('Implantable cardioverter-defibrillator')] }, { mustNotApply: ['alt-npns'] }],
  ['appendectomy long ago', 'more than needed changes nothing', { answers: declined, add: [procedure('Appendectomy', '80146002', '1990-05-01')] }, { nextStep: 'alt-npns' }],
];

const advisedAgainst: readonly Vignette[] = [
  ['clonazepam for RLS', 'clonazepam current for RLS', { answers: { benzodiazepine: null }, add: [now('clonazepam', 0.5, { atNight: true, reason: 'rls' })] }, { applies: ['avoid-clonazepam', 'opioid-benzodiazepine', 'exac-no-abrupt-stop'], doesNotApply: ['opioid-next-step', 'avoid-only-for-rls-indication'] }],
  ['clonazepam for anxiety', 'do not advise stopping; concerns RLS use only', { answers: { benzodiazepine: null }, add: [now('clonazepam', 0.5, { atNight: true, reason: 'anxiety' })] }, { applies: ['avoid-only-for-rls-indication', 'opioid-benzodiazepine'], doesNotApply: ['avoid-clonazepam'] }],
  ['clonazepam, indication not known', 'Indication unknown -> ask', { answers: { benzodiazepine: null }, add: [now('clonazepam', 0.5, { atNight: true })] }, { undetermined: ['avoid-clonazepam'], prompts: [['clonazepam-indication']], applies: ['missing-data-cannot-conclude'] }],
  ['clonazepam, answered: epilepsy', '<ingredient>-indication', { answers: { benzodiazepine: null, 'clonazepam-indication': 'epilepsy' }, add: [now('clonazepam', 0.5, { atNight: true })] }, { applies: ['avoid-only-for-rls-indication'], doesNotApply: ['avoid-clonazepam'] }],
  ['carbamazepine considered', 'carbamazepine considered for RLS', { answers: { considering: ['carbamazepine'] } }, { applies: ['avoid-carbamazepine'], nextStep: 'opioid-next-step' }],
  ['carbamazepine for epilepsy', 'epilepsy', { answers: { 'device-epilepsy': true }, add: [now('carbamazepine', 200, { times: 2, reason: 'epilepsy' })] }, { applies: ['avoid-only-for-rls-indication', 'alt-npns-contraindicated'], doesNotApply: ['avoid-carbamazepine'] }],
  ['valproate considered', 'valproate considered for RLS', { answers: { considering: ['valproate'] } }, { applies: ['avoid-valproate'] }],
  ['bupropion for RLS', 'bupropion given for RLS', { answers: { 'bupropion-indication': 'rls' }, add: [now('bupropion', 150)] }, { applies: ['avoid-bupropion'] }],
  ['bupropion answered: mood', 'exac-bupropion-exempt', { answers: { 'bupropion-indication': 'mood' }, add: [now('bupropion', 150)] }, { applies: ['exac-bupropion-exempt', 'avoid-only-for-rls-indication'], doesNotApply: ['avoid-bupropion'] }],
  ['valerian', 'valerian for RLS', { answers: { valerian: true } }, { applies: ['avoid-valerian'], nextStep: 'opioid-next-step' }],
  ['cabergoline considered', 'cabergoline considered for RLS', { answers: { considering: ['cabergoline'] } }, { applies: ['avoid-cabergoline'] }],
  ['none of them', 'a list read in full', { answers: { valerian: false } }, { doesNotApply: ['avoid-cabergoline', 'avoid-clonazepam', 'avoid-carbamazepine', 'avoid-valproate', 'avoid-bupropion', 'avoid-levodopa', 'avoid-valerian', 'avoid-only-for-rls-indication'] }],
];

tellVignettes('G. alternatives', alternatives);
tellVignettes('H. advised against', advisedAgainst);
