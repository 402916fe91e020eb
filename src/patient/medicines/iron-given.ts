import { calendarSpan, daysBetween, monthsBefore } from '../dates.ts';
import { known, unknown, type Fact } from '../fact.ts';
import { reactionsTo } from './allergies.ts';
import { nameOf } from '../fhir.ts';
import { answerTo, answerWindows, fromAnswer, mustAsk } from './answered.ts';
import { ironInfusions, type Infusion } from './infusion-procedures.ts';
import { drugsOfClass, inDoubt, namesOf, type Context } from './context.ts';
import { newest, oldest } from './dates.ts';
import type { Drug } from './histories.ts';
import { saidByStopReason } from './stop-reasons.ts';
import { classesOf } from './table.ts';
import { GAP_DAYS } from './timeline.ts';

/** A course of oral iron this long ago says nothing about iron now. */
const COURSE_VALID_MONTHS = 12;
const products = new Set(['ferric-carboxymaltose', 'iron-sucrose', 'iron-dextran', 'ferumoxytol', 'ferric-derisomaltose', 'sodium-ferric-gluconate']);

interface Course {
  readonly from?: string;
  readonly to?: string;
  readonly sources: readonly string[];
  readonly raw: string;
}

/** The last course of oral iron, whatever the salt: therapies that follow each other closely are one. */
const lastCourse = (drugs: readonly Drug[], asOf: string): Course | undefined => {
  const therapies = drugs
    .flatMap((drug) => drug.therapies)
    .filter((therapy) => !therapy.neverTaken)
    .map((therapy) => {
      const to = therapy.current === false ? therapy.to : asOf;
      return { sources: therapy.entries.map((entry) => entry.source), raw: therapy.product.name, ...(therapy.from ? { from: therapy.from } : {}), ...(to ? { to } : {}) };
    })
    .toSorted((a, b) => ((a.to ?? a.from ?? '') < (b.to ?? b.from ?? '') ? -1 : 1));
  return therapies.reduce<Course | undefined>((course, next) => {
    const follows = course?.to !== undefined && next.from !== undefined && daysBetween(course.to, next.from) <= GAP_DAYS;
    const from = follows ? oldest([course.from, next.from]) : next.from;
    return { sources: follows ? [...course.sources, ...next.sources] : next.sources, raw: next.raw, ...(from ? { from } : {}), ...(next.to ? { to: next.to } : {}) };
  }, undefined);
};

const oralIron = (context: Context, drugs: readonly Drug[], course: Course | undefined): Fact => {
  const { answers, asOf } = context;
  const answer = answers.get('oral-iron');
  const window = answerWindows[answer?.values[0] === 'intolerant' ? 'oral-iron-intolerant' : 'oral-iron'];
  const taken = drugs.find((drug) => drug.current === true);
  const valid = answerTo(answers, 'oral-iron', asOf, window ?? {});
  const begunSince = taken !== undefined && course?.from !== undefined && valid !== undefined && course.from > valid.authored;
  if (valid && !begunSince) return fromAnswer(valid);
  if (taken) return known('current', { sources: taken.sources, raw: namesOf(taken), how: 'oral iron on the medicines list', ...(course?.from ? { date: course.from } : {}) });
  const intolerance = reactionsTo(context, (ingredients) => ingredients.some((ingredient) => classesOf(ingredient).includes('oral-iron')))[0];
  if (intolerance) return known('intolerant', { sources: [nameOf(intolerance.allergy)], raw: intolerance.raw, how: intolerance.how });
  const stopped = drugs.flatMap((drug) => drug.therapies).find((therapy) => therapy.stopReason !== undefined && saidByStopReason(therapy.stopReason) === 'adverse-effect');
  if (stopped?.stopReason) return known('intolerant', { sources: stopped.entries.map((entry) => entry.source), raw: stopped.stopReason, how: 'the reason recorded for stopping it' });
  const unclear = drugs.find((drug) => drug.current === 'unknown');
  if (unclear) return inDoubt(unclear, ['oral-iron']);
  if (course) {
    const last = course.to ?? course.from;
    if (last !== undefined && last >= monthsBefore(asOf, COURSE_VALID_MONTHS)) return known('completed', { sources: course.sources, raw: course.raw, how: `oral iron until ${last}`, date: last });
    return unknown('out-of-date', { detail: last === undefined ? 'oral iron at an unknown time' : `the last oral iron on record was in ${last}`, sources: course.sources, raw: course.raw });
  }
  return mustAsk(answers, 'oral-iron', 'no oral iron in the chart; iron bought without prescription is not on the list');
};

const weeksOfCourse = (context: Context, oral: Fact, course: Course | undefined): Fact => {
  const answer = answerTo(context.answers, 'oral-iron-weeks', context.asOf, answerWindows['oral-iron']);
  if (answer) return fromAnswer(answer, answer.values[0], { unit: 'wk' });
  if (oral.state === 'known' && oral.value === 'never') return unknown('not-in-chart', { detail: 'oral iron was never taken', asks: [] });
  if (oral.state === 'unknown' && !course) return unknown(oral.reason, { ...(oral.detail ? { detail: oral.detail } : {}), asks: ['oral-iron'] });
  if (!course?.from || !course.to) return unknown('must-ask', { detail: 'how long oral iron was taken is not recorded', ...(course ? { sources: course.sources, raw: course.raw } : {}) });
  const weeks = Math.floor((daysBetween(course.from, course.to) + 1) / 7);
  return known(weeks, { unit: 'wk', sources: course.sources, raw: course.raw, how: `from ${course.from} to ${course.to}`, date: course.from });
};

/** Every dose of IV iron that was given: administrations, and orders and statements that say it is done. */
const dosesGiven = (drugs: readonly Drug[], asOf: string): readonly Infusion[] =>
  drugs
    .flatMap((drug) => drug.therapies.filter((therapy) => !therapy.inDoubt).flatMap((therapy) => therapy.entries.map((entry) => ({ drug, entry }))))
    .filter(({ entry }) => entry.kind === 'administration' || (entry.kind !== 'dispense' && entry.standing === 'finished') || (entry.kind === 'statement' && entry.standing === 'taken'))
    .map(({ drug, entry }): Infusion => {
      const day = entry.kind === 'administration' ? entry.recorded?.first : (entry.end?.last ?? entry.validTo?.last ?? entry.start?.first ?? entry.recorded?.first);
      return { ingredient: drug.ingredient, source: entry.source, name: entry.product.name, ...(day !== undefined && day <= asOf ? { day } : {}) };
    });

/** Rules ask whether IV iron was given within 12 weeks, or within 12 months. */
export const WEEKS_LOOKED_BACK = 52;

const ivIron = (context: Context, drugs: readonly Drug[]): Record<'iv-iron' | 'iv-iron-weeks-ago' | 'iv-iron-product', Fact> => {
  const { answers, asOf } = context;
  const given = [...dosesGiven(drugs, asOf), ...ironInfusions(context.chart, asOf)];
  const last = newest(given.map(({ day }) => day));
  const newestDose = given.find(({ day }) => day === last) ?? given[0];
  const answer = answers.get('iv-iron');
  const answeredDate = answers.get('iv-iron-date');
  const dateSaid = calendarSpan(answeredDate?.values[0]);
  const said = answerTo(answers, 'iv-iron', asOf, answer?.values[0] === 'never' ? answerWindows['iv-iron-never'] : {});
  const productAnswer = answerTo(answers, 'iv-iron-product', asOf);
  const shown = newestDose ? known('given', { sources: given.map(({ source }) => source), raw: newestDose.name, how: last ? `last on ${last}` : 'on an unknown day', ...(last ? { date: last } : {}) }) : undefined;

  const givenSince = last !== undefined && said !== undefined && last > said.authored;
  let fact: Fact;
  if (said?.values[0] === 'never' && shown && !givenSince) fact = unknown('conflicting', { detail: `answered as never given, but the chart has ${newestDose?.name ?? 'it'}${last ? ` on ${last}` : ''}`, sources: [...shown.sources, said.source] });
  else if (said && !givenSince) fact = fromAnswer(said);
  else if (shown) fact = shown;
  else if (answeredDate && dateSaid) fact = fromAnswer(answeredDate, 'given', { date: dateSaid.first });
  else fact = mustAsk(answers, 'iv-iron', 'no IV iron in the chart; infusions elsewhere are not on the list');

  if (fact.state === 'unknown') {
    const open = unknown(fact.reason, { ...(fact.detail ? { detail: fact.detail } : {}), asks: ['iv-iron'] });
    return { 'iv-iron': fact, 'iv-iron-weeks-ago': open, 'iv-iron-product': open };
  }
  if (fact.value !== 'given') {
    const none = unknown('not-in-chart', { detail: 'IV iron was never given', sources: fact.sources, asks: [] });
    return { 'iv-iron': fact, 'iv-iron-weeks-ago': none, 'iv-iron-product': none };
  }
  const answeredIsNewer = dateSaid !== undefined && (last === undefined || dateSaid.first >= last || !givenSince);
  const day = answeredIsNewer ? dateSaid.first : last;
  const product: Fact = productAnswer && !givenSince ? fromAnswer(productAnswer)
    : newestDose && (day === undefined || newestDose.day === undefined || Math.abs(daysBetween(newestDose.day, day)) <= 7)
      ? known(products.has(newestDose.ingredient) ? newestDose.ingredient : 'other', { sources: [newestDose.source], raw: newestDose.name, ...(newestDose.day ? { date: newestDose.day } : {}) })
      : unknown('must-ask', { detail: 'which product was given is not recorded' });
  const sources = answeredIsNewer && answeredDate ? [answeredDate.source] : given.map(({ source }) => source);
  const partial = answeredIsNewer && dateSaid.first !== dateSaid.last;
  const weeksSince = (when: string): number => Math.floor(Math.max(0, daysBetween(when, asOf)) / 7);
  // A year alone is enough where it lies more than a year back: no rule looks further.
  const longAgo = partial && weeksSince(dateSaid.last) > WEEKS_LOOKED_BACK ? { low: weeksSince(dateSaid.last), high: weeksSince(dateSaid.first) } : undefined;
  const weeks: Fact = longAgo ? known(longAgo.low, { unit: 'wk', range: longAgo, sources, how: `in ${String(answeredDate?.values[0])}`, answered: true })
    : day === undefined ? unknown('must-ask', { detail: 'when IV iron was last given is not recorded', sources, asks: ['iv-iron-date'] })
    : partial ? unknown('must-ask', { detail: `the day in ${String(answeredDate?.values[0])} is not known`, sources, asks: ['iv-iron-date'] })
    : known(weeksSince(day), { unit: 'wk', date: day, sources, how: `last on ${day}`, ...(answeredIsNewer ? { answered: true } : {}) });
  return { 'iv-iron': fact, 'iv-iron-weeks-ago': weeks, 'iv-iron-product': product };
};

/** Iron already taken or given (`catalogue/iron.ts`); the chart never shows that there was none. */
export const ironFacts = (context: Context): Record<string, Fact> => {
  const oralDrugs = drugsOfClass(context, 'oral-iron');
  const course = lastCourse(oralDrugs, context.asOf);
  const oral = oralIron(context, oralDrugs, course);
  return { 'oral-iron': oral, 'oral-iron-weeks': weeksOfCourse(context, oral, course), ...ivIron(context, drugsOfClass(context, 'iv-iron')) };
};
