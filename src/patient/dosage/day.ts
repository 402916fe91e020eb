import { isBeyondBelief } from './ceilings.ts';
import { dailyUnits, doseOf, failed, isFailure, isPatch, shown, strengthFor, type Dose, type Failure, type Medicine } from './dose.ts';
import type { DoseStep } from './reading.ts';
import { isSame, type Amount, type Limit, type Part, type Range, type RegimenStep, type Schedule, type TimeOfDay, type Total } from './regimen.ts';
import { readStrength } from './strength.ts';

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
  // "1 tablet daily as needed, up to 2 daily": one of the two is meant otherwise.
  if (prn && !unscheduled && step.parts.length === 1 && step.parts[0]?.schedule !== undefined && isSame(perDay(step.parts[0].schedule).high, 1) && limits.some((limit) => limit.days === 1 && limit.substance === undefined && isAbove(limit, total.high, { medicine, parts: step.parts, ...(concentration === undefined ? {} : { concentration }) }))) return failed('unread', 'once a day, and a maximum above it');
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

const isAbove = ({ amount }: Limit, daily: number, { medicine, parts, concentration }: { medicine: Medicine; parts: readonly Part[]; concentration?: number }): boolean => {
  const most = amount === undefined ? undefined : doseOf(adopt(amount, parts), medicine, concentration);
  return most !== undefined && !isFailure(most) && most.high > daily * 1.011;
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
