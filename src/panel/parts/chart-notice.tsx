import type { Search } from '../../chart/chart.ts';
import { listConfirmations } from '../../patient/confirmed-lists.ts';
import { usePanel } from '../panel-context.ts';
import { searchName, searchWords, shortfalls } from '../searches.ts';

interface ChartNoticeProps {
  readonly searches: readonly Search[];
  readonly readAgain: (() => void) | undefined;
  readonly reading: boolean;
}

/** What could not be read, above everything that rests on it. */
export function ChartNotice({ searches, readAgain, reading }: ChartNoticeProps) {
  const { given } = usePanel();
  const isConfirmed = ({ resourceType, outcome }: Search): boolean => outcome === 'incomplete' && given.get(listConfirmations[resourceType] ?? '')?.[0]?.valueBoolean === true;
  const short = shortfalls(searches).filter((search) => !isConfirmed(search));
  if (short.length === 0) return null;
  const lines = [...new Set(short.map((search) => `${searchName(search)}: ${searchWords(search)}`))];
  return (
    <div className="notice notice-partial">
      <p>
        <strong>The chart was not read in full.</strong> What is missing counts as unknown, never as absent.
      </p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {readAgain === undefined ? null : (
        <button type="button" className="quiet" disabled={reading} onClick={readAgain}>
          {reading ? 'Reading …' : 'Read the chart again'}
        </button>
      )}
    </div>
  );
}
