import { answerTo, contradicted, fromAnswer } from './answers/answered.ts';
import { dateOf, namedAsHistory, problemsOf } from './conditions/problems.ts';
import { saysPresent, type ValueSetId } from './conditions/value-sets.ts';
import { known, unknown, type Fact, type Facts } from './fact.ts';
import { listState, notFound } from './lists.ts';
import type { Reading } from './reading.ts';

const severities: readonly { readonly set: ValueSetId; readonly severity: string }[] = [
  { set: 'liver-severe', severity: 'severe' },
  { set: 'liver-moderate', severity: 'moderate' },
  { set: 'liver-mild', severity: 'mild' },
];

/** Answered severity; else that of a recorded liver disease by Child-Pugh class or hepatic failure; else none, once the problem list was read in full. */
const hepaticImpairment = (reading: Reading): Fact => {
  const { answers, asOf, chart, problems } = reading;
  const diseases = problemsOf(problems, ['liver-disease', 'liver-severe', 'liver-moderate', 'liver-mild'], 'active');
  const answered = answerTo(answers, 'hepatic-impairment', asOf);
  if (answered.state === 'valid') {
    const since = diseases.find((problem) => (dateOf(problem) ?? '') > answered.answer.authored);
    return answered.value === 'none' && since !== undefined ? contradicted(answered.answer, `${since.title} was recorded since`, [since.source]) : fromAnswer(answered.answer, answered.value);
  }
  const graded = severities.find(({ set }) => diseases.some((problem) => problemsOf([problem], [set], 'active').length > 0 || saysPresent(problem.words, set)));
  const [first] = diseases;
  if (first !== undefined && graded !== undefined) return known(graded.severity, { sources: diseases.map(({ source }) => source), raw: diseases.map(({ title }) => title).join('; '), how: `recorded as ${diseases.map(({ title }) => title).join('; ')}` });
  if (first !== undefined) return unknown('must-ask', { detail: `${first.title} is recorded without its severity`, sources: diseases.map(({ source }) => source) });
  const [open] = [...problemsOf(problems, ['liver-disease'], 'unconfirmed'), ...namedAsHistory(problems, ['liver-disease', 'liver-severe', 'liver-moderate', 'liver-mild'])];
  if (open !== undefined) return unknown('must-ask', { detail: `${open.title} is recorded but not confirmed`, sources: [open.source] });
  if (answered.state === 'old' && answered.value !== 'none') return answered.fact;
  const state = listState(chart, 'Condition');
  return state.complete ? known('none', { how: `no liver disease recorded; ${state.words}` }) : notFound(state, 'no liver disease found');
};

export const liver = (reading: Reading): Facts => ({ 'hepatic-impairment': hepaticImpairment(reading) });
