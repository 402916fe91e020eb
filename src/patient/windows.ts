import type { Validity } from './dates.ts';

/**
 * How long each fact stays valid. Three come from sources: iron studies 6-12 months (the seed article, Monitoring),
 * QTc 12 months or 3 with a risk (methadone safety guideline, J Pain 2014), IRLS recall of one week (IRLSSG). All others
 * are the app's own settings, for a clinic to confirm (`docs/facts.md`). Facts that are not named stay valid.
 */
export const windows = {
  'rls-criteria-confirmed': { months: 12 },
  'irls-total': { days: 90 },
  'symptom-nights-per-week': { days: 90 },
  'daytime-symptoms': { days: 90 },
  'mild-intermittent': { months: 12 },
  ferritin: { months: 12 },
  'ferritin-low-or-on-iron': { months: 6 },
  tsat: { months: 12 },
  haemoglobin: { months: 6 },
  weight: { months: 6 },
  'weight-on-dialysis': { months: 3 },
  phosphate: { days: 28 },
  'phosphate-risk': { months: 12 },
  'acute-infection': { days: 14 },
  'fcm-unsuitable': { months: 12 },
  'declines-iv-iron': { days: 30 },
  'declines-opioid': { days: 30 },
  'declines-device': { days: 30 },
  creatinine: { months: 12 },
  'creatinine-in-ckd': { months: 3 },
  egfr: { months: 12 },
  'hepatic-impairment': { months: 12 },
  qtc: { months: 12 },
  'qtc-with-risk': { months: 3 },
  'qt-risk': { days: 30 },
  'osa-treatment': { months: 6 },
  'stop-bang': { months: 12 },
  'copd-severity': { months: 12 },
  'respiratory-compromise': { months: 12 },
  'substance-use': { months: 6 },
  'opioid-risk': { months: 12 },
  'pdmp-checked': { days: 30 },
  pregnancy: { days: 28 },
  'phq9-total': { days: 90 },
  'device-implant': { months: 6 },
  'device-epilepsy': { months: 6 },
  'device-metal-leg': { months: 6 },
  'device-skin': { months: 6 },
  'device-adhesive': { months: 6 },
  'dipyridamole-caution': { months: 6 },
  'exacerbators-reviewed': { months: 6 },
  'otc-sedating-antihistamine': { months: 6 },
  alcohol: { months: 6 },
  caffeine: { months: 6 },
  nicotine: { months: 6 },
  'problem-list-complete': { days: 30 },
  'medicines-list-complete': { days: 30 },
  'allergies-complete': { days: 30 },
} as const satisfies Record<string, Validity>;

export type WindowId = keyof typeof windows;
export const isWindowId = (id: string): id is WindowId => id in windows;
/** The window of a fact; no limit where none is set. */
export const windowOf = (id: string): Validity => (isWindowId(id) ? windows[id] : {});

/** After IV iron, ferritin and TSAT cannot be interpreted for this long (`iron-iv-response-window`). */
export const ivIronVoidDays = 84;
/** Ferritins this close together on different sides of a threshold contradict each other (`iron-conflicting-results`). */
export const ferritinConflictDays = 30;
/** A CRP further than this from the ferritin says nothing about it (`ferritin-inflammation`). */
export const crpDaysFromFerritin = 14;
/** A dialysis session this recent means maintenance dialysis. */
export const dialysisProcedureDays = 90;
