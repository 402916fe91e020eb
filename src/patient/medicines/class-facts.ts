import { daysBetween } from '../dates.ts';
import { known, unknown, type Fact } from '../fact.ts';
import { answerTo, answerWindows, fromAnswer, mustAsk } from './answered.ts';
import { answeredOrCurrent } from './answered-or-current.ts';
import { anyCurrent, currentFact, drugsOfClass, inDoubt, namesOf, whyOf, type Context } from './context.ts';
import { newest, plusMonths } from './dates.ts';
import type { Drug } from './histories.ts';
import { indicationFact } from './indications.ts';
import type { SettledTherapy } from './overlap.ts';
import { displayName } from './table.ts';
import { MONTHS_AFTER_LAST_SIGN } from './standing.ts';

const notByMouth = new Set(['topical', 'ophthalmic', 'nasal', 'inhaled', 'injection', 'intravenous']);
const byMouth = (therapy: SettledTherapy): boolean => !notByMouth.has(therapy.product.route ?? 'oral');
const inNoseOrEye = (therapy: SettledTherapy): boolean => therapy.product.route === 'nasal' || therapy.product.route === 'ophthalmic';

/** Drugs of both halves of the list: also what is used in the eye. */
const everywhere = (context: Context, ...classes: readonly string[]): readonly Drug[] =>
  [...drugsOfClass(context, ...classes), ...[...context.medicines.local.values()].filter((drug) => drug.classes.some((name) => classes.includes(name)))];

const secondGeneration = (context: Context): Fact =>
  anyCurrent(context, everywhere(context, 'antihistamine-second-generation', 'antihistamine-first-generation'), (therapy, drug) => drug.classes.includes('antihistamine-second-generation') || inNoseOrEye(therapy));

const MAOI_DAYS = 14;

/** A monoamine oxidase inhibitor taken now or ended within 14 days. */
const maoInhibitor = (context: Context): Fact => {
  const { asOf } = context;
  const drugs = drugsOfClass(context, 'mao-inhibitor');
  const now = anyCurrent(context, drugs, undefined, ['mao-inhibitor']);
  if (now.state === 'known' && now.value === true) return now;
  for (const drug of drugs.filter((candidate) => candidate.current === false)) {
    for (const therapy of drug.therapies) {
      if (therapy.to !== undefined && therapy.to <= asOf && daysBetween(therapy.to, asOf) <= MAOI_DAYS) return known(true, { sources: drug.sources, raw: namesOf(drug), how: `ended on ${therapy.to}, within ${MAOI_DAYS} days`, date: therapy.to });
      const sign = newest(therapy.entries.map((entry) => entry.recorded?.last ?? entry.start?.last));
      if (therapy.to === undefined && (therapy.from ?? '') <= asOf && (sign === undefined || plusMonths(sign, MONTHS_AFTER_LAST_SIGN) >= asOf)) return unknown('not-in-chart', { detail: `${displayName(drug.ingredient)}: ${whyOf(drug)}, but when it ended is not recorded`, sources: drug.sources, raw: namesOf(drug), asks: ['mao-inhibitor'] });
    }
  }
  return now;
};

/** Valerian: an answer, or a medicines list that names it; its absence from the list says nothing. */
const valerian = (context: Context): Fact => {
  const answer = answerTo(context.answers, 'valerian', context.asOf, answerWindows['valerian']);
  if (answer) return fromAnswer(answer);
  const drug = context.medicines.drugs.get('valerian');
  if (drug?.current === true) return known(true, { sources: drug.sources, raw: namesOf(drug), how: whyOf(drug) });
  if (drug?.current === 'unknown') return inDoubt(drug, ['valerian']);
  return mustAsk(context.answers, 'valerian', 'herbal remedies are rarely on the list');
};

/** Whether any drug of these classes is taken now, by the list or the answer to the question of the same name. */
const listedOrAnswered = (context: Context, factId: string, classes: readonly string[], counts?: Parameters<typeof anyCurrent>[2]): Fact => {
  const drugs = drugsOfClass(context, ...classes);
  return answeredOrCurrent(context, factId, drugs, anyCurrent(context, drugs, counts, [factId]));
};

const sedating = ['barbiturate', 'muscle-relaxant', 'sedative', 'antihistamine-first-generation', 'antipsychotic'];

/** Facts that ask whether any drug of a class is taken now. */
export const classFacts = (context: Context): Record<string, Fact> => ({
  'antihistamine-first-generation': listedOrAnswered(context, 'antihistamine-first-generation', ['antihistamine-first-generation'], byMouth),
  'antihistamine-second-generation': answeredOrCurrent(context, 'antihistamine-second-generation', drugsOfClass(context, 'antihistamine-second-generation'), secondGeneration(context)),
  'dopamine-antagonist': listedOrAnswered(context, 'dopamine-antagonist', ['dopamine-antagonist']),
  'serotonergic-antidepressant': listedOrAnswered(context, 'serotonergic-antidepressant', ['serotonergic-antidepressant']),
  'cyp2d6-inhibitor': listedOrAnswered(context, 'cyp2d6-inhibitor', ['cyp2d6-inhibitor']),
  trazodone: listedOrAnswered(context, 'trazodone', ['trazodone']),
  'other-exacerbating-drug': listedOrAnswered(context, 'other-exacerbating-drug', ['exacerbating-other']),
  ...Object.fromEntries(['bupropion', 'clonazepam', 'carbamazepine', 'valproate'].flatMap((drug) => [[`${drug}-current`, currentFact(context, drug)], [`${drug}-indication`, indicationFact(context, drug)]])),
  valerian: valerian(context),
  'mao-inhibitor': answeredOrCurrent(context, 'mao-inhibitor', drugsOfClass(context, 'mao-inhibitor'), maoInhibitor(context)),
  'cns-depressant': listedOrAnswered(context, 'cns-depressant', sedating, (therapy, drug) => !drug.classes.includes('antihistamine-first-generation') || !inNoseOrEye(therapy)),
});
