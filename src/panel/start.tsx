import { createRoot } from 'react-dom/client';
import { readChart } from '../chart/read-chart.ts';
import { localDay } from '../patient/local-time.ts';
import type { Session } from '../smart/session.ts';
import { App, fetchPanel } from './app.tsx';
import { createChartReading } from './chart-reading.ts';
import './styles/index.css';

/** Shows the panel of a completed launch in an element of the page. */
export function startPanel(target: HTMLElement, session: Session): void {
  const { fetchFhir, fhirBase, patientId } = session;
  const reading = createChartReading((onSearch) => readChart(fetchFhir, { fhirBase, patientId, asOf: localDay(new Date()), onSearch }));
  reading.start();
  // Its failure is met where the panel is shown.
  fetchPanel().catch(() => {});
  createRoot(target).render(<App session={session} reading={reading} />);
}
