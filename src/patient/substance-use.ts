import { answerTo, contradicted, fromAnswer } from './answers/answered.ts';
import { dateOf, problemsOf } from './conditions/problems.ts';
import { saysPresent, setsOfCode, type ValueSetId } from './conditions/value-sets.ts';
import { plainWords } from './conditions/wording.ts';
import { inWords, isValidOn } from './dates.ts';
import { known, unknown, type Fact, type Facts } from './fact.ts';
import { isUsable, newestResult } from './labs/chosen.ts';
import { newestFirst, type Finding } from './labs/observations.ts';
import { listState } from './lists.ts';
import type { Reading } from './reading.ts';
import { windowOf } from './windows.ts';

const disorders: readonly ValueSetId[] = ['alcohol-use-disorder', 'opioid-use-disorder', 'other-substance-use-disorder'];
const remission: readonly ValueSetId[] = ['substance-use-remission'];

const isRemission = (words: readonly string[]): boolean => words.some((text) => /\bremission\b/.test(plainWords(text)));

/** Opioid, alcohol, sedative or stimulant use disorder. Use without a disorder, tobacco and cannabis do not count; "none" comes from an answer only. */
const substanceUse = (reading: Reading): Fact => {
  const { answers, asOf, chart, problems } = reading;
  const recordedActive = problemsOf(problems, disorders, 'active').filter((problem) => problemsOf([problem], remission, 'active').length === 0);
  const active = recordedActive.filter(({ words }) => !isRemission(words));
  const past = [...problemsOf(problems, remission, 'active'), ...problemsOf(problems, [...disorders, ...remission], 'past'), ...recordedActive.filter(({ words }) => isRemission(words))];
  const answered = answerTo(answers, 'substance-use', asOf);
  if (answered.state === 'valid') {
    const since = active.find((problem) => (dateOf(problem) ?? '') > answered.answer.authored);
    return answered.value !== 'active' && since !== undefined ? contradicted(answered.answer, `${since.title} was recorded since`, [since.source]) : fromAnswer(answered.answer, answered.value);
  }
  const found = active.length > 0 ? active : past;
  const [first] = found;
  if (first !== undefined) {
    const date = dateOf(first);
    return known(active.length > 0 ? 'active' : 'remission', { sources: found.map(({ source }) => source), raw: first.title, how: `recorded as ${found.map(({ title, clinicalStatus }) => `${title} (${clinicalStatus ?? 'no status'})`).join('; ')}`, ...(date === undefined ? {} : { date }) });
  }
  const [open] = problemsOf(problems, disorders, 'unconfirmed');
  if (open !== undefined) return unknown('must-ask', { detail: `${open.title} is recorded but not confirmed`, sources: [open.source] });
  if (answered.state === 'old') return answered.fact;
  const state = listState(chart, 'Condition');
  return unknown(state.complete ? 'must-ask' : state.reason, { detail: `no substance use disorder recorded, which does not settle it; ${state.words}` });
};

/** What a social history observation says; words by what they mean. */
const uses = /\b(?:current|daily|weekly|monthly|occasional|occasionally|social|socially|drinks|drinker|yes|moderate|heavy)\b/;
const usesNot = /\b(?:never|none|no|not|non|denies|abstinent|abstains|former|ex|quit|past)\b/;

/** Clause by clause; one that says yes beside one that says no ("wine daily, no liquor") is asked about. */
const byWords = (finding: Finding): boolean | undefined => {
  const clauses = finding.words.flatMap((text) => text.split(/[,;.]|\bbut\b/i)).map(plainWords);
  const said = new Set(clauses.flatMap((clause) => (usesNot.test(clause) ? [false] : uses.test(clause) ? [true] : [])));
  return said.size === 1 ? said.has(true) : undefined;
};

const smoking = (finding: Finding): boolean | undefined => {
  const sets = finding.codes.flatMap(({ system, code }) => setsOfCode(system, code));
  if (sets.includes('smoker') || saysPresent(finding.words, 'smoker')) return true;
  return sets.includes('non-smoker') || saysPresent(finding.words, 'non-smoker') ? false : undefined;
};

/** A habit: answered, else the newest observation of the social history, both within six months. */
const habit = (reading: Reading, id: 'alcohol' | 'nicotine', concept: string, meaning: (finding: Finding) => boolean | undefined): Fact => {
  const answered = answerTo(reading.answers, id, reading.asOf);
  if (answered.state === 'valid') return fromAnswer(answered.answer, answered.value);
  const [newest] = newestFirst(reading.observations.findings, concept);
  const value = newest === undefined ? undefined : meaning(newest);
  if (newest === undefined || value === undefined) {
    return answered.state === 'old' ? answered.fact : unknown('must-ask', { detail: newest === undefined ? 'not recorded' : `recorded as ${newest.words.join('; ')}`, ...(newest === undefined ? {} : { sources: [newest.source] }) });
  }
  const raw = newest.words.join('; ');
  if (isValidOn(newest.span, windowOf(id), reading.asOf)) return known(value, { sources: [newest.source], raw, date: newest.date, how: `recorded on ${inWords(newest.date)}: ${raw}` });
  return unknown('out-of-date', { detail: `recorded on ${inWords(newest.date)}: ${raw}`, sources: [newest.source], raw });
};

const alcohol = (reading: Reading): Fact => {
  const told = habit(reading, 'alcohol', 'alcohol-history', byWords);
  if (told.state === 'known') return told;
  const drinks = newestResult(reading, 'alcohol-drinks-per-day', windowOf('alcohol'));
  if (isUsable(drinks) && drinks.range === undefined) return known(drinks.value > 0, { sources: [drinks.source], raw: drinks.raw, date: drinks.date, how: `${drinks.value} drinks a day` });
  return told;
};

/** Substance use disorder, and alcohol and nicotine as habits. */
export const substances = (reading: Reading): Facts => ({
  'substance-use': substanceUse(reading),
  alcohol: alcohol(reading),
  nicotine: habit(reading, 'nicotine', 'tobacco', smoking),
});
