import { answerTo, contradicted, fromAnswer } from './answers/answered.ts';
import { dateOf, namedAsHistory, problemsOf, type Problem } from './conditions/problems.ts';
import type { ValueSetId } from './conditions/value-sets.ts';
import { calendarSpan, inWords, isValidOn } from './dates.ts';
import { done, eventsOf, type ClinicalEvent } from './events.ts';
import { known, unknown, type Fact, type Facts } from './fact.ts';
import { isUsable, newestResult } from './labs/chosen.ts';
import { newestFirst } from './labs/observations.ts';
import { score } from './labs/score.ts';
import { listState } from './lists.ts';
import type { Reading } from './reading.ts';
import { windowOf } from './windows.ts';

const obstructive: readonly ValueSetId[] = ['obstructive-sleep-apnea'];
/**
 * STOP-BANG points: 0 to 2 is low risk, 5 to 8 high (Chung et al., Chest 2016;149:631). Below the first, with no record of sleep apnoea,
 * settles that there is none; from the second on it stands against an answered "none".
 */
const stopBangLow = 3;
const stopBangHigh = 5;
/** Use that counts as adherence: 4 hours or more on this share of nights (percent), as US coverage of PAP devices defines it (CMS). */
const adherentNights = 70;

const isBelow = (fact: Fact, limit: number): boolean => fact.state === 'known' && typeof fact.value === 'number' && fact.value < limit;

/** Entries of sleep apnoea whose kind is not said; central sleep apnoea is another fact. */
const unspecified = (problems: readonly Problem[]): readonly Problem[] =>
  [...problemsOf(problems, ['sleep-apnea-unspecified'], 'active'), ...problemsOf(problems, ['sleep-apnea-unspecified'], 'unconfirmed')].filter((problem) => !problem.belongs.some(({ id }) => id === 'obstructive-sleep-apnea' || id === 'central-sleep-apnea'));

/** What the chart alone says of obstructive sleep apnoea. */
const recorded = ({ problems }: Reading): Fact | undefined => {
  const active = problemsOf(problems, obstructive, 'active');
  const [first] = active;
  if (first !== undefined) {
    const date = dateOf(first);
    return known('present', { sources: active.map(({ source }) => source), raw: first.title, how: `recorded as ${first.title}`, ...(date === undefined ? {} : { date }) });
  }
  const open = [...problemsOf(problems, obstructive, 'unconfirmed'), ...unspecified(problems)];
  if (open[0] !== undefined) return unknown('must-ask', { detail: `${open[0].title} is recorded, but not as confirmed obstructive sleep apnoea`, sources: open.map(({ source }) => source), asks: ['osa'] });
  const past = problemsOf(problems, obstructive, 'past');
  // "History of OSA" on an active list is most often OSA that is treated: only one that is said to be over is resolved.
  const history = namedAsHistory(problems, obstructive).filter(({ title }) => !/\b(?:resolved|cured)\b/i.test(title));
  if (history[0] !== undefined) return unknown('must-ask', { detail: `${history[0].title} is recorded: is it still so?`, sources: history.map(({ source }) => source), asks: ['osa'] });
  if (past[0] !== undefined) return known('resolved', { sources: past.map(({ source }) => source), raw: past[0].title, how: `recorded as ${past[0].title} (${past[0].clinicalStatus ?? 'ended'})` });
  return undefined;
};

/** The reading "OSA" of the guideline: Condition or answer, sleep study, STOP-BANG; a problem list never settles that there is none. */
const sleepApnea = (reading: Reading, stopBang: Fact): Fact => {
  const { answers, asOf, chart } = reading;
  const fromChart = recorded(reading);
  const answered = answerTo(answers, 'osa', asOf);
  const study = answerTo(answers, 'osa-study', asOf);
  const isExcluded = study.state === 'valid' && study.value === true;
  if (answered.state === 'valid') {
    const { answer, value } = answered;
    if (value !== 'none') return isExcluded && value === 'present' && study.answer.authored >= answer.authored ? contradicted(answer, 'a sleep study is answered to have excluded it', [study.answer.source]) : fromAnswer(answer, value);
    if (fromChart?.state === 'known' && fromChart.value === 'present' && (fromChart.date ?? '') > answer.authored) return contradicted(answer, `it was recorded since`, fromChart.sources);
    if (isExcluded) return fromAnswer(answer, 'none', { how: `excluded by a sleep study, answered by clinician, ${inWords(study.answer.authored)}` });
    if (stopBang.state === 'unknown' || isBelow(stopBang, stopBangHigh)) return fromAnswer(answer, 'none');
    return unknown('conflicting', { detail: `answered none on ${inWords(answer.authored)}, but STOP-BANG is ${String(stopBang.value)} and no sleep study is known`, sources: [answer.source, ...stopBang.sources], asks: ['osa', 'osa-study'] });
  }
  if (isExcluded) {
    if (fromChart?.state === 'known' && fromChart.value === 'present') return contradicted(study.answer, 'obstructive sleep apnoea is on the problem list', fromChart.sources);
    return fromAnswer(study.answer, 'none', { how: `excluded by a sleep study, answered by clinician, ${inWords(study.answer.authored)}` });
  }
  if (fromChart !== undefined) return fromChart;
  const state = listState(chart, 'Condition');
  if (!state.complete) return unknown(state.reason, { detail: `no sleep apnoea found; ${state.words}`, asks: ['osa'] });
  if (stopBang.state === 'known' && isBelow(stopBang, stopBangLow)) {
    return known('none', { sources: stopBang.sources, how: `no sleep apnoea recorded and STOP-BANG ${String(stopBang.value)}; ${state.words}`, ...(stopBang.date === undefined ? {} : { date: stopBang.date }), ...(stopBang.answered === undefined ? {} : { answered: stopBang.answered }) });
  }
  return unknown('must-ask', { detail: stopBang.state === 'known' ? `no sleep apnoea recorded, but STOP-BANG is ${String(stopBang.value)}` : 'no sleep apnoea recorded, and no STOP-BANG', asks: ['osa'] });
};

const fourHours = String.raw`4\s*(?:h|hrs?|hours?)\b`;
const share = String.raw`(\d{1,3}(?:\.\d+)?)\s*(?:%|percent)`;
/** "4 h or more on 92 % of nights", "92 % of days with usage >= 4 hours". */
const nightsInWords = [new RegExp(`${fourHours}[^.;]{0,40}?${share}`, 'i'), new RegExp(`${share}[^.;]{0,60}?${fourHours}`, 'i')];

/** How the treatment is used: the share of nights with four hours, as a number or in the words of a device report, within the window. */
const measuredUse = (reading: Reading): { readonly nights: number; readonly raw: string; readonly source: string; readonly date: string } | undefined => {
  const window = windowOf('osa-treatment');
  const use = newestResult(reading, 'pap-nights-over-4-hours', window);
  if (isUsable(use) && use.range === undefined) return { nights: use.value, raw: use.raw, source: use.source, date: use.date };
  const [report] = newestFirst(reading.observations.findings, 'pap-report');
  if (report === undefined || !isValidOn(report.span, window, reading.asOf)) return undefined;
  const raw = report.words.join('; ');
  const nights = Number(nightsInWords.map((pattern) => pattern.exec(raw)?.[1]).find((found) => found !== undefined));
  return Number.isNaN(nights) || nights > 100 ? undefined : { nights, raw, source: report.source, date: report.date };
};

const byDate = (a: ClinicalEvent, b: ClinicalEvent): number => (b.date ?? '').localeCompare(a.date ?? '');

/** Answered; measured use; a refusal that no later treatment followed. A device or an order alone does not say that it is used. */
const treatment = (reading: Reading, osa: Fact): Fact => {
  const { answers, asOf, events } = reading;
  const answered = answerTo(answers, 'osa-treatment', asOf);
  if (answered.state === 'valid') return fromAnswer(answered.answer, answered.value);
  if (osa.state === 'known' && osa.value === 'none') return unknown('not-in-chart', { detail: 'no sleep apnoea', asks: [] });
  const use = measuredUse(reading);
  if (use !== undefined) {
    return known(use.nights >= adherentNights ? 'treated-adherent' : 'not-adherent', { sources: [use.source], raw: use.raw, date: use.date, how: `4 hours or more on ${use.nights} % of nights` });
  }
  const [refused] = eventsOf(events, 'pap-therapy', ['not-done']).toSorted(byDate);
  const [treated] = eventsOf(events, 'pap-therapy', [...done, 'on-hold', 'stopped', 'intended']).toSorted(byDate);
  if (refused !== undefined && (treated === undefined || (treated.date !== undefined && refused.date !== undefined && refused.date >= treated.date))) {
    const span = calendarSpan(refused.date);
    const about = { sources: [refused.source], raw: `${refused.title}: not done` };
    const words = `${refused.title} was not done${refused.date === undefined ? '' : ` (${inWords(refused.date)})`}, and no treatment is recorded since`;
    if (span === undefined || refused.date === undefined) return unknown('must-ask', { ...about, detail: `${words}; when is not recorded` });
    return isValidOn(span, windowOf('osa-treatment'), asOf) ? known('untreated', { ...about, how: words, date: refused.date }) : unknown('out-of-date', { ...about, detail: words });
  }
  if (answered.state === 'old') return answered.fact;
  if (treated !== undefined) {
    const span = calendarSpan(treated.date);
    const age = span !== undefined && !isValidOn(span, windowOf('osa-treatment'), asOf) ? `, of ${inWords(treated.date ?? '')}` : '';
    return unknown('must-ask', { detail: `${treated.title} is recorded (${treated.kind}, ${treated.status}${age}); nothing says that it is used 4 hours or more on most nights`, sources: [treated.source], raw: treated.title });
  }
  return unknown('must-ask', { detail: 'nothing recorded says whether it is treated' });
};

/** Obstructive sleep apnoea, its treatment, and the score that screens for it. */
export const sleepApneaFacts = (reading: Reading): Facts => {
  const stopBang = score(reading, 'stop-bang', '{score}');
  const osa = sleepApnea(reading, stopBang);
  const study = answerTo(reading.answers, 'osa-study', reading.asOf);
  const studied = study.state === 'valid' ? fromAnswer(study.answer, study.value) : unknown('must-ask', { detail: 'whether a sleep study has excluded sleep apnoea is not answered' });
  return { 'stop-bang': stopBang, osa, 'osa-study': studied, 'osa-treatment': treatment(reading, osa) };
};
