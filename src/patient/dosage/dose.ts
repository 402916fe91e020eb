import combinations from '../../../fhir-mappings/dosage/combinations.json' with { type: 'json' };
import type { Product, Strength } from '../medicines/product.ts';
import { isSame, type Amount, type Measure, type Range } from './regimen.ts';
import { saltPerIron } from './strength.ts';

/** What is needed to turn tablets and millilitres into milligrams. */
export interface Medicine {
  readonly product: Product;
  readonly ingredient: string;
}

export type Failure = { readonly failed: 'conflicting' | 'unread' | 'no strength'; readonly why: string };
export const isFailure = (value: object): value is Failure => 'failed' in value;
export const failed = (kind: Failure['failed'], why: string): Failure => ({ failed: kind, why });

/** One dose: mg swallowed, or mg a day that patches deliver. */
export interface Dose extends Range {
  readonly unit: 'mg' | 'mg a day';
}

/** Patches whose day is told by their rate. */
export const dailyUnits: Readonly<Record<string, string>> = combinations.dailyUnits;
/** A patch is not cut or worn by the dozen, and nobody swallows more tablets at once than these. */
const mostUnits = 20;
/** Exactly so many units at once, and not counted out, are what a slip of the point makes of one. */
const slipOfThePoint = 10;

export const strengthFor = ({ product, ingredient }: Medicine): Strength | undefined => (product.conflict === undefined ? product.ingredients.find((part) => part.ingredient === ingredient)?.strength : undefined);
const deliveredDaily = (strength: Strength): number | undefined => (strength.unit === 'mg/(24.h)' ? strength.value : strength.unit === 'ug/h' ? (strength.value * 24) / 1000 : undefined);
const times = (range: Range, by: number | Range): Range => (typeof by === 'number' ? { low: range.low * by, high: range.high * by } : { low: range.low * by.low, high: range.high * by.high });

export const isPatch = (medicine: Medicine, amount?: Amount): boolean => {
  const strength = strengthFor(medicine);
  return (strength !== undefined && deliveredDaily(strength) !== undefined) || medicine.product.form === 'patch' || medicine.product.route === 'transdermal' || amount?.form === 'patch' || medicine.ingredient === 'rotigotine' ||
    // "25 mcg/h every 72 hours": only patches are ordered by the hour.
    (dailyUnits[medicine.ingredient] !== undefined && amount?.totals.some((measure) => measure.kind === 'rate') === true);
};

/** One dose of the ingredient; every way in which the source says it must come to the same. */
export const doseOf = (amount: Amount, medicine: Medicine, concentration?: number): Dose | Failure => {
  const { count, form, each, totals, loose, bare } = amount;
  if (form === 'unreadable' || form === 'dose') return failed('unread', 'a dose counted in a unit that is not understood');
  if (count !== undefined && (count.high > mostUnits || count.high <= 0)) return failed('unread', 'an implausible number of units');
  if (totals.some((measure) => measure.high <= 0)) return failed('unread', 'a dose of nothing');
  return isPatch(medicine, amount) ? patchDose(amount, medicine) : swallowedDose({ ...(count === undefined ? {} : { count }), ...(form === undefined ? {} : { form }), ...(each === undefined ? {} : { each }), totals, ...(loose === undefined ? {} : { loose }), ...(bare === undefined ? {} : { bare }) }, medicine, concentration);
};

const swallowedDose = ({ count, form, each, totals, loose, bare }: Amount, medicine: Medicine, concentration: number | undefined): Dose | Failure => {
  const strength = strengthFor(medicine);
  const perUnit = strength?.unit === 'mg' ? strength.value : undefined;
  // "1" without a unit, of tablets of 0.25 mg: one tablet, or one milligram in four?
  if (bare === true && count !== undefined && perUnit !== undefined && !isSame(perUnit, 1) && isWholeUnits(count, perUnit, medicine)) return failed('no strength', 'a number without a unit, which may be tablets or milligrams');
  const perMillilitre = strength?.unit === 'mg/mL' ? strength.value : concentration;
  if (concentration !== undefined && strength !== undefined && (strength.unit !== 'mg/mL' || !isSame(strength.value, concentration))) return failed('conflicting', 'the concentration in the directions is not that of the product');
  const found: Range[] = [];
  let exactMass = false;
  for (const measure of totals) {
    if (measure.kind === 'mass') {
      found.push(measure);
      exactMass = true;
    } else if (measure.kind === 'volume') {
      if (perUnit !== undefined) return failed('conflicting', 'millilitres of a product that is no liquid');
      if (perMillilitre !== undefined) found.push(times(measure, perMillilitre));
    } else if (measure.kind === 'iron') {
      const ratio = saltPerIron(medicine.product.name);
      // "1 tablet (65 mg iron)": the salt comes from the tablet.
      if (ratio !== undefined) found.push(times(measure, ratio));
      else if (count === undefined) return failed('unread', 'iron, but not how much of the salt');
    } else return failed('unread', 'a rate of a medicine that is no patch');
  }
  if (each?.kind === 'mass') {
    if (perUnit !== undefined && (!isSame(each.low, perUnit) || !isSame(each.high, perUnit))) return failed('conflicting', `units of ${shown(each.high)} mg in the directions, of ${shown(perUnit)} mg in the product`);
    if (count !== undefined) found.push(times(count, each.high));
  } else if (each?.kind === 'volume' && count !== undefined) {
    if (perUnit !== undefined) return failed('conflicting', 'millilitres of a product that is no liquid');
    if (perMillilitre !== undefined) found.push(times(count, each.high * perMillilitre));
  } else if (each?.kind === 'rate') return failed('unread', 'a rate of a medicine that is no patch');
  if (count !== undefined && each?.kind !== 'volume') {
    if (form === 'spoon') return failed('unread', 'spoons of unknown size');
    if (perUnit !== undefined) found.push(times(count, perUnit));
    else if (perMillilitre !== undefined && strength !== undefined && form !== undefined && form !== 'solid' && form !== 'sachet') return failed('conflicting', 'tablets or capsules of a liquid');
  }
  if (loose !== undefined && count !== undefined) {
    // "2 capsules 300 mg": of each, or together; settled by the strength, or by there being one.
    const [known] = found;
    const readings = [times(count, loose.high), loose].filter((reading) => known === undefined || (isSame(reading.low, known.low) && isSame(reading.high, known.high)));
    if (readings.length === 0) return failed('conflicting', 'milligrams and units do not come to the same dose');
    const [reading] = readings;
    if (known === undefined && count.high !== 1) return failed('unread', 'milligrams of each unit or of all of them');
    if (reading !== undefined) found.push(reading);
  }
  const [first] = found;
  if (first === undefined) return failed('no strength', medicine.product.conflict ?? (count === undefined ? 'no dose in milligrams' : 'the strength of one unit is not known'));
  // A volume is rounded to what a syringe can measure.
  const near = totals.some((measure) => measure.kind === 'volume') ? 0.025 : 0.011;
  if (found.some((other) => Math.abs(other.low - first.low) > near * first.low || Math.abs(other.high - first.high) > near * first.high)) return failed('conflicting', `the same dose comes to ${[...new Set(found.map((one) => `${shown(one.high)} mg`))].join(' and ')}`);
  if (perUnit !== undefined && !isWholeUnits(first, perUnit, medicine)) return failed('conflicting', `a dose of ${shown(first.high)} mg that units of ${shown(perUnit)} mg do not come to`);
  // 1.25 mg of tablets of 0.125 mg: a slip of the point is likelier than ten tablets that nobody counts out.
  if (exactMass && count === undefined && each === undefined && perUnit !== undefined && isSame(first.high / perUnit, slipOfThePoint)) return failed('unread', `${shown(first.high)} mg of units of ${shown(perUnit)} mg, and not said how many units that is`);
  if (exactMass && count === undefined && medicine.product.ingredients.length > 1 && (perUnit === undefined || !isHalfStep(first.high / perUnit))) return failed('unread', 'milligrams of a product with several ingredients');
  return { low: first.low, high: first.high, unit: 'mg' };
};
/** Tablets are halved and quartered, capsules are not; a dose that is none of these is not of this product. */
const isWholeUnits = (dose: Range, unit: number, { product }: Medicine): boolean =>
  [dose.low, dose.high].every((value) => {
    const units = value / unit;
    const smallest = product.form === 'capsule' ? 1 : 0.25;
    return value === 0 || (units <= mostUnits * 1.01 && units >= smallest * 0.985 && Math.abs(units / smallest - Math.round(units / smallest)) <= 0.012 * Math.max(1, units / smallest));
  });
const isHalfStep = (ratio: number): boolean => ratio <= 6 && Math.abs(ratio * 2 - Math.round(ratio * 2)) < 0.01;

const patchDose = ({ count, form, each, totals, loose, bare }: Amount, medicine: Medicine): Dose | Failure => {
  const strength = strengthFor(medicine);
  const delivered = strength === undefined ? undefined : deliveredDaily(strength);
  if (bare === true && count !== undefined && strength !== undefined && strength.value > 1 && Number.isInteger(count.high / strength.value)) return failed('no strength', 'a number without a unit, which may be patches or their rate');
  if (strength !== undefined && delivered === undefined) return failed('unread', 'a patch without a delivery rate');
  if (count !== undefined && !Number.isInteger(count.high)) return failed('unread', 'part of a patch');
  if (form !== undefined && !['patch', 'solid'].includes(form)) return failed('conflicting', 'tablets or capsules of a patch');
  const said = [each, loose, ...totals].filter((measure): measure is Measure => measure !== undefined);
  if (said.some((measure) => measure.kind === 'volume' || measure.kind === 'iron')) return failed('conflicting', 'millilitres of a patch');
  const found: Range[] = [];
  for (const measure of said) {
    if (measure.kind === 'rate') {
      const whole = totals.includes(measure) && count !== undefined && count.high > 1;
      if (!whole && delivered !== undefined && !isSame(measure.high, delivered)) return failed('conflicting', 'the patch of the directions is not that of the product');
      found.push(whole || count === undefined ? measure : times(count, measure.high));
    } else if (measure.kind === 'mass') {
      // "25 mcg patch": the figure of its rate, said short. Only where it is the product's own.
      const short = strength === undefined ? undefined : measure.high / (strength.unit === 'ug/h' ? strength.value / 1000 : strength.value);
      if (short === undefined || delivered === undefined) return failed('unread', 'a patch in milligrams');
      const patches = [1, 2, 3].find((n) => isSame(short, n));
      if (patches === undefined) return failed('conflicting', 'the patch of the directions is not that of the product');
      found.push(times({ low: delivered, high: delivered }, count !== undefined && patches === 1 && measure !== totals[0] ? count : patches));
    }
  }
  if (count !== undefined && delivered !== undefined) found.push(times(count, delivered));
  const [first] = found;
  if (first === undefined) return failed('no strength', 'the delivery rate of the patch is not known');
  if (found.some((other) => !isSame(other.low, first.low) || !isSame(other.high, first.high))) return failed('conflicting', 'the patch of the directions is not that of the product');
  return { low: first.low, high: first.high, unit: 'mg a day' };
};

/** Four figures are enough for a sentence. */
export const shown = (value: number): string => String(Number(value.toPrecision(4)));
