import type { Form, Slot } from './words.ts';

/** From … to …; equal where one figure is given. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** mg, mL, mg delivered in 24 hours, or mg of the iron in an iron salt. */
export interface Measure extends Range {
  readonly kind: 'mass' | 'volume' | 'rate' | 'iron';
}

/** One dose, in every way the source says it; all of them must come to the same. */
export interface Amount {
  /** How many units, and of what. A bare number has no form. */
  readonly count?: Range;
  readonly form?: Form;
  /** What one unit holds or delivers, as the direction says. */
  readonly each?: Measure;
  /** The whole dose. */
  readonly totals: readonly Measure[];
  /** A mass beside a count that may mean one unit or all of them. */
  readonly loose?: Measure;
  /** The count stands in a structured quantity without any unit: of units, or of milligrams. */
  readonly bare?: true;
}

export interface TimeOfDay {
  readonly slot: Slot;
  /** Minutes after midnight, where a clock time is given. */
  readonly minute?: number;
}

/** `times` doses in `days` days. */
export interface Schedule {
  readonly times: Range;
  readonly days: Range;
  readonly at: readonly TimeOfDay[];
  /** Doses on a day on which it is taken; absent where not said ("600 mg a day"). */
  readonly onDay?: number;
}

export interface Part {
  readonly amount?: Amount;
  readonly schedule?: Schedule;
}

/** A ceiling. It caps a when-needed dose and is never a dose itself. */
export interface Limit {
  readonly amount?: Amount;
  readonly doses?: number;
  /** In so many days; absent where not said. */
  readonly days?: number;
  /** Of a single dose ("no more than 2 at a time"). */
  readonly perDose?: true;
  /** The substance it speaks of, where it is another than the medicine's own. */
  readonly substance?: string;
}

/** What holds for some days. */
export interface RegimenStep {
  readonly parts: readonly Part[];
  /** How long, in days. */
  readonly days?: number;
  /** `days` or up to so many. */
  readonly mostDays?: number;
  /** It is said that it is then stopped. */
  readonly stops?: true;
  /** First and last day counted from the start, as in "day 4", "week 2". */
  readonly fromDay?: number;
  readonly toDay?: number;
  readonly from?: string;
  readonly to?: string;
  readonly prn?: boolean;
  /** The step comes, but its dose cannot be known ("increase as tolerated"). */
  readonly open?: true;
}

/** A stated total that must fit: of one dose or of a day. */
export interface Total {
  readonly amount: Amount;
  readonly daily?: true;
}

/** Directions from one source, read but not yet converted. Anything may be missing: an EHR often says half in text and half in structure. */
export interface Regimen {
  readonly steps: readonly RegimenStep[];
  /** As needed: yes, expressly no, or not said. */
  readonly prn?: boolean;
  readonly limits: readonly Limit[];
  readonly totals: readonly Total[];
  readonly from?: string;
  readonly to?: string;
  /** Dates that can be read in two ways; it matters where one is past and the other is not. */
  readonly unsure?: readonly (readonly [string, string])[];
  /** mg in one mL, where the direction says so. */
  readonly concentration?: number;
}

/** `silent`: nothing in it bears on the dose. `unread`: something does and was not understood. */
export type SourceReading = { readonly state: 'silent' } | { readonly state: 'unread'; readonly why: string } | { readonly state: 'read'; readonly regimen: Regimen };

export const exactly = (value: number): Range => ({ low: value, high: value });
export const isExact = (range: Range): boolean => range.low === range.high;
/** Equal within one per cent, so that rounded figures meet (0.0417 mg/h is 1 mg/24 h). */
export const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= 0.0101 * Math.max(Math.abs(a), Math.abs(b));
export const isSameRange = (a: Range, b: Range): boolean => isSame(a.low, b.low) && isSame(a.high, b.high);
