import { onGabapentin, refractory, type Stories } from '../story.ts';

const failure = ['gabapentin at below 15', 'pregabalin at below 15', 'gabapentin enacarbil at below 15'];
/** On dialysis, gabapentin 300 mg once a day without relief, iron enough for dialysis. */
const dialysis = refractory.and(
  { esrd: true, dialysis: true, 'renal-function': 8, crcl: 8, 'ckd-stage': '5', ferritin: 250, tsat: 28, ...onGabapentin(300, 1) },
  {
    next: 'esrd-gabapentin',
    minus: ['opioid-er-oxycodone', 'iron-replete-no-iron', 'ferritin-assay-note'],
    plus: ['a2d-renal-cap', 'esrd-thresholds-replace', 'esrd-gabapentin', 'esrd-iron-not-met', 'esrd-vitamin-c', 'opioid-ckd-4-5', 'opioid-fentanyl-not-for-naive'],
    states: { 'iron-state': 'esrd-not-met' },
    lines: { 'a2d-renal-cap': failure, 'esrd-gabapentin': [] },
  },
);
const gone = ['refractory-established', 'opioid-next-step', 'opioid-methadone-buprenorphine', 'opioid-methadone-ecg-missing', 'opioid-agreement-pdmp-uds', 'opioid-gabapentinoid-combined', 'opioid-naloxone', 'opioid-ckd-4-5', 'alt-npns'];
const ironLow = dialysis.and(
  { ferritin: 180, tsat: 16 },
  { next: 'esrd-iron-sucrose', minus: [...gone, 'esrd-iron-not-met'], plus: ['refractory-not-established', 'esrd-iron-sucrose'], states: { 'iron-state': 'esrd-low' }, legs: { iron: 'no' } },
);
const noSucrose = { next: 'esrd-gabapentin', minus: ['esrd-iron-sucrose'] };
const noIronRoute = { next: 'esrd-gabapentin', minus: ['esrd-iron-sucrose', 'refractory-not-established'], plus: gone };
const otherDrug = { next: 'opioid-next-step', minus: ['esrd-gabapentin'] };

/** End-stage renal disease: rows of its own for iron and gabapentin. */
export const dialysisStories: Stories = {
  'dialysis, gabapentin 300 mg, ferritin 250': dialysis,
  'dialysis, but it is not RLS': dialysis.and({ 'rls-diagnosis': false }, { next: 'scope-rls-diagnosis-required', minus: [...gone, 'esrd-gabapentin', 'esrd-iron-not-met', 'esrd-vitamin-c', 'opioid-fentanyl-not-for-naive', 'a2d-gabapentin-adequate', 'da-do-not-start', 'mon-response-day-night'], plus: ['scope-rls-diagnosis-required'] }),
  'dialysis, iron low, not RLS': ironLow.and({ 'rls-diagnosis': false }, { next: 'scope-rls-diagnosis-required', minus: ['refractory-not-established', 'esrd-iron-sucrose', 'esrd-gabapentin', 'esrd-vitamin-c', 'opioid-fentanyl-not-for-naive', 'a2d-gabapentin-adequate', 'da-do-not-start', 'mon-response-day-night'], plus: ['scope-rls-diagnosis-required'] }),
  'dialysis, gabapentin 301 mg': dialysis.and(onGabapentin(301, 1), { next: 'a2d-renal-cap', lines: { 'esrd-gabapentin': ['reduce it'], 'a2d-renal-cap': ['The current gabapentin dose', ...failure] } }),
  'dialysis, gabapentin 200 mg: its row on dialysis, not the one of other adults': dialysis.and(onGabapentin(200, 1), { minus: [...gone, 'a2d-gabapentin-adequate'], plus: ['refractory-not-established'] }),
  'dialysis, gabapentin 300 mg at night: so it is meant': dialysis.and({ 'gabapentin-single-night-dose': true }),
  'dialysis while clearance is still read as 45': dialysis.and({ 'renal-function': 45, crcl: 45, 'gabapentin-single-night-dose': true }, { lines: { 'a2d-renal-cap': failure } }),
  'dialysis, gabapentin not tolerated': dialysis.and({ 'gabapentin-result': 'adverse-effect' }, { ...otherDrug, minus: ['esrd-gabapentin', 'a2d-gabapentin-adequate'], plus: ['a2d-intolerant-or-contraindicated'] }),
  'dialysis, gabapentin on the allergy list': dialysis.and({ 'gabapentin-allergy': 'intolerance' }, { ...otherDrug, plus: ['a2d-intolerant-or-contraindicated'] }),
  'dialysis, gabapentin contraindicated': dialysis.and({ 'gabapentin-contraindicated': true }, { ...otherDrug, plus: ['a2d-intolerant-or-contraindicated'] }),
  'dialysis, pregabalin contraindicated: gabapentin may go on': dialysis.and({ 'pregabalin-contraindicated': true }, { plus: ['a2d-intolerant-or-contraindicated'] }),
  'dialysis, pregabalin too': dialysis.and({ 'pregabalin-current': true, 'pregabalin-taken': true, 'pregabalin-result': 'effective', 'pregabalin-doses-per-day': 2 }, otherDrug),
  'dialysis, enacarbil too': dialysis.and({ 'gabapentin-enacarbil-current': true, 'gabapentin-enacarbil-taken': true, 'gabapentin-enacarbil-result': 'effective' }, otherDrug),
  'dialysis, enacarbil 150 mg only: no adequate trial there': dialysis.and(
    { ...onGabapentin(0, 0, 0), 'gabapentin-current': false, 'gabapentin-taken': false, 'gabapentin-result': 'never-tried', 'gabapentin-enacarbil-current': true, 'gabapentin-enacarbil-taken': true, 'gabapentin-enacarbil-result': 'inadequate', 'gabapentin-enacarbil-best-daily-dose': 150, 'gabapentin-enacarbil-current-daily-dose': 150, 'gabapentin-enacarbil-weeks': 8 },
    { next: null, minus: [...gone, 'a2d-gabapentin-adequate', 'esrd-gabapentin'], plus: ['refractory-not-established'] },
  ),
  'dialysis, no gabapentinoid yet': dialysis.and(
    { ...onGabapentin(0, 0, 0), 'gabapentin-current': false, 'gabapentin-taken': false, 'gabapentin-result': 'never-tried' },
    { minus: [...gone, 'a2d-gabapentin-adequate', 'mon-a2d'], plus: ['refractory-not-established', 'a2d-never-tried'] },
  ),
  'dialysis, gabapentin helped once': dialysis.and({ ...onGabapentin(300, 1), 'gabapentin-current': false, 'gabapentin-result': 'effective' }, { minus: [...gone, 'a2d-gabapentin-adequate', 'mon-a2d'], plus: ['refractory-not-established'] }),
  'dialysis, ferritin 180, saturation 16 %': ironLow,
  'dialysis, ferritin 199.9': ironLow.and({ ferritin: 199.9 }),
  'dialysis, ferritin 200, saturation 16 %': dialysis.and({ ferritin: 200, tsat: 16 }),
  'dialysis, ferritin 180, saturation 19.9 %': ironLow.and({ tsat: 19.9 }),
  'dialysis, ferritin 180, saturation 20 %': dialysis.and({ ferritin: 180, tsat: 20 }),
  'dialysis, ferritin 60, saturation 28 %: low elsewhere, not here': dialysis.and({ ferritin: 60 }),
  'dialysis, ferritin 500: no overload by that': dialysis.and({ ferritin: 500 }),
  'dialysis, saturation 46 %: overload': dialysis.and({ tsat: 46 }, { minus: ['esrd-vitamin-c'], plus: ['iron-overload-block'], states: { 'iron-state': 'overload' } }),
  'dialysis, haemochromatosis, iron low': ironLow.and({ 'iron-overload': true }, { ...noIronRoute, minus: [...noIronRoute.minus, 'esrd-vitamin-c'], plus: [...gone, 'iron-overload-block'] }),
  'dialysis, iron low, IV iron declined': ironLow.and({ 'declines-iv-iron': true }, noIronRoute),
  'dialysis, iron low, peritonitis': ironLow.and({ 'acute-infection': true }, { ...noSucrose, plus: ['iron-iv-defer-infection', 'ferritin-inflammation'] }),
  'dialysis, iron low, anaphylaxis to iron before': ironLow.and({ 'iv-iron-reaction': true }, { ...noIronRoute, plus: [...gone, 'iron-iv-hypersensitivity'] }),
  'dialysis, oxalosis': dialysis.and({ oxalosis: true }, { minus: ['esrd-vitamin-c'] }),
  'dialysis, rotigotine in mind': dialysis.and({ 'considering-rotigotine': true }, { plus: ['esrd-da-against'] }),
  'dialysis, levodopa in mind': dialysis.and({ 'considering-levodopa': true }, { plus: ['esrd-da-against', 'avoid-levodopa'] }),
  'dialysis, rotigotine in mind, not RLS': dialysis.and({ 'considering-rotigotine': true, 'rls-diagnosis': false }, { next: 'scope-rls-diagnosis-required', minus: [...gone, 'esrd-gabapentin', 'esrd-iron-not-met', 'esrd-vitamin-c', 'opioid-fentanyl-not-for-naive', 'a2d-gabapentin-adequate', 'da-do-not-start', 'mon-response-day-night'], plus: ['scope-rls-diagnosis-required'] }),
  'normal kidneys, rotigotine in mind': refractory.and({ 'considering-rotigotine': true }),
  'dialysis, ropinirole above the maximum': dialysis.and(
    { 'ropinirole-current': true, 'ropinirole-indication': 'rls', 'ropinirole-current-daily-dose': 5, 'augmentation-reviewed': true },
    { minus: ['da-do-not-start'], plus: ['da-no-abrupt-stop', 'da-impulse-control-screen', 'da-dose-over-max', 'da-dose-escalation-suspect', 'da-augmentation-no-increase'], lines: { 'da-dose-over-max': ['ropinirole maximum'] } },
  ),
  'dialysis, pramipexole above the maximum': dialysis.and(
    { 'pramipexole-current': true, 'pramipexole-indication': 'rls', 'pramipexole-current-daily-dose': 1, 'augmentation-reviewed': true },
    { minus: ['da-do-not-start'], plus: ['da-no-abrupt-stop', 'da-impulse-control-screen', 'da-dose-over-max', 'da-dose-escalation-suspect', 'da-augmentation-no-increase'], lines: { 'da-dose-over-max': [] } },
  ),
  'no dialysis, ropinirole above the maximum': refractory.and(
    { 'ropinirole-current': true, 'ropinirole-indication': 'rls', 'ropinirole-current-daily-dose': 5, 'augmentation-reviewed': true },
    { minus: ['da-do-not-start'], plus: ['da-no-abrupt-stop', 'da-impulse-control-screen', 'da-dose-over-max', 'da-dose-escalation-suspect', 'da-augmentation-no-increase'], lines: { 'da-dose-over-max': [] } },
  ),
  'dialysis, breast-feeding': dialysis.and({ age: 33, pregnancy: 'breast-feeding' }, { minus: gone.filter((rule) => rule !== 'refractory-established'), plus: ['preg-drug-safety', 'alt-refer-specialist'] }),
  'dialysis, breast-feeding, mild': dialysis.and({ age: 33, pregnancy: 'breast-feeding', 'irls-total': 8 }, { next: 'mild-no-daily-medication', minus: gone, plus: ['refractory-not-established', 'mild-no-daily-medication', 'preg-drug-safety'] }),
  'whether on dialysis unknown, clearance 8': dialysis.and(
    { esrd: null, dialysis: null },
    {
      next: null,
      plus: ['missing-data-cannot-conclude'],
      open: ['esrd-gabapentin', 'esrd-iron-not-met', 'esrd-vitamin-c', 'esrd-thresholds-replace', 'iron-replete-no-iron'],
    },
  ),
};
