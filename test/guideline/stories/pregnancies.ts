import { onGabapentin, opioidOffer, refractory, secondLine, withGabapentinoid, type Stories } from '../story.ts';

const suspended = [...opioidOffer, ...withGabapentinoid, 'alt-npns'];
const pregnant = refractory.and(
  { age: 33, pregnancy: 'pregnant', 'gestation-weeks': 20 },
  { next: 'preg-iron-first', minus: suspended, plus: ['preg-iron-first', 'preg-drug-safety', 'alt-refer-specialist'], states: { 'opioid-gate': 'blocked' } },
);
const nursing = refractory.and({ age: 33, pregnancy: 'breast-feeding' }, { next: 'alt-refer-specialist', minus: suspended, plus: ['preg-drug-safety', 'alt-refer-specialist'], states: { 'opioid-gate': 'blocked' } });
const denied = { next: 'scope-rls-diagnosis-required', minus: [...secondLine, 'iron-replete-no-iron', 'a2d-gabapentin-adequate', 'da-do-not-start', 'mon-response-day-night'], plus: ['scope-rls-diagnosis-required'] };
const ironDue = pregnant.and(
  { ferritin: 41, 'oral-iron': 'completed', 'oral-iron-weeks': 14 },
  { minus: ['refractory-established', 'alt-refer-specialist', 'iron-replete-no-iron', 'ferritin-assay-note'], plus: ['refractory-not-established', 'iron-deficit-treat', 'iron-iv-fcm', 'iron-fcm-dose-note', 'preg-iv-iron-trimester'] },
);
const noInfusion = { minus: ['refractory-not-established', 'iron-iv-fcm', 'iron-fcm-dose-note', 'preg-iv-iron-trimester'], plus: ['refractory-established', 'alt-refer-specialist'] };
/** Everything a pregnancy could change, while it is not known. */
const notKnown = { next: null, why: ['pregnancy'], minus: ['opioid-methadone-ecg-missing'], plus: ['opioid-screen-incomplete', 'missing-data-cannot-conclude'], open: [...suspended.filter((rule) => rule !== 'opioid-methadone-ecg-missing'), 'preg-iron-first', 'preg-drug-safety', 'alt-refer-specialist'] };
const asked = { ...notKnown, plus: [...notKnown.plus, 'preg-status-unknown'] };

/** I. Pregnancy and breast-feeding. */
export const pregnancies: Stories = {
  'pregnant, week 20': pregnant,
  'pregnant, not RLS': refractory.and({ age: 33, pregnancy: 'pregnant', 'gestation-weeks': 20, 'considering-iv-iron': true, 'rls-diagnosis': false }, denied),
  'breast-feeding': nursing,
  'breast-feeding, not RLS': refractory.and({ age: 33, pregnancy: 'breast-feeding', 'rls-diagnosis': false }, denied),
  'not pregnant': refractory.and({ age: 33, pregnancy: 'not-pregnant' }),
  'pregnant, mild RLS': pregnant.and({ 'irls-total': 8 }, { next: 'mild-no-daily-medication', minus: ['refractory-established', 'alt-refer-specialist', 'preg-drug-safety'], plus: ['refractory-not-established', 'mild-no-daily-medication'] }),
  'breast-feeding, mild, too little gabapentin': nursing.and({ 'irls-total': 8, ...onGabapentin(900, 3) }, { next: 'mild-no-daily-medication', minus: ['refractory-established', 'alt-refer-specialist', 'a2d-gabapentin-adequate'], plus: ['refractory-not-established', 'mild-no-daily-medication'] }),
  'breast-feeding, mild, gabapentin at night only': nursing.and(
    { 'irls-total': 8, ...onGabapentin(1800, 1), 'gabapentin-single-night-dose': true },
    { next: 'mild-no-daily-medication', minus: ['refractory-established', 'alt-refer-specialist', 'a2d-gabapentin-adequate'], plus: ['refractory-not-established', 'mild-no-daily-medication'] },
  ),
  'breast-feeding, mild, too little pregabalin': nursing.and(
    { 'irls-total': 8, 'pregabalin-current': true, 'pregabalin-taken': true, 'pregabalin-result': 'inadequate', 'pregabalin-best-daily-dose': 150, 'pregabalin-current-daily-dose': 150, 'pregabalin-doses-per-day': 2, 'gabapentin-result': 'effective' },
    { next: 'mild-no-daily-medication', minus: ['refractory-established', 'alt-refer-specialist', 'a2d-gabapentin-adequate'], plus: ['refractory-not-established', 'mild-no-daily-medication'] },
  ),
  'breast-feeding, mild, nothing wrong with the dose': nursing.and({ 'irls-total': 8 }, { next: 'mild-no-daily-medication', minus: ['refractory-established', 'alt-refer-specialist', 'preg-drug-safety'], plus: ['refractory-not-established', 'mild-no-daily-medication'] }),
  'breast-feeding, not refractory, too little gabapentin': nursing.and(onGabapentin(900, 3), { next: null, minus: ['refractory-established', 'alt-refer-specialist', 'a2d-gabapentin-adequate'], plus: ['refractory-not-established'] }),
  'breast-feeding, gabapentin at night only': nursing.and({ ...onGabapentin(2100, 1), 'gabapentin-single-night-dose': true }, { next: null, minus: ['refractory-established', 'alt-refer-specialist', 'a2d-gabapentin-adequate'], plus: ['refractory-not-established'] }),
  'breast-feeding, opioid declined': nursing.and({ 'declines-opioid': true }),
  'breast-feeding, oxycodone in mind': nursing.and({ 'considering-oxycodone': true }, { plus: ['opioid-gabapentinoid-combined'] }),
  'pregnant, oxycodone in mind': pregnant.and({ 'considering-oxycodone': true }, { plus: ['opioid-gabapentinoid-combined', 'preg-opioid-caution'] }),
  'pregnant, on oxycodone': pregnant.and({ 'current-opioid': true }, { plus: ['opioid-gabapentinoid-combined', 'preg-opioid-caution', 'opioid-current-do-not-stack', 'mon-opioid', 'opioid-naloxone', 'opioid-agreement-pdmp-uds', 'a2d-respiratory-cns-caution'] }),
  'pregnant, on oxycodone, not RLS': refractory.and(
    { age: 33, pregnancy: 'pregnant', 'gestation-weeks': 20, 'considering-oxycodone': true, 'rls-diagnosis': false },
    { ...denied, minus: denied.minus.filter((rule) => rule !== 'opioid-gabapentinoid-combined'), plus: [...denied.plus, 'preg-opioid-caution'] },
  ),
  'pregnant, IV iron in mind': pregnant.and({ 'considering-iv-iron': true }, { plus: ['preg-iv-iron-trimester'] }),
  'pregnant, carboxymaltose in mind': pregnant.and({ 'considering-ferric-carboxymaltose': true }, { plus: ['preg-iv-iron-trimester'] }),
  'breast-feeding, IV iron in mind': nursing.and({ 'considering-iv-iron': true }),
  'pregnant, carboxymaltose due': ironDue,
  'pregnant, week 14': ironDue.and({ 'gestation-weeks': 14 }),
  'pregnant, week 15': ironDue.and({ 'gestation-weeks': 15 }),
  'pregnant, week 13: no infusion': ironDue.and({ 'gestation-weeks': 13 }, noInfusion),
  'pregnant, week not known: no infusion': ironDue.and({ 'gestation-weeks': null }, { ...noInfusion, asksAlso: ['gestation-weeks'] }),
  'not pregnant, week 0: an infusion may be given': refractory.and(
    { age: 33, pregnancy: 'not-pregnant', ferritin: 41, 'oral-iron': 'completed', 'oral-iron-weeks': 14 },
    { next: 'iron-deficit-treat', minus: [...secondLine, 'iron-replete-no-iron', 'ferritin-assay-note'], plus: ['refractory-not-established', 'iron-deficit-treat', 'iron-iv-fcm', 'iron-fcm-dose-note'] },
  ),
  'pregnant, ferritin 90': pregnant.and({ ferritin: 90 }, { minus: ['iron-replete-no-iron'], plus: ['iron-75-100-iv-only', 'iron-fcm-dose-note', 'preg-iv-iron-trimester'] }),
  'pregnant, ferritin 150, saturation 15 %': pregnant.and(
    { ferritin: 150, tsat: 15 },
    { minus: ['refractory-established', 'alt-refer-specialist', 'iron-replete-no-iron'], plus: ['refractory-not-established', 'iron-deficit-treat', 'iron-100-300-tsat-low', 'preg-iv-iron-trimester'] },
  ),
  'pregnant on dialysis, iron low': pregnant.and(
    { esrd: true, dialysis: true, ferritin: 180, tsat: 15, 'renal-function': 8, crcl: 8, ...onGabapentin(300, 1) },
    {
      minus: ['refractory-established', 'alt-refer-specialist', 'iron-replete-no-iron', 'ferritin-assay-note'],
      plus: ['refractory-not-established', 'esrd-thresholds-replace', 'esrd-iron-sucrose', 'esrd-gabapentin', 'esrd-vitamin-c', 'a2d-renal-cap', 'opioid-fentanyl-not-for-naive', 'preg-iv-iron-trimester'],
    },
  ),
  '36 years, not asked': refractory.and({ age: 36, pregnancy: null }, asked),
  '18 years, not asked': refractory.and({ age: 18, pregnancy: null }, asked),
  '55 years, not asked': refractory.and({ age: 55, pregnancy: null }, asked),
  '56 years, not asked': refractory.and({ age: 56, pregnancy: null }, notKnown),
  'a man of 36, not asked': refractory.and({ age: 36, sex: 'male', pregnancy: null }, notKnown),
  'sex not recorded, 36 years, not asked': refractory.and({ age: 36, sex: null, pregnancy: null }, asked),
  '36 years, not asked, nothing would be suggested': refractory.and(
    { age: 36, pregnancy: null, 'gabapentin-result': 'effective' },
    { next: null, minus: [...secondLine, 'a2d-gabapentin-adequate'], plus: ['refractory-not-established', 'missing-data-cannot-conclude'], open: ['preg-iron-first', 'preg-drug-safety'] },
  ),
  '36 years, not asked, not RLS': refractory.and({ age: 36, pregnancy: null, 'rls-diagnosis': false }, denied),
  '36 years, not asked, too little gabapentin': refractory.and(
    { age: 36, pregnancy: null, ...onGabapentin(900, 3) },
    { next: null, minus: [...secondLine, 'a2d-gabapentin-adequate'], plus: ['refractory-not-established', 'missing-data-cannot-conclude', 'preg-status-unknown'], open: ['a2d-gabapentin-underdosed', 'preg-iron-first', 'preg-drug-safety'] },
  ),
  '36 years, not asked, ferritin 90': refractory.and(
    { age: 36, pregnancy: null, ferritin: 90, 'gabapentin-result': 'effective', 'gestation-weeks': null },
    { next: null, minus: [...secondLine, 'a2d-gabapentin-adequate', 'iron-replete-no-iron'], plus: ['refractory-not-established', 'missing-data-cannot-conclude', 'preg-status-unknown'], open: ['iron-75-100-iv-only', 'iron-fcm-dose-note', 'preg-iron-first', 'preg-drug-safety'] },
  ),
};
