import combinations from '../../../fhir-mappings/dosage/combinations.json' with { type: 'json' };
import type { Strength } from '../medicines/product.ts';
import { isSame } from './regimen.ts';

/** A strength, or the contradiction between several; neither where the name gives none. */
export interface StrengthReading {
  readonly strength?: Strength;
  readonly conflict?: string;
}

const orders: Readonly<Record<string, readonly string[]>> = combinations.orders;
const aliases: Readonly<Record<string, readonly string[]>> = combinations.aliases;
const rateUnits: Readonly<Record<string, string>> = combinations.rateUnits;

const figure = String.raw`(?:\d+(?:\.\d+)?|\.\d+)`;
const unit = String.raw`(?:mgs?|milligram(?:me)?s?|mcgs?|ugs?|microgram(?:me)?s?|gm|g|gram(?:me)?s?)`;
const factors: readonly (readonly [RegExp, number])[] = [[/^(mcgs?|ugs?|microgram)/, 0.001], [/^(mg|milligram)/, 1], [/^g/, 1000]];
const inMilligrams = (unitWord: string): number => factors.find(([pattern]) => pattern.test(unitWord))?.[1] ?? Number.NaN;

/** Lower case, brand brackets and release durations ("24 HR", "12 hr tablet") gone; `/24 hr` stays, it is a rate. */
const tidy = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/μ/g, 'u')
    .replace(/[®™]/g, '')
    .replace(/\bndc\b[\s:#]*[\d-]+/g, ' ')
    .replace(/\[[^\]]*\]/g, ' ')
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
    // 75 mg per 24 hr capsule: how long it works, no rate
    .replace(/\bper\s+\d+\s*-?\s*(?:hr|hour|h)s?\s+(?=(?:tab|cap)(?:let|sule)?\b)/g, ' ')
    .replace(/\bper\b/g, '/')
    // 15 mg iron (75 mg)/mL
    .replace(/\(\s*([\d.]+\s*mg)\s*\)\s*\//g, '$1/')
    .replace(/(^|[^/\d.])(\s*)\b\d+\s*-?\s*(?:hr|hour|h|day)s?\b(?!\s*\/)/g, (whole, before: string, space: string, offset: number, all: string) =>
      /\/\s*$/.test(all.slice(0, offset) + before) ? whole : `${before}${space}`)
    .replace(/\s+/g, ' ')
    .trim();

interface Found {
  readonly at: number;
  readonly end: number;
  readonly strengths: readonly Strength[];
  readonly elemental?: true;
}

const rateIn = (milligrams: number, hours: number, ingredient: string): Strength => {
  const perHour = milligrams / hours;
  const target = rateUnits[ingredient] ?? (hours === 1 ? 'ug/h' : 'mg/(24.h)');
  return target === 'ug/h' ? { value: rounded(perHour * 1000), unit: 'ug/h' } : { value: rounded(perHour * 24), unit: 'mg/(24.h)' };
};
/** Three figures are enough, and make 0.0833 mg/h the 2 mg/24 h it is sold as. */
const rounded = (value: number): number => Number(value.toPrecision(3));
const exact = (value: number): number => Number(value.toPrecision(10));

const value = (written: string | undefined): number => Number(written?.startsWith('.') === true ? `0${written}` : written);
const scan = (text: string, ingredient: string): readonly Found[] => {
  const pattern = new RegExp(
    [
      // 325 (65 Fe) mg, 220 mg (44 mg iron)/5 mL
      String.raw`(?<salt>${figure})\s*(?<saltUnit>${unit})?\s*\(\s*${figure}\s*(?:${unit})?\s*(?:of\s*)?(?:elemental\s*)?(?:fe|iron|elemental)\b[^)]*\)\s*(?<saltUnit2>${unit})?(?:\s*\/\s*(?<saltPer>${figure})?\s*ml\b)?`,
      String.raw`(?<mass>${figure})\s*(?<massUnit>${unit})(?<massIron>\s*(?:elemental\s*)?(?:iron|fe))?\s*\/\s*(?<per>${figure})?\s*(?<perUnit>ml|millilit(?:er|re)s?|h|hr|hrs|hours?|d|day|tablets?|tabs?|capsules?|caps?|films?|1|each|patch)\b`,
      String.raw`(?<list>${figure}(?:\s*${unit})?(?:\s*[-/]\s*${figure}(?![\d.]|\s*ml)(?:\s*${unit})?)+)(?<listUnit>\s*${unit})?(?![a-z])(?:\s*\/\s*(?<listPer>${figure})?\s*(?<listMl>ml)\b)?`,
      String.raw`(?<single>${figure})\s*(?<singleUnit>${unit})(?![a-z])(?<iron>\s*(?:of\s*)?(?:elemental\s*)?(?:iron|fe)\b)?`,
    ].join('|'),
    'g',
  );
  const found: Found[] = [];
  for (const match of text.matchAll(pattern)) {
    const g = match.groups ?? {};
    const at = match.index;
    const before = text[at - 1] ?? ' ';
    if (/[a-z\d.]/.test(before)) continue;
    const end = at + match[0].length;
    if (g['salt'] !== undefined) {
      const word = g['saltUnit'] ?? g['saltUnit2'];
      if (word === undefined) continue;
      const mass = value(g['salt']) * inMilligrams(word);
      const liquid = /\/\s*[\d.]*\s*ml$/.test(match[0]);
      found.push({ at, end, strengths: [liquid ? { value: exact(mass / (g['saltPer'] === undefined ? 1 : value(g['saltPer']))), unit: 'mg/mL' } : { value: exact(mass), unit: 'mg' }] });
    } else if (g['mass'] !== undefined) {
      const mass = value(g['mass']) * inMilligrams(g['massUnit'] ?? '');
      const per = g['per'] === undefined ? 1 : value(g['per']);
      const perUnit = g['perUnit'] ?? '';
      if (g['massIron'] !== undefined && ingredient.startsWith('ferrous')) continue;
      if (perUnit.startsWith('ml') || perUnit.startsWith('milli')) found.push({ at, end, strengths: [{ value: exact(mass / per), unit: 'mg/mL' }] });
      else if (perUnit.startsWith('h')) {
        if (per === 1 || per === 24) found.push({ at, end, strengths: [rateIn(mass, per, ingredient)] });
      } else if (perUnit.startsWith('d')) found.push({ at, end, strengths: [rateIn(mass, 24, ingredient)] });
      else if (per === 1) found.push({ at, end, strengths: [{ value: exact(mass), unit: 'mg' }] });
    } else if (g['list'] !== undefined) {
      const parts = [...g['list'].matchAll(new RegExp(String.raw`(${figure})\s*(${unit})?`, 'g'))];
      const last = g['listUnit']?.trim() ?? parts.at(-1)?.[2];
      if (last === undefined && parts.some((part) => part[2] !== undefined)) continue;
      found.push({ at, end, strengths: parts.map((part) => ({ value: exact((value(part[1]) * inMilligrams(part[2] ?? last ?? 'mg')) / (g['listPer'] === undefined ? 1 : value(g['listPer']))), unit: g['listMl'] === undefined ? ('mg' as const) : ('mg/mL' as const) })) });
    } else {
      const elemental = ingredient.startsWith('ferrous') && (g['iron'] !== undefined || /\b(?:iron|elemental iron|fe)\s*:?\s*$/.test(text.slice(0, at)));
      found.push({ at, end, strengths: [{ value: exact(value(g['single']) * inMilligrams(g['singleUnit'] ?? '')), unit: 'mg' }], ...(elemental ? { elemental: true as const } : {}) });
    }
  }
  return found;
};

const namesOf = (ingredient: string): readonly string[] => aliases[ingredient] ?? [ingredient.replaceAll('-', ' ')];
const isNamed = (text: string, ingredient: string): boolean => namesOf(ingredient).some((name) => text.includes(name));

/** Of two, the larger is this ingredient, in whatever order they stand: "Sinemet 100/25" is "Sinemet 25-100". */
const largerOfTwo: ReadonlySet<string> = new Set(combinations.largerOfTwo);

/** The ingredients of a list such as "hydrocodone-acetaminophen" or "carbidopa and levodopa", or of a brand. */
const orderIn = (text: string, length: number, ingredient: string): number | undefined => {
  for (const [brand, order] of Object.entries(orders)) if (text.includes(brand) && order.length === length && order.includes(ingredient)) return order.indexOf(ingredient);
  for (const list of text.matchAll(/[a-z][a-z ]*(?:(?:\s*[-/+,&]\s*|\s+and\s+|\s+with\s+)[a-z][a-z ]*)+/g)) {
    const parts = list[0].split(/\s*[-/+,&]\s*|\s+and\s+|\s+with\s+/).filter((part) => part.trim() !== '');
    const index = parts.findIndex((part) => isNamed(part, ingredient));
    if (index >= 0 && parts.length === length) return index;
    // Words after the list ("… oral tablet") can split it further; the first names are the drugs.
    if (index >= 0 && parts.length > length && index < length) return index;
  }
  return undefined;
};

const plainWords = /\b(?:abuse|deterrent|oral|tablets?|tabs?|capsules?|caps?|solution|suspension|elixir|liquid|patch(?:es)?|film|er|xr|xl|sr|cr|ec|ir|mr|dr|extended|immediate|modified|prolonged|delayed|controlled|release|coated|enteric|strength|dose|of|the|transdermal|system|hcl|hydrochloride|dihydrochloride|bitartrate|sodium|sulfate|anhydrous|maleate|concentrate|injection|sublingual|buccal|chewable|disintegrating|weekly|once|daily|and|with)\b/g;

/** Whether the figure belongs to another drug that is named right before it. */
const ownedByOther = (text: string, found: Found, ingredient: string): boolean => {
  const before = text.slice(0, found.at).split(/\d|[(),;]/).at(-1) ?? '';
  const last = before.split(/\s*[-/+]\s*/).at(-1)?.replace(plainWords, ' ').trim() ?? '';
  return /[a-z]{3,}/.test(last) && !isNamed(before.split(/\s*[-/+]\s*/).at(-1) ?? '', ingredient);
};
/** Whether it stands right after this ingredient's name: "levodopa 100 mg", "pramipexole dihydrochloride 0.25 mg". */
const ownedBy = (text: string, found: Found, ingredient: string): boolean => {
  const before = text.slice(0, found.at);
  return namesOf(ingredient).some((name) => {
    const index = before.lastIndexOf(name);
    return index >= 0 && /^[a-z ]*[ :]?$/.test(before.slice(index + name.length)) && before.slice(index + name.length).trim().split(' ').length <= 4;
  });
};
/** "hydrocodone-acetaminophen 5 mg": one figure for two drugs says of neither how much. */
const isInList = (text: string, found: Found, ingredient: string): boolean => {
  const before = text.slice(0, found.at).split(/\d|[(;]/).at(-1) ?? '';
  const parts = before.split(/\s*[-/+]\s*|\s+and\s+/).filter((part) => part.replace(plainWords, '').trim().length > 2);
  return parts.length > 1 && parts.some((part) => isNamed(part, ingredient));
};

/**
 * How much of an ingredient one unit of the named product holds, or delivers.
 *
 * @param name the medicine as a chart, RxNorm or a pharmacy writes it
 * @param ingredient in kebab-case as in the fact ids
 * @returns the strength (mg, mg/mL, mg/(24.h), ug/h); `conflict` where the name holds several that do not agree;
 *   iron salts as the salt, never as elemental iron; of combinations the part of this ingredient
 */
export const readStrength = (name: string, ingredient: string): StrengthReading => {
  const text = tidy(name);
  const all = scan(text, ingredient).filter((found) => found.elemental !== true);
  const lists = all.filter((found) => found.strengths.length > 1);
  const singles = all.filter((found) => found.strengths.length === 1);
  const rates = singles.filter((found) => found.strengths[0]?.unit === 'ug/h' || found.strengths[0]?.unit === 'mg/(24.h)');
  const listed = lists.map((found) => {
    const [one, other] = found.strengths;
    const larger = found.strengths.length === 2 && largerOfTwo.has(ingredient) && one !== undefined && other !== undefined && one.value !== other.value ? (one.value > other.value ? 0 : 1) : undefined;
    const index = larger ?? orderIn(text, found.strengths.length, ingredient);
    return index === undefined ? undefined : found.strengths[index];
  });
  if (listed.includes(undefined)) return lists.some((found) => text.slice(found.at, found.end).includes('mg')) || rates.length === 0 ? {} : settle(rates);
  const candidates = rates.length > 0 ? rates : singles;
  const own = candidates.filter((found) => ownedBy(text, found, ingredient) && !isInList(text, found, ingredient));
  const chosen = own.length > 0 ? [...own, ...candidates.filter((found) => !own.includes(found) && !ownedByOther(text, found, ingredient))] : listed.length > 0 ? [] : candidates.filter((found) => !isInList(text, found, ingredient));
  const named = isNamed(text, ingredient);
  const fitting = own.length > 0 || !named ? chosen : chosen.filter((found) => !ownedByOther(text, found, ingredient) || candidates.length === 1);
  return settle([...listed.flatMap((strength) => (strength === undefined ? [] : [{ at: 0, end: 0, strengths: [strength] }])), ...fitting]);
};

const settle = (found: readonly Found[]): StrengthReading => {
  const strengths = found.flatMap((one) => one.strengths);
  const [first] = strengths;
  if (first === undefined) return {};
  const other = strengths.find((strength) => strength.unit !== first.unit || !isSame(strength.value, first.value));
  if (other === undefined) return first.value > 0 ? { strength: first } : {};
  return { conflict: `${first.value} ${first.unit} against ${other.value} ${other.unit}` };
};

/** The strength that `readStrength` finds, or nothing where the name gives none or several. */
export const strengthOf = (name: string, ingredient: string): Strength | undefined => readStrength(name, ingredient).strength;

/**
 * How many milligrams of the salt hold one milligram of iron, where the name gives both: "325 mg (65 mg iron)" is 5.
 */
export const saltPerIron = (name: string): number | undefined => {
  const text = tidy(name);
  const beside = new RegExp(String.raw`(${figure})\s*(?:${unit})?\s*\(\s*(?:equivalent to\s*)?(${figure})\s*(?:mg)?\s*(?:of\s*)?(?:elemental\s*)?(?:fe|iron|elemental)\b`).exec(text);
  const [, salt, iron] = beside ?? [];
  const ratio = Number(salt) / Number(iron);
  return ratio > 2 && ratio < 12 ? ratio : undefined;
};
