import { answerTo, contradicted, fromAnswer } from './answers/answered.ts';
import { dateOf, problemsOf } from './conditions/problems.ts';
import { saysPresent, setsOfCode, type ValueSetId } from './conditions/value-sets.ts';
import { plainWords } from './conditions/wording.ts';
import { calendarSpan, dayBefore, daysBetween, inWords, isValidOn } from './dates.ts';
import { known, unknown, type Fact, type Facts } from './fact.ts';
import { newestFirst, type Finding } from './labs/observations.ts';
import { score } from './labs/score.ts';
import { listState } from './lists.ts';
import type { Reading } from './reading.ts';
import { windowOf } from './windows.ts';

/** Ages at which pregnancy is asked about (`preg-status-unknown`): 12 to 55 years. */
export const youngest = 12;
export const oldest = 55;
/** An entry older than a pregnancy can last says nothing of today. */
const longestPregnancyDays = 294;
const termDays = 280;

const says = (finding: Finding, set: ValueSetId): boolean => finding.codes.some(({ system, code }) => setsOfCode(system, code).includes(set)) || saysPresent(finding.words, set);

interface Sign {
  readonly value: 'pregnant' | 'not-pregnant' | 'breast-feeding';
  readonly words: string;
  readonly source: string;
  readonly date: string;
  /** An active entry of the problem list. */
  readonly goesOn?: true;
}

/** What the chart shows within its time, newest first. */
const signs = ({ observations, problems, asOf }: Reading): readonly Sign[] => {
  const window = windowOf('pregnancy');
  const status = newestFirst(observations.findings, 'pregnancy-status').flatMap((finding): readonly Sign[] => {
    if (!isValidOn(finding.span, window, asOf)) return [];
    const value = says(finding, 'not-pregnant') ? 'not-pregnant' : says(finding, 'pregnancy') ? 'pregnant' : undefined;
    return value === undefined ? [] : [{ value, words: finding.words.join('; '), source: finding.source, date: finding.date }];
  });
  const tests = newestFirst(observations.findings, 'pregnancy-test').flatMap((finding): readonly Sign[] => {
    const positive = finding.words.some((words) => /^(?:positive|detected|pos)\b/.test(plainWords(words)));
    return positive && isValidOn(finding.span, window, asOf) ? [{ value: 'pregnant', words: `pregnancy test ${finding.words.join('; ')}`, source: finding.source, date: finding.date }] : [];
  });
  const entries = (set: ValueSetId, value: Sign['value'], since: string): readonly Sign[] =>
    problemsOf(problems, [set], 'active').flatMap((problem) => {
      const began = calendarSpan(problem.onset ?? dateOf(problem));
      // Newer than another sign is what was recorded later, whenever it began.
      const date = [problem.onset, problem.recorded].filter((day) => day !== undefined).toSorted().at(-1);
      return date !== undefined && began !== undefined && began.first >= since ? [{ value, words: problem.title, source: problem.source, date, goesOn: true }] : [];
    });
  const recorded = [
    ...entries('pregnancy', 'pregnant', dayBefore(asOf, longestPregnancyDays)),
    ...entries('breast-feeding', 'breast-feeding', dayBefore(asOf, window.days ?? 0)),
  ];
  return [...status, ...tests, ...recorded].toSorted((a, b) => b.date.localeCompare(a.date));
};

/** Whether age or sex rule pregnancy out, for every age that the birth date allows. */
const ruledOut = (age: Fact, sex: Fact): { readonly how: string; readonly sources: readonly string[] } | undefined => {
  if (sex.state === 'known' && sex.value === 'male') return { how: 'male', sources: sex.sources };
  if (age.state !== 'known' || typeof age.value !== 'number') return undefined;
  const low = age.range?.low ?? age.value;
  const high = age.range?.high ?? age.value;
  return low > oldest || high < youngest ? { how: `${age.value} years old`, sources: age.sources } : undefined;
};

const pregnancy = (reading: Reading, age: Fact, sex: Fact): Fact => {
  const { answers, asOf, chart } = reading;
  const answered = answerTo(answers, 'pregnancy', asOf);
  const found = signs(reading);
  const [newest] = found;
  if (answered.state === 'valid') {
    const since = newest !== undefined && newest.date > answered.answer.authored && newest.value !== answered.value && newest.value === 'pregnant';
    return since ? contradicted(answered.answer, `${newest.words} since`, [newest.source]) : fromAnswer(answered.answer, answered.value);
  }
  const out = ruledOut(age, sex);
  if (out !== undefined) {
    if (newest?.value === 'pregnant') return unknown('conflicting', { detail: `${newest.words} of ${inWords(newest.date)}, but ${out.how}`, sources: [newest.source, ...out.sources] });
    return known('not-possible', out);
  }
  // What the problem list holds as active goes on; of other signs the newer counts, and of one day none.
  const against = newest && found.find((sign) => sign.value !== newest.value && [sign.value, newest.value].includes('not-pregnant') && (sign.goesOn === true || sign.date.slice(0, 10) === newest.date.slice(0, 10)));
  if (newest && against) return unknown('conflicting', { detail: `${newest.words} of ${inWords(newest.date)} against ${against.words} of ${inWords(against.date)}`, sources: [newest.source, against.source] });
  if (newest !== undefined) return known(newest.value, { sources: [newest.source], raw: newest.words, date: newest.date, how: `recorded on ${inWords(newest.date)}: ${newest.words}` });
  if (answered.state === 'old') return answered.fact;
  const state = listState(chart, 'Condition', ['Observation']);
  return unknown(state.complete ? 'must-ask' : state.reason, { detail: `nothing within 4 weeks says whether she is pregnant or breast-feeding${state.complete ? '' : `; ${state.words}`}` });
};

/** "22 weeks gestation of pregnancy" (ICD-10-CM Z3A), as visits of a pregnancy record it; the code stands as title where it has no words. */
const weeksRecorded = [/(?<!than )\b(\d{1,2}) weeks?(?: of)? gestation\b/i, /^Z3A\.?(\d{2})$/i];
/** Z3A.00, .01 and .49 are "not specified", "less than 8" and "more than 42 weeks". */
const isWeek = (weeks: number): boolean => weeks >= 8 && weeks <= 42;

/** Weeks of the newest such entry, and those passed since; only where it is dated to the day. */
const gestationRecorded = ({ problems, asOf }: Reading): Fact | undefined => {
  const entries = problemsOf(problems, ['pregnancy'], 'active').flatMap((problem) => {
    const weeks = weeksRecorded.map((pattern) => pattern.exec(problem.title)?.[1]).find((found) => found !== undefined);
    const date = dateOf(problem);
    return weeks === undefined || !isWeek(Number(weeks)) || date?.length !== 10 || date < dayBefore(asOf, longestPregnancyDays) ? [] : [{ problem, date, weeks: Number(weeks) + Math.floor(daysBetween(date, asOf) / 7) }];
  });
  const [newest] = entries.toSorted((a, b) => b.date.localeCompare(a.date));
  if (newest === undefined || newest.weeks > 45) return undefined;
  return known(newest.weeks, { unit: 'wk', sources: [newest.problem.source], raw: newest.problem.title, date: newest.date, how: `${newest.problem.title} on ${inWords(newest.date)}, and the weeks since` });
};

/** Weeks today: the answered weeks and those passed since, else counted back from the estimated date of delivery, else from a recorded week. */
const gestation = (reading: Reading, status: Fact): Fact => {
  const { answers, asOf, observations } = reading;
  if (status.state === 'known' && status.value !== 'pregnant') return unknown('not-in-chart', { detail: 'not pregnant', asks: [] });
  const answered = answerTo(answers, 'gestation-weeks', asOf, { days: longestPregnancyDays });
  const dates = newestFirst(observations.dates, 'delivery-date');
  const due = dates.map(({ value, source }) => ({ span: calendarSpan(value), value, source })).find(({ span }) => span !== undefined && span.first === span.last);
  if (answered.state === 'valid' && typeof answered.value === 'number') {
    const passed = Math.floor(daysBetween(answered.answer.authored, asOf) / 7);
    const weeks = answered.value + Math.max(0, passed);
    if (weeks <= 45) return fromAnswer(answered.answer, weeks, { unit: 'wk' });
    return unknown('out-of-date', { detail: `${answered.value} weeks were answered on ${inWords(answered.answer.authored)}`, sources: [answered.answer.source] });
  }
  if (due?.span !== undefined) {
    const weeks = Math.floor((termDays - daysBetween(asOf, due.span.first)) / 7);
    if (weeks >= 0 && weeks <= 45) return known(weeks, { unit: 'wk', sources: [due.source], raw: due.value, how: `expected on ${inWords(due.span.first)}` });
  }
  return gestationRecorded(reading) ?? unknown('must-ask', { detail: 'neither weeks nor a date of delivery recorded' });
};

/** Pregnancy, breast-feeding and mood. */
export const pregnancyAndMood = (reading: Reading, age: Fact, sex: Fact): Facts => {
  const status = pregnancy(reading, age, sex);
  return { pregnancy: status, 'gestation-weeks': gestation(reading, status), 'phq9-total': score(reading, 'phq9-total', '{score}') };
};
