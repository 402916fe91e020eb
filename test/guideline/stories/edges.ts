import type { Changes } from '../patients.ts';
import { noAlpha2Delta, noOpioid, onGabapentin, opioidOffer, refractory, secondLine, untreated, withGabapentinoid, type Stories, type Story } from '../story.ts';

const drugs = ['pramipexole', 'ropinirole', 'rotigotine', 'levodopa', 'cabergoline', 'bromocriptine', 'apomorphine'] as const;
const gabapentinoids = ['gabapentin', 'pregabalin', 'gabapentin-enacarbil'] as const;
const opioids = ['oxycodone', 'methadone', 'buprenorphine', 'tramadol'] as const;
const denied = { next: 'scope-rls-diagnosis-required', minus: [...secondLine, 'iron-replete-no-iron', 'a2d-gabapentin-adequate', 'da-do-not-start', 'mon-response-day-night'], plus: ['scope-rls-diagnosis-required'] };
const dialysis: Changes = { esrd: true, dialysis: true, ferritin: 250 };
const trial = (drug: (typeof gabapentinoids)[number], dose: number, current = true): Changes => ({
  [`${drug}-current`]: current,
  [`${drug}-taken`]: true,
  [`${drug}-result`]: 'inadequate',
  [`${drug}-current-daily-dose`]: current ? dose : 0,
  [`${drug}-best-daily-dose`]: dose,
  [`${drug}-doses-per-day`]: 2,
  [`${drug}-best-doses-per-day`]: 2,
  [`${drug}-weeks`]: 8,
});
/** On ropinirole for RLS, and something else once. */
const besideRopinirole = (changes: Changes): Story => ({
  changes: { 'ropinirole-current': true, 'ropinirole-indication': 'rls', 'augmentation-reviewed': true, ...changes },
  not: ['da-dose-escalation-suspect', 'da-augmentation-no-increase', 'da-dose-over-max'],
  applies: ['da-on-stable-no-augmentation'],
});
const augmented: Changes = { 'ropinirole-current': true, 'ropinirole-indication': 'rls', 'augmentation-reviewed': true, 'augmentation-worse-after-increase': true };
const gateShut = { 'da-augmentation-switch': [], 'da-augmentation-cover-before-taper': [] };
const gateOpen = { 'da-augmentation-switch': ['low-dose opioid'], 'da-augmentation-cover-before-taper': ['An opioid can cover'] };

/** Iron: at the edge of a row, or just beside it. */
export const ironEdges: Stories = {
  'gastric bypass, stores full': refractory.and({ malabsorption: true }),
  'ferritin was low when oral iron would have begun': refractory.and({ 'ferritin-low-at-oral-iron-start': true }),
  'carboxymaltose not to be had, stores full': refractory.and({ 'fcm-unsuitable': true }),
  'ferritin 75.1, saturation 15 %: not by mouth': { changes: { ferritin: 75.1, tsat: 15 }, next: 'iron-deficit-treat', applies: ['iron-deficit-treat'], not: ['iron-oral-ferrous-sulfate', 'iron-75-100-iv-only', 'iron-100-300-tsat-low'] },
  'ferritin 75.1, saturation 15 %, IV iron declined: no route is left': { changes: { ferritin: 75.1, tsat: 15, 'declines-iv-iron': true }, applies: ['refractory-established'] },
  'ferritin 75, IV iron declined: oral iron is left': { changes: { ferritin: 75, 'declines-iv-iron': true }, applies: ['refractory-not-established', 'iron-oral-ferrous-sulfate'] },
  'ferritin 74.9, IV iron declined: oral iron is left': { changes: { ferritin: 74.9, 'declines-iv-iron': true }, applies: ['refractory-not-established'] },
  'every route out, but an infusion 4 weeks ago': { changes: { ferritin: 41, 'oral-iron': 'completed', 'oral-iron-weeks': 20, 'declines-iv-iron': true, 'iv-iron': 'given', 'iv-iron-weeks-ago': 4 }, applies: ['refractory-not-established', 'iron-iv-response-window'], legs: { iron: 'no' } },
  'ferritin 90, saturation 50 % four weeks after an infusion': { changes: { ferritin: 90, tsat: 50, 'iv-iron': 'given', 'iv-iron-weeks-ago': 4 }, not: ['iron-75-100-iv-only', 'iron-overload-block'] },
  'ferritin 90, saturation 45.1 % four weeks after an infusion': { changes: { ferritin: 90, tsat: 45.1, 'iv-iron': 'given', 'iv-iron-weeks-ago': 4 }, not: ['iron-75-100-iv-only'] },
  'ferritin 350, saturation 20 %, CRP 60': { changes: { ferritin: 350, tsat: 20, crp: 60 }, applies: ['iron-overload-block'] },
  'ferritin 350, saturation 19.9 %, CRP 60': { changes: { ferritin: 350, tsat: 19.9, crp: 60 }, not: ['iron-overload-block'] },
  'saturation 15 % at a ferritin of 150, not RLS': { changes: { ferritin: 150, tsat: 15, 'rls-diagnosis': false }, not: ['iron-100-300-tsat-low', 'iron-deficit-treat'] },
  'dialysis, ferritin 90: no band there': { changes: { ...dialysis, ferritin: 90 }, applies: ['esrd-iron-not-met'], not: ['iron-75-100-iv-only'] },
  'dialysis, ferritin 60, saturation 16 %, IV iron declined: nothing by mouth there': { changes: { ...dialysis, ferritin: 60, tsat: 16, 'declines-iv-iron': true, 'renal-function': 8, ...onGabapentin(300, 1) }, applies: ['refractory-established'] },
  'dialysis, ferritin 150, saturation 15 %: its own row': { changes: { ...dialysis, ferritin: 150, tsat: 15 }, applies: ['esrd-iron-sucrose'], not: ['iron-100-300-tsat-low', 'iron-deficit-treat'] },
  'summary: ferritin 75 is low': { changes: { ferritin: 75 }, states: { 'iron-state': 'low' } },
  'summary: ferritin 75.1 is in the band': { changes: { ferritin: 75.1 }, states: { 'iron-state': 'band-75-100' } },
  'summary: ferritin 100 is in the band': { changes: { ferritin: 100 }, states: { 'iron-state': 'band-75-100' } },
  'summary: ferritin 100.1 is enough': { changes: { ferritin: 100.1 }, states: { 'iron-state': 'replete' } },
  'summary: saturation 19.9 % is low': { changes: { tsat: 19.9 }, states: { 'iron-state': 'tsat-only-low' } },
  'summary: saturation 20 % is not': { changes: { tsat: 20 }, states: { 'iron-state': 'replete' } },
  'summary: ferritin 90, saturation 20 %: in the band': { changes: { ferritin: 90, tsat: 20 }, states: { 'iron-state': 'band-75-100' } },
  'summary: low goes before inflammation': { changes: { ferritin: 41, crp: 60 }, states: { 'iron-state': 'low' } },
  'summary: a low saturation goes before inflammation': { changes: { tsat: 15, crp: 60 }, states: { 'iron-state': 'tsat-only-low' } },
  'summary: low in both': { changes: { ferritin: 41, tsat: 15 }, states: { 'iron-state': 'low' } },
  'summary: overload on dialysis': { changes: { ...dialysis, 'iron-overload': true, ferritin: 150, tsat: 15 }, states: { 'iron-state': 'overload' } },
};

/** Gabapentinoids: at the edge of a row, or just beside it. */
export const gabapentinoidEdges: Stories = {
  '2100 mg, dizzy: no failed trial but an intolerance': refractory.and({ 'gabapentin-result': 'adverse-effect' }, { minus: ['a2d-gabapentin-adequate'], plus: ['a2d-intolerant-or-contraindicated'], lines: { 'a2d-intolerant-or-contraindicated': ['A side effect'] } }),
  'pregabalin 300 mg, swollen legs: no failed trial': { changes: { ...noAlpha2Delta, ...trial('pregabalin', 300), 'pregabalin-result': 'adverse-effect' }, not: ['a2d-pregabalin-adequate'], applies: ['a2d-intolerant-or-contraindicated'] },
  'enacarbil 600 mg, dizzy: no failed trial': { changes: { ...noAlpha2Delta, ...trial('gabapentin-enacarbil', 600), 'gabapentin-enacarbil-result': 'adverse-effect' }, not: ['a2d-enacarbil-adequate'], applies: ['a2d-intolerant-or-contraindicated'] },
  ...Object.fromEntries(
    gabapentinoids.flatMap((drug): [string, Story][] => [
      [`${drug} lost its effect, then an allergy`, { changes: { [`${drug}-result`]: 'lost-effect', [`${drug}-allergy`]: 'allergy' }, lines: { 'a2d-intolerant-or-contraindicated': ['avoid the class'] } }],
      [`${drug} helps, but an allergy`, { changes: { [`${drug}-result`]: 'effective', [`${drug}-allergy`]: 'allergy' }, lines: { 'a2d-intolerant-or-contraindicated': ['avoid the class'] } }],
      [`${drug} untried, an allergy`, { changes: { ...noAlpha2Delta, [`${drug}-allergy`]: 'allergy' }, lines: { 'a2d-intolerant-or-contraindicated': ['avoid the class'] } }],
      [`${drug} untried, an intolerance`, { changes: { ...noAlpha2Delta, [`${drug}-allergy`]: 'intolerance' }, lines: { 'a2d-intolerant-or-contraindicated': ['A side effect'] } }],
      [`${drug} untried and contraindicated`, { changes: { ...noAlpha2Delta, [`${drug}-contraindicated`]: true }, lines: { 'a2d-intolerant-or-contraindicated': [] } }],
    ]),
  ),
  'gabapentin at night only, not RLS': { changes: { ...onGabapentin(2100, 1), 'gabapentin-single-night-dose': true, 'rls-diagnosis': false }, not: ['a2d-gabapentin-single-night-dose'] },
  'two doses at exactly 30 mL/min: the line of the trial': { changes: { ...onGabapentin(1400, 2), 'renal-function': 30 }, lines: { 'a2d-gabapentin-adequate': ['Two doses'] } },
  'two doses at 29.9 mL/min: no line': { changes: { ...onGabapentin(700, 2), 'renal-function': 29.9 }, lines: { 'a2d-gabapentin-adequate': [] } },
  'two doses on dialysis, clearance read as 45: no line': { changes: { ...dialysis, ...onGabapentin(300, 2), 'renal-function': 45 }, applies: ['a2d-gabapentin-adequate'], lines: { 'a2d-gabapentin-adequate': [] } },
  ...Object.fromEntries(
    // On dialysis a clearance that is read all the same is no band of its own.
    [45, 22, 8].flatMap((clearance): [string, Story][] => {
      const of = (drug: (typeof gabapentinoids)[number], dose: number): Changes => ({ ...dialysis, 'renal-function': clearance, ...(drug === 'gabapentin' ? {} : noAlpha2Delta), ...trial(drug, dose) });
      const failure = ['gabapentin at below 15', 'pregabalin at below 15', 'gabapentin enacarbil at below 15'];
      const at = `end-stage renal disease, clearance read as ${clearance}`;
      return [
        [`${at}: gabapentin 300 mg`, { changes: of('gabapentin', 300), applies: ['a2d-gabapentin-adequate'], lines: { 'a2d-renal-cap': failure } }],
        [`${at}: gabapentin 299 mg`, { changes: of('gabapentin', 299), not: ['a2d-gabapentin-adequate'] }],
        [`${at}: gabapentin 301 mg`, { changes: of('gabapentin', 301), next: 'a2d-renal-cap', lines: { 'a2d-renal-cap': ['The current gabapentin dose', ...failure] } }],
        [`${at}: pregabalin 75 mg`, { changes: of('pregabalin', 75), applies: ['a2d-pregabalin-adequate'] }],
        [`${at}: pregabalin 74 mg`, { changes: of('pregabalin', 74), not: ['a2d-pregabalin-adequate'], applies: ['a2d-pregabalin-underdosed'] }],
        [`${at}: pregabalin 76 mg`, { changes: of('pregabalin', 76), next: 'a2d-renal-cap' }],
        [`${at}: enacarbil 150 mg, no dialysis yet`, { changes: { ...of('gabapentin-enacarbil', 150), dialysis: false }, applies: ['a2d-enacarbil-adequate'] }],
        [`${at}: enacarbil 149 mg, no dialysis yet`, { changes: { ...of('gabapentin-enacarbil', 149), dialysis: false }, not: ['a2d-enacarbil-adequate'] }],
        [`${at}: enacarbil 151 mg`, { changes: of('gabapentin-enacarbil', 151), next: 'a2d-renal-cap' }],
        [`${at}: pregabalin once a day`, { changes: { ...of('pregabalin', 75), 'pregabalin-doses-per-day': 1 }, not: ['a2d-pregabalin-once-daily'] }],
      ];
    }),
  ),
  'dialysis, opioid considered: kidneys by that alone': { changes: { ...dialysis, 'considering-oxycodone': true, 'renal-function': 45 }, applies: ['opioid-ckd-4-5', 'opioid-fentanyl-not-for-naive'] },
  'dialysis, clearance read as 90': { changes: { ...dialysis, 'renal-function': 90, 'gabapentin-current-daily-dose': 200 }, applies: ['a2d-renal-cap'] },
  'pregabalin stopped, its last dose still written, at 40 mL/min': { changes: { ...onGabapentin(1400, 2), 'renal-function': 40, 'pregabalin-current-daily-dose': 400, 'gabapentin-enacarbil-current-daily-dose': 900 }, next: 'opioid-next-step' },
  'gabapentin stopped, its last dose still written, on pregabalin at 40 mL/min': { changes: { 'gabapentin-current': false, 'renal-function': 40, ...trial('pregabalin', 300) }, next: 'opioid-next-step' },
  'mood in moderate refractory RLS without a gabapentinoid': { changes: { 'gabapentin-current': false, 'gabapentin-current-daily-dose': 0, 'irls-total': 12 }, applies: ['mon-mood-suicidality'] },
  'iron only: followed by day and night': { changes: { ...noAlpha2Delta, 'gabapentin-taken': true, 'gabapentin-result': 'effective', tsat: 15 }, applies: ['mon-response-day-night'] },
  'the iron band only: followed by day and night': { changes: { ...noAlpha2Delta, 'gabapentin-taken': true, 'gabapentin-result': 'effective', ferritin: 90 }, applies: ['mon-response-day-night'] },
  'iron on dialysis only: followed by day and night': { changes: { ...dialysis, ...noAlpha2Delta, 'gabapentin-contraindicated': true, 'rls-criteria-confirmed': false, ferritin: 180, tsat: 16 }, applies: ['mon-response-day-night'] },
  'gabapentin on dialysis only: followed by day and night': { changes: { ...dialysis, ...noAlpha2Delta, 'gabapentin-taken': true, 'gabapentin-result': 'effective' }, applies: ['mon-response-day-night'] },
  'a dopamine agonist only: followed by day and night': { changes: { ...noAlpha2Delta, 'gabapentin-taken': true, 'gabapentin-result': 'effective', 'pramipexole-current': true, 'pramipexole-indication': 'rls', 'augmentation-reviewed': true }, applies: ['mon-response-day-night'] },
  'the device only: followed by day and night': { changes: { ...noAlpha2Delta, 'gabapentin-contraindicated': true, 'declines-opioid': true, 'dipyridamole-caution': true }, applies: ['mon-response-day-night', 'alt-npns'] },
  'dipyridamole only: followed by day and night': { changes: { ...noAlpha2Delta, 'gabapentin-contraindicated': true, 'declines-opioid': true, 'declines-device': true }, applies: ['mon-response-day-night', 'alt-dipyridamole'] },
  'an opioid only: followed by day and night': { changes: { ...noAlpha2Delta, 'gabapentin-contraindicated': true, 'declines-device': true }, applies: ['mon-response-day-night', 'opioid-next-step'] },
  'bupropion for epilepsy, of all things': { changes: { 'bupropion-current': true, 'bupropion-indication': 'epilepsy' }, not: ['exac-bupropion-exempt'] },
  'bupropion for opioid use disorder': { changes: { 'bupropion-current': true, 'bupropion-indication': 'oud' }, not: ['exac-bupropion-exempt'] },
  'severity by the clinician: not moderate': { changes: { 'mild-intermittent': true }, legs: { severity: 'no' } },
  'severity by the nights: not moderate': { changes: { 'symptom-nights-per-week': 1 }, legs: { severity: 'no' } },
};

/** Dopamine agonists and opioids: at the edge of a row, or just beside it. */
export const drugEdges: Stories = {
  ...Object.fromEntries(
    drugs.map((drug): [string, Story] => [
      `on another agonist for RLS, ${drug} of the past raised twice`,
      { ...besideRopinirole({ [`${drug}-current`]: drug === 'ropinirole', [`${drug}-increases-24-months`]: 2 }), ...(drug === 'ropinirole' ? { not: ['da-on-stable-no-augmentation'], applies: ['da-dose-escalation-suspect'] } : {}) },
    ]),
  ),
  'on pramipexole for RLS, ropinirole of the past raised twice and high': {
    changes: { 'pramipexole-current': true, 'pramipexole-indication': 'rls', 'augmentation-reviewed': true, 'ropinirole-increases-24-months': 2, 'ropinirole-current-daily-dose': 8 },
    applies: ['da-on-stable-no-augmentation'],
    not: ['da-dose-escalation-suspect', 'da-dose-over-max'],
  },
  'on ropinirole for RLS, rotigotine of the past high': besideRopinirole({ 'rotigotine-current-daily-dose': 8 }),
  'on ropinirole for RLS, pramipexole of the past high': besideRopinirole({ 'pramipexole-current-daily-dose': 3 }),
  'summary: another indication, with features of augmentation': { changes: { 'levodopa-current': true, 'levodopa-indication': 'parkinson', 'augmentation-worse-after-increase': true }, states: { 'da-state': 'other-indication' } },
  'summary: another indication, with one feature': { changes: { 'levodopa-current': true, 'levodopa-indication': 'parkinson', 'augmentation-spread': true }, states: { 'da-state': 'other-indication' } },
  'summary: another indication, reviewed and stable': { changes: { 'levodopa-current': true, 'levodopa-indication': 'parkinson', 'augmentation-reviewed': true }, states: { 'da-state': 'other-indication' } },
  'summary: features, and no drug': { changes: { 'augmentation-worse-after-increase': true }, states: { 'da-state': 'never-or-stopped' } },
  'summary: known not to have been reviewed': { changes: { 'ropinirole-current': true, 'ropinirole-indication': 'rls', 'augmentation-reviewed': false }, states: { 'da-state': 'screen-due' } },
  'summary: the screen known not to be complete': { changes: { 'pdmp-checked': false }, states: { 'opioid-gate': 'screen-incomplete' } },
  'summary: a caution does not make up for a screen that is not complete': { changes: { 'pdmp-checked': false, 'opioid-risk': 'high' }, states: { 'opioid-gate': 'screen-incomplete' } },
  'summary: declined, with a caution': { changes: { 'declines-opioid': true, 'opioid-risk': 'high' }, states: { 'opioid-gate': 'declined' } },
  'summary: blocked and declined': { changes: { 'declines-opioid': true, 'opioid-antagonist': true }, states: { 'opioid-gate': 'blocked' } },
  'summary: on an opioid that would be blocked': { changes: { 'current-opioid': true, 'opioid-antagonist': true }, states: { 'opioid-gate': 'already-on' } },
  'augmented, sleep apnoea never looked for though treated': { changes: { ...augmented, osa: null, 'osa-treatment': 'treated-adherent' }, next: 'da-augmentation-switch', lines: gateShut },
  'augmented, COPD not known but overridden': { changes: { ...augmented, copd: null, 'override-opioid-avoid-respiratory': true }, lines: gateShut },
  'augmented, lorazepam or not': { changes: { ...augmented, benzodiazepine: null }, lines: gateShut },
  'augmented, asthma or not': { changes: { ...augmented, 'lung-disease': null }, lines: gateShut },
  'augmented, opioid risk not assessed': { changes: { ...augmented, 'opioid-risk': null }, lines: gateShut },
  'augmented, sedatives not known': { changes: { ...augmented, 'cns-depressant': null }, lines: gateShut },
  'augmented, renal function not known': { changes: { ...augmented, 'renal-function': null }, lines: gateShut },
  'augmented, sleep apnoea of the past': { changes: { ...augmented, osa: 'resolved', 'osa-treatment': null }, lines: gateOpen },
  'augmented, lorazepam: the line names the opioid all the same': { changes: { ...augmented, benzodiazepine: true }, lines: gateOpen },
  ...Object.fromEntries(opioids.map((drug): [string, Story] => [`${drug} for Parkinson disease`, { changes: { 'current-opioid': true, [`${drug}-current`]: true, [`${drug}-indication`]: 'parkinson' }, not: ['opioid-dose-range', 'opioid-on-moud', 'opioid-tramadol-augmentation'] }])),
  'buprenorphine for something else': { changes: { 'current-opioid': true, 'buprenorphine-current': true, 'buprenorphine-indication': 'other' }, not: ['opioid-on-moud'] },
  'methadone for something else': { changes: { 'current-opioid': true, 'methadone-current': true, 'methadone-indication': 'other' }, not: ['opioid-on-moud'] },
  'opioid declined, stimulation questions not answered, unstable angina': refractory.and(
    { 'declines-opioid': true, 'dipyridamole-caution': true, 'device-skin': null },
    { next: null, why: ['device-skin'], minus: [...opioidOffer, ...withGabapentinoid], plus: ['alt-dipyridamole-caution', 'alt-npns-facts-missing', 'missing-data-cannot-conclude'], open: ['alt-npns', 'alt-npns-contraindicated', 'alt-refer-specialist'] },
  ),
  'active substance use in a family and in her': refractory.and({ 'substance-use': 'active', 'family-history-only': true }, { ...noOpioid, plus: [...noOpioid.plus, 'opioid-block-sud-active', 'scope-family-history-not-diagnosis'] }),
  'severe RLS that is none': refractory.and({ 'irls-total': 35, 'rls-diagnosis': false }, denied),
  'nothing tried, asks nothing': untreated,
};
