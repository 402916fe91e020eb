import { existsSync, readFileSync } from 'node:fs';
import type { CodeableConcept, Medication, MedicationRequest } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { recogniseMedication, type Recognition } from '../../../src/patient/medicines/recognise.ts';
import { classesOf } from '../../../src/patient/medicines/table.ts';

const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const nothing = () => undefined;
const request = (fields: Partial<MedicationRequest>): MedicationRequest => ({ resourceType: 'MedicationRequest', id: 'm', status: 'active', intent: 'order', subject: { reference: 'Patient/p' }, ...fields });
const named = (text: string, route?: string): Recognition =>
  recogniseMedication(request({ medicationCodeableConcept: { text }, ...(route ? { dosageInstruction: [{ route: { text: route } }] } : {}) }), nothing);
const coded = (code: string, display?: string, text?: string): Recognition => {
  const concept: CodeableConcept = { coding: [{ system: rxnorm, code, ...(display ? { display } : {}) }], ...(text ? { text } : {}) };
  return recogniseMedication(request({ medicationCodeableConcept: concept }), nothing);
};
const ingredients = (found: Recognition): string => (found.kind === 'listed' ? found.product.ingredients.map(({ ingredient }) => ingredient).toSorted().join(' + ') : found.kind);
const strengths = (found: Recognition): Record<string, string | undefined> =>
  found.kind === 'listed' ? Object.fromEntries(found.product.ingredients.map(({ ingredient, strength }) => [ingredient, strength && `${strength.value} ${strength.unit}`])) : {};
const classes = (found: Recognition): readonly string[] => (found.kind === 'listed' ? found.product.ingredients.flatMap((part) => part.classes) : []);
const conflict = (found: Recognition): string | undefined => (found.kind === 'listed' ? found.product.conflict : undefined);

describe('a medicine by its name', () => {
  it.each([
    ['gabapentin (NEURONTIN) 300 MG capsule', 'gabapentin'],
    ['GABAPENTIN300MG CAP', 'gabapentin'],
    ['Horizant 600 mg tablet, extended release', 'gabapentin-enacarbil'],
    ['gabapentin enacarbil (HORIZANT) 600 MG ER tablet', 'gabapentin-enacarbil'],
    ['Gralise 600 mg tablet', 'gabapentin'],
    ['rOPINIRole (rOPINIRole 1 mg oral tablet)', 'ropinirole'],
    ['ropinirole ER (Requip XL) 4 mg 24 hr tablet', 'ropinirole'],
    ['Neupro 2 mg/24 hr patch', 'rotigotine'],
    ['Sinemet 25-100 mg tablet', 'carbidopa + levodopa'],
    ['Co-careldopa 12.5mg/50mg tablets (carbidopa 12.5mg / levodopa 50mg)', 'carbidopa + levodopa'],
    ['co-beneldopa 12.5mg/50mg capsules', 'benserazide + levodopa'],
    ['Stalevo 100', 'carbidopa + entacapone + levodopa'],
    ['Co-codamol 30mg/500mg tablets', 'acetaminophen + codeine'],
    ['Tylenol-Codeine No.3 300-30 mg', 'acetaminophen + codeine'],
    ['HYDROcodone-acetaminophen (NORCO) 5-325 mg per tablet', 'acetaminophen + hydrocodone'],
    ['Oxycodone 5mg / Naloxone 2.5mg modified-release tablets', 'naloxone + oxycodone'],
    ['Suboxone 8 mg-2 mg film', 'buprenorphine + naloxone'],
    ['naltrexone-bupropion 8-90 mg ER tablet', 'bupropion + naltrexone'],
    ['Contrave', 'bupropion + naltrexone'],
    ['Tylenol PM Extra Strength', 'acetaminophen + diphenhydramine'],
    ['Fioricet', 'acetaminophen + butalbital + caffeine'],
    ['Fioricet with codeine', 'acetaminophen + butalbital + caffeine + codeine'],
    ['Methadone HCl 5 mg tab', 'methadone'],
    ['Gabapentiné 300', 'gabapentin'],
    ['gabapentina 300 mg', 'gabapentin'],
    ['lisinopril (ZESTRIL) 10 MG tablet', 'lisinopril'],
    ['esomeprazole magnesium 40 mg capsule', 'esomeprazole'],
    ['valerian root 450 mg capsule', 'valerian'],
    ['Epilim Chrono 500', 'valproate'],
  ])('%s', (text, expected) => expect(ingredients(named(text))).toBe(expected));
});

describe('names that look or sound alike', () => {
  it.each([
    ['apomorphine is no morphine', 'apomorphine 10 mg/mL pen', 'apomorphine', 'opioid'],
    ['hydromorphone is no morphine', 'hydromorphone 2 mg tablet', 'hydromorphone', undefined],
    ['dihydrocodeine is no codeine', 'dihydrocodeine 30 mg', 'dihydrocodeine', undefined],
    ['escitalopram is no citalopram', 'escitalopram 10 mg tablet', 'escitalopram', undefined],
    ['levocetirizine is no cetirizine', 'levocetirizine 5 mg', 'levocetirizine', undefined],
    ['desloratadine is no loratadine', 'desloratadine 5 mg', 'desloratadine', undefined],
    ['desvenlafaxine is no venlafaxine', 'desvenlafaxine succinate 50 mg', 'desvenlafaxine', undefined],
    ['levomilnacipran is no milnacipran', 'levomilnacipran 40 mg', 'levomilnacipran', undefined],
    ['eszopiclone is no zopiclone', 'eszopiclone 2 mg', 'eszopiclone', undefined],
    ['oxcarbazepine is no carbamazepine', 'oxcarbazepine 300 mg', 'oxcarbazepine', undefined],
    ['spironolactone holds no iron', 'spIRONolactone 25 mg tablet', 'spironolactone', 'oral-iron'],
    ['buspirone holds no iron', 'busPIRone 10 mg tablet', 'buspirone', 'oral-iron'],
    ['drospirenone holds no iron', 'drospirenone 4 mg', 'drospirenone', 'oral-iron'],
    ['ropivacaine is no ropinirole', 'ropivacaine 2 mg/mL injection', 'ropivacaine', 'dopamine-agonist'],
    ['risperidone opposes ropinirole', 'risperiDONE 1 mg tablet', 'risperidone', 'dopamine-agonist'],
    ['pramlintide is no pramipexole', 'pramlintide 1000 mcg/mL', 'pramlintide', 'dopamine-agonist'],
    ['pramoxine is no pramipexole', 'pramoxine 1 % cream', 'pramoxine', 'dopamine-agonist'],
    ['MiraLAX is no Mirapex', 'MiraLAX 17 gram powder', 'polyethylene-glycol', 'dopamine-agonist'],
    ['Mifeprex is no Mirapex', 'Mifeprex 200 mg', 'mifepristone', 'dopamine-agonist'],
    ['Neupogen is no Neupro', 'Neupogen 300 mcg/mL', 'filgrastim', 'dopamine-agonist'],
    ['a dopamine drip is no dopamine agonist', 'DOPamine 400 mg in D5W 250 mL infusion', 'dopamine', 'dopamine-agonist'],
    ['carbidopa alone is no levodopa', 'Lodosyn (carbidopa) 25 mg', 'carbidopa', 'levodopa'],
    ['methyldopa is no levodopa', 'methyldopa 250 mg', 'methyldopa', 'levodopa'],
    ['droxidopa is no levodopa', 'droxidopa 100 mg capsule', 'droxidopa', 'levodopa'],
    ['dextran is no iron dextran', 'dextran 40 10 % infusion', 'dextran', 'iv-iron'],
    ['a phosphate binder is no iron sucrose', 'sucroferric oxyhydroxide (VELPHORO) 500 mg chewable', 'sucroferric-oxyhydroxide', 'iv-iron'],
    ['dialysate iron is no repletion', 'ferric pyrophosphate (TRIFERIC)', 'ferric-pyrophosphate', 'iv-iron'],
    ['a haemostatic is no iron', 'ferric subsulfate solution', 'ferric-subsulfate', 'oral-iron'],
    ['iron chelators are no iron', 'deferasirox (JADENU) 360 mg', 'deferasirox', 'oral-iron'],
    ['butorphanol is no buprenorphine', 'butorphanol 10 mg/mL nasal spray', 'butorphanol', undefined],
    ['buspirone is no bupropion', 'buspirone 5 mg', 'buspirone', 'cyp2d6-inhibitor'],
    ['trazodone is no tramadol', 'traZODone 50 mg tablet', 'trazodone', 'opioid'],
    ['Mephyton is no methadone', 'Mephyton 5 mg', 'phytonadione', 'opioid'],
    ['methylphenidate is no methadone', 'methylphenidate (METADATE) 20 mg', 'methylphenidate', 'opioid'],
    ['clonidine is no clonazepam', 'cloNIDine 0.1 mg', 'clonidine', 'benzodiazepine'],
    ['hydralazine is no hydroxyzine', 'hydrALAZINE 25 mg', 'hydralazine', 'antihistamine-first-generation'],
    ['doxycycline is no doxylamine', 'doxycycline 100 mg', 'doxycycline', 'antihistamine-first-generation'],
    ['valacyclovir is no valproate', 'valACYclovir 500 mg', 'valacyclovir', 'anticonvulsant'],
    ['carbimazole is no cabergoline', 'carbimazole 5 mg', 'carbimazole', 'dopamine-agonist'],
    ['Zyrtec is no Zyprexa', 'Zyrtec 10 mg', 'cetirizine', 'antipsychotic'],
    ['metronidazole is no metoclopramide', 'metroNIDAZOLE 500 mg', 'metronidazole', 'dopamine-antagonist'],
    ['a heparin tube is no lithium', 'lithium heparin', 'other', 'exacerbating-other'],
    ['Fioricet without codeine', 'Fioricet without codeine', 'acetaminophen + butalbital + caffeine', 'opioid'],
    ['sufentanil is no fentanyl', 'sufentanil 50 mcg/mL', 'sufentanil', undefined],
    ['valerian is no Valium', 'valerian', 'valerian', 'benzodiazepine'],
  ])('%s', (_, text, expected, notClass) => {
    const found = named(text);
    expect(ingredients(found)).toBe(expected);
    if (notClass) expect(classes(found)).not.toContain(notClass);
  });

  it('a starter pack of lamotrigine names the drugs of other patients in its brand', () => {
    const pack = '{35 (lamotrigine 25 MG Oral Tablet [Lamictal]) } Pack [Lamictal Blue (For Patients Taking Valproate)]';
    expect(ingredients(coded('795772', pack, pack))).toBe('lamotrigine');
    expect(ingredients(named('Lamictal Green (For Patients Taking Carbamazepine, Phenytoin)'))).toBe('lamotrigine');
  });
});

describe('iron: treatment, supplement or infusion', () => {
  it.each([
    ['ferrous sulfate 325 (65 FE) MG tablet', 'ferrous-sulfate', ['oral-iron']],
    ['Iron (ferrous sulfate) 325 mg', 'ferrous-sulfate', ['oral-iron']],
    ['polysaccharide iron complex 150 mg capsule', 'polysaccharide-iron', ['oral-iron']],
    ['Feraccru 30 mg', 'ferric-maltol', ['oral-iron']],
    ['iron 65 mg tablet', 'iron', ['oral-iron']],
    ['Proferrin heme iron polypeptide', 'heme-iron-polypeptide', ['oral-iron']],
    ['prenatal vitamin with iron 27 mg', 'prenatal-vitamin', []],
    ['norethindrone-ethinyl estradiol-iron 1 mg-20 mcg', 'ethinyl-estradiol', []],
    ['Prenatal vitamin (ferrous fumarate 27 mg, folic acid 1 mg)', 'ferrous-fumarate + folic-acid + prenatal-vitamin', []],
    ['multivitamin with iron tablet', 'multivitamin', []],
    ['ferric carboxymaltose (INJECTAFER) 50 mg iron/mL injection', 'ferric-carboxymaltose', ['iv-iron']],
    ['Ferinject', 'ferric-carboxymaltose', ['iv-iron']],
    ['Venofer 100 mg', 'iron-sucrose', ['iv-iron']],
    ['INFeD', 'iron-dextran', ['iv-iron']],
    ['Monofer 1000 mg', 'ferric-derisomaltose', ['iv-iron']],
    ['Ferrlecit', 'sodium-ferric-gluconate', ['iv-iron']],
    ['Feraheme 510 mg/17 mL', 'ferumoxytol', ['iv-iron']],
  ])('%s', (text, expected, expectedClasses) => {
    const found = named(text);
    expect(ingredients(found)).toBe(expected);
    expect(classes(found).filter((name) => name.endsWith('iron'))).toEqual(expectedClasses);
  });

  it('a capsule of 13 vitamins and minerals, by its code', () => expect(classes(coded('1314654'))).not.toContain('oral-iron'));
  it('an iron infusion without a product is IV iron', () => expect(classes(named('iron infusion', 'Intravenous'))).toEqual(['iv-iron']));
});

describe('a medicine by its RxNorm code', () => {
  it('a product code without any words gives ingredient, strength and route', () => {
    const found = coded('310431');
    expect(strengths(found)).toEqual({ gabapentin: '300 mg' });
    expect(found.kind === 'listed' && found.product.route).toBe('oral');
    expect(found.kind === 'listed' && found.product.matchedBy).toBe('code');
  });
  it('an ingredient code takes its strength from the text', () => expect(strengths(coded('6813', 'methadone', 'methadone hydrochloride 10 MG Oral Tablet'))).toEqual({ methadone: '10 mg' }));
  it('a combination gives each part its own', () => expect(strengths(coded('197444', undefined, 'x')).levodopa ?? strengths(coded('308988')).levodopa).toBe('100 mg'));
  it('rotigotine per hour is what it is sold as', () => expect(strengths(coded('722253', '24 HR rotigotine 0.0833 MG/HR Transdermal System', 'rotigotine 2 mg/24 hour transdermal patch'))).toEqual({ rotigotine: '2 mg/(24.h)' }));
  it('RxNorm files Horizant under gabapentin: the product goes before the ingredient', () => {
    const found = recogniseMedication(request({ medicationCodeableConcept: { coding: ['25480', '1101339', '1101338'].map((code) => ({ system: rxnorm, code })), text: 'gabapentin enacarbil (HORIZANT) 600 MG ER tablet' } }), nothing);
    expect(strengths(found)).toEqual({ 'gabapentin-enacarbil': '600 mg' });
    expect(conflict(found)).toBeUndefined();
    expect(ingredients(coded('25480', 'gabapentin', 'Horizant 600 mg'))).toBe('gabapentin-enacarbil');
  });
});

describe('code and name that contradict each other', () => {
  it('in strength: no strength is taken', () => {
    const found = coded('310430', 'gabapentin 100 MG Oral Capsule', 'gabapentin 300 mg capsule');
    expect(conflict(found)).toContain('100 mg against 300 mg');
    expect(strengths(found)).toEqual({ gabapentin: undefined });
    expect(found.kind === 'listed' && found.product.ingredientInDoubt).toBeFalsy();
  });
  it('in the drug: both are kept, both in doubt', () => {
    const found = coded('310431', undefined, 'oxycodone 5 mg tablet');
    expect(ingredients(found)).toBe('gabapentin + oxycodone');
    expect(found.kind === 'listed' && found.product.ingredientInDoubt).toBe(true);
  });
  it('two names that differ', () => expect(conflict(recogniseMedication(request({ medicationCodeableConcept: { text: 'tramadol 50 mg', coding: [{ display: 'trazodone 50 mg' }] } }), nothing))).toBeDefined());
  it('brand beside generic is no contradiction', () => expect(conflict(coded('314076', 'lisinopril 10 MG Oral Tablet', 'Zestril 10 mg'))).toBeUndefined());
});

describe('where the medication is written', () => {
  const medication: Medication = { resourceType: 'Medication', id: 'med', code: { text: 'Gabapentin' }, form: { text: 'Capsule' }, ingredient: [{ itemCodeableConcept: { coding: [{ system: rxnorm, code: '25480' }] }, strength: { numerator: { value: 400, unit: 'mg' }, denominator: { value: 1, unit: 'capsule' } } }] };
  it('in a Medication that holds the strength', () => {
    const found = recogniseMedication(request({ medicationReference: { reference: 'Medication/med' } }), () => medication);
    expect(strengths(found)).toEqual({ gabapentin: '400 mg' });
    expect(found.kind === 'listed' && found.product.form).toBe('capsule');
  });
  it('only in the words of a reference that leads nowhere', () => expect(ingredients(recogniseMedication(request({ medicationReference: { reference: 'Medication/gone', display: 'pramipexole (MIRAPEX) 0.25 MG tablet' } }), nothing))).toBe('pramipexole'));
  it.each([
    ['diphenhydramine 2 % cream', undefined, 'topical'],
    ['ketotifen 0.025 % ophthalmic solution', undefined, 'ophthalmic'],
    ['azelastine 137 mcg nasal spray', undefined, 'nasal'],
    ['fentanyl 25 mcg/hr patch', undefined, 'transdermal'],
    ['fentanyl citrate 50 mcg/mL injection', undefined, 'injection'],
    ['morphine 2 mg', 'Intravenous', 'intravenous'],
    ['Advil Liqui-Gels', 'oral', 'oral'],
    ['oxycodone PR 10 mg', undefined, undefined],
  ])('route of %s', (text, route, expected) => {
    const found = named(text, route);
    expect(found.kind === 'listed' ? found.product.route : 'not listed').toBe(expected);
  });
});

describe('what the table does not hold', () => {
  it.each([
    ['a readable name is another drug', 'Zorbafenib 10 mg tablet', 'other'],
    ['patient supplied medication', 'Patient supplied medication', 'unreadable'],
    ['see note', 'see note', 'unreadable'],
    ['unlisted', 'UNLISTED MEDICATION - NOT SPECIFIED', 'unreadable'],
    ['a class is no name', 'sleeping pill', 'unreadable'],
    ['pain medicine', 'pain medication (opioid)', 'unreadable'],
    ['a number', '00071-0155-23', 'unreadable'],
    ['one letter off a drug of the guideline', 'gabapentn 300 mg', 'unreadable'],
    ['two letters swapped', 'oxycoodne 5 mg', 'unreadable'],
    ['empty', '', 'unreadable'],
  ])('%s', (_, text, kind) => expect(named(text).kind).toBe(kind));
  it('a bare NDC', () => expect(recogniseMedication(request({ medicationCodeableConcept: { coding: [{ system: 'http://hl7.org/fhir/sid/ndc', code: '00071015523' }] } }), nothing).kind).toBe('unreadable'));
  it('an RxNorm code outside the table without a name', () => expect(coded('99999999').kind).toBe('unreadable'));
  it('nothing at all', () => expect(recogniseMedication(request({}), nothing).kind).toBe('unreadable'));
});

const table = new URL('../../../../shared/terminology/rxnorm.tsv', import.meta.url);
describe.skipIf(!existsSync(table))('official product names (a table that is not part of the project; skipped without it)', () => {
  it('the text alone finds every drug of a class that the code stands for, and code and name never contradict each other', () => {
    const [heading = '', ...lines] = readFileSync(table, 'utf8').trimEnd().split('\n');
    const columns = heading.split('\t');
    const at = (fields: readonly string[], column: string): string => fields[columns.indexOf(column)]?.replace(/^"|"$/g, '') ?? '';
    const missed: string[] = [];
    const contradicted: string[] = [];
    for (const line of lines) {
      const fields = line.split('\t');
      const display = at(fields, 'display');
      if (display === '') continue;
      const wanted = at(fields, 'concepts').split('|').map((concept) => concept.replaceAll(/[ -]+/g, '-')).filter((id) => classesOf(id).length > 0);
      const byText = named(display);
      const found = byText.kind === 'listed' ? byText.product.ingredients.map(({ ingredient }) => ingredient) : [];
      if (wanted.some((id) => !found.includes(id))) missed.push(display);
      if (conflict(coded(at(fields, 'rxcui'), display)) !== undefined) contradicted.push(display);
    }
    expect(contradicted).toEqual([]);
    // An oral contraceptive by its brand alone, and a salt that the table files under its neighbour.
    expect(missed.filter((name) => !/Estrostep Fe|Asparto Glycinate/.test(name))).toEqual([]);
    expect(lines.length).toBeGreaterThan(3000);
  });
});
