import type { CodeableConcept, FhirResource, Observation, ObservationComponent } from 'fhir/r4';
import type { Chart } from '../../chart/chart.ts';
import { asWritten, calendarSpan, isAfter, type CalendarSpan } from '../dates.ts';
import type { SetAside } from '../fact.ts';
import { codingsOf, isAboutSomeoneElse, listOf, nameOf, systems, textOf, wordsOf } from '../fhir.ts';
import { conceptOfCode, conceptOfName, rankOf, type Concept } from './laboratory.ts';
import { isProblem, measured, writtenInText, writtenQuantity, writtenRange, type Measured, type Problem, type Written } from './quantity.ts';
import { referenceRange, type ReferenceRange } from './reference-range.ts';

interface Origin {
  readonly concept: string;
  /** Place of its code among the codes of the concept. */
  readonly rank: number;
  /** As far as the source knows it. */
  readonly date: string;
  readonly span: CalendarSpan;
  /** The time as written, to tell specimens and repeats of one day apart. */
  readonly time: string;
  readonly specimen?: string;
  readonly source: string;
  /** A correction of an earlier report. */
  readonly corrected: boolean;
}

/** A usable result in the unit of its concept. */
export interface Result extends Origin, Measured {
  readonly reference: ReferenceRange;
}
/** A final result that cannot be used, and why. */
export interface Unusable extends Origin {
  readonly problem: Problem['problem'] | 'contradicts-reference-range' | 'no-date' | 'not-final';
  readonly detail: string;
  readonly raw: string;
}
/** An observation whose value is a code or words (pregnancy status, smoking status). */
export interface Finding extends Origin {
  readonly codes: readonly { readonly system: string; readonly code: string }[];
  readonly words: readonly string[];
}
/** An observation whose value is a date (estimated date of delivery). */
export interface DatedFinding extends Origin {
  readonly value: string;
}

export interface Observations {
  readonly results: readonly Result[];
  readonly unusable: readonly Unusable[];
  /** Final results that give no value at all: they say nothing, and take nothing from an older one. */
  readonly silent: readonly Unusable[];
  readonly findings: readonly Finding[];
  readonly dates: readonly DatedFinding[];
  readonly setAside: readonly SetAside[];
}

/** An observation, or one component of it, with what it inherits from the observation or report that holds it. */
interface Entry {
  readonly code: CodeableConcept | undefined;
  readonly value: Observation | ObservationComponent;
  readonly resource: Observation;
  readonly source: string;
  readonly time: string | undefined;
  readonly specimen: string | undefined;
}

/** Not yet, or no longer, a result. */
const unfinished = new Set(['registered', 'preliminary', 'cancelled']);
/** Some servers do not know a status and say so (`unknown`); registered, preliminary and cancelled results are none. */
const usableStatus = new Set(['final', 'amended', 'corrected', 'unknown']);

const timeOf = (resource: Observation): string | undefined =>
  textOf(resource.effectiveDateTime) ??
  textOf(resource.effectiveInstant) ??
  textOf(resource.effectivePeriod?.end) ??
  textOf(resource.effectivePeriod?.start) ??
  textOf(listOfText(resource.effectiveTiming?.event)[0]) ??
  textOf(resource.issued);

const listOfText = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []);

const isObservation = (resource: FhirResource | undefined): resource is Observation => resource?.resourceType === 'Observation';

/** The observations inside a container (a panel's or report's contained results), which share its time. */
const containedIn = (chart: Chart, container: FhirResource): readonly Observation[] => {
  const references = container.resourceType === 'Observation' ? listOf(container.hasMember) : container.resourceType === 'DiagnosticReport' ? listOf(container.result) : [];
  return references.flatMap(({ reference }) => {
    const member = textOf(reference)?.startsWith('#') === true ? chart.resolve(reference, container) : undefined;
    return isObservation(member) ? [member] : [];
  });
};

const entriesOf = (resource: Observation, source: string, inherited: { time: string | undefined; specimen: string | undefined }): readonly Entry[] => {
  const time = timeOf(resource) ?? inherited.time;
  const specimen = textOf(resource.specimen?.reference) ?? inherited.specimen;
  const common = { resource, source, time, specimen };
  return [
    { ...common, code: resource.code, value: resource },
    ...listOf(resource.component).map((component) => ({ ...common, code: component.code, value: component })),
  ];
};

/** What a LOINC code looks like; anything else in its place is none. */
const loincCode = /^[A-Z]{0,2}\d{1,8}-\d$/i;

/** The concept of a code: by LOINC, or by the whole name where there is no LOINC code. A LOINC code we do not use is something else. */
const conceptOf = (code: CodeableConcept | undefined): { concept: Concept; loinc?: string } | undefined => {
  const loincs = codingsOf(code).filter((coding) => coding.system === systems.loinc && loincCode.test(coding.code));
  for (const { code: loinc } of loincs) {
    const concept = conceptOfCode(loinc);
    if (concept !== undefined) return { concept, loinc };
  }
  if (loincs.length > 0) return undefined;
  for (const words of wordsOf(code)) {
    const concept = conceptOfName(words);
    if (concept !== undefined) return { concept };
  }
  return undefined;
};

const writtenValue = (value: Observation | ObservationComponent): Written => {
  if (typeof value.valueQuantity === 'object' && value.valueQuantity !== null) return writtenQuantity(value.valueQuantity);
  if (typeof value.valueRange === 'object' && value.valueRange !== null) return writtenRange(value.valueRange);
  if (typeof value.valueInteger === 'number') return { value: value.valueInteger, raw: String(value.valueInteger) };
  const words = textOf(value.valueString) ?? wordsOf(value.valueCodeableConcept)[0];
  if (words !== undefined) return writtenInText(words);
  const absent = wordsOf(value.dataAbsentReason)[0] ?? codingsOf(value.dataAbsentReason)[0]?.code;
  return { raw: absent === undefined ? '' : `no value (${absent})` };
};

/**
 * Reads every observation that matters, components, panels and contained results included. Registered, preliminary,
 * cancelled ones and those entered in error do not count, nor those about somebody else or dated after the day of use. A result that
 * cannot be dated, or has no status, may be the newest and cannot be used. All are set aside with the reason.
 */
export const readObservations = (chart: Chart): Observations => {
  const results: Result[] = [];
  const unusable: Unusable[] = [];
  const silent: Unusable[] = [];
  const findings: Finding[] = [];
  const dates: DatedFinding[] = [];
  const setAside: SetAside[] = [];
  /** Resources of which an element could not be read: what they seem to lack may have been there. */
  const damaged = new Set((chart.unreadable ?? []).flatMap(({ resource, reason }) => (reason === 'malformed-element' ? [resource] : [])));

  const read = (entry: Entry): void => {
    const found = conceptOf(entry.code);
    const aside = (reason: string, detail: string): void => {
      setAside.push({ resource: entry.source, reason, detail });
    };
    const status = textOf(entry.resource.status);
    if (found === undefined) {
      if (status === 'entered-in-error' && entry.value === entry.resource) aside('entered-in-error', `${wordsOf(entry.code)[0] ?? 'an observation'} was entered in error`);
      return;
    }
    const { concept } = found;
    const name = wordsOf(entry.code)[0] ?? concept.id;
    if (isAboutSomeoneElse(chart, entry.resource.subject, entry.resource)) return aside('other-patient', `${name} of another patient`);
    if (status === 'entered-in-error') return aside('entered-in-error', `${name} was entered in error`);
    if (status !== undefined && unfinished.has(status)) return aside('not-final', `${name} is ${status}`);
    const time = entry.time ?? chart.asOf;
    const written = calendarSpan(entry.time);
    // What cannot be dated may be the newest.
    const span = written ?? { first: chart.asOf, last: chart.asOf };
    if (isAfter(span, chart.asOf)) return aside('after-day-of-use', `${name} of ${asWritten(time)} lies after the day of use`);
    const origin: Origin = {
      concept: concept.id,
      rank: rankOf(concept, found.loinc),
      date: written === undefined ? chart.asOf : asWritten(time),
      span,
      time: written === undefined ? chart.asOf : time,
      source: entry.source,
      corrected: status === 'amended' || status === 'corrected',
      ...(entry.specimen === undefined ? {} : { specimen: entry.specimen }),
    };
    const cannotUse = (problem: Unusable['problem'], detail: string, raw = ''): void => {
      aside(problem === 'contradicts-reference-range' ? 'implausible' : problem, `${name}: ${detail}`);
      unusable.push({ ...origin, problem, detail: `${name}: ${detail}`, raw });
    };
    if (status === undefined || !usableStatus.has(status)) return cannotUse('not-final', status === undefined ? 'it has no status' : `its status is "${status}"`);
    if (written === undefined) return cannotUse('no-date', entry.time === undefined ? 'it has no date' : `its date is "${entry.time.slice(0, 40)}"`);
    if (concept.kind === 'date') {
      const value = textOf(entry.value.valueDateTime);
      if (calendarSpan(value) === undefined || value === undefined) return cannotUse('no-value', 'its value is no date', value);
      dates.push({ ...origin, value });
      return;
    }
    if (concept.kind === 'coded') {
      const value = entry.value.valueCodeableConcept;
      const words = [...wordsOf(value), ...[textOf(entry.value.valueString)].filter((text) => text !== undefined)];
      if (words.length === 0 && codingsOf(value).length === 0) return damaged.has(entry.source) ? cannotUse('no-value', 'its value could not be read') : aside('no-value', `${name} has no value`);
      findings.push({ ...origin, codes: codingsOf(value), words });
      return;
    }
    const result = measured(writtenValue(entry.value), concept);
    if (isProblem(result)) {
      aside(result.problem, `${name} of ${origin.date}: ${result.detail}`);
      // A result without any value says nothing; one with a value that cannot be used says that something is wrong.
      (result.problem !== 'no-value' || /\d/.test(result.raw) || damaged.has(entry.source) ? unusable : silent).push({ ...origin, ...result });
      return;
    }
    const reference = referenceRange(entry.value.referenceRange, concept, result.writtenUnit);
    if (reference.contradiction !== undefined) {
      aside('implausible', `${name} of ${origin.date}: ${reference.contradiction}`);
      unusable.push({ ...origin, problem: 'contradicts-reference-range', detail: `${result.raw}: ${reference.contradiction}`, raw: result.raw });
      return;
    }
    results.push({ ...origin, ...result, reference });
  };

  const readAll = (resource: Observation, source: string, inherited: { time: string | undefined; specimen: string | undefined }): void => {
    for (const entry of entriesOf(resource, source, inherited)) {
      try {
        read(entry);
      } catch {
        setAside.push({ resource: source, reason: 'malformed', detail: 'the resource does not have the shape of an Observation' });
      }
    }
  };

  for (const resource of chart.resources) {
    const none = { time: undefined, specimen: undefined };
    if (resource.resourceType === 'Observation') {
      readAll(resource, nameOf(resource), none);
      for (const member of containedIn(chart, resource)) readAll(member, nameOf(resource), { time: timeOf(resource), specimen: textOf(resource.specimen?.reference) });
    } else if (resource.resourceType === 'DiagnosticReport') {
      const time = textOf(resource.effectiveDateTime) ?? textOf(resource.effectivePeriod?.end) ?? textOf(resource.issued);
      for (const member of containedIn(chart, resource)) readAll(member, nameOf(resource), { time, specimen: textOf(listOf(resource.specimen)[0]?.reference) });
    }
  }
  return { results, unusable, silent, findings, dates, setAside };
};

/** Newest first; of one time the corrected report before the original, then by preference of code. */
export const newestFirst = <R extends Origin>(all: readonly R[], concept: string): readonly R[] =>
  all
    .filter((result) => result.concept === concept)
    .toSorted(
      (a, b) =>
        b.span.first.localeCompare(a.span.first) ||
        momentOf(b.time) - momentOf(a.time) ||
        Number(b.corrected) - Number(a.corrected) ||
        a.rank - b.rank ||
        a.source.localeCompare(b.source),
    );

/** The instant a time names, to compare times of different zones; a bare date is its midnight. */
export const momentOf = (time: string): number => {
  const moment = Date.parse(time);
  return Number.isNaN(moment) ? 0 : moment;
};

/** Two results of one specimen, or of exactly one time. */
export const isSameSpecimen = (a: Origin, b: Origin): boolean => (a.specimen !== undefined && a.specimen === b.specimen) || (momentOf(a.time) === momentOf(b.time) && a.span.last === b.span.last);
