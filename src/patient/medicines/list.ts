import type { Chart } from '../../chart/chart.ts';
import { confirmedWords, listConfirmations } from '../confirmed-lists.ts';
import { inWords } from '../dates.ts';
import type { UnknownReason } from '../fact.ts';
import type { ListState } from '../lists.ts';
import { medicationListRead } from '../../chart/list-read.ts';

const reasons: Readonly<Record<string, UnknownReason>> = { forbidden: 'not-permitted', failed: 'fetch-failed', incomplete: 'fetch-failed', unsupported: 'fetch-failed' };
const listed = new Set(['MedicationRequest', 'MedicationStatement', 'MedicationDispense', 'MedicationAdministration']);

/** Whether the medicines list was read in full, and so settles what is not on it; else why not. */
export const medicinesListState = (chart: Chart): ListState => {
  const read = medicationListRead(chart);
  const confirmation = listConfirmations['MedicationRequest'];
  if (read.state === 'not-read')
    return { complete: false, reason: reasons[read.outcome] ?? 'fetch-failed', ...(read.outcome === 'incomplete' && confirmation !== undefined ? { settledByList: confirmation } : {}), words: `the medicines list could not be read in full: ${read.detail}` };
  const count = chart.resources.filter(({ resourceType }) => listed.has(resourceType)).length;
  return { complete: true, words: `${count} ${count === 1 ? 'medicine entry' : 'medicine entries'} read on ${inWords(chart.asOf)}${confirmedWords(chart, 'MedicationRequest')}` };
};
