import type { Chart } from './chart/chart.ts';
import { assess, type Assessment } from './guideline/assess.ts';
import type { Patient } from './patient/patient.ts';
import { questions } from './patient/questions.ts';
import { readPatient } from './patient/read.ts';

/** The whole way from what the server said to what the guideline says; the panel and `evaluate` take it alike. */
export interface Pathway {
  readonly chart: Chart;
  readonly patient: Patient;
  readonly assessment: Assessment;
}

/** Pure: the same chart and the same `asOf` give the same result. */
export function runPathway(chart: Chart): Pathway {
  const patient = readPatient(chart);
  return { chart, patient, assessment: assess(patient.facts, questions) };
}
