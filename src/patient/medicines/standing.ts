/**
 * Whether a therapy is taken now. Active and not past its end; without an end it counts as current for 12 months after
 * its last sign of life (written, stated, dispensed, given, or an answer about it), after that it is unknown.
 */
import { daysBetween } from '../dates.ts';
import type { DosageReading } from '../dosage/reading.ts';
import { newest, plusDays, plusMonths } from './dates.ts';
import type { Entry } from './entries.ts';

export const MONTHS_AFTER_LAST_SIGN = 12;
/** A pharmacy's supply is not always used on the day: this much longer counts as the same course. */
const SUPPLY_GRACE_DAYS = 14;
/** Monthly depot injections work until the next is due. */
const DEPOT_DAYS = 35;
/** Given on so many days of the last week, it is a course and no single dose. */
const COURSE_DOSES = 3;

export interface Current {
  readonly current: boolean | 'unknown';
  readonly why: string;
  /** Last day, where it is known. */
  readonly to?: string;
  /** The order is over, but what was dispensed lasts until this day. */
  readonly supplyTo?: string;
  /** Active, but without a sign of life for longer than a medicine counts as current. */
  readonly stale?: true;
  /** Its entries contradict each other about whether it is taken. */
  readonly contradictory?: true;
}

const lastDayOf = (reading: DosageReading): string | undefined => {
  if (reading.state !== 'read' || reading.steps.length === 0) return undefined;
  const ends = reading.steps.map((step) => step.to);
  return ends.every((end) => end !== undefined) ? newest(ends) : undefined;
};

const mayGoOn = (reading: DosageReading): boolean => reading.state === 'read' && reading.steps.at(-1)?.mayGoOn === true;

const past = (date: string | undefined, asOf: string): string | undefined => (date !== undefined && date < asOf ? date : undefined);

const supplyEnd = (entries: readonly Entry[]): string | undefined => newest(entries.filter((entry) => entry.kind === 'dispense').map((entry) => entry.end?.last));

const openEnded = (lastSign: string | undefined, asOf: string): Current => {
  if (lastSign === undefined) return { current: 'unknown', why: 'active, but without any date' };
  return plusMonths(lastSign, MONTHS_AFTER_LAST_SIGN) >= asOf
    ? { current: true, why: `active, last sign of life ${lastSign}` }
    : { current: 'unknown', why: `active, but no sign of life since ${lastSign}`, stale: true };
};

const active = (entries: readonly Entry[], end: string | undefined, validTo: string | undefined, answered: string | undefined, asOf: string): Current => {
  const signs = newest([...entries.map((entry) => entry.recorded?.first ?? entry.start?.first), answered]);
  const start = entries.map((entry) => entry.start?.first).filter((date) => date !== undefined);
  if (start.length > 0 && start.every((date) => date > asOf)) return { current: false, why: `begins on ${start[0] ?? ''}` };
  if (end !== undefined && end < asOf) {
    if (answered !== undefined && answered > end) return { current: true, why: `ended ${end}, but answered about on ${answered}` };
    return signs !== undefined && signs > end ? { current: 'unknown', why: `ended ${end}, but a sign of life on ${signs}` } : { current: false, why: `ended ${end}`, to: end };
  }
  if (end !== undefined) return { current: true, why: `active until ${end}`, to: end };
  if (validTo !== undefined && validTo < asOf && (signs === undefined || signs <= validTo)) return { current: 'unknown', why: `active, but could be dispensed only until ${validTo}`, to: validTo };
  return openEnded(signs, asOf);
};

/** When an order that is over ended: stated, else the end of its validity, else the end of what was dispensed. */
const endOfOver = (entries: readonly Entry[], reading: DosageReading, asOf: string): string | undefined =>
  past(newest(entries.map((entry) => (entry.kind === 'dispense' ? undefined : entry.end?.last))), asOf) ?? past(newest(entries.map((entry) => entry.validTo?.last)), asOf) ?? past(lastDayOf(reading), asOf) ?? past(supplyEnd(entries), asOf);

const words: Record<Entry['standing'], string> = { taken: 'active', finished: 'completed', stopped: 'stopped', 'on-hold': 'on hold', 'not-taken': 'not taken', considered: 'considered', unclear: 'status unknown' };

const given = (entries: readonly Entry[], depot: boolean, asOf: string): Current => {
  const days = [...new Set(entries.flatMap((entry) => entry.recorded?.last ?? []))].toSorted();
  const last = days.at(-1);
  if (last === undefined) return { current: 'unknown', why: 'given on an unknown day' };
  const recent = days.filter((day) => daysBetween(day, asOf) <= 7).length;
  if (depot && daysBetween(last, asOf) <= DEPOT_DAYS) return { current: true, why: `depot injection on ${last}` };
  if (recent >= COURSE_DOSES && daysBetween(last, asOf) <= 2) return { current: true, why: `given on ${recent} of the last 7 days` };
  return { current: false, why: `given on ${last}`, to: last };
};

/**
 * @param entries of one therapy: orders, statements, dispenses, administrations; none merely considered
 * @param answered day of the newest answer about this drug, YYYY-MM-DD
 */
export const standingOf = (entries: readonly Entry[], reading: DosageReading, depot: boolean, answered: string | undefined, asOf: string): Current => {
  const spoken = entries.filter((entry) => entry.kind === 'order' || entry.kind === 'statement');
  const dispensed = entries.filter((entry) => entry.kind === 'dispense');
  if (spoken.length === 0 && dispensed.length === 0) return given(entries, depot, asOf);
  const supply = supplyEnd(entries);
  if (spoken.length === 0) {
    if (supply === undefined) return active(dispensed, lastDayOf(reading), undefined, answered, asOf);
    if (answered !== undefined && answered > supply) return openEnded(answered, asOf);
    return plusDays(supply, SUPPLY_GRACE_DAYS) >= asOf ? { current: true, why: `dispensed, lasts until ${supply}` } : { current: false, why: `what was dispensed lasted until ${supply}`, to: supply };
  }
  const taken = spoken.filter((entry) => entry.standing === 'taken');
  const over = spoken.filter((entry) => entry.standing !== 'taken');
  if (taken.length === 0) {
    const state = spoken.find((entry) => entry.standing === 'unclear') ?? spoken.at(-1);
    if (state?.standing === 'unclear') return { current: 'unknown', why: 'its status is unknown' };
    const to = endOfOver(entries, reading, asOf);
    const finished = spoken.every((entry) => entry.standing === 'finished');
    return { current: false, why: words[state?.standing ?? 'stopped'], ...(to ? { to } : {}), ...(finished && supply !== undefined && supply >= asOf ? { supplyTo: supply } : {}) };
  }
  const ended = over.find((entry) => entry.standing !== 'finished' || entry.kind === 'statement');
  if (ended) {
    const endedOn = ended.recorded?.first;
    const takenOn = newest(taken.map((entry) => entry.recorded?.first));
    if (ended.kind === 'statement' && endedOn !== undefined && takenOn !== undefined && endedOn > takenOn) return { current: false, why: `${words[ended.standing]}, stated on ${endedOn}`, to: endedOn };
    return { current: 'unknown', why: `one entry says active, another ${words[ended.standing]}`, contradictory: true };
  }
  const ends = taken.map((entry) => entry.end?.last);
  const stated = ends.every((end) => end !== undefined) ? newest(ends) : undefined;
  const counted = stated === undefined ? lastDayOf(reading) : undefined;
  if (counted !== undefined && counted < asOf && mayGoOn(reading) && !(answered !== undefined && answered > counted)) return { current: 'unknown', why: `active; its directions reach to ${counted} and do not say that it ends then`, to: counted };
  return active(entries, stated ?? counted, newest(taken.map((entry) => entry.validTo?.last)), answered, asOf);
};
