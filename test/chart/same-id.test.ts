import { describe, expect, it } from 'vitest';
import { listRead } from '../../src/chart/list-read.ts';
import { bundle, json, next, own, read, searchFor, serve, server, withFakeServer, type Answer } from './fake-server.ts';

withFakeServer();

const ferritin = (value: number, more: object = {}): object => own('Observation', 'f1', { valueQuantity: { value, unit: 'ng/mL' }, ...more });
const dated = (day: number): object => ({ meta: { lastUpdated: `2026-11-0${day}T08:00:00Z` } });
const order = (id: string, reference: string): object => own('MedicationRequest', id, { medicationReference: { reference } });
/** The laboratory category gives one ferritin, the search by code another, as a server does that serves two systems under one address. */
const twoFerritins =
  (byCategory: object, byCode: object): Answer =>
  (query) =>
    query.get('category') === 'laboratory' ? bundle([byCategory]) : query.get('code')?.includes('2276-4') === true ? bundle([byCode]) : undefined;

describe('One id from two searches', () => {
  it('with two contents: the list that it stands in is not known in full, and says so; others are', async () => {
    serve({ Observation: twoFerritins(ferritin(20), ferritin(200)) });
    const chart = await read();
    expect(chart.unreadable).toMatchObject([{ resource: 'Observation/f1', reason: 'duplicate-id' }]);
    expect(searchFor(chart, 'Observation', 'laboratory')).toMatchObject({ outcome: 'incomplete', count: 1 });
    expect(searchFor(chart, 'Observation', 'laboratory')?.detail).toBe('the EHR gave different records under one id (Observation/f1), so that one of them is not used');
    expect(listRead(chart, 'Observation', 'laboratory')).toMatchObject({ state: 'not-read', outcome: 'incomplete' });
    expect(chart.searches.filter(({ resourceType, outcome }) => resourceType === 'Observation' && (outcome === 'complete' || outcome === 'empty'))).toEqual([]);
    expect(listRead(chart, 'Condition')).toEqual({ state: 'complete' });
  });

  it('with the same content, or in a newer version: the list is known in full', async () => {
    for (const [one, other] of [[ferritin(20), ferritin(20)], [ferritin(20, dated(1)), ferritin(200, dated(2))], [ferritin(200, dated(2)), ferritin(20, dated(1))]] as const) {
      serve({ Observation: twoFerritins(one, other) });
      // Each server in its turn.
      // oxlint-disable-next-line no-await-in-loop
      const chart = await read();
      expect(listRead(chart, 'Observation', 'laboratory')).toEqual({ state: 'complete' });
      expect(chart.unreadable).toEqual([]);
      server.resetHandlers();
    }
  });

  it('a search that ended worse keeps its end and its reason, and hears the other one too', async () => {
    const short = bundle([ferritin(20)], next('https://elsewhere.example/Observation?page=2'));
    const answer = twoFerritins({}, ferritin(200));
    serve({ Observation: (query, request) => (query.get('category') === 'laboratory' ? short.clone() : query.get('category') === 'social-history' ? json({}, 403) : answer(query, request)) });
    const chart = await read();
    expect(searchFor(chart, 'Observation', 'laboratory')?.detail).toMatch(/another server.*; the EHR gave different records under one id/u);
    expect(searchFor(chart, 'Observation', 'social-history')).toMatchObject({ outcome: 'forbidden' });
    expect(searchFor(chart, 'Observation', 'social-history')?.detail).not.toContain('different records');
  });

  it('a medicine that is read by reference and stands differently in an answer leaves its reading incomplete', async () => {
    serve({
      MedicationRequest: () => bundle([order('m1', 'Medication/a'), order('m2', 'Medication/b')]),
      Medication: (_, request) => json({ resourceType: 'Medication', id: 'same', code: { text: request.url.endsWith('/a') ? 'gabapentin' : 'oxycodone' } }),
    });
    const chart = await read();
    expect(chart.searches.filter(({ resourceType }) => resourceType === 'Medication')).toMatchObject([{ outcome: 'incomplete' }]);
  });
});
