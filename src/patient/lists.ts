import type { Chart, SearchOutcome } from '../chart/chart.ts';
import { inWords } from './dates.ts';
import { unknown, type Unknown, type UnknownReason } from './fact.ts';

type Read = { readonly state: 'complete' } | { readonly state: 'not-read'; readonly outcome: SearchOutcome; readonly detail: string };

/** Whether every search for a type of resource was answered in full. */
const listRead = (chart: Chart, resourceType: string): Read => {
  const searches = chart.searches.filter((search) => search.resourceType === resourceType);
  const bad = searches.find((search) => search.outcome !== 'complete' && search.outcome !== 'empty');
  if (bad !== undefined) return { state: 'not-read', outcome: bad.outcome, detail: bad.detail ?? `the search for ${resourceType} ended ${bad.outcome}` };
  return searches.length > 0 ? { state: 'complete' } : { state: 'not-read', outcome: 'unsupported', detail: `${resourceType} was not searched` };
};

/** What clinicians call the lists. */
const listNames: Readonly<Record<string, { one: string; many: string }>> = {
  Condition: { one: 'condition', many: 'conditions' },
  Observation: { one: 'result', many: 'results' },
  Procedure: { one: 'procedure', many: 'procedures' },
  Device: { one: 'device', many: 'devices' },
  AllergyIntolerance: { one: 'allergy', many: 'allergies' },
  FamilyMemberHistory: { one: 'family history entry', many: 'family history entries' },
};

const reasonOf: Readonly<Record<SearchOutcome, UnknownReason>> = {
  complete: 'not-in-chart',
  empty: 'not-in-chart',
  unsupported: 'not-in-chart',
  forbidden: 'not-permitted',
  failed: 'fetch-failed',
  incomplete: 'fetch-failed',
};

/** Whether a list can settle that something is not there, and the words for either case. */
export type ListState =
  | { readonly complete: true; readonly words: string }
  | { readonly complete: false; readonly reason: UnknownReason; readonly words: string };

/**
 * Reads how the searches for a list ended. `needed` must have been read in full; `alsoNeeded` too, unless the server
 * keeps no such list at all. Words: "12 conditions read on 24 Nov 2026".
 */
export const listState = (chart: Chart, needed: string, alsoNeeded: readonly string[] = []): ListState => {
  for (const resourceType of [needed, ...alsoNeeded]) {
    const read = listRead(chart, resourceType);
    if (read.state === 'complete') continue;
    if (read.outcome === 'unsupported' && resourceType !== needed) continue;
    return { complete: false, reason: reasonOf[read.outcome], words: `the ${listNames[resourceType]?.many ?? resourceType} could not be read in full: ${read.detail}` };
  }
  const count = chart.resources.filter((resource) => resource.resourceType === needed).length;
  const name = listNames[needed];
  return { complete: true, words: `${count} ${(count === 1 ? name?.one : name?.many) ?? needed} read on ${inWords(chart.asOf)}` };
};

/** Nothing was found: not in the chart, or not to be known because the list was not read in full. */
export const notFound = (state: ListState, detail: string, rest: Omit<Unknown, 'state' | 'reason' | 'detail'> = {}): Unknown =>
  state.complete ? unknown('not-in-chart', { detail: `${detail}; ${state.words}`, ...rest }) : unknown(state.reason, { detail: `${detail}; ${state.words}`, ...rest });
