import type { Rule } from '../../guideline/rule.ts';
import { overridableRules } from '../../patient/catalogue/medicines.ts';
import { dateWords } from '../fact-words.ts';
import { useTicks } from '../hooks/use-ticks.ts';
import { usePanel } from '../panel-context.ts';
import { texts } from '../words/panel-texts.ts';

/** Lets the clinician weigh a caution and go on, where the guideline leaves that open; otherwise nothing. */
export function OverrideButton({ rule }: { readonly rule: Rule }) {
  const { answer } = usePanel();
  const { answered, fromWindow, saved, canUntick, after } = useTicks('override');
  if (rule.overridable === undefined || !overridableRules.some((id) => id === rule.id)) return null;
  const toggle = () => answer('override', after(rule.id));
  const onlyOnceKnown = rule.overridable === 'once-severity-known' ? <span className="muted"> This counts only where the COPD is known not to be severe.</span> : null;
  if (!answered.includes(rule.id)) {
    return (
      <p className="override">
        <button type="button" className="quiet" onClick={toggle}>
          I have weighed this and go on
        </button>
        {onlyOnceKnown}
      </p>
    );
  }
  return (
    <p className="override">
      <strong>{fromWindow || saved === undefined ? 'You have weighed this caution and go on.' : `${texts.weighedBefore} (${dateWords(saved.authored)}).`}</strong>
      {onlyOnceKnown}{' '}
      {canUntick(rule.id) ? (
        <button type="button" className="quiet" onClick={toggle}>
          Take that back
        </button>
      ) : (
        <span className="muted">{texts.cannotTakeBack}</span>
      )}
    </p>
  );
}
