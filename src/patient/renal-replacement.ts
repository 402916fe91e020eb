import { answerTo, contradicted, fromAnswer } from './answers/answered.ts';
import { dateOf, namedAsHistory, problemsOf, type Problem } from './conditions/problems.ts';
import { calendarSpan, dayBefore, inWords } from './dates.ts';
import { done, eventsOf, uncertainProcedures } from './events.ts';
import { known, unknown, type Fact } from './fact.ts';
import { listState, notFound } from './lists.ts';
import type { Reading } from './reading.ts';
import { dialysisProcedureDays } from './windows.ts';

/** A kidney transplant: the day it is known by, as precisely as recorded, and where it is recorded. */
export interface Transplant {
  readonly day?: string;
  readonly words: string;
  readonly sources: readonly string[];
}

const firstDay = (date: string | undefined): string | undefined => calendarSpan(date)?.first;

/** The last kidney transplant that the chart shows, by procedure or by entry of the problem list. */
export const lastTransplant = ({ events, problems }: Reading): Transplant | undefined => {
  const procedures = eventsOf(events, 'kidney-transplant', ['completed']).filter(({ kind }) => kind === 'procedure');
  const entries = problemsOf(problems, ['kidney-transplant'], 'active');
  const all = [
    // One that may or may not have been done ends nothing for certain.
    ...uncertainProcedures(events, 'kidney-transplant', false).map(({ title, source }) => ({ title, day: undefined, source })),
    ...procedures.map(({ title, date, source }) => ({ title, day: firstDay(date), source })),
    ...entries.map((problem) => ({ title: problem.title, day: firstDay(problem.onset ?? problem.recorded), source: problem.source })),
  ];
  const [newest] = all.toSorted((a, b) => (b.day ?? '').localeCompare(a.day ?? ''));
  if (newest === undefined) return undefined;
  return { words: newest.title, sources: all.map(({ source }) => source), ...(newest.day === undefined ? {} : { day: newest.day }) };
};

/**
 * What a transplant does to an entry of the problem list: it ends what began before it and what is recorded as begun
 * before it; what was recorded or began after it stands; without dates it cannot be said.
 */
const afterTransplant = (problem: Problem, transplant: Transplant | undefined): 'stands' | 'ended' | 'unclear' => {
  if (transplant === undefined) return 'stands';
  const day = firstDay(problem.onset ?? problem.recorded);
  if (day === undefined || transplant.day === undefined) return 'unclear';
  return day > transplant.day ? 'stands' : 'ended';
};

const graftFailed = ({ problems }: Reading): readonly Problem[] => problemsOf(problems, ['kidney-graft-failure'], 'active');

/** Dialysis sessions of the last 90 days that were not for acute kidney injury. */
const recentSessions = (reading: Reading, transplant: Transplant | undefined) =>
  eventsOf(reading.events, 'dialysis-procedure', done).filter(
    ({ kind, span, reasons }) =>
      kind === 'procedure' &&
      span !== undefined &&
      span.first >= dayBefore(reading.asOf, dialysisProcedureDays) &&
      !reasons.includes('acute-kidney-injury') &&
      (transplant?.day === undefined || span.first > transplant.day),
  );

/** Whether the patient is on maintenance dialysis (row "ESRD / dialysis" of the patient facts). */
export const dialysis = (reading: Reading): Fact => {
  const { answers, asOf, chart, problems } = reading;
  const transplant = lastTransplant(reading);
  const entries = problemsOf(problems, ['dialysis-status'], 'active');
  const standing = entries.filter((problem) => afterTransplant(problem, transplant) === 'stands');
  const unclear = entries.filter((problem) => afterTransplant(problem, transplant) === 'unclear');
  const sessions = recentSessions(reading, transplant);
  const chronic = [...entries, ...problemsOf(problems, ['end-stage-renal-disease', 'ckd-stage-5'], 'active')];
  const advanced = problemsOf(problems, ['ckd-stage-4', 'ckd-stage-unspecified'], 'active');
  const acute = problemsOf(problems, ['acute-kidney-injury'], 'active').filter((problem) => (dateOf(problem) ?? asOf) >= dayBefore(asOf, dialysisProcedureDays));
  const evidence = [
    ...standing.map((problem) => ({ words: problem.title, source: problem.source, date: dateOf(problem) })),
    ...sessions.map(({ title, source, date }) => ({ words: `${title} on ${inWords(date ?? '')}`, source, date })),
  ].toSorted((a, b) => (b.date ?? '').localeCompare(a.date ?? ''));
  const answered = answerTo(answers, 'dialysis', asOf);
  if (answered.state === 'valid') {
    const since = evidence.find(({ date }) => date?.length === 10 && date > answered.answer.authored);
    return answered.value === false && since !== undefined ? contradicted(answered.answer, `${since.words} since`, [since.source]) : fromAnswer(answered.answer, answered.value);
  }
  const isAcute = standing.length === 0 && sessions.length > 0 && acute.length > 0 && chronic.length === 0;
  if (isAcute && advanced.length === 0) {
    const state = listState(chart, 'Condition');
    if (!state.complete) return notFound(state, 'dialysis with acute kidney injury, and chronic disease not to be excluded');
    return known(false, { sources: [...sessions, ...acute].map(({ source }) => source), how: `${sessions[0]?.title} on ${inWords(sessions[0]?.date ?? '')} for ${acute[0]?.title}, with no advanced chronic kidney disease recorded: not maintenance dialysis; ${state.words}` });
  }
  if (isAcute) {
    return unknown('must-ask', { detail: `${sessions[0]?.title} on ${inWords(sessions[0]?.date ?? '')}, with acute kidney injury and chronic kidney disease recorded: maintenance dialysis or not?`, sources: [...sessions, ...acute].map(({ source }) => source) });
  }
  const [first] = evidence;
  if (first !== undefined) return known(true, { sources: evidence.map(({ source }) => source), raw: first.words, how: evidence.map(({ words }) => words).join('; '), ...(first.date === undefined ? {} : { date: first.date }) });
  if (unclear.length > 0) {
    const failed = graftFailed(reading);
    if (failed.length > 0) return known(true, { sources: [...unclear, ...failed].map(({ source }) => source), how: `${unclear[0]?.title}, and the transplant has failed` });
    return unknown('conflicting', { detail: `${unclear[0]?.title} and ${transplant?.words} are both recorded, and their dates do not say which came last`, sources: [...unclear.map(({ source }) => source), ...(transplant?.sources ?? [])] });
  }
  const [uncertain] = uncertainProcedures(reading.events, 'dialysis-procedure', true).filter(({ span }) => span === undefined || span.last >= dayBefore(asOf, dialysisProcedureDays));
  if (uncertain !== undefined) return unknown('must-ask', { detail: `${uncertain.title} is recorded, but not whether or when it was done`, sources: [uncertain.source] });
  // A transplant explains what is worded as history.
  const open = [...problemsOf(problems, ['dialysis-status'], 'unconfirmed'), ...(transplant === undefined ? namedAsHistory(problems, ['dialysis-status']) : [])];
  if (open[0] !== undefined) return unknown('must-ask', { detail: `${open[0].title} is recorded but not confirmed`, sources: [open[0].source] });
  const state = listState(chart, 'Condition', ['Procedure']);
  if (!state.complete) return notFound(state, 'no dialysis found');
  const ended = entries.length > 0 && transplant !== undefined ? `ended by ${transplant.words}${transplant.day === undefined ? '' : ` of ${inWords(transplant.day)}`}` : 'not recorded';
  return known(false, { how: `${ended}; ${state.words}`, sources: entries.length > 0 ? [...entries.map(({ source }) => source), ...(transplant?.sources ?? [])] : [] });
};

/** End-stage renal disease: recorded, or maintenance dialysis; a transplant since then ends it. */
export const endStageRenalDisease = (reading: Reading, onDialysis: Fact): Fact => {
  const transplant = lastTransplant(reading);
  if (onDialysis.state === 'known' && onDialysis.value === true) return known(true, { sources: onDialysis.sources, how: `on maintenance dialysis: ${onDialysis.how ?? ''}`, ...(onDialysis.date === undefined ? {} : { date: onDialysis.date }), ...(onDialysis.answered === undefined ? {} : { answered: onDialysis.answered }) });
  const entries = problemsOf(reading.problems, ['end-stage-renal-disease'], 'active');
  const standing = entries.filter((problem) => afterTransplant(problem, transplant) === 'stands' || graftFailed(reading).length > 0);
  const [first] = standing;
  if (first !== undefined) {
    const date = dateOf(first);
    return known(true, { sources: standing.map(({ source }) => source), raw: first.title, how: `recorded as ${first.title}`, ...(date === undefined ? {} : { date }) });
  }
  if (onDialysis.state === 'unknown') return { ...onDialysis, asks: onDialysis.asks ?? ['dialysis'] };
  const unclear = entries.filter((problem) => afterTransplant(problem, transplant) === 'unclear');
  if (unclear[0] !== undefined && onDialysis.answered !== true) {
    return unknown('conflicting', { detail: `${unclear[0].title} and ${transplant?.words} are both recorded, and their dates do not say which came last`, sources: [...unclear.map(({ source }) => source), ...(transplant?.sources ?? [])], asks: ['dialysis'] });
  }
  const open = [...problemsOf(reading.problems, ['end-stage-renal-disease'], 'unconfirmed'), ...(transplant === undefined ? namedAsHistory(reading.problems, ['end-stage-renal-disease']) : [])];
  if (open[0] !== undefined && onDialysis.answered !== true) return unknown('must-ask', { detail: `${open[0].title} is recorded but not confirmed`, sources: open.map(({ source }) => source), asks: ['dialysis'] });
  const state = listState(reading.chart, 'Condition', ['Procedure']);
  if (!state.complete && onDialysis.answered !== true) return notFound(state, 'no end-stage renal disease found', { asks: ['dialysis'] });
  if (entries.length > 0 && transplant !== undefined) {
    return known(false, { sources: [...entries.map(({ source }) => source), ...transplant.sources], how: `${entries[0]?.title} was ended by ${transplant.words}${transplant.day === undefined ? '' : ` of ${inWords(transplant.day)}`}` });
  }
  return known(false, { how: state.complete ? `not recorded; ${state.words}` : (onDialysis.how ?? 'not on dialysis'), sources: onDialysis.sources });
};
