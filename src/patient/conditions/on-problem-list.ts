import { answerTo, contradicted, fromAnswer } from '../answers/answered.ts';
import { inWords } from '../dates.ts';
import { known, unknown, type Fact, type FactValue } from '../fact.ts';
import { listState, notFound } from '../lists.ts';
import type { Reading } from '../reading.ts';
import { dateOf, namedAsHistory, problemsOf, type Problem } from './problems.ts';
import type { ValueSetId } from './value-sets.ts';

interface Question {
  /** Fact id; also the linkId of its answer. */
  readonly id: string;
  readonly sets: readonly ValueSetId[];
  /** How a clinician names it, without an article. */
  readonly name: string;
  readonly yes?: FactValue;
  readonly no?: FactValue;
  /** Entries that are resolved or in remission count too (haemochromatosis). */
  readonly pastCounts?: boolean;
  /** A problem list read in full without it settles that it is not there. Otherwise only an answer says no. */
  readonly settles: boolean;
  /** Further lists that would show it. */
  readonly alsoNeeded?: readonly string[];
  /** Evidence outside the problem list, newest first. */
  readonly otherEvidence?: readonly Evidence[];
  /** What may be evidence and cannot be read in full: it leaves a "no" open. */
  readonly uncertain?: readonly Evidence[];
}

/** Something in the chart that shows the fact. */
export interface Evidence {
  readonly words: string;
  readonly source: string;
  readonly date?: string;
}

const evidenceOf = (problem: Problem): Evidence => {
  const date = dateOf(problem);
  return { words: `${problem.title}${problem.standing === 'past' ? ` (${problem.clinicalStatus ?? 'ended'})` : ''}`, source: problem.source, ...(date === undefined ? {} : { date }) };
};

/** Evidence recorded after an answer that said no. */
const later = (evidence: readonly Evidence[], authored: string): Evidence | undefined => evidence.find(({ date }) => date !== undefined && date.length === 10 && date > authored);

const yesFrom = (value: FactValue, evidence: readonly Evidence[]): Fact => {
  const [first] = evidence;
  return known(value, {
    sources: [...new Set(evidence.map(({ source }) => source))],
    ...(first === undefined ? {} : { raw: first.words, how: `recorded as ${evidence.map(({ words }) => words).join('; ')}` }),
    ...(first?.date === undefined ? {} : { date: first.date }),
  });
};

/**
 * Reads a yes-or-no fact that the problem list shows: the clinician's answer first, unless the chart recorded the
 * opposite since; then active entries; then what a list read in full settles. Entries that are provisional, not
 * confirmed or worded as history leave it open.
 */
export const onProblemList = (reading: Reading, question: Question): Fact => {
  const { id, sets, name, yes = true, no = false, settles } = question;
  const { answers, asOf, chart, problems } = reading;
  const present = [...problemsOf(problems, sets, 'active'), ...(question.pastCounts === true ? problemsOf(problems, sets, 'past') : [])];
  const evidence = [...present.map(evidenceOf), ...(question.otherEvidence ?? [])];
  const answered = answerTo(answers, id, asOf);
  if (answered.state === 'valid') {
    const newer = answered.value === no ? later(evidence, answered.answer.authored) : undefined;
    if (newer !== undefined) return contradicted(answered.answer, `${newer.words} was recorded on ${inWords(newer.date ?? '')}`, [newer.source]);
    return fromAnswer(answered.answer, answered.value);
  }
  if (evidence.length > 0) return yesFrom(yes, evidence);
  const open = problemsOf(problems, sets, 'unconfirmed');
  if (open.length > 0) {
    return unknown('must-ask', { detail: `${open[0]?.title} is recorded but not confirmed`, sources: open.map(({ source }) => source) });
  }
  const history = namedAsHistory(problems, sets);
  if (history.length > 0) return unknown('must-ask', { detail: `${history[0]?.title} is recorded: is it still so?`, sources: history.map(({ source }) => source) });
  const [uncertain] = question.uncertain ?? [];
  if (uncertain !== undefined) return unknown('must-ask', { detail: `${uncertain.words} is recorded, but not whether or when it was done`, sources: [uncertain.source] });
  if (answered.state === 'old' && answered.value !== no) return answered.fact;
  const state = listState(chart, 'Condition', question.alsoNeeded);
  if (!state.complete) {
    const { settledByList, ...open } = notFound(state, `no ${name} found`);
    return settles && settledByList !== undefined ? { ...open, settledByList } : open;
  }
  if (!settles) return answered.state === 'old' ? answered.fact : unknown('must-ask', { detail: `no ${name} recorded, which does not settle it; ${state.words}` });
  const gone = [...problemsOf(problems, sets, 'past'), ...problemsOf(problems, sets, 'refuted')];
  const [last] = gone;
  if (last === undefined) return known(no, { how: `not recorded; ${state.words}` });
  return known(no, { sources: gone.map(({ source }) => source), how: `${last.title} is recorded as ${last.standing === 'refuted' ? 'refuted' : (last.clinicalStatus ?? 'ended')}; ${state.words}` });
};
