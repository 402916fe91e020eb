/** What a fact can be: the guideline cuts numbers at its thresholds and choices at their codes. */
export type CatalogueEntry =
  | { readonly kind: 'number'; readonly unit?: string; readonly min?: number; readonly max?: number; readonly meaning: string }
  | { readonly kind: 'boolean'; readonly meaning: string }
  | { readonly kind: 'choice'; readonly codes: readonly string[]; readonly meaning: string };

export const number = <const U extends string>(unit: U, meaning: string, limits: { min?: number; max?: number } = {}) =>
  ({ kind: 'number', unit, meaning, ...limits }) as const;
export const yesNo = (meaning: string) => ({ kind: 'boolean', meaning }) as const;
export const choice = <const C extends readonly string[]>(codes: C, meaning: string) => ({ kind: 'choice', codes, meaning }) as const;
