import type { Quantity, Range as FhirRange } from 'fhir/r4';
import type { Known, Range } from '../fact.ts';
import { numberOf, textOf } from '../fhir.ts';
import type { Concept } from './laboratory.ts';
import { factorBetween, tidy, ucumOf } from './units.ts';

/** A number as the source wrote it, before any conversion. */
export interface Written {
  readonly value?: number;
  readonly comparator?: Known['comparator'];
  readonly range?: Range;
  readonly unit?: string;
  /** UCUM code beside the unit. */
  readonly code?: string;
  readonly raw: string;
}

/** A number in the unit of its concept. */
export interface Measured {
  readonly value: number;
  readonly comparator?: Known['comparator'];
  readonly range?: Range;
  readonly raw: string;
  /** UCUM unit in which it was written. */
  readonly writtenUnit?: string;
}

/** Why a number cannot be used; the codes of set-aside resources. */
export interface Problem {
  readonly problem: 'no-value' | 'no-unit' | 'unit-not-convertible' | 'unit-contradictory' | 'implausible';
  readonly detail: string;
  readonly raw: string;
}

export const isProblem = (result: Measured | Problem): result is Problem => 'problem' in result;

const comparators: ReadonlyMap<string, Known['comparator']> = new Map<string, Known['comparator']>(Object.entries({ '<': '<', '<=': '<=', '>': '>', '>=': '>=', '≤': '<=', '≥': '>=', '=<': '<=', '=>': '>=' }));
const inWords: readonly (readonly [RegExp, string])[] = [
  [/^less than or equal to\s+/i, '<='],
  [/^(?:greater|more) than or equal to\s+/i, '>='],
  [/^(?:less than|below|under)\s+/i, '<'],
  [/^(?:greater than|more than|above|over)\s+/i, '>'],
];

/**
 * Reads a result written as text: "15.0 gm/L", "<5 ng/mL", "less than 5". A comma before exactly three digits may be a
 * decimal comma or a thousands separator, so such a number is not read.
 */
export const writtenInText = (text: string): Written => {
  const raw = text.trim();
  const plain = inWords.reduce((words, [pattern, sign]) => words.replace(pattern, sign), raw);
  const match = /^(<=|>=|=<|=>|<|>|≤|≥)?\s*(\d+(?:[.,]\d+)?)\s*(.*)$/u.exec(plain);
  if (match === null) return { raw };
  const [, sign, digits = '', rest = ''] = match;
  if (/,\d{3}$/.test(digits) || /^[.,]?\d/.test(rest) || /^[-–]\s*\d/u.test(rest)) return { raw };
  const unit = rest.replace(/(?:\s+|\s*[([])(?:H|L|HH|LL|high|low|A|N|normal|abnormal)[)\]]?\s*$/i, '').replace(/[*!]+$/, '').trim();
  const comparator = sign === undefined ? undefined : comparators.get(sign);
  return {
    value: Number(digits.replace(',', '.')),
    raw,
    ...(comparator === undefined ? {} : { comparator }),
    ...(unit === '' ? {} : { unit }),
  };
};

/** Reads a FHIR Quantity (http://hl7.org/fhir/R4/datatypes.html#Quantity). */
export const writtenQuantity = (quantity: Quantity): Written => {
  const value = numberOf(quantity.value);
  const unit = textOf(quantity.unit);
  const code = textOf(quantity.code);
  const sign = textOf(quantity.comparator);
  const comparator = comparators.get(sign ?? '');
  // With a sign that cannot be read nobody can tell what the number limits.
  if (sign !== undefined && comparator === undefined) return { raw: `${sign} ${value ?? ''} ${unit ?? code ?? ''}`.trim() };
  return {
    ...(value === undefined ? {} : { value }),
    ...(comparator === undefined ? {} : { comparator }),
    ...(unit === undefined ? {} : { unit }),
    ...(code === undefined ? {} : { code }),
    raw: `${comparator ?? ''}${value ?? ''} ${unit ?? code ?? ''}`.trim(),
  };
};

/** Reads a FHIR Range as a number known within limits. */
export const writtenRange = (range: FhirRange): Written => {
  const low = numberOf(range.low?.value);
  const high = numberOf(range.high?.value);
  const unit = textOf(range.low?.unit) ?? textOf(range.high?.unit);
  const code = textOf(range.low?.code) ?? textOf(range.high?.code);
  const value = low ?? high;
  return {
    ...(value === undefined ? {} : { value, range: { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) } }),
    ...(unit === undefined ? {} : { unit }),
    ...(code === undefined ? {} : { code }),
    raw: `${low ?? ''} - ${high ?? ''} ${unit ?? code ?? ''}`.trim(),
  };
};

/** The interval that a comparator stands for. */
const rangeOf = (value: number, comparator: NonNullable<Known['comparator']>): Range => {
  if (comparator === '<') return { high: value, highOpen: true };
  if (comparator === '<=') return { high: value };
  if (comparator === '>') return { low: value, lowOpen: true };
  return { low: value };
};

/** The unit a number was written in: the code where it is known, else the printed unit. The two may not contradict each other. */
const unitOf = (written: Written, concept: Concept): string | Problem | undefined => {
  const known = [written.code, written.unit].map((unit) => (unit === undefined ? undefined : ucumOf(unit)));
  const [byCode, byPrint] = known;
  const raw = written.raw;
  if (byCode !== undefined && byPrint !== undefined && concept.unit !== undefined) {
    const factors = [byCode, byPrint].map((unit) => factorBetween(unit, concept.unit ?? '', concept.id));
    if (factors[0] !== factors[1]) return { problem: 'unit-contradictory', detail: `the unit is printed as ${written.unit} and coded as ${written.code}`, raw };
  }
  const unit = byCode ?? byPrint;
  if (unit !== undefined) return unit;
  const named = written.unit ?? written.code;
  if (named === undefined) return undefined;
  return { problem: 'unit-not-convertible', detail: `the unit "${named}" is not one of ${concept.units?.join(', ')}`, raw };
};

const scaleRange = (range: Range, factor: number): Range => ({
  ...range,
  ...(range.low === undefined ? {} : { low: tidy(range.low * factor) }),
  ...(range.high === undefined ? {} : { high: tidy(range.high * factor) }),
});

/**
 * Converts a written number into the unit of its concept, or says why it cannot be used: no number, no unit, a unit
 * that cannot be converted, or a value no patient can have. Nothing is guessed.
 */
export const measured = (written: Written, concept: Concept): Measured | Problem => {
  const { value, raw } = written;
  if (value === undefined) return { problem: 'no-value', detail: raw === '' ? 'the result has no value' : `"${raw}" is not a number with a unit`, raw };
  const unit = unitOf(written, concept);
  if (typeof unit === 'object') return unit;
  if (unit === undefined && concept.unitless !== true) return { problem: 'no-unit', detail: `${raw} has no unit`, raw };
  const allowed = unit === undefined || (concept.units?.includes(unit) ?? false);
  const factor = unit === undefined ? 1 : allowed ? factorBetween(unit, concept.unit ?? '', concept.id) : undefined;
  if (factor === undefined) return { problem: 'unit-not-convertible', detail: `${written.unit ?? written.code} cannot be converted into ${concept.unit}`, raw };
  const converted = tidy(value * factor);
  const range = written.range ?? (written.comparator === undefined ? undefined : rangeOf(value, written.comparator));
  const { plausible } = concept;
  // Below what can be measured is low all the same; above what any patient has is nothing.
  const lowest = range === undefined ? converted : (range.low ?? 0) * factor;
  const isBeyond = plausible !== undefined && (lowest > plausible.high || (range === undefined && converted < plausible.low));
  if (isBeyond || !Number.isFinite(converted)) {
    const limits = plausible === undefined ? ' is no amount that a patient can have' : ` lies outside ${plausible.low} to ${plausible.high} ${concept.unit}`;
    return { problem: 'implausible', detail: `${raw}${factor === 1 ? '' : ` is ${converted} ${concept.unit}, which`}${limits}`, raw };
  }
  if (converted < 0) return { problem: 'implausible', detail: `${raw} is negative`, raw };
  return {
    value: converted,
    raw,
    ...(written.comparator === undefined ? {} : { comparator: written.comparator }),
    ...(range === undefined ? {} : { range: scaleRange(range, factor) }),
    ...(unit === undefined ? {} : { writtenUnit: unit }),
  };
};
