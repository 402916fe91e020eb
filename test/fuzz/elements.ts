import { isList, isObject, placesIn, withAt, type Path, type Place } from './json.ts';
import { chosenEntry, named, resourceOf, withEntries, type Effect, type Mutated, type Mutator, type Target } from './mutation.ts';
import type { Random } from './random.ts';
import { absurdDates, absurdNumbers, foreignTexts, garbageTexts, hugeTexts, textAdditions } from './texts.ts';

/** Mutators that strike one element of one resource. */

const isDate = (value: unknown): boolean => typeof value === 'string' && /^\d{4}(?:-\d\d)?(?:-\d\d)?(?:T.*)?$/u.test(value);

/** Elements beside what a resource is about; struck more rarely. */
const aside = new Set(['meta', 'text', 'extension', 'encounter', 'performer', 'requester', 'recorder', 'identifier', 'author']);

/** What now stands there, where that is short. */
const inShort = (value: unknown): string => (typeof value === 'string' ? `, ${JSON.stringify(value.slice(0, 60))}` : typeof value === 'number' || typeof value === 'boolean' ? `, ${value}` : '');

type Change = (before: unknown, random: Random) => unknown;

/** Changes one element that `fits`; the identity of the resource itself is left to other mutators. */
function elementMutator(name: string, effect: Effect | ((path: Path, before: unknown, after: unknown) => Effect), fits: (place: Place) => boolean, change: Change): Mutator {
  const mutate = (target: Target, random: Random): Mutated | undefined => {
    const entry = chosenEntry(target, random);
    if (entry === undefined) return undefined;
    const resource = resourceOf(target.entries[entry]);
    const candidates = placesIn(resource).filter((place) => place.path[0] !== 'resourceType' && place.path[0] !== 'id' && fits(place));
    const likely = random.chance(0.9) ? candidates.filter(({ path }) => !aside.has(String(path[0]))) : candidates;
    // The upper elements decide; a deep bundle of codings would crowd them out.
    const shallow = random.chance(0.4) ? likely.filter(({ path }) => path.length <= 2) : likely;
    const place = random.anyOf(shallow.length > 0 ? shallow : likely);
    if (place === undefined) return undefined;
    const after = change(place.value, random);
    const entries = target.entries.map((each, index) => (index === entry ? withAt(each, ['resource', ...place.path], () => after) : each));
    return { effect: typeof effect === 'string' ? effect : effect(place.path, place.value, after), bundle: withEntries(target.bundle, entries), entry, path: place.path, ...(after === undefined || after === null ? { gone: true } : {}), what: named(target, entry, place.path, `${name}${inShort(after)}`) };
  };
  return { name, mutate };
}

const any = (): boolean => true;
const isText = ({ value }: Place): boolean => typeof value === 'string';

/** Another JSON type than the one that stands there. */
const kindOf = (value: unknown): string => (isList(value) ? 'list' : typeof value);
const retyped: Change = (before, random) => {
  const others: readonly unknown[] = ['text', '7', 7, 0, -1, true, false, {}, [], [[]], { value: 7 }, { coding: 'x' }, ['x'], [7]];
  return random.anyOf(others.filter((other) => kindOf(other) !== kindOf(before)));
};

const nested = (inner: unknown, levels: number, asList: boolean): unknown => {
  let value = inner;
  for (let level = 0; level < levels; level += 1) value = asList ? [value] : { extension: value };
  return value;
};

const invisiblyLonger: Change = (before, random) => {
  const addition = random.pick(textAdditions);
  return random.chance(0.5) ? `${String(before)}${addition}` : `${addition}${String(before)}`;
};

/** Words for people, which a script or an invisible mark behind them does not change; a code or a number in a text it does. */
const isWords = ({ path, value }: Place): boolean => typeof value === 'string' && ['text', 'display', 'description', 'patientInstruction'].includes(String(path.at(-1))) && path[0] !== 'text';

/**
 * A list with one item less is a sound list that says something else: one dose fewer, one answer fewer. A concept without its codes
 * is one in words, as many systems send them.
 */
const ofOneItem = (path: Path): Effect => (typeof path.at(-1) === 'number' || path.at(-1) === 'coding' ? 'restates' : 'damages');

export const elementMutators: readonly Mutator[] = [
  elementMutator('drop an element', ofOneItem, any, () => undefined),
  elementMutator('null for an element', ofOneItem, any, () => null),
  elementMutator('another JSON type', 'damages', any, retyped),
  elementMutator('an empty list or object', (path) => (path.at(-1) === 'coding' ? 'restates' : 'damages'), ({ value }) => isList(value) || isObject(value), (before) => (isList(before) ? [] : {})),
  elementMutator('wrapped in a list', 'damages', ({ value }) => !isList(value), (before) => [before]),
  elementMutator('unwrapped from its list', 'damages', ({ value }) => isList(value) && value.length > 0, (before) => (isList(before) ? before[0] : before)),
  elementMutator('garbage for a text', 'damages', isText, (_, random) => random.pick(garbageTexts)),
  elementMutator('a foreign text', 'restates', isText, (_, random) => random.pick(foreignTexts)),
  elementMutator('script or invisible marks beside words', 'keeps', isWords, invisiblyLonger),
  elementMutator('an absurd date', 'restates', ({ value }) => isDate(value), (_, random) => random.pick(absurdDates)),
  elementMutator('an absurd number', 'restates', ({ value }) => typeof value === 'number', (_, random) => random.pick(absurdNumbers)),
  elementMutator('a number as text', 'damages', ({ value }) => typeof value === 'number', (before, random) => random.pick([String(before), `${String(before)} `, `0x${String(before)}`, `${String(before)},0`])),
  elementMutator('a megabyte of text', 'damages', isText, (_, random) => random.pick(hugeTexts)()),
  elementMutator('ten thousand levels deep', 'damages', any, (before, random) => nested(before, 10_000, random.chance(0.5))),
  elementMutator('a list of a hundred thousand', 'damages', ({ value }) => isList(value) && value.length > 0, (before) => (isList(before) ? Array.from({ length: 100_000 }, () => before[0]) : before)),
  elementMutator('an item twice', 'damages', ({ value }) => isList(value) && value.length > 0, (before) => (isList(before) ? [...before, before[0]] : before)),
  elementMutator('items in another order', 'keeps', ({ path, value }) => isList(value) && value.length > 1 && !['dosageInstruction', 'dosage', 'doseAndRate', 'note'].includes(String(path.at(-1))), (before, random) => (isList(before) ? random.shuffled(before) : before)),
  elementMutator('a reference to nowhere', 'damages', ({ path, value }) => path.at(-1) === 'reference' && typeof value === 'string', (_, random) =>
    random.pick(['urn:uuid:00000000-0000-4000-8000-000000000000', '#gone', 'Medication/none', 'https://elsewhere.example/fhir/Medication/1', 'nonsense', '#', '', '/', 'Patient?identifier=1']),
  ),
  elementMutator('an element of many names', 'keeps', ({ value }) => isObject(value), (before) => ({ ...(isObject(before) ? before : {}), unheardOf: { deep: [1, { more: true }] }, _status: { extension: [] }, toString: 'x', constructor: { prototype: {} } })),
  elementMutator('prototype keys in an element', 'keeps', ({ value }) => isObject(value), (before) => ({ ...(isObject(before) ? before : {}), ...(JSON.parse('{"__proto__":{"code":"J44.9","status":"entered-in-error","polluted":true}}') as object) })),
];
