/**
 * Rebuilds `ingredients.json`, `names.json` and `rxnorm.json` beside this file:
 *
 *     npx node fhir-mappings/medicines/build.ts RXNORM.tsv [NAMES.json]
 *
 * RXNORM.tsv: tab-separated with a heading line and the columns `rxcui`, `tty`, `concepts` and `ingredients`
 * (RxNorm ingredient codes), `components` (`{"text","value","unit"}` joined by `|`), `brand`, `route`, `display`,
 * `classes`; only rows from RxNorm's own vocabulary (SAB=RXNORM). NAMES.json: `{ rows: [{ text, kind, concept,
 * verified }], combinations: { name: [ingredient] } }`; without it the names stay as they are in `names.json`.
 * `additions.json` is kept by hand and merged in.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { findNames, normalise, withoutBrand, type NameTable } from '../../src/patient/medicines/names.ts';

type Additions = {
  provenance: string;
  classes: Record<string, { means: string; source?: string; ingredients: string[] }>;
  morphineEquivalents: { source: string; perMilligram: Record<string, number>; perMicrogramPerHourPatch: Record<string, number>; notCounted: string[] };
  ingredients: Record<string, string>;
  combinations: Record<string, string[]>;
  names: { silent: string[]; emptyWords: string[] };
};
type Names = { rows: { text: string; kind: string; concept: string; verified: boolean }[]; combinations: Record<string, string[]> };

const NOTICE =
  'RxNorm names and codes: "This product uses publicly available data courtesy of the U.S. National Library of Medicine (NLM), National Institutes of Health, Department of Health and Human Services; NLM is not responsible for the product and does not endorse or recommend this or any other product." Only RxNorm\'s own vocabulary (SAB=RXNORM, free to use) is held here.';
const here = (file: string): string => new URL(file, import.meta.url).pathname;
const read = (path: string): string => readFileSync(path, 'utf8');
const list = (ids: string): string[] => (ids === '' ? [] : ids.split(' + '));
const kebab = (text: string): string => normalise(text).replaceAll(' ', '-');

const [tsv, namesFile] = process.argv.slice(2);
if (!tsv) throw new Error('usage: build.ts RXNORM.tsv [NAMES.json]');
const additions = JSON.parse(read(here('additions.json'))) as Additions;

/** One line of the table; a field in double quotes holds doubled quotes. */
const rows = read(tsv)
  .split(/\r?\n/)
  .filter((line) => line !== '')
  .map((line) => line.split('\t').map((field) => (field.startsWith('"') && field.endsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field)));
const heading = rows.shift() ?? [];
const table = rows.map((row) => Object.fromEntries(heading.map((column, i) => [column, row[i] ?? ''])));
const field = (row: Record<string, string>, column: string): string => row[column] ?? '';

// ---- names ----------------------------------------------------------------------------------------------
const checked = new Map<string, string[]>();
const unchecked = new Map<string, string[]>();
const add = (map: Map<string, string[]>, name: string, ingredients: string[]): void => {
  const key = normalise(name);
  if (key !== '' && !checked.has(key) && (map === checked || !unchecked.has(key))) map.set(key, ingredients);
};
if (namesFile) {
  const names = JSON.parse(read(namesFile)) as Names;
  for (const [name, ingredients] of Object.entries(additions.combinations)) add(unchecked, name, ingredients);
  for (const [name, ingredients] of Object.entries(names.combinations)) add(checked, name, ingredients.map(kebab));
  for (const row of names.rows) if (!unchecked.has(normalise(row.text))) add(row.verified ? checked : unchecked, row.text, [kebab(row.concept)]);
  for (const row of names.rows) add(unchecked, row.concept, [kebab(row.concept)]);
  for (const [id, list] of Object.entries(additions.ingredients)) for (const name of [id, ...list.split('; ')]) add(unchecked, name, [id]);
  for (const name of additions.names.silent) unchecked.set(normalise(name), []);
} else {
  const kept = JSON.parse(read(here('names.json'))) as { names: Record<string, string>; unchecked: Record<string, string> };
  for (const [name, ids] of Object.entries(kept.names)) checked.set(name, list(ids));
  for (const [name, ids] of Object.entries(kept.unchecked)) unchecked.set(name, list(ids));
}
const all: NameTable = new Map([...unchecked, ...checked]);
const longest = Math.max(...[...all.keys()].map((name) => name.split(' ').length));

// ---- ingredients ----------------------------------------------------------------------------------------
const codes = new Map<string, Set<string>>();
const tableClasses = new Map<string, Set<string>>();
/** The table's words for a class → ours. */
const renamed: Record<string, string[]> = {
  alpha2delta: ['alpha-2-delta'], dopamine_agonist: ['dopamine-agonist'], opioid: ['opioid'], benzodiazepine: ['benzodiazepine'], antipsychotic: ['antipsychotic'],
  antiemetic_dopamine_antagonist: ['dopamine-antagonist'], ssri: ['serotonergic-antidepressant'], snri: ['serotonergic-antidepressant'], tca: ['serotonergic-antidepressant'],
  antihistamine_1st_gen: ['antihistamine-first-generation'], antihistamine_2nd_gen: ['antihistamine-second-generation'], oral_iron: ['oral-iron'], iv_iron: ['iv-iron'], levodopa: ['levodopa'], anticonvulsant: ['anticonvulsant'],
};
for (const row of table) {
  const concept = field(row, 'concepts');
  if (concept.includes('|')) continue;
  const id = kebab(concept);
  const ingredients = field(row, 'ingredients');
  const enacarbilUnderGabapentin = id === 'gabapentin-enacarbil';
  if (ingredients !== '' && !ingredients.includes('|') && !enacarbilUnderGabapentin) codes.set(id, (codes.get(id) ?? new Set()).add(ingredients));
  if (field(row, 'tty') === 'IN') codes.set(id, (codes.get(id) ?? new Set()).add(field(row, 'rxcui')));
  for (const word of field(row, 'classes').split('|')) for (const ours of renamed[word] ?? []) tableClasses.set(id, (tableClasses.get(id) ?? new Set()).add(ours));
}
const ids = [...new Set([...all.values()].flat())].toSorted();
const ingredients = Object.fromEntries(
  ids.map((id) => {
    const classes = Object.entries(additions.classes).filter(([, c]) => c.ingredients.includes(id)).map(([name]) => name);
    const inTable = codes.get(id);
    const notInTable = classes.filter((name) => !tableClasses.get(id)?.has(name));
    const factor = additions.morphineEquivalents.perMilligram[id];
    const patch = additions.morphineEquivalents.perMicrogramPerHourPatch[id];
    return [
      id,
      {
        ...(inTable ? { rxcui: [...inTable].toSorted().join(' ') } : { unchecked: true }),
        ...(classes.length > 0 ? { classes: classes.join(' ') } : {}),
        ...(inTable && notInTable.length > 0 ? { uncheckedClasses: notInTable.join(' ') } : {}),
        ...(factor === undefined ? {} : { mmePerMilligram: factor }),
        ...(patch === undefined ? {} : { mmePerMicrogramPerHour: patch }),
      },
    ];
  }),
);

// ---- products -------------------------------------------------------------------------------------------
type Component = { text: string; value: number; unit: string };
const units: Record<string, { unit: string; factor: number }> = {
  MG: { unit: 'mg', factor: 1 }, 'MG/ML': { unit: 'mg/mL', factor: 1 }, 'MG/ACTUAT': { unit: 'mg', factor: 1 }, 'MG/24H': { unit: 'mg/(24.h)', factor: 1 }, 'MG/HR': { unit: 'ug/h', factor: 1000 },
};
const round = (value: number): number => Number(value.toPrecision(6));
/** `oxycodone 5 mg + acetaminophen 325 mg`; an ingredient in several strengths (packs) has none. */
const components = (row: Record<string, string>): string => {
  const parts = field(row, 'components').split(/(?<=\})\|(?=\{)/).filter((part) => part !== '').map((part) => JSON.parse(part) as Component);
  const strengths = new Map<string, Set<string>>();
  for (const concept of field(row, 'concepts').split('|')) strengths.set(kebab(concept), new Set());
  const concepts = [...strengths.keys()];
  for (const part of parts) {
    const named = findNames(withoutBrand(part.text), all, longest).flatMap((name) => name.ingredients);
    const id = concepts.find((concept) => named.includes(concept)) ?? named[0] ?? (concepts.length === 1 && parts.length === 1 ? concepts[0] : undefined) ?? kebab(part.text.replace(/^.*\(/, ''));
    const known = units[part.unit];
    const set = strengths.get(id) ?? new Set();
    strengths.set(id, set.add(known ? `${round(part.value * known.factor)} ${known.unit}` : '?'));
  }
  return [...strengths].map(([id, set]) => (set.size === 1 && !set.has('?') ? `${id} ${[...set][0]}` : id)).join(' + ');
};
const products = new Map<string, string[]>();
for (const row of table) {
  if (field(row, 'tty') === 'IN') continue;
  const key = `${components(row)} @${field(row, 'route')}`;
  products.set(key, [...(products.get(key) ?? []), field(row, 'rxcui')]);
}
const sorted = (map: Map<string, string[]>, join: string): Record<string, string> => Object.fromEntries([...map].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, v.join(join)]));

// ---- writing --------------------------------------------------------------------------------------------
const write = (file: string, content: object): void => writeFileSync(here(file), `${JSON.stringify(content, null, 1).replace(/\{\n {3}([^{}]*?)\n {2}\}/g, (_, inner: string) => `{ ${inner.replaceAll(/\n {3}/g, ' ')} }`)}\n`);
write('ingredients.json', {
  NOTICE,
  provenance: { default: 'RxNorm-derived table', unchecked: additions.provenance, uncheckedClasses: `class from ${additions.provenance}`, morphineEquivalents: additions.morphineEquivalents.source },
  classes: Object.fromEntries(Object.entries(additions.classes).map(([name, c]) => [name, c.source ? `${c.means}. Source: ${c.source}` : c.means])),
  morphineEquivalentsNotCounted: additions.morphineEquivalents.notCounted,
  ingredients,
});
write('names.json', {
  NOTICE,
  provenance: { names: 'found with this ingredient in RxNorm or FDA NDC data', unchecked: additions.provenance },
  names: sorted(checked, ' + '),
  unchecked: sorted(unchecked, ' + '),
  emptyWords: additions.names.emptyWords.map(normalise).join(' '),
});
write('rxnorm.json', { NOTICE, provenance: 'RxNorm codes by what they hold: ingredient, strength of one unit (mg), concentration (mg/mL) or delivery rate (ug/h, mg/(24.h)), @route', products: sorted(products, ' ') });
console.log(`${ids.length} ingredients, ${all.size} names, ${products.size} products, ${table.length} codes`);
