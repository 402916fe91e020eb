import { calendarSpan, dayBefore } from '../dates.ts';
import type { ReckonedStep } from './day.ts';
import type { EntryDates } from './merge.ts';
import { isSame, type TimeOfDay } from './regimen.ts';

/** One entry of the directions with its steps, before they stand in the calendar. */
export interface TimedEntry {
  readonly sequence?: number;
  readonly steps: readonly ReckonedStep[];
  readonly dates: EntryDates;
}
interface Frame {
  readonly start: string | undefined;
  readonly end: string | undefined;
  readonly asOf: string;
}
export type Placed = { readonly steps: readonly ReckonedStep[] } | { readonly state: 'unread' | 'conflicting'; readonly detail: string };

export const dayAfter = (day: string, days: number): string => dayBefore(day, -days);
const unread = (detail: string): Placed => ({ state: 'unread', detail });

const isBounded = ({ steps, dates }: TimedEntry): boolean => dates.to !== undefined || (steps.length > 0 && steps.every((step) => step.days !== undefined || step.to !== undefined || step.toDay !== undefined));
const distinct = (a: readonly TimeOfDay[], b: readonly TimeOfDay[]): boolean => a.length > 0 && b.length > 0 && a.every((x) => b.every((y) => (x.minute !== undefined && y.minute !== undefined ? x.minute !== y.minute : x.slot !== y.slot)));
const startOf = (entry: TimedEntry): string | undefined => entry.steps[0]?.from ?? entry.dates.from;

/**
 * Puts entries together and their steps into the calendar. Entries of one sequence (or none) are parts of a day; of
 * different sequences steps, where the earlier ones end. Two unbounded entries at different times of day are parts
 * whatever their sequence: servers number them so, and nobody takes the noon dose once only.
 */
export const placeInTime = (entries: readonly TimedEntry[], frame: Frame): Placed => {
  const [first] = entries;
  if (first === undefined) return unread('No directions.');
  if (entries.length === 1) return dated([first], frame);
  const sequences = new Map<number, TimedEntry[]>();
  for (const entry of entries) sequences.set(entry.sequence ?? 0, [...(sequences.get(entry.sequence ?? 0) ?? []), entry]);
  if (sequences.size === 1) {
    // Periods that follow each other are steps even without a sequence.
    const ordered = entries.toSorted((a, b) => (startOf(a) ?? '').localeCompare(startOf(b) ?? ''));
    const follow = ordered.every((entry, i) => i === ordered.length - 1 || (entry.dates.to !== undefined && (startOf(ordered[i + 1] ?? entry) ?? '') > entry.dates.to));
    if (follow) return dated(ordered, frame);
    const day = oneDay(entries);
    return 'detail' in day ? day : dated([day.entry], frame);
  }
  const groups: TimedEntry[] = [];
  for (const [, group] of [...sequences].toSorted(([a], [b]) => a - b)) {
    const [only] = group;
    if (group.length === 1 && only !== undefined) groups.push(only);
    else {
      const day = oneDay(group);
      if ('detail' in day) return day;
      groups.push(day.entry);
    }
  }
  const bounded = groups.slice(0, -1).every((entry, i) => isBounded(entry) || startsLater(groups[i + 1]));
  if (bounded) return dated(groups, frame);
  const timed = groups.every((entry) => !isBounded(entry) && entry.steps.length === 1) && groups.every((a, i) => groups.every((b, j) => j <= i || distinct(a.steps[0]?.at ?? [], b.steps[0]?.at ?? [])));
  if (timed) {
    const day = oneDay(groups);
    return 'detail' in day ? day : dated([day.entry], frame);
  }
  return unread('Several steps, but not said when one ends and the next begins.');
};
const startsLater = (entry: TimedEntry | undefined): boolean => entry !== undefined && (entry.steps[0]?.fromDay !== undefined || startOf(entry) !== undefined);

/** Parts of one day, added. */
const oneDay = (entries: readonly TimedEntry[]): { readonly entry: TimedEntry } | Exclude<Placed, { steps: unknown }> => {
  const steps = entries.flatMap((entry) => entry.steps);
  if (entries.some((entry) => entry.steps.length !== 1)) return { state: 'unread', detail: 'Several directions side by side, one of them with steps.' };
  if (steps.some((step) => step.daily === undefined)) return { state: 'unread', detail: 'Several directions side by side, one of them without a dose.' };
  if (new Set(steps.map((step) => step.prn === true)).size > 1) return { state: 'unread', detail: 'A regular and an as-needed direction side by side.' };
  const [head] = steps;
  if (head?.daily === undefined || steps.some((step) => step.daily?.unit !== head.daily?.unit)) return { state: 'unread', detail: 'Doses in different units side by side.' };
  const repeated = steps.some((a, i) => steps.some((b, j) => j > i && isSame(a.daily?.value ?? 0, b.daily?.value ?? 0) && !distinct(a.at, b.at)));
  if (repeated) return { state: 'unread', detail: 'The same direction twice: once too often, or two doses.' };
  if (steps.some((a, i) => steps.some((b, j) => j > i && a.at.length > 0 && b.at.length > 0 && !distinct(a.at, b.at)))) return { state: 'conflicting', detail: 'Two doses at the same time of day.' };
  const spans = new Set(steps.map((step) => step.days ?? 0));
  if (spans.size > 1) return { state: 'unread', detail: 'Directions side by side that last differently.' };
  const value = steps.reduce((sum, step) => sum + (step.daily?.value ?? 0), 0);
  const counts = steps.map((step) => step.dosesPerDay);
  const dosesPerDay = counts.includes(undefined) ? undefined : counts.reduce<number>((sum, n) => sum + (n ?? 0), 0);
  const froms = entries.flatMap((entry) => startOf(entry) ?? []);
  const tos = entries.flatMap((entry) => entry.dates.to ?? []);
  const { dosesPerDay: _, nightOnly: __, from: ___, ...rest } = head;
  return {
    entry: {
      steps: [{ ...rest, daily: { ...head.daily, value: Number(value.toPrecision(6)) }, ...(dosesPerDay === undefined ? {} : { dosesPerDay }), nightOnly: false, at: steps.flatMap((step) => step.at), how: steps.map((step) => step.how).join('; and ') }],
      dates: { ...(froms.length === 0 ? {} : { from: froms.toSorted()[0] ?? '' }), ...(tos.length === 0 ? {} : { to: tos.toSorted()[0] ?? '' }) },
    },
  };
};

/** Steps one after another, each from the day after the one before. */
const dated = (entries: readonly TimedEntry[], { start, end }: Frame): Placed => {
  const steps = entries.flatMap((entry) =>
    entry.steps.map((step, i): ReckonedStep => ({
      ...step,
      ...(i === 0 && step.from === undefined && entry.dates.from !== undefined ? { from: entry.dates.from } : {}),
      ...(i === entry.steps.length - 1 && step.to === undefined && entry.dates.to !== undefined ? { to: entry.dates.to } : {}),
    })),
  );
  const begin = calendarSpan(steps[0]?.from ?? start);
  const last = calendarSpan(end)?.last;
  if (begin === undefined && steps.length > 1) return unread('Several steps, but not known when the first began.');
  // A start known only to the month leaves a gap between steps in which none is certain.
  let earliest = begin?.first;
  let latest = begin?.last;
  const out: ReckonedStep[] = [];
  for (const [i, step] of steps.entries()) {
    const next = steps[i + 1];
    const from = step.from ?? (step.fromDay === undefined || begin === undefined ? (i === 0 ? earliest : latest) : dayAfter(begin.last, step.fromDay - 1));
    const first = step.from ?? (step.fromDay === undefined || begin === undefined ? earliest : dayAfter(begin.first, step.fromDay - 1));
    const soonest = first === undefined ? undefined : step.days !== undefined ? dayAfter(first, step.days - 1) : step.toDay !== undefined && begin !== undefined ? dayAfter(begin.first, step.toDay - 1) : undefined;
    const following = next === undefined ? undefined : (next.from ?? (next.fromDay === undefined || begin === undefined ? undefined : dayAfter(begin.first, next.fromDay - 1)));
    const to = [step.to, soonest, following === undefined ? undefined : dayAfter(following, -1), next === undefined ? last : undefined].filter((day) => day !== undefined).toSorted()[0];
    if (next !== undefined && to === undefined) return unread('Several steps, but not said when one ends and the next begins.');
    if (from !== undefined && to !== undefined && i < steps.length - 1 && begin?.first === begin?.last && to < from) return { state: 'conflicting', detail: 'The dates of the steps contradict each other.' };
    out.push({ ...step, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
    if (to !== undefined) {
      earliest = dayAfter(to, 1);
      const spread = step.days !== undefined && from !== undefined && step.to === undefined ? dayAfter(i === 0 ? (begin?.last ?? from) : from, step.mostDays ?? step.days) : earliest;
      latest = spread > earliest ? spread : earliest;
    }
  }
  return { steps: out };
};
