import { known, unknown, type Fact } from '../fact.ts';
import { daysBetween } from '../dates.ts';
import { opioidAllergies } from './allergies.ts';
import { answerTo, answerWindows, fromAnswer } from './answered.ts';
import { answeredOrCurrent } from './answered-or-current.ts';
import { anyCurrent, atLeast, currentFact, drugsOfClass, inDoubt, namesOf, type Context } from './context.ts';
import { dailyDose } from './doses.ts';
import type { Drug } from './histories.ts';
import { indicationFact } from './indications.ts';
import type { SettledTherapy } from './overlap.ts';
import { classesOf, displayName, morphineFactor, notCountedInMme } from './table.ts';
import { stretchNow } from './timeline.ts';

/** Morphine equivalents a day of what is taken of one opioid now; undefined with the reason where it cannot be told. */
const equivalents = (drug: Drug, asOf: string): { readonly value: number; readonly prn: boolean; readonly how: string } | { readonly problem: string; readonly reason: 'unreadable' | 'conflicting' } => {
  const name = displayName(drug.ingredient);
  const now = stretchNow(drug.stretches, asOf);
  if (!now?.daily) return { problem: `${name}: ${now?.unread?.detail ?? 'no dose'}`, reason: now?.unread?.reason === 'conflicting' ? 'conflicting' : 'unreadable' };
  const injected = drug.therapies.some((therapy) => therapy.current === true && ['injection', 'intravenous'].includes(therapy.product.route ?? ''));
  const factor = injected ? undefined : morphineFactor(drug.ingredient, now.daily.unit);
  if (factor === undefined) return { problem: `${name}: the CDC 2022 table has no factor for it${injected ? ' by injection' : ''}`, reason: 'unreadable' };
  return { value: now.daily.value * factor, prn: now.prn === true, how: `${name} ${now.daily.value} ${now.daily.unit} x ${factor}` };
};

const opioidMme = (context: Context, opioids: readonly Drug[], currentOpioid: Fact): Fact => {
  const asks = ['current-opioid'];
  const unclear = opioids.find((drug) => drug.current === 'unknown');
  if (currentOpioid.state === 'unknown') return { ...currentOpioid, asks };
  const counted = opioids.filter((drug) => drug.current === true && !notCountedInMme.includes(drug.ingredient));
  const taken = opioids.filter((drug) => drug.current === true);
  if (currentOpioid.value === false) return known(0, { unit: '{MME}/d', sources: currentOpioid.sources, how: `no opioid taken now${currentOpioid.how ? ` (${currentOpioid.how})` : ''}` });
  if (unclear) return inDoubt(unclear, asks);
  if (taken.length === 0) return unknown('must-ask', { detail: 'an opioid was answered, but which and how much is not in the chart', sources: currentOpioid.sources, asks: [] });
  const parts = counted.map((drug) => equivalents(drug, context.asOf));
  const sources = taken.flatMap((drug) => drug.sources);
  const problem = parts.find((part) => 'problem' in part);
  if (problem && 'problem' in problem) return unknown(problem.reason, { detail: problem.problem, sources, raw: taken.map(namesOf).join('; '), asks: [] });
  const read = parts.flatMap((part) => ('value' in part ? [part] : []));
  const value = Number(read.reduce((sum, part) => sum + part.value, 0).toPrecision(12));
  const [unnamed] = context.medicines.unreadable;
  const left = taken.filter((drug) => notCountedInMme.includes(drug.ingredient)).map((drug) => `${displayName(drug.ingredient)} is not counted`);
  return atLeast(context, known(value, { unit: '{MME}/d', sources, raw: taken.map(namesOf).join('; '), how: `${[...read.map((part) => part.how), ...left].join('; ')} (CDC 2022 factors)`, ...(read.some((part) => part.prn) ? { prn: true } : {}) }), unnamed && `${unnamed.detail}, and may be an opioid`);
};

/** MME a day (60 mg of oral morphine) for a week: opioid tolerance as US labels of fentanyl patches define it. */
const TOLERANT_MME = 60;

/** 60 MME a day or more for a week: the share of opioids taken at their present dose for 7 days reaches it, or nothing does. */
const tolerant = (context: Context, opioids: readonly Drug[], mme: Fact): Fact => {
  const answer = answerTo(context.answers, 'opioid-tolerant', context.asOf, answerWindows['opioid-tolerant']);
  if (answer) return fromAnswer(answer);
  if (mme.state === 'unknown') return unknown(mme.reason, mme.detail === undefined ? {} : { detail: mme.detail });
  if (typeof mme.value === 'number' && mme.value < TOLERANT_MME && mme.range !== undefined) return unknown(context.list.complete ? 'unreadable' : context.list.reason, { detail: mme.how ?? `${mme.value} MME a day or more`, sources: mme.sources });
  if (typeof mme.value !== 'number' || mme.value < TOLERANT_MME) return known(false, { sources: mme.sources, how: `${String(mme.value)} MME a day` });
  const longEnough = opioids.every((drug) => {
    const now = drug.current === true ? stretchNow(drug.stretches, context.asOf) : undefined;
    return drug.current !== true || notCountedInMme.includes(drug.ingredient) || (now?.from !== undefined && daysBetween(now.from, context.asOf) >= 7);
  });
  return longEnough ? known(true, { sources: mme.sources, how: `${mme.value} MME a day for a week or longer` }) : unknown('unreadable', { detail: `${mme.value} MME a day now, but not known to be so for a week`, sources: mme.sources });
};

/** Naltrexone sealed in an opioid capsule, and nalmefene or naloxone as rescue, do not count. */
const blocks = (therapy: SettledTherapy, drug: Drug): boolean =>
  !therapy.product.ingredients.some(({ ingredient }) => ingredient !== drug.ingredient && classesOf(ingredient).includes('opioid')) &&
  !(drug.ingredient === 'nalmefene' && ['injection', 'intravenous', 'nasal'].includes(therapy.product.route ?? ''));

export const opioidFacts = (context: Context): Record<string, Fact> => {
  const opioids = drugsOfClass(context, 'opioid');
  const antagonists = drugsOfClass(context, 'opioid-antagonist');
  const sedatives = drugsOfClass(context, 'benzodiazepine', 'z-drug');
  const current = answeredOrCurrent(context, 'current-opioid', opioids, anyCurrent(context, opioids, undefined, ['current-opioid']));
  const mme = opioidMme(context, opioids, current);
  return {
    'current-opioid': current,
    'opioid-mme': mme,
    ...Object.fromEntries(
      ['methadone', 'buprenorphine', 'oxycodone', 'tramadol'].flatMap((drug) => [
        [`${drug}-current`, currentFact(context, drug)],
        [`${drug}-indication`, indicationFact(context, drug)],
        [`${drug}-current-daily-dose`, dailyDose(context, drug)],
      ]),
    ),
    'opioid-tolerant': tolerant(context, opioids, mme),
    'opioid-antagonist': answeredOrCurrent(context, 'opioid-antagonist', antagonists, anyCurrent(context, antagonists, blocks, ['opioid-antagonist'])),
    benzodiazepine: answeredOrCurrent(context, 'benzodiazepine', sedatives, anyCurrent(context, sedatives, undefined, ['benzodiazepine'])),
    ...opioidAllergies(context),
  };
};
