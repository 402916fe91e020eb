/** What was taken of one drug from day to day: the therapies' steps laid over one another. */
import { daysBetween } from '../dates.ts';
import type { DoseStep } from '../dosage/reading.ts';
import type { UnknownReason } from '../fact.ts';
import { plusDays, plusMonths } from './dates.ts';
import type { SettledTherapy } from './overlap.ts';

export type Daily = NonNullable<DoseStep['daily']>;

/** A stretch of days with one total dose. */
export interface Stretch {
  /** YYYY-MM-DD; absent: since when is not known. */
  readonly from?: string;
  /** Last day; absent: until now, or not known. */
  readonly to?: string;
  readonly daily?: Daily;
  readonly dosesPerDay?: number;
  readonly nightOnly?: boolean;
  readonly prn?: true;
  /** It is over, or may be, but on which day is not recorded; `to` is then no more than the last day it is sure of. */
  readonly endUnknown?: true;
  readonly sources: readonly string[];
  readonly raw: string;
  readonly how: string;
  /** Why there is no `daily`. */
  readonly unread?: { readonly reason: UnknownReason; readonly detail: string };
}

interface Span extends Stretch {
  readonly therapy: SettledTherapy;
  readonly first: string;
  readonly last: string;
}

const EVER = '0001-01-01';
const reasonOf = { absent: 'unreadable', unread: 'unreadable', conflicting: 'conflicting' } as const;

const toTheDay = (date: string | undefined): string | undefined => (date?.length === 10 ? date : undefined);

/** The steps of a therapy that had begun by `asOf`, cut at its end. */
const spansOf = (therapy: SettledTherapy, asOf: string): readonly Span[] => {
  // Single doses given in hospital say nothing of the dose taken day by day.
  if (therapy.duplicate || therapy.neverTaken || therapy.entries.every((entry) => entry.kind === 'administration')) return [];
  const sources = therapy.entries.map((entry) => entry.source);
  const { reading } = therapy;
  const end = therapy.to ?? (therapy.current === false ? therapy.from : undefined);
  const span = (from: string | undefined, to: string | undefined, rest: Omit<Stretch, 'from' | 'to' | 'sources' | 'raw'>): readonly Span[] => {
    const last = [to, end, asOf].reduce<string>((a, b) => (b !== undefined && b < a ? b : a), asOf);
    const first = from ?? EVER;
    if (first > asOf || first > last) return [];
    const openEnd = therapy.to === undefined && therapy.current !== true && (to === undefined || to > last);
    return [{ therapy, sources, raw: reading.raw, ...(from ? { from } : {}), ...(to ?? end ? { to: last } : {}), ...(openEnd ? { endUnknown: true as const } : {}), first, last, ...rest }];
  };
  const problem = therapy.doubt ? { reason: 'conflicting' as const, detail: therapy.doubt } : reading.state === 'read' ? undefined : { reason: reasonOf[reading.state], detail: reading.detail };
  if (problem ?? reading.state !== 'read') return span(therapy.from, undefined, { how: problem?.detail ?? '', ...(problem ? { unread: problem } : {}) });
  return reading.steps.flatMap((step, i) => {
    const { from, to, ...what } = step;
    const start = toTheDay(from) ?? (i === 0 ? therapy.from : undefined);
    return span(start, toTheDay(to), what.daily ? what : { ...what, unread: { reason: 'unreadable', detail: step.how } });
  });
};

/** Doses a day of parts taken on the same day: equal schedules are taken at the same times. */
const dosesTogether = (spans: readonly Span[]): number | undefined => {
  const counts = spans.map((span) => span.dosesPerDay);
  const [first] = counts;
  if (first === undefined || counts.some((count) => count === undefined)) return undefined;
  if (spans.length === 1) return first;
  if (counts.some((count) => count !== first)) return undefined;
  if (first > 1) return first;
  const nights = spans.map((span) => span.nightOnly);
  if (nights.every((night) => night === true)) return 1;
  return spans.length === 2 && nights.includes(true) && nights.includes(false) ? 2 : undefined;
};

const together = (spans: readonly Span[]): Omit<Stretch, 'from' | 'to'> => {
  const sources = [...new Set(spans.flatMap((span) => span.sources))];
  const raw = [...new Set(spans.map((span) => span.raw))].filter((text) => text !== '').join(' + ');
  const how = [...new Set(spans.map((span) => span.how))].filter((text) => text !== '').join('; and ');
  const unread = spans.find((span) => span.unread)?.unread;
  const units = new Set(spans.map((span) => span.daily?.unit));
  const unit = spans[0]?.daily?.unit;
  const doses = dosesTogether(spans);
  const nights = spans.map((span) => span.nightOnly);
  const night = nights.every((value) => value === true) ? true : nights.includes(false) ? false : undefined;
  const shared = { sources, raw, how, ...(spans.some((span) => span.endUnknown) ? { endUnknown: true as const } : {}), ...(doses === undefined ? {} : { dosesPerDay: doses }), ...(night === undefined ? {} : { nightOnly: night }), ...(spans.some((span) => span.prn) ? { prn: true as const } : {}) };
  if (unread) return { ...shared, unread };
  if (unit === undefined || units.size > 1) return { ...shared, unread: { reason: 'unreadable', detail: 'parts of the dose are in units that do not add up' } };
  const value = Number(spans.reduce((sum, span) => sum + (span.daily?.value ?? 0), 0).toPrecision(12));
  return { ...shared, daily: { value, unit } };
};

const sameTotal = (a: Stretch, b: Stretch): boolean =>
  a.daily?.unit === b.daily?.unit && (a.dosesPerDay === b.dosesPerDay || a.dosesPerDay === undefined || b.dosesPerDay === undefined) && (a.daily && b.daily ? Math.abs(a.daily.value - b.daily.value) <= 0.01 * b.daily.value : a.unread?.detail === b.unread?.detail);

/** Days without anything recorded that still count as going on (late refills, a renewal written afterwards). */
export const GAP_DAYS = 30;

/** One goes on where the other begins or ends, give or take a gap. */
export const touches = (a: Stretch, b: Stretch): boolean => {
  const [before, after] = (a.from ?? EVER) <= (b.from ?? EVER) ? [a, b] : [b, a];
  return before.to === undefined || after.from === undefined || daysBetween(before.to, after.from) <= GAP_DAYS + 1;
};

/** The stretches up to `asOf`, oldest first; neighbours with the same total are one. Gaps in them are gaps in what is recorded. */
export const stretchesOf = (therapies: readonly SettledTherapy[], asOf: string): readonly Stretch[] => {
  const spans = therapies.flatMap((therapy) => spansOf(therapy, asOf));
  const starts = [...new Set(spans.flatMap((span) => [span.first, plusDays(span.last, 1)]))].filter((day) => day <= asOf).toSorted();
  const stretches: Stretch[] = [];
  starts.forEach((first, i) => {
    const next = starts[i + 1];
    const last = next === undefined ? asOf : plusDays(next, -1);
    const running = spans.filter((span) => span.first <= first && span.last >= first);
    if (running.length === 0) return;
    const openEnd = last === asOf && running.some((span) => span.to === undefined);
    const stretch: Stretch = { ...together(running), ...(first === EVER ? {} : { from: first }), ...(openEnd ? {} : { to: last }) };
    const before = stretches.at(-1);
    if (before?.to !== undefined && daysBetween(before.to, first) <= GAP_DAYS + 1 && sameTotal(before, stretch)) {
      const { to: _, ...rest } = before;
      stretches[stretches.length - 1] = { ...stretch, ...rest, sources: [...new Set([...before.sources, ...stretch.sources])], ...(stretch.to ? { to: stretch.to } : {}) };
    } else stretches.push(stretch);
  });
  return stretches;
};

/** What holds on `asOf`, if anything is taken then. */
export const stretchNow = (stretches: readonly Stretch[], asOf: string): Stretch | undefined => stretches.findLast((stretch) => (stretch.to ?? asOf) >= asOf);

/** The stretch with the highest daily dose, the longest of equals. */
export const bestStretch = (stretches: readonly Stretch[], asOf: string): Stretch | undefined =>
  stretches
    .filter((stretch) => stretch.daily)
    .reduce<Stretch | undefined>((best, stretch) => {
      if (!best?.daily || !stretch.daily) return best ?? stretch;
      const difference = stretch.daily.value - best.daily.value;
      if (Math.abs(difference) <= 0.01 * best.daily.value) return (weeksOf(stretch, asOf) ?? -1) >= (weeksOf(best, asOf) ?? -1) ? stretch : best;
      return difference > 0 ? stretch : best;
    }, undefined);

/** Whole weeks of a stretch up to `asOf`; undefined where its beginning or, once over, its end is not known. */
export const weeksOf = (stretch: Stretch, asOf: string): number | undefined => {
  if (stretch.from === undefined || stretch.endUnknown) return undefined;
  return Math.max(0, Math.floor((daysBetween(stretch.from, stretch.to ?? asOf) + (stretch.to === undefined ? 0 : 1)) / 7));
};

const TITRATION_WEEKS = 8;
/** A pause so long makes what follows a new therapy with a titration of its own. */
const NEW_THERAPY_MONTHS = 6;

/**
 * Rises of the daily dose in the 24 months before `asOf`: renewals at one dose are none, and rises within the first
 * eight weeks of a new therapy are its titration. Undefined where a dose in that time could not be read.
 */
export const increases = (stretches: readonly Stretch[], asOf: string, months = 24): { readonly count: number; readonly when: readonly string[] } | undefined => {
  const since = plusMonths(asOf, -months);
  if (stretches.some((stretch) => stretch.daily === undefined && (stretch.to ?? asOf) > since)) return undefined;
  const when: string[] = [];
  let begun: string | undefined;
  let before: Stretch | undefined;
  for (const stretch of stretches) {
    const pause = before?.to !== undefined && stretch.from !== undefined && plusMonths(before.to, NEW_THERAPY_MONTHS) < stretch.from;
    if (before === undefined || pause) begun = stretch.from;
    else if (stretch.from !== undefined && stretch.from > since && before.daily && stretch.daily && stretch.daily.unit === before.daily.unit && stretch.daily.value > 1.01 * before.daily.value) {
      const titrating = begun !== undefined && daysBetween(begun, stretch.from) < 7 * TITRATION_WEEKS;
      if (!titrating) when.push(stretch.from);
    }
    before = stretch;
  }
  return { count: when.length, when };
};
