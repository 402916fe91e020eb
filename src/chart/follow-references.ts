import type { FhirResource } from 'fhir/r4';
import { ask } from './ask.ts';
import type { Search, SearchOutcome } from './chart.ts';
import type { Entry } from './collection.ts';
import { isObject, textAt } from './json.ts';
import type { Resolve } from './references.ts';
import type { SearchContext } from './run-search.ts';
import { followedReferences, referenceCap } from './search-plan.ts';

/** How many single reads are under way at once. */
const readsAtOnce = 6;

export interface Followed {
  readonly entries: readonly Entry[];
  readonly searches: readonly Search[];
}

/**
 * Reads the medicines and devices that are referred to and were neither contained nor among the answers, each once. How that
 * went is one `Search` for each type, a supplement: the order that refers to a medicine is itself in its list.
 */
export async function followReferences(resources: readonly FhirResource[], resolve: Resolve, context: SearchContext): Promise<Followed> {
  const types = [...new Set(followedReferences.map(({ to }) => to))];
  const results = await Promise.all(types.map((type) => readType(type, danglingReferences(type, resources, resolve), context)));
  return { entries: results.flatMap(({ entries }) => entries), searches: results.flatMap(({ searches }) => searches) };
}

function danglingReferences(type: string, resources: readonly FhirResource[], resolve: Resolve): readonly string[] {
  const references = resources.flatMap((resource) =>
    followedReferences.flatMap(({ from, path, to }) => {
      if (to !== type || from !== resource.resourceType) return [];
      const element = Object.entries(resource).find(([name]) => name === path)?.[1];
      const reference = isObject(element) ? textAt(element, 'reference') : undefined;
      return reference === undefined || reference.startsWith('#') || reference.startsWith('urn:') || resolve(reference, resource) !== undefined ? [] : reference;
    }),
  );
  return [...new Set(references)];
}

async function readType(type: string, references: readonly string[], context: SearchContext): Promise<Followed> {
  if (references.length === 0) return { entries: [], searches: [] };
  const base = new URL(`${context.fhirBase.replace(/\/+$/u, '')}/`);
  const gaps = new Map<string, number>();
  const outcomes = new Set<SearchOutcome>();
  const miss = (words: string, outcome: SearchOutcome): void => {
    gaps.set(words, (gaps.get(words) ?? 0) + 1);
    outcomes.add(outcome);
  };
  const entries: Entry[] = [];
  const asked = references.slice(0, referenceCap);
  for (const _ of references.slice(referenceCap)) miss(`more than ${referenceCap} are referred to`, 'incomplete');

  const readOne = async (reference: string): Promise<void> => {
    const address = URL.canParse(reference, base.href) ? new URL(reference, base) : undefined;
    if (address?.origin !== base.origin) return miss('they lie on another server, which is not asked', 'failed');
    const answer = await ask(context.fetchFhir, address.href, context);
    if (answer.kind === 'trouble') return miss(answer.detail, answer.trouble === 'forbidden' ? 'forbidden' : 'failed');
    if (answer.resource['resourceType'] !== type) return miss(`the EHR’s answer is no ${type}`, 'failed');
    entries.push({ resource: answer.resource, fullUrl: address.href, place: reference });
  };
  await inTurns(asked, readsAtOnce, readOne);

  // Answers arrive in any order; the chart does not depend on it.
  const order = new Map(asked.map((reference, index) => [reference, index]));
  entries.sort((one, other) => (order.get(one.place) ?? 0) - (order.get(other.place) ?? 0));
  const missing = [...gaps.values()].reduce((sum, count) => sum + count, 0);
  const outcome: SearchOutcome = missing === 0 ? 'complete' : entries.length > 0 || outcomes.size > 1 ? 'incomplete' : ([...outcomes][0] ?? 'failed');
  const search: Search = {
    resourceType: type,
    query: 'read by reference',
    outcome,
    count: entries.length,
    pages: asked.length,
    supplement: true,
    purpose: type === 'Medication' ? 'Which medicine an order refers to' : 'Which device a statement of use refers to',
    ...(missing === 0 ? {} : { detail: `${missing} of ${references.length} could not be read: ${[...gaps.keys()].join('; ')}` }),
  };
  context.onSearch(search);
  return { entries, searches: [search] };
}

/** Does something with each item, at most so many at once. */
async function inTurns<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const worker = async (): Promise<void> => {
    // Each worker takes its next item when it has finished the last.
    // oxlint-disable-next-line no-await-in-loop
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}
