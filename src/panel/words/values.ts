/** Units as they are read, by the UCUM code or unit of the fact. */
export const unitWords: Readonly<Record<string, string>> = {
  'mg/d': 'mg a day',
  'mg/(24.h)': 'mg/24 h',
  'ug/h': 'µg/h',
  'ug/L': 'µg/L',
  'umol/L': 'µmol/L',
  '/d': 'a day',
  '/wk': 'a week',
  wk: 'weeks',
  mo: 'months',
  a: 'years',
  '{score}': 'points',
  '{count}': '',
  '{MME}/d': 'MME a day',
  'mL/min/{1.73_m2}': 'mL/min/1.73 m²',
  '[lb_av]': 'lb',
};

/** Units that lose their plural at one. */
export const singularUnits: Readonly<Record<string, string>> = { weeks: 'week', months: 'month', years: 'year', points: 'point' };

/** Codes of summaries and of the choices that no question spells out. */
export const codeWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'iron-state': {
    overload: 'overload: no iron',
    'esrd-low': 'low by the dialysis thresholds',
    'esrd-not-met': 'dialysis thresholds not met',
    low: 'low',
    'tsat-only-low': 'low by transferrin saturation only',
    'inflamed-unclear': 'unclear: inflammation',
    'band-75-100': 'ferritin between 75 and 100',
    replete: 'sufficient',
  },
  refractory: { yes: 'yes', no: 'not yet' },
  'da-state': {
    'never-or-stopped': 'none taken now',
    confirmed: 'augmentation confirmed',
    'suspected-augmentation': 'augmentation suspected',
    stable: 'stable, no augmentation',
    'screen-due': 'augmentation to be asked about',
    'other-indication': 'taken for another indication',
  },
  'opioid-gate': {
    'already-on': 'already on an opioid',
    blocked: 'blocked',
    declined: 'declined',
    caution: 'open with caution',
    open: 'open',
    'screen-incomplete': 'screen incomplete',
  },
  osa: { none: 'none', present: 'present', resolved: 'resolved' },
  copd: { none: 'none', present: 'present' },
  'substance-use': { none: 'none', remission: 'in remission', active: 'active' },
  'ckd-stage': { none: 'none', '1': 'stage 1', '2': 'stage 2', '3': 'stage 3', '4': 'stage 4', '5': 'stage 5' },
  pregnancy: { 'not-pregnant': 'neither', pregnant: 'pregnant', 'breast-feeding': 'breast-feeding', 'not-possible': 'not possible' },
};

/** Codes that say a thing is absent: such facts are told in one line together. */
export const absentCodes: ReadonlySet<string> = new Set(['none', 'never', 'never-tried', 'not-possible', 'not-pregnant', 'never-or-stopped']);
