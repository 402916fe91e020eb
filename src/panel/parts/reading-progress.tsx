import type { Search } from '../../chart/chart.ts';
import { plannedSearches, type PlannedSearch } from '../../chart/search-plan.ts';
import { searchName, searchWords } from '../searches.ts';
import { texts } from '../words/panel-texts.ts';

const namedAs = ({ resourceType, list, query }: PlannedSearch): string =>
  searchName({ resourceType, query, outcome: 'complete', count: 0, pages: 0, ...(list === undefined ? {} : { list }) });

/** While the chart is read: each list with whether it has come, and how. */
export function ReadingProgress({ ended }: { readonly ended: readonly Search[] }) {
  const isDone = (search: PlannedSearch): boolean => ended.some(({ purpose, resourceType }) => purpose === search.purpose && resourceType === search.resourceType);
  const done = plannedSearches.filter(isDone).length;
  const names = [...new Set(plannedSearches.map(namedAs))];
  return (
    <main className="reading">
      <h1>{texts.app}</h1>
      <output>Reading the chart …</output>
      <progress max={plannedSearches.length} value={done} aria-label="Lists read" />
      <ul className="reading-list">
        {names.map((name) => {
          const planned = plannedSearches.filter((search) => namedAs(search) === name);
          const waiting = planned.some((search) => !isDone(search));
          const worst = ended.find((search) => searchName(search) === name && search.outcome !== 'complete' && search.outcome !== 'empty') ?? ended.find((search) => searchName(search) === name);
          return (
            <li key={name} className={waiting ? 'waiting' : ''}>
              {name}: {waiting ? 'reading …' : worst === undefined ? 'read' : searchWords(worst)}
            </li>
          );
        })}
      </ul>
    </main>
  );
}
