/**
 * From a medication as FHIR writes it (`medication[x]`, https://hl7.org/fhir/R4/medication.html) to the product it
 * names: RxNorm code of any level first, then names in the text; both are read and must agree.
 */
import type { CodeableConcept, Coding, FhirResource, Medication, Quantity, Ratio, Reference } from 'fhir/r4';
import { strengthOf } from '../dosage/strength.ts';
import { bracketed, withoutBrand } from './names.ts';
import type { Product, ProductIngredient, Strength } from './product.ts';
import { formOf, routeOf } from './route.ts';
import { classesOf, holdsAName, ingredientsNamed, productOfCode, resembles, type CodedProduct } from './table.ts';

/** Looks a reference up in the chart; `from` is the container of `#id` references. */
export type Resolve = (reference: string | undefined, from?: FhirResource) => FhirResource | undefined;

/** What `medication[x]` and the route can be read from. */
export interface MedicationUse {
  readonly medicationCodeableConcept?: CodeableConcept | undefined;
  readonly medicationReference?: Reference | undefined;
}

/**
 * How an entry of the medicines list was read.
 *
 * - `listed`: a drug of the table.
 * - `other`: a readable drug name that the table does not hold. It was read and is none of the guideline's drugs
 *   (blood pressure tablets, eye drops), so it does not keep "the list read in full names no opioid" from holding.
 * - `unreadable`: no name at all (a bare NDC, "see note", "patient supplied medication", a class such as "sleeping
 *   pill"), or a name one letter away from a drug of a class. It may be anything, so class facts that no other entry
 *   settles as yes stay unknown.
 *
 * Both kinds that are not `listed` are shown to the clinician as unmatched; neither is ever absent.
 */
export type Recognition =
  | { readonly kind: 'listed'; readonly product: Product }
  | { readonly kind: 'other'; readonly name: string }
  | { readonly kind: 'unreadable'; readonly name: string; readonly detail: string };

const rxnormSystems = /rxnorm|2\.16\.840\.1\.113883\.6\.88/i;
const isRxNorm = (coding: Coding): boolean => rxnormSystems.test(coding.system ?? '');

/** Ingredients that appear in names as the salt of another drug. */
const saltWords = new Set(['calcium', 'magnesium', 'zinc', 'saline', 'dextrose', 'caffeine']);
const ironIngredients = (ingredient: string): boolean => classesOf(ingredient).some((name) => name === 'oral-iron' || name === 'iv-iron');

/** Drops "iron" beside a named iron, and salts beside the drug. */
const tidy = (ingredients: readonly string[]): readonly string[] => {
  const specificIron = ingredients.some((ingredient) => ingredient !== 'iron' && ironIngredients(ingredient));
  const drug = ingredients.filter((ingredient) => !saltWords.has(ingredient)).length;
  return ingredients.filter((ingredient) => !(ingredient === 'iron' && specificIron) && !(saltWords.has(ingredient) && drug === 1));
};

const within = (a: readonly string[], b: readonly string[]): boolean => a.every((ingredient) => b.includes(ingredient));

/** Where RxNorm's code is coarser than the product: Horizant is filed under gabapentin, 25480. */
const refines = (finer: readonly string[], coarser: readonly string[]): boolean =>
  finer.length === 1 && coarser.length === 1 && ((finer[0] === 'gabapentin-enacarbil' && coarser[0] === 'gabapentin') || (coarser[0] === 'iron' && finer.every(ironIngredients)));

interface Sets {
  readonly ingredients: readonly string[];
  readonly conflict?: string;
}

/** The set that covers all others; where none does, all of them, and the contradiction. */
const reconcile = (sets: readonly (readonly string[])[], what: string): Sets => {
  let best: readonly string[] = [];
  let conflict: string | undefined;
  for (const set of sets) {
    if (set.length === 0 || within(set, best) || refines(best, set)) continue;
    if (within(best, set) || refines(set, best)) best = set;
    else {
      conflict = `${what}: ${best.join(' + ')} against ${set.join(' + ')}`;
      best = [...new Set([...best, ...set])];
    }
  }
  return conflict === undefined ? { ingredients: best } : { ingredients: best, conflict };
};

const namedIn = (text: string): readonly string[] => {
  const outside = tidy(ingredientsNamed(withoutBrand(text)));
  return outside.length > 0 ? outside : tidy(ingredientsNamed(bracketed(text)));
};

const codedSets = (codings: readonly Coding[]): { readonly products: readonly CodedProduct[]; readonly sets: Sets } => {
  const products = codings.filter(isRxNorm).flatMap(({ code }) => productOfCode(code?.trim() ?? '') ?? []);
  const whole = products.filter((product) => !product.ingredientOnly).map((product) => product.ingredients.map(({ ingredient }) => ingredient));
  // Ingredient codes are listed one by one for a combination: together they are one set.
  const single = [...new Set(products.filter((product) => product.ingredientOnly).flatMap((product) => product.ingredients.map(({ ingredient }) => ingredient)))];
  return { products, sets: reconcile([...whole, single], 'the codes name different drugs') };
};

const same = (a: Strength, b: Strength): boolean => a.unit === b.unit && Math.abs(a.value - b.value) <= 0.015 * Math.max(a.value, b.value);
const perUnit = (strength: Strength): string => `${strength.value} ${strength.unit}`;

const milligrams = (quantity: Quantity | undefined): number | undefined => {
  const unit = (quantity?.code ?? quantity?.unit ?? '').toLowerCase();
  const factor = unit === 'mg' ? 1 : unit === 'g' ? 1000 : unit === 'ug' || unit === 'mcg' ? 0.001 : undefined;
  return quantity?.value !== undefined && quantity.comparator === undefined && factor !== undefined ? quantity.value * factor : undefined;
};

/** `Medication.ingredient.strength` as milligrams in one unit, per millilitre, or as a patch's rate. */
const fromRatio = (ratio: Ratio | undefined, ingredient: string): Strength | undefined => {
  const value = milligrams(ratio?.numerator);
  const per = ratio?.denominator?.value ?? 1;
  if (value === undefined || per <= 0) return undefined;
  const unit = ratio?.denominator?.code ?? ratio?.denominator?.unit ?? '1';
  if (/^(mL|ml)$/.test(unit)) return { value: value / per, unit: 'mg/mL' };
  // What a patch delivers.
  const hours = /^(h|hr|hours?)$/i.test(unit) ? per : /^(d|days?)$/i.test(unit) ? per * 24 : unit === '24.h' ? per * 24 : undefined;
  if (hours !== undefined) return ingredient === 'rotigotine' ? { value: (value / hours) * 24, unit: 'mg/(24.h)' } : { value: (value / hours) * 1000, unit: 'ug/h' };
  return /^(1|\{?(tbl|tab(let)?s?|cap(sule)?s?|unit|each|film|patch|suppository)\}?)$/i.test(unit) ? { value: value / per, unit: 'mg' } : undefined;
};

interface Written {
  readonly names: readonly string[];
  readonly codings: readonly Coding[];
  readonly medication?: Medication;
}

const written = (use: MedicationUse, resolve: Resolve, from: FhirResource | undefined): Written => {
  const target = resolve(use.medicationReference?.reference, from);
  const medication = target?.resourceType === 'Medication' ? target : undefined;
  const concepts = [use.medicationCodeableConcept, medication?.code].filter((concept) => concept !== undefined);
  const codings = concepts.flatMap((concept) => concept.coding ?? []);
  const names = [...concepts.map((concept) => concept.text), use.medicationReference?.display, ...codings.map((coding) => coding.display)];
  return { names: [...new Set(names.map((name) => name?.trim() ?? '').filter((name) => name !== ''))], codings, ...(medication ? { medication } : {}) };
};

/** Ingredients that make iron a supplement's part and no treatment. */
const supplementMarks = new Set(['prenatal-vitamin', 'multivitamin', 'ethinyl-estradiol', 'norethindrone', 'levonorgestrel', 'drospirenone']);
const ironAsSupplement = (ingredients: readonly string[]): boolean => ingredients.some((ingredient) => supplementMarks.has(ingredient)) || ingredients.length > 4;

/** "Iron infusion" without a product is IV iron all the same. */
const iron = (ingredient: string, route: Product['route']): readonly string[] | undefined => (ingredient === 'iron' && (route === 'intravenous' || route === 'injection') ? ['iv-iron'] : undefined);

const unmatched = ({ names, codings }: Written): Recognition => {
  const name = names[0] ?? codings.find((coding) => coding.code !== undefined)?.code ?? '';
  const readable = names.filter(holdsAName);
  if (readable.length === 0) return { kind: 'unreadable', name, detail: name === '' ? 'no drug is named' : `"${name}" names no drug` };
  const near = readable.map(resembles).find((found) => found !== undefined);
  return near ? { kind: 'unreadable', name, detail: `"${name}" is one letter away from ${near}` } : { kind: 'other', name };
};

/**
 * Reads what an entry of the medicines list names.
 *
 * @param resource the request, statement, dispense or administration; contained Medications are looked up in it
 * @returns a product with strengths in `mg`, `mg/mL`, `mg/(24.h)` or `ug/h`, or why none is known. Where code and name
 *   contradict each other `conflict` says so: the ingredients are then all that were named, and no dose can be taken from it.
 */
export const recogniseMedication = (resource: FhirResource & MedicationUse, resolve: Resolve): Recognition => {
  const source = written(resource, resolve, resource);
  const { medication } = source;
  const parts = medication?.ingredient ?? [];
  const partNames = parts.map((part) => [...(part.itemCodeableConcept?.coding?.map((coding) => coding.display) ?? []), part.itemCodeableConcept?.text, part.itemReference?.display].filter((name) => name !== undefined));
  const coded = codedSets(source.codings);
  const fromParts = [...new Set(parts.flatMap((part, i) => [...codedSets(part.itemCodeableConcept?.coding ?? []).sets.ingredients, ...(partNames[i] ?? []).flatMap(namedIn)]))];
  const texts = reconcile(source.names.map(namedIn), 'the names differ');
  const all = reconcile([coded.sets.ingredients, texts.ingredients, fromParts], 'code and name differ');
  if (all.ingredients.length === 0) return unmatched(source);

  const name = source.names[0] ?? displayOf(all.ingredients);
  const conflicts = [coded.sets.conflict, texts.conflict, all.conflict].filter((conflict) => conflict !== undefined);
  const supplement = ironAsSupplement(all.ingredients);
  const route = coded.products.map((product) => product.route).find((known) => known !== undefined) ?? routeOf(source.names.join(' ; '), resource);
  const ingredients = all.ingredients.map((ingredient): ProductIngredient => {
    const found = [
      ...coded.products.flatMap((product) => product.ingredients.flatMap((part) => (part.ingredient === ingredient && part.strength ? [part.strength] : []))),
      ...source.names.flatMap((text) => strengthOf(text, ingredient) ?? []),
      ...parts.flatMap((part, i) => (codedSets(part.itemCodeableConcept?.coding ?? []).sets.ingredients.includes(ingredient) || (partNames[i] ?? []).some((text) => namedIn(text).includes(ingredient)) ? (fromRatio(part.strength, ingredient) ?? []) : [])),
    ];
    const first = found[0];
    const other = first && found.find((strength) => !same(strength, first));
    if (first && other) conflicts.push(`${ingredient} ${perUnit(first)} against ${perUnit(other)}`);
    const classes = iron(ingredient, route) ?? classesOf(ingredient).filter((group) => !(group === 'oral-iron' && supplement));
    return first && !other ? { ingredient, strength: first, classes } : { ingredient, classes };
  });
  const form = formOf([medication?.form?.text ?? medication?.form?.coding?.[0]?.display ?? '', ...source.names].join(' ; '));
  return {
    kind: 'listed',
    product: {
      ingredients,
      name,
      matchedBy: coded.products.length > 0 ? 'code' : 'text',
      ...(route ? { route } : {}),
      ...(form ? { form } : {}),
      ...(conflicts.length > 0 ? { conflict: conflicts.join('; ') } : {}),
      ...(coded.sets.conflict ?? texts.conflict ?? all.conflict ? { ingredientInDoubt: true } : {}),
    },
  };
};

const displayOf = (ingredients: readonly string[]): string => ingredients.map((ingredient) => ingredient.replaceAll('-', ' ')).join(' / ');

/** The ingredients that a concept outside the medicines list names (an allergy's substance), by code and by text. */
export const ingredientsOfConcept = (concept: CodeableConcept | undefined): readonly string[] => {
  const names = [concept?.text ?? '', ...(concept?.coding?.map((coding) => coding.display ?? '') ?? [])];
  return reconcile([codedSets(concept?.coding ?? []).sets.ingredients, ...names.map(namedIn)], '').ingredients;
};
