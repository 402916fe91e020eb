/**
 * Prints how the dosage reader fares on a collection of published directions:
 *   npm run dosage-report -- FILE [--all]
 * FILE is JSON, `{ "sigs": [{ "sig", "kind", "drug"?, "expected"? }] }`: the direction, where it is from, the product, and the reading of
 * its source (`max_dose_per_day`; `singleDosageAmount` with `interval` and `frequencyType`; `StructuredDI`; or `fhirDosage`).
 * The collection gives doses in units of the form, so a product without a name is taken as 1 mg tablets unless the
 * direction itself names milligrams; milligrams and units are then not compared. "Wrong" is a reading that differs from the one the source gives.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { Dosage } from 'fhir/r4';
import { readDosage } from '../src/patient/dosage/read.ts';
import type { DosageReading } from '../src/patient/dosage/reading.ts';
import { strengthOf } from '../src/patient/dosage/strength.ts';
import type { Product } from '../src/patient/medicines/product.ts';

interface Sample {
  readonly sig: string;
  readonly kind: string;
  readonly drug?: string;
  readonly expected?: unknown;
}

const args = process.argv.slice(2);
const file = args.find((arg) => !arg.startsWith('--'));
if (file === undefined || !existsSync(file)) {
  console.error(`${file === undefined ? 'no file is named' : `there is no file ${file}`}\nusage: dosage-report FILE [--all]`);
  process.exit(2);
}
const { sigs } = JSON.parse(readFileSync(file, 'utf8')) as { sigs: readonly Sample[] };

const asOf = '2026-11-24';
const productOf = (sample: Sample): Product => {
  const named = sample.drug === undefined ? undefined : strengthOf(sample.drug, 'anything');
  // Without a product, tablets count as 1 mg and liquids as 1 mg/mL, so that what is read are units.
  const inUnits = sample.drug === undefined && !/\d\s*(mg|mcg|g)\b/i.test(sample.sig);
  const strength = named ?? (inUnits ? ({ value: 1, unit: /\d\s*mls?\b/i.test(sample.sig) ? 'mg/mL' : 'mg' } as const) : undefined);
  return { name: sample.drug ?? '', ingredients: [{ ingredient: 'anything', classes: [], ...(strength === undefined ? {} : { strength }) }], matchedBy: 'text' };
};

const record = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {});

const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Units a day that the source gives, where it gives them in a form that can be compared. */
const expectedDaily = (sample: Sample): number | undefined => {
  const expected = record(sample.expected);
  if (typeof expected['max_dose_per_day'] === 'number') return expected['max_dose_per_day'];
  const amount = expected['singleDosageAmount'];
  const interval = expected['interval'];
  if (typeof amount === 'number' && typeof interval === 'number' && expected['frequencyType'] !== null) {
    const unit = { Hour: 1 / 24, Day: 1, Week: 7, Month: 30 }[wordsOf(expected['frequencyType'])];
    const times = typeof expected['times'] === 'number' ? expected['times'] : 1;
    return unit === undefined ? undefined : (amount * times) / (interval * unit);
  }
  const structured = /dosageMax=([\d.]+), frequencyMin=[\d.]+, frequencyMax=([\d.]+), frequencyType="Day"/.exec(wordsOf(expected['StructuredDI']));
  return structured === null ? undefined : Number(structured[1]) * Number(structured[2]);
};

/** The source's own structure, read as ours, for samples that come as FHIR. */
const structureOf = (sample: Sample): Dosage | undefined => {
  const dosage = record(record(sample.expected)['fhirDosage']);
  return Object.keys(dosage).length === 0 ? undefined : dosage;
};

const read = (dosages: readonly Dosage[], product: Product): DosageReading => readDosage({ dosages, product, ingredient: 'anything', start: '2026-06-01' }, asOf);
const shown = (reading: DosageReading): string => (reading.state === 'read' ? reading.steps.map((step) => `${step.daily?.value ?? '?'} ${step.daily?.unit ?? ''}${step.prn === true ? ' as needed' : ''}`).join(' then ') : `${reading.state}: ${reading.detail}`);

const tally = { read: 0, unread: 0, wrong: 0, right: 0, unchecked: 0 };
for (const sample of sigs) {
  const product = productOf(sample);
  const reading = read([{ text: sample.sig }], product);
  const structure = structureOf(sample);
  const reference = structure === undefined ? undefined : read([{ ...structure, text: '', patientInstruction: '', additionalInstruction: [] }], product);
  const expected = expectedDaily(sample) ?? (reference?.state === 'read' && reference.steps.length === 1 ? reference.steps[0]?.daily?.value : undefined);
  let verdict = reading.state === 'read' ? 'unchecked' : 'unread';
  if (reading.state === 'read') {
    tally.read += 1;
    const value = reading.steps.length === 1 ? reading.steps[0]?.daily?.value : undefined;
    const comparable = sample.drug !== undefined || product.ingredients[0]?.strength !== undefined;
    if (expected !== undefined && value !== undefined && comparable) verdict = Math.abs(value - expected) <= 0.021 * expected ? 'right' : 'wrong';
  } else tally.unread += 1;
  if (verdict === 'right' || verdict === 'wrong' || verdict === 'unchecked') tally[verdict] += 1;
  if (verdict === 'wrong' || verdict === 'unread' || args.includes('--all')) console.log(`${verdict.padEnd(9)} ${sample.sig.replaceAll('\n', ' ')}${sample.drug === undefined ? '' : ` [${sample.drug}]`}\n          ${shown(reading)}${verdict === 'wrong' ? ` — the source says ${String(expected)}` : ''}`);
}
console.log(`${sigs.length} directions: ${tally.read} read (${tally.right} as the source has it, ${tally.unchecked} the source does not settle), ${tally.unread} unread, ${tally.wrong} other than the source`);
