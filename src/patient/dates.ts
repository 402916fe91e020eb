import { addDays, addMonths, differenceInCalendarDays, differenceInMonths, format, isValid, parse } from 'date-fns';

/** The calendar days a FHIR date can stand for: one day, a month or a year. Days are YYYY-MM-DD. */
export interface CalendarSpan {
  readonly first: string;
  readonly last: string;
}

const parseDay = (day: string): Date => parse(day, 'yyyy-MM-dd', new Date(2000, 0, 1));
const formatDay = (date: Date): string => format(date, 'yyyy-MM-dd');

/**
 * Reads a FHIR `date`, `dateTime` or `instant` (http://hl7.org/fhir/R4/datatypes.html#dateTime) as the calendar days
 * it covers in the source's own time zone. Nothing where the text is no date, or stands for none (0001-01-01, 9999-12-31).
 */
export const calendarSpan = (text: unknown): CalendarSpan | undefined => {
  if (typeof text !== 'string') return undefined;
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$/.exec(text.trim());
  if (match === null) return undefined;
  const [, year, month, day] = match;
  if (year === undefined || Number(year) < 1800 || Number(year) > 2200) return undefined;
  const first = `${year}-${month ?? '01'}-${day ?? '01'}`;
  if (!isValid(parseDay(first))) return undefined;
  if (day !== undefined) return { first, last: first };
  const next = addMonths(parseDay(first), month === undefined ? 12 : 1);
  return { first, last: formatDay(addDays(next, -1)) };
};

/** The date as far as the source knows it: YYYY, YYYY-MM or YYYY-MM-DD. */
export const asWritten = (text: string): string => text.trim().slice(0, 10);

export const daysBetween = (from: string, to: string): number => differenceInCalendarDays(parseDay(to), parseDay(from));
export const dayBefore = (day: string, days: number): string => formatDay(addDays(parseDay(day), -days));
export const monthsBefore = (day: string, months: number): string => formatDay(addMonths(parseDay(day), -months));

/** Months from one day to another: completed calendar months plus the share of the running one, so that 6 means 6 to the day. */
export const monthsBetween = (from: string, to: string): number => {
  const whole = differenceInMonths(parseDay(to), parseDay(from));
  const rest = differenceInCalendarDays(parseDay(to), addMonths(parseDay(from), whole));
  return Math.round((whole + rest / 31) * 100) / 100;
};

export const completedYears = (from: string, to: string): number => Math.trunc(differenceInMonths(parseDay(to), parseDay(from)) / 12);

/** `2026-11-24` → `24 Nov 2026`; a coarser date stays as coarse. */
export const inWords = (day: string): string => {
  if (day.length === 4) return day;
  const full = day.length === 7 ? `${day}-01` : day.slice(0, 10);
  const date = parseDay(full);
  return isValid(date) ? format(date, day.length === 7 ? 'MMM yyyy' : 'd MMM yyyy') : day;
};

/** How long a fact stays valid; absent members do not limit it. */
export interface Validity {
  readonly days?: number;
  readonly months?: number;
}

/** The first day that still counts, or nothing where there is no limit. */
const validSince = (validity: Validity, asOf: string): string | undefined => {
  if (validity.months !== undefined) return monthsBefore(asOf, validity.months);
  if (validity.days !== undefined) return dayBefore(asOf, validity.days);
  return undefined;
};

/** Whether every day the date can stand for lies within the window; a date that may lie outside does not count as inside. */
export const isValidOn = (span: CalendarSpan, validity: Validity, asOf: string): boolean => {
  const since = validSince(validity, asOf);
  return since === undefined || span.first >= since;
};

export const validityInWords = (validity: Validity): string =>
  validity.months !== undefined ? `${validity.months} months` : validity.days !== undefined ? `${validity.days} days` : 'no limit';

/** A day after the day of use, with one day's grace for a source in another time zone. */
export const isAfter = (span: CalendarSpan, asOf: string): boolean => span.first > formatDay(addDays(parseDay(asOf), 1));
