import { answerTo, fromAnswer } from './answers/answered.ts';
import { onProblemList } from './conditions/on-problem-list.ts';
import { dateOf, problemsOf, type Problem } from './conditions/problems.ts';
import { plainWords } from './conditions/wording.ts';
import { saysPresent, type ValueSetId } from './conditions/value-sets.ts';
import { calendarSpan, inWords, isValidOn } from './dates.ts';
import { known, unknown, type Fact, type Facts } from './fact.ts';
import { isUsable, newestResult } from './labs/chosen.ts';
import { sideOf } from './labs/intervals.ts';
import type { Reading } from './reading.ts';
import { windowOf } from './windows.ts';

type Severity = 'mild' | 'moderate' | 'severe';
const severitySets: readonly { readonly set: ValueSetId; readonly severity: Severity }[] = [
  { set: 'copd-severe', severity: 'severe' },
  { set: 'copd-moderate', severity: 'moderate' },
  { set: 'copd-mild', severity: 'mild' },
];

/** FEV1 in percent of predicted, by GOLD: 80 and more mild, 50 to below 80 moderate, below 50 severe or very severe. */
const goldGrade = (amount: Parameters<typeof sideOf>[0]): Severity | undefined => {
  const [at50, at80] = [50, 80].map((at) => sideOf(amount, { at, inclusive: false }));
  if (at50 === 'below') return 'severe';
  if (at80 === 'above') return 'mild';
  return at50 === 'above' && at80 === 'below' ? 'moderate' : undefined;
};

/** What an entry says of its severity: GOLD grade by code or words, or the severity element alone. */
const recordedSeverity = (problem: Problem): Severity | undefined => {
  const bySet = severitySets.find(({ set }) => problemsOf([problem], [set], 'active').length > 0 || saysPresent(problem.words, set));
  return bySet?.severity ?? severitySets.find(({ severity }) => problem.words.some((words) => plainWords(words) === severity))?.severity;
};

interface Grading {
  readonly severity: Severity;
  readonly words: string;
  readonly source: string;
  readonly date?: string;
}

/** COPD does not improve: an old "severe" holds, an old "mild" or "moderate" does not. */
const holds = (grading: Grading, asOf: string): boolean => {
  const span = calendarSpan(grading.date);
  return grading.severity === 'severe' || span === undefined || isValidOn(span, windowOf('copd-severity'), asOf);
};

const copdSeverity = (reading: Reading, copd: Fact): Fact => {
  const { answers, asOf, problems } = reading;
  const answered = answerTo(answers, 'copd-severity', asOf);
  if (answered.state === 'valid') return fromAnswer(answered.answer, answered.value);
  if (copd.state === 'known' && copd.value === 'none') return unknown('not-in-chart', { detail: 'no COPD', asks: [] });
  const entries = problemsOf(problems, ['copd'], 'active').flatMap((problem): readonly Grading[] => {
    const severity = recordedSeverity(problem);
    const date = dateOf(problem);
    return severity === undefined ? [] : [{ severity, words: problem.title, source: problem.source, ...(date === undefined ? {} : { date }) }];
  });
  const fev1 = newestResult(reading, 'fev1-percent-predicted', windowOf('copd-severity'));
  const grade = isUsable(fev1) ? goldGrade(fev1) : undefined;
  const measured: readonly Grading[] = isUsable(fev1) && grade !== undefined ? [{ severity: grade, words: `FEV1 ${fev1.raw} of predicted`, source: fev1.source, date: fev1.date }] : [];
  const gradings = [...measured, ...entries];
  const valid = gradings.filter((grading) => holds(grading, asOf));
  const [first] = valid;
  if (first === undefined) {
    const [old] = gradings;
    if (old !== undefined) return unknown('out-of-date', { detail: `${old.words} of ${inWords(old.date ?? '')}`, sources: [old.source], raw: old.words });
    return answered.state === 'old' ? answered.fact : unknown('must-ask', { detail: 'the severity is not recorded' });
  }
  if (valid.some(({ severity }) => severity !== first.severity)) {
    return unknown('conflicting', { detail: valid.map(({ words }) => words).join('; '), sources: valid.map(({ source }) => source) });
  }
  return known(first.severity, { sources: valid.map(({ source }) => source), raw: first.words, how: valid.map(({ words }) => words).join('; '), ...(first.date === undefined ? {} : { date: first.date }) });
};

const otherLungDisease: readonly ValueSetId[] = ['asthma', 'asthma-severe', 'interstitial-lung-disease', 'lung-disease-other'];

/** COPD or any other lung disease. Where the clinician answered whether there is COPD, that answer stands for it. */
const lungDisease = (reading: Reading, copd: Fact): Fact => {
  if (copd.state === 'known' && copd.value === 'present' && answerTo(reading.answers, 'lung-disease', reading.asOf).state !== 'valid') {
    return { ...copd, value: true, how: `COPD: ${copd.how ?? ''}` };
  }
  const other = onProblemList(reading, { id: 'lung-disease', sets: otherLungDisease, name: 'lung disease', settles: true });
  // No other lung disease does not settle it while COPD is open.
  if (other.state === 'known' && other.value === false && other.answered !== true && copd.state === 'unknown') return { ...copd, asks: copd.asks ?? ['copd'] };
  return other;
};

/** Lungs and breathing, sleep apnoea aside. */
export const breathing = (reading: Reading): Facts => {
  const copd = onProblemList(reading, { id: 'copd', sets: ['copd'], name: 'COPD', yes: 'present', no: 'none', settles: true });
  return {
    copd,
    'copd-severity': copdSeverity(reading, copd),
    'respiratory-compromise': onProblemList(reading, { id: 'respiratory-compromise', sets: ['respiratory-compromise', 'central-sleep-apnea', 'asthma-severe'], name: 'other respiratory compromise', settles: true }),
    'lung-disease': lungDisease(reading, copd),
  };
};
