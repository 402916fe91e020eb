import type { Range } from '../fact.ts';

interface Amount {
  readonly value: number;
  readonly range?: Range | undefined;
}

/** Where a value lies against a threshold: surely at or below it, surely above it, or not to be said. */
export type Side = 'below' | 'above' | 'either';

/** A cut in a scale: values equal to it belong to the lower side where `inclusive` (ferritin 75 is low), else to the upper. */
export interface Cut {
  readonly at: number;
  readonly inclusive: boolean;
}

/** On which side of a cut a value, or the whole of its range, lies. */
export const sideOf = ({ value, range }: Amount, { at, inclusive }: Cut): Side => {
  const isBelow = (amount: number): boolean => (inclusive ? amount <= at : amount < at);
  if (range === undefined) return isBelow(value) ? 'below' : 'above';
  const { low, lowOpen, high, highOpen } = range;
  if (high !== undefined && (isBelow(high) || (highOpen === true && high === at))) return 'below';
  if (low !== undefined && (!isBelow(low) || (lowOpen === true && low === at))) return 'above';
  return 'either';
};

export const ferritinLow: Cut = { at: 75, inclusive: true };
export const tsatLow: Cut = { at: 20, inclusive: false };
/** The ferritin thresholds of chapter B: low, the band for IV iron only, overload. */
export const ferritinCuts: readonly Cut[] = [ferritinLow, { at: 100, inclusive: true }, { at: 300, inclusive: false }];
/** In end-stage renal disease only this one decides (chapter I). */
export const esrdFerritinCuts: readonly Cut[] = [{ at: 200, inclusive: false }];
