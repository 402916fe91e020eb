import { describe, expect, test } from 'vitest';
import { known, unknown } from '../../src/patient/fact.ts';
import { assessed, outcomeOf, withOutcome } from './ask.ts';
import { patient, unknownPatient, type Changes } from './patients.ts';

interface Story {
  readonly changes: Changes;
  /** The next step; null where there is none yet, or none at all. */
  readonly next: string | null;
  readonly why?: readonly string[];
  readonly applies?: readonly string[];
  readonly not?: readonly string[];
  readonly open?: readonly string[];
}

/** A ferritin void after an infusion: nothing measured today could settle it. */
const voidAfterInfusion = unknown('out-of-date', { asks: [], voided: true, detail: 'IV iron 4 weeks ago' });
const onGabapentin = (dose: number, doses: number, weeks = 17): Changes => ({
  'gabapentin-current-daily-dose': dose,
  'gabapentin-best-daily-dose': dose,
  'gabapentin-doses-per-day': doses,
  'gabapentin-best-doses-per-day': doses,
  'gabapentin-weeks': weeks,
});
const noAlpha2Delta: Changes = { 'gabapentin-current': false, 'gabapentin-taken': false, 'gabapentin-result': 'never-tried', ...onGabapentin(0, 0, 0) };
const onRopinirole: Changes = { 'ropinirole-current': true, 'ropinirole-indication': 'rls', 'ropinirole-current-daily-dose': 1 };
const noFeatures: Changes = {
  'augmentation-earlier-onset': false,
  'augmentation-greater-intensity': false,
  'augmentation-spread': false,
  'augmentation-shorter-latency': false,
  'augmentation-shorter-effect': false,
  'augmentation-worse-after-increase': false,
};

const stories: Readonly<Record<string, Readonly<Record<string, Story>>>> = {
  'Scope': {
    'a boy of 16 with a ferritin of 30': { changes: { age: 16, ferritin: 30 }, next: 'scope-adult-only', not: ['iron-deficit-treat', 'a2d-gabapentin-underdosed', 'mild-no-daily-medication'] },
    'exactly 18 years': { changes: { age: 18 }, next: 'opioid-next-step', not: ['scope-adult-only'] },
    'no birth date': { changes: { age: null }, next: null, why: ['age'], open: ['scope-adult-only', 'refractory-established'] },
    'no diagnosis on the chart': { changes: { 'rls-diagnosis': null }, next: 'scope-rls-diagnosis-required', open: ['refractory-established', 'opioid-next-step'] },
    'diagnosis denied': { changes: { 'rls-diagnosis': false, ferritin: 30 }, next: 'scope-rls-diagnosis-required', not: ['iron-deficit-treat', 'refractory-established', 'refractory-not-established'] },
    'IRLS 10': { changes: { 'irls-total': 10 }, next: 'mild-no-daily-medication', not: ['refractory-established'] },
    'IRLS 11': { changes: { 'irls-total': 11 }, next: 'opioid-next-step', applies: ['refractory-established'], not: ['alt-npns'] },
    'IRLS 0 is an answer': { changes: { 'irls-total': 0 }, next: 'mild-no-daily-medication', not: ['severity-irls-missing'] },
    'one night a week': { changes: { 'symptom-nights-per-week': 1.5 }, next: 'mild-no-daily-medication' },
    'IRLS not asked': { changes: { 'irls-total': null }, next: null, why: ['irls-total'], applies: ['severity-irls-missing', 'missing-data-cannot-conclude'], open: ['mild-no-daily-medication'] },
    'criteria not confirmed this year': { changes: { 'rls-criteria-confirmed': null }, next: null, applies: ['scope-confirm-criteria-and-mimics'], open: ['refractory-established'] },
  },
  'Iron': {
    'ferritin exactly 75': { changes: { ferritin: 75 }, next: 'iron-deficit-treat', applies: ['iron-oral-ferrous-sulfate', 'refractory-not-established'], not: ['iron-75-100-iv-only', 'iron-iv-fcm'] },
    'ferritin 75.1': { changes: { ferritin: 75.1 }, next: 'iron-75-100-iv-only', applies: ['refractory-established', 'iron-fcm-dose-note'], not: ['iron-deficit-treat'] },
    'ferritin 100': { changes: { ferritin: 100 }, next: 'iron-75-100-iv-only' },
    'ferritin 100 with the band overridden': { changes: { ferritin: 100, 'override-iron-75-100-iv-only': true }, next: 'opioid-next-step' },
    'saturation exactly 20 %': { changes: { tsat: 20 }, next: 'opioid-next-step', applies: ['iron-replete-no-iron'] },
    'saturation 19.9 % at a ferritin of 150': { changes: { ferritin: 150, tsat: 19.9 }, next: 'iron-deficit-treat', applies: ['iron-100-300-tsat-low'], not: ['iron-oral-ferrous-sulfate'] },
    'oral iron failed over 12 weeks': { changes: { ferritin: 41, 'oral-iron': 'completed', 'oral-iron-weeks': 12 }, next: 'iron-deficit-treat', applies: ['iron-iv-fcm', 'refractory-not-established'], not: ['iron-oral-ferrous-sulfate'] },
    'on oral iron for 11 weeks': { changes: { ferritin: 41, 'ferritin-low-at-oral-iron-start': true, 'oral-iron': 'current', 'oral-iron-weeks': 11 }, next: 'iron-deficit-treat', applies: ['iron-oral-trial-too-short', 'iron-oral-ferrous-sulfate'], not: ['iron-iv-fcm'] },
    'oral iron not tolerated, IV iron declined: every route is out': {
      changes: { ferritin: 41, 'oral-iron': 'intolerant', 'declines-iv-iron': true },
      next: 'iron-deficit-treat',
      applies: ['refractory-established'],
      not: ['iron-iv-fcm'],
    },
    'oral iron failed, infection defers IV iron': { changes: { ferritin: 41, 'oral-iron': 'completed', 'oral-iron-weeks': 20, 'acute-infection': true }, next: 'iron-deficit-treat', applies: ['iron-iv-defer-infection'], not: ['iron-iv-fcm', 'refractory-established'] },
    'IV iron 4 weeks ago': {
      changes: { ferritin: voidAfterInfusion, tsat: voidAfterInfusion, 'iv-iron': 'given', 'iv-iron-weeks-ago': 4 },
      next: 'iron-iv-response-window',
      not: ['iron-studies-missing', 'refractory-established'],
      open: ['iron-deficit-treat', 'iron-replete-no-iron'],
    },
    'haemochromatosis with low values': { changes: { 'iron-overload': true, ferritin: 40, tsat: 15 }, next: 'opioid-next-step', applies: ['iron-overload-block', 'refractory-established'], not: ['iron-deficit-treat', 'iron-oral-ferrous-sulfate'] },
    'ferritin 300': { changes: { ferritin: 300 }, next: 'opioid-next-step', applies: ['iron-overload-block'] },
    'ferritin 350, saturation 15 %, CRP 60': { changes: { ferritin: 350, tsat: 15, crp: 60 }, next: 'iron-deficit-treat', not: ['iron-overload-block'] },
    'CRP 60 at a ferritin of 150': { changes: { ferritin: 150, crp: 60 }, next: 'opioid-next-step', applies: ['ferritin-inflammation'], not: ['iron-replete-no-iron'] },
    'CRP 60 at a ferritin of 40: low stays low': { changes: { ferritin: 40, crp: 60 }, next: 'iron-deficit-treat', not: ['ferritin-inflammation'] },
    'ferritin below 5': { changes: { ferritin: known(5, { comparator: '<', range: { high: 5, highOpen: true } }) }, next: 'iron-deficit-treat', applies: ['iron-comparator-interval', 'iron-deficiency-find-cause'] },
    'ferritin below 100 says too little': { changes: { ferritin: known(100, { comparator: '<', range: { high: 100, highOpen: true } }) }, next: null, why: ['ferritin'], open: ['iron-deficit-treat'] },
    'two ferritins that contradict each other': { changes: { ferritin: unknown('conflicting') }, next: null, why: ['ferritin'], applies: ['iron-conflicting-results'], not: ['iron-studies-missing'] },
    'never measured': { changes: { ferritin: null, tsat: null }, next: 'iron-studies-missing', open: ['iron-deficit-treat'] },
    'laboratory search failed: nothing is ordered': { changes: { ferritin: unknown('fetch-failed'), tsat: unknown('fetch-failed') }, next: null, why: ['ferritin', 'tsat'], not: ['iron-studies-missing'] },
  },
  'Gabapentinoids': {
    'gabapentin 300 mg at night': { changes: { ...onGabapentin(300, 1), 'gabapentin-single-night-dose': true }, next: 'a2d-gabapentin-underdosed', applies: ['a2d-gabapentin-single-night-dose'], not: ['refractory-established'] },
    '1800 mg in two doses: the schedule of the trial': { changes: onGabapentin(1800, 2), next: 'opioid-next-step', applies: ['a2d-gabapentin-adequate'] },
    '1800 mg once a day': { changes: onGabapentin(1800, 1), next: null, not: ['a2d-gabapentin-adequate', 'refractory-established', 'a2d-gabapentin-underdosed'] },
    '1799 mg': { changes: onGabapentin(1799, 3), next: 'a2d-gabapentin-underdosed' },
    'three weeks at 2100 mg': { changes: onGabapentin(2100, 3, 3), next: null, not: ['a2d-gabapentin-adequate', 'refractory-established'] },
    'works at 900 mg': { changes: { ...onGabapentin(900, 3), 'gabapentin-result': 'effective' }, next: null, not: ['a2d-gabapentin-underdosed', 'refractory-established'] },
    'dizzy at 900 mg': { changes: { ...onGabapentin(900, 3), 'gabapentin-result': 'adverse-effect' }, next: 'opioid-next-step', applies: ['a2d-intolerant-or-contraindicated', 'refractory-established'], not: ['a2d-gabapentin-underdosed'] },
    'never tried': { changes: noAlpha2Delta, next: 'a2d-never-tried', not: ['refractory-established'] },
    'stopped, nobody knows why': {
      changes: { 'gabapentin-current': false, 'gabapentin-current-daily-dose': 0, 'gabapentin-result': null },
      next: null,
      applies: ['a2d-stop-reason-unknown', 'missing-data-cannot-conclude'],
      open: ['refractory-established'],
    },
    '3000 mg': { changes: onGabapentin(3000, 3), next: 'opioid-next-step', applies: ['a2d-gabapentin-above-max'] },
    'pregabalin 300 mg once daily': {
      changes: { ...noAlpha2Delta, 'pregabalin-current': true, 'pregabalin-taken': true, 'pregabalin-result': 'inadequate', 'pregabalin-current-daily-dose': 300, 'pregabalin-best-daily-dose': 300, 'pregabalin-doses-per-day': 1, 'pregabalin-weeks': 6 },
      next: 'opioid-next-step',
      applies: ['a2d-pregabalin-adequate', 'a2d-pregabalin-once-daily'],
    },
  },
  'Kidneys': {
    'clearance 59.9 caps, 2100 mg is over': { changes: { 'renal-function': 59.9, crcl: 59.9 }, next: 'a2d-renal-cap' },
    'clearance exactly 60 does not': { changes: { 'renal-function': 60, crcl: 60 }, next: 'opioid-next-step', not: ['a2d-renal-cap'] },
    'clearance 22, 700 mg once a day failed': {
      changes: { 'renal-function': 22, crcl: 22, 'ckd-stage': '4', ...onGabapentin(700, 1) },
      next: 'opioid-next-step',
      applies: ['a2d-renal-cap', 'a2d-gabapentin-adequate', 'opioid-ckd-4-5', 'opioid-fentanyl-not-for-naive'],
      not: ['opioid-er-oxycodone', 'a2d-gabapentin-underdosed'],
    },
    'clearance unknown at 900 mg: the target is unknown': { changes: { ...onGabapentin(900, 3), 'renal-function': null, crcl: null }, next: null, applies: ['a2d-crcl-missing'], open: ['a2d-renal-cap', 'a2d-gabapentin-underdosed'] },
    'dialysis, ferritin 180, saturation 16 %, gabapentin 900 mg': {
      changes: { esrd: true, dialysis: true, 'renal-function': 8, ferritin: 180, tsat: 16, ...onGabapentin(900, 3) },
      next: 'a2d-renal-cap',
      applies: ['esrd-iron-sucrose', 'esrd-gabapentin', 'esrd-vitamin-c', 'esrd-thresholds-replace'],
      not: ['iron-deficit-treat', 'a2d-gabapentin-underdosed'],
    },
    'dialysis on pregabalin 50 mg: its own ceiling of 75 mg is the target': {
      changes: { ...noAlpha2Delta, esrd: true, dialysis: true, 'renal-function': 8, ferritin: 250, 'pregabalin-current': true, 'pregabalin-taken': true, 'pregabalin-result': 'inadequate', 'pregabalin-current-daily-dose': 50, 'pregabalin-best-daily-dose': 50, 'pregabalin-weeks': 8 },
      next: 'a2d-pregabalin-underdosed',
      applies: ['a2d-renal-cap'],
    },
    'dialysis, ferritin 200': { changes: { esrd: true, dialysis: true, 'renal-function': 8, ferritin: 200, tsat: 16, ...onGabapentin(300, 1) }, next: 'esrd-gabapentin', applies: ['esrd-iron-not-met'], not: ['esrd-iron-sucrose'] },
  },
  'Exacerbating factors': {
    'sedating antihistamine, not reviewed': { changes: { 'antihistamine-first-generation': true, 'exacerbators-reviewed': false }, next: 'exac-antihistamine-first-gen' },
    'sertraline, reviewed': { changes: { 'serotonergic-antidepressant': true }, next: 'opioid-next-step', applies: ['exac-serotonergic-antidepressant', 'exac-no-abrupt-stop'] },
    'untreated sleep apnoea': { changes: { osa: 'present', 'osa-treatment': 'untreated' }, next: 'exac-osa-untreated', applies: ['opioid-block-osa-untreated'], not: ['refractory-established', 'opioid-next-step'] },
    'sleep apnoea, treatment unknown': { changes: { osa: 'present', 'osa-treatment': null }, next: null, why: ['osa-treatment'], applies: ['exac-osa-status-unknown', 'opioid-screen-incomplete'] },
    'treated sleep apnoea': { changes: { osa: 'present', 'osa-treatment': 'treated-adherent' }, next: 'opioid-next-step', applies: ['opioid-osa-treated-caution', 'opioid-naloxone'] },
  },
  'Dopamine agonists': {
    'ropinirole, never reviewed': { changes: { ...onRopinirole, 'augmentation-reviewed': null }, next: 'da-augmentation-screen-due', applies: ['da-no-abrupt-stop', 'da-impulse-control-screen'], not: ['da-do-not-start'] },
    'raised three times, features not asked': {
      changes: { ...onRopinirole, 'ropinirole-increases-24-months': 3, 'augmentation-reviewed': null, ...Object.fromEntries(Object.keys(noFeatures).map((feature) => [feature, null])) },
      next: 'da-augmentation-screen-due',
      applies: ['da-dose-escalation-suspect', 'da-augmentation-no-increase'],
      open: ['da-augmentation-switch'],
    },
    'confirmed augmentation': {
      changes: { ...onRopinirole, 'augmentation-reviewed': true, 'augmentation-earlier-onset': true, 'augmentation-spread': true },
      next: 'da-augmentation-switch',
      applies: ['da-taper-slow', 'da-augmentation-cover-before-taper', 'da-augmentation-no-increase'],
    },
    'two features answered yes, no date of review: that was one': { changes: { ...onRopinirole, ...noFeatures, 'augmentation-reviewed': null, 'augmentation-earlier-onset': true, 'augmentation-spread': true }, next: 'da-augmentation-switch', not: ['da-augmentation-screen-due'] },
    'stable and reviewed': { changes: { ...onRopinirole, 'augmentation-reviewed': true }, next: 'opioid-next-step', applies: ['da-on-stable-no-augmentation'], not: ['da-augmentation-no-increase'] },
    'pramipexole for Parkinson disease': { changes: { 'pramipexole-current': true, 'pramipexole-indication': 'parkinson', 'pramipexole-current-daily-dose': 3 }, next: 'opioid-next-step', applies: ['da-parkinson-exempt', 'da-no-abrupt-stop'], not: ['da-dose-over-max', 'da-augmentation-switch'] },
    'ropinirole 4 mg is at the maximum, 4.1 over it': { changes: { ...onRopinirole, 'augmentation-reviewed': true, 'ropinirole-current-daily-dose': 4.1 }, next: 'opioid-next-step', applies: ['da-dose-over-max', 'da-dose-escalation-suspect'] },
  },
  'Opioids': {
    'COPD': { changes: { copd: 'present' }, next: 'alt-npns', applies: ['opioid-avoid-respiratory', 'opioid-copd-severity-note', 'alt-dipyridamole'] },
    'mild COPD, overridden': { changes: { copd: 'present', 'override-opioid-avoid-respiratory': true }, next: 'opioid-next-step' },
    'COPD of unknown severity, overridden: does not count yet': { changes: { copd: 'present', 'copd-severity': null, 'override-opioid-avoid-respiratory': true }, next: 'alt-npns' },
    'active substance use': { changes: { 'substance-use': 'active' }, next: 'alt-npns', applies: ['opioid-block-sud-active'] },
    'substance use in remission': { changes: { 'substance-use': 'remission' }, next: 'opioid-next-step', applies: ['opioid-sud-remission-caution', 'opioid-naloxone'] },
    'lorazepam': { changes: { benzodiazepine: true }, next: 'alt-npns', applies: ['opioid-benzodiazepine'], not: ['opioid-next-step', 'alt-dipyridamole'] },
    'lorazepam, overridden': { changes: { benzodiazepine: true, 'override-opioid-benzodiazepine': true }, next: 'opioid-next-step', applies: ['opioid-benzodiazepine'] },
    'already on methadone, QTc 510': { changes: { 'current-opioid': true, 'methadone-current': true, 'methadone-indication': 'rls', qtc: 510, 'opioid-mme': 70.5 }, next: 'opioid-methadone-qtc-500', applies: ['opioid-current-do-not-stack', 'opioid-mme-50', 'mon-methadone-ecg'] },
    'QTc exactly 500 blocks': { changes: { qtc: 500 }, next: 'opioid-next-step', applies: ['opioid-methadone-qtc-500'], not: ['opioid-methadone-qtc-450'] },
    'QTc unknown while an opioid is next': { changes: { qtc: null }, next: 'opioid-next-step', applies: ['opioid-methadone-ecg-missing'] },
    'monitoring programme not looked up': { changes: { 'pdmp-checked': null }, next: null, why: ['pdmp-checked'], applies: ['opioid-screen-incomplete'], open: ['opioid-next-step'] },
    'everything declined': { changes: { 'declines-opioid': true, 'declines-device': true, 'dipyridamole-caution': true }, next: 'alt-refer-specialist' },
    'epilepsy, opioid declined': { changes: { 'declines-opioid': true, 'device-epilepsy': true }, next: 'alt-dipyridamole', applies: ['alt-npns-contraindicated'] },
  },
  'Pregnancy': {
    '36 years, not asked': { changes: { age: 36, pregnancy: null }, next: null, why: ['pregnancy'], applies: ['preg-status-unknown', 'opioid-screen-incomplete'] },
    'pregnant': { changes: { age: 33, pregnancy: 'pregnant', 'gestation-weeks': 20 }, next: 'preg-iron-first', applies: ['preg-drug-safety', 'alt-refer-specialist'], not: ['opioid-next-step', 'alt-npns'] },
    'breast-feeding, very severe': { changes: { age: 33, pregnancy: 'breast-feeding', 'irls-total': 32 }, next: 'alt-refer-specialist', not: ['opioid-next-step', 'preg-iron-first'] },
    'pregnant, week unknown, oral iron failed': { changes: { age: 33, pregnancy: 'pregnant', 'gestation-weeks': null, ferritin: 30, 'oral-iron': 'completed', 'oral-iron-weeks': 14 }, next: 'preg-iron-first', not: ['iron-iv-fcm', 'preg-iv-iron-trimester'], applies: ['iron-deficit-treat'] },
    'pregnant, week 20, oral iron failed': { changes: { age: 33, pregnancy: 'pregnant', 'gestation-weeks': 20, ferritin: 30, 'oral-iron': 'completed', 'oral-iron-weeks': 14 }, next: 'preg-iron-first', applies: ['iron-iv-fcm', 'preg-iv-iron-trimester'] },
    'breast-feeding with mild RLS on too little gabapentin': { changes: { age: 33, pregnancy: 'breast-feeding', 'irls-total': 8, ...onGabapentin(900, 3) }, next: 'mild-no-daily-medication', applies: ['preg-drug-safety'], not: ['a2d-gabapentin-underdosed'] },
  },
};

describe.each(Object.entries(stories))('%s', (_, cases) => {
  test.each(Object.entries(cases))('%s', (__, story) => {
    const assessment = assessed(patient(story.changes));
    const outcomes = (rules: readonly string[] = []) => rules.map((rule) => `${rule} ${outcomeOf(assessment, rule)}`);
    expect(assessment.nextStep.rule?.id ?? null).toBe(story.next);
    if (story.why) expect(assessment.nextStep.why).toEqual(story.why);
    expect(outcomes(story.applies)).toEqual((story.applies ?? []).map((rule) => `${rule} applies`));
    expect(outcomes(story.not)).toEqual((story.not ?? []).map((rule) => `${rule} does-not-apply`));
    expect(outcomes(story.open)).toEqual((story.open ?? []).map((rule) => `${rule} undetermined`));
  });
});

describe('An empty chart', () => {
  test('decides nothing, and asks for the age first', () => {
    const assessment = assessed(unknownPatient());
    expect(assessment.nextStep).toEqual({ rule: undefined, why: ['age'] });
    const decided = withOutcome(assessment, 'applies').filter((id) => assessment.rules.some((result) => result.rule.id === id && result.rule.kind === 'decision'));
    expect(decided).toEqual([]);
    expect(assessment.prompts[0]?.fact).toBe('age');
  });
});

describe('Prompts', () => {
  test('a settled chart asks nothing', () => {
    expect(assessed(patient()).prompts).toEqual([]);
  });
  test('the question before the next step comes first', () => {
    const { prompts } = assessed(patient({ 'device-implant': null, 'pdmp-checked': null, 'daytime-symptoms': null }));
    expect(prompts.map((prompt) => prompt.fact)).toEqual(['pdmp-checked', 'device-implant']);
    expect(prompts[0]?.changes).toContain('opioid-next-step');
  });
  test('a review of augmentation that is due asks for its features first', () => {
    const { prompts } = assessed(patient({ ...onRopinirole, ...Object.fromEntries(Object.keys(noFeatures).map((feature) => [feature, null])), 'augmentation-reviewed': null, 'device-implant': null }));
    expect(prompts.slice(0, 6).map((prompt) => prompt.fact).toSorted()).toEqual(Object.keys(noFeatures).toSorted());
    expect(prompts[0]?.changesNextStep).toBe(true);
  });
  test('missing iron studies are asked for first', () => {
    const { prompts } = assessed(patient({ ferritin: null, tsat: null, 'device-implant': null }));
    expect(prompts.slice(0, 2).map((prompt) => prompt.fact).toSorted()).toEqual(['ferritin', 'tsat']);
  });
  test('no QTc is asked for where methadone is not in question', () => {
    expect(assessed(patient({ 'declines-opioid': true, qtc: null })).prompts).toEqual([]);
    expect(assessed(patient({ 'declines-opioid': true, qtc: null, 'considering-methadone': true })).prompts.map((prompt) => prompt.fact)).toEqual(['qtc']);
  });
  test('an override in COPD asks for the severity, although the caution stands until then', () => {
    const { prompts } = assessed(patient({ copd: 'present', 'copd-severity': null, 'override-opioid-avoid-respiratory': true }));
    expect(prompts.map((prompt) => prompt.fact)).toContain('copd-severity');
  });
});
