import type { Dosage, Quantity } from 'fhir/r4';
import type { Product } from '../medicines/product.ts';

/** One therapy entry's directions, with what is needed to understand them. */
export interface Directions {
  /** `dosageInstruction` of a request or dispense, `dosage` of a statement. */
  readonly dosages: readonly Dosage[];
  /** Notes on the entry as a whole; few say anything of the dose. */
  readonly notes?: readonly string[];
  readonly product: Product;
  /** The ingredient whose dose is wanted (levodopa of carbidopa-levodopa). */
  readonly ingredient: string;
  /** When the entry begins (authoredOn, effective start, whenHandedOver), YYYY-MM-DD or coarser. */
  readonly start?: string;
  readonly end?: string;
  /** Dispensed amount and days of supply: never a dose, but a check on one. */
  readonly quantity?: Quantity;
  readonly daysSupply?: number;
}

/** What is taken from one day to another. */
export interface DoseStep {
  /** First and last day, YYYY-MM-DD, where the directions or the entry's dates give them. */
  readonly from?: string;
  readonly to?: string;
  /** Mean amount a day (`mg/d`), or the delivery rate of a patch; of a when-needed direction the most it allows. */
  readonly daily?: { readonly value: number; readonly unit: 'mg/d' | 'mg/(24.h)' | 'ug/h' };
  /** Doses on a day on which it is taken. Absent: not said. */
  readonly dosesPerDay?: number;
  /** Taken only in the evening, at night or at bedtime: yes, no, or not said. */
  readonly nightOnly?: boolean;
  readonly prn?: true;
  /** It may go on after `to`: a span as long as a supply ("for 30 days"), the last week of a schedule, the height of a titration. */
  readonly mayGoOn?: true;
  /** How the words were read, in a sentence. */
  readonly how: string;
}

/**
 * Steps in order of time, or why nothing can be known: `absent` (no directions), `unread` (words not understood),
 * `conflicting` (text against structure, milligrams against tablets, strength against name).
 * A step without `daily` is one whose amount cannot be known though its place in time can.
 */
export type DosageReading =
  | { readonly state: 'read'; readonly steps: readonly DoseStep[]; readonly raw: string }
  | { readonly state: 'absent' | 'unread' | 'conflicting'; readonly detail: string; readonly raw: string };
