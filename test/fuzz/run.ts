import { assessmentJson } from '../../src/assessment-json.ts';
import { bundleToChart, BundleUnreadable } from '../../src/chart/bundle.ts';
import { assess } from '../../src/guideline/assess.ts';
import type { Facts } from '../../src/patient/fact.ts';
import { questions } from '../../src/patient/questions.ts';
import { readPatient } from '../../src/patient/read.ts';
import { elementMutators } from './elements.ts';
import { entryMutators, withoutGaps } from './entries.ts';
import type { JsonObject } from './json.ts';
import { entriesOf, keyOf, resourceOf, withEntries, type Mutated, type Mutator, type Target } from './mutation.ts';
import { touchedKey, wrongFacts, type Wrong } from './oracle.ts';
import { createRandom, type Random } from './random.ts';
import type { Seed } from './seeds.ts';

/** A seed with what it states, read once. */
export interface Prepared extends Seed {
  readonly facts: Facts;
  readonly target: Target;
}

export function prepare(seed: Seed): Prepared {
  const { facts } = readPatient(bundleToChart(seed.bundle, seed.asOf));
  const sources = new Set(Object.values(facts).flatMap((fact) => fact.sources ?? []));
  const entries = entriesOf(seed.bundle);
  const others = [...entries.keys()].filter((index) => resourceOf(entries[index]) !== undefined && resourceOf(entries[index])?.['resourceType'] !== 'Patient');
  return { ...seed, facts, target: { bundle: seed.bundle, entries, others, telling: others.filter((index) => sources.has(keyOf(entries[index]))) } };
}

export interface Outcome {
  readonly number: number;
  readonly mutator: string;
  readonly seed: string;
  readonly what: string;
  /** The bundle was refused, as it may be. */
  readonly refused?: true;
  readonly wrong: readonly Wrong[];
  /** A crash, or an output that is not JSON. */
  readonly crash?: string;
  readonly bundle: unknown;
  /** Reads another bundle as this one was read, to make the failure smaller. */
  readonly again: (bundle: JsonObject, kept: readonly number[]) => boolean;
}

const messageOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 6).join('\n') : String(error));

interface Read {
  readonly facts: Facts;
  readonly resources: ReadonlySet<string>;
}

/** The whole way to the printed assessment; `deep` also assesses, which a chart of many unknowns makes slow. */
function readWhole(bundle: unknown, asOf: string, deep: boolean): Read {
  const chart = bundleToChart(bundle, asOf);
  const patient = readPatient(chart);
  const printed = deep ? assessmentJson({ chart, patient, assessment: assess(patient.facts, questions) }) : patient;
  // What was printed is read again: an output that is not JSON, or loses something on the way, is no output.
  const again: unknown = JSON.parse(JSON.stringify(printed));
  if (typeof again !== 'object' || again === null) throw new Error('the output is not JSON');
  for (const [id, fact] of Object.entries(patient.facts)) {
    if (fact.state === 'known' && typeof fact.value === 'number' && !Number.isFinite(fact.value)) throw new Error(`${id} is ${fact.value}`);
  }
  return { facts: patient.facts, resources: new Set([patient.id, ...chart.resources.map((resource) => `${resource.resourceType}/${resource.id ?? ''}`), `Patient/${patient.id}`]) };
}

interface Judged {
  readonly wrong: readonly Wrong[];
  readonly crash?: string;
  readonly refused?: true;
}

function judge(before: Facts, original: JsonObject, mutated: Mutated, asOf: string, deep: boolean): Judged {
  let after: Read;
  try {
    after = readWhole(mutated.bundle, asOf, deep);
  } catch (error) {
    if (error instanceof BundleUnreadable) return mutated.effect === 'refuses' ? { wrong: [], refused: true } : { wrong: [], crash: `refused: ${error.message}` };
    return { wrong: [], crash: messageOf(error) };
  }
  if (mutated.effect === 'refuses') return { wrong: [] };
  const entries = entriesOf(original);
  const without = (): Facts => readPatient(bundleToChart(withEntries(original, entries.filter((_, index) => index !== mutated.entry)), asOf)).facts;
  return { wrong: wrongFacts({ before, after, without, mutated, touched: touchedKey(entries, mutated) }) };
}

/** Several mutations at once: nothing is said of the facts but that they rest on what is there. */
function storm(prepared: Prepared, random: Random): Mutated {
  let { target } = prepared;
  const done: string[] = [];
  for (let count = 2 + random.below(11); count > 0; count -= 1) {
    const mutated = random.pick(every).mutate(target, random);
    if (mutated === undefined || mutated.effect === 'refuses') continue;
    const bundle = withoutGaps(mutated.bundle);
    const entries = entriesOf(bundle);
    const others = [...entries.keys()].filter((index) => resourceOf(entries[index]) !== undefined && resourceOf(entries[index])?.['resourceType'] !== 'Patient');
    target = { bundle: { ...target.bundle, entry: entries }, entries, others, telling: others };
    done.push(mutated.what);
  }
  return { effect: 'refuses', bundle: target.bundle, what: done.join(' | ') };
}

const rare = new Set(['fifty thousand entries', 'a list of a hundred thousand', 'a megabyte of text']);
const every: readonly [Mutator, ...Mutator[]] = [elementMutators[0] as Mutator, ...elementMutators.slice(1), ...entryMutators];
export const mutatorNames: readonly string[] = [...every.map(({ name }) => name), 'several at once'];

function chooseMutation(prepared: Prepared, random: Random): { name: string; mutated: Mutated } {
  for (;;) {
    if (random.chance(0.1)) return { name: 'several at once', mutated: storm(prepared, random) };
    const mutator = random.pick(every);
    if (rare.has(mutator.name) && random.chance(0.7)) continue;
    const mutated = mutator.mutate(prepared.target, random);
    if (mutated !== undefined) return { name: mutator.name, mutated: { ...mutated, bundle: withoutGaps(mutated.bundle) } };
  }
}

/** One damaged chart, chosen by its number alone. */
export function fuzzOne(seeds: readonly Prepared[], seed: number, number: number): Outcome {
  const random = createRandom(Math.imul(seed, 7919) + number);
  const prepared = random.anyOf(seeds);
  if (prepared === undefined) throw new Error('no chart to begin from');
  const { name, mutated } = chooseMutation(prepared, random);
  const deep = number % 8 === 0;
  const judged = judge(prepared.facts, prepared.bundle, mutated, prepared.asOf, deep);
  const again = (bundle: JsonObject, kept: readonly number[]): boolean => {
    if (mutated.entry === undefined) return false;
    const original = withEntries(prepared.bundle, kept.flatMap((index) => [entriesOf(prepared.bundle)[index]]));
    const facts = readPatient(bundleToChart(original, prepared.asOf)).facts;
    const { wrong, crash } = judge(facts, original, { ...mutated, bundle, entry: kept.indexOf(mutated.entry) }, prepared.asOf, deep);
    return crash !== undefined || wrong.length > 0;
  };
  return { number, mutator: name, seed: prepared.name, what: mutated.what, bundle: mutated.bundle, again, ...judged };
}

/** The smallest bundle that still fails so: entries are left out as long as the failure stays. */
export function minimised(outcome: Outcome): unknown {
  const bundle = outcome.bundle;
  const entries = entriesOf(bundle);
  if (typeof bundle !== 'object' || bundle === null || entries.length === 0) return bundle;
  let kept: readonly number[] = [...entries.keys()];
  const built = (indices: readonly number[]): JsonObject => withEntries(bundle as JsonObject, indices.map((index) => entries[index]));
  const fails = (indices: readonly number[]): boolean => {
    try {
      return outcome.again(built(indices), indices);
    } catch {
      return false;
    }
  };
  if (!fails(kept)) return bundle;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < kept.length; ) {
      const fewer = kept.filter((_, index) => index < from || index >= from + size);
      if (fails(fewer)) kept = fewer;
      else from += size;
    }
  }
  return built(kept);
}

export const describeWrong = (outcome: Outcome): string => [`#${outcome.number}: ${outcome.mutator} in ${outcome.seed}`, `  ${outcome.what}`, ...(outcome.crash === undefined ? [] : [`  ${outcome.crash}`]), ...outcome.wrong.map(({ fact, rule, before, after }) => `  ${fact}: ${rule}\n    before: ${before}\n    after:  ${after}`)].join('\n');
