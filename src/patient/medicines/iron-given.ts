import { daysBetween, monthsBefore } from '../dates.ts';
import { known, unknown, type Fact } from '../fact.ts';
import { reactionsTo } from './allergies.ts';
import { nameOf } from '../fhir.ts';
import { answerTo, answerWindows, fromAnswer, mustAsk } from './answered.ts';
import { drugsOfClass, inDoubt, namesOf, type Context } from './context.ts';
import { oldest } from './dates.ts';
import type { Drug } from './histories.ts';
import { ivIronFacts } from './iv-iron.ts';
import { saidByStopReason } from './stop-reasons.ts';
import { classesOf } from './table.ts';
import { GAP_DAYS } from './timeline.ts';

/** A course of oral iron this long ago says nothing about iron now. */
const COURSE_VALID_MONTHS = 12;

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

/** Iron already taken or given (`catalogue/iron.ts`); the chart never shows that there was none. */
export const ironFacts = (context: Context): Record<string, Fact> => {
  const oralDrugs = drugsOfClass(context, 'oral-iron');
  const course = lastCourse(oralDrugs, context.asOf);
  const oral = oralIron(context, oralDrugs, course);
  return { 'oral-iron': oral, 'oral-iron-weeks': weeksOfCourse(context, oral, course), ...ivIronFacts(context, drugsOfClass(context, 'iv-iron')) };
};
