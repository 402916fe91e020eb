import { answerTo, answeredOn } from '../answers/answered.ts';
import { calendarSpan, inWords, isAfter, isValidOn, validityInWords, type CalendarSpan, type Validity } from '../dates.ts';
import { known, unknown, type Fact, type Known, type Unknown } from '../fact.ts';
import { listState, notFound, type ListState } from '../lists.ts';
import type { Reading } from '../reading.ts';
import { conceptOf } from './laboratory.ts';
import { momentOf, newestFirst, type Result, type Unusable } from './observations.ts';
import { isProblem, measured, type Problem } from './quantity.ts';

/** A result in use, from the chart or from an answer. */
export interface Used {
  readonly value: number;
  readonly comparator?: Known['comparator'];
  readonly range?: Known['range'];
  readonly raw: string;
  readonly date: string;
  readonly span: CalendarSpan;
  readonly time: string;
  readonly source: string;
  readonly writtenUnit?: string;
  readonly upperReference?: number;
  /** How the value came about, where it is more than a measurement. */
  readonly how?: string;
  readonly sources?: readonly string[];
  readonly answered?: true;
  readonly derived?: true;
  /** Day on which the clinician gave it. */
  readonly authored?: string;
}

export const usedFrom = (result: Result): Used => ({
  ...result,
  ...(result.reference.high === undefined ? {} : { upperReference: result.reference.high }),
});

/** A result answered in the panel, with the date that the clinician gave it (`<id>-date`), else the day of the answer. */
export const answeredResult = (reading: Reading, id: string): Used | (Problem & { readonly source: string }) | undefined => {
  const { answers, asOf } = reading;
  const answered = answerTo(answers, id, asOf, {});
  const concept = conceptOf(id);
  if (answered.state === 'none' || concept === undefined || typeof answered.value !== 'number') return undefined;
  const { answer, value } = answered;
  const dated = answers.get(`${id}-date`);
  // The date belongs to the result that was answered with it: an older date sheet says nothing about a newer result.
  const date = dated !== undefined && dated.authored >= answer.authored ? String(dated.values[0]) : answer.authored;
  const span = calendarSpan(date);
  const unit = answer.unit;
  const raw = `${answer.comparator ?? ''}${value} ${unit ?? ''}`.trim();
  const result = measured({ value, raw, ...(unit === undefined ? {} : { unit }), ...(answer.comparator === undefined ? {} : { comparator: answer.comparator }) }, concept);
  if (isProblem(result)) return { ...result, source: answer.source };
  if (span === undefined || isAfter(span, asOf)) return { problem: 'no-value', detail: `${date} is no day in the past`, raw, source: answer.source };
  return { ...result, date, span, time: date, source: answer.source, answered: true, authored: answer.authored, how: answeredOn(answer) };
};

const isUsed = (answered: ReturnType<typeof answeredResult>): answered is Used => answered !== undefined && !('problem' in answered);

/** The answered result where it can be used. */
export const usableAnswer = (reading: Reading, id: string): Used | undefined => {
  const answered = answeredResult(reading, id);
  return isUsed(answered) ? answered : undefined;
};

/** A fact from a result. Units: that of the concept. */
export const factFrom = (used: Used, unit: string): Known =>
  known(used.value, {
    unit,
    date: used.date,
    sources: used.sources ?? [used.source],
    raw: used.raw,
    ...(used.comparator === undefined ? {} : { comparator: used.comparator }),
    ...(used.range === undefined ? {} : { range: used.range }),
    ...(used.answered === undefined ? {} : { answered: used.answered }),
    ...(used.derived === undefined ? {} : { derived: used.derived }),
    ...(used.how === undefined ? (used.writtenUnit !== undefined && used.writtenUnit !== unit ? { how: `converted from ${used.raw}` } : {}) : { how: used.how }),
  });

/** Two values of one time that lie this close together are one measurement known within limits; further apart they contradict each other. */
const spreadOfOneTime = 0.2;

/** Two results of exactly one time as one that is known only within limits. */
const spanning = (a: Result, b: Result): Used | undefined => {
  const [low, high] = [Math.min(a.value, b.value), Math.max(a.value, b.value)];
  if (a.range !== undefined || b.range !== undefined || conceptOf(a.concept)?.unitless === true || high - low > spreadOfOneTime * high) return undefined;
  return { ...usedFrom(a), value: low, range: { low, high }, raw: `${a.raw}; ${b.raw}`, sources: [a.source, b.source], how: `two results of one time: ${a.raw} and ${b.raw}` };
};

/** Values that agree within one percent are one result written twice. */
export const agree = (a: number, b: number): boolean => Math.abs(a - b) <= 0.01 * Math.max(Math.abs(a), Math.abs(b));

const unusableFact = (result: Unusable): Unknown => unknown('unreadable', { detail: result.detail, sources: [result.source], raw: result.raw });

/** Whether the results among which a concept would be were read in full. */
export const resultsRead = (chart: Reading['chart'], id: string): ListState => listState(chart, 'Observation', [], conceptOf(id)?.list);

/**
 * The newest usable result within its window: the clinician's answer, unless the chart holds one taken after it was given;
 * else the newest of the chart. A newest result that cannot be read is not passed over for an older one. Two values of
 * exactly one time are one known within limits where they lie within 20 % of each other, else they contradict each other.
 */
export const newestResult = (reading: Reading, id: string, validity: Validity): Used | Unknown => {
  const { observations, asOf, chart } = reading;
  const results = newestFirst(observations.results, id);
  const [newest] = results;
  const answered = answeredResult(reading, id);
  const [unusable] = newestFirst(observations.unusable, id);
  const outdates = (span: CalendarSpan): boolean => isUsed(answered) && answered.authored !== undefined && span.first > answered.authored;
  const answerHolds = isUsed(answered) && isValidOn(answered.span, validity, asOf);
  if (answerHolds && !(newest !== undefined && outdates(newest.span)) && !(unusable !== undefined && outdates(unusable.span))) return answered;
  if (unusable !== undefined && (newest === undefined || momentOf(unusable.time) > momentOf(newest.time))) {
    return isValidOn(unusable.span, validity, asOf) ? unusableFact(unusable) : unknown('out-of-date', { detail: `the last result, of ${inWords(unusable.date)}, is too old (and cannot be read)`, sources: [unusable.source], raw: unusable.raw });
  }
  if (newest === undefined) {
    if (isUsed(answered)) return inWindow(answered, validity, asOf);
    if (answered !== undefined) return unknown('unreadable', { detail: `answered: ${answered.detail}`, sources: [answered.source], raw: answered.raw });
    return notFound(resultsRead(chart, id), 'no result found');
  }
  const sameTime = results.filter((result) => momentOf(result.time) === momentOf(newest.time) && result.corrected === newest.corrected && result.rank === newest.rank);
  const differing = sameTime.find((result) => !agree(result.value, newest.value) || result.comparator !== newest.comparator);
  if (differing !== undefined && isValidOn(newest.span, validity, asOf)) {
    const together = spanning(newest, differing);
    if (together !== undefined) return together;
    return unknown('conflicting', { detail: `${newest.raw} and ${differing.raw} at the same time, ${inWords(newest.date)}`, sources: [newest.source, differing.source] });
  }
  return inWindow(usedFrom(newest), validity, asOf);
};

const inWindow = (used: Used, validity: Validity, asOf: string): Used | Unknown =>
  isValidOn(used.span, validity, asOf)
    ? used
    : unknown('out-of-date', { detail: `the last result is ${used.raw} of ${inWords(used.date)}; it holds for ${validityInWords(validity)}`, sources: [used.source], raw: used.raw });

export const isUsable = (result: Used | Unknown): result is Used => !('state' in result);

/** The fact that a result of the chart gives; where results were not read in full it says that a newer one may be missing. */
export const resultFact = (reading: Reading, id: string, used: Used, unit: string): Known => {
  const fact = factFrom(used, unit);
  const state = resultsRead(reading.chart, id);
  if (state.complete || used.answered === true) return fact;
  return { ...fact, how: [fact.how, `the newest of those read; ${state.words}, so a newer one may exist`].filter((words) => words !== undefined).join('; ') };
};

/** The fact that the newest result gives. */
export const newestFact = (reading: Reading, id: string, unit: string, validity: Validity): Fact => {
  const result = newestResult(reading, id, validity);
  return isUsable(result) ? resultFact(reading, id, result, unit) : result;
};
