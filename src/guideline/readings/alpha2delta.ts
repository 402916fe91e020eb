import { renalCeilings, type Alpha2DeltaDrug, type RenalBand } from '../data/renal-ceilings.ts';
import { alpha2delta, renal } from '../data/thresholds.ts';
import type { Threshold } from '../data/threshold.ts';
import { all, amount, any, is, named, no, not, yes, type Expression } from '../logic/expression.ts';
import { esrd } from './scope.ts';

export const alpha2DeltaDrugs = ['gabapentin', 'pregabalin', 'gabapentin-enacarbil'] as const satisfies readonly Alpha2DeltaDrug[];

const renalFunction = amount('renal-function');

/** Renal function below 60 mL/min, or dialysis: label ceilings apply. */
export const renalCapApplies = named('renal function below 60 mL/min', any(esrd, renalFunction.below(renal.noCap)));

const bands: readonly RenalBand[] = ['moderate', 'severe', 'kidney-failure'];

/** The band of the drug's own label table; where pregabalin's rows overlap at 30 mL/min the lower dose counts. */
function inBand(drug: Alpha2DeltaDrug, band: RenalBand): Expression {
  const at30 = drug === 'pregabalin' ? { moderate: renalFunction.above(renal.moderate), severe: renalFunction.atMost(renal.moderate) } : { moderate: renalFunction.atLeast(renal.moderate), severe: renalFunction.below(renal.moderate) };
  if (band === 'kidney-failure') return any(esrd, renalFunction.below(renal.severe));
  if (band === 'severe') return all(no('esrd'), renalFunction.atLeast(renal.severe), at30.severe);
  return all(no('esrd'), at30.moderate, renalFunction.below(renal.noCap));
}

/** In each renal band what `then` says of its ceiling, and `otherwise` without a ceiling. */
function byBand(drug: Alpha2DeltaDrug, then: (band: RenalBand) => Expression, otherwise: Expression): Expression {
  return any(...bands.map((band) => all(inBand(drug, band), then(band))), all(not(renalCapApplies), otherwise));
}

const lower = (a: Threshold, b: Threshold): Threshold => (b.value < a.value ? b : a);
const targets: Readonly<Record<Alpha2DeltaDrug, Threshold>> = {
  gabapentin: alpha2delta.gabapentinTarget,
  pregabalin: alpha2delta.pregabalinTarget,
  'gabapentin-enacarbil': alpha2delta.enacarbilTarget,
};

const best = (drug: Alpha2DeltaDrug) => amount(`${drug}-best-daily-dose`);

/** The best dose ever reached is below the effective target: the lower of the trial target and the renal ceiling. */
export const belowTarget = (drug: Alpha2DeltaDrug): Expression =>
  named(
    `${drug} below its effective target`,
    byBand(drug, (band) => best(drug).below(lower(targets[drug], renalCeilings[drug][band].ceiling)), best(drug).below(targets[drug])),
  );

/** The current dose is above the ceiling of its renal band. */
export const overCeiling = (drug: Alpha2DeltaDrug): Expression =>
  named(
    `${drug} over its renal ceiling`,
    all(yes(`${drug}-current`), any(...bands.map((band) => all(inBand(drug, band), amount(`${drug}-current-daily-dose`).above(renalCeilings[drug][band].ceiling))))),
  );

export const symptomsPersist = (drug: Alpha2DeltaDrug): Expression => named(`symptoms persist on ${drug}`, is(`${drug}-result`, 'inadequate', 'partial', 'lost-effect'));
export const notTolerated = (drug: Alpha2DeltaDrug): Expression => named(`${drug} not tolerated`, any(is(`${drug}-result`, 'adverse-effect'), is(`${drug}-allergy`, 'intolerance', 'allergy')));
export const contraindicated = (drug: Alpha2DeltaDrug): Expression => yes(`${drug}-contraindicated`);

const longEnough = (drug: Alpha2DeltaDrug): Expression => amount(`${drug}-weeks`).atLeast(alpha2delta.trialWeeks);

/** Two or more doses a day, or one where the label of the renal band gives one. */
const gabapentinDivided = byBand(
  'gabapentin',
  (band) => (renalCeilings.gabapentin[band].onceDaily ? amount('gabapentin-best-doses-per-day').atLeast(alpha2delta.onceDaily) : amount('gabapentin-best-doses-per-day').atLeast(alpha2delta.divided)),
  amount('gabapentin-best-doses-per-day').atLeast(alpha2delta.divided),
);

/** Dose, schedule and time all reached, and symptoms persist. */
export const adequateAndFailed: Readonly<Record<Alpha2DeltaDrug, Expression>> = {
  gabapentin: named('adequate gabapentin trial that failed', all(symptomsPersist('gabapentin'), not(belowTarget('gabapentin')), gabapentinDivided, longEnough('gabapentin'))),
  pregabalin: named('adequate pregabalin trial that failed', all(symptomsPersist('pregabalin'), not(belowTarget('pregabalin')), longEnough('pregabalin'))),
  'gabapentin-enacarbil': named(
    'adequate gabapentin enacarbil trial that failed',
    all(symptomsPersist('gabapentin-enacarbil'), no('dialysis'), not(belowTarget('gabapentin-enacarbil')), longEnough('gabapentin-enacarbil')),
  ),
};

/** Another alpha-2-delta ligand than this one was adequate and failed. */
const anotherAdequate = (drug: Alpha2DeltaDrug): Expression => any(...alpha2DeltaDrugs.filter((other) => other !== drug).map((other) => adequateAndFailed[other]));

/** A trial that goes on below its target, without relief, and that nothing forbids to raise. */
const canBeRaised = (drug: Alpha2DeltaDrug): Expression =>
  all(yes(`${drug}-current`), belowTarget(drug), not(is(`${drug}-result`, 'effective')), not(notTolerated(drug)), not(anotherAdequate(drug)));
/** On dialysis rows of their own set the gabapentin target. */
export const gabapentinUnderdosed = named('gabapentin underdosed', all(no('esrd'), canBeRaised('gabapentin')));
export const pregabalinUnderdosed = named('pregabalin underdosed', canBeRaised('pregabalin'));

export const alpha2DeltaCurrent = named('alpha-2-delta ligand taken now', any(...alpha2DeltaDrugs.map((drug) => yes(`${drug}-current`))));
export const currentDoseOverCeiling = named('current alpha-2-delta dose over its renal ceiling', any(...alpha2DeltaDrugs.map((drug) => overCeiling(drug))));

/** Renal function 30 mL/min or more and no dialysis: bands in which the label divides the dose. */
export const dividedByLabel = all(no('esrd'), renalFunction.atLeast(renal.moderate));
export const inRenalBand = inBand;
export const singleNightDose = named('gabapentin as a single night dose', all(yes('gabapentin-current'), yes('gabapentin-single-night-dose'), dividedByLabel));
