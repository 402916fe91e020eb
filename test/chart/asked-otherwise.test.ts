import { HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { listRead, medicationListRead } from '../../src/chart/list-read.ts';
import type { Search } from '../../src/chart/chart.ts';
import { bundle, issue, json, own, read, requests, searchFor, serve, withFakeServer } from './fake-server.ts';

withFakeServer();

const withheld = issue('59204', { code: 'suppressed', diagnostics: 'Client not authorized for Condition - Outside Record Problems. Search results of this type have not been included.' });
const demandsAnIntent = (): Response => json({ error: 'intent required' }, 400);

describe('A search that the server will not take as it stands, or answers in part', () => {
  it('a server that demands a category for conditions is asked by category, and the list is read in full', async () => {
    serve({ Condition: (query) => (query.has('category') ? bundle([own('Condition', query.get('category') ?? '')]) : json(issue('59159', { severity: 'fatal', diagnostics: 'category is required' }), 400)) });
    const chart = await read();
    const conditions = chart.searches.filter(({ resourceType }) => resourceType === 'Condition');
    expect(conditions.map(({ query, outcome }) => [query, outcome])).toEqual([
      ['category=problem-list-item', 'complete'],
      ['category=encounter-diagnosis', 'complete'],
      ['category=health-concern', 'complete'],
      ['category=medical-history', 'complete'],
    ]);
    expect(conditions[0]?.detail).toContain('category is required');
    expect(listRead(chart, 'Condition')).toEqual({ state: 'complete' });
    expect(chart.resources).toHaveLength(4);
  });

  it('a server that demands an intent for orders is asked for every intent, home medicines among them, and the list is read in full', async () => {
    serve({
      MedicationRequest: (query) => {
        const intents = query.get('intent')?.split(',');
        if (intents === undefined) return demandsAnIntent();
        return bundle(['order', 'plan', 'proposal', 'instance-order'].flatMap((intent) => (intents.includes(intent) ? [own('MedicationRequest', intent, { intent })] : [])));
      },
    });
    const chart = await read();
    expect(searchFor(chart, 'MedicationRequest')).toMatchObject({ outcome: 'complete', count: 4 });
    expect(searchFor(chart, 'MedicationRequest')?.query.replace('intent=', '').split(',').toSorted()).toEqual(['filler-order', 'instance-order', 'option', 'order', 'original-order', 'plan', 'proposal', 'reflex-order']);
    expect(chart.resources.map(({ id }) => id)).toEqual(['order', 'plan', 'proposal', 'instance-order']);
    expect(medicationListRead(chart)).toEqual({ state: 'complete' });
  });

  it('a server that knows orders and plans only is asked for these, and a home medicine that it may hold as a proposal is not taken for none', async () => {
    serve({ MedicationRequest: (query) => (query.get('intent') === 'order,plan' ? bundle([own('MedicationRequest', 'm1')]) : demandsAnIntent()) });
    const heard: Search[] = [];
    const chart = await read({ onSearch: (search) => heard.push(search) });
    expect(chart.searches.filter(({ resourceType }) => resourceType === 'MedicationRequest')).toMatchObject([{ query: 'intent=order,plan', outcome: 'incomplete', count: 1 }]);
    expect(searchFor(chart, 'MedicationRequest')?.detail).toContain('medicines recorded as a proposal');
    expect(heard.filter(({ resourceType }) => resourceType === 'MedicationRequest')).toHaveLength(1);
    expect(medicationListRead(chart)).toMatchObject({ state: 'not-read', outcome: 'incomplete' });
  });

  it('orders and plans of which there are none do not make an empty list', async () => {
    serve({ MedicationRequest: (query) => (query.get('intent') === 'order,plan' ? bundle([]) : demandsAnIntent()) });
    expect(medicationListRead(await read())).toMatchObject({ state: 'not-read', outcome: 'incomplete' });
  });

  it('a server that refuses every way of asking for orders has failed, and was not asked further', async () => {
    serve({ MedicationRequest: demandsAnIntent });
    const chart = await read();
    expect(chart.searches.filter(({ resourceType }) => resourceType === 'MedicationRequest')).toMatchObject([{ query: 'intent=order,plan', outcome: 'failed', count: 0 }]);
    expect(requests.filter((request) => request.startsWith('MedicationRequest'))).toHaveLength(3);
  });

  it('a server that forbids orders by intent is not asked another way', async () => {
    serve({ MedicationRequest: (query) => (query.has('intent') ? new HttpResponse(null, { status: 403 }) : demandsAnIntent()) });
    expect(searchFor(await read(), 'MedicationRequest')).toMatchObject({ outcome: 'forbidden' });
    expect(requests.filter((request) => request.startsWith('MedicationRequest'))).toHaveLength(2);
  });

  it('a server that takes results by category only is asked for all vital signs', async () => {
    serve({ Observation: (query) => (query.has('category') ? bundle([own('Observation', query.get('category') ?? '')]) : json(issue('1', { severity: 'error' }), 400)) });
    const chart = await read();
    expect(searchFor(chart, 'Observation', 'vital-signs')).toMatchObject({ query: 'category=vital-signs', outcome: 'complete' });
    expect(listRead(chart, 'Observation', 'vital-signs').state).toBe('complete');
    expect(listRead(chart, 'Observation', 'other').state).toBe('not-read');
  });

  it('where Epic says that there are more conditions, each category is asked too, and the list still counts as not read', async () => {
    serve({ Condition: (query) => (query.has('category') ? bundle([own('Condition', query.get('category') ?? '')]) : bundle([withheld])) });
    const chart = await read();
    expect(chart.resources.map(({ id }) => id)).toEqual(['problem-list-item', 'encounter-diagnosis', 'medical-history', 'health-concern']);
    expect(listRead(chart, 'Condition')).toMatchObject({ state: 'not-read', outcome: 'incomplete' });
  });
});
