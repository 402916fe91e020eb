import { dayBefore, daysBetween, inWords, isValidOn, monthsBetween, validityInWords, type Validity } from './dates.ts';
import { known, unknown, type Fact, type Facts, type Unknown } from './fact.ts';
import { agree, answeredResult, resultFact, isUsable, resultsRead, usableAnswer, usedFrom, type Used } from './labs/chosen.ts';
import { esrdFerritinCuts, ferritinCuts, ferritinLow, sideOf, tsatLow, type Cut } from './labs/intervals.ts';
import { momentOf, newestFirst, type Unusable } from './labs/observations.ts';
import { derivedSaturations, impossibleSaturation } from './labs/tsat.ts';
import { notFound } from './lists.ts';
import type { Reading } from './reading.ts';
import { ferritinConflictDays, ivIronVoidDays, windows } from './windows.ts';

/** Ferritin and transferrin saturation as far as they can be used today, and the newest of each whatever its window. */
export interface IronStudies {
  readonly ferritin: Used | Unknown;
  readonly tsat: Used | Unknown;
  readonly newestFerritin?: Used;
  readonly newestTsat?: Used;
}

/** Every usable result, newest first, with the answered one in its place: before all that were taken before it was given. */
const pool = (reading: Reading, id: string, derived: readonly Used[] = []): readonly Used[] => {
  const measured = newestFirst(reading.observations.results, id).map(usedFrom);
  const onlyDerived = derived.filter((used) => !measured.some((result) => result.span.first === used.span.first));
  const fromChart = [...measured, ...onlyDerived].toSorted((a, b) => b.span.first.localeCompare(a.span.first) || momentOf(b.time) - momentOf(a.time));
  const answered = usableAnswer(reading, id);
  if (answered === undefined) return fromChart;
  // An answered result that is itself out of date takes its place by its own date.
  const takesPlaceOf = isValidOn(answered.span, windows.ferritin, reading.asOf) ? (answered.authored ?? answered.span.first) : answered.span.first;
  const since = fromChart.filter((used) => used.span.first > takesPlaceOf);
  return [...since, answered, ...fromChart.filter((used) => !since.includes(used))];
};

/** Day of the last IV iron, where it is known; `medicineFacts` says how many weeks ago it was. */
const lastIvIron = ({ medicineFacts, asOf }: Reading): { day: string; weeks: number } | undefined => {
  const weeksAgo = medicineFacts['iv-iron-weeks-ago'];
  if (weeksAgo?.state !== 'known' || typeof weeksAgo.value !== 'number') return undefined;
  const weeks = Math.min(weeksAgo.value, weeksAgo.range?.low ?? weeksAgo.value);
  const { date } = weeksAgo;
  const fits = date?.length === 10 && Math.abs(daysBetween(date, asOf) / 7 - weeks) <= 1;
  return { day: fits ? date : dayBefore(asOf, Math.floor(weeks * 7)), weeks };
};

/** IV iron was given and nobody knows when: any result may have been taken too soon after it. */
const givenAtUnknownTime = ({ medicineFacts }: Reading): boolean => {
  const { 'iv-iron': given, 'iv-iron-weeks-ago': weeksAgo } = medicineFacts;
  return given?.state === 'known' && given.value === 'given' && weeksAgo?.state === 'unknown';
};

/** Why a result cannot be interpreted after IV iron: too soon today (no answer helps), or taken too soon after it or before it. */
const voidedBy = (reading: Reading, used: Used): Unknown | undefined => {
  if (givenAtUnknownTime(reading)) {
    return unknown('must-ask', { detail: `${used.raw} of ${inWords(used.date)} cannot be interpreted while it is not known when IV iron was given: it says nothing for 12 weeks after it`, sources: [used.source], raw: used.raw, asks: ['iv-iron-date'], voided: true });
  }
  const infusion = lastIvIron(reading);
  if (infusion === undefined) return undefined;
  const days = daysBetween(infusion.day, reading.asOf);
  if (infusion.weeks * 7 < ivIronVoidDays) {
    return unknown('out-of-date', { detail: `IV iron was given on ${inWords(infusion.day)}, ${Math.floor(days / 7)} weeks ago; iron studies cannot be interpreted for 12 weeks after it`, sources: [used.source], raw: used.raw, asks: [], voided: true });
  }
  const after = daysBetween(infusion.day, used.span.first);
  if (after >= ivIronVoidDays) return undefined;
  const when = after < 0 ? 'before' : `${Math.floor(after / 7)} weeks after`;
  return unknown('out-of-date', { detail: `${used.raw} of ${inWords(used.date)} was measured ${when} the IV iron of ${inWords(infusion.day)} and says nothing about today`, sources: [used.source], raw: used.raw, voided: true });
};

/** IV iron so recent that no result, present or absent, could count. */
const tooSoonAfterIvIron = (reading: Reading): Unknown | undefined => {
  const infusion = lastIvIron(reading);
  if (infusion === undefined || infusion.weeks * 7 >= ivIronVoidDays) return undefined;
  return unknown('out-of-date', { detail: `IV iron was given on ${inWords(infusion.day)}; iron studies cannot be interpreted for 12 weeks after it`, asks: [], voided: true });
};

const conflictOf = (newest: Used, others: readonly Used[], cuts: readonly Cut[], days: number): Used | undefined =>
  newest.answered === true
    ? undefined
    : others.find((other) => {
        const apart = daysBetween(other.span.first, newest.span.first);
        if (other === newest || apart < 0 || apart > days) return false;
        if (apart === 0 && newest.span.first === newest.span.last && !(agree(other.value, newest.value) && other.comparator === newest.comparator)) return true;
        return cuts.some((cut) => {
          const sides = [sideOf(newest, cut), sideOf(other, cut)];
          return !sides.includes('either') && sides[0] !== sides[1];
        });
      });

/** Corrected reports replace the original of the same time. */
const withoutReplaced = (all: readonly Used[], corrected: ReadonlySet<string>): readonly Used[] =>
  all.filter((used) => corrected.has(used.source) || !all.some((other) => corrected.has(other.source) && momentOf(other.time) === momentOf(used.time)));

const unreadable = (result: Unusable, validity: Validity, asOf: string): Unknown =>
  isValidOn(result.span, validity, asOf)
    ? unknown('unreadable', { detail: result.detail, sources: [result.source], raw: result.raw })
    : unknown('out-of-date', { detail: `the last result, of ${inWords(result.date)}, is too old (and cannot be read)`, sources: [result.source], raw: result.raw });

const choose = (reading: Reading, id: 'ferritin' | 'tsat', all: readonly Used[], validity: Validity, cuts: readonly Cut[]): Used | Unknown => {
  const { observations, asOf, chart } = reading;
  const tooSoon = tooSoonAfterIvIron(reading);
  if (tooSoon !== undefined && all.length === 0) return tooSoon;
  const corrected = new Set(observations.results.filter((result) => result.corrected).map(({ source }) => source));
  const candidates = withoutReplaced(all, corrected);
  const [newest] = candidates;
  const [unusable] = newestFirst(observations.unusable, id);
  const isNewer = unusable !== undefined && (newest === undefined || unusable.span.first > (newest.authored ?? newest.span.first));
  if (unusable !== undefined && isNewer) return tooSoon ?? unreadable(unusable, validity, asOf);
  if (newest === undefined) {
    const answered = answeredResult(reading, id);
    if (answered !== undefined && 'problem' in answered) return unknown('unreadable', { detail: `answered: ${answered.detail}`, sources: [answered.source], raw: answered.raw });
    return notFound(resultsRead(chart, id), 'no result found');
  }
  const voided = voidedBy(reading, newest);
  if (voided !== undefined) return voided;
  if (!isValidOn(newest.span, validity, asOf)) {
    return unknown('out-of-date', { detail: `the last result is ${newest.raw} of ${inWords(newest.date)}; it holds for ${validityInWords(validity)}`, sources: [newest.source], raw: newest.raw });
  }
  const other = conflictOf(newest, candidates, cuts, id === 'ferritin' ? ferritinConflictDays : 0);
  if (other !== undefined) {
    return unknown('conflicting', { detail: `${newest.raw} on ${inWords(newest.date)} and ${other.raw} on ${inWords(other.date)} contradict each other`, sources: [newest.source, other.source], raw: `${newest.raw}; ${other.raw}` });
  }
  return newest;
};

/** Saturation that is not there because what it would be computed from cannot be read. */
const orUnreadableParts = (reading: Reading, tsat: Used | Unknown): Used | Unknown => {
  if (isUsable(tsat) || tsat.reason !== 'not-in-chart') return tsat;
  const [part] = ['iron', 'tibc'].flatMap((id) => newestFirst(reading.observations.unusable, id));
  return part === undefined ? tsat : unknown('unreadable', { detail: `no saturation, and it cannot be computed: ${part.detail}`, sources: [part.source], raw: part.raw });
};

/**
 * Reads ferritin and transferrin saturation. Windows: 12 months, or 6 where the last ferritin is 75 or lower, the last
 * saturation below 20 %, or iron is taken by mouth. `esrd` decides which ferritin thresholds can contradict each other.
 */
export const ironStudies = (reading: Reading, esrd: Fact): IronStudies => {
  const ferritins = pool(reading, 'ferritin');
  const saturations = pool(reading, 'tsat', derivedSaturations(reading.observations));
  const [newestFerritin] = ferritins;
  const [newestTsat] = saturations;
  const oralIron = reading.medicineFacts['oral-iron'];
  const isLow = (newestFerritin !== undefined && sideOf(newestFerritin, ferritinLow) === 'below') || (newestTsat !== undefined && sideOf(newestTsat, tsatLow) === 'below');
  const isOnIron = oralIron?.state === 'known' && oralIron.value === 'current';
  const validity = isLow || isOnIron ? windows['ferritin-low-or-on-iron'] : windows.ferritin;
  const cuts = esrd.state === 'known' ? (esrd.value === true ? esrdFerritinCuts : ferritinCuts) : [...ferritinCuts, ...esrdFerritinCuts];
  return {
    ferritin: choose(reading, 'ferritin', ferritins, validity, cuts),
    tsat: orUnreadableParts(reading, choose(reading, 'tsat', saturations, validity, [])),
    ...(newestFerritin === undefined ? {} : { newestFerritin }),
    ...(newestTsat === undefined ? {} : { newestTsat }),
  };
};

const unitConverted = (reading: Reading, { ferritin, tsat }: IronStudies): Fact => {
  const inUse = [
    ...(isUsable(ferritin) ? [{ used: ferritin, from: 'ng/mL' }] : []),
    ...(isUsable(tsat) && tsat.derived === true ? [{ used: tsat, from: 'ug/dL' }] : []),
  ];
  const converted = inUse.filter(({ used, from }) => used.writtenUnit !== undefined && used.writtenUnit !== from);
  if (converted.length > 0) return known(true, { sources: converted.flatMap(({ used }) => used.sources ?? [used.source]), raw: converted.map(({ used }) => used.raw).join('; '), how: `converted from ${converted.map(({ used }) => used.raw).join('; ')}` });
  const state = resultsRead(reading.chart, 'ferritin');
  if (isUsable(ferritin)) return known(false, { sources: [ferritin.source], how: 'written in ng/mL' });
  return state.complete ? known(false, { how: 'no ferritin, iron or TIBC in use' }) : unknown(state.reason, { detail: state.words, asks: ['ferritin'] });
};

/** The newest iron, TIBC, ferritin or saturation that cannot be used, unless a newer usable one or an answer stands in its place. */
const implausible = (reading: Reading, { ferritin, tsat }: IronStudies): Fact => {
  const { observations, chart, asOf } = reading;
  const newestUnusable = ['ferritin', 'tsat', 'iron', 'tibc'].flatMap((id) => {
    const [unusable] = newestFirst(observations.unusable, id);
    const answered = usableAnswer(reading, id);
    if (unusable === undefined || !isValidOn(unusable.span, windows.ferritin, asOf)) return [];
    if (answered !== undefined && (answered.authored ?? '') >= unusable.span.first) return [];
    const [usable] = newestFirst(observations.results, id);
    return usable !== undefined && momentOf(usable.time) > momentOf(unusable.time) ? [] : [unusable];
  });
  const [first] = newestUnusable;
  if (first !== undefined) return known(true, { sources: newestUnusable.map(({ source }) => source), raw: first.raw, date: first.date, how: newestUnusable.map(({ detail }) => detail).join('; ') });
  const impossible = impossibleSaturation(observations);
  if (impossible !== undefined && isValidOn(impossible.span, windows.ferritin, asOf) && !(isUsable(tsat) && tsat.span.first > impossible.span.first)) {
    return known(true, { sources: [impossible.source], raw: impossible.raw, date: impossible.date, how: `iron ${impossible.raw} does not fit the binding capacity of the same specimen` });
  }
  const state = resultsRead(chart, 'ferritin');
  if (isUsable(ferritin) && isUsable(tsat)) return known(false, { sources: [...(ferritin.sources ?? [ferritin.source]), ...(tsat.sources ?? [tsat.source])], how: 'ferritin and transferrin saturation in use have plausible values and units' });
  return state.complete ? known(false, { how: `no implausible iron result; ${state.words}` }) : unknown(state.reason, { detail: state.words, asks: ['ferritin', 'tsat'] });
};

const studiesAge = (reading: Reading, { newestFerritin, newestTsat }: IronStudies): Fact => {
  const unread = [newestFerritin, newestTsat].flatMap((newest, index) => newestFirst(reading.observations.unusable, index === 0 ? 'ferritin' : 'tsat').filter(({ span }) => newest === undefined || span.first > (newest.authored ?? newest.span.first)))[0];
  if (unread !== undefined) return unknown('unreadable', { detail: unread.detail, sources: [unread.source], raw: unread.raw, asks: ['ferritin', 'tsat'] });
  if (newestFerritin === undefined || newestTsat === undefined) {
    const missing = [...(newestFerritin === undefined ? ['ferritin'] : []), ...(newestTsat === undefined ? ['tsat'] : [])];
    return notFound(resultsRead(reading.chart, 'ferritin'), `no ${missing.join(' and no ')} on record`, { asks: missing });
  }
  const older = newestFerritin.span.first <= newestTsat.span.first ? newestFerritin : newestTsat;
  const months = Math.max(0, monthsBetween(older.span.first, reading.asOf));
  return known(months, { unit: 'mo', date: older.date, sources: [...new Set([newestFerritin.source, newestTsat.source])], how: `the older of ferritin (${inWords(newestFerritin.date)}) and transferrin saturation (${inWords(newestTsat.date)})` });
};

const everLowOrTreated = (reading: Reading): Fact => {
  const { medicineFacts, observations, chart } = reading;
  const low = [
    ...pool(reading, 'ferritin').filter((used) => sideOf(used, ferritinLow) === 'below'),
    ...pool(reading, 'tsat', derivedSaturations(observations)).filter((used) => sideOf(used, tsatLow) === 'below'),
  ];
  const [first] = low;
  if (first !== undefined) return known(true, { sources: low.map(({ source }) => source), raw: first.raw, date: first.date, how: `${first.raw} on ${inWords(first.date)}` });
  const oral = medicineFacts['oral-iron'];
  const intravenous = medicineFacts['iv-iron'];
  const given = [oral, intravenous].find((fact) => fact?.state === 'known' && fact.value !== 'never');
  if (given?.state === 'known') return known(true, { sources: given.sources, how: `iron was taken (${String(given.value)})`, ...(given.raw === undefined ? {} : { raw: given.raw }) });
  // A result that cannot be read may have been low.
  const [unread] = ['ferritin', 'tsat', 'iron', 'tibc'].flatMap((id) => [...newestFirst(observations.unusable, id), ...newestFirst(observations.silent, id)]);
  if (unread !== undefined) return unknown('unreadable', { detail: `no low result on record, and one cannot be read: ${unread.detail}`, sources: [unread.source], raw: unread.raw, asks: ['ferritin', 'tsat'] });
  const state = resultsRead(chart, 'ferritin');
  if (!state.complete) return unknown(state.reason, { detail: state.words, asks: ['ferritin', 'tsat'] });
  const open = [...(oral?.state === 'known' ? [] : ['oral-iron']), ...(intravenous?.state === 'known' ? [] : ['iv-iron'])];
  if (open.length > 0) return unknown('must-ask', { detail: 'no low result on record; whether iron was ever taken is not known', asks: open });
  return known(false, { how: `no low ferritin or saturation, and iron never taken; ${state.words}` });
};

/** The facts about iron stores. */
export const ironStudyFacts = (reading: Reading, studies: IronStudies): Facts => ({
  ferritin: isUsable(studies.ferritin) ? resultFact(reading, 'ferritin', studies.ferritin, 'ng/mL') : studies.ferritin,
  tsat: isUsable(studies.tsat) ? resultFact(reading, 'tsat', studies.tsat, '%') : studies.tsat,
  'ferritin-unit-converted': unitConverted(reading, studies),
  'iron-result-implausible': implausible(reading, studies),
  'iron-studies-age': studiesAge(reading, studies),
  'iron-ever-low-or-treated': everLowOrTreated(reading),
});
