import { answeredOn, answerTo, contradicted, fromAnswer } from './answers/answered.ts';
import { dateOf, problemsOf } from './conditions/problems.ts';
import { setsOf, type ValueSetId } from './conditions/value-sets.ts';
import { calendarSpan, completedYears, inWords } from './dates.ts';
import { known, unknown, type Fact, type Facts } from './fact.ts';
import { codingsOf, listOf, nameOf, textOf, titleOf, wordsOf } from './fhir.ts';
import { score } from './labs/score.ts';
import { listState, notFound } from './lists.ts';
import type { Reading } from './reading.ts';

const oldestAge = 130;

/** Completed years on the day of use; a birth date without day or month gives the range of years it allows. */
const age = ({ chart, asOf }: Reading): Fact => {
  const birthDate = textOf(chart.patient.birthDate);
  const source = [nameOf(chart.patient)];
  if (birthDate === undefined) return unknown('not-in-chart', { detail: 'the EHR gives no birth date', asks: [] });
  const span = calendarSpan(birthDate);
  const oldest = span === undefined ? -1 : completedYears(span.first, asOf);
  const youngest = span === undefined ? -1 : completedYears(span.last, asOf);
  if (span === undefined || span.first > asOf || oldest > oldestAge) return unknown('unreadable', { detail: `${birthDate} is no usable birth date`, raw: birthDate, sources: source, asks: [] });
  const read = { unit: 'a', raw: birthDate, sources: source };
  if (oldest === youngest) return known(oldest, { ...read, how: `born on ${birthDate}` });
  return known(Math.max(0, youngest), { ...read, range: { low: Math.max(0, youngest), high: oldest }, how: `the birth date is known only as ${birthDate}` });
};

const sex = ({ chart, answers, asOf }: Reading): Fact => {
  const gender = chart.patient.gender;
  const answered = answerTo(answers, 'sex', asOf);
  if (answered.state === 'valid') return fromAnswer(answered.answer, answered.value);
  if (gender === 'female' || gender === 'male') return known(gender, { sources: [nameOf(chart.patient)], raw: gender });
  return unknown(gender === undefined || gender === 'unknown' ? 'not-in-chart' : 'must-ask', { detail: `the EHR gives ${gender ?? 'nothing'} as administrative gender` });
};

const rls: readonly ValueSetId[] = ['restless-legs-syndrome'];

/**
 * A usable diagnosis: active (recurring, relapsed), confirmed or silent on verification, or an answer. The diagnosis or the
 * criteria answered no, or a refuted entry, deny it; of a confirmed and a refuted entry the later counts.
 */
const diagnosis = ({ chart, answers, asOf, problems }: Reading): Fact => {
  const criteria = answerTo(answers, 'rls-criteria-confirmed', asOf);
  const answered = answerTo(answers, 'rls-diagnosis', asOf);
  if (criteria.state === 'valid' && criteria.value === false) return fromAnswer(criteria.answer, false, { how: `the five criteria are not met, ${answeredOn(criteria.answer)}` });
  const active = problemsOf(problems, rls, 'active');
  const refuted = problemsOf(problems, rls, 'refuted');
  if (answered.state === 'valid') {
    const since = active.find((problem) => (dateOf(problem) ?? '') > answered.answer.authored);
    if (answered.value === false && since !== undefined) return contradicted(answered.answer, `${since.title} was recorded since`, [since.source]);
    return fromAnswer(answered.answer, answered.value);
  }
  const [first] = active;
  const [denied] = refuted;
  if (first !== undefined && denied !== undefined) {
    const dates = [dateOf(first), dateOf(denied)];
    if (dates[0] === undefined || dates[1] === undefined || dates[0] === dates[1]) return unknown('conflicting', { detail: `${first.title} is recorded both as active and as refuted`, sources: [first.source, denied.source] });
    if (dates[1] > dates[0]) return known(false, { sources: [denied.source], date: dates[1], how: `refuted on ${inWords(dates[1])}` });
  }
  if (first !== undefined) {
    const date = dateOf(first);
    return known(true, { sources: active.map(({ source }) => source), raw: first.title, how: `on the problem list as ${first.title}`, ...(date === undefined ? {} : { date }) });
  }
  if (denied !== undefined) return known(false, { sources: [denied.source], raw: denied.title, how: `${denied.title} was refuted` });
  const other = [...problemsOf(problems, rls, 'unconfirmed'), ...problemsOf(problems, rls, 'past')];
  const state = listState(chart, 'Condition');
  if (other[0] !== undefined) {
    const standing = other[0].standing === 'unconfirmed' ? 'not confirmed' : (other[0].clinicalStatus ?? 'ended');
    return unknown(state.complete ? 'must-ask' : state.reason, { detail: `${other[0].title} is recorded as ${standing}`, sources: other.map(({ source }) => source) });
  }
  return notFound(state, 'no restless legs syndrome recorded');
};

/** Diagnoses that charts often hold about a relative (`scope-family-history-not-diagnosis`). */
const familyKinds: readonly (readonly ValueSetId[])[] = [
  ['restless-legs-syndrome'],
  ['obstructive-sleep-apnea', 'sleep-apnea-unspecified'],
  ['iron-overload'],
  ['alcohol-use-disorder', 'opioid-use-disorder', 'other-substance-use-disorder'],
];

const familyHistoryOnly = ({ chart, problems }: Reading): Fact => {
  const entries = chart.resources.flatMap((resource) => (resource.resourceType === 'FamilyMemberHistory' && resource.status !== 'entered-in-error' ? [resource] : []));
  const inFamily = entries.flatMap((entry) => listOf(entry.condition).map(({ code }) => ({ source: nameOf(entry), title: titleOf(code), sets: setsOf(code).map(({ id }) => id) })));
  const only = familyKinds.flatMap((kind) => {
    const found = inFamily.filter(({ sets }) => sets.some((id) => kind.includes(id)));
    const own = problemsOf(problems, kind, 'active').length + problemsOf(problems, kind, 'past').length;
    return own === 0 ? found : [];
  });
  const unnamed = entries.find((entry) => listOf(entry.condition).some(({ code }) => wordsOf(code).length === 0 && codingsOf(code).length === 0));
  const problemList = listState(chart, 'Condition');
  if (only.length > 0) {
    const sources = [...new Set(only.map(({ source }) => source))];
    if (!problemList.complete) return unknown(problemList.reason, { detail: `${only[0]?.title} is in the family history; ${problemList.words}`, sources, asks: [] });
    return known(true, { sources, raw: only[0]?.title ?? '', how: `${only.map(({ title }) => title).join(', ')}: in the family history only; never taken as the patient's` });
  }
  const family = listState(chart, 'FamilyMemberHistory');
  if (unnamed !== undefined) return unknown('unreadable', { detail: 'an entry of the family history names no condition', sources: [nameOf(unnamed)], asks: [] });
  // A server without family histories has none to mistake for the patient's own.
  if (!family.complete && family.reason !== 'not-in-chart') return unknown(family.reason, { detail: family.words, asks: [] });
  return known(false, { how: family.complete ? `no such family history; ${family.words}` : 'no family history was read' });
};

/** Who the patient is, and whether she has restless legs syndrome. */
export const scope = (reading: Reading): Facts => ({
  age: age(reading),
  sex: sex(reading),
  'rls-diagnosis': diagnosis(reading),
  'irls-total': score(reading, 'irls-total', '{score}'),
  'family-history-only': familyHistoryOnly(reading),
});
