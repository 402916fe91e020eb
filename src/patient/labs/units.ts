import table from '../../../fhir-mappings/units.json' with { type: 'json' };

interface Conversion {
  readonly from: string;
  readonly to: string;
  readonly factor?: number;
  readonly divisor?: number;
  readonly substance?: string;
}

const conversions: readonly Conversion[] = table.conversions;
/** Without case, blanks and a final dot, and without "(calc)", by which laboratories mark what they calculated. */
const plain = (unit: string): string => unit.toLowerCase().replace(/\s+/g, '').replace(/\(calc(?:ulated)?\)$/, '').replace(/\.$/, '');
const spellings = new Map<string, string>([
  ...Object.entries(table.spellings).map(([spelling, unit]): [string, string] => [plain(spelling), unit]),
  ...conversions.map(({ from }): [string, string] => [plain(from), from]),
]);

/** The UCUM code of a unit as laboratories write it (`mcg/L`, `NG/ML`, `ng/mL`), or nothing where it is not known. */
export const ucumOf = (unit: string): string | undefined => spellings.get(plain(unit));

/** The factor from one UCUM unit to another for a substance, or nothing where the table has none. */
export const factorBetween = (from: string, to: string, substance: string): number | undefined => {
  const fits = conversions.filter((row) => row.from === from && row.to === to);
  const row = fits.find((candidate) => candidate.substance === substance) ?? fits.find((candidate) => candidate.substance === undefined);
  if (row?.factor !== undefined) return row.factor;
  return row?.divisor === undefined ? undefined : 1 / row.divisor;
};

/** Rids a converted number of floating-point noise without moving it across a threshold that is printed with two decimals. */
export const tidy = (value: number): number => Math.round(value * 10_000) / 10_000;
