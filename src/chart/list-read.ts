import type { Chart, Search, SearchOutcome } from './chart.ts';

/** Whether a list was read in full, so that it can settle what it does not name; if not, how it ended and why, for a physician. */
export type ListRead = { readonly state: 'complete' } | { readonly state: 'not-read'; readonly outcome: SearchOutcome; readonly detail: string };

/** Worst first: what is reported where several searches for a list went wrong. */
const bySeverity: readonly SearchOutcome[] = ['failed', 'forbidden', 'incomplete', 'unsupported'];

/**
 * Whether every search that decides about a list ended complete or empty. Supplements do not decide, unless a type
 * is asked for by them alone.
 *
 * @param list a part of the type that is asked for by itself (Observation: `laboratory`, `vital-signs`, `social-history`,
 * `other`); without it, all parts must have been read.
 */
export function listRead(chart: Chart, resourceType: string, list?: string): ListRead {
  const asked = chart.searches.filter((search) => search.resourceType === resourceType && covers(search, list));
  const deciding = asked.every(({ supplement }) => supplement === true) ? asked : asked.filter(({ supplement }) => supplement !== true);
  if (deciding.length === 0) return { state: 'not-read', outcome: 'failed', detail: `${resourceType} was not asked for` };
  for (const outcome of bySeverity) {
    const details = deciding.filter((search) => search.outcome === outcome).map((search) => search.detail ?? `the search ended ${outcome}`);
    if (details.length > 0) return { state: 'not-read', outcome, detail: [...new Set(details)].join('; ') };
  }
  return { state: 'complete' };
}

function covers(search: Search, list: string | undefined): boolean {
  return list === undefined || search.query === '' || search.list === list || new URLSearchParams(search.query).getAll('category').includes(list);
}

/**
 * Whether the medicines were read in full: orders, statements and dispenses each complete, empty, or unknown to the server
 * as a type, with at least one of orders and statements among those it has.
 */
export function medicationListRead(chart: Chart): ListRead {
  const reads = (['MedicationRequest', 'MedicationStatement', 'MedicationDispense'] as const).map((type) => ({ type, read: listRead(chart, type) }));
  const troubled = reads.flatMap(({ type, read }) => (read.state === 'not-read' && read.outcome !== 'unsupported' ? { type, ...read } : []));
  const worst = bySeverity.map((outcome) => troubled.find((read) => read.outcome === outcome)).find((read) => read !== undefined);
  if (worst !== undefined) return { state: 'not-read', outcome: worst.outcome, detail: troubled.map(({ type, detail }) => `${type}: ${detail}`).join('; ') };
  const kept = reads.filter(({ type, read }) => type !== 'MedicationDispense' && read.state === 'complete');
  return kept.length > 0 ? { state: 'complete' } : { state: 'not-read', outcome: 'unsupported', detail: 'the EHR keeps neither orders nor statements of medicines for the app to read' };
}
