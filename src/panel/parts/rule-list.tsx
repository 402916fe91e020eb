import type { RuleResult } from '../../guideline/assess.ts';
import { Disclosure } from './disclosure.tsx';
import { RuleLine } from './rule-line.tsx';

interface RuleListProps {
  readonly results: readonly RuleResult[];
  /** Rules that missing facts could still bring in. */
  readonly open?: readonly RuleResult[];
  readonly about: string;
}

/** Lines that apply, and, folded, those that are not settled yet. */
export function RuleList({ results, open = [], about }: RuleListProps) {
  return (
    <>
      {results.length > 0 ? (
        <ul className="rules">
          {results.map((result) => (
            <li key={result.rule.id}>
              <RuleLine result={result} />
            </li>
          ))}
        </ul>
      ) : null}
      {open.length > 0 ? (
        <Disclosure label={`${open.length} not settled yet`} about={about}>
          <ul className="rules">
            {open.map((result) => (
              <li key={result.rule.id}>
                <RuleLine result={result} />
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </>
  );
}
