import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answers, finding, ironInfusion, patient, problem, procedure, resource, result } from '../patient/story.ts';
import { isList, isObject, type JsonObject } from './json.ts';

/** A whole chart as a Bundle, and the day on which it is read. */
export interface Seed {
  readonly name: string;
  readonly bundle: JsonObject;
  readonly asOf: string;
}

export const asOf = '2026-11-24';
const bundleOf = (resources: readonly unknown[]): JsonObject => ({ resourceType: 'Bundle', type: 'collection', entry: resources.map((each) => ({ resource: each })) });

const read = (file: string): JsonObject | undefined => {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return isObject(value) && value['resourceType'] === 'Bundle' ? value : undefined;
};

const filesIn = (directory: string, end: string): readonly string[] => (existsSync(directory) ? readdirSync(directory).filter((file) => file.endsWith(end)).toSorted().map((file) => join(directory, file)) : []);
const seedsIn = (directory: string, end: string, title: string): readonly Seed[] =>
  filesIn(directory, end).flatMap((file) => {
    const bundle = read(file);
    return bundle === undefined ? [] : [{ name: `${title}/${file.split('/').at(-1)}`, bundle, asOf }];
  });

const order = (name: string, directions: string, authoredOn: string, rest: object = {}) =>
  resource('MedicationRequest', { status: 'active', intent: 'order', medicationCodeableConcept: { text: name }, authoredOn, dosageInstruction: [{ text: directions }], ...rest });
const allergy = (name: string, reaction: string) =>
  resource('AllergyIntolerance', { clinicalStatus: { coding: [{ code: 'active' }] }, verificationStatus: { coding: [{ code: 'confirmed' }] }, code: { text: name }, patient: { reference: 'Patient/her' }, reaction: [{ manifestation: [{ text: reaction }] }] });
const rls = () => problem(['icd', 'G25.81'], 'active', { recordedDate: '2020-02-01' });

/** Charts that hold, between them, nearly everything that a fact can rest on, each once, so that nothing else covers for what is damaged. */
const built: Readonly<Record<string, () => readonly unknown[]>> = {
  'each once, by code': () => [
    rls(),
    ...['J44.9', 'N18.4', 'K74.60', 'E83.110', 'K90.0', 'M06.9', 'G47.33', 'F10.20', 'E72.53', 'G40.909', 'I45.81', 'D86.0', 'J96.11'].map((code) => problem(['icd', code], 'active', { recordedDate: '2026-10-01' })),
    result('ferritin', '40 ug/L', '2026-11-01'),
    result('tsat', '12 %', '2026-11-01'),
    result('crp', '20 mg/L', '2026-11-01', { referenceRange: [{ high: { value: 5, unit: 'mg/L' } }] }),
    result('creatinine', '2.4 mg/dL', '2026-11-01'),
    result('weight', '70 kg', '2026-10-20'),
    result('qtc', '470 ms', '2026-10-20'),
    result('haemoglobin', '9 g/dL', '2026-11-01'),
    result('phosphate', '2 mg/dL', '2026-11-10'),
    finding('tobacco', 'Current every day smoker', '2026-11-01'),
    finding('alcohol', 'Current drinker', '2026-11-01'),
    procedure(['sct', '302497006'], '2026-11-20', { reasonCode: [{ text: 'End-stage renal disease' }] }),
    resource('Device', { status: 'active', type: { text: 'Cardiac pacemaker' }, patient: { reference: 'Patient/her' } }),
    resource('FamilyMemberHistory', { status: 'completed', patient: { reference: 'Patient/her' }, condition: [{ code: { text: 'Haemochromatosis' } }] }),
    allergy('oxycodone', 'Anaphylaxis'),
    allergy('gabapentin', 'Dizziness'),
    allergy('iron dextran', 'Anaphylaxis'),
    ironInfusion('2026-01-10'),
  ],
  'each once, by words': () => [
    problem('Restless legs syndrome', 'active', { recordedDate: '2020-02-01' }),
    ...['COPD, severe', 'Chronic kidney disease stage 4', 'Cirrhosis of liver', 'Hereditary hemochromatosis', 'Celiac disease', 'Rheumatoid arthritis', 'Obstructive sleep apnea', 'Opioid use disorder', 'Primary hyperoxaluria', 'Epilepsy', 'Long QT syndrome'].map((words) => problem(words, 'active', { recordedDate: '2026-10-01' })),
    result('ferritin', '<62 ng/mL', '2026-09-20'),
    result('iron', '50 ug/dL', '2026-09-20'),
    result('tibc', '300 ug/dL', '2026-09-20'),
    order('gabapentin 300 mg capsule', 'Take 1 capsule by mouth 3 times a day', '2026-05-01'),
    order('pramipexole 0.25 mg tablet', 'Take 1 tablet by mouth at bedtime', '2026-05-01', { reasonCode: [{ text: 'Restless legs syndrome' }] }),
    order('oxycodone 5 mg tablet', 'Take 1 tablet by mouth twice a day', '2026-10-20'),
    order('lorazepam 1 mg tablet', 'Take 1 tablet by mouth at bedtime', '2026-10-20'),
    order('diphenhydramine 25 mg capsule', 'Take 1 capsule by mouth at bedtime', '2026-10-20'),
    order('sertraline 50 mg tablet', 'Take 1 tablet by mouth daily', '2026-10-20'),
    order('ferrous sulfate 325 mg tablet', 'Take 1 tablet by mouth daily', '2026-08-20'),
  ],
  'what is over, refuted or in error': () => [
    rls(),
    problem(['icd', 'J44.9'], 'resolved', { recordedDate: '2024-10-01' }),
    problem(['icd', 'N18.4'], 'active', { recordedDate: '2026-10-01', verificationStatus: { coding: [{ code: 'refuted' }] } }),
    problem(['icd', 'K74.60'], 'active', { recordedDate: '2026-10-01', verificationStatus: { coding: [{ code: 'provisional' }] } }),
    problem(['icd', 'G47.33'], 'resolved', { recordedDate: '2026-10-01', abatementDateTime: '2026-10-01' }),
    problem(['icd', 'M06.9'], 'active', { recordedDate: '2026-10-01', verificationStatus: { coding: [{ code: 'entered-in-error' }] } }),
    result('ferritin', '62 ng/mL', '2026-09-20'),
    result('ferritin', '12 ng/mL', '2026-10-20', { status: 'entered-in-error' }),
    result('ferritin', '140 ng/mL', '2025-12-20'),
    result('tsat', '28 %', '2026-09-20'),
    order('ropinirole 2 mg tablet', 'Take 1 tablet by mouth at bedtime', '2026-01-01', { status: 'stopped', statusReason: { text: 'nausea' } }),
    order('methadone 5 mg tablet', 'Take 1 tablet by mouth daily', '2026-06-01', { doNotPerform: true }),
    order('tramadol 50 mg tablet', 'Take 1 tablet by mouth daily', '2026-10-01', { status: 'draft' }),
    order('gabapentin 600 mg tablet', 'Take 1 tablet by mouth 3 times a day', '2026-03-01', { reasonCode: [{ text: 'Restless legs syndrome' }] }),
    resource('AllergyIntolerance', { clinicalStatus: { coding: [{ code: 'resolved' }] }, code: { text: 'pregabalin' }, patient: { reference: 'Patient/her' } }),
    procedure('Gastric bypass', '2015-01-01', { status: 'not-done' }),
  ],
  'structured directions': () => [
    rls(),
    ...([['gabapentin', 300, 3], ['ropinirole', 2, 1], ['oxycodone', 5, 2]] as const).map(([name, strength, frequency]) =>
      resource('MedicationRequest', {
        status: 'active',
        intent: 'order',
        medicationCodeableConcept: { text: `${name} ${strength} mg tablet` },
        authoredOn: '2026-05-01',
        dosageInstruction: [{ timing: { repeat: { frequency, period: 1, periodUnit: 'd' } }, doseAndRate: [{ doseQuantity: { value: strength, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' } }], asNeededBoolean: false }],
        dispenseRequest: { quantity: { value: 30 * frequency, unit: 'tablet' }, expectedSupplyDuration: { value: 30, unit: 'days', code: 'd' } },
      }),
    ),
    resource('MedicationStatement', { status: 'active', medicationCodeableConcept: { text: 'pregabalin 150 mg capsule' }, effectivePeriod: { start: '2026-02-01', end: '2027-01-01' }, dateAsserted: '2026-10-01', dosage: [{ text: '1 capsule twice daily', timing: { repeat: { frequency: 2, period: 1, periodUnit: 'd' } } }] }),
    resource('MedicationDispense', { status: 'completed', medicationCodeableConcept: { text: 'clonazepam 0.5 mg tablet' }, whenHandedOver: '2026-11-10', daysSupply: { value: 30, unit: 'days' }, quantity: { value: 30, unit: 'tablet' }, dosageInstruction: [{ text: '1 tablet at bedtime' }] }),
  ],
  'answers against silent lists': () => [
    rls(),
    answers({ copd: 'present', 'respiratory-compromise': true, malabsorption: true, 'iron-overload': true, dialysis: true, 'hepatic-impairment': 'severe', 'current-opioid': true, benzodiazepine: true, 'sex': 'female', 'acute-infection': true, 'qt-risk': true, 'cns-depressant': true, 'trazodone': true, 'dopamine-antagonist': true, 'iv-iron-reaction': true, 'gabapentin-current-daily-dose': { quantity: '900 mg/d' } }),
  ],
  'answers': () => [
    rls(),
    problem(['icd', 'J44.9'], 'active', { recordedDate: '2026-10-01' }),
    answers({ 'rls-criteria-confirmed': true, 'irls-total': 26, osa: 'present', 'osa-treatment': 'untreated', 'copd-severity': 'mild', 'substance-use': 'none', ferritin: { quantity: '62 ng/mL' }, 'ferritin-date': { date: '2026-11-01' }, tsat: { quantity: '18 %' }, 'gabapentin-result': 'inadequate', 'gabapentin-best-daily-dose': { quantity: '1800 mg/d' }, considering: ['methadone', 'tramadol'], override: ['opioid-avoid-respiratory'], 'iv-iron': 'given', 'iv-iron-date': { date: '2026-02-01' }, pregnancy: 'not-possible', 'declines-opioid': false }),
    answers({ osa: 'none', 'irls-total': 12, copd: 'present' }, '2026-10-01'),
  ],
};

/** Every chart to begin from; those of the shared collections only where they lie beside the project. */
export function seeds(): readonly Seed[] {
  const root = join(import.meta.dirname, '../..');
  const demo = seedsIn(join(root, 'sandbox/patients'), '.json', 'demo').filter(({ name }) => !name.endsWith('index.json'));
  const own = Object.entries(built).map(([name, resources]): Seed => ({ name: `built/${name}`, bundle: bundleOf([patient(), ...resources()]), asOf }));
  const shared = join(root, '../shared');
  const vignettes = seedsIn(join(shared, 'vignettes'), '.bundle.json', 'vignettes');
  const vendor = ['synthea-modern', 'synthea-smart-r4'].flatMap((folder) => seedsIn(join(shared, 'ehr/samples', folder), '.json', folder)).filter(({ bundle }) => isList(bundle['entry']) && bundle['entry'].length <= 600);
  return [...own, ...demo, ...vignettes, ...vendor];
}

/** Only what every checkout holds: the same charts everywhere. */
export const ownSeeds = (): readonly Seed[] => seeds().filter(({ name }) => name.startsWith('built/') || name.startsWith('demo/'));
