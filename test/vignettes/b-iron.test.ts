import { allergy, infusion, problem, problems, procedure, relative, result } from './clinical.ts';
import { subject } from './dialects.ts';
import { tellVignettes, type Vignette } from './expectation.ts';
import { taking } from './medicines.ts';
import { baselineGabapentin, sheet, type Answers, type Changes } from './baseline.ts';

const ferritin = (value: number, more: object = {}): Changes => ({ labs: { ferritin: { value, ...more } } });
const iron = (ferritinValue: number, tsat: number, more: Changes = {}): Changes => ({ ...more, labs: { ferritin: { value: ferritinValue }, tsat: { value: tsat }, ...more.labs } });
const low: Changes['labs'] = { ferritin: { value: 60 }, tsat: { value: 18 } };
const oralFailed = { 'oral-iron': 'completed', 'oral-iron-weeks': 17 };
const ferritinText = (text: string): Changes => ({ labs: { ferritin: { also: { valueString: text } } } });

const thresholds: readonly Vignette[] = [
  ['ferritin 75.1', '75 < x <= 100 = IV-only band', ferritin(75.1), { nextStep: 'iron-75-100-iv-only', applies: ['iron-75-100-iv-only', 'refractory-established', 'opioid-next-step', 'iron-fcm-dose-note'], doesNotApply: ['iron-deficit-treat', 'iron-replete-no-iron', 'iron-oral-ferrous-sulfate'] }],
  ['ferritin 100', '75 < x <= 100', ferritin(100), { nextStep: 'iron-75-100-iv-only', applies: ['iron-75-100-iv-only'], doesNotApply: ['iron-replete-no-iron'] }],
  ['ferritin 100.1', 'ferritin > 100', ferritin(100.1), { nextStep: 'opioid-next-step', applies: ['iron-replete-no-iron'], doesNotApply: ['iron-75-100-iv-only'] }],
  ['TSAT exactly 20', 'TSAT 20.0 = not low', iron(140, 20), { nextStep: 'opioid-next-step', applies: ['iron-replete-no-iron'], doesNotApply: ['iron-deficit-treat', 'iron-100-300-tsat-low'] }],
  ['TSAT 19.9', 'TSAT < 20%', iron(140, 19.9), { nextStep: 'iron-deficit-treat', applies: ['iron-deficit-treat', 'iron-100-300-tsat-low', 'refractory-not-established'], doesNotApply: ['iron-replete-no-iron', 'iron-oral-ferrous-sulfate', 'iron-iv-fcm', 'refractory-established', 'iron-75-100-iv-only'] }],
  ['ferritin 90 with TSAT 18: low by TSAT, band needs 20 to 45', 'TSAT known, 20% to 45%', iron(90, 18), { nextStep: 'iron-deficit-treat', applies: ['iron-deficit-treat'], doesNotApply: ['iron-75-100-iv-only', 'iron-100-300-tsat-low', 'iron-oral-ferrous-sulfate'] }],
  ['TSAT 45', 'TSAT > 45% blocks', iron(85, 45), { nextStep: 'iron-75-100-iv-only', doesNotApply: ['iron-overload-block'] }],
  ['TSAT 45.1', 'TSAT > 45% blocks', iron(85, 45.1), { nextStep: 'opioid-next-step', applies: ['iron-overload-block', 'refractory-established'], doesNotApply: ['iron-75-100-iv-only', 'iron-deficit-treat'] }],
  ['ferritin 60 with TSAT 50: the block wins', 'iron-deficit-treat: AND no iron block', iron(60, 50), { nextStep: 'opioid-next-step', applies: ['iron-overload-block', 'refractory-established'], doesNotApply: ['iron-deficit-treat', 'iron-oral-ferrous-sulfate', 'iron-iv-fcm'] }],
  ['ferritin 299', 'ferritin >= 300 blocks', ferritin(299), { nextStep: 'opioid-next-step', doesNotApply: ['iron-overload-block'], applies: ['iron-replete-no-iron'] }],
  ['ferritin 300', 'ferritin >= 300 blocks', ferritin(300), { nextStep: 'opioid-next-step', applies: ['iron-overload-block', 'refractory-established'] }],
  ['ferritin 300, TSAT 18, CRP 1: blocked', 'not (CRP high AND TSAT < 20%)', iron(300, 18), { nextStep: 'opioid-next-step', applies: ['iron-overload-block'], doesNotApply: ['iron-deficit-treat', 'iron-100-300-tsat-low'] }],
  ['ferritin 400, TSAT 18, CRP 12: inflamed, treat by TSAT', 'not (CRP high AND TSAT < 20%); Decide on TSAT', iron(400, 18, { labs: { crp: { value: 12 } } }), { nextStep: 'iron-deficit-treat', applies: ['iron-deficit-treat', 'ferritin-inflammation'], doesNotApply: ['iron-overload-block', 'iron-100-300-tsat-low', 'iron-replete-no-iron'] }],
  ['ferritin 400, TSAT 28, CRP 12: blocked', 'not (CRP high AND TSAT < 20%)', iron(400, 28, { labs: { crp: { value: 12 } } }), { nextStep: 'opioid-next-step', applies: ['iron-overload-block', 'ferritin-inflammation'] }],
  ['ferritin 74.9: no assay note', 'any ferritin 75-160', ferritin(74.9), { doesNotApply: ['ferritin-assay-note'], applies: ['iron-deficit-treat'] }],
  ['ferritin 160: assay note', 'any ferritin 75-160', ferritin(160), { applies: ['ferritin-assay-note'] }],
  ['ferritin 161: no assay note', 'any ferritin 75-160', ferritin(161), { doesNotApply: ['ferritin-assay-note'] }],
  ['ferritin 29', 'ferritin < 30: look for the cause', ferritin(29), { applies: ['iron-deficiency-find-cause', 'iron-oral-ferrous-sulfate'], nextStep: 'iron-deficit-treat' }],
  ['ferritin 30, haemoglobin 13.4', 'ferritin < 30 or anaemia', ferritin(30), { doesNotApply: ['iron-deficiency-find-cause'], applies: ['iron-deficit-treat'] }],
  ['haemoglobin 105 g/L', 'anaemia (Hb low)', { labs: { haemoglobin: { value: 105, unit: 'g/L' } } }, { applies: ['iron-deficiency-find-cause'], facts: { haemoglobin: { state: 'known', value: 10.5, unit: 'g/dL' } } }],
  ['haemoglobin 13.4 given as 134 g/L', 'g/L / 10 = g/dL', { labs: { haemoglobin: { value: 134, unit: 'g/L' } } }, { doesNotApply: ['iron-deficiency-find-cause'] }],
];

const inflammation: readonly Vignette[] = [
  ['CRP exactly 5', 'CRP > 5 mg/L', { labs: { crp: { value: 5 } } }, { doesNotApply: ['ferritin-inflammation'], applies: ['iron-replete-no-iron'] }],
  ['CRP 6', 'CRP > 5 mg/L AND ferritin > 75', { labs: { crp: { value: 6 } } }, { applies: ['ferritin-inflammation'], doesNotApply: ['iron-replete-no-iron', 'iron-deficit-treat'] }],
  ['CRP 0.6 mg/dL is 6 mg/L', 'mg/dL x 10', { labs: { crp: { value: 0.6, unit: 'mg/dL' } } }, { applies: ['ferritin-inflammation'], facts: { crp: { state: 'known', value: 6, unit: 'mg/L' } } }],
  ['CRP 0.4 mg/dL is 4 mg/L', 'mg/dL x 10', { labs: { crp: { value: 0.4, unit: 'mg/dL' } } }, { doesNotApply: ['ferritin-inflammation'], applies: ['iron-replete-no-iron'] }],
  ['CRP "<3"', 'an interval wholly below 5', { labs: { crp: { value: 3, comparator: '<' } } }, { doesNotApply: ['ferritin-inflammation'], applies: ['iron-replete-no-iron'] }],
  ['CRP 4 above its own upper limit of 3', 'or > ULN', { labs: { crp: { value: 4, also: { referenceRange: [{ high: { value: 3, unit: 'mg/L', system: 'http://unitsofmeasure.org', code: 'mg/L' } }] } } } }, { applies: ['ferritin-inflammation'], doesNotApply: ['iron-replete-no-iron'] }],
  ['CRP 60, but three months before the ferritin', 'within 14 days of the ferritin\'s own date', { labs: { crp: { value: 60, on: '2026-06-20' } } }, { mustNotApply: ['ferritin-inflammation'] }],
  ['CRP 60 fourteen days after the ferritin', 'within 14 days', { labs: { crp: { value: 60, on: '2026-10-08' } } }, { applies: ['ferritin-inflammation'] }],
  ['CRP 60 fifteen days after the ferritin', 'within 14 days', { labs: { crp: { value: 60, on: '2026-10-09' } } }, { mustNotApply: ['ferritin-inflammation'] }],
  ['CRP 60, ferritin 75', 'A ferritin <= 75 stays low despite CRP', { labs: { ferritin: { value: 75 }, crp: { value: 60 } } }, { nextStep: 'iron-deficit-treat', doesNotApply: ['ferritin-inflammation'] }],
];

const units: readonly Vignette[] = [
  ['ferritin 168 pmol/L is 74.8 ng/mL', 'pmol/L / 2.247', ferritin(168, { unit: 'pmol/L' }), { nextStep: 'iron-deficit-treat', applies: ['iron-unit-normalise', 'iron-deficit-treat'], facts: { ferritin: { state: 'known', value: 74.77, unit: 'ng/mL' } } }],
  ['ferritin 169 pmol/L is 75.2 ng/mL', 'pmol/L / 2.247', ferritin(169, { unit: 'pmol/L' }), { nextStep: 'iron-75-100-iv-only', facts: { ferritin: { state: 'known', value: 75.21, unit: 'ng/mL' } } }],
  ['ferritin 6.2 ug/dL', 'ug/dL x 10', ferritin(6.2, { unit: 'ug/dL' }), { nextStep: 'iron-deficit-treat', applies: ['iron-unit-normalise'], doesNotApply: ['iron-unit-implausible'], facts: { ferritin: { state: 'known', value: 62, unit: 'ng/mL' } } }],
  ['ferritin 0.14 mg/L', 'mg/L x 1000', ferritin(0.14, { unit: 'mg/L' }), { nextStep: 'opioid-next-step', facts: { ferritin: { state: 'known', value: 140 } } }],
  ['ferritin 14000 ng/dL', 'ng/dL / 100', ferritin(14_000, { unit: 'ng/dL' }), { nextStep: 'opioid-next-step', facts: { ferritin: { state: 'known', value: 140 } } }],
  ['ferritin 140 ug/L', 'ng/mL = ug/L (1:1)', ferritin(140, { unit: 'ug/L' }), { nextStep: 'opioid-next-step', applies: ['iron-unit-normalise'] }],
  ['ferritin 62 without a unit', 'no unit: do not use, do not guess', { labs: { ferritin: { also: { valueQuantity: { value: 62 } } } } }, { nextStep: null, applies: ['iron-unit-implausible', 'missing-data-cannot-conclude'], doesNotApply: ['iron-studies-missing'], undetermined: ['iron-deficit-treat', 'refractory-established', 'opioid-next-step'], prompts: [['ferritin']], facts: { ferritin: { state: 'unknown', reason: 'unreadable' } } }],
  ['ferritin 62 mg', 'unit not convertible', ferritin(62, { unit: 'mg' }), { nextStep: null, applies: ['iron-unit-implausible'], doesNotApply: ['iron-studies-missing'], facts: { ferritin: { state: 'unknown' } } }],
  ['ferritin 0.9 ng/mL', 'converted ferritin < 1', ferritin(0.9), { nextStep: null, applies: ['iron-unit-implausible'], doesNotApply: ['iron-studies-missing'], mustNotApply: ['iron-deficit-treat'], facts: { ferritin: { state: 'unknown' } } }],
  ['ferritin 1 ng/mL', 'converted ferritin < 1', ferritin(1), { nextStep: 'iron-deficit-treat', doesNotApply: ['iron-unit-implausible'] }],
  ['ferritin 20000', '> 20000 is implausible', ferritin(20_000), { doesNotApply: ['iron-unit-implausible'], applies: ['iron-overload-block'] }],
  ['ferritin 20001', '> 20000 is implausible', ferritin(20_001), { applies: ['iron-unit-implausible'], mustNotApply: ['iron-overload-block'], facts: { ferritin: { state: 'unknown' } } }],
  ['ferritin in ng/mL beside a range in pmol/L', 'unit and reference range disagree', ferritin(62, { also: { referenceRange: [{ low: { value: 30, unit: 'pmol/L' }, high: { value: 600, unit: 'pmol/L' } }] } }), { nextStep: null, applies: ['iron-unit-implausible'], facts: { ferritin: { state: 'unknown' } } }],
  ['ferritin as text "62 ng/mL"', 'labs may be valueString with a unit', ferritinText('62 ng/mL'), { nextStep: 'iron-deficit-treat', facts: { ferritin: { state: 'known', value: 62, unit: 'ng/mL' } } }],
  ['ferritin as text "<5 ng/mL"', 'Never drop the comparator', ferritinText('<5 ng/mL'), { nextStep: 'iron-deficit-treat', applies: ['iron-comparator-interval', 'iron-deficiency-find-cause'] }],
  ['ferritin as text "pending"', 'do not guess', ferritinText('pending'), { nextStep: 'iron-studies-missing', facts: { ferritin: { state: 'unknown' } }, mustNotApply: ['iron-deficit-treat'] }],
  ['a ferritin goal is no ferritin', '86914-9 is a ferritin goal', { add: [(dialect) => [{ resourceType: 'Observation', id: 'goal', status: 'final', code: { coding: [{ system: 'http://loinc.org', code: '86914-9' }], text: 'Ferritin goal' }, subject: subject(dialect), effectiveDateTime: '2026-11-20', valueQuantity: { value: 50, unit: 'ng/mL' } }]] }, { nextStep: 'opioid-next-step', facts: { ferritin: { state: 'known', value: 140 } } }],
  ['ferritin named in words only', 'labs with only code.text', { labs: { ferritin: null }, add: [(dialect) => [{ resourceType: 'Observation', id: 'words', status: 'final', code: { text: 'Ferritin' }, subject: subject(dialect), effectiveDateTime: '2026-09-24', valueQuantity: { value: 62, unit: 'ng/mL' } }]] }, { nextStep: 'iron-deficit-treat', facts: { ferritin: { state: 'known', value: 62 } } }],
  ['ferritin final without a value', 'final without a value is none', { labs: { ferritin: {} } }, { nextStep: 'iron-studies-missing', applies: ['iron-studies-missing'], mustNotApply: ['iron-deficit-treat'] }],
];

const intervals: readonly Vignette[] = [
  ['ferritin "<100"', '"<100" is indeterminate against 75 -> prompt', ferritin(100, { comparator: '<' }), { nextStep: null, applies: ['iron-comparator-interval'], doesNotApply: ['iron-overload-block', 'iron-replete-no-iron', 'iron-studies-missing'], undetermined: ['iron-deficit-treat', 'refractory-established'], prompts: [['ferritin']] }],
  ['ferritin "<=75"', 'wholly at or below 75', ferritin(75, { comparator: '<=' }), { nextStep: 'iron-deficit-treat', applies: ['iron-deficit-treat'] }],
  ['ferritin ">1000"', '">1000" certainly > 300', ferritin(1000, { comparator: '>' }), { nextStep: 'opioid-next-step', applies: ['iron-comparator-interval', 'iron-overload-block'] }],
  ['ferritin ">=300"', 'ferritin >= 300', ferritin(300, { comparator: '>=' }), { nextStep: 'opioid-next-step', applies: ['iron-overload-block'] }],
  ['ferritin ">100"', 'treat as an interval: 100 to no end', ferritin(100, { comparator: '>' }), { doesNotApply: ['iron-deficit-treat', 'iron-75-100-iv-only'], undetermined: ['iron-overload-block'], applies: ['refractory-established'], nextStep: 'opioid-next-step' }],
  ['TSAT "<20"', 'certainly below 20', { labs: { tsat: { value: 20, comparator: '<' } } }, { nextStep: 'iron-deficit-treat', applies: ['iron-comparator-interval', 'iron-deficit-treat', 'iron-100-300-tsat-low'] }],
  ['TSAT "<=20"', '20 itself is not low', { labs: { tsat: { value: 20, comparator: '<=' } } }, { nextStep: null, undetermined: ['iron-deficit-treat', 'refractory-established'], prompts: [['tsat']] }],
];

const timing: readonly Vignette[] = [
  ['two ferritins on one day, both replete', 'same day different values: conflicting', { add: [result('ferritin', { value: 130 })] }, { nextStep: null, applies: ['iron-conflicting-results'], facts: { ferritin: { state: 'unknown', reason: 'conflicting' } }, doesNotApply: ['iron-studies-missing'] }],
  ['the same result twice on one day', 'same day different values', { add: [result('ferritin', { value: 140, also: { id: 'copy' } })] }, { nextStep: 'opioid-next-step', doesNotApply: ['iron-conflicting-results'] }],
  ['the same result in ng/mL and in ug/L', 'ng/mL = ug/L', { add: [result('ferritin', { value: 140, unit: 'ug/L', also: { id: 'copy' } })] }, { nextStep: 'opioid-next-step', doesNotApply: ['iron-conflicting-results'] }],
  ['60 and, 30 days later, 140', 'within 30 days on different sides of a threshold', { add: [result('ferritin', { value: 60, on: '2026-08-25' })] }, { nextStep: null, applies: ['iron-conflicting-results'], facts: { ferritin: { state: 'unknown', reason: 'conflicting' } }, prompts: [['ferritin']] }],
  ['60 and, 31 days later, 140', 'within 30 days', { add: [result('ferritin', { value: 60, on: '2026-08-24' })] }, { nextStep: 'opioid-next-step', doesNotApply: ['iron-conflicting-results'], facts: { ferritin: { state: 'known', value: 140 } } }],
  ['190 and 210 within a week: 200 matters only in kidney failure', 'a threshold that matters for this patient', { labs: { ferritin: { value: 210 } }, add: [result('ferritin', { value: 190, on: '2026-09-18' })] }, { nextStep: 'opioid-next-step', doesNotApply: ['iron-conflicting-results'], facts: { ferritin: { state: 'known', value: 210 } } }],
  ['conflicting, and the clinician says which', 'unknown until the clinician says which applies', { add: [result('ferritin', { value: 60, on: '2026-09-20' })], answers: { ferritin: { quantity: 140, unit: 'ng/mL' }, 'ferritin-date': '2026-09-24' } }, { nextStep: 'opioid-next-step', facts: { ferritin: { state: 'known', value: 140 } } }],
  ['ferritin and TSAT of 13 months ago', 'window 12 months', { labs: { ferritin: { value: 140, on: '2025-10-20' }, tsat: { value: 28, on: '2025-10-20' }, crp: { value: 1, on: '2025-10-20' } } }, { nextStep: 'iron-studies-missing', applies: ['iron-studies-missing', 'iron-recheck-6-12m'], undetermined: ['refractory-established', 'iron-replete-no-iron'], facts: { ferritin: { state: 'unknown', reason: 'out-of-date' } }, prompts: [['ferritin'], ['tsat']] }],
  ['ferritin and TSAT of 11 months ago', 'window 12 months', { labs: { ferritin: { value: 140, on: '2025-12-20' }, tsat: { value: 28, on: '2025-12-20' }, crp: { value: 1, on: '2025-12-20' } } }, { nextStep: 'opioid-next-step', doesNotApply: ['iron-studies-missing', 'iron-recheck-6-12m'] }],
  ['a low ferritin of 7 months ago', '6 months if the last value was low', { labs: { ferritin: { value: 60, on: '2026-04-20' }, tsat: { value: 18, on: '2026-04-20' } } }, { nextStep: 'iron-studies-missing', applies: ['iron-studies-missing', 'iron-recheck-6-12m'], facts: { ferritin: { state: 'unknown', reason: 'out-of-date' } } }],
  ['a ferritin of 7 months ago, on oral iron now', '6 months if on iron', { labs: { ferritin: { value: 140, on: '2026-04-20' }, tsat: { value: 28, on: '2026-04-20' }, crp: { value: 1, on: '2026-04-20' } }, answers: { 'oral-iron': 'current', 'oral-iron-weeks': 20 } }, { nextStep: 'iron-studies-missing', applies: ['iron-studies-missing', 'iron-recheck-6-12m'] }],
  ['140 of 7 months ago, 40 two years before', 'iron studies > 6 months old and iron was ever low', { labs: { ferritin: { value: 140, on: '2026-04-20' }, tsat: { value: 28, on: '2026-04-20' }, crp: { value: 1, on: '2026-04-20' } }, add: [result('ferritin', { value: 40, on: '2024-04-02' })] }, { nextStep: 'opioid-next-step', applies: ['iron-recheck-6-12m'], doesNotApply: ['iron-studies-missing'] }],
  ['a result of the future is no result yet', 'an effective date after today cannot be', { add: [result('ferritin', { value: 20, on: '2027-03-01' })] }, { facts: { ferritin: { state: 'known', value: 140 } }, nextStep: 'opioid-next-step' }],
  ['ferritin dated by month only', 'a month within the window', { labs: { ferritin: { value: 140, on: '2026-09' } } }, { nextStep: 'opioid-next-step', facts: { ferritin: { state: 'known', value: 140 } } }],
  ['ferritin without any date', 'validity cannot be known', { labs: { ferritin: { value: 140, also: { effectiveDateTime: undefined } } } }, { facts: { ferritin: { state: 'unknown' } }, mustNotApply: ['iron-replete-no-iron', 'opioid-next-step'] }],
  ['ferritin answered: 62, measured elsewhere last week', 'a result from elsewhere; an answer beats the chart', { answers: { ferritin: { quantity: 62, unit: 'ug/L' }, 'ferritin-date': '2026-11-17' } }, { nextStep: 'iron-deficit-treat', facts: { ferritin: { state: 'known', value: 62, unit: 'ng/mL' } } }],
];

const noTsat = { tsat: null, ferritin: { value: 150 } } as const;
const saturation: readonly Vignette[] = [
  ['iron 9 umol/L with TIBC 400 ug/dL', 'iron ug/dL x 0.179 = umol/L: 50.3 / 400', { labs: { ...noTsat, 'iron-molar': { value: 9 }, tibc: { value: 400 } } }, { nextStep: 'iron-deficit-treat', applies: ['tsat-derive', 'iron-100-300-tsat-low', 'iron-unit-normalise'], facts: { tsat: { state: 'known', value: 12.57, unit: '%' } } }],
  ['iron 500 ug/L with TIBC 400 ug/dL', 'TSAT without unit conversion is wrong by ten', { labs: { ...noTsat, iron: { value: 500, unit: 'ug/L' }, tibc: { value: 400 } } }, { applies: ['tsat-derive'], facts: { tsat: { state: 'known', value: 12.5, unit: '%' } } }],
  ['iron with transferrin', '69.9 x iron(ug/dL) / transferrin(mg/dL)', { labs: { ...noTsat, iron: { value: 60 }, transferrin: { value: 280 } } }, { nextStep: 'iron-deficit-treat', applies: ['tsat-derive'], facts: { tsat: { state: 'known', value: 14.98, unit: '%' } } }],
  ['iron with transferrin in g/L', 'transferrin 2.8 g/L = 280 mg/dL', { labs: { ...noTsat, iron: { value: 60 }, transferrin: { value: 2.8, unit: 'g/L' } } }, { applies: ['tsat-derive'], facts: { tsat: { state: 'known', value: 14.98, unit: '%' } } }],
  ['iron and TIBC of different days', 'from the same specimen or with identical effective time', { labs: { ...noTsat, iron: { value: 50 }, tibc: { value: 400, on: '2026-09-10' } } }, { nextStep: 'iron-studies-missing', applies: ['iron-studies-missing'], doesNotApply: ['tsat-derive'], facts: { tsat: { state: 'unknown' } }, prompts: [['tsat']] }],
  ['iron without a unit', 'do not guess', { labs: { ...noTsat, iron: { also: { valueQuantity: { value: 50 } } }, tibc: { value: 400 } } }, { doesNotApply: ['tsat-derive'], facts: { tsat: { state: 'unknown' } }, mustNotApply: ['iron-deficit-treat', 'opioid-next-step'] }],
];

const given = (on: string): Answers => ({ 'iv-iron': 'given', 'iv-iron-date': on });
const infusions: readonly Vignette[] = [
  ['IV iron 83 days ago', 'IV iron given < 12 weeks ago', { labs: { ferritin: { value: 140, on: '2026-11-24' }, tsat: { value: 28, on: '2026-11-24' } }, answers: given('2026-09-02') }, { nextStep: 'iron-iv-response-window', applies: ['iron-iv-response-window', 'refractory-not-established'], undetermined: ['iron-deficit-treat', 'iron-75-100-iv-only', 'iron-100-300-tsat-low', 'iron-replete-no-iron'], doesNotApply: ['refractory-established', 'iron-studies-missing'], facts: { ferritin: { state: 'unknown' } } }],
  ['IV iron 84 days ago', 'IV iron given < 12 weeks ago', { labs: { ferritin: { value: 140, on: '2026-11-24' }, tsat: { value: 28, on: '2026-11-24' }, crp: { value: 1, on: '2026-11-24' } }, answers: given('2026-09-01') }, { nextStep: 'opioid-next-step', doesNotApply: ['iron-iv-response-window'], facts: { ferritin: { state: 'known', value: 140 } } }],
  ['IV iron 14 weeks ago, ferritin drawn 5 weeks after it', 'ferritin void < 12 weeks after IV iron; void results are not missing', { answers: given('2026-08-18') }, { nextStep: null, doesNotApply: ['iron-iv-response-window', 'iron-studies-missing'], undetermined: ['iron-deficit-treat', 'refractory-established'], facts: { ferritin: { state: 'unknown' } }, prompts: [['ferritin']] }],
  ['IV iron by an administration in the chart', 'IV iron given < 12 weeks ago', { answers: { 'iv-iron': null }, add: [infusion('ferric carboxymaltose 50 MG/ML Injection', '2026-10-27')] }, { nextStep: 'iron-iv-response-window', applies: ['iron-iv-response-window'] }],
  ['iron sucrose by its brand name', 'IV iron given < 12 weeks ago', { answers: { 'iv-iron': null }, add: [infusion('Venofer 20 mg iron/mL IV solution', '2026-10-27')] }, { nextStep: 'iron-iv-response-window', applies: ['iron-iv-response-window'] }],
  ['an infusion not done', 'status not-done is no infusion', { add: [infusion('ferric carboxymaltose 50 MG/ML Injection', '2026-10-27', 'not-done')] }, { nextStep: 'opioid-next-step', doesNotApply: ['iron-iv-response-window'] }],
  ['IV iron billed as HCPCS J1439', 'J1439 Injection, ferric carboxymaltose', { answers: { 'iv-iron': null }, add: [procedure('Injection, ferric carboxymaltose, 1 mg', 'J1439', '2026-10-27', 'completed', 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets')] }, { nextStep: 'iron-iv-response-window', applies: ['iron-iv-response-window'] }],
  ['IV iron given, nobody knows when', 'never guessed', { answers: { 'iv-iron': 'given' } }, { nextStep: null, undetermined: ['iron-iv-response-window'], mustNotApply: ['opioid-next-step'], prompts: [['iv-iron-date']] }],
  ['oral not tolerated and IV failed 5 months ago: the iron leg is met, the deficit stays', 'every indicated route failed, where IV has failed if given 12 weeks to 12 months ago', { labs: { ferritin: { value: 60, on: '2026-11-10' }, tsat: { value: 18, on: '2026-11-10' } }, answers: { ...given('2026-06-20'), 'oral-iron': 'intolerant' } }, { nextStep: 'iron-deficit-treat', applies: ['iron-deficit-treat', 'iron-iv-fcm', 'refractory-established', 'opioid-next-step'] }],
  ['oral not tolerated, IV 13 months ago', '12 weeks to 12 months ago', { labs: { ferritin: { value: 60, on: '2026-11-10' }, tsat: { value: 18, on: '2026-11-10' } }, answers: { ...given('2025-10-20'), 'oral-iron': 'intolerant' } }, { nextStep: 'iron-deficit-treat', doesNotApply: ['refractory-established'], applies: ['refractory-not-established', 'iron-iv-fcm'] }],
];

const routes: readonly Vignette[] = [
  ['oral iron for 8 weeks', 'on oral iron < 3 months AND ferritin was low', iron(50, 18, { answers: { 'oral-iron': 'current', 'oral-iron-weeks': 8 } }), { nextStep: 'iron-deficit-treat', applies: ['iron-oral-trial-too-short'], doesNotApply: ['iron-iv-fcm', 'refractory-established'] }],
  ['oral iron for 14 weeks', 'oral failed >= 3 months', iron(50, 18, { answers: { 'oral-iron': 'current', 'oral-iron-weeks': 14 } }), { nextStep: 'iron-deficit-treat', applies: ['iron-iv-fcm', 'iron-fcm-dose-note'], doesNotApply: ['iron-oral-trial-too-short', 'iron-oral-ferrous-sulfate', 'refractory-established'] }],
  ['oral iron from the medicines list since 7 October', 'on oral iron < 3 months', iron(50, 18, { answers: { 'oral-iron': null }, add: [taking('ferrous sulfate', { mg: 325, since: '2026-10-07' })] }), { nextStep: 'iron-deficit-treat', applies: ['iron-oral-trial-too-short'], doesNotApply: ['iron-iv-fcm'], facts: { 'ferrous-sulfate-current-daily-dose': { state: 'known', value: 325, unit: 'mg/d' } } }],
  ['spironolactone is no iron', 'spironolactone/"iron"', iron(50, 18, { answers: { 'oral-iron': null }, add: [taking('spironolactone', { mg: 25, since: '2026-10-07' })] }), { undetermined: ['iron-oral-ferrous-sulfate'], prompts: [['oral-iron']] }],
  ['oral iron not tolerated', 'oral intolerant', iron(50, 18, { answers: { 'oral-iron': 'intolerant' } }), { nextStep: 'iron-deficit-treat', applies: ['iron-iv-fcm'], doesNotApply: ['iron-oral-ferrous-sulfate', 'refractory-established'] }],
  ['malabsorption', 'oral intolerant/malabsorption', iron(50, 18, { answers: { malabsorption: true } }), { applies: ['iron-iv-fcm'], doesNotApply: ['iron-oral-ferrous-sulfate'] }],
  ['coeliac disease on the list', 'malabsorption by Condition', iron(50, 18, { answers: { malabsorption: null }, add: [problem(problems.celiac)] }), { applies: ['iron-iv-fcm'], doesNotApply: ['iron-oral-ferrous-sulfate'] }],
  ['oral iron finished, for how long is not known', 'oral failed >= 3 months', iron(50, 18, { answers: { 'oral-iron': 'completed' } }), { nextStep: 'iron-deficit-treat', undetermined: ['iron-iv-fcm', 'iron-oral-ferrous-sulfate'], prompts: [['oral-iron-weeks']] }],
  ['oral not tolerated and IV declined: the leg is met', 'every indicated route contraindicated, failed or declined', iron(60, 18, { answers: { 'oral-iron': 'intolerant', 'declines-iv-iron': true } }), { nextStep: 'iron-deficit-treat', applies: ['refractory-established', 'opioid-next-step'], doesNotApply: ['iron-iv-fcm'] }],
  ['IV declined, oral never tried: the leg is not met', 'every indicated route', iron(60, 18, { answers: { 'declines-iv-iron': true } }), { nextStep: 'iron-deficit-treat', applies: ['iron-oral-ferrous-sulfate', 'refractory-not-established'], doesNotApply: ['refractory-established'] }],
  ['ferritin 140, TSAT 18, IV declined: oral is not indicated, so the leg is met', 'every indicated route; with ferritin > 75 and TSAT < 20% we show IV only', iron(140, 18, { answers: { 'declines-iv-iron': true } }), { nextStep: 'iron-deficit-treat', applies: ['refractory-established'], doesNotApply: ['iron-100-300-tsat-low', 'iron-oral-ferrous-sulfate'] }],
  ['ferritin 85, IV declined', 'IV block: declined', { labs: { ferritin: { value: 85 } }, answers: { 'declines-iv-iron': true } }, { nextStep: 'opioid-next-step', doesNotApply: ['iron-75-100-iv-only'], applies: ['refractory-established'] }],
  ['ferritin 85, the band weighed and overridden', 'iron-75-100-iv-only is overridable', { labs: { ferritin: { value: 85 } }, answers: { override: ['iron-75-100-iv-only'] } }, { nextStep: 'opioid-next-step', doesNotApply: ['iron-75-100-iv-only'] }],
  ['ferritin 60, an override of what cannot be overridden', 'An override answer counts only for a rule whose overridable is not no', { labs: low, answers: { override: ['iron-deficit-treat', 'iron-overload-block'] } }, { nextStep: 'iron-deficit-treat', applies: ['iron-deficit-treat'] }],
  ['a serious reaction to IV iron', 'IV block: a serious reaction to any parenteral iron', { labs: { ferritin: { value: 85 } }, answers: { 'iv-iron-reaction': true } }, { nextStep: 'opioid-next-step', applies: ['iron-iv-hypersensitivity'], doesNotApply: ['iron-75-100-iv-only', 'iron-fcm-dose-note'] }],
  ['anaphylaxis to iron dextran in the allergy list', 'serious reaction to any parenteral iron', { labs: { ferritin: { value: 85 } }, answers: { 'iv-iron-reaction': null }, add: [allergy('iron dextran', '5992', { criticality: 'high', reaction: { manifestation: [{ text: 'Anaphylaxis', coding: [{ system: 'http://snomed.info/sct', code: '39579001' }] }], severity: 'severe' } })] }, { applies: ['iron-iv-hypersensitivity'], doesNotApply: ['iron-75-100-iv-only'], nextStep: 'opioid-next-step' }],
  ['that allergy refuted', 'AllergyIntolerance refuted: ignore', { labs: { ferritin: { value: 85 } }, add: [allergy('iron dextran', '5992', { verification: 'refuted', criticality: 'high' })] }, { doesNotApply: ['iron-iv-hypersensitivity'], applies: ['iron-75-100-iv-only', 'scope-exclude-invalid-resources'], nextStep: 'iron-75-100-iv-only' }],
  ['acute infection: IV waits', 'IV block: acute infection', { labs: low, answers: { ...oralFailed, 'acute-infection': true } }, { nextStep: 'iron-deficit-treat', applies: ['iron-iv-defer-infection', 'refractory-not-established'], doesNotApply: ['iron-iv-fcm', 'refractory-established'] }],
  ['oral not tolerated and an acute infection: only deferred', 'acute infection only defers: not met', { labs: low, answers: { 'oral-iron': 'intolerant', 'acute-infection': true } }, { nextStep: 'iron-deficit-treat', doesNotApply: ['refractory-established', 'iron-iv-fcm'], applies: ['refractory-not-established'] }],
  ['ferritin 85 with pneumonia since last week', 'active acute infection', { labs: { ferritin: { value: 85 } }, answers: { 'acute-infection': null }, add: [problem({ ...problems.pneumonia, recorded: '2026-11-18', also: { onsetDateTime: '2026-11-18' } })] }, { applies: ['iron-iv-defer-infection'], doesNotApply: ['iron-75-100-iv-only'], nextStep: 'opioid-next-step' }],
  ['on amoxicillin with clavulanate now', 'current antibiotic for systemic infection', { labs: { ferritin: { value: 85 } }, answers: { 'acute-infection': null }, add: [taking('amoxicillin clavulanate', { mg: 875, times: 2, since: '2026-11-21', until: '2026-12-01' })] }, { applies: ['iron-iv-defer-infection'], doesNotApply: ['iron-75-100-iv-only'] }],
  ['an infection answered no 15 days ago', 'valid 14 days', { labs: low, answers: { ...oralFailed, 'acute-infection': null }, add: [sheet({ 'acute-infection': false }, { authored: '2026-11-09T09:00:00Z' })] }, { undetermined: ['iron-iv-fcm'], prompts: [['acute-infection']] }],
  ['haemochromatosis resolved still counts', 'active or resolved', { labs: low, answers: { 'iron-overload': null }, add: [problem({ ...problems.hemochromatosis, clinical: 'resolved' })] }, { nextStep: 'opioid-next-step', applies: ['iron-overload-block', 'refractory-established'], doesNotApply: ['iron-deficit-treat'] }],
  ['haemochromatosis refuted', 'refuted: ignore', { labs: low, answers: { 'iron-overload': null }, add: [problem({ ...problems.hemochromatosis, verification: 'refuted' })] }, { nextStep: 'iron-deficit-treat', doesNotApply: ['iron-overload-block'] }],
  ['haemochromatosis in the family, the question unasked', 'family history does not count; settled by a problem list read in full', { labs: low, answers: { 'iron-overload': null }, add: [relative(problems.hemochromatosis)] }, { nextStep: 'iron-deficit-treat', doesNotApply: ['iron-overload-block'], applies: ['scope-family-history-not-diagnosis'] }],
  ['iron overload by answer', 'haemochromatosis / iron overload', { labs: low, answers: { 'iron-overload': true } }, { nextStep: 'opioid-next-step', applies: ['iron-overload-block'] }],
  ['carboxymaltose unsuitable', 'IV iron indicated AND FCM unavailable/unsuitable', { labs: low, answers: { ...oralFailed, 'fcm-unsuitable': true } }, { applies: ['iron-iv-alternatives'], nextStep: 'iron-deficit-treat' }],
  ['a risk of low phosphate', 'FCM considered AND a listed risk', { labs: low, answers: { ...oralFailed, 'phosphate-risk': true } }, { applies: ['iron-fcm-phosphate', 'iron-iv-fcm'] }],
  ['phosphate 0.6 mmol/L is low', 'mg/dL x 0.323 = mmol/L', { labs: { ...low, phosphate: { value: 0.6, unit: 'mmol/L', on: '2026-11-10' } }, answers: { ...oralFailed, 'phosphate-risk': false } }, { applies: ['iron-fcm-phosphate'], facts: { phosphate: { state: 'known', value: 1.86, unit: 'mg/dL' } } }],
  ['phosphate 3.4 and no risk', 'FCM considered AND low phosphate or a risk', { labs: { ...low, phosphate: { value: 3.4, on: '2026-11-10' } }, answers: { ...oralFailed, 'phosphate-risk': false } }, { doesNotApply: ['iron-fcm-phosphate'] }],
  ['replete on iron tablets for another reason', 'iron leg satisfied', { medicines: [baselineGabapentin, taking('ferrous sulfate', { mg: 325, since: '2026-05-01' })], answers: { 'oral-iron': 'current', 'oral-iron-weeks': 29 } }, { nextStep: 'opioid-next-step', doesNotApply: ['iron-oral-trial-too-short', 'iron-iv-fcm'] }],
];

tellVignettes('B. iron: thresholds', thresholds);
tellVignettes('B. iron: inflammation', inflammation);
tellVignettes('B. iron: units and forms', units);
tellVignettes('B. iron: intervals', intervals);
tellVignettes('B. iron: dates and conflicts', timing);
tellVignettes('B. iron: transferrin saturation', saturation);
tellVignettes('B. iron: infusions', infusions);
tellVignettes('B. iron: routes and blocks', routes);
