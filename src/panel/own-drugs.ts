import type { Facts } from '../patient/fact.ts';
import type { MedicineHistory } from '../patient/patient.ts';
import { amountWords, valueWords } from './fact-words.ts';
import { drugsOfRule } from './sections.ts';

/** The patient's medicines that a rule is about and that are taken now, or may be. */
export function ownDrugsOf(ruleId: string, medicines: readonly MedicineHistory[]): readonly MedicineHistory[] {
  const about = drugsOfRule[ruleId];
  if (about === undefined) return [];
  return medicines.filter(
    ({ current, ingredient, classes }) => current !== false && (about.ingredients?.includes(ingredient) === true || classes.some((drugClass) => about.classes?.includes(drugClass) === true)),
  );
}

/** The dose a medicine is taken at now, as the guideline reads it; of a drug without such a fact, what its directions now running say. */
function doseWords({ ingredient, exposures }: MedicineHistory, facts: Facts): string | undefined {
  const id = `${ingredient}-current-daily-dose`;
  const dose = facts[id];
  if (dose?.state === 'known') return `${valueWords(id, dose)}${dose.answered === true ? ', as answered' : ''}`;
  if (dose !== undefined) return undefined;
  const now = exposures.findLast(({ current }) => current !== false);
  return now?.daily === undefined ? undefined : `${amountWords(now.daily.value, now.daily.unit)}${now.prn ? ' at most, when needed' : ''}`;
}

/**
 * A medicine with its dose now: "clonazepam 0.5 mg a day"; "may be taken" where the chart leaves that open. Without a dose where the
 * dose now is not known: one of the past would be read as this.
 */
export function medicineWords(medicine: MedicineHistory, facts: Facts): string {
  return [medicine.name, doseWords(medicine, facts), medicine.current === 'unknown' ? '(may be taken)' : undefined].filter((words) => words !== undefined).join(' ');
}
