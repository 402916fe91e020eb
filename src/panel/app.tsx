import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { messageOf, type SessionExpired } from '../smart/failure.ts';
import type { Session } from '../smart/session.ts';
import type { ChartReading } from './chart-reading.ts';
import { Boundary } from './parts/boundary.tsx';
import { ReadingFailure } from './parts/reading-failure.tsx';
import { ReadingProgress } from './parts/reading-progress.tsx';
import { SessionNotice } from './parts/session-notice.tsx';
import { maySaveAnswers, saveAnswersWith } from './save-answers.ts';

/** The panel is fetched while the chart is read: neither waits for the other. */
export const fetchPanel = () => import('./whole-panel.tsx');
const WholePanel = lazy(fetchPanel);

interface AppProps {
  readonly session: Session;
  readonly reading: ChartReading;
}

/** A second reading that failed: the first stays on the screen. */
function ReadAgainFailed({ failure }: { readonly failure: unknown }) {
  if (failure === undefined) return null;
  return (
    <p className="notice notice-partial" role="alert">
      The chart could not be read again ({messageOf(failure)}). What is shown is the reading before it.
    </p>
  );
}

/** From the completed launch on: reading the chart, and then the panel; or why there is none. */
export function App({ session, reading }: AppProps) {
  const { chart, ended, failure, reading: isReading } = useSyncExternalStore(reading.subscribe, reading.state);
  const [expired, setExpired] = useState<SessionExpired>();
  useEffect(() => session.onExpired(setExpired), [session]);
  if (chart === undefined) {
    return failure === undefined ? <ReadingProgress ended={ended} /> : <ReadingFailure failure={failure} readAgain={reading.start} reading={isReading} />;
  }
  return (
    <Boundary what="The panel">
      <Suspense fallback={<ReadingProgress ended={ended} />}>
        <WholePanel
          chart={chart}
          needPatientBanner={session.needPatientBanner}
          save={expired === undefined && maySaveAnswers(session.grantedScopes) ? saveAnswersWith(session.fetchFhir) : undefined}
          author={session.userReference}
          encounterId={session.encounterId}
          readAgain={expired === undefined ? reading.start : undefined}
          reading={isReading}
          notice={expired === undefined ? <ReadAgainFailed failure={failure} /> : <SessionNotice failure={expired} />}
        />
      </Suspense>
    </Boundary>
  );
}
