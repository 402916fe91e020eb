import { calendarSpan, isValidOn, monthsBefore, type Validity } from '../dates.ts';
import { known, unknown, type Fact, type FactValue, type Unknown } from '../fact.ts';
import type { Answer, Answers } from '../answers/answer.ts';
import { newest } from './dates.ts';

/**
 * How long answers about medicines stay valid (the app's own settings; `docs/facts.md`). What a trial showed, what was
 * not tolerated and what a drug is for have no limit; `considering` and `override` belong to a visit.
 */
export const answerWindows: Readonly<Record<string, Validity>> = {
  'current-opioid': { days: 30 },
  benzodiazepine: { days: 30 },
  'opioid-antagonist': { days: 30 },
  'mao-inhibitor': { days: 14 },
  'antihistamine-first-generation': { days: 30 },
  'antihistamine-second-generation': { days: 30 },
  'dopamine-antagonist': { days: 30 },
  'serotonergic-antidepressant': { days: 30 },
  trazodone: { days: 30 },
  'other-exacerbating-drug': { days: 30 },
  'cns-depressant': { days: 30 },
  'cyp2d6-inhibitor': { days: 30 },
  'increases-24-months': { months: 6 },
  'dopaminergic-past': { months: 6 },
  'opioid-tolerant': { days: 7 },
  'current-daily-dose': { days: 30 },
  augmentation: { months: 6 },
  'augmentation-reviewed': { months: 6 },
  'impulse-control': { months: 6 },
  valerian: { months: 6 },
  considering: { days: 30 },
  override: { days: 30 },
  'oral-iron': { months: 12 },
  'oral-iron-intolerant': {},
  'iv-iron-never': { months: 12 },
};

export const validAnswer = (answer: Answer | undefined, validity: Validity, asOf: string): boolean => {
  const span = calendarSpan(answer?.authored);
  return span !== undefined && isValidOn(span, validity, asOf);
};

/** The answer to a question while it is valid. */
export const answerTo = (answers: Answers, linkId: string, asOf: string, validity: Validity = {}): Answer | undefined => {
  const answer = answers.get(linkId);
  return validAnswer(answer, validity, asOf) ? answer : undefined;
};

export const fromAnswer = (answer: Answer, value: FactValue | undefined = answer.values[0], rest: { unit?: string; date?: string; how?: string } = {}): Fact =>
  value === undefined
    ? unknown('unreadable', { detail: 'the answer has no value', sources: [answer.source] })
    : known(value, { date: answer.authored, answered: true, sources: [answer.source], raw: answer.values.join(', '), ...rest });

/** Nobody was asked, or the answer is too old. */
export const mustAsk = (answers: Answers, linkId: string, detail?: string): Unknown => {
  const old = answers.get(linkId);
  return old ? unknown('out-of-date', { detail: `answered on ${old.authored}`, sources: [old.source] }) : unknown('must-ask', detail === undefined ? {} : { detail });
};

/** An answered amount a day in `mg/d`; undefined where its unit cannot be brought to it. */
export const answeredDailyDose = (answer: Answer): number | undefined => {
  const value = answer.values[0];
  const unit = (answer.unit ?? 'mg/d').toLowerCase().replace(/\s/g, '').replace(/[µμ]g|mcg/g, 'ug');
  const match = /^(ug|mg|g)(?:\/(?:d|day|24h|24\.h|\(24\.h\)))?$/.exec(unit);
  const factors: Readonly<Record<string, number>> = { ug: 0.001, mg: 1, g: 1000 };
  const factor = factors[match?.[1] ?? ''];
  return typeof value === 'number' && factor !== undefined ? value * factor : undefined;
};

const aboutTaking = ['indication', 'result', 'best-daily-dose', 'doses-per-day', 'weeks', 'current-daily-dose'] as const;

/** Day of the newest answer that speaks of the drug as taken: its indication, dose, schedule, time or result. */
export const answeredAbout = (answers: Answers, ingredient: string): string | undefined =>
  newest(
    aboutTaking.map((what) => {
      const answer = answers.get(`${ingredient}-${what}`);
      // An answer that the drug was never taken, or was not tolerated, is no sign that it is taken.
      const denies = ['never-tried', 'adverse-effect', 0].some((value) => value === answer?.values[0]);
      return denies ? undefined : calendarSpan(answer?.authored)?.first;
    }),
  );

/** Day on which a daily dose of 0 was answered: no longer taken. */
export const answeredNotTaken = (answers: Answers, ingredient: string): string | undefined => {
  const answer = answers.get(`${ingredient}-current-daily-dose`);
  return answer?.values[0] === 0 ? calendarSpan(answer.authored)?.first : undefined;
};

/** Six months ago and the like, for what was answered as a date. */
export const since = (asOf: string, months: number): string => monthsBefore(asOf, months);
