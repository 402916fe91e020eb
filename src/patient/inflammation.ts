import { answerTo, contradicted, fromAnswer } from './answers/answered.ts';
import { onProblemList } from './conditions/on-problem-list.ts';
import { dateOf, problemsOf } from './conditions/problems.ts';
import { calendarSpan, daysBetween, inWords, isValidOn } from './dates.ts';
import { known, unknown, type Fact, type Facts } from './fact.ts';
import type { IronStudies } from './iron-studies.ts';
import { factFrom, isUsable, resultsRead, usableAnswer, usedFrom, type Used } from './labs/chosen.ts';
import { newestFirst } from './labs/observations.ts';
import { listState, notFound } from './lists.ts';
import type { Reading } from './reading.ts';
import { crpDaysFromFerritin, windowOf } from './windows.ts';

/** The CRP to read beside a ferritin: the answered one, else the one nearest to it in time, within 14 days either way. */
const crpBeside = (reading: Reading, ferritin: Used): Used | Fact => {
  const near = (used: Used): number => Math.abs(daysBetween(ferritin.span.first, used.span.first));
  const all = newestFirst(reading.observations.results, 'crp').map(usedFrom);
  const answered = usableAnswer(reading, 'crp');
  if (answered !== undefined && near(answered) <= crpDaysFromFerritin) return answered;
  const [nearest] = all.toSorted((a, b) => near(a) - near(b));
  if (nearest !== undefined && near(nearest) <= crpDaysFromFerritin) return nearest;
  const unreadable = newestFirst(reading.observations.unusable, 'crp').find((result) => Math.abs(daysBetween(ferritin.span.first, result.span.first)) <= crpDaysFromFerritin);
  if (unreadable !== undefined) return unknown('unreadable', { detail: unreadable.detail, sources: [unreadable.source], raw: unreadable.raw });
  const state = resultsRead(reading.chart, 'crp');
  if (nearest === undefined || !state.complete) return notFound(state, `no CRP within ${crpDaysFromFerritin} days of the ferritin of ${inWords(ferritin.date)}`);
  return unknown('out-of-date', { detail: `the CRP of ${inWords(nearest.date)} lies ${near(nearest)} days from the ferritin of ${inWords(ferritin.date)}`, sources: [nearest.source], raw: nearest.raw });
};

const crp = (reading: Reading, { ferritin, newestFerritin }: IronStudies): { fact: Fact; aboveReference: Fact } => {
  const beside = isUsable(ferritin) ? ferritin : newestFerritin;
  if (beside === undefined) {
    const none = notFound(resultsRead(reading.chart, 'crp'), 'no ferritin to read a CRP beside', { asks: ['ferritin'] });
    return { fact: none, aboveReference: none };
  }
  const used = crpBeside(reading, beside);
  if ('state' in used) return { fact: used, aboveReference: used.state === 'unknown' ? { ...used, asks: used.asks ?? ['crp'] } : used };
  const { upperReference } = used;
  const lowest = used.range === undefined ? used.value : (used.range.low ?? 0);
  const aboveReference = known(upperReference !== undefined && lowest > upperReference, {
    sources: [used.source],
    date: used.date,
    how: upperReference === undefined ? 'its report gives no upper limit' : `${used.raw} against an upper limit of ${upperReference} mg/L`,
  });
  return { fact: factFrom(used, 'mg/L'), aboveReference };
};

/** An acute infection recorded within the window, or a systemic antibiotic taken now; only an answer says no. */
const acuteInfection = (reading: Reading): Fact => {
  const { answers, asOf, problems, medicines, chart } = reading;
  const infections = problemsOf(problems, ['acute-infection'], 'active');
  const recent = infections.filter((problem) => {
    const span = calendarSpan(dateOf(problem));
    return span !== undefined && isValidOn(span, windowOf('acute-infection'), asOf);
  });
  const antibiotics = medicines.filter((medicine) => medicine.classes.includes('antibiotic') && medicine.current === true);
  const evidence = [
    ...recent.map((problem) => ({ words: problem.title, source: problem.source, date: dateOf(problem) })),
    ...antibiotics.map((medicine) => ({ words: `${medicine.name} taken now`, source: medicine.exposures.at(-1)?.sources[0] ?? '', date: medicine.exposures.at(-1)?.from })),
  ];
  const answered = answerTo(answers, 'acute-infection', asOf);
  if (answered.state === 'valid') {
    const since = evidence.find(({ date }) => date?.length === 10 && date > answered.answer.authored);
    if (answered.value === false && since !== undefined) return contradicted(answered.answer, `${since.words} since`, [since.source]);
    return fromAnswer(answered.answer, answered.value);
  }
  const [first] = evidence;
  if (first !== undefined) {
    return known(true, { sources: evidence.map(({ source }) => source), raw: first.words, how: evidence.map(({ words }) => words).join('; '), ...(first.date === undefined ? {} : { date: first.date }) });
  }
  if (answered.state === 'old') return answered.fact;
  const undated = infections.find((problem) => dateOf(problem) === undefined);
  if (undated !== undefined) return unknown('must-ask', { detail: `${undated.title} is recorded without a date`, sources: [undated.source] });
  const state = listState(chart, 'Condition');
  return unknown(state.complete ? 'must-ask' : state.reason, { detail: `no acute infection recorded in the last 14 days, which does not settle it; ${state.words}` });
};

/** What can raise ferritin, and what defers IV iron. */
export const inflammation = (reading: Reading, studies: IronStudies): Facts => {
  const { fact, aboveReference } = crp(reading, studies);
  return {
    crp: fact,
    'crp-above-reference': aboveReference,
    'inflammatory-disease': onProblemList(reading, { id: 'inflammatory-disease', sets: ['inflammatory-disease'], name: 'inflammatory disease', settles: true }),
    'acute-infection': acuteInfection(reading),
  };
};
