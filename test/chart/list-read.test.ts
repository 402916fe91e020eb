import { HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { listRead, medicationListRead } from '../../src/chart/list-read.ts';
import { plannedSearches } from '../../src/chart/search-plan.ts';
import { bundle, issue, next, read, serve, withFakeServer, type Answer } from './fake-server.ts';

withFakeServer();

const html = (status: number): Response => new HttpResponse('<!DOCTYPE html><html></html>', { status, headers: { 'content-type': 'text/html' } });
const notFound = (): Response => html(404);

describe('known or unknown', () => {
  const troubles: readonly [string, Answer][] = [
    ['fails', () => html(500)],
    ['is forbidden', () => new HttpResponse(null, { status: 403 })],
    ['is cut short', () => bundle([], next('https://elsewhere.example/'))],
    ['is withheld in part', () => bundle([issue('59204')])],
    ['counts more than it gives', () => bundle([], { total: 3 })],
    ['breaks off', () => HttpResponse.error()],
  ];
  const deciding = [...new Set(plannedSearches.filter(({ supplement }) => supplement !== true).map(({ resourceType }) => resourceType))];
  const table = deciding.flatMap((type) => troubles.map(([what, answer]) => [type, what, answer] as const));

  it.each(table)('a list never reads as complete while its search does not: %s %s', async (type, _, answer) => {
    serve({ [type]: answer });
    const chart = await read();
    expect(listRead(chart, type).state).toBe('not-read');
    for (const other of deciding) if (other !== type) expect(listRead(chart, other)).toEqual({ state: 'complete' });
    if (['MedicationRequest', 'MedicationStatement', 'MedicationDispense'].includes(type)) expect(medicationListRead(chart).state).toBe('not-read');
    else expect(medicationListRead(chart)).toEqual({ state: 'complete' });
  });

  it('a supplement in trouble spoils no list', async () => {
    serve({ Observation: (query) => ((query.get('code') ?? '').includes('2276-4') || query.get('category') === 'survey' ? html(500) : undefined), MedicationAdministration: () => html(500), ServiceRequest: () => html(500) });
    const chart = await read();
    expect(chart.searches.filter(({ outcome }) => outcome === 'failed')).toHaveLength(4);
    expect(listRead(chart, 'Observation')).toEqual({ state: 'complete' });
    expect(medicationListRead(chart)).toEqual({ state: 'complete' });
  });

  it('a type that is asked for by supplements alone is read by them', async () => {
    serve({ ServiceRequest: () => html(500) });
    const chart = await read();
    expect(listRead(chart, 'ServiceRequest')).toMatchObject({ state: 'not-read', outcome: 'failed' });
    expect(listRead(chart, 'MedicationAdministration')).toEqual({ state: 'complete' });
  });

  it('a list that nobody asked for is not read', async () => {
    serve();
    expect(listRead(await read(), 'Immunization')).toMatchObject({ state: 'not-read', outcome: 'failed' });
  });

  it('a server with neither orders nor statements has no medicines list', async () => {
    serve({ MedicationRequest: notFound, MedicationStatement: notFound }, { declares: ['MedicationDispense'] });
    expect(medicationListRead(await read())).toMatchObject({ state: 'not-read', outcome: 'unsupported' });
  });
});
