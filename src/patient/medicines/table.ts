/**
 * The medicine table of `fhir-mappings/medicines`: what an RxNorm code holds, what a name stands for, and which
 * classes an ingredient belongs to. Rebuilt by `fhir-mappings/medicines/build.ts`; licences are in the files.
 */
import ingredientData from '../../../fhir-mappings/medicines/ingredients.json' with { type: 'json' };
import nameData from '../../../fhir-mappings/medicines/names.json' with { type: 'json' };
import productData from '../../../fhir-mappings/medicines/rxnorm.json' with { type: 'json' };
import { findNames, normalise, oneLetterApart, type NameTable } from './names.ts';
import type { Product, Strength } from './product.ts';

interface IngredientRow {
  readonly rxcui?: string;
  readonly unchecked?: boolean;
  readonly uncheckedClasses?: string;
  readonly classes?: string;
  readonly mmePerMilligram?: number;
  readonly mmePerMicrogramPerHour?: number;
}
const ingredientRows: Readonly<Record<string, IngredientRow>> = ingredientData.ingredients;

/** What one code of the table holds. */
export interface CodedProduct {
  readonly ingredients: readonly { readonly ingredient: string; readonly strength?: Strength }[];
  readonly route?: Product['route'];
  /** A code for the ingredient alone, which says nothing of strength or form. */
  readonly ingredientOnly: boolean;
}

/** Drug classes of an ingredient by the table, e.g. `['opioid']`; empty for drugs the guideline does not read. */
export const classesOf = (ingredient: string): readonly string[] => ingredientRows[ingredient]?.classes?.split(' ') ?? [];

/** Every ingredient of a class. */
export const ingredientsOfClass = (name: string): readonly string[] => Object.keys(ingredientRows).filter((ingredient) => classesOf(ingredient).includes(name));

/** Morphine equivalents of one milligram (`mg`) or of a patch's microgram per hour (`ug/h`), CDC 2022; undefined: no factor there. */
export const morphineFactor = (ingredient: string, unit: string): number | undefined =>
  unit === 'mg/d' ? ingredientRows[ingredient]?.mmePerMilligram : unit === 'ug/h' ? ingredientRows[ingredient]?.mmePerMicrogramPerHour : undefined;

/** Opioids whose dose the CDC table leaves out of the sum (buprenorphine). */
export const notCountedInMme: readonly string[] = ingredientData.morphineEquivalentsNotCounted;

/** "ferrous-sulfate" → "ferrous sulfate". */
export const displayName = (ingredient: string): string => ingredient.replaceAll('-', ' ');

const list = (ids: string): readonly string[] => (ids === '' ? [] : ids.split(' + '));
const names: NameTable = new Map([...Object.entries(nameData.unchecked), ...Object.entries(nameData.names)].map(([name, ids]) => [name, list(ids)]));
const longestName = Math.max(...[...names.keys()].map((name) => name.split(' ').length));
const emptyWords = new Set(nameData.emptyWords.split(' '));

/** One-word names of drugs that have a class: a word one letter away from them is likelier a slip than another drug. */
const guardedNames = [...names].filter(([name, ids]) => !name.includes(' ') && name.length >= 6 && ids.some((id) => classesOf(id).length > 0)).map(([name]) => name);

/** The ingredient sets a text names, whole words, longest name first. */
export const ingredientsNamed = (text: string): readonly string[] => [...new Set(findNames(text, names, longestName).flatMap((found) => found.ingredients))];

/** The known name that a word of the text misses by one letter. */
export const resembles = (text: string): string | undefined => {
  for (const word of normalise(text).split(' ')) {
    if (word.length < 6 || names.has(word)) continue;
    const near = guardedNames.find((name) => oneLetterApart(word, name));
    if (near) return near;
  }
  return undefined;
};

/** Whether some word of the text can be a drug's name at all: not "see note", "patient supplied medication" or a bare code. */
export const holdsAName = (text: string): boolean =>
  normalise(text)
    .split(' ')
    .some((word) => /^[a-z]{4,}$/.test(word) && !emptyWords.has(word));

const routes: Readonly<Record<string, Product['route']>> = {
  oral: 'oral', injection: 'injection', sublingual: 'sublingual', topical: 'topical', transdermal: 'transdermal', buccal: 'buccal', nasal: 'nasal', rectal: 'rectal',
};

const readProduct = (key: string): CodedProduct => {
  const [parts = '', route = ''] = key.split(' @');
  const ingredients = parts.split(' + ').map((part) => {
    const [ingredient = '', value, unit] = part.split(' ');
    return value === undefined || unit === undefined ? { ingredient } : { ingredient, strength: { value: Number(value), unit: unit as Strength['unit'] } };
  });
  const byRate = ingredients.some(({ strength }) => strength?.unit === 'ug/h' || strength?.unit === 'mg/(24.h)');
  const known = routes[route] ?? (byRate ? 'transdermal' : undefined);
  return { ingredients, ingredientOnly: false, ...(known ? { route: known } : {}) };
};

const byCode: ReadonlyMap<string, CodedProduct> = new Map([
  ...Object.entries(productData.products).flatMap(([key, codes]) => {
    const product = readProduct(key);
    return codes.split(' ').map((code) => [code, product] as const);
  }),
  ...Object.entries(ingredientRows).flatMap(([ingredient, row]) =>
    (row.rxcui?.split(' ') ?? []).map((code) => [code, { ingredients: [{ ingredient }], ingredientOnly: true }] as const),
  ),
]);

/** What an RxNorm code stands for, at whatever level (ingredient, component, clinical drug, brand, pack). */
export const productOfCode = (rxcui: string): CodedProduct | undefined => byCode.get(rxcui);
