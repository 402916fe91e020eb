/** Dose, schedule and weeks of a drug, from its stretches; a clinician's answer goes before the chart. */
import type { Answer } from '../answers/answer.ts';
import type { Validity } from '../dates.ts';
import { known, unknown, type Fact, type Unknown } from '../fact.ts';
import { answerTo, answeredDailyDose, answerWindows, fromAnswer } from './answered.ts';
import { atLeast, inDoubt, namesOf, notTaken, type Context } from './context.ts';
import type { Drug } from './histories.ts';
import { displayName } from './table.ts';
import { bestStretch, stretchNow, touches, weeksOf, type Daily, type Stretch } from './timeline.ts';

/** Patches are dosed by their rate: rotigotine in mg a day, fentanyl in µg an hour; all else in milligrams a day. */
export const doseUnit = (ingredient: string): Daily['unit'] => (ingredient === 'rotigotine' ? 'mg/(24.h)' : 'mg/d');

/** A dose in the unit of its drug's facts (1 µg/h = 0.024 mg/d); fentanyl patches stay in µg/h. */
export const inUnitOf = (ingredient: string, daily: Daily): Daily => {
  if (daily.unit === 'ug/h' && ingredient !== 'fentanyl') return { value: Number((daily.value * 0.024).toPrecision(12)), unit: 'mg/d' };
  if (daily.unit === 'mg/d' && ingredient === 'rotigotine') return { value: daily.value, unit: 'mg/(24.h)' };
  if (daily.unit === 'mg/(24.h)' && ingredient !== 'rotigotine') return { value: daily.value, unit: 'mg/d' };
  return daily;
};

export const unread = (drug: Drug, stretch: Stretch | undefined, asks?: readonly string[]): Unknown =>
  unknown(stretch?.unread?.reason ?? 'unreadable', {
    detail: `${displayName(drug.ingredient)}: ${stretch?.unread?.detail ?? 'no directions that hold today'}`,
    sources: stretch?.sources ?? drug.sources,
    ...(stretch?.raw ? { raw: stretch.raw } : {}),
    ...(asks ? { asks } : {}),
  });

/** Facts of what a stretch says: value and where it comes from. */
export const fromStretch = (stretch: Stretch, value: number, unit: string, what?: string): Fact =>
  known(value, {
    unit, sources: stretch.sources, raw: stretch.raw,
    how: [what, stretch.how].filter((text) => text !== undefined && text !== '').join('; '),
    ...(stretch.from ? { date: stretch.from } : {}),
    ...(stretch.prn ? { prn: true } : {}),
  });

/** The answer to a question about the drug's dose; one that was given before the present dose began says nothing of it. */
const doseAnswer = (context: Context, ingredient: string, what: string, validity: Validity = {}): Answer | undefined => {
  const answer = answerTo(context.answers, `${ingredient}-${what}`, context.asOf, validity);
  const drug = context.medicines.drugs.get(ingredient);
  const now = drug?.current === true ? stretchNow(drug.stretches, context.asOf) : undefined;
  return answer && now?.from !== undefined && now.from > answer.authored ? undefined : answer;
};

const answered = (context: Context, ingredient: string): Fact | undefined => {
  const answer = doseAnswer(context, ingredient, 'current-daily-dose', answerWindows['current-daily-dose']);
  if (!answer) return undefined;
  const value = answeredDailyDose(answer);
  return value === undefined ? unknown('unreadable', { detail: `the unit of the answer, ${answer.unit ?? 'none'}, is none a day`, sources: [answer.source] }) : fromAnswer(answer, value, { unit: doseUnit(ingredient) });
};

export const dailyDose = (context: Context, ingredient: string): Fact => {
  const said = answered(context, ingredient);
  if (said) return said;
  const drug = context.medicines.drugs.get(ingredient);
  if (!drug || drug.current === false) return notTaken(context, 0, { unit: doseUnit(ingredient) });
  if (drug.current === 'unknown') return inDoubt(drug);
  const now = stretchNow(drug.stretches, context.asOf);
  if (!now?.daily) return unread(drug, now);
  const { value, unit } = inUnitOf(ingredient, now.daily);
  return fromStretch(now, value, unit);
};

/** Doses a day now; of a past trial, at its best dose. */
export const dosesPerDay = (context: Context, ingredient: string): Fact => {
  const answer = doseAnswer(context, ingredient, 'doses-per-day');
  if (answer) return fromAnswer(answer, answer.values[0], { unit: '/d' });
  const drug = context.medicines.drugs.get(ingredient);
  if (!drug || drug.stretches.length === 0) return noTrial(context, ingredient);
  if (drug.current === 'unknown') return inDoubt(drug, [`${ingredient}-indication`]);
  const stretch = drug.current ? stretchNow(drug.stretches, context.asOf) : bestStretch(drug.stretches, context.asOf);
  if (stretch?.dosesPerDay === undefined || stretch.unread?.reason === 'conflicting') return unread(drug, stretch);
  return fromStretch(stretch, stretch.dosesPerDay, '/d');
};

const noTrial = (context: Context, ingredient: string): Fact => {
  const never = context.answers.get(`${ingredient}-result`)?.values[0] === 'never-tried';
  if (never) return unknown('not-in-chart', { detail: 'never tried', asks: [] });
  return context.list.complete ? unknown('not-in-chart', { detail: 'not on the medicines list' }) : unknown(context.list.reason, { detail: context.list.words });
};

/** Weeks at the current dose, or at the best dose where that was longer or the trial is over. */
export const weeksAtDose = (context: Context, ingredient: string): Fact => {
  const answer = doseAnswer(context, ingredient, 'weeks');
  if (answer) return fromAnswer(answer, answer.values[0], { unit: 'wk' });
  const drug = context.medicines.drugs.get(ingredient);
  if (!drug || drug.stretches.length === 0) return noTrial(context, ingredient);
  const now = drug.current === true ? stretchNow(drug.stretches, context.asOf) : undefined;
  const best = bestStretch(drug.stretches, context.asOf);
  const candidates = [now, best].flatMap((stretch) => {
    const weeks = stretch?.daily ? weeksOf(stretch, context.asOf) : undefined;
    return stretch && weeks !== undefined ? [{ stretch, weeks }] : [];
  });
  const longest = candidates.toSorted((a, b) => b.weeks - a.weeks)[0];
  // Beside directions that cannot be read: the same dose may have been taken longer, or a higher one before.
  const unclear = drug.stretches.find((stretch) => !stretch.daily && (now === undefined || (longest !== undefined && touches(stretch, longest.stretch))));
  if (longest && unclear) return unread(drug, unclear);
  if (!longest || (now && !now.daily)) {
    const stretch = now ?? best;
    return stretch && !stretch.daily ? unread(drug, stretch) : unknown('must-ask', { detail: `${displayName(ingredient)}: since when this dose is taken, or until when, is not recorded`, sources: stretch?.sources ?? drug.sources, raw: namesOf(drug) });
  }
  return fromStretch(longest.stretch, longest.weeks, 'wk', `since ${longest.stretch.from ?? ''}${longest.stretch.to ? ` until ${longest.stretch.to}` : ''}`);
};

/** The highest daily dose reached: the answer, or what the chart shows since then where that is more. */
export const bestDose = (context: Context, ingredient: string): Fact => {
  const { asOf } = context;
  const answer = answerTo(context.answers, `${ingredient}-best-daily-dose`, asOf);
  const drug = context.medicines.drugs.get(ingredient);
  const best = drug && bestStretch(drug.stretches, asOf);
  const inChart = best?.daily ? inUnitOf(ingredient, best.daily) : undefined;
  if (answer) {
    const value = answeredDailyDose(answer);
    if (value === undefined) return unknown('unreadable', { detail: `the unit of the answer, ${answer.unit ?? 'none'}, is none a day`, sources: [answer.source] });
    const later = best && inChart && inChart.value > value && (best.from ?? '') > answer.authored;
    return later ? fromStretch(best, inChart.value, inChart.unit) : fromAnswer(answer, value, { unit: doseUnit(ingredient) });
  }
  if (!drug || drug.stretches.length === 0) return noTrial(context, ingredient);
  const unclear = drug.stretches.find((stretch) => !stretch.daily);
  if (!best || !inChart) return unread(drug, unclear);
  // An older entry that cannot be read may have held more; the current one certainly may.
  if (unclear) return unread(drug, unclear);
  return atLeast(context, fromStretch(best, inChart.value, inChart.unit));
};

export const bestDosesPerDay = (context: Context, ingredient: string): Fact => {
  const drug = context.medicines.drugs.get(ingredient);
  const best = drug && bestStretch(drug.stretches, context.asOf);
  const answer = doseAnswer(context, ingredient, 'doses-per-day');
  if (answer) return fromAnswer(answer, answer.values[0], { unit: '/d' });
  if (!drug || drug.stretches.length === 0) return { ...noTrial(context, ingredient), ...(context.answers.get(`${ingredient}-result`)?.values[0] === 'never-tried' ? {} : { asks: [`${ingredient}-doses-per-day`] }) };
  if (best?.dosesPerDay === undefined || bestDose(context, ingredient).state === 'unknown') return unread(drug, best ?? drug.stretches.find((stretch) => !stretch.daily), [`${ingredient}-doses-per-day`]);
  return fromStretch(best, best.dosesPerDay, '/d');
};
