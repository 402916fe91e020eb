import { useEffect, useState, useSyncExternalStore } from 'react';
import type { SessionExpired } from '../smart/failure.ts';
import type { Session } from '../smart/session.ts';
import type { ChartReading } from './chart-reading.ts';
import type { RunPathway } from './hooks/use-answers.ts';
import { Boundary } from './parts/boundary.tsx';
import { ReadingFailure } from './parts/reading-failure.tsx';
import { ReadingProgress } from './parts/reading-progress.tsx';
import { SessionNotice } from './parts/session-notice.tsx';
import { Panel } from './panel.tsx';
import { maySaveAnswers, saveAnswersWith } from './save-answers.ts';

interface AppProps {
  readonly session: Session;
  readonly reading: ChartReading;
  readonly run: RunPathway;
}

/** From the completed launch on: reading the chart, and then the panel; or why there is none. */
export function App({ session, reading, run }: AppProps) {
  const { chart, ended, failure, reading: isReading } = useSyncExternalStore(reading.subscribe, reading.state);
  const [expired, setExpired] = useState<SessionExpired>();
  useEffect(() => session.onExpired(setExpired), [session]);
  if (chart === undefined) {
    return failure === undefined ? <ReadingProgress ended={ended} /> : <ReadingFailure failure={failure} readAgain={reading.start} reading={isReading} />;
  }
  return (
    <Boundary what="The panel">
      <Panel
        chart={chart}
        run={run}
        needPatientBanner={session.needPatientBanner}
        save={expired === undefined && maySaveAnswers(session.grantedScopes) ? saveAnswersWith(session.fetchFhir) : undefined}
        author={session.userReference}
        encounterId={session.encounterId}
        readAgain={expired === undefined ? reading.start : undefined}
        reading={isReading}
        notice={expired === undefined ? null : <SessionNotice failure={expired} />}
      />
    </Boundary>
  );
}
