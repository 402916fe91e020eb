import type { Search } from '../../chart/chart.ts';
import { notUsed } from '../../patient/not-used.ts';
import { usePanel } from '../panel-context.ts';
import { searchName, searchWords } from '../searches.ts';
import { setAsideWords } from '../words/reasons.ts';
import { Disclosure } from './disclosure.tsx';
import { RuleFoot } from './rule-line.tsx';

/** How every question to the EHR ended, and which entries were received and not used. */
export default function NotRead() {
  const { pathway } = usePanel();
  const { searches, unreadable = [] } = pathway.chart;
  const { setAside } = pathway.patient;
  const short = searches.filter(({ outcome }) => outcome !== 'complete' && outcome !== 'empty');
  const full = searches.filter((search) => !short.includes(search));
  const aside = [...setAside, ...unreadable.filter(({ resource, reason }) => !setAside.some((other) => other.resource === resource && other.reason === reason))];
  const others = notUsed(pathway.chart, pathway.patient);
  const rule = pathway.assessment.rules.find((result) => result.rule.id === 'scope-exclude-invalid-resources' && result.outcome === 'applies');
  return (
    <>
      <h3>Questions to the EHR</h3>
      {searches.length === 0 ? <p>No search was made.</p> : null}
      {short.length === 0 ? <p>Every list that was asked for was read in full.</p> : <p>What is missing from these counts as unknown, never as absent.</p>}
      <SearchList searches={short} />
      {full.length > 0 ? (
        <Disclosure label={`${full.length} read in full`}>
          <SearchList searches={full} />
        </Disclosure>
      ) : null}
      <h3>Entries not used</h3>
      {aside.length === 0 ? <p>Every entry that was read could be used.</p> : null}
      <ul>
        {aside.map(({ resource, reason, detail }) => (
          <li key={`${resource} ${reason} ${detail ?? ''}`}>
            <code>{resource}</code>: {setAsideWords[reason] ?? reason.replaceAll('-', ' ')}
            {detail === undefined ? null : <span className="muted"> ({detail})</span>}
          </li>
        ))}
      </ul>
      {others.length === 0 ? null : (
        <Disclosure label={`${others.length} more that no fact rests on`}>
          <ul>
            {others.map(({ resource, reason, detail }) => (
              <li key={resource}>
                <code>{resource}</code>: {setAsideWords[reason] ?? reason.replaceAll('-', ' ')} <span className="muted">({detail})</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {rule === undefined ? null : (
        <>
          <p className="rule-text">{rule.rule.text}</p>
          <RuleFoot result={rule} />
        </>
      )}
    </>
  );
}

function SearchList({ searches }: { readonly searches: readonly Search[] }) {
  return (
    <ul className="searches">
      {searches.map((search) => (
        <li key={`${search.resourceType} ${search.query} ${search.purpose ?? ''}`}>
          <span className={`search-outcome search-${search.outcome}`}>
            {searchName(search)}: {searchWords(search)}
          </span>
          {search.detail === undefined ? null : <span> {search.detail}.</span>}
          {search.purpose === undefined ? null : <span className="muted"> {search.purpose}.</span>}{' '}
          <code>
            {search.resourceType}
            {search.query === '' ? '' : `?${search.query.length > 80 ? `${search.query.slice(0, 80)}…` : search.query}`}
          </code>
        </li>
      ))}
    </ul>
  );
}
