import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Bundle, FhirResource } from 'fhir/r4';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { resourcesOf } from '../../sandbox/store/bundles.ts';
import { shiftDates } from '../../sandbox/store/shift-dates.ts';
import { anna, bruno } from './charts.ts';
import { appUrl, askFhir, launchedToken } from './smart-client.ts';

const sandboxes: Sandbox[] = [];
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'patients-'));
});
afterEach(async () => {
  await Promise.all(sandboxes.splice(0).map((sandbox) => sandbox.close()));
  rmSync(directory, { recursive: true });
});

/** Bruno's birth date as a sandbox with these options tells it. */
async function born(options: { today?: string }): Promise<string | undefined> {
  const sandbox = await startSandbox({ appUrl, patients: [directory], ...options });
  sandboxes.push(sandbox);
  return sandbox.patients[0]?.birthDate;
}

function write(name: string, content: unknown): void {
  writeFileSync(join(directory, name), typeof content === 'string' ? content : JSON.stringify(content));
}

async function start(): Promise<Sandbox> {
  const sandbox = await startSandbox({ appUrl, patients: [directory] });
  sandboxes.push(sandbox);
  return sandbox;
}

function collection(...resources: FhirResource[]): Bundle<FhirResource> {
  return { resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) };
}

function references(resources: readonly FhirResource[]): string[] {
  return resources.map(({ resourceType, id }) => `${resourceType}/${id ?? '?'}`);
}

describe('a directory of patients', () => {
  test('is loaded whole, with the directories below it', async () => {
    write('anna.json', anna);
    mkdirSync(join(directory, 'more'));
    write('more/bruno.json', bruno);
    const sandbox = await start();
    expect(sandbox.patients.map(({ id }) => id)).toEqual(['anna', 'bruno']);
    expect(sandbox.problems).toEqual([]);
    const token = (await launchedToken(sandbox, { patient: 'bruno' }))['access_token'];
    expect((await askFhir(sandbox, 'Observation/bruno-ferritin', token)).status).toBe(200);
  });

  test('loses nothing to a file that is no bundle: it is named, the rest is there', async () => {
    write('anna.json', anna);
    write('broken.json', '{ "resourceType": ');
    write('lonely.json', { resourceType: 'Patient', id: 'lonely' });
    write('list.json', [1, 2]);
    write('odd.json', { resourceType: 'Bundle', type: 'collection', entry: 'none' });
    write('notes.txt', 'no json');
    const sandbox = await start();
    expect(sandbox.patients.map(({ id }) => id)).toEqual(['anna']);
    expect(sandbox.problems).toEqual([
      expect.stringMatching(/^broken\.json: not JSON/),
      'list.json: not a FHIR resource',
      'lonely.json: a Patient, not a Bundle',
      'odd.json: a Bundle whose entry is no list',
    ]);
  });

  test('that is not there is said, by name', async () => {
    await expect(startSandbox({ appUrl, patients: [join(directory, 'nowhere')] })).rejects.toThrow(/directory .*nowhere cannot be read/);
  });

  test('has its stories on the page, by patient or by file, and never as HTML', async () => {
    write('anna.json', anna);
    write('bruno.json', bruno);
    write('index.json', [
      { id: 'anna', title: 'Low ferritin', story: 'Ferritin <20> & climbing' },
      { file: 'bruno.json', title: 'Dopamine agonist', story: 'Takes ropinirole' },
    ]);
    const html = await (await fetch((await start()).url)).text();
    for (const words of ['Anna Berg', 'Bruno Keller', 'Low ferritin', 'Ferritin &lt;20&gt; &amp; climbing', 'Takes ropinirole']) {
      expect(html).toContain(words);
    }
  });
});

/** A chart whose ids any other clinic might use as well. */
const chart = (name: string, value: number): Bundle<FhirResource> =>
  collection(
    { resourceType: 'Patient', id: 'p', name: [{ text: name }] },
    { resourceType: 'Observation', id: 'lab', status: 'final', code: {}, subject: { reference: 'Patient/p' }, valueInteger: value },
    // Alike in both, yet about different people.
    { resourceType: 'Condition', id: 'rls', subject: { reference: 'Patient/p' } },
    // Alike in both, and the same.
    { resourceType: 'Medication', id: 'gabapentin', code: { text: 'gabapentin' } },
  );

describe('cases written for one day are told on another', () => {
  test('every date moves by the same days, and nothing else does', () => {
    const moved = shiftDates(
      {
        resourceType: 'Observation',
        id: '2026-01-01',
        status: 'final',
        code: { coding: [{ system: 'urn:codes', code: '2019' }], text: '2026-01-01' },
        subject: { reference: 'Patient/p' },
        effectiveDateTime: '2026-02-28T23:30:00-05:00',
        issued: '2026-03-01T04:30:00.000Z',
        valuePeriod: { start: '2025-12', end: '2024' },
      },
      365,
    );
    expect(moved).toMatchObject({
      id: '2026-01-01',
      code: { coding: [{ code: '2019' }], text: '2026-01-01' },
      effectiveDateTime: '2027-02-28T23:30:00-05:00',
      issued: '2027-03-01T04:30:00.000Z',
      valuePeriod: { start: '2026-12', end: '2025' },
    });
  });

  test('only where the list of cases says for which day it was written, and a day is asked for', async () => {
    write('bruno.json', bruno);
    expect(await born({ today: '2026-12-04' })).toBe('1950-12-31');
    write('index.json', { asOf: '2026-11-24', patients: [{ id: 'bruno', title: 'Bruno' }] });
    expect(await born({})).toBe('1950-12-31');
    expect(await born({ today: '2026-12-04' })).toBe('1951-01-10');
  });
});

describe('bundles become one server', () => {
  test('references by urn:uuid, full URL and identifier lead to the resources', () => {
    const patient: FhirResource = { resourceType: 'Patient', id: 'p' };
    const organization: FhirResource = { resourceType: 'Organization', id: 'o', identifier: [{ system: 'urn:clinics', value: '7' }] };
    const encounter: FhirResource = {
      resourceType: 'Encounter',
      id: 'e',
      status: 'finished',
      class: {},
      subject: { reference: 'https://ehr.example/fhir/Patient/p' },
      serviceProvider: { reference: 'Organization?identifier=urn:clinics|7' },
    };
    const { resources, problems } = resourcesOf([
      { name: 'a', bundle: { resourceType: 'Bundle', type: 'searchset', entry: [{ fullUrl: 'https://ehr.example/fhir/Patient/p', resource: patient }, { resource: encounter }] } },
      { name: 'b', bundle: collection(organization) },
    ]);
    expect(problems).toEqual([]);
    expect(resources[1]).toMatchObject({ subject: { reference: 'Patient/p' }, serviceProvider: { reference: 'Organization/o' } });
  });

  test('references that lead nowhere are told and kept', () => {
    const lost: FhirResource = { resourceType: 'Observation', id: 'x', status: 'final', code: {}, subject: { reference: 'urn:uuid:lost' } };
    const visit: FhirResource = { resourceType: 'Encounter', id: 'y', status: 'finished', class: {}, location: [{ location: { reference: 'Location?identifier=urn:rooms|4' } }] };
    const { resources, problems } = resourcesOf([{ name: 'a', bundle: collection(lost, visit) }]);
    expect(resources[0]).toMatchObject({ subject: { reference: 'urn:uuid:lost' } });
    expect(problems).toEqual(['a: urn:uuid:lost leads nowhere (and 1 more)']);
  });

  test('a chart without its Patient is told', () => {
    const orphan: FhirResource = { resourceType: 'Condition', id: 'x', subject: { reference: 'Patient/missing' } };
    expect(resourcesOf([{ name: 'a', bundle: collection(orphan) }]).problems).toEqual(['a: Patient/missing is in none of the bundles, so this chart cannot be opened']);
  });

  test('two bundles that use the same ids for different things both keep theirs', () => {
    const { resources, problems } = resourcesOf([
      { name: 'one', bundle: chart('One', 1) },
      { name: 'two', bundle: chart('Two', 2) },
    ]);
    expect(references(resources)).toEqual(['Patient/p', 'Observation/lab', 'Condition/rls', 'Medication/gabapentin', 'Patient/p-2', 'Observation/lab-2', 'Condition/rls-2']);
    expect(resources[5]).toMatchObject({ id: 'lab-2', subject: { reference: 'Patient/p-2' }, valueInteger: 2 });
    expect(resources[6]).toMatchObject({ subject: { reference: 'Patient/p-2' } });
    expect(problems).toContain('two: Patient/p differs from the one in one; kept as Patient/p-2');
  });

  test('resources without an id, or with one FHIR forbids, get one', () => {
    const { resources, problems } = resourcesOf([
      { name: 'a', bundle: collection({ resourceType: 'Medication' }, { resourceType: 'Medication', id: 'has spaces', code: { text: 'x' } }) },
    ]);
    expect(resources.every(({ id }) => /^[A-Za-z0-9.-]{1,64}$/.test(id ?? ''))).toBe(true);
    expect(problems).toEqual([expect.stringMatching(/Medication\/has spaces has an id FHIR does not allow/)]);
  });
});
