import type { Chart, SearchOutcome } from '../chart/chart.ts';
import { listRead } from '../chart/list-read.ts';
import { confirmedWords, listConfirmations } from './confirmed-lists.ts';
import { inWords } from './dates.ts';
import { unknown, type Unknown, type UnknownReason } from './fact.ts';

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
  | { readonly complete: false; readonly reason: UnknownReason; readonly words: string; readonly settledByList?: string };

/**
 * Reads how the searches for a list ended. `needed` must have been read in full; `alsoNeeded` too, unless the server
 * keeps no such list at all. `part` is the part of `needed` that is asked for by itself (Observation: `laboratory`,
 * `vital-signs`, `other`). Words: "12 conditions read on 24 Nov 2026".
 */
export const listState = (chart: Chart, needed: string, alsoNeeded: readonly string[] = [], part?: string): ListState => {
  for (const resourceType of [needed, ...alsoNeeded]) {
    const read = listRead(chart, resourceType, resourceType === needed ? part : undefined);
    if (read.state === 'complete') continue;
    if (read.outcome === 'unsupported' && resourceType !== needed) continue;
    const confirmation = read.outcome === 'incomplete' ? listConfirmations[resourceType] : undefined;
    return { complete: false, reason: reasonOf[read.outcome], ...(confirmation === undefined ? {} : { settledByList: confirmation }), words: `the ${listNames[resourceType]?.many ?? resourceType} could not be read in full: ${read.detail}` };
  }
  const count = chart.resources.filter((resource) => resource.resourceType === needed).length;
  const name = listNames[needed];
  return { complete: true, words: `${count} ${(count === 1 ? name?.one : name?.many) ?? needed} read on ${inWords(chart.asOf)}${confirmedWords(chart, needed)}` };
};

/** Nothing was found: not in the chart, or not to be known because the list was not read in full. */
export const notFound = (state: ListState, detail: string, rest: Omit<Unknown, 'state' | 'reason' | 'detail'> = {}): Unknown =>
  state.complete
    ? unknown('not-in-chart', { detail: `${detail}; ${state.words}`, ...rest })
    : unknown(state.reason, { detail: `${detail}; ${state.words}`, ...(state.settledByList === undefined ? {} : { settledByList: state.settledByList }), ...rest });
