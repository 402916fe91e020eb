import { exactly, isExact, isSame, isSameRange, type Limit, type Schedule, type TimeOfDay } from './regimen.ts';
import type { Frequency } from './schedules.ts';

/** A time of day as it stands in a list: alone, after a comma, or after "and". */
export interface ListedTime {
  readonly time: TimeOfDay;
  readonly joined: 'and' | 'comma' | 'none';
}

/** What is said of how often and when, beside one amount. */
export interface Spoken {
  readonly frequencies: readonly Frequency[];
  readonly times: readonly ListedTime[];
  readonly weekdays?: readonly number[];
  /** "and" stands between how often and the first time of day: "twice daily and at bedtime". */
  readonly timesAdded?: boolean;
}
export type Resolved = { readonly schedule: Schedule; readonly limits: readonly Limit[]; readonly divided?: number } | { readonly unclear: string } | undefined;

const near: Readonly<Record<TimeOfDay['slot'], readonly TimeOfDay['slot'][]>> = {
  morning: ['morning'],
  noon: ['noon', 'afternoon'],
  afternoon: ['afternoon', 'noon', 'evening'],
  evening: ['evening', 'night'],
  night: ['night', 'evening'],
};
/** Whether two times can be the same moment said twice: "every evening at 5 pm", "nightly at bedtime". */
const compatible = (a: TimeOfDay, b: TimeOfDay): boolean => (a.minute === undefined || b.minute === undefined ? near[a.slot].includes(b.slot) || (a.slot === 'afternoon' && b.slot === 'evening') : a.minute === b.minute);
const sharper = (a: TimeOfDay, b: TimeOfDay): TimeOfDay => (a.minute !== undefined ? a : b.minute !== undefined ? b : a.slot === 'evening' ? b : a);

/** The moments of a list; `fewest` where neighbours that can be one moment are taken as one. */
const moments = (times: readonly ListedTime[], fewest: boolean): readonly TimeOfDay[] => {
  const out: TimeOfDay[] = [];
  for (const { time, joined } of times) {
    const last = out.at(-1);
    const same = last !== undefined && compatible(last, time) && (joined === 'none' || (joined === 'comma' && (fewest || last.slot === time.slot)));
    if (last !== undefined && same) out[out.length - 1] = sharper(last, time);
    else out.push(time);
  }
  return out;
};

const rateOf = (frequency: Frequency): { low: number; high: number } => ({ low: frequency.times.low / frequency.days.high, high: frequency.times.high / frequency.days.low });

/** One schedule from all that is said of it, or why it contradicts itself. Nothing where nothing is said. */
export const resolve = (spoken: Spoken): Resolved => {
  const limits: Limit[] = [];
  let list = spoken.frequencies;
  if (list.length > 1) {
    const capped = list.filter((frequency) => frequency.upTo === true);
    if (capped.length < list.length) {
      for (const frequency of capped) limits.push({ doses: frequency.times.high, days: frequency.days.low });
      list = list.filter((frequency) => frequency.upTo !== true);
    }
    const specific = list.filter((frequency) => frequency.generic !== true);
    // "every day BID": the general word gives way. "every 4 hours … daily" does not add up and stays.
    if (specific.length > 0 && specific.every((frequency) => frequency.interval !== true && frequency.days.low === 1)) list = specific;
  }
  const [first] = list;
  if (first !== undefined && list.some((frequency) => !isSameRange(rateOf(frequency), rateOf(first)))) return { unclear: 'two frequencies' };
  if (list.some((frequency) => frequency.spread === true) && list.some((frequency) => frequency.generic !== true)) return { unclear: 'divided, but not said how' };
  const divided = list.find((frequency) => frequency.divided === true);
  const fewest = moments(spoken.times, true);
  const most = moments(spoken.times, false);
  if (spoken.weekdays !== undefined) return onWeekdays(spoken.weekdays, first, most.length === fewest.length ? most : undefined, limits);
  if (first === undefined) {
    if (most.length === 0) return undefined;
    if (most.length !== fewest.length) return { unclear: 'two times of day that may be one' };
    if (new Set(most.map((time) => `${time.slot} ${time.minute ?? ''}`)).size < most.length) return { unclear: 'the same time of day twice' };
    return { schedule: { times: exactly(most.length), days: exactly(1), at: most, onDay: most.length }, limits };
  }
  const precise = list.find((frequency) => frequency.generic !== true) ?? first;
  // "nightly every other week": each night of it, or one?
  if (precise.interval === true && precise.days.low >= 14 && spoken.times.length > 0) return { unclear: 'every so many weeks, but at a time of day' };
  const { times, days } = precise;
  const low = precise.upTo === true ? 0 : times.low;
  const perDay = { low: low / days.high, high: times.high / days.low };
  const more = divided === undefined ? {} : { divided: divided.times.high };
  if (spoken.times.length === 0) {
    const onDay = isExact(times) ? (days.low < 1 ? 1 / days.low : days.low > 1 && times.low > 1 ? 1 : times.low) : undefined;
    const said = list.some((frequency) => frequency.perDay !== true || frequency.generic !== true) && list.every((frequency) => frequency.spread !== true);
    return { schedule: { times: { low, high: times.high }, days, at: [], ...(onDay === undefined || !said ? {} : { onDay }) }, limits, ...more };
  }
  if (days.low === 7 && spoken.times.length > 0 && fewest.length === 1 && isExact(times) && times.high <= 7 && spoken.timesAdded !== true) return { schedule: { times, days, at: fewest, onDay: 1 }, limits, ...more };
  if (days.low >= 1 && times.high === 1) {
    // Once a day, every other day, weekly: the times of day can only be one.
    if (fewest.length === 1 && spoken.timesAdded !== true) return { schedule: { times: { low, high: 1 }, days, at: fewest, onDay: 1 }, limits, ...more };
    if (precise.generic === true && days.high === 1 && most.length === fewest.length && spoken.timesAdded !== true) return { schedule: { times: exactly(most.length), days: exactly(1), at: most, onDay: most.length }, limits };
    return { unclear: 'once, but at several times of day' };
  }
  if (!isExact(perDay)) return fewest.length === 1 || most.length === times.high ? { schedule: { times: { low, high: times.high }, days, at: [] }, limits, ...more } : { unclear: 'how often and when do not fit' };
  if (spoken.timesAdded === true && most.length === 1 && isExact(days) && days.low === 1) return { schedule: { times: exactly(times.low + 1), days, at: [], onDay: times.low + 1 }, limits, ...more };
  const fitting = [most, fewest].find((some) => isSame(some.length, perDay.high));
  if (fitting === undefined) return { unclear: 'how often and when do not fit' };
  return { schedule: { times: exactly(fitting.length), days: exactly(1), at: fitting, onDay: fitting.length }, limits, ...more };
};

const onWeekdays = (weekdays: readonly number[], frequency: Frequency | undefined, at: readonly TimeOfDay[] | undefined, limits: readonly Limit[]): Resolved => {
  if (at === undefined) return { unclear: 'two times of day that may be one' };
  const onDay = frequency?.days.low === 1 && isExact(frequency.times) && frequency.generic !== true ? frequency.times.low : Math.max(1, at.length);
  if (at.length > 1 && at.length !== onDay) return { unclear: 'how often and when do not fit' };
  if (frequency !== undefined && frequency.days.low !== 1) {
    const weekly = (frequency.times.high * 7) / frequency.days.low;
    if (!isExact(frequency.times) || !isExact(frequency.days) || !isSame(weekly, weekdays.length)) return { unclear: 'the days of the week and the frequency do not fit' };
  } else if (frequency !== undefined && frequency.interval === true) return { unclear: 'the days of the week and the frequency do not fit' };
  return { schedule: { times: exactly(onDay * weekdays.length), days: exactly(7), at, onDay }, limits };
};
