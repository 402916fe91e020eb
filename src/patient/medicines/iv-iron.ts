import type { Answer } from '../answers/answer.ts';
import { calendarSpan, daysBetween, type CalendarSpan } from '../dates.ts';
import { known, unknown, type Fact, type Unknown } from '../fact.ts';
import { answerTo, answerWindows, fromAnswer, mustAsk } from './answered.ts';
import type { Context } from './context.ts';
import { newest } from './dates.ts';
import type { Drug } from './histories.ts';
import { ironInfusions, type Infusion } from './infusion-procedures.ts';

/** Rules ask whether IV iron was given within 12 weeks, or within 12 months. */
export const WEEKS_LOOKED_BACK = 52;
/** An entry of the chart this close to the answered day is the same infusion. */
const SAME_INFUSION_DAYS = 7;
const products = new Set(['ferric-carboxymaltose', 'iron-sucrose', 'iron-dextran', 'ferumoxytol', 'ferric-derisomaltose', 'sodium-ferric-gluconate']);

/** Every dose of IV iron that was given: administrations, and orders and statements that say it is done. */
const dosesGiven = (drugs: readonly Drug[], asOf: string): readonly Infusion[] =>
  drugs
    .flatMap((drug) => drug.therapies.filter((therapy) => !therapy.inDoubt).flatMap((therapy) => therapy.entries.map((entry) => ({ drug, entry }))))
    .filter(({ entry }) => entry.kind === 'administration' || (entry.kind !== 'dispense' && entry.standing === 'finished') || (entry.kind === 'statement' && entry.standing === 'taken'))
    .map(({ drug, entry }): Infusion => {
      const day = entry.kind === 'administration' ? entry.recorded?.first : (entry.end?.last ?? entry.validTo?.last ?? entry.start?.first ?? entry.recorded?.first);
      return { ingredient: drug.ingredient, source: entry.source, name: entry.product.name, ...(day !== undefined && day <= asOf ? { day } : {}) };
    });

/** What the chart holds, and what the clinician answered. */
interface Evidence {
  readonly doses: readonly Infusion[];
  /** The newest dose of the chart, or one of an unknown day. */
  readonly dose?: Infusion;
  /** Day of the newest dose of the chart. */
  readonly last?: string;
  /** The answer whether it was ever given, within its window. */
  readonly said?: Answer;
  /** The answered day, month or year. */
  readonly date?: { readonly answer: Answer; readonly span: CalendarSpan };
  /** The chart holds a dose that is newer than the answer. */
  readonly isGivenSince: boolean;
}

const evidenceOf = (context: Context, drugs: readonly Drug[]): Evidence => {
  const { answers, asOf } = context;
  const doses = [...dosesGiven(drugs, asOf), ...ironInfusions(context.chart, asOf)];
  const last = newest(doses.map(({ day }) => day));
  const dose = doses.find(({ day }) => day === last) ?? doses[0];
  const window = answers.get('iv-iron')?.values[0] === 'never' ? answerWindows['iv-iron-never'] : undefined;
  const said = answerTo(answers, 'iv-iron', asOf, window ?? {});
  const dated = answers.get('iv-iron-date');
  const span = calendarSpan(dated?.values[0]);
  return {
    doses,
    isGivenSince: last !== undefined && said !== undefined && last > said.authored,
    ...(dose ? { dose } : {}),
    ...(last === undefined ? {} : { last }),
    ...(said ? { said } : {}),
    ...(dated && span ? { date: { answer: dated, span } } : {}),
  };
};

/** Whether it was given: the answer, unless the chart holds a newer dose or contradicts it; else the chart. */
const given = (context: Context, { doses, dose, last, said, date, isGivenSince }: Evidence): Fact => {
  const sources = doses.map(({ source }) => source);
  if (said?.values[0] === 'never' && dose && !isGivenSince) {
    return unknown('conflicting', { detail: `answered as never given, but the chart has ${dose.name}${last ? ` on ${last}` : ''}`, sources: [...sources, said.source] });
  }
  if (said && !isGivenSince) return fromAnswer(said);
  if (dose) return known('given', { sources, raw: dose.name, how: last ? `last on ${last}` : 'on an unknown day', ...(last ? { date: last } : {}) });
  if (date) return fromAnswer(date.answer, 'given', { date: date.span.first });
  return mustAsk(context.answers, 'iv-iron', 'no IV iron in the chart; infusions elsewhere are not on the list');
};

/** The answered date, where it is not older than the newest dose of the chart. */
const answeredDate = ({ date, last, isGivenSince }: Evidence): Evidence['date'] => (date && (last === undefined || date.span.first >= last || !isGivenSince) ? date : undefined);

/** Whole weeks since the last dose; a month or a year counts only where the whole of it lies further back than any rule looks. */
const weeksAgo = ({ asOf }: Context, evidence: Evidence): Fact => {
  const weeksSince = (day: string): number => Math.floor(Math.max(0, daysBetween(day, asOf)) / 7);
  const asks = ['iv-iron-date'];
  const date = answeredDate(evidence);
  if (date === undefined) {
    const sources = evidence.doses.map(({ source }) => source);
    const { last } = evidence;
    return last === undefined ? unknown('must-ask', { detail: 'when IV iron was last given is not recorded', sources, asks }) : known(weeksSince(last), { unit: 'wk', date: last, sources, how: `last on ${last}` });
  }
  const { answer, span } = date;
  const sources = [answer.source];
  if (span.first === span.last) return known(weeksSince(span.first), { unit: 'wk', date: span.first, sources, how: `last on ${span.first}`, answered: true });
  const range = { low: weeksSince(span.last), high: weeksSince(span.first) };
  if (range.low > WEEKS_LOOKED_BACK) return known(range.low, { unit: 'wk', range, sources, how: `in ${String(answer.values[0])}`, answered: true });
  return unknown('must-ask', { detail: `the day in ${String(answer.values[0])} is not known`, sources, asks });
};

const productGiven = (context: Context, evidence: Evidence): Fact => {
  const answer = answerTo(context.answers, 'iv-iron-product', context.asOf);
  if (answer && !evidence.isGivenSince) return fromAnswer(answer);
  const { dose } = evidence;
  const day = answeredDate(evidence)?.span.first ?? evidence.last;
  const isThatDose = dose !== undefined && (day === undefined || dose.day === undefined || Math.abs(daysBetween(dose.day, day)) <= SAME_INFUSION_DAYS);
  if (!isThatDose) return unknown('must-ask', { detail: 'which product was given is not recorded' });
  return known(products.has(dose.ingredient) ? dose.ingredient : 'other', { sources: [dose.source], raw: dose.name, ...(dose.day ? { date: dose.day } : {}) });
};

/**
 * IV iron: `iv-iron` (`given`, or `never` by an answer only), `iv-iron-weeks-ago` in whole weeks, and `iv-iron-product`
 * (`catalogue/iron.ts`).
 *
 * @param drugs those of the class `iv-iron`
 */
export const ivIronFacts = (context: Context, drugs: readonly Drug[]): Readonly<Record<'iv-iron' | 'iv-iron-weeks-ago' | 'iv-iron-product', Fact>> => {
  const evidence = evidenceOf(context, drugs);
  const fact = given(context, evidence);
  const all = (rest: Unknown) => ({ 'iv-iron': fact, 'iv-iron-weeks-ago': rest, 'iv-iron-product': rest });
  if (fact.state === 'unknown') return all(unknown(fact.reason, { ...(fact.detail ? { detail: fact.detail } : {}), asks: ['iv-iron'] }));
  if (fact.value !== 'given') return all(unknown('not-in-chart', { detail: 'IV iron was never given', sources: fact.sources, asks: [] }));
  return { 'iv-iron': fact, 'iv-iron-weeks-ago': weeksAgo(context, evidence), 'iv-iron-product': productGiven(context, evidence) };
};
