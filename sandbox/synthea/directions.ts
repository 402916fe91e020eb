import type { Dosage, MedicationRequest } from 'fhir/r4';
import type { StoryDirection, When } from './story.ts';

const UCUM = 'http://unitsofmeasure.org';
const ORAL = { coding: [{ system: 'http://snomed.info/sct', code: '26643006', display: 'Oral route' }], text: 'Oral' };

/** Strength and form of a single-ingredient oral product, by its RxNorm name (`gabapentin 300 MG Oral Capsule`). */
const PRODUCT = /(?<strength>\d+(?:\.\d+)?) MG (?:\w+ )*?Oral (?<form>Tablet|Capsule)/;

const TIMES = new Map([
  [1, 'once daily'],
  [2, 'twice daily'],
  [3, 'three times daily'],
  [4, 'four times daily'],
]);
/** FHIR event timing (`http://hl7.org/fhir/event-timing`) in a patient's words. */
const WHEN: Partial<Record<When, string>> = { MORN: 'in the morning', EVE: 'in the evening', HS: 'at bedtime' };

/** `Take 2 capsules (600 mg) by mouth three times daily`, or undefined where the order does not say it all. */
const sentence = (amount: number, form: string, milligrams: number | undefined, frequency: number, when: readonly When[]): string | undefined => {
  const times = TIMES.get(frequency);
  if (times === undefined) return undefined;
  const dose = milligrams === undefined ? '' : ` (${milligrams} mg)`;
  const moment = when.map((code) => WHEN[code]).filter((words) => words !== undefined);
  const how = moment.length > 0 && frequency === 1 ? `once daily ${moment.join(' and ')}` : times;
  return `Take ${amount} ${form}${amount === 1 ? '' : 's'}${dose} by mouth ${how}`;
};

/** The words and the coded amount that belong to one of Synthea's dosages; undefined where it stays as it is. */
const worded = (dosage: Dosage, product: string, direction: StoryDirection | undefined): Dosage | undefined => {
  const amount = dosage.doseAndRate?.[0]?.doseQuantity?.value;
  const repeat = dosage.timing?.repeat;
  const match = PRODUCT.exec(product)?.groups;
  if (amount === undefined || match?.['strength'] === undefined || match['form'] === undefined) return undefined;
  if (repeat?.frequency === undefined || repeat.period !== 1 || repeat.periodUnit !== 'd') return undefined;
  const form = match['form'].toLowerCase();
  const combination = product.includes(' / ');
  const when = direction?.when ?? [];
  const text = sentence(amount, form, combination ? undefined : amount * Number(match['strength']), repeat.frequency, when);
  if (text === undefined) return undefined;
  return {
    ...dosage,
    text,
    timing: { ...dosage.timing, repeat: { ...repeat, ...(when.length > 0 ? { when: [...when] } : {}) } },
    route: ORAL,
    doseAndRate: [{ ...dosage.doseAndRate?.[0], doseQuantity: { value: amount, unit: form, system: UCUM, code: `{${form}}` } }],
  };
};

/**
 * An order with directions a reader can understand: Synthea writes an amount and a frequency but no words, no unit and
 * no time of day. The words say what the structure says; where the structure says too little nothing is added.
 * @returns the order, changed, or undefined where it stays as Synthea wrote it
 */
export const withDirections = (order: MedicationRequest, directions: readonly StoryDirection[]): MedicationRequest | undefined => {
  const coding = order.medicationCodeableConcept?.coding?.[0];
  const dosage = order.dosageInstruction?.[0];
  const frequency = dosage?.timing?.repeat?.frequency;
  const direction = directions.find(
    (candidate) => candidate.rxcui === coding?.code && (candidate.frequency === undefined || candidate.frequency === frequency),
  );
  if (direction?.dosage !== undefined) return { ...order, dosageInstruction: [direction.dosage] };
  if (dosage === undefined || dosage.text !== undefined) return undefined;
  const next = worded(dosage, coding?.display ?? '', direction);
  return next === undefined ? undefined : { ...order, dosageInstruction: [next] };
};
