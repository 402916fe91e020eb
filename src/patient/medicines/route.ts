import type { FhirResource } from 'fhir/r4';
import type { Product } from './product.ts';

/** In this order: a nasal spray of an injectable is nasal, a topical gel no capsule. */
const routeWords: readonly (readonly [NonNullable<Product['route']>, RegExp])[] = [
  ['ophthalmic', /\b(ophthalmic|ophth|ocular|eye|conjunctival)\b/i],
  ['nasal', /\b(nasal|intranasal|nose|nostrils?)\b/i],
  // Levodopa is also pumped into the gut, as a gel.
  ['oral', /\b(intestinal|enteral|jejunal)\b/i],
  ['topical', /\b(topical(ly)?|cream|ointment|gel|lotion|cutaneous|external|otic|ear|vaginal(ly)?|shampoo|mouthwash)\b/i],
  ['transdermal', /\b(transdermal(ly)?|patch(es)?|td)\b/i],
  ['sublingual', /\b(sublingual(ly)?|under (the|your) tongue|sl)\b/i],
  ['buccal', /\bbuccal(ly)?\b/i],
  ['rectal', /\b(rectal(ly)?|suppositor(y|ies)|enema)\b/i],
  ['inhaled', /\b(inhal\w*|nebuli[sz]\w*)\b/i],
  ['intravenous', /\b(intravenous(ly)?|iv|ivpb|infusion)\b/i],
  ['injection', /\b(inject\w*|intramuscular(ly)?|subcutaneous(ly)?|im|sc|sq|subq|epidural|intrathecal|syringe|vial|ampoule|prefilled)\b/i],
  ['oral', /\b(oral(ly)?|mouth|po|tab(let)?s?|cap(sule)?s?|chewable|syrup|elixir)\b/i],
];

const formWords: readonly (readonly [NonNullable<Product['form']>, RegExp])[] = [
  ['patch', /\b(patch(es)?|transdermal system)\b/i],
  ['film', /\bfilms?\b/i],
  ['injection', /\b(inject\w*|syringe|vial|ampoule|infusion)\b/i],
  ['tablet', /\b(tab|tabs|tablets?|caplets?|odt)\b/i],
  ['capsule', /\b(cap|caps|capsules?|softgels?)\b/i],
  ['powder', /\b(powder|sachets?)\b/i],
  ['solution', /\b(solution|suspension|syrup|elixir|liquid|drops|soln|susp|concentrate)\b/i],
];

const first = <T>(words: readonly (readonly [T, RegExp])[], text: string): T | undefined => words.find(([, pattern]) => pattern.test(text))?.[0];

/** The dosage form that a product name or `Medication.form` says. */
export const formOf = (text: string): Product['form'] | undefined => first(formWords, text);

interface Routed {
  readonly route?: { readonly text?: string | undefined; readonly coding?: readonly { readonly display?: string | undefined }[] | undefined } | undefined;
  readonly text?: string | undefined;
}
const dosages = (resource: FhirResource): readonly Routed[] => {
  switch (resource.resourceType) {
    case 'MedicationRequest':
    case 'MedicationDispense':
      return resource.dosageInstruction ?? [];
    case 'MedicationStatement':
      return resource.dosage ?? [];
    case 'MedicationAdministration':
      return resource.dosage ? [resource.dosage] : [];
    default:
      return [];
  }
};

/** The route by the product's name; else by the route of the directions; else by their words. */
export const routeOf = (name: string, resource: FhirResource): Product['route'] | undefined => {
  const given = dosages(resource);
  const stated = given.map(({ route }) => [route?.text, ...(route?.coding ?? []).map(({ display }) => display)].join(' ')).join(' ; ');
  return first(routeWords.slice(0, -1), name) ?? first(routeWords, stated) ?? first(routeWords, name) ?? first(routeWords, given.map(({ text }) => text ?? '').join(' ; '));
};
