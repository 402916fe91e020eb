import type { FhirResource } from 'fhir/r4';

/** Elements whose bare year or month is a date; elsewhere `2019` may be a code. */
const dateElements =
  /^(?:start|end|date|issued|authored|authoredOn|birthDate|deceasedDateTime|recordedDate|assertedDate|dateAsserted|lastOccurrence|whenPrepared|whenHandedOver|.*(?:DateTime|Instant|Date))$/;

/** Elements that may look like a date and are none. */
const neverDates = new Set(['value', 'code', 'id', 'div', 'text', 'display', 'url', 'reference']);

/**
 * The same resource with every date moved by whole days, so that a case written for one day can be told on another.
 * Days between dates stay as they are; a bare month or year moves to the one its middle falls into. Text is left alone.
 */
export function shiftDates(resource: FhirResource, days: number): FhirResource {
  return JSON.parse(JSON.stringify(resource), (name: string, value: unknown) =>
    typeof value === 'string' && !neverDates.has(name) ? shift(name, value, days) : value,
  ) as FhirResource;
}

function shift(name: string, text: string, days: number): string {
  const full = /^(\d{4}-\d\d-\d\d)(T.*)?$/.exec(text);
  if (full?.[1] !== undefined) return addDays(full[1], days) + (full[2] ?? '');
  if (!dateElements.test(name)) return text;
  if (/^\d{4}-\d\d$/.test(text)) return addDays(`${text}-15`, days).slice(0, 7);
  if (/^\d{4}$/.test(text)) return addDays(`${text}-07-01`, days).slice(0, 4);
  return text;
}

/** A calendar date some days later, or the same text where it is no date. */
function addDays(date: string, days: number): string {
  const start = Date.parse(date);
  return Number.isNaN(start) ? date : new Date(start + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from one calendar date to another; 0 when either cannot be read. */
export function daysBetween(from: string, to: string): number {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return Number.isInteger(days) ? days : 0;
}
