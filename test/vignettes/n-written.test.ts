import { expect, it } from 'vitest';
import { baselineGabapentin, bundleOf, type Changes } from './baseline.ts';
import { problem, problems, result } from './clinical.ts';
import { loinc, rxnorm, subject, type Written } from './dialects.ts';
import { assess, assessBundle, tellVignettes, type Vignette } from './expectation.ts';
import { taking } from './medicines.ts';

const order = (text: string, more: object = {}): Written => (dialect) => [{ resourceType: 'MedicationRequest', id: 'order-z', status: 'active', intent: 'order', subject: subject(dialect), authoredOn: '2026-10-01', medicationCodeableConcept: { text }, dosageInstruction: [{ text: 'Take 1 tablet by mouth daily' }], ...more }];
const ferritin = (also: object): Changes => ({ labs: { ferritin: { also } } });
const observation = (code: string, valueQuantity: object, more: object = {}): Written => (dialect) => [{ resourceType: 'Observation', id: `obs-${code}`, status: 'final', code: { coding: [{ system: loinc, code }] }, subject: subject(dialect), effectiveDateTime: '2026-09-24', valueQuantity, ...more }];
const low: Changes['labs'] = { ferritin: { value: 50 }, tsat: { value: 18 } };

const results: readonly Vignette[] = [
  ['ferritin ">1,000 ng/mL" as text', 'a thousands comma; never drop the comparator', ferritin({ valueString: '>1,000 ng/mL' }), { mustNotApply: ['iron-deficit-treat', 'iron-replete-no-iron'], doesNotApply: ['iron-studies-missing'] }],
  ['ferritin "1,250 ng/mL" as text', 'a thousand or one and a quarter: never guessed low', ferritin({ valueString: '1,250 ng/mL' }), { mustNotApply: ['iron-deficit-treat', 'iron-replete-no-iron'], doesNotApply: ['iron-studies-missing'] }],
  ['ferritin "62" as text, no unit anywhere', 'no unit: do not guess', ferritin({ valueString: '62' }), { facts: { ferritin: { state: 'unknown' } }, mustNotApply: ['iron-deficit-treat', 'opioid-next-step'], applies: ['iron-unit-implausible'] }],
  ['ferritin as an integer', 'no unit', ferritin({ valueInteger: 62 }), { facts: { ferritin: { state: 'unknown' } }, mustNotApply: ['iron-deficit-treat', 'opioid-next-step'] }],
  ['ferritin corrected at the same time', 'a corrected report replaces the first', { labs: { ferritin: { value: 140, status: 'corrected' } }, add: [result('ferritin', { value: 14, also: { id: 'first' } })] }, { facts: { ferritin: { state: 'known', value: 140 } }, nextStep: 'opioid-next-step', doesNotApply: ['iron-conflicting-results'] }],
  ['ferritin over a period', 'effectivePeriod', ferritin({ effectiveDateTime: undefined, effectivePeriod: { start: '2026-09-24', end: '2026-09-24' }, valueQuantity: { value: 62, unit: 'ng/mL' } }), { facts: { ferritin: { state: 'known', value: 62 } }, nextStep: 'iron-deficit-treat' }],
  ['ferritin by immunoassay', '20567-4', { labs: { ferritin: null }, add: [observation('20567-4', { value: 62, unit: 'ng/mL' })] }, { facts: { ferritin: { state: 'known', value: 62 } } }],
  ['iron and TIBC in umol/L', '14798-3 and 14800-7: 9 / 72', { labs: { tsat: null, ferritin: { value: 150 } }, add: [observation('14798-3', { value: 9, unit: 'umol/L' }), observation('14800-7', { value: 72, unit: 'umol/L' })] }, { facts: { tsat: { state: 'known', value: 12.5, unit: '%' } }, applies: ['tsat-derive'] }],
  ['high-sensitivity CRP 6 mg/L', '30522-7', { labs: { crp: null }, add: [observation('30522-7', { value: 6, unit: 'mg/L' })] }, { applies: ['ferritin-inflammation'] }],
  ['a ferritin of no sense: negative', 'converted ferritin < 1', { labs: { ferritin: { value: -5 } } }, { facts: { ferritin: { state: 'unknown' } }, applies: ['iron-unit-implausible'], mustNotApply: ['iron-deficit-treat'] }],
  ['TSAT 128 %', 'a saturation above 100 cannot be', { labs: { tsat: { value: 128 } } }, { facts: { tsat: { state: 'unknown' } }, mustNotApply: ['iron-overload-block', 'opioid-next-step'] }],
  ['weight 700 kg', 'a wrong figure is worse than an unread one', { labs: { weight: { value: 700, on: '2026-10-20' } } }, { facts: { crcl: { state: 'unknown' } }, mustNotApply: ['opioid-next-step'] }],
];

const medicines: readonly Vignette[] = [
  ['a prenatal vitamin is no course of oral iron', 'prenatal vitamins match iron', { labs: low, answers: { 'oral-iron': null }, add: [order('Prenatal multivitamin with iron 27 MG Oral Tablet')] }, { undetermined: ['iron-oral-ferrous-sulfate'], prompts: [['oral-iron']] }],
  ['a contraceptive with ferrous fumarate is no course of oral iron', 'iron-containing contraceptives match iron', { labs: low, answers: { 'oral-iron': null }, add: [order('norethindrone acetate 1 MG / ethinyl estradiol 20 MCG / ferrous fumarate 75 MG Oral Tablet [Junel Fe 1/20]')] }, { undetermined: ['iron-oral-ferrous-sulfate'], prompts: [['oral-iron']] }],
  ['methylnaltrexone acts outside the brain', 'current naltrexone', { add: [order('methylnaltrexone bromide 150 MG Oral Tablet [Relistor]')] }, { doesNotApply: ['opioid-antagonist-or-maoi'], nextStep: 'opioid-next-step' }],
  ['loperamide is no opioid analgesic', 'any current opioid', { answers: { 'current-opioid': null }, add: [order('loperamide hydrochloride 2 MG Oral Capsule')] }, { doesNotApply: ['opioid-current-do-not-stack'], nextStep: 'opioid-next-step' }],
  ['codeine in a cough syrup', 'any current opioid', { answers: { 'current-opioid': null }, add: [order('codeine phosphate 2 MG/ML / guaifenesin 20 MG/ML Oral Solution')] }, { applies: ['opioid-current-do-not-stack'] }],
  ['eszopiclone', 'benzodiazepine or Z-drug', { answers: { benzodiazepine: null }, add: [order('eszopiclone 2 MG Oral Tablet [Lunesta]')] }, { applies: ['opioid-benzodiazepine'], doesNotApply: ['opioid-next-step'] }],
  ['doxylamine in a night-time remedy', 'doxylamine', { add: [order('acetaminophen / dextromethorphan / doxylamine Oral Solution [NyQuil]')] }, { applies: ['exac-antihistamine-first-gen'] }],
  ['levocetirizine', 'levocetirizine: do not flag', { add: [order('levocetirizine dihydrochloride 5 MG Oral Tablet')] }, { applies: ['exac-antihistamine-second-gen-exempt'], doesNotApply: ['exac-antihistamine-first-gen'] }],
  ['ketotifen eye drops', 'ophthalmic antihistamine: do not flag', { add: [order('ketotifen 0.25 MG/ML Ophthalmic Solution', { dosageInstruction: [{ text: '1 drop in each eye twice daily', route: { text: 'Ophthalmic' } }] })] }, { doesNotApply: ['exac-antihistamine-first-gen'], applies: ['exac-antihistamine-second-gen-exempt'] }],
  ['prochlorperazine', 'prochlorperazine', { add: [order('prochlorperazine maleate 10 MG Oral Tablet [Compazine]')] }, { applies: ['exac-dopamine-antagonist'] }],
  ['Sinemet', 'levodopa', { add: [order('Sinemet 25-100 tablet')] }, { applies: ['da-no-abrupt-stop'], doesNotApply: ['da-do-not-start'] }],
  ['Gralise is gabapentin', 'brand', { medicines: [order('Gralise 600 mg tablet', { authoredOn: '2026-07-24', dosageInstruction: [{ text: 'Take 3 tablets (1800 mg) by mouth daily with the evening meal', timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } }, doseAndRate: [{ doseQuantity: { value: 1800, unit: 'mg' } }] }] })] }, { facts: { 'gabapentin-current-daily-dose': { state: 'known', value: 1800 } } }],
  ['the reason by reference to a problem', 'reasonReference', { medicines: [baselineGabapentin, (dialect) => taking('ropinirole', { mg: 8, since: '2026-02-10' })(dialect).map((each) => ('resourceType' in each && each.resourceType === 'Medication' ? each : { ...each, reasonReference: [{ reference: 'Condition/con-49049000-2023-05-10' }] }))], add: [problem(problems.parkinson)] }, { applies: ['da-parkinson-exempt'], doesNotApply: ['da-dose-over-max', 'da-augmentation-screen-due'] }],
  ['gabapentin by product code alone', 'match by RXCUI first', { medicines: [(dialect) => [{ resourceType: 'MedicationRequest', id: 'g', status: 'active', intent: 'order', subject: subject(dialect), authoredOn: '2026-07-24', medicationCodeableConcept: { coding: [{ system: rxnorm, code: '310433' }] }, dosageInstruction: [{ timing: { repeat: { frequency: 3, period: 1, periodUnit: 'd' } }, doseAndRate: [{ doseQuantity: { value: 1, unit: 'tablet' } }] }] }]] }, { facts: { 'gabapentin-current-daily-dose': { state: 'known', value: 1800, unit: 'mg/d' } }, nextStep: 'opioid-next-step' }],
];

tellVignettes('N. results as written, further', results);
tellVignettes('N. medicines as written, further', medicines);

it('a fact says where it comes from, as it was written', () => {
  const { facts, setAside } = assess({ labs: { ferritin: { value: 62, unit: 'ug/L', also: { id: 'ferr-1' } } }, add: [result('ferritin', { value: 12, on: '2026-11-01', status: 'entered-in-error', also: { id: 'ferr-2' } })] }, 'statement');
  expect(facts['ferritin']).toMatchObject({ state: 'known', value: 62, unit: 'ng/mL', date: '2026-09-24', sources: ['Observation/ferr-1'], raw: '62 ug/L' });
  expect(setAside).toEqual(expect.arrayContaining([expect.objectContaining({ resource: 'Observation/ferr-2', reason: 'entered-in-error' })]));
});

it('resources without a subject, a Patient without an id, sheets without a subject: one patient all the same', () => {
  const bundle = bundleOf({}, 'statement') as { entry: readonly { resource: Readonly<Record<string, unknown>> }[] };
  const entry = bundle.entry.map(({ resource }) => ({ resource: { ...resource, subject: undefined, ...(resource['resourceType'] === 'Patient' ? { id: undefined } : {}) } }));
  expect(assessBundle({ ...bundle, entry: JSON.parse(JSON.stringify(entry)) as unknown }).nextStep.rule).toBe('opioid-next-step');
});
