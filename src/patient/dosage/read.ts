import type { Dosage } from 'fhir/r4';
import { placeInTime, type TimedEntry } from './course.ts';
import type { ReckonedStep } from './day.ts';
import type { Medicine } from './dose.ts';
import { mergeSources, type EntryReading, type Source } from './merge.ts';
import type { Directions, DosageReading, DoseStep } from './reading.ts';
import { readNote } from './notes.ts';
import { isSame } from './regimen.ts';
import { readStructure } from './structure.ts';
import { readText } from './text.ts';
import { formWords } from './words.ts';

const written = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined);

/** Words of the medicine's own name: they say nothing about the dose. */
const namesIn = ({ product, ingredient }: Medicine): ReadonlySet<string> =>
  new Set([product.name, ingredient, ...product.ingredients.map((part) => part.ingredient)].join(' ').toLowerCase().split(/[^a-z]+/).filter((word) => word.length > 3 && !formWords.has(word)));

/** "5-325 mg" repeated from the name of a combination is no range: it is the strength of one unit, and where nothing else is said, one unit. */
const withoutStrengthList = (text: string, name: string, instead = ' '): string =>
  [...name.matchAll(/\d+(?:\.\d+)?(?:\s*mg)?(?:\s*[-/]\s*\d+(?:\.\d+)?(?![\d.]|\s*(?:h|hr|hrs|hours?|d|day|ml)\b)(?:\s*mg)?)+/gi)].reduce((rest, [list]) => {
    const bare = list.replaceAll(/\s*mg/gi, '').replaceAll(/\s/g, '');
    const [low, high] = bare.split(/[-/]/).map(Number);
    return low === undefined || high === undefined ? rest : rest.replaceAll(new RegExp(String.raw`(?<![\d.])${low}(?:\s*mg)?\s*[-/]\s*${high}(?![\d.])(?:\s*mg\b)?`, 'gi'), instead);
  }, text);

/** "Dose titrated" in an additional instruction bears on the dose as in the text; "with food" does not. */
const sourcesOf = (dosage: Dosage, medicine: Medicine): readonly Source[] => {
  const names = namesIn(medicine);
  const read = (name: string, text: string): Source => {
    const plain = readText(withoutStrengthList(text, medicine.product.name), names);
    const noAmount = plain.state === 'read' && plain.regimen.steps.length === 1 && plain.regimen.steps.every((step) => step.parts.length === 1 && step.parts[0]?.amount === undefined);
    return { name, reading: noAmount ? readText(withoutStrengthList(text, medicine.product.name, ' 1 each '), names) : plain };
  };
  const text = written(dosage.text);
  const patient = written(dosage.patientInstruction);
  const additional = (dosage.additionalInstruction ?? []).map((concept) => written(concept.text) ?? written(concept.coding?.[0]?.display)).filter((words) => words !== undefined && text?.includes(words) !== true && patient?.includes(words) !== true);
  const structure = readStructure(dosage);
  return [
    ...(text === undefined ? [] : [read('the directions', text)]),
    ...(patient === undefined || patient === text ? [] : [read('the patient instruction', patient)]),
    ...additional.map((words) => read('an additional instruction', words ?? '')),
    ...(dosage.timing === undefined && dosage.doseAndRate === undefined && dosage.asNeededBoolean === undefined && dosage.asNeededCodeableConcept === undefined ? [] : [{ name: 'the structured dosage', reading: structure, structured: true as const }]),
  ];
};

const rawOf = (dosages: readonly Dosage[]): string =>
  dosages
    .map((dosage) => {
      const words = written(dosage.text) ?? written(dosage.patientInstruction);
      const row = dosage.doseAndRate?.[0]?.doseQuantity;
      return words ?? (row?.value === undefined ? '' : `${row.value} ${row.unit ?? row.code ?? ''}`.trim());
    })
    .filter((words) => words !== '')
    .join(' / ');

/**
 * Reads the directions of one therapy entry, from text, from structure, or from both, which must agree.
 *
 * Values are as the fact list means them: mean amount a day (mg/d; rotigotine mg/(24.h), fentanyl patches ug/h), of a
 * when-needed direction the most it allows in a day. Titrations and tapers give steps with their days, counted from
 * the directions' own date or the entry's start. Nothing is guessed: whatever may bear on the dose and is not
 * understood makes the reading `unread`; contradictions make it `conflicting`.
 *
 * @param asOf the day of use, YYYY-MM-DD; a course that cannot have begun by then is still read
 */
export const readDosage = (directions: Directions, asOf: string): DosageReading => {
  const { dosages, product, ingredient } = directions;
  const raw = rawOf(dosages);
  const medicine: Medicine = { product, ingredient };
  const notes = (directions.notes ?? []).map((note): Source => ({ name: 'a note', reading: readNote(note, namesIn(medicine)) })).filter(({ reading }) => reading.state !== 'silent');
  const doubtful = notes.find(({ reading }) => reading.state === 'unread' || dosages.length > 1);
  if (doubtful !== undefined && dosages.length > 0) return { state: 'unread', detail: doubtful.reading.state === 'unread' ? `A note on it: ${doubtful.reading.why}.` : 'A note on it speaks of a dose, beside several directions.', raw };
  const entries = dosages.map((dosage) => {
    const own = sourcesOf(dosage, medicine);
    const sources = own.length === 0 ? own : [...own, ...notes];
    const unsure = sources.some(({ reading }) => reading.state === 'read' && (reading.regimen.unsure ?? []).some(([one, other]) => one <= asOf !== other <= asOf));
    return { dosage, reading: unsure ? { state: 'unread' as const, detail: 'A date that can be read in two ways.' } : mergeSources(sources, medicine) };
  });
  const present = entries.filter(({ reading }) => reading.state !== 'absent');
  if (present.length === 0) return { state: 'absent', detail: 'No directions.', raw };
  const failure = present.map(({ reading }) => reading).find((reading): reading is Exclude<EntryReading, { state: 'read' }> => reading.state !== 'read');
  if (failure !== undefined) return { state: failure.state, detail: failure.detail, raw };
  const timed = present.flatMap(({ dosage, reading }): TimedEntry[] => (reading.state === 'read' ? [{ ...(typeof dosage.sequence === 'number' ? { sequence: dosage.sequence } : {}), steps: reading.steps, dates: reading.dates }] : []));
  const placed = placeInTime(timed, { start: directions.start, end: directions.end, asOf });
  if ('detail' in placed) return { state: placed.state, detail: placed.detail, raw };
  const supply = supplyMisfit(directions, placed.steps);
  if (supply !== undefined) return { state: 'conflicting', detail: supply, raw };
  return { state: 'read', steps: placed.steps.map((step) => asDoseStep(step, mayGoOn(step, placed.steps))), raw };
};

/** So long a supply is usually handed over; "for 30 days" may be that and no end. */
const shortestSupply = 28;

/** Whether the last step may go on after the day that ends it: a supply, the last week of a schedule, the height of a titration. */
const mayGoOn = (step: ReckonedStep, steps: readonly ReckonedStep[]): boolean => {
  if (step !== steps.at(-1) || step.to === undefined || step.stops !== undefined) return false;
  const rising = steps.length > 1 && (step.daily?.value ?? 0) > (steps[0]?.daily?.value ?? 0);
  return (step.days !== undefined && (step.days >= shortestSupply || rising)) || (step.toDay !== undefined && (rising || steps.length === 1));
};

const asDoseStep = ({ from, to, daily, dosesPerDay, nightOnly, prn, how }: ReckonedStep, goesOn: boolean): DoseStep => ({
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
  ...(daily === undefined ? {} : { daily }),
  ...(dosesPerDay === undefined ? {} : { dosesPerDay }),
  ...(nightOnly === undefined ? {} : { nightOnly }),
  ...(prn === undefined ? {} : { prn }),
  ...(goesOn ? { mayGoOn: true as const } : {}),
  how,
});

/** What was dispensed for how many days must be near what is taken; half as much or more says that one of them is wrong. */
const supplyMisfit = ({ quantity, daysSupply, product, ingredient }: Directions, steps: readonly ReckonedStep[]): string | undefined => {
  const [only] = steps;
  const strength = product.ingredients.find((part) => part.ingredient === ingredient)?.strength;
  if (steps.length !== 1 || only?.daily === undefined || only.prn === true || quantity?.value === undefined || daysSupply === undefined || daysSupply < 7 || strength === undefined || only.daily.unit !== 'mg/d') return undefined;
  const unit = (quantity.unit ?? quantity.code ?? '').toLowerCase().replace(/[{}]|\(e?s\)/g, '');
  if (strength.unit === 'mg' && (unit === '' || ['tablet', 'capsule', 'solid'].includes(formWords.get(unit) ?? ''))) {
    const supplied = (quantity.value / daysSupply) * strength.value;
    const ratio = supplied / only.daily.value;
    if (!isSame(ratio, 1) && (ratio > 1.6 || ratio < 0.6)) return `Dispensed were ${quantity.value} units for ${daysSupply} days, which is ${Number(supplied.toPrecision(3))} mg a day; the directions come to ${only.daily.value} mg a day.`;
  }
  return undefined;
};

/** The step that holds on a day, where exactly the dates say so; nothing before the first and after the last. */
export const stepInForce = (reading: DosageReading, asOf: string): DoseStep | undefined =>
  reading.state === 'read' ? reading.steps.findLast((step) => (step.from === undefined || step.from <= asOf) && (step.to === undefined || step.to >= asOf)) : undefined;

/** The step with the highest dose reached by a day; nothing where a step that may have begun has no known dose. */
export const bestSoFar = (reading: DosageReading, asOf: string): DoseStep | undefined => {
  if (reading.state !== 'read') return undefined;
  const begun = reading.steps.filter((step) => step.from === undefined || step.from <= asOf);
  if (begun.some((step) => step.daily === undefined)) return undefined;
  return begun.reduce<DoseStep | undefined>((best, step) => (best?.daily === undefined || (step.daily !== undefined && step.daily.value > best.daily.value) ? step : best), undefined);
};

