import type { Used } from './chosen.ts';
import { isSameSpecimen, newestFirst, type Observations, type Result } from './observations.ts';
import { tidy } from './units.ts';

/** Saturation from iron (µg/dL) and transferrin (mg/dL), after the molar mass of transferrin (medicalalgorithms.com). */
const transferrinFactor = 69.9;
/** Percent; outside, iron or binding capacity must be in another unit than they say. */
const plausible = { low: 1, high: 100 } as const;

const isImplausible = (saturation: number, iron: Result): boolean => saturation > plausible.high || (saturation < plausible.low && iron.range === undefined);

interface Partner {
  readonly denominator: number;
  readonly with: Result;
  readonly words: string;
  readonly estimate: boolean;
}

/** What binds the iron of one specimen: TIBC, else iron + UIBC, else transferrin. A capacity known only within limits does not serve. */
const partnerOf = (iron: Result, observations: Observations): Partner | undefined => {
  const find = (concept: string): Result | undefined => newestFirst(observations.results, concept).find((result) => isSameSpecimen(result, iron) && result.range === undefined && result.value > 0);
  const tibc = find('tibc');
  if (tibc !== undefined) return { denominator: tibc.value, with: tibc, words: `TIBC ${tibc.raw}`, estimate: false };
  const uibc = find('uibc');
  if (uibc !== undefined && iron.range === undefined) return { denominator: iron.value + uibc.value, with: uibc, words: `UIBC ${uibc.raw}`, estimate: false };
  const transferrin = find('transferrin');
  if (transferrin !== undefined) return { denominator: (transferrin.value * 100) / transferrinFactor, with: transferrin, words: `transferrin ${transferrin.raw}`, estimate: true };
  return undefined;
};

/**
 * Transferrin saturations computed from iron and binding capacity of one specimen or of exactly one time, both in µg/dL
 * (`tsat-derive`), newest first. A result below 1 or above 100 % is none.
 */
export const derivedSaturations = (observations: Observations): readonly Used[] =>
  newestFirst(observations.results, 'iron').flatMap((iron): readonly Used[] => {
    const partner = partnerOf(iron, observations);
    if (partner === undefined) return [];
    const scale = 100 / partner.denominator;
    const value = tidy(iron.value * scale);
    if (isImplausible(value, iron)) return [];
    const written = [iron.writtenUnit, partner.estimate ? undefined : partner.with.writtenUnit].find((unit) => unit !== undefined && unit !== 'ug/dL') ?? 'ug/dL';
    const { low, high } = iron.range ?? {};
    return [
      {
        value,
        date: iron.date,
        span: iron.span,
        time: iron.time,
        source: iron.source,
        sources: [...new Set([iron.source, partner.with.source])],
        raw: `iron ${iron.raw}, ${partner.words}`,
        writtenUnit: written,
        how: partner.estimate
          ? `estimated from iron and transferrin of one specimen: ${transferrinFactor} × ${iron.value} / ${partner.with.value}`
          : `calculated from iron and binding capacity of one specimen: 100 × ${iron.value} / ${tidy(partner.denominator)} µg/dL`,
        derived: true,
        ...(iron.comparator === undefined ? {} : { comparator: iron.comparator }),
        ...(iron.range === undefined
          ? {}
          : { range: { ...iron.range, ...(low === undefined ? {} : { low: tidy(low * scale) }), ...(high === undefined ? {} : { high: tidy(high * scale) }) } }),
      },
    ];
  });

/** Iron and binding capacity of one specimen that cannot both be right: more iron than can be bound, or hardly any. */
export const impossibleSaturation = (observations: Observations): Result | undefined =>
  newestFirst(observations.results, 'iron').find((iron) => {
    const partner = partnerOf(iron, observations);
    return partner !== undefined && isImplausible((100 * iron.value) / partner.denominator, iron);
  });
