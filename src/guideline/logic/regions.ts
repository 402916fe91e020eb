import { catalogue, type FactId } from '../../patient/catalogue.ts';
import type { Fact, Known } from '../../patient/fact.ts';

/**
 * What a fact can be, as far as the guideline tells values apart: the codes of a choice, yes and no, or the stretches into
 * which the thresholds cut a number (each threshold itself is a stretch of its own).
 */
export type Region =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'yes' | 'no' }
  | { readonly kind: 'point'; readonly value: number }
  | { readonly kind: 'between'; readonly low: number; readonly high: number };

/** All regions of a fact, given the thresholds that the guideline holds it against. */
export function regionsOf(fact: FactId, thresholds: readonly number[]): readonly Region[] {
  const entry = catalogue[fact];
  if (entry.kind === 'boolean') return [{ kind: 'no' }, { kind: 'yes' }];
  if (entry.kind === 'choice') return entry.codes.map((code) => ({ kind: 'code', code }));
  const limits: { readonly min?: number; readonly max?: number } = entry;
  const min = limits.min ?? Number.NEGATIVE_INFINITY;
  const max = limits.max ?? Number.POSITIVE_INFINITY;
  const cuts = [...new Set([...thresholds, min, max])].filter((cut) => Number.isFinite(cut) && cut >= min && cut <= max).toSorted((a, b) => a - b);
  const regions: Region[] = min === Number.NEGATIVE_INFINITY ? [{ kind: 'between', low: min, high: cuts[0] ?? max }] : [];
  for (const [index, cut] of cuts.entries()) {
    regions.push({ kind: 'point', value: cut });
    if (cut < max) regions.push({ kind: 'between', low: cut, high: cuts[index + 1] ?? max });
  }
  return regions;
}

const overlaps = (region: Region, fact: Known): boolean => {
  const { range } = fact;
  if (!range) {
    const value = Number(fact.value);
    return region.kind === 'point' ? region.value === value : region.kind === 'between' && value > region.low && value < region.high;
  }
  const low = range.low ?? Number.NEGATIVE_INFINITY;
  const high = range.high ?? Number.POSITIVE_INFINITY;
  if (region.kind === 'point') {
    const aboveLow = range.lowOpen ? region.value > low : region.value >= low;
    const belowHigh = range.highOpen ? region.value < high : region.value <= high;
    return aboveLow && belowHigh;
  }
  // An open stretch meets the range in more than a boundary exactly when each begins before the other ends.
  return region.kind === 'between' && region.low < high && low < region.high;
};

/**
 * Which of the regions the fact may still be in: one where it is exactly known, some where it is known within limits, all where
 * it is unknown. A value outside every region (a score above its maximum) leaves all of them open.
 */
export function possibleRegions(fact: Fact | undefined, regions: readonly Region[]): readonly number[] {
  const everyRegion = regions.map((_, index) => index);
  if (fact?.state !== 'known') return everyRegion;
  const left = everyRegion.filter((index) => {
    const region = regions[index];
    if (!region) return false;
    if (region.kind === 'code') return fact.value === region.code;
    if (region.kind === 'yes') return fact.value === true;
    if (region.kind === 'no') return fact.value === false;
    return typeof fact.value === 'number' && overlaps(region, fact);
  });
  return left.length > 0 ? left : everyRegion;
}
