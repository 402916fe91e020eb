import type { FactId } from '../../../src/patient/catalogue.ts';
import { unknown } from '../../../src/patient/fact.ts';
import type { Changes } from '../patients.ts';
import { noAlpha2Delta, notAsked, onGabapentin, refractory, standing, untreated, type Stories, type Story } from '../story.ts';

/** The search for it failed: as unknown as if it were not in the chart. */
const failed = (...facts: readonly FactId[]): Changes => Object.fromEntries(facts.map((fact) => [fact, unknown('fetch-failed')]));
const each = (facts: readonly FactId[], told: (fact: FactId) => Story): Stories => Object.fromEntries(facts.map((fact) => [fact, told(fact)]));
const named = (words: string, stories: Stories): Stories => Object.fromEntries(Object.entries(stories).map(([name, story]) => [`${words}: ${name}`, story]));

const gabapentinoids = ['gabapentin', 'pregabalin', 'gabapentin-enacarbil'] as const;
const onRopinirole: Changes = { 'ropinirole-current': true, 'ropinirole-indication': 'rls' };

/** What is said of facts that are not known, for whatever reason. */
export const missing: Stories = {
  ...named('opioid screen, search failed', each(['pdmp-checked', 'copd', 'respiratory-compromise', 'lung-disease', 'substance-use', 'opioid-risk', 'current-opioid', 'benzodiazepine', 'cns-depressant', 'renal-function', 'pregnancy', 'osa'], (fact) => ({ changes: failed(fact), next: null, applies: ['opioid-screen-incomplete'] }))),
  ...named('device, search failed', each(['device-implant', 'device-epilepsy', 'device-metal-leg', 'device-skin', 'device-adhesive'], (fact) => ({ changes: failed(fact), applies: ['alt-npns-facts-missing'], open: ['alt-npns'] }))),
  ...named('substances, search failed', each(['alcohol', 'caffeine', 'nicotine'], (fact) => ({ changes: failed(fact), applies: ['exac-substances-ask'] }))),
  'sleep apnoea treated or not, search failed': { changes: { osa: 'present', ...failed('osa-treatment') }, applies: ['exac-osa-status-unknown', 'opioid-screen-incomplete'] },
  'sleep apnoea, search failed': { changes: failed('osa'), applies: ['exac-osa-status-unknown', 'opioid-screen-incomplete'] },
  'sleep apnoea of the past, its treatment not known: nothing to ask': refractory.and({ osa: 'resolved', 'osa-treatment': null }),
  'criteria, search failed': { changes: failed('rls-criteria-confirmed'), applies: ['scope-confirm-criteria-and-mimics'] },
  'severity, search failed': { changes: failed('irls-total'), applies: ['severity-irls-missing'] },
  'clearance, search failed': { changes: failed('crcl'), applies: ['a2d-crcl-missing'] },
  'review of augmentation, search failed': { changes: { ...onRopinirole, ...failed('augmentation-reviewed') }, next: 'da-augmentation-screen-due' },
  'severity of COPD, search failed': { changes: { copd: 'present', ...failed('copd-severity') }, applies: ['opioid-copd-severity-note'] },
  'QTc, search failed': { changes: failed('qtc'), applies: ['opioid-methadone-ecg-missing'] },
  'QTc, search failed, whether any is recent too': { changes: failed('qtc', 'qtc-recent'), applies: ['opioid-methadone-ecg-missing'] },
  'pregnancy at 36 years, search failed': { changes: { age: 36, ...failed('pregnancy') }, applies: ['preg-status-unknown'] },
  ...Object.fromEntries(
    gabapentinoids.flatMap((drug): [string, Story][] => {
      const past: Changes = { ...noAlpha2Delta, [`${drug}-taken`]: true, [`${drug}-result`]: 'inadequate', [`${drug}-best-daily-dose`]: 100, [`${drug}-weeks`]: 2 };
      const applies = ['a2d-stop-reason-unknown'];
      return [
        [`${drug} stopped, reason: search failed`, { changes: { ...past, ...failed(`${drug}-result`) }, applies }],
        [`${drug} stopped without effect, dose: search failed`, { changes: { ...past, ...failed(`${drug}-best-daily-dose`) }, applies }],
        [`${drug} stopped without effect, weeks: search failed`, { changes: { ...past, ...failed(`${drug}-weeks`) }, applies }],
        [`${drug} stopped without effect, dose not recorded`, { changes: { ...past, ...notAsked(`${drug}-best-daily-dose`) }, applies }],
        [`${drug} stopped without effect, weeks not recorded`, { changes: { ...past, ...notAsked(`${drug}-weeks`) }, applies }],
        [`${drug} stopped without effect, all recorded`, { changes: past, not: applies }],
        [`${drug} helped, dose and weeks not recorded`, { changes: { ...past, [`${drug}-result`]: 'effective', ...notAsked(`${drug}-best-daily-dose`, `${drug}-weeks`) }, not: applies }],
        [`${drug} stopped, nobody knows why`, { changes: { ...past, ...notAsked(`${drug}-result`) }, applies }],
        [`${drug} perhaps taken once`, { changes: { ...past, ...notAsked(`${drug}-result`, `${drug}-taken`) }, not: applies }],
        [`${drug} perhaps still taken, result not asked`, { changes: { ...past, ...notAsked(`${drug}-result`, `${drug}-current`) }, not: applies }],
        [`${drug} still taken, result not asked`, { changes: { ...past, [`${drug}-current`]: true, ...notAsked(`${drug}-result`) }, not: applies }],
        [`${drug} never taken, result not asked`, { changes: { ...past, [`${drug}-taken`]: false, ...notAsked(`${drug}-result`) }, not: applies }],
        [`${drug} stopped, nobody knows why, diagnosis not recorded`, { changes: { ...past, ...notAsked(`${drug}-result`, 'rls-diagnosis') }, applies }],
        [`${drug} stopped, its dose not recorded, whether it helped or not is open`, { changes: { ...past, ...notAsked(`${drug}-result`, `${drug}-best-daily-dose`) }, applies }],
      ];
    }),
  ),
  'no birth date, and everything to be asked': {
    changes: {
      age: null,
      'irls-total': null,
      'rls-criteria-confirmed': null,
      'iron-result-implausible': true,
      ferritin: unknown('conflicting'),
      tsat: null,
      crcl: null,
      qtc: null,
      'considering-methadone': true,
      alcohol: null,
      osa: null,
      pregnancy: null,
      'pregabalin-taken': true,
      'pregabalin-result': null,
    },
    next: null,
    applies: ['scope-confirm-criteria-and-mimics', 'severity-irls-missing', 'iron-studies-missing', 'iron-unit-implausible', 'iron-conflicting-results', 'a2d-crcl-missing', 'a2d-stop-reason-unknown', 'exac-substances-ask', 'exac-osa-status-unknown', 'opioid-methadone-ecg-missing', 'preg-status-unknown'],
    not: ['missing-data-cannot-conclude', 'opioid-screen-incomplete', 'da-augmentation-screen-due', 'scope-rls-diagnosis-required'],
  },
  'no birth date, never on a gabapentinoid, no clearance': { changes: { age: null, ...noAlpha2Delta, crcl: null }, applies: ['a2d-crcl-missing'] },
  'gabapentin perhaps taken, no clearance, none suggested': { changes: { ...noAlpha2Delta, 'gabapentin-taken': true, 'gabapentin-result': 'effective', 'gabapentin-current': null, crcl: null }, not: ['a2d-crcl-missing'] },
  '16 years on gabapentin, no clearance': { changes: { age: 16, crcl: null }, not: ['a2d-crcl-missing'] },
  '16 years on methadone, no QTc': { changes: { age: 16, qtc: null, 'methadone-current': true }, not: ['opioid-methadone-ecg-missing'] },
  'alcohol or not, it is asked either way': { changes: { alcohol: null, caffeine: false, nicotine: false }, applies: ['exac-substances-ask'] },
  'wine, and coffee not asked': { changes: { alcohol: true, caffeine: null }, applies: ['exac-substances-ask'] },
  'methadone perhaps taken, opioids declined, an old QTc': { changes: { 'methadone-current': null, 'declines-opioid': true, 'qtc-recent': false }, not: ['opioid-methadone-ecg-missing'] },
  'a QTc, whether it is recent not known': { changes: { 'qtc-recent': null }, not: ['opioid-methadone-ecg-missing'] },
  'augmentation not settled, not refractory, monitoring programme not looked up': {
    changes: { ...onRopinirole, 'augmentation-reviewed': true, 'augmentation-worse-after-increase': null, 'rls-criteria-confirmed': false, 'pdmp-checked': null },
    not: ['opioid-screen-incomplete'],
    open: ['da-augmentation-switch'],
  },
  'severity not asked, device questions not answered': { changes: { 'irls-total': null, 'device-implant': null }, not: ['alt-npns-facts-missing'] },
  'IRLS 14 to 16 by an old count, device questions not answered': { changes: { 'irls-total': { state: 'known', value: 15, range: { low: 14, high: 16 }, sources: [] }, 'device-implant': null }, not: ['alt-npns-facts-missing'], open: ['alt-npns'] },
  '36 years, pregnancy not asked, all that keeps iron from being out: the screen settles it': { changes: { age: 36, pregnancy: null, 'gestation-weeks': null, ferritin: 41, 'oral-iron': 'completed', 'oral-iron-weeks': 14 }, open: ['refractory-established'], applies: ['opioid-screen-incomplete'] },
  'gabapentin 1000 mg, renal function not known: the screen settles it': { changes: { ...onGabapentin(1000, 3), 'renal-function': null }, open: ['refractory-established'], applies: ['opioid-screen-incomplete'] },
  'gabapentin weeks not known: not for the screen to settle': { changes: { 'gabapentin-weeks': null }, open: ['refractory-established'], not: ['opioid-screen-incomplete'] },
  'no birth date, monitoring programme not looked up': { changes: { age: null, 'pdmp-checked': null }, not: ['opioid-screen-incomplete', 'missing-data-cannot-conclude'] },
  'refractory only if two things outside the screen hold': { changes: { 'rls-criteria-confirmed': null, osa: null }, not: ['opioid-screen-incomplete'] },
  '36 years, pregnancy not asked, pregabalin too low': { changes: { age: 36, pregnancy: null, ...noAlpha2Delta, 'pregabalin-current': true, 'pregabalin-taken': true, 'pregabalin-result': 'inadequate', 'pregabalin-best-daily-dose': 150, 'pregabalin-doses-per-day': 2 }, applies: ['preg-status-unknown'] },
  '36 years, pregnancy not asked, nothing tried': { changes: { age: 36, pregnancy: null, ...noAlpha2Delta }, applies: ['preg-status-unknown'] },
  '36 years on dialysis, pregnancy not asked': { changes: { age: 36, pregnancy: null, esrd: true, dialysis: true, ferritin: 250, ...onGabapentin(300, 1, 2) }, applies: ['preg-status-unknown'] },
  '36 years, augmented, pregnancy not asked': { changes: { age: 36, pregnancy: null, ...onRopinirole, 'augmentation-reviewed': true, 'augmentation-worse-after-increase': true, 'rls-criteria-confirmed': false }, applies: ['preg-status-unknown'] },
  '36 years, pregnancy not asked, opioid declined: dipyridamole': { changes: { age: 36, pregnancy: null, 'declines-opioid': true }, applies: ['preg-status-unknown'] },
  '36 years, pregnancy not asked, opioid and dipyridamole out': { changes: { age: 36, pregnancy: null, 'declines-opioid': true, 'dipyridamole-caution': true }, not: ['preg-status-unknown'] },
  '36 years, pregnancy not asked, iron for dialysis': { changes: { age: 36, pregnancy: null, esrd: true, dialysis: true, ferritin: 180, tsat: 16, 'gabapentin-contraindicated': true, 'rls-criteria-confirmed': false, 'gestation-weeks': 20 }, applies: ['preg-status-unknown'] },
  '36 years, pregnancy not asked, carboxymaltose due': { changes: { age: 36, pregnancy: null, ferritin: 41, 'oral-iron': 'intolerant', 'gestation-weeks': 20 }, applies: ['preg-status-unknown'] },
  '36 years, pregnancy not asked, saturation low': { changes: { age: 36, pregnancy: null, ferritin: 150, tsat: 15, 'gestation-weeks': 20 }, applies: ['preg-status-unknown'] },
};

/** Nothing is decided of anybody under 18, whatever else is known; what only explains stands. */
const minor = (changes: Changes, ...notes: readonly string[]) => ({ changes: { age: 16, ...changes }, next: 'scope-adult-only', everything: { applies: ['scope-adult-only', ...notes, ...standing], open: [] } });

/** Under 18 years, with all that would be said of an adult. */
export const minors: Stories = {
  'a girl of 16 with too much of everything': minor(
    {
      'renal-function': 45,
      crcl: 45,
      ...onGabapentin(3700, 1),
      'gabapentin-single-night-dose': true,
      'pregabalin-current': true,
      'pregabalin-taken': true,
      'pregabalin-result': 'adverse-effect',
      'pregabalin-current-daily-dose': 500,
      'pregabalin-best-daily-dose': 500,
      'pregabalin-doses-per-day': 1,
      benzodiazepine: true,
      'pramipexole-current': true,
      'pramipexole-indication': 'rls',
      'pramipexole-current-daily-dose': 3,
      'pramipexole-increases-24-months': 3,
      'augmentation-worse-after-increase': true,
      'ropinirole-current': true,
      'ropinirole-indication': 'parkinson',
      'current-opioid': true,
      'methadone-current': true,
      'methadone-indication': 'oud',
      'considering-buprenorphine': true,
      'qt-risk': true,
      qtc: 510,
      'tramadol-current': true,
      'tramadol-indication': 'rls',
      'ckd-stage': '4',
      'opioid-mme': 60,
      pregnancy: 'pregnant',
      'gestation-weeks': 20,
      haemoglobin: 9,
      'iron-studies-age': 20,
      'dipyridamole-caution': true,
      'opioid-allergy': true,
      valerian: true,
      ferritin: 41,
      'oral-iron': 'completed',
      'oral-iron-weeks': 20,
      'phosphate-risk': true,
      'serotonergic-antidepressant': true,
    },
    'opioid-dose-range',
  ),
  'a boy of 16 on dialysis, QTc 460': minor({ sex: 'male', esrd: true, dialysis: true, ferritin: 180, tsat: 16, qtc: 460, 'considering-levodopa': true }),
  'a boy of 16, augmented on a stable dose, in the iron band': minor({ sex: 'male', ferritin: 90, 'ropinirole-current': true, 'ropinirole-indication': 'rls', 'augmentation-reviewed': true, 'irls-total': 33 }, 'ferritin-assay-note'),
};

const dialysis: Changes = { esrd: true, dialysis: true, 'renal-function': 8, crcl: 8, ferritin: 250, ...onGabapentin(300, 1) };
const underdosed = { 'pregabalin-current': true, 'pregabalin-taken': true, 'pregabalin-result': 'inadequate', 'pregabalin-best-daily-dose': 150, 'pregabalin-current-daily-dose': 150, 'pregabalin-doses-per-day': 2 } as const satisfies Changes;

/** Two steps at once: the one that stands earlier in the reading "next step" is the headline. */
export const whichFirst: Stories = {
  '16 years, diagnosis denied': { changes: { age: 16, 'rls-diagnosis': false }, next: 'scope-adult-only' },
  'summary: low by ferritin, but on dialysis': { changes: { ...dialysis, ferritin: 60 }, states: { 'iron-state': 'esrd-not-met' } },
  'summary: one agonist for RLS not reviewed, another for Parkinson disease': { changes: { ...onRopinirole, 'augmentation-reviewed': false, 'levodopa-current': true, 'levodopa-indication': 'parkinson' }, states: { 'da-state': 'screen-due' } },
  'diagnosis not recorded, on methadone at a QTc of 510': { changes: { 'rls-diagnosis': null, 'methadone-current': true, qtc: 510 }, next: 'scope-rls-diagnosis-required' },
  'on methadone at a QTc of 510, gabapentin over its ceiling': { changes: { 'methadone-current': true, 'current-opioid': true, qtc: 510, 'renal-function': 40 }, next: 'opioid-methadone-qtc-500' },
  'mild, gabapentin over its ceiling': { changes: { 'irls-total': 8, 'renal-function': 40 }, next: 'a2d-renal-cap' },
  'mild and pregnant': { changes: { 'irls-total': 8, pregnancy: 'pregnant', 'gestation-weeks': 20, age: 33 }, next: 'mild-no-daily-medication' },
  'pregnant on ropinirole, never reviewed': { changes: { pregnancy: 'pregnant', 'gestation-weeks': 20, age: 33, ...onRopinirole, 'augmentation-reviewed': null }, next: 'preg-iron-first' },
  'review of augmentation overdue, iron not measured': { changes: { ...onRopinirole, 'augmentation-reviewed': null, ferritin: null }, next: 'da-augmentation-screen-due' },
  'augmented, iron not measured': { changes: { ...onRopinirole, 'augmentation-reviewed': true, 'augmentation-worse-after-increase': true, ferritin: null }, next: 'da-augmentation-switch' },
  'saturation not measured, infusion 4 weeks ago': { changes: { tsat: null, 'iv-iron': 'given', 'iv-iron-weeks-ago': 4 }, next: 'iron-studies-missing' },
  'dialysis, iron low, infusion 4 weeks ago': { changes: { ...dialysis, ferritin: 180, tsat: 16, 'iv-iron': 'given', 'iv-iron-weeks-ago': 4 }, next: 'iron-iv-response-window' },
  'ferritin 41, infusion 4 weeks ago': { changes: { ferritin: 41, 'iv-iron': 'given', 'iv-iron-weeks-ago': 4 }, next: 'iron-iv-response-window' },
  'dialysis, iron low, sleep apnoea untreated': { changes: { ...dialysis, ferritin: 180, tsat: 16, osa: 'present' }, next: 'esrd-iron-sucrose' },
  'ferritin 41, sleep apnoea untreated': { changes: { ferritin: 41, osa: 'present' }, next: 'iron-deficit-treat' },
  'ferritin 90, sleep apnoea untreated': { changes: { ferritin: 90, osa: 'present' }, next: 'iron-75-100-iv-only' },
  'dialysis, wine, not reviewed': { changes: { ...dialysis, alcohol: true, 'exacerbators-reviewed': false }, next: 'exac-substances-ask' },
  'dialysis, nothing tried': { changes: { ...dialysis, ...noAlpha2Delta }, next: 'esrd-gabapentin' },
  'gabapentin and pregabalin both too low': { changes: { ...onGabapentin(900, 3), ...underdosed }, next: 'a2d-gabapentin-underdosed', applies: ['a2d-pregabalin-underdosed'] },
  'pregabalin too low, gabapentin in one dose at night': { changes: { ...onGabapentin(2100, 1), 'gabapentin-single-night-dose': true, ...underdosed }, next: 'a2d-pregabalin-underdosed', applies: ['a2d-gabapentin-single-night-dose'] },
  'gabapentin in one dose at night, methadone for opioid use disorder': { changes: { ...onGabapentin(2100, 1), 'gabapentin-single-night-dose': true, 'methadone-current': true, 'methadone-indication': 'oud', 'current-opioid': true }, next: 'a2d-gabapentin-single-night-dose', applies: ['opioid-on-moud'] },
  'nothing tried, on oxycodone': { changes: { ...noAlpha2Delta, 'current-opioid': true }, next: 'a2d-never-tried', applies: ['opioid-current-do-not-stack'] },
  'opioid and device declined, IRLS 31': { changes: { 'declines-opioid': true, 'declines-device': true, 'irls-total': 31 }, next: 'alt-dipyridamole', applies: ['alt-refer-specialist'] },
  'opioid declined, IRLS 31': { changes: { 'declines-opioid': true, 'irls-total': 31 }, next: 'alt-npns', applies: ['alt-refer-specialist'] },
  'an opioid, IRLS 31': { changes: { 'irls-total': 31 }, next: 'opioid-next-step', applies: ['alt-refer-specialist'] },
};

/** What is open of a drug taken or in mind is said, even where the next step is settled. */
const open = (changes: Changes, rule: string, next: string): Story => ({ changes, next, open: [rule], applies: ['missing-data-cannot-conclude'] });
const settled = (changes: Changes, rule: string, next: string): Story => ({ changes, next, open: [rule], not: ['missing-data-cannot-conclude'] });

/** Off the way to the next step. */
export const aside: Stories = {
  'carboxymaltose in mind, risk of low phosphate not known': open({ 'considering-ferric-carboxymaltose': true, 'phosphate-risk': null }, 'iron-fcm-phosphate', 'opioid-next-step'),
  'IV iron in mind, risk of low phosphate not known': open({ 'considering-iv-iron': true, 'phosphate-risk': null }, 'iron-fcm-phosphate', 'opioid-next-step'),
  'carboxymaltose due but not in mind, risk not known': settled({ ferritin: 41, 'oral-iron': 'intolerant', 'phosphate-risk': null }, 'iron-fcm-phosphate', 'iron-deficit-treat'),
  'iron low, gabapentin 900 mg, allergies not read': open({ ferritin: 41, ...onGabapentin(900, 3), 'gabapentin-allergy': null }, 'a2d-gabapentin-underdosed', 'iron-deficit-treat'),
  'iron low, gabapentin at night or not': open({ ferritin: 41, 'gabapentin-single-night-dose': null }, 'a2d-gabapentin-single-night-dose', 'iron-deficit-treat'),
  'iron low, weeks of gabapentin not known': open({ ferritin: 41, 'gabapentin-weeks': null }, 'a2d-gabapentin-adequate', 'iron-deficit-treat'),
  'iron low, weeks of a former gabapentin trial not known': settled({ ferritin: 41, 'gabapentin-weeks': null, 'gabapentin-current': false }, 'a2d-gabapentin-adequate', 'iron-deficit-treat'),
  'dose of gabapentin of today not known': open({ 'gabapentin-current-daily-dose': null }, 'a2d-gabapentin-above-max', 'opioid-next-step'),
  'iron low, pregabalin 150 mg, allergies not read': open({ ferritin: 41, ...noAlpha2Delta, ...underdosed, 'pregabalin-allergy': null }, 'a2d-pregabalin-underdosed', 'iron-deficit-treat'),
  'iron low, weeks of pregabalin not known': open({ ferritin: 41, ...noAlpha2Delta, ...underdosed, 'pregabalin-best-daily-dose': 300, 'pregabalin-weeks': null }, 'a2d-pregabalin-adequate', 'iron-deficit-treat'),
  'iron low, gabapentin now, weeks of a former pregabalin trial not known': settled({ ferritin: 41, ...underdosed, 'pregabalin-current': false, 'pregabalin-best-daily-dose': 300, 'pregabalin-weeks': null }, 'a2d-pregabalin-adequate', 'iron-deficit-treat'),
  'iron low, weeks of enacarbil not known': open({ ferritin: 41, ...noAlpha2Delta, 'gabapentin-enacarbil-current': true, 'gabapentin-enacarbil-taken': true, 'gabapentin-enacarbil-result': 'inadequate', 'gabapentin-enacarbil-best-daily-dose': 600, 'gabapentin-enacarbil-weeks': null }, 'a2d-enacarbil-adequate', 'iron-deficit-treat'),
  'iron low, gabapentin now, weeks of a former enacarbil trial not known': settled({ ferritin: 41, 'gabapentin-enacarbil-taken': true, 'gabapentin-enacarbil-result': 'inadequate', 'gabapentin-enacarbil-best-daily-dose': 600, 'gabapentin-enacarbil-weeks': null }, 'a2d-enacarbil-adequate', 'iron-deficit-treat'),
  'opioid declined, lung disease not known, on gabapentin': open({ 'declines-opioid': true, 'lung-disease': null }, 'a2d-respiratory-cns-caution', 'alt-npns'),
  'nothing tried, lung disease not known': settled({ ...noAlpha2Delta, 'lung-disease': null }, 'a2d-respiratory-cns-caution', 'a2d-never-tried'),
  'iron low, opioid declined, buprenorphine in mind, QT risk not known': open({ ferritin: 41, 'considering-buprenorphine': true, 'qt-risk': null }, 'opioid-buprenorphine-qt', 'iron-deficit-treat'),
  'iron low, tramadol now, its reason not known': open({ ferritin: 41, 'tramadol-current': true, 'tramadol-indication': null }, 'opioid-tramadol-augmentation', 'iron-deficit-treat'),
  'iron low, buprenorphine now, its reason not known': open({ ferritin: 41, 'buprenorphine-current': true, 'buprenorphine-indication': null }, 'opioid-on-moud', 'iron-deficit-treat'),
  'iron low, methadone now, its reason not known': open({ ferritin: 41, 'methadone-current': true, 'methadone-indication': null }, 'opioid-on-moud', 'iron-deficit-treat'),
  'iron low, MME not computable': open({ ferritin: 41, ...noAlpha2Delta, 'current-opioid': true, 'opioid-mme': null, benzodiazepine: true }, 'opioid-mme-50', 'iron-deficit-treat'),
  'iron low, no opioid, MME not computable': settled({ ferritin: 41, 'opioid-mme': null }, 'opioid-mme-50', 'iron-deficit-treat'),
  'iron low, oxycodone alone, whether asthma not known': open({ ferritin: 41, ...noAlpha2Delta, 'current-opioid': true, 'lung-disease': null }, 'opioid-naloxone', 'iron-deficit-treat'),
  'iron low, oxycodone in mind, CKD stage not known': open({ ferritin: 41, 'considering-oxycodone': true, 'ckd-stage': null }, 'opioid-ckd-4-5', 'iron-deficit-treat'),
  'iron low, no opioid, CKD stage not known': settled({ ferritin: 41, 'ckd-stage': null }, 'opioid-fentanyl-not-for-naive', 'iron-deficit-treat'),
  'iron low, oxycodone in mind, lorazepam not known': open({ ferritin: 41, ...noAlpha2Delta, 'considering-oxycodone': true, benzodiazepine: null }, 'opioid-benzodiazepine', 'iron-deficit-treat'),
  'iron low, methadone in mind, no QTc': open({ ferritin: 41, 'considering-methadone': true, qtc: null }, 'opioid-methadone-qtc-500', 'iron-deficit-treat'),
  'iron low, methadone in mind, QTc at least 500 or not': open({ ferritin: 41, 'considering-methadone': true, qtc: { state: 'known', value: 490, range: { low: 490, high: 510 }, sources: [] } }, 'opioid-methadone-qtc-500', 'iron-deficit-treat'),
  'iron low, methadone in mind, QTc about 450': open({ ferritin: 41, 'considering-methadone': true, qtc: { state: 'known', value: 440, range: { low: 440, high: 460 }, sources: [] } }, 'opioid-methadone-qtc-450', 'iron-deficit-treat'),
  'iron low, rotigotine in mind, dialysis not known': { changes: { ferritin: 41, esrd: null, 'considering-rotigotine': true }, next: null, open: ['esrd-da-against'], applies: ['missing-data-cannot-conclude'] },
  'pregnant or not, oxycodone in mind': { changes: { age: 33, ferritin: 41, pregnancy: null, 'considering-oxycodone': true }, next: null, open: ['preg-opioid-caution'], applies: ['missing-data-cannot-conclude'] },
  'ropinirole now, whether raised not known': open({ ...onRopinirole, 'augmentation-reviewed': true, 'ropinirole-increases-24-months': null }, 'da-dose-escalation-suspect', 'opioid-next-step'),
  'ropinirole now, dose not known': open({ ...onRopinirole, 'augmentation-reviewed': true, 'ropinirole-current-daily-dose': null }, 'da-dose-over-max', 'opioid-next-step'),
  'ropinirole perhaps now, dose high': settled({ 'ropinirole-current': null, 'ropinirole-indication': 'rls', 'augmentation-reviewed': true, 'ropinirole-current-daily-dose': 5 }, 'da-dose-over-max', 'opioid-next-step'),
  'mild, rotigotine in mind, dialysis not known': open({ ...noAlpha2Delta, 'irls-total': 8, esrd: null, 'considering-rotigotine': true }, 'esrd-da-against', 'mild-no-daily-medication'),
  'mild, levodopa in mind, dialysis not known': open({ ...noAlpha2Delta, 'irls-total': 8, esrd: null, 'considering-levodopa': true }, 'esrd-da-against', 'mild-no-daily-medication'),
  'mild, dialysis not known, nothing in mind': { changes: { ...noAlpha2Delta, 'irls-total': 8, esrd: null }, next: 'mild-no-daily-medication', not: ['missing-data-cannot-conclude'] },
  'mild, oxycodone in mind, pregnancy not asked': open({ ...noAlpha2Delta, age: 33, 'irls-total': 8, pregnancy: null, 'considering-oxycodone': true }, 'preg-opioid-caution', 'mild-no-daily-medication'),
  'mild, 50 mg of gabapentin help, renal function not known': open({ ...onGabapentin(50, 1), 'gabapentin-result': 'effective', 'irls-total': 8, 'renal-function': null }, 'a2d-renal-cap', 'mild-no-daily-medication'),
  'ropinirole, its reason not known, known not to be reviewed': open({ ...onRopinirole, 'ropinirole-indication': null, 'augmentation-reviewed': false }, 'da-parkinson-exempt', 'opioid-next-step'),
  'ropinirole, spread not asked, known not to be reviewed': open({ ...onRopinirole, 'augmentation-spread': null, 'augmentation-reviewed': false }, 'da-augmentation-no-increase', 'opioid-next-step'),
  'ropinirole, symptoms spread, whether raised not known': open({ ...onRopinirole, 'augmentation-spread': true, 'augmentation-reviewed': true, 'ropinirole-increases-24-months': null }, 'da-dose-escalation-suspect', 'opioid-next-step'),
  'ropinirole raised twice, today’s dose not known': open({ ...onRopinirole, 'augmentation-reviewed': true, 'ropinirole-increases-24-months': 2, 'ropinirole-current-daily-dose': null }, 'da-dose-over-max', 'opioid-next-step'),
  'methadone in mind, no QTc: what its answer changes': { changes: { 'declines-opioid': true, 'considering-methadone': true, qtc: null }, changed: { qtc: ['opioid-methadone-qtc-500', 'opioid-methadone-qtc-450'] } },
  'an opioid is next, no QTc: what its answer changes': { changes: { qtc: null }, changed: { qtc: ['opioid-methadone-qtc-500', 'opioid-methadone-qtc-450'] } },
  'opioid declined, no QTc, buprenorphine in mind: what its answer changes': { changes: { 'declines-opioid': true, 'considering-buprenorphine': true, qtc: null }, changed: { qtc: ['opioid-buprenorphine-qt'] } },
  'a gabapentinoid suggested, nothing missing of it': untreated.and({}, { asks: [] }),
};
