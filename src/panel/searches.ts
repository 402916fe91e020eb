import type { Search } from '../chart/chart.ts';
import { listNames, searchOutcomeWords } from './words/reasons.ts';

/** A search by what it looks for: "Laboratory results". */
export const searchName = ({ resourceType, list }: Search): string => listNames[list === undefined ? resourceType : `${resourceType} ${list}`] ?? (list === undefined ? resourceType : `${list.replaceAll('-', ' ')} (${resourceType})`);

/** How a search ended: "read in full, 212 entries". */
export function searchWords({ outcome, count, supplement }: Search): string {
  const words = outcome === 'empty' && supplement === true ? 'read: nothing further' : searchOutcomeWords[outcome];
  return count === 0 ? words : `${words}, ${count} ${count === 1 ? 'entry' : 'entries'}`;
}

/** Searches after which something may be missing from the chart; a list the EHR does not have at all is only told of. */
export const shortfalls = (searches: readonly Search[]): readonly Search[] => searches.filter(({ outcome }) => outcome === 'failed' || outcome === 'forbidden' || outcome === 'incomplete');
