import type { FactId } from '../../../src/patient/catalogue.ts';
import type { Changes } from '../patients.ts';
import { noFeatures, notAsked, refractory, type Scene, type Stories } from '../story.ts';

const drugs = ['pramipexole', 'ropinirole', 'rotigotine', 'levodopa', 'cabergoline', 'bromocriptine', 'apomorphine'] as const;
type Drug = (typeof drugs)[number];
const forRls = (drug: Drug): Changes => ({ [`${drug}-current`]: true, [`${drug}-indication`]: 'rls', 'augmentation-reviewed': true });

/** Levodopa and cabergoline have rows against them, too. */
const against = (drug: Drug): readonly string[] => (drug === 'levodopa' ? ['avoid-levodopa'] : drug === 'cabergoline' ? ['avoid-cabergoline'] : []);
const listed = (drug: Drug): readonly string[] => (drug === 'levodopa' || drug === 'cabergoline' ? ['avoid-only-for-rls-indication'] : []);
const taken = ['da-no-abrupt-stop', 'da-impulse-control-screen'];

const stable = (drug: Drug): Scene => refractory.and(forRls(drug), { minus: ['da-do-not-start'], plus: [...taken, ...against(drug), 'da-on-stable-no-augmentation'], states: { 'da-state': 'stable' } });
const suspected = { minus: ['da-on-stable-no-augmentation'], plus: ['da-augmentation-no-increase'], states: { 'da-state': 'suspected-augmentation' } };
const escalated = { minus: ['da-on-stable-no-augmentation'], plus: ['da-augmentation-no-increase', 'da-dose-escalation-suspect'], states: { 'da-state': 'suspected-augmentation' } };
const overMaximum = { minus: ['da-on-stable-no-augmentation'], plus: ['da-augmentation-no-increase', 'da-dose-escalation-suspect', 'da-dose-over-max'] };
const wayOut = ['da-augmentation-no-increase', 'da-augmentation-switch', 'da-augmentation-cover-before-taper', 'da-taper-slow'];
const gateOpen = { 'da-augmentation-switch': ['low-dose opioid'], 'da-augmentation-cover-before-taper': ['An opioid can cover'] };
const gateShut = { 'da-augmentation-switch': [], 'da-augmentation-cover-before-taper': [] };
const confirmed = { next: 'da-augmentation-switch', minus: ['da-on-stable-no-augmentation'], plus: wayOut, states: { 'da-state': 'confirmed' }, lines: gateOpen };

const onRopinirole = stable('ropinirole');
const onLevodopa = stable('levodopa');
const augmented = onRopinirole.and({ 'augmentation-earlier-onset': true, 'augmentation-spread': true }, confirmed);
const features = ['augmentation-greater-intensity', 'augmentation-spread', 'augmentation-shorter-latency', 'augmentation-shorter-effect'] as const satisfies readonly FactId[];
const opioidGone = ['opioid-next-step', 'opioid-er-oxycodone', 'opioid-methadone-buprenorphine', 'opioid-methadone-ecg-missing', 'opioid-agreement-pdmp-uds', 'opioid-gabapentinoid-combined', 'opioid-naloxone'];

/** Each dopaminergic drug, for RLS and for something else. */
export const eachDopaminergic: Stories = Object.fromEntries(
  drugs.flatMap((drug): [string, Scene][] => {
    const on = stable(drug);
    return [
      [`${drug}, stable`, on],
      [`${drug}, raised once in two years`, on.and({ [`${drug}-increases-24-months`]: 1 })],
      [`${drug}, raised twice in two years`, on.and({ [`${drug}-increases-24-months`]: 2 }, escalated)],
      [`${drug}, raised three times in two years`, on.and({ [`${drug}-increases-24-months`]: 3 }, escalated)],
      [`${drug} for Parkinson disease, raised twice`, refractory.and({ ...forRls(drug), [`${drug}-indication`]: 'parkinson', [`${drug}-increases-24-months`]: 2 }, { minus: ['da-do-not-start'], plus: [...taken, ...listed(drug), 'da-parkinson-exempt'], states: { 'da-state': 'other-indication' } })],
      [`${drug} on the list as stopped, raised twice`, refractory.and({ ...forRls(drug), [`${drug}-current`]: false, [`${drug}-increases-24-months`]: 2, 'dopaminergic-past': true }, { minus: ['da-do-not-start'], states: { 'da-state': 'never-or-stopped' } })],
      [`${drug} with confirmed augmentation`, on.and({ 'augmentation-worse-after-increase': true }, confirmed)],
      [`${drug}, its reason not known`, refractory.and({ ...forRls(drug), [`${drug}-indication`]: null }, { minus: ['da-do-not-start'], plus: [...taken, 'missing-data-cannot-conclude'], open: [...against(drug), ...listed(drug), 'da-on-stable-no-augmentation', 'da-parkinson-exempt'], states: { 'da-state': null } })],
    ];
  }),
);

/** Maxima in RLS, augmentation, and the way out of it. */
export const augmentation: Stories = {
  'pramipexole 0.5 mg': stable('pramipexole').and({ 'pramipexole-current-daily-dose': 0.5 }),
  'pramipexole 0.625 mg': stable('pramipexole').and({ 'pramipexole-current-daily-dose': 0.625 }, overMaximum),
  'pramipexole 3 mg for Parkinson disease': refractory.and({ ...forRls('pramipexole'), 'pramipexole-indication': 'parkinson', 'pramipexole-current-daily-dose': 3 }, { minus: ['da-do-not-start'], plus: [...taken, 'da-parkinson-exempt'] }),
  'pramipexole 3 mg once, now stopped': refractory.and({ ...forRls('pramipexole'), 'pramipexole-current': false, 'pramipexole-current-daily-dose': 3, 'dopaminergic-past': true }, { minus: ['da-do-not-start'] }),
  'ropinirole 4 mg': onRopinirole.and({ 'ropinirole-current-daily-dose': 4 }),
  'ropinirole 5 mg': onRopinirole.and({ 'ropinirole-current-daily-dose': 5 }, overMaximum),
  'rotigotine 3 mg': stable('rotigotine').and({ 'rotigotine-current-daily-dose': 3 }),
  'rotigotine 4 mg': stable('rotigotine').and({ 'rotigotine-current-daily-dose': 4 }, overMaximum),
  'levodopa, only as needed': onLevodopa.and({ 'levodopa-as-needed': true }, { minus: ['avoid-levodopa'] }),
  'levodopa, only as needed, and in mind as a standing treatment': onLevodopa.and({ 'levodopa-as-needed': true, 'considering-levodopa': true }),
  'levodopa, whether only as needed not known': onLevodopa.and({ 'levodopa-as-needed': null }, { open: ['avoid-levodopa'], plus: ['missing-data-cannot-conclude'] }),
  'ropinirole 5 mg, not RLS': refractory.and(
    { ...forRls('ropinirole'), 'ropinirole-current-daily-dose': 5, 'rls-diagnosis': false },
    {
      next: 'scope-rls-diagnosis-required',
      minus: [...opioidGone, 'alt-npns', 'refractory-established', 'iron-replete-no-iron', 'a2d-gabapentin-adequate', 'da-do-not-start', 'mon-response-day-night'],
      plus: ['scope-rls-diagnosis-required', ...taken, 'da-dose-over-max', 'da-dose-escalation-suspect', 'da-augmentation-no-increase'],
    },
  ),
  'a dopamine agonist before, none now': refractory.and({ 'dopaminergic-past': true }, { minus: ['da-do-not-start'] }),
  'ropinirole in mind, not RLS': refractory.and({ 'rls-diagnosis': false }, { next: 'scope-rls-diagnosis-required', minus: [...opioidGone, 'alt-npns', 'refractory-established', 'iron-replete-no-iron', 'a2d-gabapentin-adequate', 'da-do-not-start', 'mon-response-day-night'], plus: ['scope-rls-diagnosis-required'] }),
  'pathological gambling': onRopinirole.and({ 'impulse-control': true }, { lines: { 'da-impulse-control-screen': ['slowly'] } }),
  'no gambling': onRopinirole.and({}, { lines: { 'da-impulse-control-screen': [] } }),
  'review of augmentation overdue, features denied': onRopinirole.and({ 'augmentation-reviewed': null }, { next: 'da-augmentation-screen-due', plus: ['da-augmentation-screen-due', 'missing-data-cannot-conclude'], open: ['da-on-stable-no-augmentation'] }),
  'review overdue, features not asked': onRopinirole.and(
    { 'augmentation-reviewed': null, ...notAsked(...features, 'augmentation-earlier-onset', 'augmentation-worse-after-increase') },
    { next: 'da-augmentation-screen-due', plus: ['da-augmentation-screen-due', 'missing-data-cannot-conclude'], open: ['da-on-stable-no-augmentation', ...wayOut] },
  ),
  'review overdue, not RLS': refractory.and(
    { ...forRls('ropinirole'), 'augmentation-reviewed': null, 'rls-diagnosis': false },
    { next: 'scope-rls-diagnosis-required', minus: [...opioidGone, 'alt-npns', 'refractory-established', 'iron-replete-no-iron', 'a2d-gabapentin-adequate', 'da-do-not-start', 'mon-response-day-night'], plus: ['scope-rls-diagnosis-required', ...taken] },
  ),
  'review overdue, diagnosis unknown': refractory.and(
    { ...forRls('ropinirole'), 'augmentation-reviewed': null, 'rls-diagnosis': null },
    { next: 'scope-rls-diagnosis-required', minus: ['da-do-not-start', 'opioid-methadone-ecg-missing'], plus: ['scope-rls-diagnosis-required', ...taken], open: [...opioidGone.filter((rule) => rule !== 'opioid-methadone-ecg-missing'), 'alt-npns', 'refractory-established', 'iron-replete-no-iron', 'a2d-gabapentin-adequate', 'da-on-stable-no-augmentation', 'mon-response-day-night'] },
  ),
  'review overdue on a drug for Parkinson disease': refractory.and({ ...forRls('ropinirole'), 'ropinirole-indication': 'parkinson', 'augmentation-reviewed': null }, { minus: ['da-do-not-start'], plus: [...taken, 'da-parkinson-exempt'] }),
  'review overdue, whether ropinirole is for RLS unknown': refractory.and({ ...forRls('ropinirole'), 'ropinirole-indication': null, 'augmentation-reviewed': null }, { minus: ['da-do-not-start'], plus: [...taken, 'missing-data-cannot-conclude'], open: ['da-on-stable-no-augmentation', 'da-parkinson-exempt'] }),
  'worse after an increase, no date of review: that was one': onRopinirole.and({ 'augmentation-reviewed': null, 'augmentation-worse-after-increase': true }, confirmed),
  'earlier onset alone': onRopinirole.and({ 'augmentation-earlier-onset': true }, suspected),
  'earlier onset alone, no date of review': onRopinirole.and({ 'augmentation-reviewed': null, 'augmentation-earlier-onset': true }, { ...suspected, next: 'da-augmentation-screen-due', plus: [...suspected.plus, 'da-augmentation-screen-due'] }),
  'worse after an increase': onRopinirole.and({ 'augmentation-worse-after-increase': true }, confirmed),
  'earlier onset and worse after an increase': onRopinirole.and({ 'augmentation-earlier-onset': true, 'augmentation-worse-after-increase': true }, confirmed),
  ...Object.fromEntries(
    features.flatMap((feature) => [
      [`${feature} alone`, onRopinirole.and({ [feature]: true }, suspected)],
      [`earlier onset and ${feature}`, onRopinirole.and({ 'augmentation-earlier-onset': true, [feature]: true }, confirmed)],
      [`${feature} not answered`, onRopinirole.and({ [feature]: null }, { plus: ['missing-data-cannot-conclude'], open: ['da-augmentation-no-increase', 'da-on-stable-no-augmentation'], states: { 'da-state': null } })],
    ]),
  ),
  'all but the earlier onset': onRopinirole.and(Object.fromEntries(features.map((feature) => [feature, true])), suspected),
  'features, and no dopaminergic drug': refractory.and({ ...noFeatures, 'augmentation-earlier-onset': true, 'augmentation-spread': true }),
  'augmented': augmented,
  'augmented, not RLS': refractory.and(
    { ...forRls('ropinirole'), 'augmentation-worse-after-increase': true, 'rls-diagnosis': false },
    { next: 'scope-rls-diagnosis-required', minus: [...opioidGone, 'alt-npns', 'refractory-established', 'iron-replete-no-iron', 'a2d-gabapentin-adequate', 'da-do-not-start', 'mon-response-day-night'], plus: ['scope-rls-diagnosis-required', ...taken, 'da-augmentation-no-increase'] },
  ),
  'augmented on levodopa for Parkinson disease': refractory.and({ ...forRls('levodopa'), 'levodopa-indication': 'parkinson', 'augmentation-worse-after-increase': true }, { minus: ['da-do-not-start'], plus: [...taken, 'da-parkinson-exempt', 'avoid-only-for-rls-indication'] }),
  'augmented, opioid declined': augmented.and({ 'declines-opioid': true }, { minus: opioidGone, plus: ['alt-dipyridamole'], lines: gateShut }),
  'augmented, active substance use': augmented.and({ 'substance-use': 'active' }, { minus: opioidGone, plus: ['alt-dipyridamole', 'opioid-block-sud-active'], lines: gateShut }),
  'augmented, monitoring programme not looked up': augmented.and(
    { 'pdmp-checked': null },
    { minus: ['opioid-methadone-ecg-missing'], plus: ['opioid-screen-incomplete'], open: opioidGone.filter((rule) => rule !== 'opioid-methadone-ecg-missing'), lines: gateShut },
  ),
  'augmented, not refractory, monitoring programme not looked up': augmented.and(
    { 'pdmp-checked': null, 'rls-criteria-confirmed': false },
    { minus: [...opioidGone, 'alt-npns', 'refractory-established'], plus: ['refractory-not-established', 'opioid-screen-incomplete'], lines: gateShut },
  ),
  'augmented, not refractory, an opioid can cover': augmented.and({ 'rls-criteria-confirmed': false }, { minus: [...opioidGone, 'alt-npns', 'refractory-established'], plus: ['refractory-not-established'], lines: gateOpen }),
  'augmented, never on a gabapentinoid, 66 years': augmented.and(
    { age: 66, 'gabapentin-current': false, 'gabapentin-taken': true, 'gabapentin-result': 'effective' },
    { minus: [...opioidGone, 'alt-npns', 'refractory-established', 'a2d-gabapentin-adequate', 'mon-a2d'], plus: ['refractory-not-established', 'a2d-respiratory-cns-caution'] },
  ),
  'augmented, no gabapentinoid now, clearance not known': augmented.and(
    { crcl: null, 'gabapentin-current': false, 'gabapentin-taken': true, 'gabapentin-result': 'effective' },
    { minus: [...opioidGone, 'alt-npns', 'refractory-established', 'a2d-gabapentin-adequate', 'mon-a2d'], plus: ['refractory-not-established', 'a2d-crcl-missing'] },
  ),
  'augmented, no gabapentinoid now, 45 mL/min': augmented.and(
    { 'renal-function': 45, crcl: 45, 'gabapentin-current': false, 'gabapentin-taken': true, 'gabapentin-result': 'effective' },
    { minus: [...opioidGone, 'alt-npns', 'refractory-established', 'a2d-gabapentin-adequate', 'mon-a2d'], plus: ['refractory-not-established', 'a2d-renal-cap'] },
  ),
  'augmented, breast-feeding, mild': augmented.and(
    { age: 33, pregnancy: 'breast-feeding', 'irls-total': 8 },
    { next: 'mild-no-daily-medication', minus: [...opioidGone, 'alt-npns', 'refractory-established', 'da-augmentation-switch', 'da-augmentation-cover-before-taper', 'da-taper-slow'], plus: ['mild-no-daily-medication', 'refractory-not-established', 'preg-drug-safety'] },
  ),
  'augmented, breast-feeding': augmented.and(
    { age: 33, pregnancy: 'breast-feeding' },
    { next: 'alt-refer-specialist', minus: [...opioidGone, 'alt-npns', 'da-augmentation-switch', 'da-augmentation-cover-before-taper', 'da-taper-slow'], plus: ['preg-drug-safety', 'alt-refer-specialist'] },
  ),
};
