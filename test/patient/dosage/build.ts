import type { Bundle, Dosage, FhirResource, Medication, MedicationDispense, MedicationRequest, MedicationStatement } from 'fhir/r4';
import type { Directions } from '../../../src/patient/dosage/reading.ts';
import { isSame } from '../../../src/patient/dosage/regimen.ts';
import { readStrength } from '../../../src/patient/dosage/strength.ts';
import type { Product, Strength } from '../../../src/patient/medicines/product.ts';

const formIn = (name: string): Product['form'] | undefined => {
  const found = (
    [
      ['patch', /patch|transdermal/i],
      ['solution', /solution|elixir|suspension|liquid|concentrate|syrup/i],
      ['film', /film/i],
      ['capsule', /cap(sule)?s?\b/i],
      ['tablet', /tab(let)?s?\b/i],
    ] as const
  ).find(([, pattern]) => pattern.test(name));
  return found?.[0];
};

/** A product as its names give it, for one ingredient; `known` is a strength from elsewhere. */
export const productOf = (names: readonly string[], ingredient: string, known?: Strength): Product => {
  const readings = names.map((name) => readStrength(name, ingredient));
  const strengths = [...(known === undefined ? [] : [known]), ...readings.flatMap(({ strength }) => strength ?? [])];
  const [first] = strengths;
  const differs = strengths.find((strength) => first !== undefined && (strength.unit !== first.unit || !isSame(strength.value, first.value)));
  const conflict = readings.find((reading) => reading.conflict !== undefined)?.conflict ?? (differs === undefined ? undefined : 'strengths differ');
  const form = formIn(names.join(' '));
  return {
    ingredients: [{ ingredient, ...(first === undefined ? {} : { strength: first }), classes: [] }],
    name: names[0] ?? '',
    matchedBy: 'text',
    ...(form === undefined ? {} : { form }),
    ...(conflict === undefined ? {} : { conflict }),
  };
};

export const directionsIn = (text: string | Dosage | readonly Dosage[], name: string, ingredient: string, more: Partial<Directions> = {}): Directions => ({
  dosages: typeof text === 'string' ? [{ text }] : Array.isArray(text) ? (text as readonly Dosage[]) : [text as Dosage],
  product: productOf([name], ingredient),
  ingredient,
  start: '2026-06-01',
  ...more,
});

type Entry = MedicationRequest | MedicationStatement | MedicationDispense;
const isEntry = (resource: FhirResource | undefined): resource is Entry => resource !== undefined && ['MedicationRequest', 'MedicationStatement', 'MedicationDispense'].includes(resource.resourceType);

/** The entries of a bundle as directions for one ingredient. */
export const directionsOf = (bundle: Bundle, ingredient: string): readonly Directions[] => {
  const resources = (bundle.entry ?? []).map((entry) => entry.resource as FhirResource | undefined);
  return resources.filter(isEntry).map((entry): Directions => {
    const concept = entry.medicationCodeableConcept;
    const reference = entry.medicationReference?.reference;
    const medication = [...(entry.contained ?? []), ...resources].find((resource): resource is Medication => resource?.resourceType === 'Medication' && (reference === `#${resource.id}` || reference === `Medication/${resource.id}`));
    const names = [concept?.text, entry.medicationReference?.display, medication?.code?.text, ...(concept?.coding ?? []).map((coding) => coding.display), ...(medication?.code?.coding ?? []).map((coding) => coding.display)].filter((name) => name !== undefined);
    const ratio = medication?.ingredient?.[0]?.strength;
    const known = ratio?.numerator?.value === undefined ? undefined : ({ value: ratio.numerator.value, unit: 'mg' } as const);
    const start = entry.resourceType === 'MedicationRequest' ? entry.authoredOn : entry.resourceType === 'MedicationDispense' ? entry.whenHandedOver : entry.effectivePeriod?.start;
    return {
      dosages: (entry.resourceType === 'MedicationStatement' ? entry.dosage : entry.dosageInstruction) ?? [],
      product: productOf(names, ingredient, known),
      ingredient,
      ...(start === undefined ? {} : { start: start.slice(0, 10) }),
      ...(entry.resourceType === 'MedicationDispense' && entry.quantity !== undefined ? { quantity: entry.quantity } : {}),
      ...(entry.resourceType === 'MedicationDispense' && entry.daysSupply?.value !== undefined ? { daysSupply: entry.daysSupply.value } : {}),
    };
  });
};
