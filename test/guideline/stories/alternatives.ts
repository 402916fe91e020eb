import { noOpioid, notAsked, opioidOffer, refractory, secondLine, withGabapentinoid, type Scene, type Stories } from '../story.ts';

const device = ['device-implant', 'device-epilepsy', 'device-metal-leg', 'device-skin', 'device-adhesive'] as const;
const denied = { next: 'scope-rls-diagnosis-required', minus: [...secondLine, 'iron-replete-no-iron', 'a2d-gabapentin-adequate', 'da-do-not-start', 'mon-response-day-night'], plus: ['scope-rls-diagnosis-required'] };
const everythingOut = refractory.and(
  { 'declines-opioid': true, 'declines-device': true, 'dipyridamole-caution': true },
  { next: 'alt-refer-specialist', minus: [...opioidOffer, ...withGabapentinoid, 'alt-npns'], plus: ['alt-dipyridamole-caution', 'alt-refer-specialist'] },
);

/** G. What is left where opioids are blocked or declined. */
export const alternatives: Stories = {
  ...Object.fromEntries(
    device.flatMap((question): [string, Scene][] => [
      [`${question}: no stimulation`, refractory.and({ [question]: true }, { minus: ['alt-npns'], plus: ['alt-npns-contraindicated'] })],
      [`${question} not answered`, refractory.and({ [question]: null }, { open: ['alt-npns', 'alt-npns-contraindicated'], plus: ['alt-npns-facts-missing'], asks: [question] })],
      [`${question}, opioid declined`, refractory.and({ [question]: true, 'declines-opioid': true }, { ...noOpioid, next: 'alt-dipyridamole', minus: [...noOpioid.minus, 'alt-npns'], plus: ['alt-dipyridamole', 'alt-npns-contraindicated'] })],
    ]),
  ),
  'a pacemaker, not RLS': refractory.and({ 'device-implant': true, 'rls-diagnosis': false }, denied),
  'the device declined': refractory.and({ 'declines-device': true }, { minus: ['alt-npns'] }),
  'the device declined, no question answered: none is put': refractory.and({ 'declines-device': true, ...notAsked(...device) }, { minus: ['alt-npns'], open: ['alt-npns-contraindicated'] }),
  'a pacemaker, the other questions not answered: it is settled': refractory.and({ ...notAsked(...device), 'device-implant': true }, { minus: ['alt-npns'], plus: ['alt-npns-contraindicated'] }),
  'IRLS 14, no question answered': refractory.and({ 'irls-total': 14, ...notAsked(...device) }, { minus: ['alt-npns'], open: ['alt-npns-contraindicated'] }),
  'IRLS 15, no question answered': refractory.and({ 'irls-total': 15, ...notAsked(...device) }, { open: ['alt-npns', 'alt-npns-contraindicated'], plus: ['alt-npns-facts-missing'] }),
  'IRLS 16, no question answered': refractory.and({ 'irls-total': 16, ...notAsked(...device) }, { open: ['alt-npns', 'alt-npns-contraindicated'], plus: ['alt-npns-facts-missing'] }),
  'not refractory, no question answered': refractory.and({ 'rls-criteria-confirmed': false, ...notAsked(...device) }, { next: null, minus: secondLine, open: ['alt-npns-contraindicated'], plus: ['refractory-not-established'] }),
  'criteria not asked, no question answered': refractory.and(
    { 'rls-criteria-confirmed': null, ...notAsked(...device) },
    { next: null, minus: ['opioid-methadone-ecg-missing'], open: [...secondLine.filter((rule) => rule !== 'opioid-methadone-ecg-missing'), 'refractory-not-established', 'alt-npns-contraindicated'], plus: ['scope-confirm-criteria-and-mimics', 'missing-data-cannot-conclude'] },
  ),
  'whether she declines the device unknown': refractory.and({ 'declines-device': null }, { open: ['alt-npns'] }),
  'opioid declined, IRLS 14: dipyridamole': refractory.and({ 'declines-opioid': true, 'irls-total': 14 }, { ...noOpioid, next: 'alt-dipyridamole', minus: [...noOpioid.minus, 'alt-npns'] }),
  'opioid declined, unstable angina': refractory.and({ 'declines-opioid': true, 'dipyridamole-caution': true }, { next: 'alt-npns', minus: noOpioid.minus, plus: ['alt-dipyridamole-caution'] }),
  'unstable angina': refractory.and({ 'dipyridamole-caution': true }, { plus: ['alt-dipyridamole-caution'] }),
  'unstable angina, not RLS': refractory.and({ 'dipyridamole-caution': true, 'rls-diagnosis': false }, denied),
  'opioid and device declined': refractory.and({ 'declines-opioid': true, 'declines-device': true }, { ...noOpioid, next: 'alt-dipyridamole', minus: [...noOpioid.minus, 'alt-npns'] }),
  'device declined, unstable angina: the opioid is left': refractory.and({ 'declines-device': true, 'dipyridamole-caution': true }, { minus: ['alt-npns'], plus: ['alt-dipyridamole-caution'] }),
  'everything out or declined: a specialist': everythingOut,
  'a pacemaker, opioid blocked, unstable angina: a specialist': everythingOut.and({ 'declines-device': false, 'device-implant': true, 'declines-opioid': false, 'opioid-antagonist': true }, { plus: ['alt-npns-contraindicated', 'opioid-antagonist-or-maoi'] }),
  'everything out, not refractory': everythingOut.and({ 'rls-criteria-confirmed': false }, { next: null, minus: ['alt-refer-specialist', 'refractory-established'], plus: ['refractory-not-established'] }),
  'everything out, IRLS 14': everythingOut.and({ 'irls-total': 14 }),
  'opioid declined, unstable angina, IRLS 14: too mild for the device, so a specialist': everythingOut.and({ 'declines-device': false, 'irls-total': 14 }),
  'opioid declined, unstable angina, IRLS 15: the device is left': everythingOut.and({ 'declines-device': false, 'irls-total': 15 }, { next: 'alt-npns', minus: ['alt-refer-specialist'], plus: ['alt-npns'] }),
  'very severe, not refractory': refractory.and({ 'irls-total': 31, 'rls-criteria-confirmed': false }, { next: 'alt-refer-specialist', minus: secondLine, plus: ['refractory-not-established', 'alt-refer-specialist'] }),
  'IRLS 32': refractory.and({ 'irls-total': 32 }, { plus: ['alt-refer-specialist'] }),
};

const substances = ['alcohol', 'caffeine', 'nicotine'] as const;
const notReviewed = { minus: secondLine, plus: ['refractory-not-established'] };
/** Not reviewed: what is found comes first. */
const open = (rule: string, ...more: readonly string[]) => ({ ...notReviewed, next: rule, plus: ['refractory-not-established', rule, ...more] });

/** D. What makes RLS worse. */
export const exacerbators: Stories = {
  'diphenhydramine': refractory.and({ 'antihistamine-first-generation': true }, { plus: ['exac-antihistamine-first-gen'] }),
  'diphenhydramine over the counter': refractory.and({ 'otc-sedating-antihistamine': true }, { plus: ['exac-antihistamine-first-gen'] }),
  'diphenhydramine, not reviewed': refractory.and({ 'antihistamine-first-generation': true, 'exacerbators-reviewed': false }, open('exac-antihistamine-first-gen')),
  'diphenhydramine, whether reviewed unknown': refractory.and(
    { 'antihistamine-first-generation': true, 'exacerbators-reviewed': null },
    { next: null, minus: ['opioid-methadone-ecg-missing'], open: [...secondLine.filter((rule) => rule !== 'opioid-methadone-ecg-missing'), 'refractory-not-established'], plus: ['exac-antihistamine-first-gen', 'missing-data-cannot-conclude'] },
  ),
  'diphenhydramine, not RLS': refractory.and({ 'antihistamine-first-generation': true, 'rls-diagnosis': false }, denied),
  'loratadine': refractory.and({ 'antihistamine-second-generation': true }, { plus: ['exac-antihistamine-second-gen-exempt'] }),
  'metoclopramide': refractory.and({ 'dopamine-antagonist': true }, { plus: ['exac-dopamine-antagonist', 'exac-no-abrupt-stop'] }),
  'metoclopramide, not reviewed': refractory.and({ 'dopamine-antagonist': true, 'exacerbators-reviewed': false }, open('exac-dopamine-antagonist', 'exac-no-abrupt-stop')),
  'metoclopramide, not RLS': refractory.and({ 'dopamine-antagonist': true, 'rls-diagnosis': false }, denied),
  'sertraline': refractory.and({ 'serotonergic-antidepressant': true }, { plus: ['exac-serotonergic-antidepressant', 'exac-no-abrupt-stop'] }),
  'sertraline, not reviewed': refractory.and({ 'serotonergic-antidepressant': true, 'exacerbators-reviewed': false }, open('exac-serotonergic-antidepressant', 'exac-no-abrupt-stop')),
  'sertraline, not RLS': refractory.and({ 'serotonergic-antidepressant': true, 'rls-diagnosis': false }, denied),
  'diphenhydramine, metoclopramide and sertraline, not reviewed': refractory.and(
    { 'antihistamine-first-generation': true, 'dopamine-antagonist': true, 'serotonergic-antidepressant': true, 'exacerbators-reviewed': false },
    open('exac-antihistamine-first-gen', 'exac-dopamine-antagonist', 'exac-serotonergic-antidepressant', 'exac-no-abrupt-stop'),
  ),
  'metoclopramide, sertraline and wine, not reviewed': refractory.and({ 'dopamine-antagonist': true, 'serotonergic-antidepressant': true, alcohol: true, 'exacerbators-reviewed': false }, open('exac-dopamine-antagonist', 'exac-serotonergic-antidepressant', 'exac-no-abrupt-stop', 'exac-substances-ask')),
  'sertraline and wine, not reviewed': refractory.and({ 'serotonergic-antidepressant': true, alcohol: true, 'exacerbators-reviewed': false }, open('exac-serotonergic-antidepressant', 'exac-no-abrupt-stop', 'exac-substances-ask')),
  'untreated sleep apnoea and diphenhydramine, not reviewed': refractory.and({ osa: 'present', 'antihistamine-first-generation': true, 'exacerbators-reviewed': false }, { ...notReviewed, next: 'exac-osa-untreated', plus: ['refractory-not-established', 'exac-osa-untreated', 'opioid-block-osa-untreated', 'exac-antihistamine-first-gen'] }),
  'bupropion for depression': refractory.and({ 'bupropion-current': true, 'bupropion-indication': 'mood' }, { plus: ['exac-bupropion-exempt', 'avoid-only-for-rls-indication'] }),
  'bupropion to stop smoking': refractory.and({ 'bupropion-current': true, 'bupropion-indication': 'other' }, { plus: ['exac-bupropion-exempt', 'avoid-only-for-rls-indication'] }),
  'bupropion for anxiety': refractory.and({ 'bupropion-current': true, 'bupropion-indication': 'anxiety' }, { plus: ['exac-bupropion-exempt', 'avoid-only-for-rls-indication'] }),
  'bupropion for pain': refractory.and({ 'bupropion-current': true, 'bupropion-indication': 'pain' }, { plus: ['avoid-only-for-rls-indication'] }),
  'bupropion before, for depression': refractory.and({ 'bupropion-indication': 'mood' }),
  'topiramate': refractory.and({ 'other-exacerbating-drug': true }, { plus: ['exac-other-drugs'] }),
  'topiramate, not RLS': refractory.and({ 'other-exacerbating-drug': true, 'rls-diagnosis': false }, denied),
  ...Object.fromEntries(
    substances.flatMap((substance): [string, Scene][] => [
      [substance, refractory.and({ [substance]: true }, { plus: ['exac-substances-ask'] })],
      [`${substance} not asked`, refractory.and({ [substance]: null }, { plus: ['exac-substances-ask'] })],
      [`${substance}, not reviewed`, refractory.and({ [substance]: true, 'exacerbators-reviewed': false }, open('exac-substances-ask'))],
      [`${substance} not asked, not RLS`, refractory.and({ [substance]: null, 'rls-diagnosis': false }, denied)],
    ]),
  ),
};
