import combinations from '../../../fhir-mappings/dosage/combinations.json' with { type: 'json' };
import type { Product, Strength } from '../medicines/product.ts';
import { isBeyondBelief } from './ceilings.ts';
import type { DoseStep } from './reading.ts';
import { isSame, type Amount, type Limit, type Measure, type Part, type Range, type RegimenStep, type Schedule, type Total, type TimeOfDay } from './regimen.ts';
import { readStrength, saltPerIron } from './strength.ts';

/** What is needed to turn tablets and millilitres into milligrams. */
export interface Medicine {
  readonly product: Product;
  readonly ingredient: string;
}

export type Failure = { readonly failed: 'conflicting' | 'unread' | 'no strength'; readonly why: string };
export const isFailure = (value: object): value is Failure => 'failed' in value;
const failed = (kind: Failure['failed'], why: string): Failure => ({ failed: kind, why });

/** One dose: mg swallowed, or mg a day that patches deliver. */
export interface Dose extends Range {
  readonly unit: 'mg' | 'mg a day';
}

const dailyUnits: Readonly<Record<string, string>> = combinations.dailyUnits;
/** A patch is not cut or worn by the dozen, and nobody swallows more tablets at once than these. */
const mostUnits = 20;

const strengthFor = ({ product, ingredient }: Medicine): Strength | undefined => (product.conflict === undefined ? product.ingredients.find((part) => part.ingredient === ingredient)?.strength : undefined);
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
  const { count, form, each, totals, loose } = amount;
  if (form === 'unreadable' || form === 'dose') return failed('unread', 'a dose counted in a unit that is not understood');
  if (count !== undefined && (count.high > mostUnits || count.high <= 0)) return failed('unread', 'an implausible number of units');
  if (totals.some((measure) => measure.high <= 0)) return failed('unread', 'a dose of nothing');
  return isPatch(medicine, amount) ? patchDose(amount, medicine) : swallowedDose({ ...(count === undefined ? {} : { count }), ...(form === undefined ? {} : { form }), ...(each === undefined ? {} : { each }), totals, ...(loose === undefined ? {} : { loose }) }, medicine, concentration);
};

const swallowedDose = ({ count, form, each, totals, loose }: Amount, medicine: Medicine, concentration: number | undefined): Dose | Failure => {
  const strength = strengthFor(medicine);
  const perUnit = strength?.unit === 'mg' ? strength.value : undefined;
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

const patchDose = ({ count, form, each, totals, loose }: Amount, medicine: Medicine): Dose | Failure => {
  const strength = strengthFor(medicine);
  const delivered = strength === undefined ? undefined : deliveredDaily(strength);
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

const shown = (value: number): string => String(Number(value.toPrecision(4)));

/** A step with its dose reckoned, before it has its dates. */
export interface ReckonedStep extends Omit<DoseStep, 'from' | 'to'> {
  readonly from?: string;
  readonly to?: string;
  readonly days?: number;
  readonly mostDays?: number;
  readonly stops?: true;
  readonly fromDay?: number;
  readonly toDay?: number;
  readonly at: readonly TimeOfDay[];
}

const inUnit = (value: number, medicine: Medicine, patch: boolean): NonNullable<DoseStep['daily']> => {
  const unit = patch ? dailyUnits[medicine.ingredient] : undefined;
  const tidied = (figure: number): number => Number(figure.toPrecision(patch ? 4 : 6));
  if (unit === 'ug/h') return { value: tidied((value * 1000) / 24), unit: 'ug/h' };
  return { value: tidied(value), unit: unit === 'mg/(24.h)' ? 'mg/(24.h)' : 'mg/d' };
};

const perDay = (schedule: Schedule): Range => ({ low: schedule.times.low / schedule.days.high, high: schedule.times.high / schedule.days.low });
const isOvernight = (time: TimeOfDay): boolean => time.slot === 'night' || time.slot === 'evening';

/** The dose of a day from parts, ceilings and stated totals. */
export const reckon = (step: RegimenStep, context: { readonly medicine: Medicine; readonly prn: boolean; readonly limits: readonly Limit[]; readonly totals: readonly Total[]; readonly concentration?: number }): ReckonedStep | Failure => {
  const { medicine, prn, limits, totals, concentration } = context;
  const span = { ...(step.from === undefined ? {} : { from: step.from }), ...(step.to === undefined ? {} : { to: step.to }), ...(step.days === undefined ? {} : { days: step.days }), ...(step.mostDays === undefined ? {} : { mostDays: step.mostDays }), ...(step.stops === undefined ? {} : { stops: step.stops }), ...(step.fromDay === undefined ? {} : { fromDay: step.fromDay }), ...(step.toDay === undefined ? {} : { toDay: step.toDay }) };
  if (step.open === true) return { ...span, at: [], how: 'The dose is to be changed, but the directions do not say to what.' };
  const doses: { dose: Dose; part: Part }[] = [];
  for (const part of step.parts) {
    if (part.amount === undefined) return failed('unread', 'no dose');
    const dose = dailyRate(part, medicine) ?? doseOf(part.amount, medicine, concentration);
    if (isFailure(dose)) return dose;
    doses.push({ dose, part });
  }
  const patch = doses.some(({ dose }) => dose.unit === 'mg a day') && doses.every(({ part }) => dailyRate(part, medicine) === undefined);
  let total: Range = { low: 0, high: 0 };
  let unscheduled = doses.length === 0;
  for (const { dose, part } of doses) {
    if (part.schedule === undefined) {
      if (dailyRate(part, medicine) === undefined) unscheduled = true;
      else total = { low: total.low + dose.low, high: total.high + dose.high };
      continue;
    }
    const rate = perDay(part.schedule);
    if (rate.high > 12.01) return failed('unread', 'an implausible frequency');
    if (dose.unit === 'mg a day' && rate.high > 1.01) return failed('unread', patch ? 'a patch changed more than once a day' : 'a daily amount taken several times');
    if (prn && rate.high < 0.99) return failed('unread', 'when needed, but not every day');
    total = dose.unit === 'mg a day' ? { low: total.low + dose.low, high: total.high + dose.high } : { low: total.low + dose.low * rate.low, high: total.high + dose.high * rate.high };
  }
  const single = doses.length === 1 ? doses[0]?.dose : undefined;
  const capped = prn ? capDay(unscheduled ? undefined : total.high, limits, { medicine, single, ...(concentration === undefined ? {} : { concentration }), parts: step.parts }) : undefined;
  if (capped !== undefined && isFailure(capped)) return capped;
  if (unscheduled && capped === undefined) return failed('unread', doses.length === 0 ? 'no dose' : 'not said how often');
  if (!prn && !isSame(total.low, total.high)) return failed('unread', 'a range of doses without "as needed"');
  const daily = capped?.value ?? total.high;
  if (!prn) {
    for (const limit of limits) {
      const most = limit.days === 1 && (limit.substance === undefined || medicine.ingredient.split('-').includes(limit.substance)) && limit.amount !== undefined ? doseOf(adopt(limit.amount, step.parts), medicine, concentration) : undefined;
      if (most !== undefined && !isFailure(most) && most.unit === (patch ? 'mg a day' : 'mg') && daily > most.high * 1.011) return failed('conflicting', 'the dose is above the maximum that the directions give');
    }
  }
  for (const { amount, daily: ofDay } of totals) {
    const rated = patch && amount.count === undefined ? amount.totals.find((measure) => measure.kind === 'rate') : undefined;
    const said = rated === undefined ? doseOf(adopt(amount, step.parts), medicine, concentration) : { ...rated, unit: 'mg a day' as const };
    if (isFailure(said)) return said.failed === 'no strength' && amount.totals.length === 0 ? failed('no strength', said.why) : failed('conflicting', 'a total that cannot be compared with the doses');
    const candidates = [...(ofDay === true ? [] : doses.map(({ dose }) => dose.high)), total.high];
    if (!candidates.some((candidate) => isSame(candidate, said.high))) return failed('conflicting', `a total of ${shown(said.high)} mg that the doses do not come to`);
  }
  const dose = inUnit(daily, medicine, patch);
  if (isBeyondBelief(dose.value, medicine.ingredient)) return failed('unread', `an implausible ${shown(dose.value)} ${patch ? 'mg/24 h' : 'mg a day'}`);
  const at = step.parts.flatMap((part) => part.schedule?.at ?? []);
  // Parts for different days of the week are not taken on one day.
  const byWeekday = step.parts.length > 1 && step.parts.every((part) => (part.schedule?.days.low ?? 1) > 1);
  const onDays = step.parts.map((part) => part.schedule?.onDay);
  const counted = byWeekday ? (new Set(onDays).size === 1 ? onDays.slice(0, 1) : [undefined]) : onDays;
  const dosesPerDay = prn || (patch && step.parts.some((part) => part.schedule?.days.low !== 1)) || counted.includes(undefined) ? undefined : counted.reduce<number>((sum, n) => sum + (n ?? 0), 0);
  const once = step.parts.length === 1 && at.length === 1 ? at[0] : undefined;
  const often = step.parts.length > 1 || step.parts.some((part) => (part.schedule?.onDay ?? 0) >= 2 || perDayOf(part) >= 2);
  const nightOnly = byWeekday ? undefined : often ? false : once === undefined ? undefined : isOvernight(once);
  // "Every 7 days, leave on for 7 days" is how long a patch is worn, not how long the course lasts.
  const worn = patch && step.days !== undefined && step.parts.some((part) => part.schedule !== undefined && isSame(part.schedule.days.low, step.days ?? 0));
  const { days: _, ...unbounded } = span;
  return {
    ...(worn ? unbounded : span),
    at,
    daily: dose,
    ...(dosesPerDay === undefined || dosesPerDay <= 0 ? {} : { dosesPerDay: Number(dosesPerDay.toFixed(4)) }),
    ...(nightOnly === undefined ? {} : { nightOnly }),
    ...(prn ? { prn: true as const } : {}),
    how: describe(doses, daily, { patch, prn, medicine, limited: capped?.limited ?? false }),
  };
};
const perDayOf = (part: Part): number => (part.schedule === undefined ? 0 : perDay(part.schedule).high);

/** "600 mg/24 h" of a medicine that is swallowed is the day's amount. */
const dailyRate = (part: Part, medicine: Medicine): Dose | undefined => {
  const measure = part.amount?.count === undefined ? part.amount?.totals.find((one) => one.kind === 'rate') : undefined;
  return measure === undefined || (part.amount !== undefined && isPatch(medicine, part.amount)) ? undefined : { low: measure.low, high: measure.high, unit: 'mg a day' };
};

/** "Max 8": of what the dose is counted in. */
const adopt = (amount: Amount, parts: readonly Part[]): Amount => {
  const own = parts.find((part) => part.amount?.form !== undefined)?.amount;
  const each = parts.find((part) => part.amount?.each !== undefined)?.amount?.each;
  // "5 mg every 4 hours, max 20"
  if (amount.count !== undefined && amount.form === undefined && amount.totals.length === 0 && parts.length > 0 && parts.every((part) => part.amount !== undefined && part.amount.count === undefined && part.amount.totals[0]?.kind === 'mass')) return { totals: [{ kind: 'mass', ...amount.count }] };
  return amount.count !== undefined && amount.totals.length === 0 ? { ...amount, ...(amount.form === undefined && own?.form !== undefined ? { form: own.form } : {}), ...(amount.each === undefined && each !== undefined ? { each } : {}) } : amount;
};

const capDay = (arithmetic: number | undefined, limits: readonly Limit[], context: { medicine: Medicine; single: Dose | undefined; concentration?: number; parts: readonly Part[] }): { value: number; limited: boolean } | Failure | undefined => {
  const { medicine, single, concentration, parts } = context;
  let value = arithmetic;
  let limited = false;
  const lower = (to: number): void => {
    if (value === undefined || to < value) {
      value = to;
      limited = true;
    }
  };
  for (const limit of limits) {
    if (limit.perDose === true) {
      const most = limit.amount === undefined ? undefined : doseOf(adopt(limit.amount, parts), medicine, concentration);
      if (most === undefined || isFailure(most) || single === undefined || single.high > most.high * 1.011) return failed('unread', 'a maximum of one dose below the dose');
      continue;
    }
    if (limit.substance !== undefined && !medicine.ingredient.split('-').includes(limit.substance)) {
      const other = readStrength(medicine.product.name, synonyms.get(limit.substance) ?? limit.substance).strength;
      const own = strengthFor(medicine);
      const mass = limit.amount?.totals.find((measure) => measure.kind === 'mass');
      if (other?.unit !== 'mg' || own?.unit !== 'mg' || mass === undefined || limit.days !== 1) return failed('unread', 'a maximum of another substance');
      lower((mass.high / other.value) * own.value);
      continue;
    }
    let most: number | undefined;
    if (limit.doses !== undefined) most = single === undefined ? undefined : single.high * limit.doses;
    else if (limit.amount !== undefined) {
      const dose = doseOf(adopt(limit.amount, parts), medicine, concentration);
      if (isFailure(dose)) return dose.failed === 'no strength' ? failed('no strength', dose.why) : failed('unread', 'a maximum that is not understood');
      most = dose.high;
    }
    if (most === undefined) return failed('unread', 'a maximum that is not understood');
    if (limit.days === 1) lower(most);
    else if (value === undefined || most < value || limit.days !== undefined) return failed('unread', 'a maximum without its day');
  }
  return value === undefined ? undefined : { value, limited };
};
const synonyms: ReadonlyMap<string, string> = new Map(Object.entries({ apap: 'acetaminophen', paracetamol: 'acetaminophen', tylenol: 'acetaminophen' }));

const describe = (doses: readonly { dose: Dose; part: Part }[], daily: number, said: { patch: boolean; prn: boolean; medicine: Medicine; limited: boolean }): string => {
  const { value, unit } = inUnit(daily, said.medicine, said.patch);
  const amount = `${shown(value)} ${unit === 'mg/(24.h)' ? 'mg/24 h' : unit === 'ug/h' ? 'ug/h' : 'mg a day'}`;
  const parts = doses.map(({ dose, part }) => {
    const size = said.patch ? `${part.amount?.count === undefined ? 1 : shown(part.amount.count.high)} patch` : `${shown(dose.high)} mg`;
    const schedule = part.schedule;
    if (schedule === undefined) return size;
    const often = schedule.days.low === 1 ? (schedule.times.high === 1 ? 'once a day' : `${shown(schedule.times.high)} times a day`) : schedule.days.low < 1 ? `every ${shown(schedule.days.low * 24)} hours` : schedule.times.high === 1 ? `every ${shown(schedule.days.low)} days` : `${shown(schedule.times.high)} times in ${shown(schedule.days.low)} days`;
    const when = schedule.at.length > 0 && schedule.at.length <= 4 ? ` (${schedule.at.map((time) => (time.minute === undefined ? time.slot : clockOf(time.minute))).join(', ')})` : '';
    return `${size} ${often}${when}`;
  });
  return `${parts.join(' and ')}${said.prn ? `, as needed: at most ${amount}${said.limited ? ' by the stated maximum' : ''}` : `: ${amount}`}`;
};
const clockOf = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
