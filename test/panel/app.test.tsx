// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { ChartUnreadable } from '../../src/chart/read-chart.ts';
import { App, fetchPanel } from '../../src/panel/app.tsx';
import { createChartReading } from '../../src/panel/chart-reading.ts';
import { SessionExpired } from '../../src/smart/failure.ts';
import type { Session } from '../../src/smart/session.ts';
import { charts } from './charts.ts';
import { show } from './show.tsx';

const session = (rest: Partial<Session> = {}): Session => ({
  fhirBase: 'https://ehr.example/fhir',
  issuerName: 'Synthetic patients',
  patientId: 'her',
  needPatientBanner: false,
  grantedScopes: [],
  fetchFhir: () => Promise.reject(new Error('no request is expected')),
  onExpired: () => () => {},
  ...rest,
});
const bare = () => charts['bare chart']?.() ?? expect.fail('no such chart');

describe('from the launch to the panel', () => {
  it('tells of each list while the chart is read', async () => {
    const reading = createChartReading((onSearch) => {
      onSearch({ resourceType: 'AllergyIntolerance', query: '', outcome: 'forbidden', count: 0, pages: 0, purpose: 'Allergies and intolerances to gabapentinoids, opioids and iron' });
      return new Promise(() => {});
    });
    reading.start();
    const shown = await show(<App session={session()} reading={reading} />);
    expect(shown.text()).toContain('Reading the chart …');
    expect(shown.text()).toContain('Allergies: not permitted');
    expect(shown.text()).toContain('Diagnoses: reading …');
  });

  it('a patient who cannot be read: what failed, what to do, and for the integrator the code; trying again works', async () => {
    let fails = true;
    const reading = createChartReading(() => (fails ? Promise.reject(new ChartUnreadable('patient-unreadable', 'failed', 'The patient could not be read: the EHR could not be reached.')) : Promise.resolve(bare())));
    reading.start();
    await fetchPanel();
    const shown = await show(<App session={session()} reading={reading} />);
    expect(shown.text()).toContain('The patient could not be read: the EHR could not be reached.What to do: Try again.');
    await shown.press('For those who connect the app');
    expect(shown.text()).toContain('Code: patient-unreadable');
    fails = false;
    await shown.press('Read the chart again');
    await shown.settle();
    expect(shown.text()).toContain('No next step yet');
  });

  it('a second reading that fails leaves the first on the screen, and says so', async () => {
    let fails = false;
    const reading = createChartReading(() => (fails ? Promise.reject(new Error('the EHR could not be reached')) : Promise.resolve(charts['searches failed']?.() ?? expect.fail('no such chart'))));
    reading.start();
    await fetchPanel();
    const shown = await show(<App session={session()} reading={reading} />);
    await shown.settle();
    fails = true;
    await shown.press('Read the chart again');
    expect(shown.text()).toContain('The chart could not be read again (the EHR could not be reached). What is shown is the reading before it.');
    expect(shown.text()).toContain('Is it refractory yet?');
  });

  it('a session that has ended is said once, and nothing is offered that needs it', async () => {
    const reading = createChartReading(async () => bare());
    reading.start();
    await fetchPanel();
    const ended: Partial<Session> = {
      grantedScopes: ['patient/QuestionnaireResponse.crs'],
      onExpired: (listener) => {
        listener(new SessionExpired('the token has ended'));
        return () => {};
      },
    };
    const shown = await show(<App session={session(ended)} reading={reading} />);
    await shown.settle();
    expect(shown.text().match(/has ended/gu)).toHaveLength(1);
    expect(shown.has('Save')).toBe(false);
    expect(shown.has('Read the chart again')).toBe(false);
  });
});
