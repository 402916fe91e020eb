import type { Chart } from './chart/chart.ts';
import { assess, type Assessment } from './guideline/assess.ts';
import type { Patient } from './patient/patient.ts';
import { questions } from './patient/questions.ts';
import { readPatient } from './patient/read.ts';
import { withStatedGaps } from './patient/stated-gaps.ts';

/** The whole way from what the server said to what the guideline says; the panel and `evaluate` take it alike. */
export interface Pathway {
  readonly chart: Chart;
  readonly patient: Patient;
  readonly assessment: Assessment;
}

/** Pure: the same chart and the same `asOf` give the same result. Lists that the chart itself calls unknown are shown as cut short. */
export function runPathway(chart: Chart): Pathway {
  const patient = readPatient(chart);
  return { chart: { ...chart, searches: withStatedGaps(chart).searches }, patient, assessment: assess(patient.facts, questions) };
}
