import { sheet, type Answers } from './baseline.ts';
import { problem, problems, procedure, relative } from './clinical.ts';
import { rxnorm, subject, type Written } from './dialects.ts';
import { tellVignettes, type Vignette } from './expectation.ts';
import { taking, type Drug, type Taking } from './medicines.ts';

const now = (drug: Drug, mg: number, more: Partial<Taking> = {}) => taking(drug, { mg, since: '2026-09-01', ...more });
const unreviewed: Answers = { 'exacerbators-reviewed': false };
const named = (text: string, route = 'Oral'): Written => (dialect) => [{ resourceType: 'MedicationRequest', id: 'named', status: 'active', intent: 'order', subject: subject(dialect), authoredOn: '2026-10-01', medicationCodeableConcept: { text }, dosageInstruction: [{ text: 'as directed', route: { text: route } }] }];

const drugs: readonly Vignette[] = [
  ['diphenhydramine over the counter, not reviewed', 'OTC included; while not reviewed it is the next step', { answers: { ...unreviewed, 'otc-sedating-antihistamine': true } }, { nextStep: 'exac-antihistamine-first-gen', applies: ['exac-antihistamine-first-gen', 'refractory-not-established'], doesNotApply: ['refractory-established', 'opioid-next-step'] }],
  ['diphenhydramine over the counter, reviewed', 'while exacerbating factors are not reviewed', { answers: { 'otc-sedating-antihistamine': true } }, { nextStep: 'opioid-next-step', applies: ['exac-antihistamine-first-gen', 'refractory-established'] }],
  ['hydroxyzine at night', 'first-generation/sedating antihistamine', { answers: unreviewed, add: [now('hydroxyzine', 25, { atNight: true })] }, { nextStep: 'exac-antihistamine-first-gen', applies: ['exac-antihistamine-first-gen'] }],
  ['Tylenol PM', 'map combinations: diphenhydramine in "PM" products', { add: [named('acetaminophen 500 MG / diphenhydramine hydrochloride 25 MG Oral Tablet [Tylenol PM]')] }, { applies: ['exac-antihistamine-first-gen'] }],
  ['promethazine is both', 'promethazine in both rows', { answers: unreviewed, add: [now('promethazine', 25)] }, { nextStep: 'exac-antihistamine-first-gen', applies: ['exac-antihistamine-first-gen', 'exac-dopamine-antagonist'] }],
  ['meclizine', 'meclizine', { add: [now('meclizine', 25)] }, { applies: ['exac-antihistamine-first-gen'] }],
  ['hydroxyzine stopped in spring', 'current', { add: [now('hydroxyzine', 25, { since: '2025-01-01', until: '2026-04-01', status: 'stopped' })] }, { doesNotApply: ['exac-antihistamine-first-gen'] }],
  ['cetirizine', 'do not flag', { answers: unreviewed, add: [now('cetirizine', 10)] }, { applies: ['exac-antihistamine-second-gen-exempt'], doesNotApply: ['exac-antihistamine-first-gen'] }],
  ['loratadine', 'do not flag', { add: [now('loratadine', 10)] }, { applies: ['exac-antihistamine-second-gen-exempt'], doesNotApply: ['exac-antihistamine-first-gen'] }],
  ['azelastine nasal spray', 'intranasal/ophthalmic antihistamine: do not flag', { add: [named('azelastine hydrochloride 0.137 MG/ACTUAT Metered Dose Nasal Spray', 'Nasal')] }, { applies: ['exac-antihistamine-second-gen-exempt'], doesNotApply: ['exac-antihistamine-first-gen'] }],
  ['metoclopramide, not reviewed', 'current metoclopramide', { answers: unreviewed, add: [now('metoclopramide', 10, { times: 3 })] }, { nextStep: 'exac-dopamine-antagonist', applies: ['exac-dopamine-antagonist'] }],
  ['ondansetron', 'non-dopaminergic', { add: [now('ondansetron', 4)] }, { doesNotApply: ['exac-dopamine-antagonist'], nextStep: 'opioid-next-step' }],
  ['quetiapine', 'antipsychotic', { add: [now('quetiapine', 50, { atNight: true })] }, { applies: ['exac-dopamine-antagonist', 'exac-no-abrupt-stop'] }],
  ['haloperidol', 'haloperidol', { add: [now('haloperidol', 1)] }, { applies: ['exac-dopamine-antagonist', 'exac-no-abrupt-stop'] }],
  ['sertraline, not reviewed', 'current SSRI', { answers: unreviewed, add: [now('sertraline', 50)] }, { nextStep: 'exac-serotonergic-antidepressant', applies: ['exac-serotonergic-antidepressant', 'exac-no-abrupt-stop'] }],
  ['escitalopram', 'SSRI', { add: [now('escitalopram', 10)] }, { applies: ['exac-serotonergic-antidepressant'] }],
  ['venlafaxine', 'SNRI', { add: [now('venlafaxine', 75)] }, { applies: ['exac-serotonergic-antidepressant'] }],
  ['amitriptyline', 'TCA', { add: [now('amitriptyline', 25, { atNight: true })] }, { applies: ['exac-serotonergic-antidepressant'] }],
  ['mirtazapine', 'mirtazapine (strongest)', { add: [now('mirtazapine', 15, { atNight: true })] }, { applies: ['exac-serotonergic-antidepressant'] }],
  ['bupropion for depression', 'do not flag as exacerbating', { add: [now('bupropion', 150, { reason: 'depression' })] }, { applies: ['exac-bupropion-exempt'], doesNotApply: ['exac-serotonergic-antidepressant', 'avoid-bupropion'], nextStep: 'opioid-next-step' }],
  ['lithium', 'lithium, topiramate, tramadol', { add: [now('lithium', 300, { times: 2 })] }, { applies: ['exac-other-drugs'] }],
  ['topiramate', 'topiramate', { add: [now('topiramate', 50)] }, { applies: ['exac-other-drugs'] }],
  ['none of these', 'a medicines list read in full settles exacerbating prescription drugs', {}, { doesNotApply: ['exac-antihistamine-first-gen', 'exac-antihistamine-second-gen-exempt', 'exac-dopamine-antagonist', 'exac-serotonergic-antidepressant', 'exac-other-drugs', 'exac-bupropion-exempt', 'exac-no-abrupt-stop'] }],
  ['over-the-counter antihistamine unasked', 'a list never settles OTC drugs', { answers: { 'otc-sedating-antihistamine': null } }, { undetermined: ['exac-antihistamine-first-gen'], nextStep: 'opioid-next-step', prompts: [['otc-sedating-antihistamine']] }],
  ['a dopamine drip for blood pressure', 'a "DOPamine 400 mg" drip is no dopamine agonist', { add: [named('DOPamine 400 mg in D5W 250 mL', 'Intravenous')] }, { applies: ['da-do-not-start'], doesNotApply: ['da-no-abrupt-stop'] }],
];

const substances: readonly Vignette[] = [
  ['drinks alcohol', 'use unknown or present', { answers: { alcohol: true } }, { nextStep: 'opioid-next-step', applies: ['exac-substances-ask'] }],
  ['caffeine unasked, factors not reviewed', 'while not reviewed: exac-substances-ask', { answers: { ...unreviewed, caffeine: null } }, { nextStep: 'exac-substances-ask', applies: ['exac-substances-ask'] }],
  ['alcohol answered seven months ago', 'valid 6 months', { answers: { alcohol: null }, add: [sheet({ alcohol: false }, { authored: '2026-04-20T09:00:00Z' })] }, { applies: ['exac-substances-ask'], facts: { alcohol: { state: 'unknown', reason: 'out-of-date' } } }],
  ['not reviewed, though nothing is there to review', 'AND exacerbating factors reviewed', { answers: unreviewed }, { doesNotApply: ['refractory-established', 'opioid-next-step', 'exac-substances-ask'], applies: ['refractory-not-established'], nextStep: null }],
  ['review unasked', 'AND exacerbating factors reviewed', { answers: { 'exacerbators-reviewed': null } }, { nextStep: null, undetermined: ['refractory-established', 'opioid-next-step'], prompts: [['exacerbators-reviewed']] }],
];

const osaUnasked: Answers = { osa: null, 'stop-bang': null };
const apnea: readonly Vignette[] = [
  ['OSA, treated and adherent', 'possible with caution', { answers: { osa: 'present', 'osa-treatment': 'treated-adherent' } }, { nextStep: 'opioid-next-step', applies: ['opioid-osa-treated-caution', 'refractory-established', 'opioid-naloxone'], doesNotApply: ['exac-osa-untreated', 'opioid-block-osa-untreated', 'exac-osa-status-unknown'] }],
  ['OSA, mask not worn', 'untreated/non-adherent', { answers: { osa: 'present', 'osa-treatment': 'not-adherent' } }, { nextStep: 'exac-osa-untreated', applies: ['exac-osa-untreated', 'opioid-block-osa-untreated', 'refractory-not-established'], doesNotApply: ['opioid-next-step', 'opioid-osa-treated-caution', 'opioid-screen-incomplete'] }],
  ['OSA on the list, CPAP at home, adherence not known', 'OSA active AND treatment status not in chart', { answers: osaUnasked, add: [problem(problems.osa), procedure('Continuous positive airway pressure ventilation treatment', '47545007', '2025-02-01')] }, { mustNotApply: ['opioid-next-step', 'exac-osa-untreated'], facts: { osa: { state: 'known', value: 'present' } }, prompts: [['osa-treatment']], nextStep: null }],
  ['OSA resolved on the list', 'Resolved OSA counts as history, not as current', { answers: osaUnasked, add: [problem({ ...problems.osa, clinical: 'resolved' })] }, { nextStep: 'opioid-next-step', facts: { osa: { state: 'known', value: 'resolved' } }, doesNotApply: ['exac-osa-untreated', 'opioid-block-osa-untreated', 'exac-osa-status-unknown'] }],
  ['OSA on the list, answered resolved after surgery', 'an answer beats the chart', { answers: { osa: 'resolved', 'stop-bang': null }, add: [problem(problems.osa)] }, { nextStep: 'opioid-next-step', facts: { osa: { state: 'known', value: 'resolved' } } }],
  ['OSA refuted, STOP-BANG 1', 'refuted: ignore; none by STOP-BANG < 3', { answers: { osa: null }, add: [problem({ ...problems.osa, verification: 'refuted' })] }, { nextStep: 'opioid-next-step', facts: { osa: { state: 'known', value: 'none' } } }],
  ['OSA in the mother only', 'never a patient fact', { answers: osaUnasked, add: [relative(problems.osa)] }, { nextStep: null, applies: ['exac-osa-status-unknown', 'scope-family-history-not-diagnosis', 'opioid-screen-incomplete'], facts: { osa: { state: 'unknown' } }, prompts: [['osa', 'stop-bang', 'osa-study']] }],
  ['no OSA answer, STOP-BANG 2', 'without any OSA record, by STOP-BANG < 3', { answers: { osa: null, 'stop-bang': 2 } }, { nextStep: 'opioid-next-step', facts: { osa: { state: 'known', value: 'none' } } }],
  ['no OSA answer, STOP-BANG 3', 'STOP-BANG >= 3 without study or answer: unknown', { answers: { osa: null, 'stop-bang': 3 } }, { nextStep: null, applies: ['exac-osa-status-unknown', 'opioid-screen-incomplete'], undetermined: ['opioid-next-step'], facts: { osa: { state: 'unknown' } } }],
  ['OSA none, STOP-BANG 4', 'osa: none with STOP-BANG < 5', { answers: { 'stop-bang': 4 } }, { nextStep: 'opioid-next-step', facts: { osa: { state: 'known', value: 'none' } } }],
  ['OSA none, STOP-BANG 5', '>= 5 with osa: none and no study: unknown', { answers: { 'stop-bang': 5 } }, { nextStep: null, applies: ['exac-osa-status-unknown'], undetermined: ['opioid-next-step', 'opioid-block-osa-untreated'], facts: { osa: { state: 'unknown' } }, prompts: [['osa-study', 'osa']] }],
  ['OSA none, STOP-BANG unknown', 'osa: none with STOP-BANG unknown', { answers: { 'stop-bang': null } }, { nextStep: 'opioid-next-step', facts: { osa: { state: 'known', value: 'none' } } }],
  ['STOP-BANG 1 of 13 months ago, nothing else', 'valid 12 months', { answers: osaUnasked, add: [sheet({ 'stop-bang': 1 }, { authored: '2025-10-20T09:00:00Z' })] }, { nextStep: null, applies: ['exac-osa-status-unknown'], facts: { osa: { state: 'unknown' } } }],
  ['no OSA answer, STOP-BANG 7, a study excluded it', 'None is settled by a sleep study', { answers: { osa: null, 'stop-bang': 7, 'osa-study': true } }, { nextStep: 'opioid-next-step', facts: { osa: { state: 'known', value: 'none' } } }],
  ['central sleep apnoea', 'Central sleep apnoea counts as respiratory compromise', { answers: { 'respiratory-compromise': null }, add: [problem(problems.centralSleepApnea)] }, { applies: ['opioid-avoid-respiratory'], doesNotApply: ['opioid-next-step'], nextStep: 'alt-npns' }],
  ['treatment answered five weeks ago', 'osa treatment valid 6 months', { answers: { osa: 'present' }, add: [sheet({ 'osa-treatment': 'treated-adherent' }, { authored: '2026-10-20T09:00:00Z' })] }, { nextStep: 'opioid-next-step' }],
  ['treatment answered seven months ago', 'osa treatment valid 6 months', { answers: { osa: 'present' }, add: [sheet({ 'osa-treatment': 'treated-adherent' }, { authored: '2026-04-20T09:00:00Z' })] }, { nextStep: null, applies: ['exac-osa-status-unknown'], prompts: [['osa-treatment']] }],
];

const combined: readonly Vignette[] = [
  ['Contrave holds naltrexone and bupropion', 'current naltrexone (also with bupropion)', { add: [(dialect) => [{ resourceType: 'MedicationRequest', id: 'contrave', status: 'active', intent: 'order', subject: subject(dialect), authoredOn: '2026-10-01', medicationCodeableConcept: { coding: [{ system: rxnorm, code: '1551468' }], text: '12 HR bupropion hydrochloride 90 MG / naltrexone hydrochloride 8 MG Extended Release Oral Tablet [Contrave]' }, dosageInstruction: [{ timing: { repeat: { frequency: 2, period: 1, periodUnit: 'd' } }, doseAndRate: [{ doseQuantity: { value: 2, unit: 'tablet' } }] }] }]] }, { nextStep: 'alt-npns', applies: ['opioid-antagonist-or-maoi'], doesNotApply: ['opioid-next-step'] }],
];

tellVignettes('D. exacerbating drugs', drugs);
tellVignettes('D. substances and the review', substances);
tellVignettes('D. sleep apnoea', apnea);
tellVignettes('D. combinations', combined);
