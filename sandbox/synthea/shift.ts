import type { Bundle } from 'fhir/r4';

/** A FHIR date, dateTime or instant with at least a day, and what follows the day. */
const FULL = /^(?<day>\d{4}-\d{2}-\d{2})(?<rest>T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/;
/** A year, or a year and month. */
const PARTIAL = /^(?<year>\d{4})(?:-(?<month>0[1-9]|1[0-2]))?$/;

/**
 * Names of R4 elements of type date, dateTime or instant that may hold a year or a month only (a bare `2024` elsewhere
 * may be a code, a postal code or an identifier).
 */
const DATE_ELEMENT = /(?:[dD]ate|DateTime|Instant|^authored(?:On)?|^issued|^recorded|^start|^end|^event|^time|^timestamp|^sent|^received|^whenPrepared|^whenHandedOver|^lastUpdated)$/;

/** Elements whose text may look like a date and is none. */
const NEVER = new Set(['id', 'code', 'system', 'url', 'fullUrl', 'reference', 'display', 'text', 'div', 'value', 'valueString', 'version', 'linkId']);

const DAY = 86_400_000;
const iso = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);
const moveDay = (day: string, days: number): string => iso(Date.parse(`${day}T00:00:00Z`) + days * DAY);

const moveString = (key: string, value: string, days: number): string => {
  if (NEVER.has(key)) return value;
  const full = FULL.exec(value)?.groups;
  if (full?.['day'] !== undefined) return `${moveDay(full['day'], days)}${full['rest'] ?? ''}`;
  const partial = DATE_ELEMENT.test(key) ? PARTIAL.exec(value)?.groups : undefined;
  if (partial?.['year'] === undefined) return value;
  // The middle of what is meant: a year moves when half of it has passed, a month likewise.
  return partial['month'] === undefined ? moveDay(`${partial['year']}-07-01`, days).slice(0, 4) : moveDay(`${partial['year']}-${partial['month']}-15`, days).slice(0, 7);
};

const move = (key: string, value: unknown, days: number): unknown => {
  if (typeof value === 'string') return moveString(key, value, days);
  if (Array.isArray(value)) return value.map((item) => move(key, item, days));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, move(name, inner, days)]));
};

/**
 * A chart as it would stand `days` later: every date, dateTime, instant and Period in it moves by that many calendar days,
 * birth dates too, so that ages stay; times of day and offsets stay. Text is not read.
 * @param days whole days; negative moves back
 */
export const shiftBundle = (bundle: Bundle, days: number): Bundle => {
  if (!Number.isInteger(days)) throw new RangeError(`days must be whole, not ${days}`);
  return move('', bundle, days) as Bundle;
};

/** Whole days from one calendar date (YYYY-MM-DD) to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => {
  const days = (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY;
  if (!Number.isInteger(days)) throw new RangeError(`not calendar dates: ${from}, ${to}`);
  return days;
};
