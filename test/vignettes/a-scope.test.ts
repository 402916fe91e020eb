import { describe } from 'vitest';
import { problem, problems, relative, result } from './clinical.ts';
import { tellVignettes, type Vignette } from './expectation.ts';
import { raw, type Dialect } from './dialects.ts';
import { sheet } from './baseline.ts';

const treatment = ['opioid-next-step', 'alt-npns', 'alt-dipyridamole', 'iron-deficit-treat', 'a2d-never-tried', 'a2d-gabapentin-underdosed'];
const familyRls = relative(problems.rls);

const vignettes: readonly Vignette[] = [
  ['the baseline: refractory, everything answered', 'refractory-established and opioid-next-step rows; nothing is open', {}, {
    nextStep: 'opioid-next-step',
    applies: ['refractory-established', 'iron-replete-no-iron', 'ferritin-assay-note', 'a2d-gabapentin-adequate', 'opioid-next-step', 'opioid-er-oxycodone', 'opioid-methadone-buprenorphine', 'opioid-gabapentinoid-combined', 'opioid-naloxone', 'opioid-agreement-pdmp-uds', 'alt-npns', 'da-do-not-start', 'mon-a2d', 'mon-mood-suicidality', 'provenance-seed-pending-review', 'clinician-decides'],
    doesNotApply: ['scope-adult-only', 'scope-rls-diagnosis-required', 'scope-confirm-criteria-and-mimics', 'severity-irls-missing', 'mild-no-daily-medication', 'refractory-not-established', 'missing-data-cannot-conclude', 'iron-studies-missing', 'iron-deficit-treat', 'iron-overload-block', 'iron-iv-response-window', 'iron-unit-normalise', 'iron-recheck-6-12m', 'a2d-gabapentin-above-max', 'a2d-renal-cap', 'a2d-crcl-missing', 'exac-substances-ask', 'exac-osa-status-unknown', 'opioid-screen-incomplete', 'alt-npns-facts-missing', 'alt-refer-specialist', 'alt-dipyridamole', 'preg-status-unknown', 'preg-drug-safety', 'mon-opioid'],
    undetermined: [], mustNotPrompt: ['irls-total', 'pregnancy', 'osa', 'gabapentin-result', 'considering', 'override', 'mild-intermittent'],
    facts: { ferritin: { state: 'known', value: 140, unit: 'ng/mL' }, crcl: { state: 'known', value: 84.7, unit: 'mL/min' }, age: { state: 'known', value: 58 }, 'gabapentin-current-daily-dose': { state: 'known', value: 2100, unit: 'mg/d' }, 'gabapentin-doses-per-day': { state: 'known', value: 3 }, 'gabapentin-best-daily-dose': { state: 'known', value: 2100 } },
  }],
  ['18 tomorrow', 'age < 18 y on the day of use', { born: '2008-11-25' }, { nextStep: 'scope-adult-only', applies: ['scope-adult-only'], doesNotApply: treatment, facts: { age: { state: 'known', value: 17 } } }],
  ['18 today', 'age < 18 y on the day of use', { born: '2008-11-24' }, { nextStep: 'opioid-next-step', doesNotApply: ['scope-adult-only'], facts: { age: { state: 'known', value: 18 } } }],
  ['born in 2008, day unknown: 17 or 18', 'known or unknown, never guessed', { born: '2008' }, { nextStep: null, undetermined: ['scope-adult-only'], mustNotApply: ['opioid-next-step'] }],
  ['born in May 1968, day unknown: 58 either way', 'birthDate as a year and month', { born: '1968-05' }, { nextStep: 'opioid-next-step', doesNotApply: ['scope-adult-only'], facts: { age: { state: 'known', value: 58 } } }],
  ['no date of birth', 'facts.md: age, if missing: block', { born: null }, { nextStep: null, undetermined: ['scope-adult-only'], mustNotApply: ['opioid-next-step', 'refractory-established'], facts: { age: { state: 'unknown' }, crcl: { state: 'unknown' } } }],
  ['RLS resolved', 'no Condition for RLS that is active, recurrence or relapse', { diagnosis: { ...problems.rls, clinical: 'resolved' } }, { nextStep: 'scope-rls-diagnosis-required', applies: ['scope-rls-diagnosis-required', 'scope-exclude-invalid-resources'], mustNotApply: treatment, prompts: [['rls-diagnosis']] }],
  ['RLS refuted', 'A refuted RLS condition counts as denied', { diagnosis: { ...problems.rls, verification: 'refuted' } }, { nextStep: 'scope-rls-diagnosis-required', applies: ['scope-rls-diagnosis-required', 'scope-exclude-invalid-resources'], doesNotApply: treatment }],
  ['RLS refuted, but the clinician confirms it', 'an answer beats the chart for the fact it names', { diagnosis: { ...problems.rls, verification: 'refuted' }, answers: { 'rls-diagnosis': true } }, { nextStep: 'opioid-next-step', doesNotApply: ['scope-rls-diagnosis-required'] }],
  ['RLS only suspected', 'verificationStatus confirmed, or absent', { diagnosis: { ...problems.rls, verification: 'provisional' } }, { nextStep: 'scope-rls-diagnosis-required', applies: ['scope-rls-diagnosis-required'], undetermined: ['opioid-next-step'], prompts: [['rls-diagnosis']] }],
  ['RLS without a verification status', 'absent = treat as unconfirmed but usable with notice', { diagnosis: { ...problems.rls, verification: null } }, { nextStep: 'opioid-next-step', doesNotApply: ['scope-rls-diagnosis-required'] }],
  ['RLS relapsed', 'clinicalStatus active/recurrence/relapse', { diagnosis: { ...problems.rls, clinical: 'relapse' } }, { nextStep: 'opioid-next-step', doesNotApply: ['scope-rls-diagnosis-required'] }],
  ['RLS entered in error', 'status entered-in-error: ignore for logic', { diagnosis: { ...problems.rls, verification: 'entered-in-error', clinical: null } }, { nextStep: 'scope-rls-diagnosis-required', undetermined: ['opioid-next-step'], applies: ['scope-exclude-invalid-resources'] }],
  ['the clinician denies RLS', 'the diagnosis or the five criteria were answered no', { answers: { 'rls-diagnosis': false } }, { nextStep: 'scope-rls-diagnosis-required', applies: ['scope-rls-diagnosis-required'], doesNotApply: treatment }],
  ['the criteria are answered no', 'OR the diagnosis or the five criteria were answered no', { answers: { 'rls-criteria-confirmed': false } }, { nextStep: 'scope-rls-diagnosis-required', applies: ['scope-rls-diagnosis-required'], doesNotApply: [...treatment, 'refractory-established'] }],
  ['no RLS on the list, father has it', 'RLS only in FamilyMemberHistory: never a patient fact', { diagnosis: null, add: [familyRls] }, { nextStep: 'scope-rls-diagnosis-required', applies: ['scope-rls-diagnosis-required', 'scope-family-history-not-diagnosis'], undetermined: ['opioid-next-step'], prompts: [['rls-diagnosis']] }],
  ['no RLS on the list, confirmed by answer', 'no answer that confirms it', { diagnosis: null, answers: { 'rls-diagnosis': true } }, { nextStep: 'opioid-next-step', doesNotApply: ['scope-rls-diagnosis-required'] }],
  ['nocturnal leg cramps are not RLS', 'mimics', { diagnosis: problems.cramps }, { nextStep: 'scope-rls-diagnosis-required', applies: ['scope-rls-diagnosis-required'] }],
  ['criteria confirmed 13 months ago', 'criteria valid 12 months', { answers: { 'rls-criteria-confirmed': null }, add: [sheet({ 'rls-criteria-confirmed': true }, { authored: '2025-10-20T10:00:00Z' })] }, { nextStep: null, applies: ['scope-confirm-criteria-and-mimics', 'missing-data-cannot-conclude'], undetermined: ['refractory-established', 'opioid-next-step'], prompts: [['rls-criteria-confirmed']], facts: { 'rls-criteria-confirmed': { state: 'unknown', reason: 'out-of-date' } } }],
  ['criteria confirmed 11 months ago', 'criteria valid 12 months', { answers: { 'rls-criteria-confirmed': null }, add: [sheet({ 'rls-criteria-confirmed': true }, { authored: '2025-12-20T10:00:00Z' })] }, { nextStep: 'opioid-next-step', doesNotApply: ['scope-confirm-criteria-and-mimics'] }],
  ['IRLS of exactly 90 days ago', 'no IRLS total within 90 days', { answers: { 'irls-total': null }, add: [sheet({ 'irls-total': 26 }, { authored: '2026-08-26T10:00:00Z' })] }, { nextStep: 'opioid-next-step', doesNotApply: ['severity-irls-missing'] }],
  ['IRLS of 91 days ago', 'no IRLS total within 90 days', { answers: { 'irls-total': null }, add: [sheet({ 'irls-total': 26 }, { authored: '2026-08-25T10:00:00Z' })] }, { nextStep: null, applies: ['severity-irls-missing'], undetermined: ['refractory-established', 'alt-npns'], prompts: [['irls-total']] }],
  ['IRLS 41 does not exist', 'integer 0-40', { answers: { 'irls-total': 41 } }, { nextStep: null, applies: ['severity-irls-missing'], facts: { 'irls-total': { state: 'unknown' } } }],
  ['IRLS 10', 'IRLS 0-10 is mild', { answers: { 'irls-total': 10 } }, { nextStep: 'mild-no-daily-medication', applies: ['mild-no-daily-medication', 'refractory-not-established'], doesNotApply: ['refractory-established', 'opioid-next-step', 'alt-npns', 'a2d-never-tried'] }],
  ['IRLS 11', 'IRLS >= 11', { answers: { 'irls-total': 11 } }, { nextStep: 'opioid-next-step', applies: ['refractory-established'], doesNotApply: ['mild-no-daily-medication', 'alt-npns', 'alt-npns-facts-missing'] }],
  ['IRLS 14', 'alt-npns: IRLS >= 15', { answers: { 'irls-total': 14, 'declines-opioid': true } }, { nextStep: 'alt-dipyridamole', doesNotApply: ['alt-npns'] }],
  ['IRLS 15', 'alt-npns: IRLS >= 15', { answers: { 'irls-total': 15, 'declines-opioid': true } }, { nextStep: 'alt-npns', applies: ['alt-npns', 'alt-dipyridamole'] }],
  ['IRLS 30', 'alt-refer-specialist: IRLS >= 31', { answers: { 'irls-total': 30 } }, { doesNotApply: ['alt-refer-specialist'] }],
  ['IRLS 31', 'alt-refer-specialist: IRLS >= 31', { answers: { 'irls-total': 31 } }, { nextStep: 'opioid-next-step', applies: ['alt-refer-specialist'] }],
  ['symptoms 2 nights a week', 'symptoms < 2 times a week', { answers: { 'symptom-nights-per-week': { decimal: 2 } } }, { nextStep: 'opioid-next-step', doesNotApply: ['mild-no-daily-medication'] }],
  ['symptoms 1.5 nights a week', 'symptoms < 2 times a week', { answers: { 'symptom-nights-per-week': { decimal: 1.5 } } }, { nextStep: 'mild-no-daily-medication', applies: ['mild-no-daily-medication'] }],
  ['symptoms 8 nights a week do not exist', 'decimal 0-7', { answers: { 'symptom-nights-per-week': { decimal: 8 } } }, { facts: { 'symptom-nights-per-week': { state: 'unknown' } }, undetermined: ['mild-no-daily-medication'], nextStep: null }],
  ['nights a week unasked', 'undetermined exactly when an answer could make it apply', { answers: { 'symptom-nights-per-week': null } }, { nextStep: null, undetermined: ['mild-no-daily-medication', 'refractory-established', 'opioid-next-step'], prompts: [['symptom-nights-per-week']] }],
  ['the clinician calls it mild', 'clinician marks mild/intermittent', { answers: { 'mild-intermittent': true } }, { nextStep: 'mild-no-daily-medication', applies: ['mild-no-daily-medication'], doesNotApply: ['refractory-established'] }],
  ['mild unsaid', 'counts as no until somebody says it; never prompted', { answers: { 'mild-intermittent': null } }, { nextStep: 'opioid-next-step', doesNotApply: ['mild-no-daily-medication'], mustNotPrompt: ['mild-intermittent'] }],
  ['a preliminary ferritin of 30', 'Observation status registered/preliminary: ignore', { add: [result('ferritin', { value: 30, on: '2026-11-20', status: 'preliminary' })] }, { nextStep: 'opioid-next-step', applies: ['scope-exclude-invalid-resources', 'iron-replete-no-iron'], doesNotApply: ['iron-conflicting-results'], facts: { ferritin: { state: 'known', value: 140 } } }],
  ['an amended ferritin of 30 counts', 'status amended is final', { labs: { ferritin: { value: 30, status: 'amended' } } }, { nextStep: 'iron-deficit-treat', facts: { ferritin: { state: 'known', value: 30 } } }],
  ['the ferritin of somebody else', 'for one patient', { add: [(dialect: Dialect) => result('ferritin', { value: 12, on: '2026-11-20', also: { subject: { reference: 'Patient/another' } } })(dialect)] }, { nextStep: 'opioid-next-step', facts: { ferritin: { state: 'known', value: 140 } } }],
  ['a resource that is no resource', 'bad content is set aside, every other fact stands', { add: [raw({ resourceType: 'Observation', id: 'bad', status: 'final', code: 7, valueQuantity: 'much' }, { resourceType: 'Condition', id: 'bad-2' })] }, { nextStep: 'opioid-next-step', facts: { ferritin: { state: 'known', value: 140 } } }],
  ['RLS on the list twice, once refuted', 'an active, confirmed Condition for RLS exists', { add: [problem({ ...problems.rls, recorded: '2018-01-01', verification: 'refuted', clinical: 'inactive' })] }, { doesNotApply: ['scope-adult-only'], applies: ['scope-exclude-invalid-resources'] }],
];

describe('A. scope and data gating', () => {
  tellVignettes(vignettes);
});
