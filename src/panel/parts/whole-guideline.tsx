import type { RuleResult } from '../../guideline/assess.ts';
import { chapters } from '../../guideline/guideline.ts';
import { usePanel } from '../panel-context.ts';
import { Disclosure } from './disclosure.tsx';
import { RuleFoot } from './rule-line.tsx';

const outcomes = [
  { outcome: 'applies', title: 'Settled: applies', note: 'No missing fact can change these any more.' },
  { outcome: 'does-not-apply', title: 'Settled: does not apply', note: 'No missing fact can bring these in any more.' },
  { outcome: 'undetermined', title: 'Open', note: 'A missing fact can still decide these.' },
] as const;

/** Every rule of the guideline for this patient: what is settled, either way, and what is still open. */
export default function WholeGuideline() {
  const { pathway } = usePanel();
  const { rules } = pathway.assessment;
  return (
    <>
      {outcomes.map(({ outcome, title, note }) => {
        const results = rules.filter((result) => result.outcome === outcome);
        return (
          <Disclosure key={outcome} label={`${title} (${results.length})`}>
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
