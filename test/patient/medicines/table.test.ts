import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import ingredients from '../../../fhir-mappings/medicines/ingredients.json' with { type: 'json' };
import names from '../../../fhir-mappings/medicines/names.json' with { type: 'json' };
import products from '../../../fhir-mappings/medicines/rxnorm.json' with { type: 'json' };
import { classesOf, ingredientsOfClass, morphineFactor, productOfCode } from '../../../src/patient/medicines/table.ts';

const known = new Set(Object.keys(ingredients.ingredients));

describe('the medicine table', () => {
  it('states in every file where it comes from', () => {
    for (const file of [ingredients, names, products]) expect(file.NOTICE).toContain('National Library of Medicine');
  });
  it('names only ingredients that it describes', () => {
    const named = [...Object.values(names.names), ...Object.values(names.unchecked)].flatMap((ids) => (ids === '' ? [] : ids.split(' + ')));
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });
  it('gives each code one meaning', () => {
    const codes = Object.values(products.products).flatMap((list) => list.split(' '));
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBeGreaterThan(3000);
  });
  it('has every class that a fact reads', () => {
    for (const name of ['alpha-2-delta', 'dopamine-agonist', 'levodopa', 'opioid', 'opioid-antagonist', 'benzodiazepine', 'z-drug', 'sedative', 'barbiturate', 'muscle-relaxant', 'antihistamine-first-generation', 'antihistamine-second-generation', 'antipsychotic', 'dopamine-antagonist', 'serotonergic-antidepressant', 'trazodone', 'exacerbating-other', 'mao-inhibitor', 'cyp2d6-inhibitor', 'qt-prolonging', 'antiarrhythmic-ia-iii', 'anticoagulant', 'antibiotic', 'oral-iron', 'iv-iron', 'valerian']) expect(ingredientsOfClass(name).length, name).toBeGreaterThan(0);
    expect(Object.keys(ingredients.classes)).toEqual(expect.arrayContaining([...new Set([...known].flatMap(classesOf))]));
  });
  it.each([['codeine', 0.15], ['hydrocodone', 1], ['hydromorphone', 5], ['methadone', 4.7], ['morphine', 1], ['oxycodone', 1.5], ['oxymorphone', 3], ['tapentadol', 0.4], ['tramadol', 0.2]])('CDC 2022: 1 mg of %s is %d MME', (ingredient, factor) => expect(morphineFactor(ingredient, 'mg/d')).toBe(factor));
  it('CDC 2022: a fentanyl patch is 2.4 MME per µg/h, and buprenorphine is left out', () => {
    expect(morphineFactor('fentanyl', 'ug/h')).toBe(2.4);
    expect(morphineFactor('fentanyl', 'mg/d')).toBeUndefined();
    expect(morphineFactor('buprenorphine', 'mg/d')).toBeUndefined();
  });
  it.each([
    ['310430', 'gabapentin', 100, 'mg'], ['283523', 'gabapentin', 50, 'mg/mL'], ['722253', 'rotigotine', 2, 'mg/(24.h)'], ['245134', 'fentanyl', 25, 'ug/h'], ['859044', 'pramipexole', 0.5, 'mg'], ['1101339', 'gabapentin-enacarbil', 600, 'mg'],
  ])('code %s is %s %d %s', (code, ingredient, value, unit) => expect(productOfCode(code)?.ingredients).toEqual([{ ingredient, strength: { value, unit } }]));
});

const folder = fileURLToPath(new URL('../../../fhir-mappings/medicines/', import.meta.url));
const source = fileURLToPath(new URL('../../../../shared/terminology/', import.meta.url));
describe.skipIf(!existsSync(source))('rebuilding the table (its source is not part of the project; skipped without it)', () => {
  it('gives the files that are checked in', () => {
    const root = mkdtempSync(join(tmpdir(), 'medicines-'));
    cpSync(folder, join(root, 'fhir-mappings/medicines'), { recursive: true });
    cpSync(fileURLToPath(new URL('../../../src/patient/medicines/names.ts', import.meta.url)), join(root, 'src/patient/medicines/names.ts'));
    execFileSync(process.execPath, [join(root, 'fhir-mappings/medicines/build.ts'), join(source, 'rxnorm.tsv'), join(source, 'text-synonyms.json')]);
    for (const file of ['ingredients.json', 'names.json', 'rxnorm.json']) expect(readFileSync(join(root, 'fhir-mappings/medicines', file), 'utf8') === readFileSync(join(folder, file), 'utf8'), file).toBe(true);
  });
});
