import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { listRead, medicationListRead } from '../../src/chart/list-read.ts';
import { ask } from '../../src/chart/ask.ts';
import { ChartUnreadable, readChart } from '../../src/chart/read-chart.ts';
import { plannedSearches, searchedTypes } from '../../src/chart/search-plan.ts';
import type { Search, SearchOutcome } from '../../src/chart/chart.ts';
import { SessionExpired } from '../../src/smart/failure.ts';
import { base, bundle, issue, json, next, own, patientId, read, requests, searchFor, serve, server, withFakeServer, type Answer } from './fake-server.ts';

withFakeServer();

const html = (status: number): Response => new HttpResponse('<!DOCTYPE html><html><body>Not here</body></html>', { status, headers: { 'content-type': 'text/html' } });
const silent = (_: string, init?: RequestInit): Promise<Response> =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
  });
const order = (id: string, reference: string, more: object = {}): object => own('MedicationRequest', id, { medicationReference: { reference }, ...more });
const withheld = issue('59204', { code: 'suppressed', diagnostics: 'Client not authorized for Condition - Outside Record Problems. Search results of this type have not been included.' });

/** What a server says to the search for conditions, how that search then ends, and how many conditions it gave. */
const quirks: readonly [string, Answer, SearchOutcome, number][] = [
  ['conditions on one page', () => bundle([own('Condition', 'c1'), own('Condition', 'c2')]), 'complete', 2],
  ['none', () => bundle([]), 'empty', 0],
  ['none, without even a list of entries', () => json({ resourceType: 'Bundle', type: 'searchset', total: 0 }), 'empty', 0],
  ['none, with Epic’s 4101 as an entry', () => bundle([issue('4101')], { total: 0 }), 'empty', 0],
  ['conditions with Epic’s 4119 on top', () => bundle([own('Condition', 'c1'), issue('4119', { diagnostics: 'It may not contain the entire record available in the system; data may be incomplete.' })]), 'complete', 1],
  ['none, but 59204 says that some were withheld from the app', () => bundle([withheld, issue('4101')], { total: 0 }), 'incomplete', 0],
  ['some, and 59205 says that some were withheld from the user', () => bundle([own('Condition', 'c1'), issue('59205')]), 'incomplete', 1],
  ['some, and “suppressed” in plain FHIR', () => bundle([own('Condition', 'c1'), { resourceType: 'OperationOutcome', issue: [{ severity: 'warning', code: 'suppressed' }] }]), 'incomplete', 1],
  ['some, and an error beside them', () => bundle([own('Condition', 'c1'), { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'processing', diagnostics: 'shard 3 is down' }] }]), 'incomplete', 1],
  ['403 with an empty body', () => new HttpResponse(null, { status: 403 }), 'forbidden', 0],
  ['403 with a reason', () => json({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'forbidden', diagnostics: 'scope' }] }, 403), 'forbidden', 0],
  ['401 with a JSON string', () => json('', 401), 'forbidden', 0],
  ['401 with JSON that is not FHIR', () => json({ resource: 'v1/resource/error/_version/1/', detail: 'Unauthorized' }, 401), 'forbidden', 0],
  ['404 as a web page, though the server declares the type', () => html(404), 'failed', 0],
  ['404 that says the type is unknown', () => json({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'not-supported', diagnostics: "Unknown resource type 'Condition' - Server knows how to handle: [Patient]" }] }, 404), 'unsupported', 0],
  ['500', () => new HttpResponse('boom', { status: 500 }), 'failed', 0],
  ['429, again and again', () => new HttpResponse(null, { status: 429, headers: { 'retry-after': '1' } }), 'failed', 0],
  ['XML', () => new HttpResponse('<Bundle xmlns="http://hl7.org/fhir"/>', { headers: { 'content-type': 'application/fhir+xml' } }), 'failed', 0],
  ['a web page with 200', () => html(200), 'failed', 0],
  ['nothing with 200', () => new HttpResponse(null, { status: 200 }), 'failed', 0],
  ['JSON null', () => json(null), 'failed', 0],
  ['a list', () => json([]), 'failed', 0],
  ['an OperationOutcome with 200', () => json(issue('4101')), 'failed', 0],
  ['a single resource', () => json(own('Condition', 'c1')), 'failed', 0],
  ['JSON cut short', () => new HttpResponse('{"resourceType":"Bundle","entry":[', { headers: { 'content-type': 'application/fhir+json' } }), 'failed', 0],
  ['no connection', () => HttpResponse.error(), 'failed', 0],
  ['a total larger than what it gives, and no next', () => bundle([own('Condition', 'c1')], { total: 212 }), 'incomplete', 1],
  ['a total that is the page’s size', () => bundle([own('Condition', 'c1'), own('Condition', 'c2')], { total: 2 }), 'complete', 2],
  ['a total below what it gives', () => bundle([own('Condition', 'c1'), own('Condition', 'c2')], { total: 1 }), 'complete', 2],
  ['another patient’s condition among them', () => bundle([own('Condition', 'c1'), own('Condition', 'c2', { subject: { reference: 'Patient/p2' } })]), 'incomplete', 1],
  ['an entry without a resource', () => json({ resourceType: 'Bundle', entry: [{ fullUrl: 'x' }, null, { resource: own('Condition', 'c1') }] }), 'incomplete', 1],
  ['one condition twice', () => bundle([own('Condition', 'c1'), own('Condition', 'c1')]), 'complete', 1],
  ['a condition whose status cannot be read', () => bundle([own('Condition', 'c1'), own('Condition', 'c2', { verificationStatus: 7 })]), 'incomplete', 1],
  ['a next link to another server', () => bundle([own('Condition', 'c1')], next('https://evil.example/r4/Condition?page=2')), 'incomplete', 1],
  ['a next link to itself', () => bundle([own('Condition', 'c1')], next(`${base}/Condition?patient=${patientId}`)), 'incomplete', 1],
  ['a next link without an address', () => bundle([own('Condition', 'c1')], { link: [{ relation: 'next' }] }), 'incomplete', 1],
  ['an endless row of pages', (query) => bundle([own('Condition', `c${query.get('page') ?? 1}`)], next(`${base}/Condition?page=${Number(query.get('page') ?? 1) + 1}`)), 'incomplete', 40],
];

describe('a server’s answer, and how the search ends', () => {
  it.each(quirks)('%s', async (_, answer, outcome, count) => {
    serve({ Condition: answer });
    const chart = await read();
    const search = searchFor(chart, 'Condition');
    expect({ outcome: search?.outcome, count: search?.count }).toEqual({ outcome, count });
    if (outcome !== 'complete' && outcome !== 'empty') expect(search?.detail).toMatch(/\w/u);
    // One search's trouble is its own.
    expect(searchFor(chart, 'Procedure')?.outcome).toBe('empty');
    expect(listRead(chart, 'Condition').state).toBe(outcome === 'complete' || outcome === 'empty' ? 'complete' : 'not-read');
  });

  it('400 whose first issue is informational: the fatal second one is the reason', async () => {
    const refusal = { resourceType: 'OperationOutcome', issue: [{ severity: 'information', code: 'invalid', diagnostics: 'Unknown parameter: X' }, { severity: 'fatal', code: 'business-rule', diagnostics: 'needs an encounter' }] };
    serve({ Procedure: () => json(refusal, 400) });
    expect(searchFor(await read(), 'Procedure')).toMatchObject({ outcome: 'failed', detail: 'the EHR refused the request (HTTP 400: needs an encounter)' });
  });

  it.each([
    [404, () => html(404)],
    [400, () => json(issue('1'), 400)],
  ])('HTTP %i for a type that the server does not declare: unsupported', async (_, answer) => {
    serve({ MedicationStatement: answer }, { declares: searchedTypes.filter((type) => type !== 'MedicationStatement') });
    const chart = await read();
    expect(searchFor(chart, 'MedicationStatement')?.outcome).toBe('unsupported');
    expect(medicationListRead(chart)).toEqual({ state: 'complete' });
  });

  it('404 while the server’s declaration cannot be read: failed, for a gateway may have said it', async () => {
    serve({ MedicationStatement: () => html(404), metadata: () => html(500) });
    const chart = await read();
    expect(searchFor(chart, 'MedicationStatement')?.outcome).toBe('failed');
    expect(medicationListRead(chart).state).toBe('not-read');
  });

  it('no answer at all within the time given: failed', async () => {
    expect(await ask(silent, 'Condition', { timeoutMs: 5, pause: async () => {} })).toMatchObject({ kind: 'trouble', trouble: 'failed', detail: 'the EHR did not answer within 0 seconds' });
  });

  it('busy once, then well: the search is asked once more and complete', async () => {
    let asked = 0;
    serve({ Procedure: () => (asked++ === 0 ? new HttpResponse(null, { status: 503 }) : bundle([own('Procedure', 'x')])) });
    expect(searchFor(await read(), 'Procedure')).toMatchObject({ outcome: 'complete', count: 1 });
  });

  it('the session ends on the way: the searches that it cut off have failed, and say so', async () => {
    serve();
    const expired = new SessionExpired();
    const cutOff = await readChart((address, init) => (address.includes('/Condition') ? Promise.reject(expired) : fetch(new URL(address, `${base}/`), init)), { fhirBase: base, patientId, asOf: '2026-11-24' });
    expect(searchFor(cutOff, 'Condition')).toMatchObject({ outcome: 'failed', detail: 'the session with the EHR ended before this was read' });
    await expect(readChart(() => Promise.reject(expired), { fhirBase: base, patientId, asOf: '2026-11-24' })).rejects.toBe(expired);
  });
});

describe('pages', () => {
  it('are followed as they are named: opaque, relative, with the default port, on the bare host, and empty in between', async () => {
    const row = [
      'https://fhir.example:443/r4/Condition?sessionID=17-A',
      'Condition?sessionID=17-B',
      '?sessionID=17-C',
      '/r4/Condition?patient=p1&-pageContext=x%2By%3D',
      `${base}?_getpages=7`,
    ];
    server.use(http.get('https://fhir.example/', () => bundle([])));
    const page = (query: URLSearchParams): Response => {
      const key = query.get('sessionID') ?? query.get('-pageContext') ?? 'first';
      const at = ['first', '17-A', '17-B', '17-C', 'x+y='].indexOf(key);
      const found = key === '17-B' ? [] : [own('Condition', `c${at}`)];
      return bundle(found, next(row[at] ?? ''));
    };
    serve({ Condition: page, '': () => bundle([own('Condition', 'last')]) });
    const chart = await read();
    expect(searchFor(chart, 'Condition')).toMatchObject({ outcome: 'complete', pages: 6, count: 5 });
    expect(requests.filter((request) => request.includes('pageContext'))).toEqual(['Condition?patient=p1&-pageContext=x%2By%3D']);
  });

  it('a page that cannot be read leaves the list incomplete, with what came before it', async () => {
    serve({ Condition: (query) => (query.has('page') ? html(410) : bundle([own('Condition', 'c1')], next(`${base}/Condition?page=2`))) });
    const chart = await read();
    expect(searchFor(chart, 'Condition')).toMatchObject({ outcome: 'incomplete', count: 1, pages: 1 });
    expect(searchFor(chart, 'Condition')?.detail).toContain('page 2 could not be read');
  });

  it('on another server are not asked for, and the physician reads why', async () => {
    const asked: string[] = [];
    serve({ Condition: () => bundle([own('Condition', 'c1')], next('https://evil.example/r4/Condition?page=2')) });
    const chart = await readChart(
      (address, init) => {
        asked.push(address);
        return fetch(new URL(address, `${base}/`), init);
      },
      { fhirBase: base, patientId, asOf: '2026-11-24' },
    );
    expect(searchFor(chart, 'Condition')?.detail).toBe('the next page lies on another server (https://evil.example), which is not asked');
    expect(asked.filter((address) => address.includes('evil'))).toEqual([]);
  });

  it('11. a next link that names itself ends, and an OperationOutcome is no resource of the chart', async () => {
    serve({ Condition: () => bundle([own('Condition', 'c1'), issue('4119')], next(`${base}/Condition?patient=${patientId}`)) });
    const chart = await read();
    expect(requests.filter((request) => request.startsWith('Condition'))).toHaveLength(1);
    expect(chart.resources.map(({ resourceType }) => resourceType)).toEqual(['Condition']);
  });
});

describe('the plan', () => {
  it('asks for Patient, the CapabilityStatement and every search before any answer is in', async () => {
    const waiting: (() => void)[] = [];
    const asked: string[] = [];
    serve();
    const chart = readChart(
      async (address, init) => {
        asked.push(address);
        await new Promise<void>((resolve) => waiting.push(resolve));
        return fetch(new URL(address, `${base}/`), init);
      },
      { fhirBase: base, patientId, asOf: '2026-11-24' },
    );
    expect(asked).toHaveLength(plannedSearches.length + 2);
    for (const release of waiting) release();
    await chart;
    expect(requests).toHaveLength(plannedSearches.length + 2);
  });

  it('asks for FHIR JSON, for this patient, with no status or intent filter', async () => {
    const accepts = new Set<string | null>();
    serve({
      MedicationRequest: (_, request) => {
        accepts.add(request.headers.get('accept'));
        return undefined;
      },
    });
    await read();
    expect([...accepts]).toEqual(['application/fhir+json']);
    expect(requests).toContain('MedicationRequest?patient=p1');
    expect(requests.filter((request) => request.includes('?')).every((request) => new URLSearchParams(request.split('?')[1]).get('patient') === 'p1')).toBe(true);
    expect(requests.find((request) => request.includes('2276-4'))).toContain(encodeURIComponent('http://loinc.org|2276-4,'));
  });

  it('tells of each search as it ends', async () => {
    serve({ Procedure: () => html(500) });
    const heard: Search[] = [];
    const chart = await read({ onSearch: (search) => heard.push(search) });
    expect(heard).toHaveLength(chart.searches.length);
    expect(heard.find(({ resourceType }) => resourceType === 'Procedure')).toMatchObject({ outcome: 'failed' });
    expect(chart.searches.map(({ resourceType, query }) => `${resourceType}?${query}`)).toEqual(plannedSearches.map(({ resourceType, query }) => `${resourceType}?${query}`));
  });
});

describe('references', () => {
  it('to a medicine are resolved contained, on another page, or read afterwards, each once', async () => {
    serve({
      MedicationRequest: (query) =>
        query.has('page')
          ? bundle([{ resourceType: 'Medication', id: 'on-page-2', code: { text: 'pramipexole' } }])
          : bundle(
              [
                order('m1', '#inside', { contained: [{ resourceType: 'Medication', id: 'inside', code: { text: 'gabapentin' } }] }),
                order('m1b', '#inside', { contained: [{ resourceType: 'Medication', id: '#inside', code: { text: 'pregabalin' } }] }),
                order('m2', 'Medication/on-page-2'),
                order('m3', 'Medication/elsewhere'),
                order('m4', `${base}/Medication/elsewhere/_history/3`),
                order('m5', 'https://other.example/r4/Medication/elsewhere'),
              ],
              next(`${base}/MedicationRequest?page=2`),
            ),
      Medication: () => json({ resourceType: 'Medication', id: 'elsewhere', code: { text: 'oxycodone' } }),
    });
    const chart = await read();
    const medicineOf = (id: string): unknown => {
      const found = chart.resources.find((resource) => resource.id === id);
      const medication = found?.resourceType === 'MedicationRequest' ? chart.resolve(found.medicationReference?.reference, found) : undefined;
      return medication?.resourceType === 'Medication' ? medication.code?.text : undefined;
    };
    expect(['m1', 'm1b', 'm2', 'm3', 'm4', 'm5'].map(medicineOf)).toEqual(['gabapentin', 'pregabalin', 'pramipexole', 'oxycodone', 'oxycodone', undefined]);
    expect(chart.searches.at(-1)).toMatchObject({ resourceType: 'Medication', outcome: 'incomplete', supplement: true, count: 2 });
    expect(chart.searches.at(-1)?.detail).toContain('another server');
  });

  it.each([
    [403, 'forbidden'],
    [404, 'failed'],
    [500, 'failed'],
  ] as const)('to a medicine that answers %i: %s, said on the chart, and the orders stand', async (status, outcome) => {
    serve({ MedicationRequest: () => bundle([order('m1', 'Medication/gone')]), Medication: () => new HttpResponse(null, { status }) });
    const chart = await read();
    expect(chart.searches.at(-1)).toMatchObject({ resourceType: 'Medication', outcome, count: 0 });
    expect(listRead(chart, 'MedicationRequest')).toEqual({ state: 'complete' });
  });

  it('without end are cut off at the cap, and said to be', async () => {
    serve({
      MedicationRequest: () => bundle(Array.from({ length: 230 }, (_, index) => order(`m${index}`, `Medication/x${index}`))),
      Medication: (_, request) => json({ resourceType: 'Medication', id: new URL(request.url).pathname.split('/').at(-1) }),
    });
    const chart = await read();
    expect(chart.searches.at(-1)).toMatchObject({ outcome: 'incomplete', count: 200 });
    expect(chart.searches.at(-1)?.detail).toContain('30 of 230');
  });
});

describe('no chart', () => {
  it.each([
    ['the patient is refused', { Patient: () => new HttpResponse(null, { status: 403 }) }, 'patient-unreadable', 'forbidden'],
    ['the patient is a web page', { Patient: () => html(200) }, 'patient-unreadable', 'failed'],
    ['another patient comes back', { Patient: () => json({ resourceType: 'Patient', id: 'p2' }) }, 'other-patient', 'failed'],
    ['the server speaks STU3', { metadata: () => json({ resourceType: 'CapabilityStatement', fhirVersion: '3.0.1' }) }, 'not-r4', 'unsupported'],
    ['the server speaks DSTU2', { metadata: () => json({ resourceType: 'Conformance', fhirVersion: '1.0.2' }) }, 'not-r4', 'unsupported'],
  ] as const)('%s', async (_, answers, reason, outcome) => {
    serve(answers);
    const failure: unknown = await read().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ChartUnreadable);
    expect(failure).toMatchObject({ reason, outcome });
  });
});
