import { yesNo, type CatalogueEntry } from './catalogue/entry.ts';
import { ironFacts } from './catalogue/iron.ts';
import { consideredDrugs, medicineFacts, overridableRules, type ConsideredDrug, type OverridableRule } from './catalogue/medicines.ts';
import { organFacts } from './catalogue/organs.ts';
import { scopeFacts } from './catalogue/scope.ts';

const considering = Object.fromEntries(
  consideredDrugs.map((drug) => [`considering-${drug}`, yesNo(`The clinician has ${drug} in mind, or a draft order for it exists. Unsaid counts as no.`)]),
) as Record<`considering-${ConsideredDrug}`, ReturnType<typeof yesNo>>;
const overrides = Object.fromEntries(
  overridableRules.map((rule) => [`override-${rule}`, yesNo(`The clinician has weighed the caution ${rule} and goes on. Unsaid counts as no.`)]),
) as Record<`override-${OverridableRule}`, ReturnType<typeof yesNo>>;

/** Every fact the guideline reads, with its kind, unit or codes, and what it means; the border between `patient` and `guideline`. */
export const catalogue = { ...scopeFacts, ...ironFacts, ...organFacts, ...medicineFacts, ...considering, ...overrides } as const satisfies Record<string, CatalogueEntry>;

export type FactId = keyof typeof catalogue;
export type NumberFact = { [K in FactId]: (typeof catalogue)[K]['kind'] extends 'number' ? K : never }[FactId];
export type BooleanFact = { [K in FactId]: (typeof catalogue)[K]['kind'] extends 'boolean' ? K : never }[FactId];
export type ChoiceFact = { [K in FactId]: (typeof catalogue)[K]['kind'] extends 'choice' ? K : never }[FactId];
export type CodeOf<K extends ChoiceFact> = (typeof catalogue)[K] extends { codes: readonly (infer C)[] } ? C : never;
