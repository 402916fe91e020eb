/**
 * A row: the direction, and what a careful pharmacist reads.
 *
 * `900 x3` is 900 mg a day in three doses; `450 prn` the most of a when-needed direction; `300 x1 night` taken only in
 * the evening or at night, `300 x1 day` not; ` -> ` separates steps, `!` at the front means not readable.
 * An amount without `x` says nothing of the number of doses. Units other than mg/d follow the amount (`25 ug/h`).
 */
export type Row = readonly [direction: string, reading: string];

/** Rows for one medicine. */
export interface Table {
  readonly family: string;
  readonly name: string;
  readonly ingredient: string;
  readonly rows: readonly Row[];
}
