import type { Condition } from 'fhir/r4';
import type { Chart } from '../../chart/chart.ts';
import { asWritten, calendarSpan, isAfter } from '../dates.ts';
import type { SetAside } from '../fact.ts';
import { isAboutSomeoneElse, listOf, nameOf, statusCode, textOf, titleOf, wordsOf } from '../fhir.ts';
import { setsOf, type Belonging, type ValueSetId } from './value-sets.ts';
import { isAboutFamily } from './wording.ts';

/**
 * Where an entry of the problem list stands. `active` covers recurrence and relapse, and entries without a clinical status
 * and without an end; `past` covers inactive, remission and resolved; `unconfirmed` also what has a status that cannot be read.
 */
export type Standing = 'active' | 'past' | 'refuted' | 'unconfirmed';

export interface Problem {
  readonly title: string;
  readonly belongs: readonly Belonging[];
  readonly standing: Standing;
  /** The clinical status as recorded. */
  readonly clinicalStatus?: string;
  /** Everything the entry says in words: code, severity, stage and notes. */
  readonly words: readonly string[];
  readonly onset?: string;
  readonly recorded?: string;
  readonly ended?: string;
  readonly source: string;
}

const activeStatuses = new Set(['active', 'recurrence', 'relapse']);
const pastStatuses = new Set(['inactive', 'remission', 'resolved']);
const sureStatuses = new Set(['confirmed', 'unknown']);

const endOf = (condition: Condition): string | undefined => textOf(condition.abatementDateTime) ?? textOf(condition.abatementPeriod?.end) ?? textOf(condition.abatementPeriod?.start);

const hasEnded = (condition: Condition, asOf: string): boolean => {
  const end = calendarSpan(endOf(condition));
  if (end !== undefined) return end.first <= asOf;
  return condition.abatementAge !== undefined || textOf(condition.abatementString) !== undefined || condition.abatementRange !== undefined;
};

/** The code of a status; of one that is there and says nothing, a word for that. */
const statusOf = (status: Condition['clinicalStatus']): string | undefined => (status === undefined ? undefined : (statusCode(status) ?? 'unreadable'));

const standingOf = (condition: Condition, asOf: string): Standing => {
  const verification = statusOf(condition.verificationStatus);
  if (verification === 'refuted') return 'refuted';
  // Unconfirmed, provisional, differential; a status that is none of FHIR's may have meant any of them.
  if (verification !== undefined && !sureStatuses.has(verification)) return 'unconfirmed';
  const clinical = statusOf(condition.clinicalStatus);
  if (clinical !== undefined && pastStatuses.has(clinical)) return 'past';
  if (clinical !== undefined && activeStatuses.has(clinical)) return 'active';
  if (clinical !== undefined && clinical !== 'unknown') return 'unconfirmed';
  return hasEnded(condition, asOf) ? 'past' : 'active';
};

/** A phrase in the text can only make an entry weaker than its status says. */
const weakened = (standing: Standing, belonging: Belonging): Standing | undefined => {
  if (belonging.mention === 'denied' || belonging.mention === 'family') return undefined;
  if (standing !== 'active') return standing;
  if (belonging.mention === 'possible') return 'unconfirmed';
  return belonging.mention === 'past' || belonging.mention === 'done' ? 'past' : 'active';
};

const problemOf = (condition: Condition, asOf: string): Problem => {
  const onset = textOf(condition.onsetDateTime) ?? textOf(condition.onsetPeriod?.start);
  const recorded = textOf(condition.recordedDate);
  const ended = endOf(condition);
  const clinicalStatus = statusCode(condition.clinicalStatus);
  const words = [
    ...wordsOf(condition.code),
    ...wordsOf(condition.severity),
    ...listOf(condition.stage).flatMap(({ summary }) => wordsOf(summary)),
    ...listOf(condition.note).flatMap(({ text }) => textOf(text) ?? []),
  ];
  return {
    title: titleOf(condition.code),
    belongs: isAboutFamily(wordsOf(condition.code)) ? [] : setsOf(condition.code),
    standing: standingOf(condition, asOf),
    words,
    source: nameOf(condition),
    ...(clinicalStatus === undefined ? {} : { clinicalStatus }),
    ...(onset === undefined ? {} : { onset: asWritten(onset) }),
    ...(recorded === undefined ? {} : { recorded: asWritten(recorded) }),
    ...(ended === undefined ? {} : { ended: asWritten(ended) }),
  };
};

/**
 * Reads the problem list: every Condition about this patient. Entries entered in error, refuted or not confirmed
 * (unconfirmed, provisional, differential) are set aside, and so are those that are over; all but the first stay in the
 * list, because they deny a diagnosis, leave it open, or are history.
 */
export const readProblems = (chart: Chart): { readonly problems: readonly Problem[]; readonly setAside: readonly SetAside[] } => {
  const problems: Problem[] = [];
  const setAside: SetAside[] = [];
  for (const resource of chart.resources) {
    if (resource.resourceType !== 'Condition') continue;
    const aside = (reason: string, detail: string): void => {
      setAside.push({ resource: nameOf(resource), reason, detail });
    };
    try {
      const title = titleOf(resource.code);
      if (isAboutSomeoneElse(chart, resource.subject, resource)) {
        aside('other-patient', `${title} of another patient`);
        continue;
      }
      if (statusCode(resource.verificationStatus) === 'entered-in-error') {
        aside('entered-in-error', `${title} was entered in error`);
        continue;
      }
      const recorded = calendarSpan(resource.recordedDate ?? resource.onsetDateTime);
      if (recorded !== undefined && isAfter(recorded, chart.asOf)) {
        aside('after-day-of-use', `${title} was recorded after the day of use`);
        continue;
      }
      const problem = problemOf(resource, chart.asOf);
      if (problem.standing === 'refuted') aside('refuted', `${title} was refuted`);
      if (problem.standing === 'past') aside(problem.clinicalStatus ?? 'ended', `${title} counts as history, not as current`);
      if (problem.standing === 'unconfirmed') aside('unconfirmed', `${title} is recorded as ${[statusOf(resource.clinicalStatus), statusOf(resource.verificationStatus)].filter((code) => code !== undefined).join(', ')}`);
      problems.push(problem);
    } catch {
      aside('malformed', 'the resource does not have the shape of a Condition');
    }
  }
  return { problems, setAside };
};

/** The problems of the given value sets that stand so. */
export const problemsOf = (problems: readonly Problem[], sets: readonly ValueSetId[], standing: Standing): readonly Problem[] =>
  problems.filter((problem) => problem.belongs.some((belonging) => sets.includes(belonging.id) && weakened(problem.standing, belonging) === standing));

/** The last day on which the entry speaks of its problem: recorded, else begun. */
export const dateOf = (problem: Problem): string | undefined => problem.recorded ?? problem.onset;

/**
 * Active entries that name the problem as history only ("History of COPD"): what is chronic is seldom over, so they leave
 * open whether it is still there; they never show that it is not.
 */
export const namedAsHistory = (problems: readonly Problem[], sets: readonly ValueSetId[]): readonly Problem[] => problemsOf(problems, sets, 'past').filter(({ standing }) => standing === 'active');
