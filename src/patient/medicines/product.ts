/** How much of an ingredient one unit of a product holds or delivers. */
export interface Strength {
  readonly value: number;
  /** `mg` in one tablet, capsule or other unit; `mg/mL` in a liquid; `mg/(24.h)` and `ug/h` delivered by a patch. */
  readonly unit: 'mg' | 'mg/mL' | 'mg/(24.h)' | 'ug/h';
}

export interface ProductIngredient {
  /** Ingredient in kebab-case, as in the fact ids: `gabapentin-enacarbil`, `ferrous-sulfate`. */
  readonly ingredient: string;
  readonly strength?: Strength;
  /** Drug classes of `fhir-mappings/medicines/ingredients.json`, e.g. `opioid`, `benzodiazepine`. */
  readonly classes: readonly string[];
}

/** What a medication code or name stands for. */
export interface Product {
  readonly ingredients: readonly ProductIngredient[];
  /** The name as the source wrote it. */
  readonly name: string;
  readonly route?: 'oral' | 'transdermal' | 'intravenous' | 'injection' | 'topical' | 'nasal' | 'ophthalmic' | 'rectal' | 'sublingual' | 'buccal' | 'inhaled' | 'other';
  readonly form?: 'tablet' | 'capsule' | 'solution' | 'patch' | 'film' | 'powder' | 'injection' | 'other';
  /** A code of the table, or names found in the text; shown to the clinician. */
  readonly matchedBy: 'code' | 'text';
  /** Code and name contradict each other (strength or ingredient): then no dose can be taken from it. */
  readonly conflict?: string;
  /** The contradiction is about which drug it is: `ingredients` are then all that were named, and each is in doubt. */
  readonly ingredientInDoubt?: true;
}
