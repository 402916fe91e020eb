import type { RuleResult } from '../../guideline/assess.ts';
import { Disclosure } from './disclosure.tsx';
import { GradeBadge } from './grade-badge.tsx';
import { OverrideButton } from './override-button.tsx';
import { OwnDrugs } from './own-drugs.tsx';
import { RuleBasis } from './rule-basis.tsx';

/** One rule: what it says, the patient's own drugs it is about, its grade, and, unfolded, everything it rests on. */
export function RuleLine({ result }: { readonly result: RuleResult }) {
  const { rule, outcome, details } = result;
  return (
    <div className="rule">
      <p className="rule-text">
        {outcome === 'undetermined' ? <span className="badge badge-open">not settled</span> : null} {rule.text}
      </p>
      {details.length > 0 ? (
        <ul className="rule-details">
          {details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      ) : null}
      <OwnDrugs ruleId={rule.id} />
      <RuleFoot result={result} />
      {outcome === 'applies' ? <OverrideButton rule={rule} /> : null}
    </div>
  );
}

/** Grade and, to unfold, the basis of a rule. */
export function RuleFoot({ result }: { readonly result: RuleResult }) {
  return (
    <div className="rule-foot">
      <GradeBadge rule={result.rule} />
      <Disclosure label="Why, sources" about={result.rule.text}>
        <RuleBasis result={result} />
      </Disclosure>
    </div>
  );
}
