import { known, unknown, type Fact } from '../fact.ts';
import { allergyFact, adverseEffect } from './allergies.ts';
import { answerTo, fromAnswer, mustAsk } from './answered.ts';
import { currentFact, inDoubt, namesOf, notTaken, type Context } from './context.ts';
import { bestDose, bestDosesPerDay, dailyDose, dosesPerDay, unread, weeksAtDose } from './doses.ts';
import { saidByStopReason } from './stop-reasons.ts';
import { displayName } from './table.ts';
import { stretchNow } from './timeline.ts';

export const gabapentinoids = ['gabapentin', 'pregabalin', 'gabapentin-enacarbil'] as const;
type Gabapentinoid = (typeof gabapentinoids)[number];

const resultFact = (context: Context, drugId: Gabapentinoid): Fact => {
  const answer = answerTo(context.answers, `${drugId}-result`, context.asOf);
  if (answer) return fromAnswer(answer);
  const drug = context.medicines.drugs.get(drugId);
  if (drug && drug.current === false) {
    const reasons = drug.therapies.flatMap((therapy) => (therapy.stopReason === undefined ? [] : [{ text: therapy.stopReason, sources: therapy.entries.map((entry) => entry.source) }]));
    for (const { text, sources } of reasons.toReversed()) {
      const said = saidByStopReason(text);
      if (said) return known(said, { sources, raw: text, how: 'the reason recorded for stopping it' });
    }
    const effect = adverseEffect(context, drugId);
    if (effect) return effect;
  }
  const name = displayName(drugId);
  return mustAsk(context.answers, `${drugId}-result`, drug ? `what ${name} did is not recorded` : `whether ${name} was ever tried is never settled by a list`);
};

const takenFact = (context: Context, drugId: Gabapentinoid): Fact => {
  const drug = context.medicines.drugs.get(drugId);
  const answer = answerTo(context.answers, `${drugId}-result`, context.asOf);
  const never = answer?.values[0] === 'never-tried';
  const asks = [`${drugId}-result`];
  const inChart = drug?.therapies.some((therapy) => !therapy.neverTaken) === true && drug.doubt?.reason !== 'conflicting';
  if (inChart && never) return unknown('conflicting', { detail: `answered as never tried, but the chart has ${namesOf(drug)}`, sources: [...drug.sources, answer.source], asks });
  if (answer) return fromAnswer(answer, !never);
  if (inChart) return known(true, { sources: drug.sources, raw: namesOf(drug), how: 'on the medicines list, now or before' });
  return unknown('must-ask', { detail: `${displayName(drugId)} is not in the chart; whether it was ever tried is never settled by a list`, asks });
};

const contraindicatedFact = (context: Context, drugId: Gabapentinoid): Fact => {
  const answer = answerTo(context.answers, `${drugId}-contraindicated`, context.asOf);
  return answer ? fromAnswer(answer) : known(false, { how: 'nobody has stated a contraindication' });
};

/** Gabapentin as one dose at night only; two or more doses a day, or one at another time: no. */
const singleNightDose = (context: Context): Fact => {
  const asks = ['gabapentin-at-night-only'];
  const answer = answerTo(context.answers, 'gabapentin-at-night-only', context.asOf);
  if (answer) return fromAnswer(answer);
  const drug = context.medicines.drugs.get('gabapentin');
  if (!drug || drug.current === false) return notTaken(context, false, {}, asks);
  if (drug.current === 'unknown') return inDoubt(drug);
  const now = stretchNow(drug.stretches, context.asOf);
  if (!now || now.unread?.reason === 'conflicting') return unread(drug, now, asks);
  const fact = (value: boolean): Fact => known(value, { sources: now.sources, raw: now.raw, how: now.how });
  if (now.dosesPerDay !== undefined && now.dosesPerDay > 1) return fact(false);
  if (now.nightOnly === false) return fact(false);
  if (now.dosesPerDay === 1 && now.nightOnly === true) return fact(true);
  const schedule = answerTo(context.answers, 'gabapentin-doses-per-day', context.asOf);
  if (typeof schedule?.values[0] === 'number' && schedule.values[0] > 1) return fromAnswer(schedule, false);
  return unknown('unreadable', { detail: 'the time of day is not said', sources: now.sources, raw: now.raw, asks });
};

/** The facts of the three alpha-2-delta ligands, as `catalogue/medicines.ts` means them. */
export const gabapentinoidFacts = (context: Context): Record<string, Fact> => ({
  ...Object.fromEntries(
    gabapentinoids.flatMap((drug) => [
      [`${drug}-current`, currentFact(context, drug)],
      [`${drug}-current-daily-dose`, dailyDose(context, drug)],
      [`${drug}-taken`, takenFact(context, drug)],
      [`${drug}-result`, resultFact(context, drug)],
      [`${drug}-best-daily-dose`, bestDose(context, drug)],
      [`${drug}-best-doses-per-day`, bestDosesPerDay(context, drug)],
      [`${drug}-doses-per-day`, dosesPerDay(context, drug)],
      [`${drug}-weeks`, weeksAtDose(context, drug)],
      [`${drug}-contraindicated`, contraindicatedFact(context, drug)],
      [`${drug}-allergy`, allergyFact(context, drug)],
    ]),
  ),
  'gabapentin-single-night-dose': singleNightDose(context),
});
