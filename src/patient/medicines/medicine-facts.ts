import type { Chart } from '../../chart/chart.ts';
import type { Answers } from '../answers/answer.ts';
import type { Fact, Facts, SetAside } from '../fact.ts';
import type { MedicineHistory, UnmatchedMedicine } from '../patient.ts';
import { classFacts } from './class-facts.ts';
import { consideredFacts } from './considered.ts';
import type { Context } from './context.ts';
import { dopaminergicFacts } from './dopaminergics.ts';
import { dailyDose, dosesPerDay, weeksAtDose } from './doses.ts';
import { gabapentinoidFacts } from './gabapentinoids.ts';
import { historiesOf, readMedicines } from './histories.ts';
import { indicationFact } from './indications.ts';
import { ironFacts } from './iron-given.ts';
import { medicinesListState } from './list.ts';
import { opioidFacts } from './opioids.ts';

export interface MedicineFacts {
  /** Every fact of `catalogue/medicines.ts`, the iron taken or given, `considering-*`, `override-*`, and of each drug the chart names its dose, schedule and weeks. */
  readonly facts: Facts;
  readonly medicines: readonly MedicineHistory[];
  readonly unmatchedMedicines: readonly UnmatchedMedicine[];
  readonly setAside: readonly SetAside[];
}

/** Dose, schedule, weeks and indication of every drug that the chart names (`docs/facts.md`). */
const namedDrugs = (context: Context): Record<string, Fact> =>
  Object.fromEntries(
    [...context.medicines.drugs.values()].flatMap((drug): (readonly [string, Fact])[] => [
      [`${drug.ingredient}-current-daily-dose`, dailyDose(context, drug.ingredient)],
      [`${drug.ingredient}-doses-per-day`, dosesPerDay(context, drug.ingredient)],
      [`${drug.ingredient}-weeks`, weeksAtDose(context, drug.ingredient)],
      ...(drug.current === false ? [] : [[`${drug.ingredient}-indication`, indicationFact(context, drug.ingredient)] as const]),
    ]),
  );

/**
 * Everything that orders, statements, dispenses, administrations, allergies and answers say about medicines.
 *
 * @param input.asOf today, YYYY-MM-DD
 * @returns facts in the units of the catalogue (mg/d; rotigotine mg/(24.h), fentanyl patches ug/h; weeks are whole)
 */
export const medicineFacts = ({ chart, answers, asOf }: { readonly chart: Chart; readonly answers: Answers; readonly asOf: string }): MedicineFacts => {
  const medicines = readMedicines(chart, answers, asOf);
  const context: Context = { chart, answers, asOf, medicines, list: medicinesListState(chart) };
  const facts: Record<string, Fact> = {
    ...namedDrugs(context),
    ...gabapentinoidFacts(context),
    ...dopaminergicFacts(context),
    ...classFacts(context),
    ...opioidFacts(context),
    ...ironFacts(context),
    ...consideredFacts(context),
  };
  return { facts, medicines: historiesOf(medicines, asOf), unmatchedMedicines: medicines.unmatched, setAside: medicines.setAside };
};
