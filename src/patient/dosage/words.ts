import forms from '../../../fhir-mappings/dosage/forms.json' with { type: 'json' };
import frequencies from '../../../fhir-mappings/dosage/frequencies.json' with { type: 'json' };
import numbers from '../../../fhir-mappings/dosage/numbers.json' with { type: 'json' };
import phrases from '../../../fhir-mappings/dosage/phrases.json' with { type: 'json' };
import times from '../../../fhir-mappings/dosage/times.json' with { type: 'json' };
import units from '../../../fhir-mappings/dosage/units.json' with { type: 'json' };
import vocabulary from '../../../fhir-mappings/dosage/vocabulary.json' with { type: 'json' };

/** When in the day a dose is taken. */
export type Slot = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night';

/** What one unit of a count is: a tablet, a patch … `solid` is any of the swallowed forms, `dose` whatever the dose is. */
export type Form = 'tablet' | 'capsule' | 'solid' | 'patch' | 'film' | 'spoon' | 'sachet' | 'dose' | 'unreadable';

const mapOf = <V>(table: Readonly<Record<string, V>>): ReadonlyMap<string, V> => new Map(Object.entries(table));
const inverted = <K extends string>(table: Readonly<Record<K, readonly string[]>>): ReadonlyMap<string, K> =>
  new Map((Object.entries(table) as [K, readonly string[]][]).flatMap(([key, words]) => words.map((word): [string, K] => [word, key])));

const measureKinds = ['mass', 'volume', 'rate'] as const;
type MeasureKind = (typeof measureKinds)[number];
const isMeasureKind = (word: unknown): word is MeasureKind => measureKinds.some((kind) => kind === word);

/** Unit words with their factor: to mg, to mL, to days. */
export const massUnits = mapOf<number>(units.mass);
export const volumeUnits = mapOf<number>(units.volume);
export const timeUnits = mapOf<number>(units.time);
export const ucumUnits: ReadonlyMap<string, readonly [kind: MeasureKind, factor: number]> = new Map(
  Object.entries<readonly (string | number)[]>(units.ucum).map(([word, [kind, factor]]) => {
    if (!isMeasureKind(kind) || typeof factor !== 'number') throw new Error(`units.json: "${word}" needs a kind of measure and a factor`);
    return [word, [kind, factor]];
  }),
);
export const ucumTimes = mapOf<number>(units.ucumTime);

export const formWords = inverted<Form>(forms);
export const slotWords = inverted<Slot>(times.slots);
export const slotAbbreviations = mapOf(times.abbreviations as Record<string, Slot>);
export const upperSlotAbbreviations = mapOf(times.upperAbbreviations as Record<string, Slot>);
export const whenCodes = mapOf(times.when as Record<string, Slot>);
export const clockWords = mapOf<number>(times.clockWords);
export const weekdayWords = mapOf<number>(times.weekdays);
export const weekdaySets = mapOf<readonly number[]>(times.weekdaySets);
export const monthWords = mapOf<number>(times.months);

/** Frequency abbreviations as times in so many days. */
export const frequencyAbbreviations: ReadonlyMap<string, readonly [times: number, days: number]> = new Map(
  Object.entries<readonly number[]>(frequencies.abbreviations).map(([word, [times, days]]) => {
    if (times === undefined || days === undefined) throw new Error(`frequencies.json: "${word}" needs times and days`);
    return [word, [times, days]];
  }),
);
export const repeatWords = mapOf<number>(frequencies.repeats);
export const timingCodes = mapOf(frequencies.codes as Record<string, { times?: number; days?: number; slot?: Slot }>);

export const numberWords = mapOf<number>(numbers.words);
export const tensWords = mapOf<number>(numbers.tens);
export const fractionWords = mapOf<number>(numbers.fractions);
export const ordinalWords = mapOf<number>(numbers.ordinals);
export const romanNumerals = mapOf<number>(numbers.roman);
export const vulgarFractions = mapOf<string>(numbers.vulgar);

export type PhraseKind = keyof typeof phrases;
/** Words for other things that are taken; an amount beside one is not this medicine's. */
export const otherSubstances: readonly string[] = vocabulary.otherSubstances;

/** Fixed phrases by their first word, longest first, each as its words. */
export const phrasesByFirstWord: ReadonlyMap<string, readonly { readonly kind: PhraseKind; readonly words: readonly string[] }[]> = (() => {
  const index = new Map<string, { kind: PhraseKind; words: string[] }[]>();
  for (const [kind, list] of Object.entries(phrases) as [PhraseKind, string[]][])
    for (const phrase of list) {
      const words = phrase.split(' ');
      const first = words[0] ?? '';
      index.set(first, [...(index.get(first) ?? []), { kind, words }].toSorted((a, b) => b.words.length - a.words.length));
    }
  return index;
})();

export const harmlessWords: ReadonlySet<string> = new Set(vocabulary.harmless);
/** Words for occasions: "before flights", "during flares" make a dose one for now and then. */
export const occasionWords: ReadonlySet<string> = new Set(vocabulary.occasions);
export const stepWords: ReadonlySet<string> = new Set(vocabulary.stepWords);
/** Words that change a dose, and those by which one is mentioned that is not taken ("discussed 1 tablet"). */
export const alteringWords: ReadonlySet<string> = new Set([...vocabulary.alters, ...vocabulary.mentioned]);
export const foreignWords: ReadonlySet<string> = new Set(vocabulary.foreign);

/** Words of which a misspelling changes the dose; a near miss of one of them is put right or makes the text unread. */
const spelled: readonly string[] = [
  ...[massUnits, volumeUnits, timeUnits, formWords, slotWords, frequencyAbbreviations, repeatWords, numberWords, tensWords, fractionWords, ordinalWords, weekdayWords].flatMap((map) => [...map.keys()]),
  ...stepWords, ...vocabulary.alters, 'every', 'each', 'take', 'times', 'time', 'needed', 'required', 'mouth', 'before', 'after', 'with', 'other', 'maximum', 'increase', 'until', 'about',
].filter((word) => word.length >= 4);

export const isListed = (word: string): boolean =>
  harmlessWords.has(word) || stepWords.has(word) || alteringWords.has(word) || foreignWords.has(word) || phraseWords.has(word) ||
  massUnits.has(word) || volumeUnits.has(word) || timeUnits.has(word) || formWords.has(word) || slotWords.has(word) || slotAbbreviations.has(word) ||
  frequencyAbbreviations.has(word) || repeatWords.has(word) || numberWords.has(word) || tensWords.has(word) || fractionWords.has(word) ||
  ordinalWords.has(word) || weekdayWords.has(word) || weekdaySets.has(word) || grammarWords.has(word);

const phraseWords: ReadonlySet<string> = new Set(Object.values(phrases).flat().flatMap((phrase) => phrase.split(' ')));
/** Words the grammar itself asks for. */
const grammarWords: ReadonlySet<string> = new Set(vocabulary.ofTheGrammar);

const byLength = new Map<number, string[]>();
for (const word of new Set(spelled)) byLength.set(word.length, [...(byLength.get(word.length) ?? []), word]);

/** Whether two words differ by one letter added, left out, changed, or by two neighbours exchanged. */
const isNearMiss = (a: string, b: string): boolean => {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i += 1;
  if (a.length === b.length) return a.slice(i + 1) === b.slice(i + 1) || (a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2));
  return a.length > b.length ? a.slice(i + 1) === b.slice(i) : a.slice(i) === b.slice(i + 1);
};

/** Whether a text of this language can hold both: `mouth` and `month` are one letter apart. */
const meaningOf = (word: string): string =>
  String(massUnits.get(word) ?? volumeUnits.get(word) ?? timeUnits.get(word) ?? formWords.get(word) ?? slotWords.get(word) ?? frequencyAbbreviations.get(word)?.join() ?? repeatWords.get(word) ??
    numberWords.get(word) ?? tensWords.get(word) ?? fractionWords.get(word) ?? weekdayWords.get(word) ?? word);

/**
 * What a misspelt word was meant to be, where only one meaning is near: the word, `ambiguous` where several are, or
 * nothing where the word resembles none that matters.
 */
export const corrected = (word: string): { readonly word: string } | 'ambiguous' | undefined => {
  if (word.length < 4 || isListed(word)) return undefined;
  const near = [word.length - 1, word.length, word.length + 1].flatMap((length) => byLength.get(length) ?? []).filter((candidate) => isNearMiss(word, candidate));
  const [first] = near;
  if (first === undefined) return undefined;
  return new Set(near.map(meaningOf)).size === 1 ? { word: first } : 'ambiguous';
};
