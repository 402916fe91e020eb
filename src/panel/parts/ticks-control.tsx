import { dateWords } from '../fact-words.ts';
import { useTicks } from '../hooks/use-ticks.ts';
import type { TickQuestion } from '../ticks.ts';
import { texts } from '../words/panel-texts.ts';
import type { ControlProps } from './answer-control.tsx';
import { SourceList } from './source-list.tsx';

/**
 * Boxes to tick where several answers may hold at once. A tick that nobody gave (a draft order) is shown and cannot be taken away
 * here; nor can the last one over a saved answer, which would count again.
 */
export function TicksControl({ linkId, control, labelledBy, onAnswer }: ControlProps<'choice'> & { readonly linkId: TickQuestion }) {
  const { answered, fromWindow, saved, derived, canUntick, after } = useTicks(linkId);
  const lastOverSaved = saved !== undefined && answered.length === 1;
  return (
    <fieldset className="ticks-field" aria-labelledby={labelledBy}>
      {saved === undefined ? null : (
        <p className="muted">
          {fromWindow ? `${texts.ticksBefore} (${dateWords(saved.authored)}).` : `${texts.ticksSaved} (${dateWords(saved.authored)}).`} {lastOverSaved ? texts.lastTick : ''} <SourceList sources={[saved.source]} />
        </p>
      )}
      <div className="ticks">
        {control.options.map(({ code = '', display }) => {
          const fixed = derived.get(code);
          const ticked = answered.includes(code);
          return (
            <label key={code} className="tick">
              <input type="checkbox" checked={ticked || fixed !== undefined} disabled={fixed !== undefined || (ticked && !canUntick(code))} onChange={() => onAnswer(after(code))} />
              <span>
                {display ?? code}
                {fixed === undefined ? null : <span className="muted"> ({fixed.answered === true ? texts.tickImplied : texts.tickDraft})</span>}
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
