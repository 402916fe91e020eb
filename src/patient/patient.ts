import type { Facts, SetAside } from './fact.ts';

/** One stretch of time on one drug at one dose, read from one or more resources that mean the same therapy. */
export interface Exposure {
  readonly from?: string;
  readonly to?: string;
  readonly daily?: { readonly value: number; readonly unit: string };
  readonly dosesPerDay?: number;
  readonly prn?: true;
  readonly current: boolean | 'unknown';
  /** Why it was stopped, as the source says it. */
  readonly stopReason?: string;
  readonly sources: readonly string[];
  readonly raw: string;
  readonly how: string;
}

/** All that is known of one ingredient, oldest first. */
export interface MedicineHistory {
  /** kebab-case, as in the fact ids. */
  readonly ingredient: string;
  readonly name: string;
  readonly classes: readonly string[];
  readonly current: boolean | 'unknown';
  readonly matchedBy: 'code' | 'text';
  readonly exposures: readonly Exposure[];
}

/** A medicine on the list that the table does not know; it never counts as absent. */
export interface UnmatchedMedicine {
  readonly name: string;
  readonly current: boolean | 'unknown';
  readonly source: string;
}

/** The patient as the guideline and the panel see her: facts by id (`catalogue.ts`), and what they rest on. */
export interface Patient {
  readonly id: string;
  readonly facts: Facts;
  readonly medicines: readonly MedicineHistory[];
  readonly unmatchedMedicines: readonly UnmatchedMedicine[];
  readonly setAside: readonly SetAside[];
}
