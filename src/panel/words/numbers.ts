/** How closely a number is printed: as it was written or reckoned from what was, or as a computed figure is reported. */
export type Closeness = 'as-written' | 'computed';

/** Least decimals, and least figures that count where a number is so small that those decimals would lose it. */
const closeness: Readonly<Record<Closeness, { readonly decimals: number; readonly figures: number }>> = {
  // Dopamine agonists are dosed in 0.0625 mg.
  'as-written': { decimals: 4, figures: 3 },
  computed: { decimals: 1, figures: 2 },
};

const mostDecimals = 12;
const plain = new Intl.NumberFormat('en-GB', { maximumFractionDigits: mostDecimals, useGrouping: false });

const roundedTo = (value: number, decimals: number): number => Number(value.toFixed(decimals));

/** Decimals after which a number has so many figures that count: 0.00051 has two of them after five. */
const decimalsFor = (value: number, figures: number): number => (value === 0 ? 0 : figures - 1 - Math.floor(Math.log10(Math.abs(value))));

/** Whether two numbers stand alike to every cut: both below it, both above it, or both on it. */
const standAlike = (a: number, b: number, cuts: readonly number[]): boolean => cuts.every((cut) => Math.sign(a - cut) === Math.sign(b - cut));

/**
 * A number in digits, without grouping and without zeros at its end. It is never rounded onto or across a cut: 29.996 beside a
 * threshold of 30 stays 29.996.
 * @param cuts the thresholds that this number is held against.
 */
export function digits(value: number, how: Closeness = 'as-written', cuts: readonly number[] = []): string {
  const { decimals: least, figures } = closeness[how];
  let decimals = Math.min(mostDecimals, Math.max(least, decimalsFor(value, figures)));
  while (decimals < mostDecimals && !standAlike(roundedTo(value, decimals), value, cuts)) decimals += 1;
  return plain.format(roundedTo(value, decimals));
}
