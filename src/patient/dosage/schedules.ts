import { hasWords, markAt, numberAt, rangeAt, wordAt, type Tokens } from './cursor.ts';
import { exactly, type Range, type TimeOfDay } from './regimen.ts';
import {
  clockWords, formWords, frequencyAbbreviations, massUnits, ordinalWords, repeatWords, slotAbbreviations, slotWords, timeUnits, upperSlotAbbreviations, weekdaySets, weekdayWords, type Slot,
} from './words.ts';

/** How often, before it is known how it goes with the times of day beside it. */
export interface Frequency {
  readonly times: Range;
  readonly days: Range;
  /** `daily`, `every day`: gives way to a closer word ("daily at bedtime", "every day BID"). */
  readonly generic?: true;
  /** `a day`, `/day`: says how much in a day, not how often. */
  readonly perDay?: true;
  readonly upTo?: true;
  /** The amount beside it is the day's, in so many parts. */
  readonly divided?: true;
  /** Divided, but not said into how many. */
  readonly spread?: true;
  /** An interval in hours or days ("every 8 hours"). */
  readonly interval?: true;
}
export type ScheduleMatch =
  | { readonly frequency: Frequency; readonly at?: TimeOfDay; readonly next: number }
  | { readonly time: TimeOfDay; readonly next: number }
  | { readonly weekdays: readonly number[]; readonly next: number };

/** The slot of a clock time. Five in the afternoon and later is evening, as with the evening meal. */
export const slotOfMinute = (minute: number): Slot =>
  minute >= 1200 || minute < 240 ? 'night' : minute >= 1020 ? 'evening' : minute >= 810 ? 'afternoon' : minute >= 660 ? 'noon' : 'morning';
export const timeAtMinute = (minute: number): TimeOfDay => ({ slot: slotOfMinute(minute), minute });

const often = (times: Range, days: Range | number, more: Omit<Frequency, 'times' | 'days'> = {}): Frequency => ({ times, days: typeof days === 'number' ? exactly(days) : days, ...more });
const once = exactly(1);

/** A period after "3 times": a day, per week, daily, every 24 hours; in days. `at` where the word also names a time of day. */
const periodAt = (tokens: Tokens, at: number): { readonly days: number; readonly next: number; readonly slot?: Slot } | undefined => {
  const word = wordAt(tokens, at);
  const plain = { daily: 1, qd: 1, od: 1, everyday: 1, weekly: 7, monthly: 30, fortnightly: 14 }[word];
  if (plain !== undefined) return { days: plain, next: at + 1 };
  if (word === 'nightly') return { days: 1, next: at + 1, slot: 'night' };
  let next = at;
  if (markAt(tokens, next) === '/') next += 1;
  else {
    if (hasWords(tokens, next, 'in|during|within|over')) next += 1;
    if (hasWords(tokens, next, 'per|a|an|each|every|the|any|q')) next += 1;
    if (next === at && !hasWords(tokens, next, 'day|week|night|month')) return undefined;
  }
  if (hasWords(tokens, next, 'other', 'day|night|evening|morning')) return { days: 2, next: next + 2 };
  const figure = numberAt(tokens, next);
  if (figure !== undefined) next += 1;
  const unit = timeUnits.get(wordAt(tokens, next));
  if (unit === undefined || unit * (figure ?? 1) < 0.99) return undefined;
  const slot = slotWords.get(wordAt(tokens, next));
  const days = unit * (figure ?? 1);
  next += 1;
  if (hasWords(tokens, next, 'period')) next += 1;
  return { days, next, ...(slot === undefined ? {} : { slot }) };
};

/** How often, where words for it begin at `at`: also "daily to twice daily", "once a day or BID". */
export const frequencyAt = (tokens: Tokens, at: number): ScheduleMatch | undefined => {
  const found = plainFrequencyAt(tokens, at);
  if (found === undefined || !('frequency' in found) || found.frequency.upTo === true || found.frequency.interval === true || found.frequency.times.low !== found.frequency.times.high || !hasWords(tokens, found.next, 'to|or')) return found;
  const upper = plainFrequencyAt(tokens, found.next + 1);
  if (upper === undefined || !('frequency' in upper) || upper.frequency.upTo === true || upper.frequency.days.low !== found.frequency.days.low || upper.frequency.days.high !== found.frequency.days.high || upper.frequency.times.high <= found.frequency.times.high) return found;
  return { frequency: often({ low: found.frequency.times.low, high: upper.frequency.times.high }, found.frequency.days), next: upper.next };
};

const plainFrequencyAt = (tokens: Tokens, at: number): ScheduleMatch | undefined => {
  const word = wordAt(tokens, at);
  if (hasWords(tokens, at, 'up', 'to')) {
    const capped = frequencyAt(tokens, at + 2);
    return capped !== undefined && 'frequency' in capped && capped.frequency.upTo === undefined && (capped.frequency.generic === undefined) ? { ...capped, frequency: { ...capped.frequency, upTo: true } } : undefined;
  }
  if (hasWords(tokens, at, 'every|each|q')) return everyAt(tokens, at);
  if (hasWords(tokens, at, 'alternate|alternating|alternative', 'day|days|night|nights|evening|evenings|morning|mornings')) return { frequency: often(once, 2), ...named(wordAt(tokens, at + 1)), next: at + 2 };
  if (hasWords(tokens, at, 'on', 'alternate|alternating', 'day|days|night|nights')) return { frequency: often(once, 2), ...named(wordAt(tokens, at + 2)), next: at + 3 };
  if (hasWords(tokens, at, 'in')) {
    const parts = rangeAt(tokens, at + 1);
    if (parts !== undefined && hasWords(tokens, parts.next, 'divided|equal|separate|split', 'doses|portions|parts')) return { frequency: often(parts.range, 1, { divided: true }), next: parts.next + 2 };
    if (parts !== undefined && hasWords(tokens, parts.next, 'equally', 'divided', 'doses')) return { frequency: often(parts.range, 1, { divided: true }), next: parts.next + 3 };
  }
  if (hasWords(tokens, at, 'in', 'divided', 'doses')) return { frequency: often(once, 1, { generic: true, spread: true }), next: at + 3 };
  if (hasWords(tokens, at, 'divided')) {
    const start = at + (hasWords(tokens, at + 1, 'in|into') ? 2 : 1);
    const parts = rangeAt(tokens, start);
    if (parts !== undefined && hasWords(tokens, parts.next, 'doses|parts|portions')) return { frequency: often(parts.range, 1, { divided: true }), next: parts.next + 1 };
    const rate = frequencyAt(tokens, at + 1);
    return rate !== undefined && 'frequency' in rate && rate.frequency.generic === undefined ? { frequency: { ...rate.frequency, divided: true }, next: rate.next } : undefined;
  }
  // once, twice, once or twice, 3 times, 2-3 x, x 3 … a day
  const repeat = repeatWords.get(word);
  if (repeat !== undefined) {
    const upper = hasWords(tokens, at + 1, 'or|to') ? (repeatWords.get(wordAt(tokens, at + 2)) ?? (wordAt(tokens, at + 3) === 'times' ? numberAt(tokens, at + 2) : undefined)) : undefined;
    const times = upper === undefined ? exactly(repeat) : { low: repeat, high: upper };
    const next = at + (upper === undefined ? 1 : repeatWords.has(wordAt(tokens, at + 2)) ? 3 : 4);
    return timesPerPeriod(tokens, times, next) ?? (repeat === 1 && upper === undefined ? undefined : undefined);
  }
  const abbreviated = frequencyAbbreviations.get(word);
  if (abbreviated !== undefined) {
    if (word === 'daily' && repeatWords.has(wordAt(tokens, at + 1)) && periodAt(tokens, at + 2) === undefined) return { frequency: often(exactly(repeatWords.get(wordAt(tokens, at + 1)) ?? 1), 1), next: at + 2 };
    if (word === 'daily') {
      const figure = rangeAt(tokens, at + 1);
      if (figure !== undefined && hasWords(tokens, figure.next, 'times|x') && periodAt(tokens, figure.next + 1) === undefined) return { frequency: often(figure.range, 1), next: figure.next + 1 };
    }
    const [times, days] = abbreviated;
    // BID-TID, QD to BID
    const upper = markAt(tokens, at + 1) === '-' || hasWords(tokens, at + 1, 'to|or') ? frequencyAbbreviations.get(wordAt(tokens, at + 2)) : undefined;
    if (upper !== undefined && upper[1] === days && upper[0] > times) return { frequency: often({ low: times, high: upper[0] }, days), next: at + 3 };
    return { frequency: often(exactly(times), days, times === 1 && days === 1 ? { generic: true } : {}), next: at + 1 };
  }
  if (word === 'x' || markAt(tokens, at) === '*') {
    const figure = rangeAt(tokens, at + 1);
    return figure === undefined || timeUnits.has(wordAt(tokens, figure.next)) ? undefined : timesPerPeriod(tokens, figure.range, figure.next);
  }
  const figure = rangeAt(tokens, at);
  if (figure !== undefined) {
    if (hasWords(tokens, figure.next, 'time|times|x')) return timesPerPeriod(tokens, figure.range, figure.next + 1);
    // "5 days a week"
    if (hasWords(tokens, figure.next, 'days|nights|evenings|mornings') && figure.range.high <= 7) {
      const week = periodAt(tokens, figure.next + 1);
      if (week !== undefined && week.days === 7) return { frequency: often(figure.range, 7), ...(hasWords(tokens, figure.next, 'days') ? {} : named(wordAt(tokens, figure.next))), next: week.next };
    }
    // "1 x 5 ml spoon 4/day": times, where the amount has been said
    if (markAt(tokens, figure.next) === '/' && hasWords(tokens, figure.next + 1, 'day|d') && (formWords.has(wordAt(tokens, at - 1)) || massUnits.has(wordAt(tokens, at - 1)))) return { frequency: often(figure.range, 1), next: figure.next + 2 };
    if (hasWords(tokens, figure.next, 'hourly|hrly')) return hours(figure.range, figure.next + 1);
    return undefined;
  }
  // "a day", "per day", "/day", "/24 h": how much in a day
  const period = (markAt(tokens, at) === '/' || hasWords(tokens, at, 'per|a') || hasWords(tokens, at, 'in', 'a', 'day') || (hasWords(tokens, at, 'in|over') && numberAt(tokens, at + 1) === 24)) ? periodAt(tokens, at) : undefined;
  return period === undefined ? undefined : { frequency: often(once, period.days, period.days === 1 ? { generic: true, perDay: true } : {}), next: period.next };
};

const timesPerPeriod = (tokens: Tokens, times: Range, at: number): ScheduleMatch | undefined => {
  const period = periodAt(tokens, at);
  if (period === undefined) return undefined;
  return { frequency: often(times, period.days), ...(period.slot === undefined || times.high !== 1 ? {} : { at: { slot: period.slot } }), next: period.next };
};
const named = (word: string): { at?: TimeOfDay } => {
  const slot = slotWords.get(word);
  return slot === undefined ? {} : { at: { slot } };
};
const hours = (range: Range, next: number): ScheduleMatch => ({ frequency: often(once, { low: range.low / 24, high: range.high / 24 }, { interval: true }), next });

/** every 6 hours, q4-6h, every other day, every second night, every 72 hours, each week, every 3rd day. */
const everyAt = (tokens: Tokens, at: number): ScheduleMatch | undefined => {
  let next = at + 1;
  const first = tokens[next];
  let count: Range | undefined;
  if (hasWords(tokens, next, 'other|alternate')) count = exactly(2);
  else if (first?.kind === 'number' && first.ordinal === true) count = exactly(first.value);
  else if (ordinalWords.has(wordAt(tokens, next)) && !hasWords(tokens, next, 'first')) count = exactly(ordinalWords.get(wordAt(tokens, next)) ?? 1);
  if (count !== undefined) next += 1;
  else {
    const figure = rangeAt(tokens, next);
    if (figure !== undefined) {
      count = figure.range;
      ({ next } = figure);
    }
  }
  const word = wordAt(tokens, next);
  if (hasWords(tokens, next, 'hourly|hrly') && count !== undefined) return hours(count, next + 1);
  const unit = timeUnits.get(word);
  if (unit === undefined) return undefined;
  // "every 4 hours to 6 hours", "every 4 hours - 6 hours"
  if (count !== undefined && count.low === count.high && (markAt(tokens, next + 1) === '-' || hasWords(tokens, next + 1, 'to'))) {
    const upper = numberAt(tokens, next + 2);
    if (upper !== undefined && upper > count.low && timeUnits.get(wordAt(tokens, next + 3)) === unit) return { frequency: often(once, { low: count.low * unit, high: upper * unit }, { interval: true }), next: next + 4 };
  }
  const slot = slotWords.get(word);
  // "every morning" is a time of day; "every day" gives way to closer words.
  if (count === undefined) {
    if (slot !== undefined) return undefined;
    return { frequency: often(once, unit, unit === 1 ? { generic: true } : { interval: true }), next: next + 1 };
  }
  const days = { low: count.low * unit, high: count.high * unit };
  return { frequency: often(once, days, { interval: true }), ...(slot === undefined ? {} : { at: { slot } }), next: next + 1 };
};

const leading: ReadonlySet<string> = new Set(['in', 'at', 'on', 'with', 'after', 'before', 'during', 'every', 'each', 'q', 'by', 'around', 'about', 'approximately', 'approx', 'near', 'upon', 'right', 'immediately', 'shortly', 'just', 'the', 'a', 'main', 'large', 'early', 'mid', 'late', 'your', 'her', 'his', 'their', 'prior', 'to', 'going', 'go', 'time', 'of', 'daily', 'meal', 'this', 'take', 'usual', 'within']);

/** A time of day, where words for one begin at `at`: at bedtime, qAM, with the evening meal, at 5 pm, ON. */
export const timeOfDayAt = (tokens: Tokens, at: number): { readonly time: TimeOfDay; readonly next: number } | undefined => {
  let next = at;
  const own = tokens[at];
  // UK: "1 ON". A preposition is followed by something.
  const following = tokens[at + 1];
  const stands = following === undefined || following.kind === 'mark' || hasWords(tokens, at + 1, 'prn|then|x|and');
  if (own?.kind === 'word' && own.text === 'on' && stands && (tokens[at - 1]?.kind === 'number' || formWords.has(wordAt(tokens, at - 1)) || own.written === 'ON')) return { time: { slot: 'night' }, next: at + 1 };
  if (markAt(tokens, next) === '@') next += 1;
  while (next < at + 6 && leading.has(wordAt(tokens, next)) && !hasWords(tokens, next, 'daily|take')) next += 1;
  const token = tokens[next];
  if (token?.kind === 'clock') {
    const after = hasWords(tokens, next + 1, 'in', 'the', 'morning|evening|afternoon') ? 4 : hasWords(tokens, next + 1, 'at', 'night') ? 3 : hasWords(tokens, next + 1, 'sharp|oclock|daily') && wordAt(tokens, next + 1) !== 'daily' ? 2 : 1;
    return { time: timeAtMinute(token.minute), next: next + after };
  }
  if (token?.kind === 'number' && Number.isInteger(token.value) && token.value >= 1 && token.value <= 12 && next > at) {
    const oclock = hasWords(tokens, next + 1, 'oclock') ? 1 : 0;
    if (hasWords(tokens, next + 1 + oclock, 'in', 'the', 'morning|evening|afternoon') || hasWords(tokens, next + 1 + oclock, 'at', 'night')) {
      const half = wordAt(tokens, next + 3 + oclock) === 'morning' ? 0 : 720;
      return { time: timeAtMinute((token.value % 12) * 60 + half), next: next + oclock + (wordAt(tokens, next + 1 + oclock) === 'at' ? 3 : 4) };
    }
    return undefined;
  }
  if (token?.kind !== 'word') return undefined;
  const upper = next === at ? upperSlotAbbreviations.get(token.written) : undefined;
  if (upper !== undefined && token.text !== 'on') return { time: { slot: upper }, next: next + 1 };
  const abbreviated = slotAbbreviations.get(token.text);
  if (abbreviated !== undefined) return { time: { slot: abbreviated }, next: next + (hasWords(tokens, next + 1, 'before', 'bed') ? 3 : 1) };
  // the evening meal, bed time, night time, morning meal
  const slot = slotWords.get(token.text);
  if (slot === undefined || token.text === 'sleeping' || (token.text === 'sleep' && next === at)) return undefined;
  const minute = clockWords.get(token.text);
  let end = next + 1;
  if (hasWords(tokens, end, 'meal|meals|time|snack|dose|hours')) end += 1;
  if (hasWords(tokens, end, 'daily') && token.text === 'nightly') end += 1;
  return { time: minute === undefined ? { slot } : { slot: token.text === 'midnight' ? 'night' : slot, minute }, next: end };
};

/** Days of the week: on Mon/Wed/Fri, every Sunday, MWF, Monday to Friday. */
export const weekdaysAt = (tokens: Tokens, at: number): { readonly weekdays: readonly number[]; readonly next: number } | undefined => {
  let next = at;
  while (next < at + 2 && hasWords(tokens, next, 'on|every|each|only|q')) next += 1;
  const set = weekdaySets.get(wordAt(tokens, next));
  if (set !== undefined) return { weekdays: set, next: next + 1 };
  const letters = letterDaysAt(tokens, next);
  if (letters !== undefined) return letters;
  // "Mon-Wed-Fri" is a list; "Mon-Fri" a span.
  const dashes = tokens.slice(next, next + 8).reduce((run, token, i) => (run === i && (i % 2 === 0 ? token.kind === 'word' && weekdayWords.has(token.text) : token.kind === 'mark' && token.text === '-') ? run + 1 : run), 0);
  const days: number[] = [];
  let pending: 'range' | undefined;
  while (true) {
    const day = weekdayWords.get(wordAt(tokens, next));
    if (day === undefined) break;
    const last = days.at(-1);
    if (pending === 'range' && last !== undefined) for (let d = (last + 1) % 7; d !== day; d = (d + 1) % 7) days.push(d);
    days.push(day);
    next += 1;
    let step = next;
    while (markAt(tokens, step) !== '' && ',/&+-'.includes(markAt(tokens, step))) step += 1;
    const dash = markAt(tokens, next) === '-' && dashes < 5;
    if (hasWords(tokens, step, 'and|to|through|thru')) step += 1;
    if (!weekdayWords.has(wordAt(tokens, step))) break;
    pending = dash || hasWords(tokens, step - 1, 'to|through|thru') ? 'range' : undefined;
    next = step;
  }
  if (days.length === 0) return undefined;
  return { weekdays: [...new Set(days)].toSorted((a, b) => a - b), next };
};

const letterDaysAt = (tokens: Tokens, at: number): { readonly weekdays: readonly number[]; readonly next: number } | undefined => {
  const sets: readonly (readonly [readonly string[], readonly number[]])[] = [[['m', 'w', 'f'], [1, 3, 5]], [['t', 'th', 's'], [2, 4, 6]], [['t', 'th', 'sat'], [2, 4, 6]], [['tu', 'th', 'sa'], [2, 4, 6]], [['m', 'w'], [1, 3]]];
  for (const [letters, weekdays] of sets) {
    let next = at;
    const fits = letters.every((letter, i) => {
      if (i > 0) while (markAt(tokens, next) !== '' && ',/-'.includes(markAt(tokens, next))) next += 1;
      if (wordAt(tokens, next) !== letter) return false;
      next += 1;
      return true;
    });
    if (fits) return { weekdays, next };
  }
  return undefined;
};
