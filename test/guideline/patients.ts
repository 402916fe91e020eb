import { catalogue, type FactId } from '../../src/patient/catalogue.ts';
import { known, unknown, type Fact, type Facts, type FactValue } from '../../src/patient/fact.ts';

/**
 * A woman of 58 with refractory RLS: everything known, nothing in the way of a second-line step. Stories change what they are about.
 * `null` makes a fact unknown.
 */
export type Changes = Readonly<Partial<Record<FactId, FactValue | null | Fact>>>;

const values: Readonly<Partial<Record<FactId, FactValue>>> = {
  age: 58,
  sex: 'female',
  'rls-diagnosis': true,
  'rls-criteria-confirmed': true,
  'irls-total': 26,
  'symptom-nights-per-week': 7,
  'set-aside-resources': 0,
  ferritin: 140,
  tsat: 28,
  'iron-studies-age': 2,
  crp: 1,
  haemoglobin: 13.4,
  weight: 70,
  phosphate: 3.5,
  'oral-iron': 'never',
  'oral-iron-weeks': 0,
  'iv-iron': 'never',
  'iv-iron-weeks-ago': 0,
  'iv-iron-product': 'other',
  creatinine: 0.8,
  crcl: 84.7,
  egfr: 85,
  'renal-function': 84.7,
  'ckd-stage': 'none',
  'hepatic-impairment': 'none',
  qtc: 420,
  osa: 'none',
  'osa-treatment': 'untreated',
  'stop-bang': 1,
  copd: 'none',
  'copd-severity': 'mild',
  'substance-use': 'none',
  'opioid-risk': 'low',
  'pdmp-checked': true,
  cyp2d6: 'normal',
  pregnancy: 'not-possible',
  'gestation-weeks': 0,
  'phq9-total': 4,
  'exacerbators-reviewed': true,
  'gabapentin-current': true,
  'gabapentin-taken': true,
  'gabapentin-current-daily-dose': 2100,
  'gabapentin-best-daily-dose': 2100,
  'gabapentin-best-doses-per-day': 3,
  'gabapentin-doses-per-day': 3,
  'gabapentin-weeks': 17,
  'gabapentin-result': 'inadequate',
  'pregabalin-result': 'never-tried',
  'gabapentin-enacarbil-result': 'never-tried',
};

const quiet = (id: FactId): FactValue => {
  const entry = catalogue[id];
  if (entry.kind === 'number') return 0;
  if (entry.kind === 'boolean') return false;
  return entry.codes.includes('none' as never) ? 'none' : (entry.codes.at(-1) ?? '');
};

const asFact = (value: FactValue | null | Fact): Fact => {
  if (value === null) return unknown('not-in-chart');
  return typeof value === 'object' ? value : known(value);
};

/** The baseline with changes. */
export function patient(changes: Changes = {}): Facts {
  const ids = Object.keys(catalogue) as FactId[];
  const base = ids.map((id) => [id, known(values[id] ?? quiet(id))] as const);
  return { ...Object.fromEntries(base), ...Object.fromEntries(Object.entries(changes).map(([id, value]) => [id, asFact(value)])) };
}

/** Nobody and nothing is known but what is given. */
export const unknownPatient = (changes: Changes = {}): Facts => {
  const ids = Object.keys(catalogue) as FactId[];
  return { ...Object.fromEntries(ids.map((id) => [id, unknown('not-in-chart')])), ...Object.fromEntries(Object.entries(changes).map(([id, value]) => [id, asFact(value)])) };
};
