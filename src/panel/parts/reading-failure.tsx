import { describeFailure, messageOf, SmartFailure } from '../../smart/failure.ts';
import { texts } from '../words/panel-texts.ts';
import { Disclosure } from './disclosure.tsx';

/** There is no chart to show: what failed, what to do, and for those who connect the app, the particulars. */
export function ReadingFailure({ failure, readAgain, reading }: { readonly failure: unknown; readonly readAgain: () => void; readonly reading: boolean }) {
  const known = failure instanceof SmartFailure ? describeFailure(failure) : undefined;
  return (
    <main className="reading">
      <h1>{texts.app}</h1>
      <div role="alert">
        <h2>{known?.title ?? 'The chart could not be read'}</h2>
        <p>{known?.physician.what ?? messageOf(failure)}</p>
        <p>
          <strong>What to do:</strong> {known?.physician.next ?? 'Try again. If it stays so, tell your EHR support team what this page says, and work from the chart as usual.'}
        </p>
      </div>
      {known === undefined || known.kind === 'foreign-origin' ? (
        <button type="button" className="choice" disabled={reading} onClick={readAgain}>
          {reading ? 'Reading …' : 'Read the chart again'}
        </button>
      ) : null}
      <Disclosure label="For those who connect the app">
        {known === undefined ? null : (
          <>
            <p>{known.integrator.what}</p>
            <p>{known.integrator.next}</p>
            {known.detail === undefined ? null : <p>Details: {known.detail}</p>}
          </>
        )}
        <p>
          Code: <code>{codeOf(failure)}</code>
        </p>
      </Disclosure>
    </main>
  );
}

const codeOf = (failure: unknown): string => {
  if (failure instanceof SmartFailure) return failure.kind;
  if (typeof failure === 'object' && failure !== null && 'reason' in failure) return String(failure.reason);
  return failure instanceof Error ? failure.name : 'unknown';
};
