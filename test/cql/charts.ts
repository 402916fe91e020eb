import fc from 'fast-check';
import { catalogue, type FactId } from '../../src/patient/catalogue.ts';
import { known, unknown, type Facts, type FactValue } from '../../src/patient/fact.ts';
import { patient, type Changes } from '../guideline/patients.ts';
import { parameters } from './run.ts';

/** The values on, just below and just above every threshold that the rules in CQL name. */
const numbers: Readonly<Partial<Record<string, readonly number[]>>> = {
  age: [17, 18, 64, 65],
  'irls-total': [0, 10, 11, 14, 15, 30, 31, 40],
  'symptom-nights-per-week': [0, 1.9, 2, 7],
  'gestation-weeks': [0, 12, 13, 14, 30],
  ferritin: [3, 10, 74.9, 75, 75.1, 100, 100.1, 199, 200, 299.9, 300, 1200],
  tsat: [5, 19.9, 20, 45, 45.1],
  crp: [1, 5, 5.1],
  'oral-iron-weeks': [0, 11, 12, 13, 20],
  'iv-iron-weeks-ago': [0, 11.9, 12, 51, 52, 53, 80],
  'renal-function': [5, 14.9, 15, 29.9, 30, 30.1, 59.9, 60, 84.7],
  'gabapentin-best-daily-dose': [0, 299, 300, 699, 700, 1399, 1400, 1799, 1800, 2400],
  'gabapentin-best-doses-per-day': [1, 2, 3],
  'gabapentin-weeks': [0, 3.9, 4, 17],
  'pregabalin-best-daily-dose': [0, 74, 75, 149, 150, 299, 300, 450],
  'pregabalin-weeks': [0, 3.9, 4, 17],
  'gabapentin-enacarbil-best-daily-dose': [0, 149, 150, 299, 300, 599, 600, 1200],
  'gabapentin-enacarbil-weeks': [0, 3.9, 4, 17],
  'pramipexole-current-daily-dose': [0, 0.5, 0.51],
  'ropinirole-current-daily-dose': [0, 3, 3.5, 4, 4.1],
  'rotigotine-current-daily-dose': [0, 3, 3.1],
  'opioid-mme': [0, 49.9, 50, 90],
  qtc: [420, 449, 450, 499, 500, 520],
};

/**
 * The same chart as the room `patient` would give it: taken now is taken ever; one dose at night is taken now; within 12 weeks
 * after IV iron no ferritin or TSAT is usable.
 */
export function asFactsStand(facts: Facts): Facts {
  const is = (id: FactId, value: FactValue): boolean => {
    const fact = facts[id];
    return fact?.state === 'known' && fact.value === value;
  };
  const weeks = facts['iv-iron-weeks-ago'];
  const tooSoon = is('iv-iron', 'given') && weeks?.state === 'known' && Number(weeks.value) < 12;
  const taken = (['gabapentin', 'pregabalin', 'gabapentin-enacarbil'] as const).filter((drug) => is(`${drug}-current`, true));
  return {
    ...facts,
    ...Object.fromEntries(taken.map((drug) => [`${drug}-taken`, known(true)])),
    ...(is('gabapentin-single-night-dose', true) && facts['gabapentin-current']?.state !== 'known' ? { 'gabapentin-current': known(true), 'gabapentin-taken': known(true) } : {}),
    ...(is('gabapentin-current', false) ? { 'gabapentin-single-night-dose': known(false) } : {}),
    ...(tooSoon ? { ferritin: unknown('out-of-date', { asks: [] }), tsat: unknown('out-of-date', { asks: [] }) } : {}),
  };
}

const readFacts = [...parameters.keys()] as FactId[];

export const valuesOf = (fact: FactId): readonly FactValue[] => {
  const entry = catalogue[fact];
  if (entry.kind === 'boolean') return [true, false];
  if (entry.kind === 'choice') return entry.codes;
  return numbers[fact] ?? [0, 1, 2, 3];
};

const augmented: Changes = {
  'pramipexole-current': true, 'pramipexole-indication': 'rls', 'pramipexole-current-daily-dose': 0.5,
  'augmentation-earlier-onset': true, 'augmentation-spread': true, 'augmentation-reviewed': true,
};

const raisedTwice: readonly Changes[] = (['pramipexole', 'ropinirole', 'rotigotine', 'levodopa', 'cabergoline', 'bromocriptine', 'apomorphine'] as const).map((drug) => ({
  [`${drug}-current`]: true, [`${drug}-indication`]: 'rls', [`${drug}-increases-24-months`]: 2,
}));

/** Where the rules live: patients that fulfil one or the other of them, to be changed from there. */
const beginnings: readonly Changes[] = [
  {},
  { ferritin: 40, tsat: 15 },
  { ferritin: 40, tsat: 15, 'oral-iron': 'completed', 'oral-iron-weeks': 14 },
  { ferritin: 90, tsat: 24 },
  { ferritin: 150, tsat: 15 },
  { ferritin: 40, tsat: 15, 'oral-iron': 'current', 'oral-iron-weeks': 6, 'ferritin-low-at-oral-iron-start': true },
  { ferritin: 40, tsat: 15, malabsorption: true, 'iv-iron': 'given', 'iv-iron-weeks-ago': 20 },
  { ferritin: 320, crp: 12, tsat: 15 },
  { 'gabapentin-current': false, 'gabapentin-taken': false, 'gabapentin-result': 'never-tried', 'gabapentin-best-daily-dose': 0 },
  { 'gabapentin-best-daily-dose': 900, 'gabapentin-current-daily-dose': 900 },
  { 'gabapentin-best-doses-per-day': 1, 'gabapentin-single-night-dose': true },
  { 'gabapentin-current': false, 'pregabalin-current': true, 'pregabalin-result': 'inadequate', 'pregabalin-best-daily-dose': 150, 'pregabalin-weeks': 8 },
  { 'gabapentin-current': false, 'gabapentin-enacarbil-current': true, 'gabapentin-enacarbil-result': 'partial', 'gabapentin-enacarbil-best-daily-dose': 600, 'gabapentin-enacarbil-weeks': 8, 'gabapentin-result': 'never-tried' },
  { esrd: true, dialysis: true, 'ckd-stage': '5', 'renal-function': 8, ferritin: 150, tsat: 15, 'gabapentin-best-daily-dose': 200 },
  { 'renal-function': 25, 'ckd-stage': '4', 'gabapentin-best-daily-dose': 700 },
  augmented,
  ...raisedTwice,
  { ...augmented, 'augmentation-earlier-onset': false, 'augmentation-spread': false },
  { ...augmented, 'pramipexole-indication': 'parkinson' },
  { 'declines-opioid': true },
  { copd: 'present', 'copd-severity': 'moderate' },
  { osa: 'present', 'osa-treatment': 'treated-adherent' },
  { benzodiazepine: true },
  { 'current-opioid': true, 'methadone-current': true, 'methadone-indication': 'oud', 'opioid-mme': 94 },
  { pregnancy: 'pregnant', 'gestation-weeks': 20, age: 31 },
  { 'mild-intermittent': true },
  { pregnancy: 'pregnant', 'gestation-weeks': 8, age: 31, ferritin: 40, tsat: 15, 'oral-iron': 'current', 'oral-iron-weeks': 6 },
  { pregnancy: 'breast-feeding', age: 31, 'mild-intermittent': true, 'gabapentin-best-daily-dose': 900 },
  { esrd: true, dialysis: true, 'ckd-stage': '5', 'renal-function': 8, 'gabapentin-current': false, 'pregabalin-current': true, 'pregabalin-result': 'inadequate', 'pregabalin-best-daily-dose': 50, 'gabapentin-result': 'never-tried', 'gabapentin-best-daily-dose': 0 },
];

/** A complete chart: one of the beginnings, with up to `most` of the facts that the CQL reads moved to a value at one of their thresholds. */
export const chartAtThresholds = (most: number): fc.Arbitrary<Facts> =>
  fc
    .tuple(
      fc.constantFrom(...beginnings),
      fc.uniqueArray(fc.constantFrom(...readFacts).chain((fact) => fc.constantFrom(...valuesOf(fact)).map((value) => [fact, value] as const)), {
        maxLength: most,
        selector: ([fact]) => fact,
      }),
    )
    .map(([beginning, moved]) => asFactsStand(patient({ ...beginning, ...Object.fromEntries(moved) })));
