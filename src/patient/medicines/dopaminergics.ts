import { calendarSpan } from '../dates.ts';
import { known, unknown, type Fact } from '../fact.ts';
import { answerTo, answerWindows, fromAnswer, mustAsk, since } from './answered.ts';
import { absence, atLeast, currentFact, inDoubt, namesOf, notTaken, type Context } from './context.ts';
import { dailyDose, unread } from './doses.ts';
import { indicationFact, wasForRls } from './indications.ts';
import { displayName } from './table.ts';
import { increases, stretchNow } from './timeline.ts';

export const dopaminergics = ['pramipexole', 'ropinirole', 'rotigotine', 'levodopa', 'cabergoline', 'bromocriptine', 'apomorphine'] as const;

const increasesFact = (context: Context, ingredient: string): Fact => {
  const linkId = `${ingredient}-increases-24-months`;
  const answer = answerTo(context.answers, linkId, context.asOf, answerWindows['increases-24-months']);
  if (answer) return fromAnswer(answer, undefined, { unit: '{count}' });
  const drug = context.medicines.drugs.get(ingredient);
  if (!drug) {
    const gone = absence(context);
    // Whether it is taken at all is asked first.
    return 'state' in gone ? { ...gone, asks: [`${ingredient}-current-daily-dose`] } : known(0, { unit: '{count}', how: gone.how });
  }
  const found = increases(drug.stretches, context.asOf);
  if (!found) return unread(drug, drug.stretches.find((stretch) => stretch.daily === undefined), [linkId]);
  return atLeast(context, known(found.count, { unit: '{count}', sources: [...new Set(drug.stretches.flatMap((stretch) => stretch.sources))], how: found.count === 0 ? 'no rise of the daily dose in the last 24 months' : `raised on ${found.when.join(', ')}` }));
};

/** "Nightly, may repeat once if needed" is a daily dose. */
const addsToDaily = /\b(?:repeat|again|another|additional|extra)\b/i;

/** Taken only when needed, by its directions; directions that add such a dose to a daily one are daily. */
const asNeededFact = (context: Context): Fact => {
  const drug = context.medicines.drugs.get('levodopa');
  if (!drug || drug.current === false) return notTaken(context, false, {}, ['levodopa-current-daily-dose']);
  if (drug.current === 'unknown') return inDoubt(drug);
  const now = stretchNow(drug.stretches, context.asOf);
  const asNeeded = now?.prn === true && !addsToDaily.test(now.raw);
  return known(asNeeded, { sources: now?.sources ?? drug.sources, raw: now?.raw ?? namesOf(drug), how: asNeeded ? now.how : 'its directions do not say that it is taken only when needed' });
};

const pastFact = (context: Context): Fact => {
  const answer = answerTo(context.answers, 'dopaminergic-past', context.asOf, answerWindows['dopaminergic-past']);
  if (answer) return fromAnswer(answer);
  const past = dopaminergics.flatMap((ingredient) => {
    const drug = context.medicines.drugs.get(ingredient);
    return drug && drug.current === false ? drug.therapies.filter((therapy) => !therapy.neverTaken).map((therapy) => ({ drug, forRls: wasForRls(context, drug, therapy) })) : [];
  });
  const sure = past.find(({ forRls }) => forRls === true);
  if (sure) return known(true, { sources: sure.drug.sources, raw: namesOf(sure.drug), how: `${displayName(sure.drug.ingredient)}, no longer taken` });
  const open = past.find(({ forRls }) => forRls === 'unknown');
  if (open) return unknown('must-ask', { detail: `what ${displayName(open.drug.ingredient)} was prescribed for is not recorded`, sources: open.drug.sources, raw: namesOf(open.drug), asks: [`${open.drug.ingredient}-indication`] });
  const stale = dopaminergics.flatMap((ingredient) => context.medicines.drugs.get(ingredient) ?? []).find((drug) => drug.current === 'unknown');
  if (stale) return inDoubt(stale);
  const gone = absence(context);
  const [unread] = context.medicines.unreadablePast;
  if (!('state' in gone) && unread) return unknown('unreadable', { detail: `${unread.detail}, in an entry that is over`, sources: context.medicines.unreadablePast.map(({ source }) => source) });
  return 'state' in gone ? gone : known(false, { how: `no dopaminergic drug taken before for RLS; ${gone.how}` });
};

export const augmentationFeatures = ['earlier-onset', 'greater-intensity', 'spread', 'shorter-latency', 'shorter-effect', 'worse-after-increase'].map((feature) => `augmentation-${feature}`);

const answeredWithin = (context: Context, factId: string, window: string): Fact => {
  const answer = answerTo(context.answers, factId, context.asOf, answerWindows[window] ?? {});
  return answer ? fromAnswer(answer) : mustAsk(context.answers, factId);
};

/** Reviewed within 6 months: the date that was answered, or all six features answered. */
const reviewedFact = (context: Context): Fact => {
  const { answers, asOf } = context;
  const answer = answers.get('augmentation-reviewed');
  const on = calendarSpan(answer?.values[0]);
  if (answer && on && on.first >= since(asOf, 6) && on.first <= asOf) return fromAnswer(answer, true, { date: on.first });
  const features = augmentationFeatures.map((feature) => answerTo(answers, feature, asOf, answerWindows['augmentation'])).filter((feature) => feature !== undefined);
  if (features.length === augmentationFeatures.length)
    return known(true, { answered: true, date: features.map((feature) => feature.authored).toSorted()[0] ?? asOf, sources: [...new Set(features.map((feature) => feature.source))], how: 'all six features answered' });
  return answer ? unknown('out-of-date', { detail: `last reviewed on ${String(answer.values[0])}`, sources: [answer.source] }) : mustAsk(answers, 'augmentation-reviewed');
};

/** Dopamine agonists, levodopa, augmentation and impulse control. */
export const dopaminergicFacts = (context: Context): Record<string, Fact> => ({
  ...Object.fromEntries(
    dopaminergics.flatMap((drug) => [
      [`${drug}-current`, currentFact(context, drug)],
      [`${drug}-indication`, indicationFact(context, drug)],
      [`${drug}-current-daily-dose`, dailyDose(context, drug)],
      [`${drug}-increases-24-months`, increasesFact(context, drug)],
    ]),
  ),
  'levodopa-as-needed': asNeededFact(context),
  'dopaminergic-past': pastFact(context),
  ...Object.fromEntries(augmentationFeatures.map((feature) => [feature, answeredWithin(context, feature, 'augmentation')])),
  'augmentation-reviewed': reviewedFact(context),
  'impulse-control': answeredWithin(context, 'impulse-control', 'impulse-control'),
});
