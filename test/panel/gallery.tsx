import { createRoot } from 'react-dom/client';
import { App } from '../../src/panel/app.tsx';
import { createChartReading } from '../../src/panel/chart-reading.ts';
import { ReadingFailure } from '../../src/panel/parts/reading-failure.tsx';
import { ReadingProgress } from '../../src/panel/parts/reading-progress.tsx';
import '../../src/panel/styles/index.css';
import { ChartUnreadable } from '../../src/chart/read-chart.ts';
import { plannedSearches } from '../../src/chart/search-plan.ts';
import { SessionExpired } from '../../src/smart/failure.ts';
import type { Session } from '../../src/smart/session.ts';
import { charts } from './charts.ts';

/**
 * The panel of one synthetic patient, without a server: `gallery.html?chart=low%20iron…`; `?state=reading`, `failed`, `expired`
 * show the other states. Without either, the list.
 */
const asked = new URL(window.location.href).searchParams;
const root = document.querySelector('#root');

const session = (scopes: readonly string[], expired: SessionExpired | undefined): Session => ({
  fhirBase: 'https://ehr.example/fhir',
  issuerName: 'Synthetic patients',
  patientId: 'her',
  needPatientBanner: asked.get('banner') !== 'false',
  grantedScopes: scopes,
  fetchFhir: async () => Response.json({ resourceType: 'QuestionnaireResponse', id: 'saved-1' }, { status: 201 }),
  onExpired: (listener) => {
    if (expired !== undefined) listener(expired);
    return () => {};
  },
});

function Gallery() {
  const state = asked.get('state');
  const chart = charts[asked.get('chart') ?? ''];
  if (state === 'reading') {
    return (
      <ReadingProgress
        ended={plannedSearches.slice(0, 5).map(({ resourceType, query, purpose, list }, index) => ({
          resourceType,
          query,
          purpose,
          ...(list === undefined ? {} : { list }),
          outcome: index === 2 ? 'failed' : index === 3 ? 'unsupported' : 'complete',
          count: index * 12,
          pages: 1,
        }))}
      />
    );
  }
  if (state === 'failed') return <ReadingFailure failure={new ChartUnreadable('patient-unreadable', 'failed', 'The patient could not be read: the EHR did not answer within 30 seconds.')} readAgain={() => {}} reading={false} />;
  if (chart === undefined) {
    return (
      <main>
        <h1>Panels of synthetic patients</h1>
        <ul>
          {Object.keys(charts).map((name) => (
            <li key={name}>
              <a href={`?chart=${encodeURIComponent(name)}`}>{name}</a>
            </li>
          ))}
        </ul>
      </main>
    );
  }
  const reading = createChartReading(async () => chart());
  reading.start();
  return <App session={session(['patient/QuestionnaireResponse.crs'], state === 'expired' ? new SessionExpired('the token has ended') : undefined)} reading={reading} />;
}

if (root !== null) createRoot(root).render(<Gallery />);
