import { http, HttpResponse, type HttpHandler } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { readChart, type ReadChartOptions } from '../../src/chart/read-chart.ts';
import { searchedTypes } from '../../src/chart/search-plan.ts';
import type { Chart, Search } from '../../src/chart/chart.ts';

/** A made-up FHIR server that knows one patient and answers every search with nothing, unless a test says otherwise. */
export const base = 'https://fhir.example/r4';
export const patientId = 'p1';
export const server = setupServer();

/** Starts the server for the tests of a file; what one test answers is forgotten before the next. */
export function withFakeServer(): void {
  beforeAll(() => {
    server.listen({ onUnhandledFrame: 'error' });
  });
  afterEach(() => {
    server.resetHandlers();
  });
  afterAll(() => {
    server.close();
  });
}

/** Every request that reached the server, as path and query. */
export const requests: string[] = [];

export type Answer = (query: URLSearchParams, request: Request) => Response | undefined;

export const json = (body: unknown, status = 200): Response => HttpResponse.json(body as Record<string, unknown>, { status });

export const bundle = (resources: readonly object[], more: object = {}): Response =>
  json({ resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })), ...more });

export const issue = (code: string, more: object = {}): object => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'warning', code: 'processing', details: { coding: [{ system: 'urn:oid:1.2.840.114350.1.13.0.1.7.2.657369', code }] }, ...more }],
});

export const own = (resourceType: string, id: string, more: object = {}): object => ({ resourceType, id, code: { text: 'something' }, subject: { reference: `Patient/${patientId}` }, ...more });

export const next = (url: string): object => ({ link: [{ relation: 'next', url }] });

/** Serves the given answers by resource type; `metadata`, `Patient` and every type without one get a plain answer. */
export function serve(answers: Readonly<Record<string, Answer>> = {}, { declares = [...searchedTypes, 'Patient', 'Medication'] }: { declares?: readonly string[] } = {}): void {
  requests.length = 0;
  const plain: Readonly<Record<string, Answer>> = {
    metadata: () => json({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', rest: [{ mode: 'server', resource: declares.map((type) => ({ type })) }] }),
    Patient: () => json({ resourceType: 'Patient', id: patientId, birthDate: '1966-01-01' }),
  };
  const answer = ({ request }: { request: Request }): Response => {
    const url = new URL(request.url);
    requests.push(url.href.slice(base.length + 1));
    const type = url.pathname.slice(new URL(base).pathname.length + 1).split('/')[0] ?? '';
    return answers[type]?.(url.searchParams, request) ?? plain[type]?.(url.searchParams, request) ?? bundle([]);
  };
  const handlers: HttpHandler[] = [http.get(base, answer), http.get(`${base}/*`, answer)];
  server.use(...handlers);
}

/** Reads the chart from that server, without waiting between repeats. */
export async function read(options: Partial<ReadChartOptions> = {}): Promise<Chart> {
  return readChart((address, init) => fetch(new URL(address, `${base}/`), init), {
    fhirBase: base,
    patientId,
    asOf: '2026-11-24',
    pause: async () => {},
    ...options,
  });
}

/** The deciding search for a type (and part), or the first supplement where there is none. */
export function searchFor(chart: Chart, resourceType: string, list?: string): Search | undefined {
  const found = chart.searches.filter((search) => search.resourceType === resourceType && (list === undefined || search.list === list));
  return found.find(({ supplement }) => supplement !== true) ?? found[0];
}
