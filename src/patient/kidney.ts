import { answerTo, contradicted, fromAnswer } from './answers/answered.ts';
import { dateOf, problemsOf, type Problem } from './conditions/problems.ts';
import type { ValueSetId } from './conditions/value-sets.ts';

import { known, unknown, type Fact, type Facts, type Known, type Range } from './fact.ts';
import { newestFact } from './labs/chosen.ts';
import { tidy } from './labs/units.ts';
import { listState, notFound } from './lists.ts';
import type { Reading } from './reading.ts';
import { dialysis, endStageRenalDisease, lastTransplant } from './renal-replacement.ts';
import { windows } from './windows.ts';

/** GFR of each stage, mL/min/1.73 m² (KDIGO): from `low`, below `below`. */
const stages: readonly { readonly set: ValueSetId; readonly stage: string; readonly low: number; readonly below?: number }[] = [
  { set: 'ckd-stage-5', stage: '5', low: 0, below: 15 },
  { set: 'ckd-stage-4', stage: '4', low: 15, below: 30 },
  { set: 'ckd-stage-3b', stage: '3', low: 30, below: 45 },
  { set: 'ckd-stage-3a', stage: '3', low: 45, below: 60 },
  { set: 'ckd-stage-3', stage: '3', low: 30, below: 60 },
  { set: 'ckd-stage-2', stage: '2', low: 60, below: 90 },
  { set: 'ckd-stage-1', stage: '1', low: 90 },
];
type Stage = (typeof stages)[number];

const stagedProblems = ({ problems }: Reading): readonly { problem: Problem; stage: Stage }[] =>
  stages
    .flatMap((stage) => problemsOf(problems, [stage.set], 'active').map((problem) => ({ problem, stage })))
    // An entry of stage 3b also belongs to stage 3: the first, finer one counts.
    .filter(({ problem }, index, all) => all.findIndex((other) => other.problem.source === problem.source) === index);

/** The stage in force: the newest recorded; entries of different stages and one date, or without dates, contradict each other. */
const newestStage = (reading: Reading): { problem: Problem; stage: Stage } | 'conflicting' | undefined => {
  const staged = stagedProblems(reading).toSorted((a, b) => (dateOf(b.problem) ?? '').localeCompare(dateOf(a.problem) ?? ''));
  const [newest] = staged;
  if (newest === undefined) return undefined;
  const undated = staged.filter(({ problem }) => dateOf(problem) === undefined);
  const rivals = staged.filter(({ problem }) => dateOf(problem) === dateOf(newest.problem) || undated.some((other) => other.problem === problem));
  if (rivals.some(({ stage }) => stage.stage !== newest.stage.stage)) return 'conflicting';
  // Of one date, the finer stage (3a, 3b) says more than stage 3.
  return rivals.toSorted((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage))[0];
};

const isNumber = (fact: Fact | undefined): fact is Known & { readonly value: number } => fact?.state === 'known' && typeof fact.value === 'number';

/** mL/min; below this an eGFR makes stage 4 or 5 whatever is recorded (`opioid-ckd-4-5`). */
export const severelyReduced = 30;

interface MeasuredStage {
  readonly fact: Known;
  readonly severe: boolean;
}

/** The stage of an eGFR, where all that it may stand for lies within one; not of one older than the creatinine read today. */
const stageByEgfr = (egfr: Fact, creatinine: Fact): MeasuredStage | undefined => {
  if (!isNumber(egfr) || (creatinine.state === 'known' && (egfr.date ?? '') < (creatinine.date ?? ''))) return undefined;
  const { low = 0, high = Infinity, highOpen = false } = egfr.range ?? { low: egfr.value, high: egfr.value };
  const found = stages.find((row) => low >= row.low && (row.below === undefined || high < row.below || (highOpen && high === row.below)));
  if (found === undefined) return undefined;
  const fact = known(found.stage, { derived: true, sources: egfr.sources, how: `from eGFR ${egfr.raw ?? egfr.value}`, ...(egfr.date === undefined ? {} : { date: egfr.date }) });
  return { fact, severe: (found.below ?? Infinity) <= severelyReduced };
};

const ckdStage = (reading: Reading, esrd: Fact, measured: MeasuredStage | undefined): Fact => {
  const { answers, asOf, chart, problems } = reading;
  const staged = newestStage(reading);
  const answered = answerTo(answers, 'ckd-stage', asOf);
  if (answered.state === 'valid') {
    const since = staged !== undefined && staged !== 'conflicting' && staged.stage.stage !== answered.value && (dateOf(staged.problem) ?? '').slice(0, 10) > answered.answer.authored ? staged.problem : undefined;
    return since === undefined ? fromAnswer(answered.answer, answered.value) : contradicted(answered.answer, `${since.title} was recorded since`, [since.source]);
  }
  if (esrd.state === 'known' && esrd.value === true) return known('5', { sources: esrd.sources, how: `end-stage renal disease: ${esrd.how ?? ''}`, ...(esrd.date === undefined ? {} : { date: esrd.date }) });
  // One measurement makes no chronic disease of stage 1 to 3; below 30 it counts as stage 4 or 5 whatever is recorded.
  const isRecordedSevere = staged !== undefined && staged !== 'conflicting' && ['4', '5'].includes(staged.stage.stage);
  if (measured?.severe === true && !isRecordedSevere) return measured.fact;
  if (staged === 'conflicting') {
    const all = stagedProblems(reading);
    return unknown('conflicting', { detail: `different stages are recorded: ${all.map(({ problem }) => problem.title).join('; ')}`, sources: all.map(({ problem }) => problem.source) });
  }
  if (staged !== undefined) {
    const date = dateOf(staged.problem);
    return known(staged.stage.stage, { sources: [staged.problem.source], raw: staged.problem.title, how: `recorded as ${staged.problem.title}`, ...(date === undefined ? {} : { date }) });
  }
  const unstaged = problemsOf(problems, ['ckd-stage-unspecified', 'kidney-graft-failure'], 'active');
  if (unstaged[0] !== undefined && measured !== undefined) return { ...measured.fact, sources: [...measured.fact.sources, ...unstaged.map(({ source }) => source)], how: `${unstaged[0].title}, ${measured.fact.how ?? ''}` };
  if (unstaged[0] !== undefined) return unknown('must-ask', { detail: `${unstaged[0].title} is recorded without a stage`, sources: unstaged.map(({ source }) => source) });
  const transplant = lastTransplant(reading);
  if (transplant !== undefined) return unknown('must-ask', { detail: `${transplant.words} is recorded; the stage since then is not`, sources: transplant.sources });
  const open = problemsOf(problems, ['ckd-stage-unspecified', 'end-stage-renal-disease', ...stages.map(({ set }) => set)], 'unconfirmed');
  if (open[0] !== undefined) return unknown('must-ask', { detail: `${open[0].title} is recorded but not confirmed`, sources: open.map(({ source }) => source) });
  if (esrd.state === 'unknown' && esrd.reason !== 'not-in-chart') return { ...esrd, asks: ['ckd-stage'] };
  const state = listState(chart, 'Condition');
  return state.complete ? known('none', { how: `no chronic kidney disease recorded; ${state.words}` }) : notFound(state, 'no chronic kidney disease found');
};

/** Cockcroft and Gault (Nephron 1976;16:31): creatinine in mg/dL, weight in kg, age in years; mL/min. */
const cockcroftGault = (age: number, weight: number, creatinine: number, female: boolean): number => ((140 - age) * weight * (female ? 0.85 : 1)) / (72 * creatinine);

/** What is known of a number: the same limit twice, or those of its range. */
const limitsOf = (fact: Known & { readonly value: number }): { readonly low?: number; readonly high?: number } => fact.range ?? { low: fact.value, high: fact.value };

/** Creatinine clearance from facts that may themselves be known only within limits. */
const clearance = (facts: { age: Fact; sex: Fact; weight: Fact; creatinine: Fact }): Fact => {
  const { age, sex, weight, creatinine } = facts;
  const inputs = { creatinine, weight, age, sex };
  const missing = Object.entries(inputs).flatMap(([id, fact]) => (fact.state === 'unknown' ? [{ id, fact }] : []));
  const [first] = missing;
  if (first !== undefined) {
    const asks = missing.flatMap(({ id, fact }) => fact.asks ?? [id]);
    return unknown(first.fact.reason, { detail: `${missing.map(({ id }) => id).join(', ')} not known: ${first.fact.detail ?? first.fact.reason}`, asks });
  }
  if (!isNumber(age) || !isNumber(weight) || !isNumber(creatinine) || sex.state !== 'known') return unknown('unreadable', { detail: 'an input is no number', asks: [] });
  const years = limitsOf(age);
  const kilograms = limitsOf(weight);
  const milligrams = limitsOf(creatinine);
  if ((years.high ?? 0) >= 140) return unknown('unreadable', { detail: 'the age lies outside the formula', asks: [] });
  const female = sex.value === 'female';
  /** Lowest at the highest age and creatinine and the lowest weight, and the reverse; a missing limit leaves that end open. */
  const end = (at: { years: number | undefined; weight: number | undefined; creatinine: number | undefined }): number | undefined =>
    at.years === undefined || at.weight === undefined || at.creatinine === undefined || at.creatinine === 0 ? undefined : tidy(cockcroftGault(at.years, at.weight, at.creatinine, female));
  const low = end({ years: years.high, weight: kilograms.low, creatinine: milligrams.high });
  const high = end({ years: years.low, weight: kilograms.high, creatinine: milligrams.low });
  const value = low ?? high;
  if (value === undefined) return unknown('unreadable', { detail: `creatinine ${creatinine.raw ?? creatinine.value} and weight ${weight.raw ?? weight.value} give no limit`, asks: ['creatinine', 'weight'] });
  const range: Range | undefined = low === high ? undefined : { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
  const dates = [creatinine.date, weight.date].filter((date) => date !== undefined).toSorted();
  return known(value, {
    unit: 'mL/min',
    derived: true,
    sources: [...new Set([...creatinine.sources, ...weight.sources])],
    how: `Cockcroft-Gault: (140 − ${age.range === undefined ? age.value : age.raw}) × ${weight.range === undefined ? weight.value : weight.raw} kg / (72 × ${creatinine.range === undefined ? creatinine.value : creatinine.raw} mg/dL)${female ? ' × 0.85' : ''}`,
    ...(range === undefined ? {} : { range }),
    ...(dates[0] === undefined ? {} : { date: dates[0] }),
  });
};

const bandOf = (low: number, below: number | undefined): { value: number; range: Range } => ({ value: low, range: { low, ...(below === undefined ? {} : { high: below, highOpen: true }) } });

/** Stage bands that renal dose ceilings can use: stages 3 to 5, finer where the entry says so. */
const stageBand = (reading: Reading, stage: Fact): { value: number; range: Range } | undefined => {
  if (stage.state !== 'known') return undefined;
  const staged = stage.answered === true ? undefined : newestStage(reading);
  const band = staged !== undefined && staged !== 'conflicting' && staged.stage.stage === stage.value ? staged.stage : stages.findLast((row) => row.stage === stage.value);
  return band === undefined || !['3', '4', '5'].includes(band.stage) ? undefined : bandOf(band.low, band.below);
};

const renalFunction = (reading: Reading, facts: { crcl: Fact; egfr: Fact; stage: Fact; dialysis: Fact }): Fact => {
  const { crcl, egfr, stage } = facts;
  if (crcl.state === 'known') return crcl;
  if (egfr.state === 'known') return { ...egfr, unit: 'mL/min', derived: true, how: `from eGFR ${egfr.raw ?? ''}, because creatinine clearance cannot be computed` };
  const common = { unit: 'mL/min', derived: true } as const;
  if (facts.dialysis.state === 'known' && facts.dialysis.value === true) return known(0, { ...common, ...bandOf(0, 15), sources: facts.dialysis.sources, how: 'on maintenance dialysis: below 15 mL/min' });
  const band = stageBand(reading, stage);
  if (band !== undefined && stage.state === 'known') {
    return known(band.value, { ...common, range: band.range, sources: stage.sources, how: `from chronic kidney disease stage ${String(stage.value)}: ${band.range.low} to below ${band.range.high} mL/min`, ...(stage.date === undefined ? {} : { date: stage.date }) });
  }
  return crcl;
};

/** Dialysis and end-stage disease, which other groups of facts depend on too. */
export const renalReplacement = (reading: Reading): { readonly dialysis: Fact; readonly esrd: Fact } => {
  const onDialysis = dialysis(reading);
  return { dialysis: onDialysis, esrd: endStageRenalDisease(reading, onDialysis) };
};

/** Kidney function, from what is measured and what is recorded. */
export const kidney = (reading: Reading, given: { age: Fact; sex: Fact; weight: Fact; dialysis: Fact; esrd: Fact }): Facts => {
  const egfr = newestFact(reading, 'egfr', 'mL/min/{1.73_m2}', windows.egfr);
  // The stage decides how long a creatinine holds; which eGFR may say the stage depends on the newest creatinine of all.
  const stage = ckdStage(reading, given.esrd, stageByEgfr(egfr, newestFact(reading, 'creatinine', 'mg/dL', windows.creatinine)));
  const isReduced = (given.dialysis.state === 'known' && given.dialysis.value === true) || (stage.state === 'known' && ['3', '4', '5'].includes(String(stage.value)));
  const creatinine = newestFact(reading, 'creatinine', 'mg/dL', isReduced ? windows['creatinine-in-ckd'] : windows.creatinine);
  const crcl = clearance({ age: given.age, sex: given.sex, weight: given.weight, creatinine });
  return {
    creatinine,
    egfr,
    crcl,
    dialysis: given.dialysis,
    esrd: given.esrd,
    'ckd-stage': stage,
    'renal-function': renalFunction(reading, { crcl, egfr, stage, dialysis: given.dialysis }),
  };
};
