import type { AllergyIntolerance } from 'fhir/r4';
import { answerTo, contradicted, fromAnswer } from './answers/answered.ts';
import { asWritten, dayBefore, inWords } from './dates.ts';
import { known, unknown, type Fact, type Facts, type SetAside } from './fact.ts';
import { nameOf, statusCode, textOf, titleOf, wordsOf } from './fhir.ts';
import { resultsRead, usedFrom } from './labs/chosen.ts';
import { ferritinLow, sideOf } from './labs/intervals.ts';
import { newestFirst } from './labs/observations.ts';
import { listState, notFound } from './lists.ts';
import { isActiveAllergy, reactionKind } from './medicines/allergies.ts';
import { ingredientsOfConcept } from './medicines/recognise.ts';
import { classesOf } from './medicines/table.ts';
import { plainWords } from './conditions/wording.ts';
import type { Reading } from './reading.ts';

const parenteralIron = /\b(?:parenteral iron|iv iron|intravenous iron|iron infusion|iron injection)\b/;

const isAboutParenteralIron = (allergy: AllergyIntolerance): boolean => {
  const substances = [allergy.code, ...(allergy.reaction ?? []).map(({ substance }) => substance)];
  return substances.flatMap(ingredientsOfConcept).some((ingredient) => classesOf(ingredient).includes('iv-iron')) || substances.flatMap(wordsOf).some((words) => parenteralIron.test(plainWords(words)));
};

/** Allergies that are not used: entered in error, refuted, inactive or resolved. */
export const allergiesSetAside = ({ chart }: Pick<Reading, 'chart'>): readonly SetAside[] =>
  chart.resources.flatMap((resource): readonly SetAside[] => {
    if (resource.resourceType !== 'AllergyIntolerance') return [];
    const verification = statusCode(resource.verificationStatus);
    const clinical = statusCode(resource.clinicalStatus);
    const reason = verification === 'entered-in-error' || verification === 'refuted' ? verification : clinical === 'inactive' || clinical === 'resolved' ? clinical : undefined;
    return reason === undefined ? [] : [{ resource: nameOf(resource), reason, detail: `allergy to ${titleOf(resource.code)}` }];
  });

/** A serious reaction to any parenteral iron: answered, or an active allergy to one. Allergies read in full without one settle nothing. */
const reaction = ({ answers, asOf, chart }: Reading): Fact => {
  const found = chart.resources.flatMap((resource) => (resource.resourceType === 'AllergyIntolerance' && isActiveAllergy(resource) && isAboutParenteralIron(resource) ? [resource] : []));
  const serious = found.filter((allergy) => reactionKind(allergy).kind === 'allergy');
  const [first] = serious;
  const answered = answerTo(answers, 'iv-iron-reaction', asOf);
  if (answered.state === 'valid') {
    const since = serious.find((allergy) => (textOf(allergy.recordedDate) ?? '').slice(0, 10) > answered.answer.authored);
    return answered.value === false && since !== undefined ? contradicted(answered.answer, `an allergy to ${titleOf(since.code)} was recorded since`, [nameOf(since)]) : fromAnswer(answered.answer, answered.value);
  }
  if (first !== undefined) {
    const recorded = textOf(first.recordedDate);
    return known(true, { sources: serious.map(nameOf), raw: titleOf(first.code), how: `allergy to ${titleOf(first.code)}: ${reactionKind(first).how}`, ...(recorded === undefined ? {} : { date: asWritten(recorded) }) });
  }
  if (found[0] !== undefined) return unknown('must-ask', { detail: `${titleOf(found[0].code)}: ${reactionKind(found[0]).how}; was it serious?`, sources: found.map(nameOf) });
  const state = listState(chart, 'AllergyIntolerance');
  return state.complete ? unknown('must-ask', { detail: `no allergy to parenteral iron recorded, which does not settle it; ${state.words}` }) : notFound(state, 'no allergy to parenteral iron found');
};

/** An active entry about a parenteral iron product, serious or not. */
const allergyToProduct = ({ chart }: Reading): Fact => {
  const found = chart.resources.flatMap((resource) => (resource.resourceType === 'AllergyIntolerance' && isActiveAllergy(resource) && isAboutParenteralIron(resource) ? [resource] : []));
  const [first] = found;
  if (first !== undefined) return known(true, { sources: found.map(nameOf), raw: titleOf(first.code), how: `allergy to ${titleOf(first.code)}: ${reactionKind(first).how}` });
  const state = listState(chart, 'AllergyIntolerance');
  return state.complete ? known(false, { how: `not recorded; ${state.words}` }) : notFound(state, 'no allergy to parenteral iron found', { asks: ['iv-iron-reaction'] });
};

/** When the current or last course of oral iron began: by the chart, or counted back from the answered weeks of a course still going on. */
const courseBegan = ({ medicineFacts }: Reading): string | undefined => {
  const weeks = medicineFacts['oral-iron-weeks'];
  const oral = medicineFacts['oral-iron'];
  if (weeks?.state !== 'known') return undefined;
  if (weeks.answered !== true) return weeks.date?.length === 10 ? weeks.date : undefined;
  const isOngoing = oral?.state === 'known' && oral.value === 'current';
  return isOngoing && typeof weeks.value === 'number' && weeks.date !== undefined ? dayBefore(weeks.date, weeks.value * 7) : undefined;
};

/** Whether the last ferritin before oral iron was low; needed to judge a trial that is still too short. */
const lowAtStart = (reading: Reading): Fact => {
  const { answers, asOf, medicineFacts, observations, chart } = reading;
  const answered = answerTo(answers, 'ferritin-low-at-oral-iron-start', asOf);
  if (answered.state === 'valid') return fromAnswer(answered.answer, answered.value);
  const oral = medicineFacts['oral-iron'];
  if (oral?.state === 'known' && oral.value === 'never') return unknown('not-in-chart', { detail: 'oral iron was never taken', asks: [] });
  const began = courseBegan(reading);
  if (began === undefined) return unknown('must-ask', { detail: 'when oral iron was begun is not known' });
  const [last] = newestFirst(observations.results, 'ferritin').map(usedFrom).filter((used) => used.span.last <= began);
  if (last === undefined) {
    // Iron only raises ferritin: one that is low on treatment was low when it began.
    const onTreatment = newestFirst(observations.results, 'ferritin').map(usedFrom).findLast((used) => used.span.first > began);
    if (onTreatment !== undefined && sideOf(onTreatment, ferritinLow) === 'below') {
      return known(true, { sources: [onTreatment.source], raw: onTreatment.raw, date: onTreatment.date, derived: true, how: `${onTreatment.raw} on ${inWords(onTreatment.date)}, even after oral iron was begun on ${inWords(began)}` });
    }
    return notFound(resultsRead(chart, 'ferritin'), `no ferritin before oral iron was begun on ${inWords(began)}`);
  }
  const side = sideOf(last, ferritinLow);
  if (side === 'either') return unknown('unreadable', { detail: `${last.raw} does not say whether it was 75 ng/mL or lower`, sources: [last.source], raw: last.raw });
  return known(side === 'below', { sources: [last.source], raw: last.raw, date: last.date, how: `${last.raw} on ${inWords(last.date)}, before oral iron was begun on ${inWords(began)}` });
};

export const ironHistory = (reading: Reading): Facts => ({ 'iv-iron-reaction': reaction(reading), 'iv-iron-allergy': allergyToProduct(reading), 'ferritin-low-at-oral-iron-start': lowAtStart(reading) });
