/**
 * Therapies of one ingredient: the order, its dispenses and the statement about it are one; whatever has no link is
 * joined where drug, dose and time are the same.
 */
import { readDosage } from '../dosage/read.ts';
import type { DosageReading, DoseStep } from '../dosage/reading.ts';
import { exact, newest, oldest } from './dates.ts';
import type { Entry } from './entries.ts';
import type { Product } from './product.ts';
import { standingOf, type Current } from './standing.ts';

export interface ListedEntry extends Entry {
  readonly product: Product;
}

export interface Therapy extends Current {
  readonly ingredient: string;
  readonly entries: readonly ListedEntry[];
  readonly product: Product;
  readonly reading: DosageReading;
  /** First day, where it is known to the day. */
  readonly from?: string;
  readonly stopReason?: string;
  /** Code and name disagree about which drug it is. */
  readonly inDoubt: boolean;
  /** Every statement about it says that it was not taken: no history. */
  readonly neverTaken: boolean;
}

const strengthOfEntry = (entry: ListedEntry, ingredient: string): string | undefined => {
  const strength = entry.product.ingredients.find((part) => part.ingredient === ingredient)?.strength;
  return strength && `${strength.value} ${strength.unit}`;
};
export const strengthOfTherapy = (therapy: Therapy): string | undefined => therapy.entries.map((entry) => strengthOfEntry(entry, therapy.ingredient)).find((strength) => strength !== undefined);

const read = (entry: ListedEntry, ingredient: string, asOf: string): DosageReading => {
  if (entry.product.conflict !== undefined) return { state: 'conflicting', detail: entry.product.conflict, raw: entry.words };
  const start = exact(entry.start);
  return readDosage(
    {
      dosages: entry.dosages,
      ...(entry.notes === undefined ? {} : { notes: entry.notes }),
      product: entry.product,
      ingredient,
      // A month or a year is no day from which steps could be counted.
      ...(start === undefined ? {} : { start }),
      ...(entry.end && entry.kind !== 'dispense' ? { end: entry.end.last } : {}),
      ...(entry.quantity ? { quantity: entry.quantity } : {}),
      ...(entry.daysSupply === undefined ? {} : { daysSupply: entry.daysSupply }),
    },
    asOf,
  );
};

/** The step that holds on a day; the last that has begun where several could. */
export const stepOn = (steps: readonly DoseStep[], day: string): DoseStep | undefined => steps.findLast((step) => (step.from === undefined || step.from <= day) && (step.to === undefined || step.to >= day));

const sameDose = (a: DoseStep['daily'], b: DoseStep['daily']): boolean => a !== undefined && b !== undefined && a.unit === b.unit && Math.abs(a.value - b.value) <= 0.01 * Math.max(a.value, b.value);
export const sameDaily = sameDose;

const lastStep = (reading: DosageReading, asOf: string): DoseStep | undefined => (reading.state === 'read' ? (stepOn(reading.steps, asOf) ?? reading.steps.at(-1)) : undefined);

/** One reading for all entries of a therapy: the newest that can be read; two that differ contradict each other. */
const readTogether = (entries: readonly ListedEntry[], ingredient: string, asOf: string): DosageReading => {
  const byKind = (kind: Entry['kind']) => entries.filter((entry) => entry.kind === kind).toSorted((a, b) => ((a.recorded?.first ?? '') < (b.recorded?.first ?? '') ? 1 : -1));
  const spoken = [...byKind('order'), ...byKind('statement')];
  const newestDispense = byKind('dispense').slice(0, 1);
  const repeats = newestDispense.filter((entry) => spoken.some((other) => other.words === entry.words && entry.words !== ''));
  const readings = [...spoken, ...newestDispense.filter((entry) => !repeats.includes(entry))].map((entry) => read(entry, ingredient, asOf));
  const [first, ...others] = readings.filter((reading) => reading.state === 'read');
  const contradicted = readings.find((reading) => reading.state === 'conflicting');
  if (contradicted) return contradicted;
  if (!first) return readings.find((reading) => reading.state === 'unread') ?? readings[0] ?? { state: 'absent', detail: 'no directions', raw: '' };
  const daily = lastStep(first, asOf)?.daily;
  const prn = lastStep(first, asOf)?.prn;
  const differing = daily && others.find((other) => lastStep(other, asOf)?.daily && (!sameDose(lastStep(other, asOf)?.daily, daily) || lastStep(other, asOf)?.prn !== prn));
  return differing ? { state: 'conflicting', detail: `"${first.raw}" against "${differing.raw}"`, raw: first.raw } : (others.find((other) => daily === undefined && lastStep(other, asOf)?.daily) ?? first);
};

const depotWords = /\b(depot|decanoate|palmitate|pamoate|lauroxil|extended.release|long.acting|er inj|sublocade|brixadi|buvidal|vivitrol|consta|maintena|aristada|sustenna|trinza|relprevv|perseris|uzedy|rykindo)\b/i;
const isDepot = (entry: ListedEntry): boolean =>
  depotWords.test(entry.product.name) || (entry.product.route === 'injection' && entry.product.ingredients.some(({ ingredient }) => ingredient === 'naltrexone'));

const therapyOf = (ingredient: string, entries: readonly ListedEntry[], answered: string | undefined, asOf: string): Therapy => {
  const reading = readTogether(entries, ingredient, asOf);
  const main = entries.find((entry) => entry.kind === 'order') ?? entries[0];
  if (!main) throw new Error('a therapy has at least one entry');
  const spoken = entries.filter((entry) => entry.kind !== 'dispense');
  const starts = (spoken.some((entry) => entry.start) ? spoken : entries).map((entry) => exact(entry.start));
  const from = oldest(starts);
  const stopReason = entries.map((entry) => entry.stopReason).find((reason) => reason !== undefined);
  return {
    ingredient, entries, product: main.product, reading,
    inDoubt: entries.some((entry) => entry.product.ingredientInDoubt === true),
    neverTaken: entries.every((entry) => entry.standing === 'not-taken'),
    ...standingOf(entries, reading, entries.some(isDepot), answered, asOf),
    ...(from ? { from } : {}),
    ...(stopReason ? { stopReason } : {}),
  };
};

/** Groups joined by their links, also through an order that is not in the chart. */
const linked = (entries: readonly ListedEntry[]): ListedEntry[][] => {
  const groupOf = new Map<string, { keys: string[] }>();
  for (const entry of entries) {
    const keys = [entry.source, ...entry.links];
    const joined = { keys: [...new Set([...keys, ...keys.flatMap((key) => groupOf.get(key)?.keys ?? [])])] };
    for (const key of joined.keys) groupOf.set(key, joined);
  }
  const groups = new Map<object | undefined, ListedEntry[]>();
  for (const entry of entries) groups.set(groupOf.get(entry.source), [...(groups.get(groupOf.get(entry.source)) ?? []), entry]);
  return [...groups.values()];
};

const covers = (group: readonly ListedEntry[], day: string | undefined): boolean => {
  const start = oldest(group.map((entry) => entry.start?.first));
  const end = newest(group.flatMap((entry) => (entry.kind === 'order' ? [entry.end?.last ?? entry.validTo?.last] : [])));
  return day === undefined || ((start === undefined || start <= day) && (end === undefined || end >= day));
};

const doseOf = (group: readonly ListedEntry[], ingredient: string, asOf: string): DoseStep['daily'] => lastStep(readTogether(group, ingredient, asOf), asOf)?.daily;
const compatible = (a: string | undefined, b: string | undefined): boolean => a === undefined || b === undefined || a === b;
const strengthOfGroup = (group: readonly ListedEntry[], ingredient: string): string | undefined => group.map((entry) => strengthOfEntry(entry, ingredient)).find((strength) => strength !== undefined);

/** Where an unlinked dispense, administration or statement belongs: the newest order of the same drug that it fits. */
const homeOf = (group: readonly ListedEntry[], orders: readonly ListedEntry[][], ingredient: string, asOf: string): ListedEntry[] | undefined => {
  const entry = group[0];
  if (!entry) return undefined;
  const strength = strengthOfGroup(group, ingredient);
  const day = entry.kind === 'statement' ? (entry.start?.first ?? entry.recorded?.first) : entry.recorded?.first;
  const fitting = orders.filter((order) => {
    const [stated, ordered] = [doseOf(group, ingredient, asOf), doseOf(order, ingredient, asOf)];
    // A pharmacy may fill 1 mg with two tablets of 0.5 mg.
    if (entry.kind !== 'statement') return covers(order, day) && (compatible(strength, strengthOfGroup(order, ingredient)) || sameDose(stated, ordered));
    const overlaps = covers(order, entry.recorded?.first) || covers(order, day);
    return overlaps && (stated === undefined || ordered === undefined ? compatible(strength, strengthOfGroup(order, ingredient)) : sameDose(stated, ordered));
  });
  return fitting.toSorted((a, b) => ((oldest(a.map((e) => e.start?.first)) ?? '') < (oldest(b.map((e) => e.start?.first)) ?? '') ? 1 : -1))[0];
};

/** A statement of the whole daily dose beside two orders that add up to it belongs to both; it is kept with the first. */
const homeOfTotal = (group: readonly ListedEntry[], orders: readonly ListedEntry[][], ingredient: string, asOf: string): ListedEntry[] | undefined => {
  const running = orders.filter((order) => order.some((entry) => entry.standing === 'taken'));
  const doses = running.map((order) => doseOf(order, ingredient, asOf));
  const unit = doses[0]?.unit;
  if (running.length < 2 || unit === undefined || doses.some((dose) => dose?.unit !== unit)) return undefined;
  const sum = { value: doses.reduce((total, dose) => total + (dose?.value ?? 0), 0), unit };
  return group[0]?.kind === 'statement' && sameDose(doseOf(group, ingredient, asOf), sum) ? running[0] : undefined;
};

/** Dispenses without an order are one course while product and directions stay the same. */
const joinDispenses = (groups: readonly ListedEntry[][], ingredient: string): ListedEntry[][] => {
  const joined = new Map<string, ListedEntry[]>();
  for (const group of groups) {
    const key = group.every((entry) => entry.kind === 'dispense' || entry.kind === 'administration') ? `${group[0]?.kind ?? ''} ${strengthOfGroup(group, ingredient) ?? ''} ${group[0]?.words ?? ''}` : (group[0]?.source ?? '');
    joined.set(key, [...(joined.get(key) ?? []), ...group]);
  }
  return [...joined.values()];
};

/**
 * @param entries all entries that name the ingredient, in chart order, none merely considered
 * @param answered day of the newest answer about this drug
 * @returns one therapy per course, in chart order
 */
export const therapiesOf = (ingredient: string, entries: readonly ListedEntry[], answered: string | undefined, asOf: string): readonly Therapy[] => {
  const groups = linked(entries);
  const hasOrder = (group: readonly ListedEntry[]): boolean => group.some((entry) => entry.kind === 'order');
  const orders = groups.filter(hasOrder).map((group) => [...group]);
  const statements: ListedEntry[][] = [];
  const loose: ListedEntry[][] = [];
  const totals: { home: ListedEntry[]; group: readonly ListedEntry[] }[] = [];
  const isStatement = (group: readonly ListedEntry[]): boolean => group[0]?.kind === 'statement';
  for (const group of groups.filter((candidate) => !hasOrder(candidate)).toSorted((a, b) => Number(isStatement(b)) - Number(isStatement(a)))) {
    const home = homeOf(group, orders, ingredient, asOf) ?? (isStatement(group) ? undefined : homeOf(group, statements, ingredient, asOf));
    const total = home ? undefined : homeOfTotal(group, orders, ingredient, asOf);
    if (home) home.push(...group);
    else if (total) totals.push({ home: total, group });
    else (isStatement(group) ? statements : loose).push([...group]);
  }
  // Their dose is that of several orders: they lend a sign of life and no directions.
  for (const { home, group } of totals) home.push(...group.map((entry) => ({ ...entry, dosages: [], words: '' })));
  return [...orders, ...statements, ...joinDispenses(loose, ingredient)].map((group) => therapyOf(ingredient, group, answered, asOf));
};
