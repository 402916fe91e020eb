import { sources } from '../../guideline/data/sources.ts';
import type { RuleResult } from '../../guideline/assess.ts';
import { isAbsence } from '../fact-words.ts';
import { usePanel } from '../panel-context.ts';
import { rulePage } from '../rule-anchor.ts';
import { checkedOf, checkedWords, gradeOf, readingOf, shownFirstWords, statedByWords } from '../words/grades.ts';
import { FactLine } from './fact-line.tsx';
import { NeedsList } from './needs-list.tsx';

/** What a rule rests on: the patient's facts with their resources, its citations and grade, and where the sources differ. */
export function RuleBasis({ result }: { readonly result: RuleResult }) {
  const { rule, because, needs } = result;
  return (
    <div className="basis">
      {because.length > 0 ? <Because facts={because} /> : null}
      {needs.length > 0 ? (
        <div>
          <p className="basis-title">Would be settled by</p>
          <NeedsList needs={needs} />
        </div>
      ) : null}
      <div>
        <p className="basis-title">Sources</p>
        <ul>
          {rule.citations.map(({ source, at }) => (
            <li key={`${source} ${at ?? ''}`}>
              {sources[source].title}
              {at === undefined ? null : `: ${at}`}
              <span className="muted">
                {' '}
                ({sources[source].where}; {readingOf(rule, source)}: {sources[source].extent})
              </span>
            </li>
          ))}
        </ul>
      </div>
      {rule.sourcesDiffer === undefined ? null : (
        <div>
          <p className="basis-title">Where the sources differ</p>
          <p>
            {rule.sourcesDiffer.note} {shownFirstWords[rule.sourcesDiffer.shownFirst]}
          </p>
        </div>
      )}
      <p className="muted">
        {gradeOf(rule).words}; {checkedWords[checkedOf(rule)]}. {statedByWords[rule.statedBy]}
        {rule.verification.unverified === undefined ? null : ` Not verified: ${rule.verification.unverified}.`} Rule{' '}
        <a href={rulePage(rule.id)} target="_blank" rel="noreferrer">
          <code>{rule.id}</code>
        </a>
      </p>
    </div>
  );
}

function Because({ facts }: { readonly facts: readonly string[] }) {
  const { pathway } = usePanel();
  const absent = facts.filter((id) => isAbsence(pathway.patient.facts[id]));
  const present = facts.filter((id) => !absent.includes(id));
  return (
    <div>
      <p className="basis-title">In this patient</p>
      <ul>
        {[...present, ...absent].map((id) => (
          <li key={id}>
            <FactLine id={id} withSources />
          </li>
        ))}
      </ul>
    </div>
  );
}

