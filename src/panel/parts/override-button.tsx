import type { Rule } from '../../guideline/rule.ts';
import { overridableRules } from '../../patient/catalogue/medicines.ts';
import { chosenCodes } from '../chosen-codes.ts';
import { usePanel } from '../panel-context.ts';

/** Lets the clinician weigh a caution and go on, where the guideline leaves that open; otherwise nothing. */
export function OverrideButton({ rule }: { readonly rule: Rule }) {
  const { pathway, given, answer, withdraw } = usePanel();
  if (rule.overridable === undefined || !overridableRules.some((id) => id === rule.id)) return null;
  const chosen = chosenCodes('override', pathway.patient.facts);
  const choose = (codes: readonly string[]) => (codes.length === 0 ? withdraw('override') : answer('override', codes.map((code) => ({ valueCoding: { code } }))));
  const onlyOnceKnown = rule.overridable === 'once-severity-known' ? <span className="muted"> This counts only where the COPD is known not to be severe.</span> : null;
  if (!chosen.includes(rule.id)) {
    return (
      <p className="override">
        <button type="button" className="quiet" onClick={() => choose([...chosen, rule.id])}>
          I have weighed this and go on
        </button>
        {onlyOnceKnown}
      </p>
    );
  }
  return (
    <p className="override">
      <strong>You have weighed this caution and go on.</strong>
      {onlyOnceKnown}{' '}
      {given.has('override') ? (
        <button type="button" className="quiet" onClick={() => choose(chosen.filter((code) => code !== rule.id))}>
          Take that back
        </button>
      ) : null}
    </p>
  );
}
