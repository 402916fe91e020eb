import type { ConsideredDrug } from '../../../src/patient/catalogue/medicines.ts';
import { noOpioid, onGabapentin, opioidOffer, refractory, secondLine, untreated, withGabapentinoid, type Scene, type Stories } from '../story.ts';

const denied = { next: 'scope-rls-diagnosis-required', minus: [...secondLine, 'iron-replete-no-iron', 'a2d-gabapentin-adequate', 'da-do-not-start', 'mon-response-day-night'], plus: ['scope-rls-diagnosis-required'] };
const blockedBy = (...rules: readonly string[]) => ({ ...noOpioid, plus: [...noOpioid.plus, ...rules], states: { 'opioid-gate': 'blocked' } });
const apnoeaFirst = { next: 'exac-osa-untreated', minus: secondLine, plus: ['refractory-not-established', 'exac-osa-untreated', 'opioid-block-osa-untreated'], states: { 'opioid-gate': 'blocked' }, legs: { 'sleep-apnoea': 'no', 'exacerbating-factors': 'yes' } } as const;
const caution = { states: { 'opioid-gate': 'caution' } };
const noMethadone = ['Buprenorphine'];
/** Without methadone or buprenorphine in question no QTc is missing. */
const declined = refractory.and({ 'declines-opioid': true }, { ...noOpioid, states: { 'opioid-gate': 'declined' } });

/** On oxycodone for RLS. */
const onOxycodone = refractory.and(
  { 'current-opioid': true, 'oxycodone-current': true, 'oxycodone-indication': 'rls', 'oxycodone-current-daily-dose': 20, 'opioid-mme': 30 },
  {
    next: 'opioid-current-do-not-stack',
    minus: opioidOffer.filter((rule) => rule !== 'opioid-agreement-pdmp-uds'),
    plus: ['opioid-current-do-not-stack', 'mon-opioid', 'alt-dipyridamole', 'opioid-dose-range', 'a2d-respiratory-cns-caution'],
    states: { 'opioid-gate': 'already-on' },
    lines: { 'opioid-dose-range': [] },
  },
);
/** On an opioid, and on no gabapentinoid. */
const onOxycodoneAlone = onOxycodone.and({ 'gabapentin-current': false, 'gabapentin-current-daily-dose': 0 }, { minus: [...withGabapentinoid, 'mon-a2d', 'a2d-respiratory-cns-caution'] });
const onMethadone = onOxycodone.and(
  { 'oxycodone-current': false, 'oxycodone-indication': 'other', 'oxycodone-current-daily-dose': 0, 'methadone-current': true, 'methadone-indication': 'rls', 'methadone-current-daily-dose': 10, 'opioid-mme': 47, 'qtc-recent': true },
  { plus: ['mon-methadone-ecg'] },
);
const highLine = ['above this range'];

/** Opioids: what blocks them and what calls for caution. */
export const opioidBlocks: Stories = {
  'sleep apnoea, no treatment': refractory.and({ osa: 'present', 'osa-treatment': 'untreated' }, apnoeaFirst),
  'sleep apnoea, the mask unused': refractory.and({ osa: 'present', 'osa-treatment': 'not-adherent' }, apnoeaFirst),
  'sleep apnoea, the mask worn': refractory.and({ osa: 'present', 'osa-treatment': 'treated-adherent' }, { plus: ['opioid-osa-treated-caution'], ...caution, legs: { 'sleep-apnoea': 'yes' } }),
  'sleep apnoea of the past': refractory.and({ osa: 'resolved', 'osa-treatment': 'untreated' }),
  'sleep apnoea of the past, treated': refractory.and({ osa: 'resolved', 'osa-treatment': 'treated-adherent' }),
  'no sleep apnoea, a mask all the same': refractory.and({ osa: 'none', 'osa-treatment': 'treated-adherent' }),
  'sleep apnoea untreated, not RLS': refractory.and({ osa: 'present', 'osa-treatment': 'untreated', 'rls-diagnosis': false }, denied),
  'sleep apnoea treated, not RLS': refractory.and({ osa: 'present', 'osa-treatment': 'treated-adherent', 'rls-diagnosis': false }, denied),
  'mild COPD': refractory.and({ copd: 'present' }, blockedBy('opioid-avoid-respiratory', 'opioid-copd-severity-note', 'a2d-respiratory-cns-caution')),
  'moderate COPD': refractory.and({ copd: 'present', 'copd-severity': 'moderate' }, blockedBy('opioid-avoid-respiratory', 'opioid-copd-severity-note', 'a2d-respiratory-cns-caution')),
  'severe COPD': refractory.and({ copd: 'present', 'copd-severity': 'severe' }, blockedBy('opioid-avoid-respiratory', 'a2d-respiratory-cns-caution')),
  'COPD of unknown severity': refractory.and({ copd: 'present', 'copd-severity': null }, blockedBy('opioid-avoid-respiratory', 'opioid-copd-severity-note', 'a2d-respiratory-cns-caution')),
  'mild COPD, overridden': refractory.and({ copd: 'present', 'override-opioid-avoid-respiratory': true }, { plus: ['opioid-avoid-respiratory', 'opioid-copd-severity-note', 'a2d-respiratory-cns-caution'], ...caution }),
  'moderate COPD, overridden': refractory.and({ copd: 'present', 'copd-severity': 'moderate', 'override-opioid-avoid-respiratory': true }, { plus: ['opioid-avoid-respiratory', 'opioid-copd-severity-note', 'a2d-respiratory-cns-caution'], ...caution }),
  'severe COPD, overridden: it stands': refractory.and({ copd: 'present', 'copd-severity': 'severe', 'override-opioid-avoid-respiratory': true }, blockedBy('opioid-avoid-respiratory', 'a2d-respiratory-cns-caution')),
  'COPD of unknown severity, overridden': refractory.and({ copd: 'present', 'copd-severity': null, 'override-opioid-avoid-respiratory': true }, { ...blockedBy('opioid-avoid-respiratory', 'opioid-copd-severity-note', 'a2d-respiratory-cns-caution'), asksAlso: ['copd-severity'] }),
  'home oxygen': refractory.and({ 'respiratory-compromise': true }, blockedBy('opioid-avoid-respiratory')),
  'home oxygen, overridden: it stands': refractory.and({ 'respiratory-compromise': true, 'override-opioid-avoid-respiratory': true }, blockedBy('opioid-avoid-respiratory')),
  'home oxygen and mild COPD, overridden: it stands': refractory.and({ copd: 'present', 'respiratory-compromise': true, 'override-opioid-avoid-respiratory': true }, blockedBy('opioid-avoid-respiratory', 'opioid-copd-severity-note', 'a2d-respiratory-cns-caution')),
  'home oxygen, not RLS': refractory.and({ 'respiratory-compromise': true, 'rls-diagnosis': false }, denied),
  'no COPD, its severity not known': refractory.and({ 'copd-severity': null }),
  'alcohol use disorder': refractory.and({ 'substance-use': 'active' }, blockedBy('opioid-block-sud-active')),
  'alcohol use disorder, not RLS': refractory.and({ 'substance-use': 'active', 'rls-diagnosis': false }, denied),
  'alcohol use disorder in remission': refractory.and({ 'substance-use': 'remission' }, { plus: ['opioid-sud-remission-caution'], ...caution }),
  'alcohol use disorder in remission, not RLS': refractory.and({ 'substance-use': 'remission', 'rls-diagnosis': false }, denied),
  'high opioid risk': refractory.and({ 'opioid-risk': 'high' }, { plus: ['opioid-sud-remission-caution'], ...caution }),
  'moderate opioid risk': refractory.and({ 'opioid-risk': 'moderate' }, { states: { 'opioid-gate': 'open' } }),
  'naltrexone': refractory.and({ 'opioid-antagonist': true }, blockedBy('opioid-antagonist-or-maoi')),
  'selegiline': refractory.and({ 'mao-inhibitor': true }, blockedBy('opioid-antagonist-or-maoi')),
  'naltrexone, not RLS': refractory.and({ 'opioid-antagonist': true, 'rls-diagnosis': false }, denied),
  'severe liver disease': refractory.and({ 'hepatic-impairment': 'severe' }, blockedBy('opioid-hepatic')),
  'moderate liver disease': refractory.and({ 'hepatic-impairment': 'moderate' }, { minus: ['opioid-er-oxycodone'], plus: ['opioid-hepatic'] }),
  'mild liver disease': refractory.and({ 'hepatic-impairment': 'mild' }),
  'moderate liver disease, not RLS': refractory.and({ 'hepatic-impairment': 'moderate', 'rls-diagnosis': false }, denied),
  'a rash from morphine': refractory.and({ 'opioid-allergy': true }, { plus: ['opioid-allergy'] }),
  'a rash from morphine, not RLS': refractory.and({ 'opioid-allergy': true, 'rls-diagnosis': false }, denied),
  'a rash from oxycodone': refractory.and({ 'oxycodone-allergy': true, 'opioid-allergy': true }, { minus: ['opioid-er-oxycodone'], plus: ['opioid-allergy'] }),
  'she declines opioids': declined,
  'lorazepam': refractory.and({ benzodiazepine: true }, { next: 'alt-npns', minus: [...opioidOffer, ...withGabapentinoid], plus: ['opioid-benzodiazepine', 'exac-no-abrupt-stop', 'a2d-respiratory-cns-caution'], ...caution }),
  'lorazepam, overridden': refractory.and({ benzodiazepine: true, 'override-opioid-benzodiazepine': true }, { plus: ['opioid-benzodiazepine', 'exac-no-abrupt-stop', 'a2d-respiratory-cns-caution'], ...caution }),
  'lorazepam, opioids declined': refractory.and({ benzodiazepine: true, 'declines-opioid': true }, { ...noOpioid, plus: [...noOpioid.plus, 'a2d-respiratory-cns-caution'] }),
  'lorazepam, opioids declined, oxycodone in mind all the same': refractory.and({ benzodiazepine: true, 'declines-opioid': true, 'considering-oxycodone': true }, { ...noOpioid, minus: [...opioidOffer, 'opioid-naloxone'], plus: [...noOpioid.plus, 'a2d-respiratory-cns-caution', 'opioid-benzodiazepine', 'exac-no-abrupt-stop'] }),
  'lorazepam and naltrexone': refractory.and({ benzodiazepine: true, 'opioid-antagonist': true }, { ...noOpioid, plus: [...noOpioid.plus, 'a2d-respiratory-cns-caution', 'opioid-antagonist-or-maoi'] }),
  'lorazepam, not refractory': refractory.and({ benzodiazepine: true, 'rls-criteria-confirmed': false }, { next: null, minus: secondLine, plus: ['refractory-not-established', 'a2d-respiratory-cns-caution'] }),
  'lorazepam with oxycodone': onOxycodone.and({ benzodiazepine: true }, { plus: ['opioid-benzodiazepine', 'exac-no-abrupt-stop'] }),
};

const open = (...rules: readonly string[]) => ({
  next: null,
  minus: ['opioid-methadone-ecg-missing'],
  plus: ['opioid-screen-incomplete', 'missing-data-cannot-conclude'],
  open: [...opioidOffer.filter((rule) => rule !== 'opioid-methadone-ecg-missing'), ...withGabapentinoid, ...rules],
});
const refractoryOpen = ['refractory-established', 'refractory-not-established', 'alt-npns', 'exac-osa-untreated', 'opioid-block-osa-untreated'];

/** The screen before an opioid, one item missing at a time. */
export const opioidScreen: Stories = {
  'monitoring programme not looked up': refractory.and({ 'pdmp-checked': null }, { ...open(), why: ['pdmp-checked'], asks: ['pdmp-checked'] }),
  'opioid risk not assessed': refractory.and({ 'opioid-risk': null }, open('opioid-sud-remission-caution')),
  'substance use not asked': refractory.and({ 'substance-use': null }, open('opioid-block-sud-active', 'opioid-sud-remission-caution', 'alt-dipyridamole')),
  'COPD not known': refractory.and({ copd: null }, open('opioid-avoid-respiratory', 'opioid-copd-severity-note', 'a2d-respiratory-cns-caution', 'alt-dipyridamole')),
  'other respiratory compromise not known': refractory.and({ 'respiratory-compromise': null }, open('opioid-avoid-respiratory', 'alt-dipyridamole')),
  'lung disease not known': refractory.and({ 'lung-disease': null }, open('a2d-respiratory-cns-caution')),
  'current opioids not known': refractory.and({ 'current-opioid': null }, open('opioid-current-do-not-stack', 'mon-opioid', 'alt-dipyridamole', 'a2d-respiratory-cns-caution')),
  'benzodiazepines not known': refractory.and({ benzodiazepine: null }, open('opioid-benzodiazepine', 'exac-no-abrupt-stop', 'a2d-respiratory-cns-caution')),
  'other sedatives not known': refractory.and({ 'cns-depressant': null }, open('a2d-respiratory-cns-caution')),
  'renal function not known': refractory.and({ 'renal-function': null, crcl: null }, { ...open('a2d-renal-cap', 'opioid-ckd-4-5', 'opioid-fentanyl-not-for-naive'), plus: ['opioid-screen-incomplete', 'missing-data-cannot-conclude', 'a2d-crcl-missing'] }),
  'pregnancy not known': refractory.and({ pregnancy: null }, open('preg-iron-first', 'preg-drug-safety', 'alt-npns', 'alt-refer-specialist')),
  'sleep apnoea never looked for': refractory.and({ osa: null }, { ...open(...refractoryOpen), plus: ['opioid-screen-incomplete', 'missing-data-cannot-conclude', 'exac-osa-status-unknown'] }),
  'sleep apnoea, whether treated not known': refractory.and({ osa: 'present', 'osa-treatment': null }, { ...open(...refractoryOpen, 'opioid-osa-treated-caution'), plus: ['opioid-screen-incomplete', 'missing-data-cannot-conclude', 'exac-osa-status-unknown'] }),
  'no sleep apnoea, so no treatment to know of': refractory.and({ 'osa-treatment': null }),
  'sleep apnoea never looked for, not RLS': refractory.and({ osa: null, 'rls-diagnosis': false }, denied),
  'sleep apnoea and criteria not known: the screen alone would not do': refractory.and(
    { osa: null, 'rls-criteria-confirmed': null },
    { ...open(...refractoryOpen), plus: ['missing-data-cannot-conclude', 'exac-osa-status-unknown', 'scope-confirm-criteria-and-mimics'] },
  ),
  'monitoring programme not looked up, not refractory': refractory.and({ 'pdmp-checked': null, 'rls-criteria-confirmed': false }, { next: null, minus: secondLine, plus: ['refractory-not-established'] }),
  'monitoring programme not looked up, opioid blocked': refractory.and({ 'pdmp-checked': null, 'substance-use': 'active' }, blockedBy('opioid-block-sud-active')),
  'monitoring programme not looked up, opioid declined': refractory.and({ 'pdmp-checked': null, 'declines-opioid': true }, { ...noOpioid, plus: [...noOpioid.plus, 'opioid-screen-incomplete'] }),
  'monitoring programme not looked up, diagnosis denied': refractory.and({ 'pdmp-checked': null, 'rls-diagnosis': false }, denied),
};

const opioids: readonly ConsideredDrug[] = ['oxycodone', 'buprenorphine', 'hydrocodone', 'morphine', 'fentanyl', 'other-opioid'];
/** Offered an opioid, and nothing yet that asks for naloxone. */
const lowRisk = untreated.and({ 'pregabalin-contraindicated': true }, { next: 'opioid-next-step', minus: ['a2d-never-tried', 'refractory-not-established'], plus: ['refractory-established', ...opioidOffer, 'alt-npns', 'a2d-intolerant-or-contraindicated'] });

/** Opioids: which one, how much, and what goes with it. */
export const opioidAgents: Stories = {
  'QTc 449': refractory.and({ qtc: 449 }, { lines: { 'opioid-methadone-buprenorphine': ['Methadone', 'Buprenorphine'] } }),
  'QTc 450': refractory.and({ qtc: 450 }, { plus: ['opioid-methadone-qtc-450'], lines: { 'opioid-methadone-buprenorphine': noMethadone } }),
  'QTc 451': refractory.and({ qtc: 451 }, { plus: ['opioid-methadone-qtc-450'] }),
  'QTc 499': refractory.and({ qtc: 499 }, { plus: ['opioid-methadone-qtc-450'], lines: { 'opioid-methadone-buprenorphine': noMethadone } }),
  'QTc 500': refractory.and({ qtc: 500 }, { plus: ['opioid-methadone-qtc-500'], lines: { 'opioid-methadone-buprenorphine': [] } }),
  'QTc 501': refractory.and({ qtc: 501 }, { plus: ['opioid-methadone-qtc-500'] }),
  'QTc 510, on methadone': onMethadone.and({ qtc: 510 }, { next: 'opioid-methadone-qtc-500', plus: ['opioid-methadone-qtc-500'] }),
  'a QT-prolonging drug': refractory.and({ 'qt-risk': true }, { lines: { 'opioid-methadone-buprenorphine': ['Methadone'] } }),
  'a recent QTc': refractory.and({ 'qtc-recent': true }, { minus: ['opioid-methadone-ecg-missing'] }),
  'no QTc': refractory.and({ qtc: null }, { open: ['opioid-methadone-qtc-450', 'opioid-methadone-qtc-500'] }),
  'no QTc, whether any is recent unknown': refractory.and({ qtc: null, 'qtc-recent': null }, { open: ['opioid-methadone-qtc-450', 'opioid-methadone-qtc-500'], asks: ['qtc'] }),
  'no QTc, opioids declined: none is needed': declined.and({ qtc: null }, { open: ['opioid-methadone-qtc-450', 'opioid-methadone-qtc-500'], asks: [] }),
  'no QTc, opioids declined, methadone in mind': declined.and({ qtc: null, 'considering-methadone': true }, { open: ['opioid-methadone-qtc-450', 'opioid-methadone-qtc-500'], plus: ['opioid-methadone-ecg-missing', 'opioid-gabapentinoid-combined', 'missing-data-cannot-conclude'], asks: ['qtc'] }),
  'no QTc on methadone': onMethadone.and({ qtc: null, 'qtc-recent': null }, { next: null, open: ['opioid-methadone-qtc-450', 'opioid-methadone-qtc-500'], plus: ['opioid-methadone-ecg-missing', 'missing-data-cannot-conclude'], asks: ['qtc'] }),
  'an old QTc on methadone': onMethadone.and({ 'qtc-recent': false }, { plus: ['opioid-methadone-ecg-missing'] }),
  'methadone in mind, opioids declined': declined.and({ 'considering-methadone': true }, { plus: ['opioid-methadone-ecg-missing', 'opioid-gabapentinoid-combined'] }),
  'methadone in mind, a recent QTc': declined.and({ 'considering-methadone': true, 'qtc-recent': true }, { plus: ['opioid-gabapentinoid-combined'] }),
  'methadone, whether taken unknown': refractory.and({ 'methadone-current': null, 'qtc-recent': true }, { minus: ['opioid-methadone-ecg-missing'], open: ['mon-methadone-ecg'] }),
  'buprenorphine in mind with a QT risk': refractory.and({ 'considering-buprenorphine': true, 'qt-risk': true }, { plus: ['opioid-buprenorphine-qt'] }),
  'buprenorphine in mind, QTc 499': refractory.and({ 'considering-buprenorphine': true, qtc: 499 }, { plus: ['opioid-methadone-qtc-450'] }),
  'buprenorphine in mind, QTc 500': refractory.and({ 'considering-buprenorphine': true, qtc: 500 }, { plus: ['opioid-methadone-qtc-500', 'opioid-buprenorphine-qt'] }),
  'buprenorphine in mind, QTc 501': refractory.and({ 'considering-buprenorphine': true, qtc: 501 }, { plus: ['opioid-methadone-qtc-500', 'opioid-buprenorphine-qt'] }),
  'buprenorphine in mind, no QTc': refractory.and({ 'considering-buprenorphine': true, qtc: null }, { open: ['opioid-methadone-qtc-450', 'opioid-methadone-qtc-500', 'opioid-buprenorphine-qt'], plus: ['missing-data-cannot-conclude'] }),
  ...Object.fromEntries(opioids.map((drug): [string, Scene] => [`${drug} in mind, opioids declined`, declined.and({ [`considering-${drug}`]: true }, { plus: ['opioid-gabapentinoid-combined'] })])),
  'codeine in mind': declined.and({ 'considering-codeine': true }, { plus: ['opioid-gabapentinoid-combined', 'opioid-weak-not-safer'] }),
  'tramadol in mind': declined.and({ 'considering-tramadol': true }, { plus: ['opioid-gabapentinoid-combined', 'opioid-weak-not-safer', 'opioid-tramadol-augmentation'] }),
  'codeine in mind, poor metaboliser': declined.and({ 'considering-codeine': true, cyp2d6: 'poor' }, { plus: ['opioid-gabapentinoid-combined', 'opioid-weak-not-safer', 'opioid-cyp2d6'] }),
  'codeine in mind, ultrarapid metaboliser': declined.and({ 'considering-codeine': true, cyp2d6: 'ultrarapid' }, { plus: ['opioid-gabapentinoid-combined', 'opioid-weak-not-safer', 'opioid-cyp2d6'] }),
  'codeine in mind, intermediate metaboliser': declined.and({ 'considering-codeine': true, cyp2d6: 'intermediate' }, { plus: ['opioid-gabapentinoid-combined', 'opioid-weak-not-safer'] }),
  'codeine in mind, on paroxetine': declined.and({ 'considering-codeine': true, 'cyp2d6-inhibitor': true }, { plus: ['opioid-gabapentinoid-combined', 'opioid-weak-not-safer', 'opioid-cyp2d6'] }),
  'tramadol in mind, poor metaboliser': declined.and({ 'considering-tramadol': true, cyp2d6: 'poor' }, { plus: ['opioid-gabapentinoid-combined', 'opioid-weak-not-safer', 'opioid-tramadol-augmentation', 'opioid-cyp2d6'] }),
  'hydrocodone in mind, poor metaboliser': declined.and({ 'considering-hydrocodone': true, cyp2d6: 'poor' }, { plus: ['opioid-gabapentinoid-combined', 'opioid-cyp2d6'] }),
  'oxycodone in mind, poor metaboliser': declined.and({ 'considering-oxycodone': true, cyp2d6: 'poor' }, { plus: ['opioid-gabapentinoid-combined', 'opioid-cyp2d6'] }),
  'methadone in mind, poor metaboliser': declined.and({ 'considering-methadone': true, cyp2d6: 'poor' }, { plus: ['opioid-gabapentinoid-combined', 'opioid-methadone-ecg-missing'] }),
  'poor metaboliser, nothing in mind': declined.and({ cyp2d6: 'poor' }),
  'CKD 4 on the problem list': refractory.and({ 'ckd-stage': '4' }, { minus: ['opioid-er-oxycodone'], plus: ['opioid-ckd-4-5', 'opioid-fentanyl-not-for-naive'] }),
  'CKD 5 on the problem list': refractory.and({ 'ckd-stage': '5' }, { minus: ['opioid-er-oxycodone'], plus: ['opioid-ckd-4-5', 'opioid-fentanyl-not-for-naive'] }),
  'CKD 3 on the problem list': refractory.and({ 'ckd-stage': '3' }),
  'CKD 4, opioids declined': declined.and({ 'ckd-stage': '4' }, { plus: ['opioid-fentanyl-not-for-naive'] }),
  'CKD 4, opioids declined, morphine in mind': declined.and({ 'ckd-stage': '4', 'considering-morphine': true }, { plus: ['opioid-fentanyl-not-for-naive', 'opioid-ckd-4-5', 'opioid-gabapentinoid-combined'] }),
  'CKD 4, used to opioids': onOxycodone.and({ 'ckd-stage': '4', 'opioid-tolerant': true }, { plus: ['opioid-ckd-4-5'] }),
  'CKD 4, on an opioid of a low dose': onOxycodone.and({ 'ckd-stage': '4' }, { plus: ['opioid-ckd-4-5', 'opioid-fentanyl-not-for-naive'] }),
  'CKD 4, whether used to opioids unknown: counts as not': onOxycodone.and({ 'ckd-stage': '4', 'opioid-tolerant': null }, { plus: ['opioid-ckd-4-5', 'opioid-fentanyl-not-for-naive'] }),
  'CKD 4, not RLS': refractory.and({ 'ckd-stage': '4', 'rls-diagnosis': false }, denied),
  'oxycodone 20 mg for RLS': onOxycodone,
  'oxycodone 30 mg for RLS': onOxycodone.and({ 'oxycodone-current-daily-dose': 30, 'opioid-mme': 45 }, { lines: { 'opioid-dose-range': [] } }),
  'oxycodone 31 mg for RLS': onOxycodone.and({ 'oxycodone-current-daily-dose': 31, 'opioid-mme': 46.5 }, { lines: { 'opioid-dose-range': highLine } }),
  'oxycodone for pain': onOxycodone.and({ 'oxycodone-indication': 'pain' }, { minus: ['opioid-dose-range'] }),
  'oxycodone for RLS, not taken any more': declined.and({ 'oxycodone-indication': 'rls', 'methadone-indication': 'rls', 'buprenorphine-indication': 'rls', 'tramadol-indication': 'rls' }),
  'methadone 10 mg for RLS': onMethadone,
  'methadone 20 mg for RLS': onMethadone.and({ 'methadone-current-daily-dose': 20, 'opioid-mme': 94 }, { plus: ['opioid-mme-50'], lines: { 'opioid-dose-range': [] } }),
  'methadone 21 mg for RLS': onMethadone.and({ 'methadone-current-daily-dose': 21, 'opioid-mme': 98.7 }, { plus: ['opioid-mme-50'], lines: { 'opioid-dose-range': highLine } }),
  'methadone for pain': onMethadone.and({ 'methadone-indication': 'pain' }, { minus: ['opioid-dose-range'] }),
  'methadone for opioid use disorder': onMethadone.and({ 'methadone-indication': 'oud' }, { next: 'opioid-on-moud', minus: ['opioid-dose-range'], plus: ['opioid-on-moud'] }),
  'methadone for opioid use disorder on the list, no opioid she says': refractory.and(
    { 'methadone-current': true, 'methadone-indication': 'oud', 'qtc-recent': true, 'current-opioid': null },
    { ...noOpioid, next: 'opioid-on-moud', minus: opioidOffer.filter((rule) => rule !== 'opioid-agreement-pdmp-uds'), plus: ['alt-dipyridamole', 'opioid-on-moud', 'mon-methadone-ecg', 'missing-data-cannot-conclude'], open: [...withGabapentinoid, 'opioid-agreement-pdmp-uds', 'opioid-current-do-not-stack', 'mon-opioid', 'a2d-respiratory-cns-caution'] },
  ),
  'buprenorphine for opioid use disorder': onOxycodone.and({ 'oxycodone-current': false, 'buprenorphine-current': true, 'buprenorphine-indication': 'oud', 'opioid-mme': 0 }, { next: 'opioid-on-moud', minus: ['opioid-dose-range'], plus: ['opioid-on-moud'] }),
  'buprenorphine for RLS': onOxycodone.and({ 'oxycodone-current': false, 'buprenorphine-current': true, 'buprenorphine-indication': 'rls', 'opioid-mme': 0 }),
  'buprenorphine for pain': onOxycodone.and({ 'oxycodone-current': false, 'buprenorphine-current': true, 'buprenorphine-indication': 'pain', 'opioid-mme': 0 }, { minus: ['opioid-dose-range'] }),
  'opioid use disorder treated once with both': declined.and({ 'buprenorphine-indication': 'oud', 'methadone-indication': 'oud' }),
  'tramadol for RLS': onOxycodone.and({ 'oxycodone-current': false, 'tramadol-current': true, 'tramadol-indication': 'rls', 'other-exacerbating-drug': true }, { plus: ['opioid-tramadol-augmentation', 'exac-other-drugs'] }),
  'tramadol for pain, poor metaboliser': onOxycodone.and({ 'oxycodone-current': false, 'tramadol-current': true, 'tramadol-indication': 'pain', 'other-exacerbating-drug': true, cyp2d6: 'poor' }, { minus: ['opioid-dose-range'], plus: ['exac-other-drugs', 'opioid-cyp2d6'] }),
  'tramadol, its reason not known': onOxycodone.and({ 'oxycodone-current': false, 'tramadol-current': true, 'tramadol-indication': null, 'other-exacerbating-drug': true }, { plus: ['exac-other-drugs', 'missing-data-cannot-conclude'], open: ['opioid-dose-range', 'opioid-tramadol-augmentation'] }),
  '49 MME': onOxycodone.and({ 'opioid-mme': 49 }),
  '50 MME': onOxycodone.and({ 'opioid-mme': 50 }, { plus: ['opioid-mme-50'] }),
  '51 MME': onOxycodone.and({ 'opioid-mme': 51 }, { plus: ['opioid-mme-50'] }),
  'MME not computable': onOxycodone.and({ 'opioid-mme': null }, { open: ['opioid-mme-50'], plus: ['missing-data-cannot-conclude'] }),
  'oxycodone, no gabapentinoid, nothing that asks for naloxone': onOxycodoneAlone,
  'oxycodone, 49 MME': onOxycodoneAlone.and({ 'opioid-mme': 49 }),
  'oxycodone, 50 MME': onOxycodoneAlone.and({ 'opioid-mme': 50 }, { plus: ['opioid-mme-50', 'opioid-naloxone'] }),
  'oxycodone, 51 MME': onOxycodoneAlone.and({ 'opioid-mme': 51 }, { plus: ['opioid-mme-50', 'opioid-naloxone'] }),
  'oxycodone, active substance use': onOxycodoneAlone.and({ 'substance-use': 'active' }, { plus: ['opioid-naloxone', 'opioid-block-sud-active'] }),
  'oxycodone, MME not computable': onOxycodoneAlone.and({ 'opioid-mme': null }, { open: ['opioid-mme-50', 'opioid-naloxone'], plus: ['missing-data-cannot-conclude'] }),
  'an opioid offered, low risk': lowRisk,
  'an opioid offered, 64 years': lowRisk.and({ age: 64 }),
  'an opioid offered, 65 years': lowRisk.and({ age: 65 }, { plus: ['opioid-naloxone'] }),
  'an opioid offered, substance use in remission': lowRisk.and({ 'substance-use': 'remission' }, { plus: ['opioid-naloxone', 'opioid-sud-remission-caution'] }),
  'an opioid offered, sleep apnoea treated': lowRisk.and({ osa: 'present', 'osa-treatment': 'treated-adherent' }, { plus: ['opioid-naloxone', 'opioid-osa-treated-caution'] }),
  'an opioid offered, sleep apnoea of the past': lowRisk.and({ osa: 'resolved' }),
  'an opioid offered, asthma': lowRisk.and({ 'lung-disease': true }, { plus: ['opioid-naloxone'] }),
  'an opioid offered, COPD overridden': lowRisk.and({ copd: 'present', 'override-opioid-avoid-respiratory': true }, { plus: ['opioid-naloxone', 'opioid-avoid-respiratory', 'opioid-copd-severity-note'] }),
  'an opioid offered, lorazepam overridden': lowRisk.and({ benzodiazepine: true, 'override-opioid-benzodiazepine': true }, { plus: ['opioid-naloxone', 'opioid-benzodiazepine', 'exac-no-abrupt-stop'] }),
  'an opioid offered, CKD 4': lowRisk.and({ 'ckd-stage': '4' }, { minus: ['opioid-er-oxycodone'], plus: ['opioid-naloxone', 'opioid-ckd-4-5', 'opioid-fentanyl-not-for-naive'] }),
  'an opioid offered, mild liver disease': lowRisk.and({ 'hepatic-impairment': 'mild' }, { plus: ['opioid-naloxone'] }),
  'an opioid offered, moderate liver disease': lowRisk.and({ 'hepatic-impairment': 'moderate' }, { minus: ['opioid-er-oxycodone'], plus: ['opioid-naloxone', 'opioid-hepatic'] }),
  'oxycodone, severe liver disease': onOxycodoneAlone.and({ 'hepatic-impairment': 'severe' }, { plus: ['opioid-naloxone', 'opioid-hepatic'] }),
  'oxycodone, not RLS: what is said of it stands': onOxycodone.and(
    { 'rls-diagnosis': false },
    { next: 'scope-rls-diagnosis-required', minus: ['refractory-established', 'alt-npns', 'alt-dipyridamole', 'iron-replete-no-iron', 'a2d-gabapentin-adequate', 'da-do-not-start', 'mon-response-day-night'], plus: ['scope-rls-diagnosis-required'] },
  ),
  'oxycodone alone: followed day and night': onOxycodoneAlone.and({ 'gabapentin-result': 'effective' }, { minus: ['a2d-gabapentin-adequate', 'refractory-established', 'alt-npns', 'alt-dipyridamole'], plus: ['refractory-not-established'] }),
  'gabapentin at night and oxycodone': onOxycodone.and(onGabapentin(2100, 3)),
};
