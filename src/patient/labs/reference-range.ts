import type { ObservationReferenceRange } from 'fhir/r4';
import { listOf, textOf } from '../fhir.ts';
import type { Concept } from './laboratory.ts';
import { isProblem, measured, writtenInText, writtenQuantity, type Written } from './quantity.ts';
import { factorBetween, ucumOf } from './units.ts';

/** What a report prints as normal, in the unit of the concept. */
export interface ReferenceRange {
  readonly low?: number;
  readonly high?: number;
  /** Why the range shows that the unit of the result is wrong. */
  readonly contradiction?: string;
}

const unitless = (limit: Written): boolean => limit.unit === undefined && limit.code === undefined;

const fromText = (text: string): { low?: Written; high?: Written } => {
  const between = /^[^\d<>]*(\d+(?:\.\d+)?)\s*(?:-|–|to)\s*(\d+(?:\.\d+)?)\s*([^\s\d(]\S*)?/u.exec(text);
  if (between !== null) {
    const unit = between[3] === undefined ? {} : { unit: between[3] };
    return { low: { value: Number(between[1]), raw: text, ...unit }, high: { value: Number(between[2]), raw: text, ...unit } };
  }
  const single = writtenInText(text);
  if (single.value === undefined || single.comparator === undefined) return {};
  const { comparator, ...limit } = single;
  return comparator.startsWith('<') ? { high: limit } : { low: limit };
};

/**
 * Reads the normal range of a report, and whether it contradicts the unit of the result: another unit than the result's,
 * or an upper limit that cannot be a limit of this analyte once converted (15-150 ug/dL of ferritin). A range printed
 * without a unit is in the unit of the result. `valueUnit` is UCUM.
 */
export const referenceRange = (ranges: readonly ObservationReferenceRange[] | undefined, concept: Concept, valueUnit: string | undefined): ReferenceRange => {
  const range = listOf(ranges)[0];
  if (range === undefined || concept.unit === undefined) return {};
  const text = textOf(range.text);
  const printed = text === undefined ? {} : fromText(text);
  const written = {
    low: range.low === undefined ? printed.low : writtenQuantity(range.low),
    high: range.high === undefined ? printed.high : writtenQuantity(range.high),
  };
  const read = (limit: Written | undefined): number | undefined => {
    if (limit?.value === undefined) return undefined;
    const withUnit = unitless(limit) && valueUnit !== undefined ? { ...limit, unit: valueUnit } : limit;
    const { plausible: _, ...anyValue } = concept;
    const result = measured(withUnit, anyValue);
    return isProblem(result) ? undefined : result.value;
  };
  const low = read(written.low);
  const high = read(written.high);
  // Some systems fill an absent range with zeros.
  if (high !== undefined && (high <= 0 || high < (low ?? 0))) return {};
  const limits = { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
  const named = [written.high, written.low].find((limit) => limit !== undefined && !unitless(limit));
  const namedUnit = named === undefined ? undefined : ucumOf(named.code ?? named.unit ?? '');
  if (namedUnit !== undefined && valueUnit !== undefined) {
    const [ofRange, ofValue] = [namedUnit, valueUnit].map((unit) => factorBetween(unit, concept.unit ?? '', concept.id));
    if (ofRange !== ofValue) return { ...limits, contradiction: `the result is in ${valueUnit}, its reference range in ${named?.unit ?? namedUnit}` };
  }
  const band = concept.upperReference;
  if (high !== undefined && band !== undefined && (high < band.low || high > band.high)) {
    return { ...limits, contradiction: `its upper reference limit would be ${high} ${concept.unit}, which fits no laboratory` };
  }
  return limits;
};
