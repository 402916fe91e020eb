import type { Chart } from '../chart/chart.ts';
import type { Answers } from './answers/answer.ts';
import type { Problem } from './conditions/problems.ts';
import type { ClinicalEvent } from './events.ts';
import type { Facts } from './fact.ts';
import type { Observations } from './labs/observations.ts';
import type { MedicineHistory } from './patient.ts';

/** What each group of facts is read from. */
export interface Reading {
  readonly chart: Chart;
  /** YYYY-MM-DD; "today" for every window. */
  readonly asOf: string;
  readonly answers: Answers;
  readonly problems: readonly Problem[];
  readonly observations: Observations;
  readonly events: readonly ClinicalEvent[];
  readonly medicines: readonly MedicineHistory[];
  /** The facts that rest on medicines. */
  readonly medicineFacts: Facts;
}
