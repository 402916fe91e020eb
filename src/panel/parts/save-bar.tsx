import { factLabel } from '../fact-words.ts';
import type { useSaving } from '../hooks/use-saving.ts';
import { texts } from '../words/panel-texts.ts';

/** Saving the answers of this window to the chart: the offer, how it went, or that it is not possible here. */
export function SaveBar({ count, saving }: { readonly count: number; readonly saving: ReturnType<typeof useSaving> }) {
  const { saving: progress, save, withdrawnButSaved } = saving;
  if (count === 0 && withdrawnButSaved.length === 0) return null;
  if (save === undefined) return <p className="save-bar muted">{texts.answersLiveHere}</p>;
  return (
    <div className="save-bar">
      {progress.state === 'saved' ? (
        <output>Saved to the chart{progress.savedAs === undefined ? '' : ` as ${progress.savedAs}`}.</output>
      ) : count > 0 ? (
        <button type="button" className="choice" disabled={progress.state === 'saving'} onClick={() => void save()}>
          {progress.state === 'saving' ? 'Saving …' : `Save ${count === 1 ? 'this answer' : `these ${count} answers`} to the chart`}
        </button>
      ) : null}
      {progress.state === 'failed' ? (
        <p className="problem" role="alert">
          Not saved: {progress.message}. Your answers are still here; you can try again.
        </p>
      ) : null}
      {withdrawnButSaved.length > 0 ? <p className="muted">Saved before and withdrawn since, so still in the chart: {withdrawnButSaved.map(factLabel).join('; ')}. Correct them there.</p> : null}
    </div>
  );
}
