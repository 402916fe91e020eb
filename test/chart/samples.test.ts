import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../src/chart/answer.ts';
import { bundleToChart } from '../../src/chart/bundle.ts';
import { listRead } from '../../src/chart/list-read.ts';
import { readChart } from '../../src/chart/read-chart.ts';

/** Answers recorded from vendors' sandboxes; third-party material that is not part of the product. */
const samples = join(import.meta.dirname, '../../../shared/ehr/samples');
const present = existsSync(samples);
const files = present ? readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:json|html)$/u.test(name)).toSorted() : [];
const parse = (name: string): unknown => JSON.parse(readFileSync(join(samples, name), 'utf8'));
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The id of the patient whom a recorded search asked for, so that the chart is read as hers. */
function patientOf(text: string): string {
  return /Patient\/([A-Za-z0-9.-]+)"/u.exec(text)?.[1] ?? /patient=([A-Za-z0-9.-]+)/u.exec(text)?.[1] ?? 'unknown';
}

describe.skipIf(!present)('recorded vendor answers (skipped where they are absent)', () => {
  it.each(files)('%s passes through without a crash', async (name) => {
    const text = readFileSync(join(samples, name), 'utf8');
    expect((await readAnswer(new Response(text), 'x')).kind).toMatch(/^(?:resource|trouble)$/u);
    expect((await readAnswer(new Response(text, { status: 404 }), 'x')).kind).toBe('trouble');
    if (name.endsWith('.html')) return;
    const body = parse(name);
    const patientId = patientOf(text);
    const holdsPatient = isRecord(body) && body['resourceType'] === 'Bundle' && /"resourceType":\s*"Patient"/u.test(text);
    const entries = isRecord(body) && body['resourceType'] === 'Bundle' ? body : { resourceType: 'Bundle', entry: [{ resource: body }] };
    const chart = bundleToChart(holdsPatient || (isRecord(body) && body['resourceType'] === 'Patient') ? entries : { ...entries, entry: [{ resource: { resourceType: 'Patient', id: patientId } }, ...(Array.isArray(entries.entry) ? entries.entry : [])] }, '2026-11-24');
    expect(chart.unreadable?.filter(({ reason }) => reason === 'malformed' || reason === 'malformed-element' || reason === 'duplicate-id').filter(() => !name.includes('STU3'))).toEqual([]);
  });

  it.each(files.filter((name) => name.endsWith('.json') && /"type":\s*"searchset"/u.test(readFileSync(join(samples, name), 'utf8'))))('%s, as the answer to a search, is as complete as it says', async (name) => {
    const text = readFileSync(join(samples, name), 'utf8');
    const body = parse(name);
    const [first] = isRecord(body) && Array.isArray(body['entry']) ? body['entry'].filter(isRecord) : [];
    const type = /\/(\w+)\?[^"/]*patient=/u.exec(text)?.[1] ?? (isRecord(first?.['resource']) ? String(first['resource']['resourceType']) : '');
    const patientId = patientOf(text);
    const chart = await readChart(
      async (address) => {
        if (address.includes(`Patient/${patientId}`)) return Response.json({ resourceType: 'Patient', id: patientId });
        if (address.includes(`/${type}?patient=`) && !address.includes('page') && !address.includes('continue')) return new Response(text);
        return address.includes('?patient=') && !address.includes(`/${type}?`) ? Response.json({ resourceType: 'Bundle', type: 'searchset' }) : new Response('', { status: 404 });
      },
      { fhirBase: /https:\/\/[^"?]*(?=\/\w+\?)/u.exec(text)?.[0] ?? 'https://fhir.example/r4', patientId, asOf: '2026-11-24', pause: async () => {} },
    );
    const searched = chart.searches.filter(({ resourceType }) => resourceType === type);
    if (searched.length === 0) return;
    const saysMore = /"relation":\s*"next"/u.test(text) || /"5920[45]"/u.test(text);
    expect(listRead(chart, type).state).toBe(saysMore ? 'not-read' : 'complete');
    expect(chart.resources.length).toBeGreaterThanOrEqual(searched[0]?.count ?? 0);
  });
});

it.skipIf(present)('recorded vendor answers are absent here; their tests are skipped', () => {
  console.info('No recorded vendor answers beside the project: tests over them are skipped.');
  expect(files).toEqual([]);
});
