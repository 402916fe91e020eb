import type { JsonObject, Path } from './json.ts';
import { inWords, isList, isObject } from './json.ts';
import type { Random } from './random.ts';

/**
 * What a mutation does to what the chart states:
 * - `keeps`: nothing; every fact stays, or becomes unknown.
 * - `damages`: an element of one resource is gone or garbage, and the resource is still there: what rests on it stays or becomes unknown.
 * - `restates`: an element says something else that can be read (a zero, another date): what rests on that resource may follow it.
 * - `removes`: a whole resource is gone without a trace.
 * - `refuses`: the bundle may be no chart of one patient any more.
 */
export type Effect = 'keeps' | 'damages' | 'restates' | 'removes' | 'refuses';

export interface Mutated {
  readonly effect: Effect;
  readonly bundle: unknown;
  /** Index of the entry whose resource was touched. */
  readonly entry?: number;
  /** Where in the resource. */
  readonly path?: Path;
  /** The element is gone, as if it had never been there. */
  readonly gone?: true;
  /** What was done, in words. */
  readonly what: string;
}

/** Where to strike: the entries that facts rest on, and all others. */
export interface Target {
  readonly bundle: JsonObject;
  readonly entries: readonly unknown[];
  /** Entries of resources that some fact rests on. */
  readonly telling: readonly number[];
  /** Entries of all resources but the patient's. */
  readonly others: readonly number[];
}

export interface Mutator {
  readonly name: string;
  /** Nothing where the chart has no such place. */
  readonly mutate: (target: Target, random: Random) => Mutated | undefined;
}

export const resourceOf = (entry: unknown): JsonObject | undefined => (isObject(entry) && isObject(entry['resource']) ? entry['resource'] : undefined);
export const entriesOf = (bundle: unknown): readonly unknown[] => (isObject(bundle) && isList(bundle['entry']) ? bundle['entry'] : []);
export const keyOf = (entry: unknown): string => {
  const resource = resourceOf(entry);
  return resource === undefined ? '' : `${String(resource['resourceType'])}/${String(resource['id'])}`;
};
export const withEntries = (bundle: JsonObject, entries: readonly unknown[]): JsonObject => ({ ...bundle, entry: entries });

/** A resource worth breaking: mostly one that facts rest on. */
export const chosenEntry = ({ telling, others }: Target, random: Random): number | undefined => (telling.length > 0 && random.chance(0.8) ? random.anyOf(telling) : random.anyOf(others));

export const named = (target: Target, entry: number, path: Path, what: string): string => `${keyOf(target.entries[entry])} ${inWords(path)}: ${what}`;
