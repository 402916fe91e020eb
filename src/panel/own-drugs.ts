import type { MedicineHistory } from '../patient/patient.ts';
import { amountWords } from './fact-words.ts';
import { drugsOfRule } from './sections.ts';

/** The patient's medicines that a rule is about and that are taken now, or may be. */
export function ownDrugsOf(ruleId: string, medicines: readonly MedicineHistory[]): readonly MedicineHistory[] {
  const about = drugsOfRule[ruleId];
  if (about === undefined) return [];
  return medicines.filter(
    ({ current, ingredient, classes }) => current !== false && (about.ingredients?.includes(ingredient) === true || classes.some((drugClass) => about.classes?.includes(drugClass) === true)),
  );
}

/** A medicine with its dose now: "Clonazepam 0.5 mg a day"; "may be taken" where the chart leaves that open. */
export function medicineWords({ name, current, exposures }: MedicineHistory): string {
  const now = exposures.findLast((exposure) => exposure.current !== false) ?? exposures.at(-1);
  const dose = now?.daily === undefined ? '' : ` ${amountWords(now.daily.value, now.daily.unit)}${now.prn ? ' at most, when needed' : ''}`;
  return `${name}${dose}${current === 'unknown' ? ' (may be taken)' : ''}`;
}
