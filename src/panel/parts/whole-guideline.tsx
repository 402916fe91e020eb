import { useMemo } from 'react';
import type { RuleResult } from '../../guideline/assess.ts';
import { chapters } from '../../guideline/guideline.ts';
import { lastingOutcomes } from '../../guideline/lasting.ts';
import { usePanel } from '../panel-context.ts';
import { Disclosure } from './disclosure.tsx';
import { RuleFoot } from './rule-line.tsx';

const groups = [
  { outcome: 'applies', lasting: true, title: 'Settled: applies', note: 'No missing fact can change these any more.' },
  { outcome: 'does-not-apply', lasting: true, title: 'Settled: does not apply', note: 'No missing fact can bring these in any more.' },
  { outcome: 'applies', lasting: false, title: 'Applies while facts are missing', note: 'These say what is missing, or count it as absent until it is known. They apply now; what becomes known can end them.' },
  { outcome: 'does-not-apply', lasting: false, title: 'Does not apply while facts are missing', note: 'These say what is missing, or count it as absent until it is known. They do not apply now; what becomes known can bring them in.' },
  { outcome: 'undetermined', lasting: false, title: 'Open', note: 'A missing fact can still decide these.' },
] as const;

/** Every rule of the guideline for this patient: what is settled, either way, what holds only for now, and what is still open. */
export default function WholeGuideline() {
  const { pathway } = usePanel();
  const isLasting = useMemo(() => lastingOutcomes(pathway.patient.facts), [pathway]);
  const { rules } = pathway.assessment;
  return (
    <>
      {groups.map(({ outcome, lasting, title, note }) => {
        const results = rules.filter((result) => result.outcome === outcome && (outcome === 'undetermined' || isLasting(result.rule) === lasting));
        if (results.length === 0) return null;
        return (
          <Disclosure key={title} label={`${title} (${results.length})`}>
            <p className="muted">{note}</p>
            <ByChapter results={results} />
          </Disclosure>
        );
      })}
    </>
  );
}

function ByChapter({ results }: { readonly results: readonly RuleResult[] }) {
  return chapters.map(({ letter, title, rules }) => {
    const own = results.filter(({ rule }) => rules.includes(rule));
    if (own.length === 0) return null;
    return (
      <div key={letter}>
        <h3>
          {letter}. {title}
        </h3>
        <ul className="rules">
          {own.map((result) => (
            <li key={result.rule.id}>
              <p className="rule-text">{result.rule.text}</p>
              <RuleFoot result={result} />
            </li>
          ))}
        </ul>
      </div>
    );
  });
}
