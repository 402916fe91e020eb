import { sources } from '../../guideline/data/sources.ts';
import { ruleById } from '../../guideline/guideline.ts';
import { usePanel } from '../panel-context.ts';
import { shownFirstWords } from '../words/grades.ts';
import { Disclosure } from './disclosure.tsx';

/** Where the source article and the primary literature differ, for the lines that apply; and every source, with how far it was read. */
export default function DifferingSources() {
  const { pathway } = usePanel();
  const differing = pathway.assessment.rules.filter(({ rule, outcome }) => outcome === 'applies' && rule.sourcesDiffer !== undefined);
  return (
    <>
      <p>{ruleById('provenance-seed-pending-review').text}</p>
      {differing.length === 0 ? <p>No line that applies is one on which the sources differ.</p> : null}
      <ul className="rules">
        {differing.map(({ rule }) => (
          <li key={rule.id}>
            <p className="rule-text">{rule.text}</p>
            {rule.sourcesDiffer === undefined ? null : (
              <p>
                <strong>Sources differ:</strong> {rule.sourcesDiffer.note} {shownFirstWords[rule.sourcesDiffer.shownFirst]}
              </p>
            )}
          </li>
        ))}
      </ul>
      <Disclosure label="All sources, and how far each was read">
        <ul>
          {Object.values(sources).map(({ title, where, extent }) => (
            <li key={title}>
              {title}{' '}
              <span className="muted">
                ({where}; {extent})
              </span>
            </li>
          ))}
        </ul>
      </Disclosure>
    </>
  );
}
