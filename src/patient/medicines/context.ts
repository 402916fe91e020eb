/** What every medicine fact is read from, and the readings they share. */
import type { Chart } from '../../chart/chart.ts';
import type { Answers } from '../answers/answer.ts';
import { questions } from '../questions.ts';
import { answerTo, answerWindows, fromAnswer } from './answered.ts';
import { known, unknown, type Fact, type Known, type Unknown } from '../fact.ts';
import type { ListState } from '../lists.ts';
import type { Drug, Medicines } from './histories.ts';
import type { SettledTherapy } from './overlap.ts';
import { displayName } from './table.ts';

export interface Context {
  readonly chart: Chart;
  readonly answers: Answers;
  readonly asOf: string;
  readonly medicines: Medicines;
  readonly list: ListState;
}

/** The words by which the source names what the drug is taken as. */
export const namesOf = (drug: Drug): string => [...new Set(drug.therapies.filter((therapy) => therapy.current !== false || drug.current === false).map((therapy) => therapy.product.name))].join('; ');

/** Why it counts as current, or not. */
export const whyOf = (drug: Drug): string => [...new Set(drug.therapies.filter((therapy) => therapy.current === drug.current).map((therapy) => therapy.why))].join('; ');

/**
 * Whether a drug that no current entry names is known not to be taken: yes where the list was read in full and every
 * entry on it could be read; how it is known, or why it is not.
 */
export const absence = (context: Context): { readonly how: string } | Unknown => {
  const { list, medicines } = context;
  if (!list.complete) return unknown(list.reason, { detail: list.words, ...(list.settledByList === undefined ? {} : { settledByList: list.settledByList }) });
  const [entry] = medicines.unreadable;
  return entry ? unknown('unreadable', { detail: `${entry.detail}, so the list does not say what else is taken`, sources: medicines.unreadable.map(({ source }) => source) }) : { how: `not on the medicines list; ${list.words}` };
};

/** Not taken, as far as the list can say; `rest` goes to an unknown. */
export const notTaken = (context: Context, value: Known['value'], rest: { readonly unit?: string } = {}, asks?: readonly string[]): Fact => {
  const gone = absence(context);
  return 'state' in gone ? { ...gone, ...(asks ? { asks } : {}) } : known(value, { how: gone.how, ...rest });
};

/** A drug of which it is unknown whether it is taken; asked by its indication, which is asked of drugs taken now. */
export const inDoubt = (drug: Drug, asks: readonly string[] = [`${drug.ingredient}-indication`]): Unknown =>
  unknown(drug.doubt?.reason ?? 'out-of-date', { detail: `${displayName(drug.ingredient)}: ${drug.doubt?.detail ?? whyOf(drug)}`, sources: drug.sources, raw: namesOf(drug), asks });

/** A sum, a highest dose or a count over a list that was not read in full is no more than the least it can be; `why` gives a further reason for that. */
export const atLeast = ({ list }: Context, fact: Fact, why?: string): Fact => {
  const because = list.complete ? why : list.words;
  if (because === undefined || fact.state === 'unknown' || typeof fact.value !== 'number' || fact.answered === true) return fact;
  return { ...fact, comparator: '>=', range: { low: fact.value }, how: [fact.how, `at least so much, because ${because}`].filter((words) => words !== undefined && words !== '').join('; ') };
};

/** The question that says whether a drug which no entry names is taken: its daily dose now, 0 where it is not; none where there is no such question. */
const doseQuestion = (ingredient: string): readonly string[] => [`${ingredient}-current-daily-dose`].filter((linkId) => questions.has(linkId));

/** Whether one drug is taken now. */
export const currentFact = (context: Context, ingredient: string): Fact => {
  const drug = context.medicines.drugs.get(ingredient);
  if (drug?.current === true) return known(true, { sources: drug.sources, raw: namesOf(drug), how: whyOf(drug) });
  if (drug?.current === 'unknown') return inDoubt(drug);
  const denied = drug ? undefined : answerTo(context.answers, `${ingredient}-current-daily-dose`, context.asOf, answerWindows['current-daily-dose']);
  if (denied?.values[0] === 0) return fromAnswer(denied, false);
  if (denied) return fromAnswer(denied, true);
  return notTaken(context, false, {}, doseQuestion(ingredient));
};

/** Which entries of a drug count. */
type Counts = (therapy: SettledTherapy, drug: Drug) => boolean;

const currentBy = (drug: Drug, counts: Counts): Drug['current'] => {
  const own = drug.therapies.filter((therapy) => counts(therapy, drug));
  if (own.some((therapy) => therapy.current === true && !therapy.inDoubt)) return true;
  return own.some((therapy) => therapy.current !== false) ? 'unknown' : false;
};

/** Whether any drug of these counts as taken now; `asks` names the question that settles it where there is one. */
export const anyCurrent = (context: Context, drugs: Iterable<Drug>, counts: Counts = () => true, asks?: readonly string[]): Fact => {
  const all = [...drugs];
  const taken = all.filter((drug) => currentBy(drug, counts) === true);
  if (taken.length > 0) return known(true, { sources: [...new Set(taken.flatMap((drug) => drug.sources))], raw: taken.map(namesOf).join('; '), how: `${taken.map((drug) => displayName(drug.ingredient)).join(', ')}: ${taken.map(whyOf).join('; ')}` });
  const unclear = all.find((drug) => currentBy(drug, counts) === 'unknown');
  if (unclear) return inDoubt(unclear, asks);
  return notTaken(context, false, {}, asks);
};

export const drugsOfClass = (context: Context, ...classes: readonly string[]): readonly Drug[] => [...context.medicines.drugs.values()].filter((drug) => drug.classes.some((name) => classes.includes(name)));
