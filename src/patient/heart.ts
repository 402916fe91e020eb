import { onProblemList, type Evidence } from './conditions/on-problem-list.ts';
import { dateOf, problemsOf } from './conditions/problems.ts';
import { calendarSpan, dayBefore, inWords, isValidOn, validityInWords } from './dates.ts';
import { known, unknown, type Fact, type Facts } from './fact.ts';
import { isUsable, newestResult, resultFact } from './labs/chosen.ts';
import { newestFirst } from './labs/observations.ts';
import { anyTaken } from './medicines-taken.ts';
import type { Reading } from './reading.ts';
import { windowOf, windows } from './windows.ts';

/** From here on methadone is not to be used, and the figure holds until a newer ECG (`opioid-methadone-qtc-500`). */
export const qtcBlock = 500;
/** Above this an earlier QTc shortens the window (`opioid-methadone-ecg-missing`). */
export const qtcRaised = 450;
/** Lower limits where the report gives none: potassium mmol/L, magnesium mg/dL. */
const lowElectrolytes = { potassium: 3.5, magnesium: 1.7 } as const;
/** A myocardial infarction counts as recent for so long. */
const recentInfarctionDays = 91;

const problemEvidence = (reading: Reading, sets: Parameters<typeof problemsOf>[1], standing: 'active' | 'past'): readonly Evidence[] =>
  problemsOf(reading.problems, sets, standing).map((problem) => {
    const date = dateOf(problem);
    return { words: problem.title, source: problem.source, ...(date === undefined ? {} : { date }) };
  });

/** The newest potassium or magnesium of the last 30 days, where it is low. */
const lowElectrolyte = (reading: Reading, id: keyof typeof lowElectrolytes): readonly Evidence[] => {
  const [newest] = newestFirst(reading.observations.results, id);
  if (newest === undefined || !isValidOn(newest.span, windowOf('qt-risk'), reading.asOf)) return [];
  const limit = newest.reference.low ?? lowElectrolytes[id];
  const highest = newest.range === undefined ? newest.value : (newest.range.high ?? Infinity);
  return highest < limit ? [{ words: `${id} ${newest.raw} on ${inWords(newest.date)}`, source: newest.source, date: newest.date }] : [];
};

/** Long-QT history, another QT-prolonging drug (the opioid in question is not its own risk), low potassium or magnesium. */
const qtRisk = (reading: Reading): Fact =>
  onProblemList(reading, {
    id: 'qt-risk',
    sets: ['long-qt'],
    name: 'QT risk',
    pastCounts: true,
    settles: false,
    otherEvidence: [
      ...anyTaken(reading, ['qt-prolonging', 'antiarrhythmic-ia-iii'], ['methadone', 'buprenorphine']),
      ...lowElectrolyte(reading, 'potassium'),
      ...lowElectrolyte(reading, 'magnesium'),
    ],
  });

interface Interval {
  readonly value: Fact;
  /** Older than its window, and kept because it is dangerous. */
  readonly isHeldOver: boolean;
}

/** Whether there is a QTc within its window: an older one of 500 or more still forbids methadone, but is no ECG for starting it. */
const qtcRecent = ({ value, isHeldOver }: Interval): Fact => {
  if (value.state === 'unknown') return { ...value, asks: ['qtc'] };
  return known(!isHeldOver, { sources: value.sources, derived: true, ...(value.date === undefined ? {} : { date: value.date }) });
};

/** An arrhythmia, now or in the past: it shortens the time for which a QTc holds, and is no QT risk by itself. */
const hasArrhythmia = ({ problems }: Reading): boolean => (['active', 'past'] as const).some((standing) => problemsOf(problems, ['arrhythmia'], standing).length > 0);

/** The newest QTc within 12 months; 3 with a QT risk, an arrhythmia or a QTc above 450 on record; 500 or more holds while none is newer. */
const qtc = (reading: Reading, risk: Fact): Interval => {
  const newest = newestResult(reading, 'qtc', {});
  if (!isUsable(newest)) return { value: newest, isHeldOver: false };
  const atRisk = (risk.state === 'known' && risk.value === true) || hasArrhythmia(reading) || newest.value > qtcRaised || newestFirst(reading.observations.results, 'qtc').some(({ value }) => value > qtcRaised);
  const validity = atRisk ? windows['qtc-with-risk'] : windows.qtc;
  const fact = resultFact(reading, 'qtc', newest, 'ms');
  if (isValidOn(newest.span, validity, reading.asOf)) return { value: fact, isHeldOver: false };
  if (newest.value >= qtcBlock) return { value: { ...fact, how: `of ${inWords(newest.date)}; holds because no ECG is newer` }, isHeldOver: true };
  const old = unknown('out-of-date', { detail: `the last QTc is ${newest.raw} of ${inWords(newest.date)}; it holds for ${validityInWords(validity)}${atRisk ? ' with a QT risk or an arrhythmia' : ''}`, sources: [newest.source], raw: newest.raw });
  return { value: old, isHeldOver: false };
};

const recentInfarction = (reading: Reading): readonly Evidence[] =>
  problemEvidence(reading, ['myocardial-infarction'], 'active').filter(({ date }) => {
    const span = calendarSpan(date);
    return span !== undefined && span.first >= dayBefore(reading.asOf, recentInfarctionDays);
  });

/** QT interval and the cardiac cautions. */
export const heart = (reading: Reading): Facts => {
  const risk = qtRisk(reading);
  const interval = qtc(reading, risk);
  return {
    'qt-risk': risk,
    qtc: interval.value,
    'qtc-recent': qtcRecent(interval),
    'dipyridamole-caution': onProblemList(reading, {
      id: 'dipyridamole-caution',
      sets: ['dipyridamole-caution'],
      name: 'caution against dipyridamole',
      settles: false,
      otherEvidence: [...recentInfarction(reading), ...anyTaken(reading, ['anticoagulant'])],
    }),
  };
};
