import type { FhirResource } from 'fhir/r4';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundleToChart, BundleUnreadable } from '../../src/chart/bundle.ts';
import type { Chart } from '../../src/chart/chart.ts';
import { listRead, medicationListRead } from '../../src/chart/list-read.ts';
import { searchedTypes } from '../../src/chart/search-plan.ts';

const asOf = '2026-11-24';
const patient = { resourceType: 'Patient', id: 'p1' };
const own = (resourceType: string, id: string, more: object = {}): object => ({ resourceType, id, code: { text: 'something' }, subject: { reference: 'Patient/p1' }, ...more });
const bundleOf = (resources: readonly unknown[], more: object = {}): unknown => ({ resourceType: 'Bundle', type: 'collection', entry: [patient, ...resources].map((resource) => ({ resource })), ...more });
const chartOf = (resources: readonly unknown[], more: object = {}): Chart => bundleToChart(bundleOf(resources, more), asOf);
const idsOf = (chart: Chart): readonly string[] => chart.resources.map(({ resourceType, id }) => `${resourceType}/${id ?? ''}`);
const reasonsOf = (chart: Chart): readonly string[] => (chart.unreadable ?? []).map(({ resource, reason }) => `${resource}: ${reason}`);
const unreadLists = (chart: Chart): readonly string[] => searchedTypes.filter((type) => listRead(chart, type).state !== 'complete');
const outcome = (issue: object): object => ({ resourceType: 'OperationOutcome', issue: [{ severity: 'warning', code: 'suppressed', ...issue }] });
const epic = (code: string, diagnostics?: string): object => outcome({ code: 'processing', details: { coding: [{ code }] }, ...(diagnostics === undefined ? {} : { diagnostics }) });

const searchset = (resources: readonly object[], more: object = {}): object => ({ resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })), ...more });
const historyOf = (order: readonly object[]): object => ({ resourceType: 'Bundle', type: 'history', entry: [{ resource: patient }, ...order] });

function refusalOf(input: unknown): { reason: string; message: string } | undefined {
  try {
    bundleToChart(input, asOf);
    return undefined;
  } catch (error) {
    if (error instanceof BundleUnreadable) return { reason: error.reason, message: error.message };
    throw error;
  }
}

describe('what is no chart of one patient', () => {
  it.each([
    ['nothing', undefined, 'not-a-bundle'],
    ['null', null, 'not-a-bundle'],
    ['a list', [], 'not-a-bundle'],
    ['a text', 'Bundle', 'not-a-bundle'],
    ['a Patient alone', patient, 'not-a-bundle'],
    ['an object of no type', {}, 'not-a-bundle'],
    ['an empty Bundle', { resourceType: 'Bundle' }, 'no-patient'],
    ['entries that are no list', { resourceType: 'Bundle', entry: { resource: patient } }, 'no-patient'],
    ['no Patient', { resourceType: 'Bundle', entry: [{ resource: own('Condition', 'c1') }] }, 'no-patient'],
    ['a Patient only contained', { resourceType: 'Bundle', entry: [{ resource: own('Condition', 'c1', { contained: [patient] }) }] }, 'no-patient'],
    ['two Patients', bundleOf([{ resourceType: 'Patient', id: 'p2' }]), 'more-than-one-patient'],
    ['two Patients without ids', { resourceType: 'Bundle', entry: [{ resource: { resourceType: 'Patient' } }, { resource: { resourceType: 'Patient' } }] }, 'more-than-one-patient'],
  ])('%s', (_, input, reason) => {
    const refusal = refusalOf(input);
    expect(refusal?.reason).toBe(reason);
    expect(refusal?.message).toMatch(/^[^\n]+$/u);
  });

  it('the same Patient twice is one', () => {
    expect(chartOf([patient]).patient.id).toBe('p1');
  });
});

describe('a bundle counts as the whole record', () => {
  it.each(['collection', 'transaction', 'batch', 'searchset', 'document', 'history', 'message', undefined])('type %s', (type) => {
    const chart = chartOf([own('Condition', 'c1')], { type });
    expect(chart.searches.find(({ resourceType }) => resourceType === 'Condition')).toMatchObject({ outcome: 'complete', count: 1 });
    expect(chart.searches.find(({ resourceType }) => resourceType === 'Procedure')).toMatchObject({ outcome: 'empty', count: 0 });
    expect(unreadLists(chart)).toEqual([]);
    expect(medicationListRead(chart)).toEqual({ state: 'complete' });
    expect(listRead(chart, 'Observation', 'laboratory')).toEqual({ state: 'complete' });
    expect(chart.asOf).toBe(asOf);
  });

  const all = searchedTypes;
  it.each([
    ['a next link on conditions', {}, { link: [{ relation: 'next', url: 'https://h.example/r4/Condition?patient=p1&page=2' }] }, ['Condition']],
    ['a relative next link on results', {}, { link: [{ relation: 'next', url: 'Observation?sessionID=17-A' }] }, ['Observation']],
    ['a next link within the patient’s compartment', {}, { link: [{ relation: 'next', url: 'https://h.example/r4/Patient/p1/Procedure?page=2' }] }, ['Procedure']],
    ['a next link on a type that is not read', {}, { link: [{ relation: 'next', url: 'https://h.example/r4/Encounter?page=2' }] }, []],
    ['a next link on everything', {}, { link: [{ relation: 'next', url: 'https://h.example/r4/Patient/p1/$everything?page=2' }] }, all],
    ['a next link that is opaque', {}, { link: [{ relation: 'next', url: 'https://h.example?_getpages=1' }] }, all],
    ['a next link without address', {}, { link: [{ relation: 'next' }] }, all],
    ['a previous page only', {}, { link: [{ relation: 'previous', url: 'https://h.example/r4/Condition' }, null, 7] }, []],
    ['59204 on orders', epic('59204', 'Client not authorized for MedicationRequest - Outside Record. Search results of this type have not been included.'), {}, ['MedicationRequest']],
    ['59205 on procedures', epic('59205', 'User not authorized for Procedure - External Radiotherapy Summary.'), {}, ['Procedure']],
    ['59204 on encounters, which are not read', epic('59204', 'Client not authorized for Encounter - Outside Record.'), {}, []],
    ['59204 on nothing by name', epic('59204'), {}, all],
    ['“suppressed” with an expression', outcome({ expression: ['AllergyIntolerance.code'] }), {}, ['AllergyIntolerance']],
    ['“suppressed” for two types', outcome({ diagnostics: 'Conditions and Observations of a sensitive kind were withheld' }), {}, ['Condition', 'Observation']],
    ['“suppressed” by consent, naming none', outcome({ diagnostics: 'Part was withheld by the Patient’s Consent' }), {}, all],
    ['words that say so, whatever the code', outcome({ code: 'informational', details: { text: 'Result list truncated' } }), {}, all],
    ['an error', outcome({ severity: 'error', code: 'exception', diagnostics: 'backend down' }), {}, all],
    ['an issue of the bundle itself', {}, { issues: epic('59204', 'Client not authorized for Device') }, ['Device']],
    ['4101, nothing found', epic('4101'), {}, []],
    ['4119, which comes with everything', epic('4119', 'It may not contain the entire record; data may be incomplete.'), {}, []],
    ['a harmless remark', outcome({ severity: 'information', code: 'informational', diagnostics: 'All OK' }), {}, []],
    ['an OperationOutcome of no shape', { resourceType: 'OperationOutcome', issue: 'none' }, {}, []],
    ['a search total that is larger', own('Condition', 'c1'), { type: 'searchset', total: 40, link: [{ relation: 'self', url: 'https://h.example/Condition?patient=p1' }] }, ['Condition']],
    ['a search total over everything that is larger', own('Condition', 'c1'), { type: 'searchset', total: 40 }, all],
    ['a search total that is met', own('Condition', 'c1'), { type: 'searchset', total: 2 }, []],
  ] as const)('unless it says otherwise: %s', (_, resource, more, unread) => {
    expect(unreadLists(chartOf([resource], more))).toEqual([...unread]);
  });

  it('the answers to a batch of searches are opened, each with what it says of itself', () => {
    const chart = bundleToChart(
      {
        resourceType: 'Bundle',
        type: 'batch-response',
        entry: [
          { resource: patient, response: { status: '200' } },
          { resource: searchset([own('Condition', 'c1')]), response: { status: '200' } },
          { resource: searchset([own('Observation', 'o1')], { link: [{ relation: 'next', url: 'Observation?page=2' }] }), response: { status: '200' } },
          { response: { status: '403 Forbidden', outcome: outcome({ severity: 'error', code: 'forbidden', diagnostics: 'Not permitted: Device' }) } },
        ],
      },
      asOf,
    );
    expect(idsOf(chart)).toEqual(['Condition/c1', 'Observation/o1']);
    expect(unreadLists(chart)).toEqual(['Observation', 'Device']);
  });
});

const unreadOf = (reference: string) => unreadLists(chartOf([own('Condition', 'c1', { subject: { reference } })]));

describe('bad content is set aside by name, and the rest stands', () => {
  it('what is no resource', () => {
    const chart = bundleToChart({ resourceType: 'Bundle', entry: [{ resource: patient }, null, {}, { resource: null }, { resource: {} }, { resource: own('Condition', 'c1') }] }, asOf);
    expect(idsOf(chart)).toEqual(['Condition/c1']);
    expect(reasonsOf(chart)).toEqual(['entry-2', 'entry-3', 'entry-4', 'entry-5'].map((place) => `${place}: no-resource`));
    expect(unreadLists(chart)).toEqual([]);
  });

  it.each([
    ['a number for an entry', 7],
    ['a text for a resource', { resource: 'x' }],
    ['a resource without its type', { resource: { id: 'c2', code: { text: 'COPD' } } }],
    ['a number for its type', { resource: { resourceType: 5 } }],
  ])('what could be a resource of any type leaves every list open: %s', (_, entry) => {
    const chart = bundleToChart({ resourceType: 'Bundle', entry: [{ resource: patient }, entry, { resource: own('Condition', 'c1') }] }, asOf);
    expect(idsOf(chart)).toEqual(['Condition/c1']);
    expect(reasonsOf(chart)).toEqual(['entry-2: no-resource']);
    expect(unreadLists(chart)).toEqual(searchedTypes);
  });

  it('where its address names the type, only that list', () => {
    expect(unreadLists(bundleToChart({ resourceType: 'Bundle', entry: [{ resource: patient }, { fullUrl: 'https://h.example/r4/Condition/c2', resource: 'x' }] }, asOf))).toEqual(['Condition']);
  });

  it.each([
    ['a condition without a code', own('Condition', 'c1', { code: undefined, recordedDate: '2026-01-01' }), ['Condition']],
    ['nothing but whose it would be', own('Condition', 'c1', { code: undefined }), []],
    ['a code without a system or words', own('Condition', 'c1', { code: { coding: [{ code: 'J44.9' }] } }), ['Condition']],
    ['words that are none', own('Procedure', 'p1', { code: { text: '[object Object]' } }), ['Procedure']],
    ['an allergy to what its reaction names', own('AllergyIntolerance', 'a1', { code: undefined, reaction: [{ substance: { text: 'iron dextran' } }] }), []],
    ['a code of a system that the app does not know', own('Condition', 'c1', { code: { coding: [{ system: 'urn:oid:1.2.3', code: 'X1' }] } }), []],
    ['a visit, which needs no name', own('Encounter', 'e1', { code: undefined }), []],
  ])('a list with an entry that does not say what it is about settles nothing: %s', (_, resource, open) => {
    expect(unreadLists(chartOf([resource]))).toEqual(open);
  });

  it('a subject that is nobody leaves the list open, somebody else’s does not', () => {
    expect(unreadOf('Medication/m1')).toEqual(['Condition']);
    expect(unreadOf('garbage')).toEqual(['Condition']);
    expect(unreadOf('Patient/p2')).toEqual([]);
    expect(unreadOf('Group/g1')).toEqual([]);
  });

  it.each([
    ['another patient', { subject: { reference: 'Patient/p2' } }, 'other-patient'],
    ['another patient by full address', { subject: { reference: 'https://h.example/Patient/p2' } }, 'other-patient'],
    ['another patient by `patient`', { subject: undefined, patient: { reference: 'Patient/p2/_history/1' } }, 'other-patient'],
    ['a group', { subject: { reference: 'Group/g1' } }, 'other-subject'],
    ['somebody who is not there', { subject: { reference: 'urn:uuid:00000000-0000-4000-8000-000000000000' } }, 'subject-unresolved'],
    ['the fetus, in a result about the patient’s pregnancy', { focus: [{ reference: 'RelatedPerson/fetus' }] }, 'other-subject'],
  ])('what is %s’s', (_, more, reason) => {
    const chart = chartOf([own('Observation', 'o1', more), own('Observation', 'o2')]);
    expect(idsOf(chart)).toEqual(['Observation/o2']);
    expect(reasonsOf(chart)).toEqual([`Observation/o1: ${reason}`]);
  });

  it.each([
    ['nobody named', { subject: undefined }],
    ['named only by display', { subject: { display: 'Ms Example' } }],
    ['named by version', { subject: { reference: 'Patient/p1/_history/4' } }],
    ['named on a server', { subject: { reference: 'https://h.example/r4/Patient/p1' } }],
    ['named by search', { subject: { reference: 'Patient?identifier=x|1' } }],
    ['a result about an implanted device', { focus: [{ reference: 'Device/d1' }] }],
  ])('the patient’s own stays: %s', (_, more) => {
    expect(idsOf(chartOf([own('Observation', 'o1', more)]))).toEqual(['Observation/o1']);
  });

  it('ids are taken from the entry’s address, else from its place, and numbers are read as text', () => {
    const chart = bundleToChart(
      {
        resourceType: 'Bundle',
        type: 'transaction',
        entry: [
          { fullUrl: 'urn:uuid:6f7e', resource: { resourceType: 'Patient' } },
          { fullUrl: 'urn:uuid:aa11', resource: { resourceType: 'Condition', subject: { reference: 'urn:uuid:6f7e' } } },
          { resource: { resourceType: 'Condition', subject: { reference: 'urn:uuid:6f7e' } } },
          { resource: { resourceType: 'Condition', id: 12 } },
        ],
      },
      asOf,
    );
    expect(chart.patient.id).toBe('6f7e');
    expect(idsOf(chart)).toEqual(['Condition/aa11', 'Condition/entry-3', 'Condition/12']);
    expect(chart.resolve('urn:uuid:aa11')?.id).toBe('aa11');
    expect(chart.resolve('urn:uuid:6f7e')?.resourceType).toBe('Patient');
  });

  it('the newest of two versions is used; of two that contradict each other, the first, and the list is in doubt', () => {
    const versions = chartOf([own('Condition', 'c1', { meta: { lastUpdated: '2026-01-01T00:00:00Z' }, code: { text: 'old' } }), own('Condition', 'c1', { meta: { lastUpdated: '2026-02-01T00:00:00Z' }, code: { text: 'new' } })]);
    expect(versions.resources).toMatchObject([{ code: { text: 'new' } }]);
    expect(unreadLists(versions)).toEqual([]);
    const contradiction = chartOf([own('Condition', 'c1', { code: { text: 'one' } }), own('Condition', 'c1', { code: { text: 'other' } })]);
    expect(contradiction.resources).toMatchObject([{ code: { text: 'one' } }]);
    expect(reasonsOf(contradiction)).toEqual(['Condition/c1: duplicate-id']);
    expect(unreadLists(contradiction)).toEqual(['Condition']);
  });

  it('what the bundle deletes is not used; in a history, what was written after the deletion is', () => {
    const deletion = { request: { method: 'DELETE', url: 'Condition/c1' } };
    expect(idsOf(bundleToChart(historyOf([deletion, { resource: own('Condition', 'c1') }]), asOf))).toEqual([]);
    expect(idsOf(bundleToChart(historyOf([{ resource: own('Condition', 'c1') }, deletion]), asOf))).toEqual(['Condition/c1']);
    expect(idsOf(bundleToChart({ ...historyOf([{ resource: own('Condition', 'c1') }, deletion]), type: 'transaction' }, asOf))).toEqual([]);
  });

  const malformed: readonly [string, object, object | undefined, string][] = [
    ['a value that is a text', own('Observation', 'x', { code: { text: 'ferritin' }, valueQuantity: { value: '62', unit: 'ng/mL' } }), { code: { text: 'ferritin' }, valueQuantity: undefined }, 'malformed-element'],
    ['a dose that is none', own('MedicationRequest', 'x', { medicationCodeableConcept: { text: 'oxycodone' }, dosageInstruction: [{ text: 'one tablet' }, { doseAndRate: { doseQuantity: 5 } }] }), { medicationCodeableConcept: { text: 'oxycodone' }, dosageInstruction: undefined }, 'malformed-element'],
    ['one coding of several', own('Condition', 'x', { code: { coding: ['G25.81', { system: 's', code: 'G25.81' }], text: 'RLS' } }), { code: { coding: [{ system: 's', code: 'G25.81' }], text: 'RLS' } }, 'malformed-element, and its list is open'],
    ['a code that is a text', own('Condition', 'x', { code: 'RLS' }), { code: undefined }, 'malformed-element, and its list is open'],
    ['one answer of several', own('QuestionnaireResponse', 'x', { item: [{ linkId: 5 }, { linkId: 'irls-total', answer: [{ valueInteger: 'many' }, { valueInteger: 22 }] }] }), { item: [{}, { linkId: 'irls-total', answer: [{}, { valueInteger: 22 }] }] }, 'malformed-element'],
    ['a contained medicine', own('MedicationRequest', 'x', { contained: [{ resourceType: 'Medication', id: 'm', code: 'oxycodone' }] }), { contained: undefined }, 'malformed-element'],
    ['null for absent', own('Condition', 'x', { code: { text: 'RLS', coding: [null] }, onsetDateTime: null }), { code: { text: 'RLS', coding: [] } }, ''],
    ['a status in the older form', own('Condition', 'x', { verificationStatus: 'refuted' }), { verificationStatus: { coding: [{ code: 'refuted' }] } }, ''],
    ['a status of no form', own('Condition', 'x', { verificationStatus: 7 }), undefined, 'malformed'],
    ['an order that may be a prohibition', own('MedicationRequest', 'x', { doNotPerform: 'true' }), undefined, 'malformed'],
  ];
  it.each(malformed)('elements of the wrong JSON type: %s', (_, resource, kept, reason) => {
    const chart = chartOf([resource]);
    const found = new Map(Object.entries(chart.resources[0] ?? {}));
    expect(chart.resources).toHaveLength(kept === undefined ? 0 : 1);
    expect(Object.fromEntries(Object.keys(kept ?? {}).map((name) => [name, found.get(name)]))).toEqual(kept ?? {});
    expect((chart.unreadable ?? []).map((item) => item.reason)).toEqual(reason === '' ? [] : [reason.split(',')[0]]);
    expect(unreadLists(chart).length).toBe(kept === undefined || reason.includes('its list is open') ? 1 : 0);
  });

  it('nesting without end', () => {
    const deep = JSON.parse(`${'{"extension":['.repeat(5_000)}1${']}'.repeat(5_000)}`) as object;
    const chart = chartOf([{ ...deep, resourceType: 'Condition', id: 'deep' }, own('Procedure', 'x')]);
    expect(reasonsOf(chart)).toEqual(['Condition/deep: too-deep']);
    expect(idsOf(chart)).toEqual(['Procedure/x']);
    expect(unreadLists(chart)).toEqual(['Condition']);
  });

  it('references in a circle and into nothing', () => {
    const chart = chartOf([own('MedicationRequest', 'a', { basedOn: [{ reference: 'MedicationRequest/b' }] }), own('MedicationRequest', 'b', { basedOn: [{ reference: 'MedicationRequest/a' }] })]);
    expect(chart.resolve('MedicationRequest/a')?.id).toBe('a');
    for (const reference of [undefined, '', '#', '#x', 'Medication/none', 'Medication?code=x', 'https://h.example/Medication/a', 'urn:uuid:none', '::::']) expect(chart.resolve(reference, chart.resources[0])).toBeUndefined();
  });
});

describe('whatever JSON comes', () => {
  const resourceType = fc.constantFrom(...searchedTypes, 'Patient', 'Medication', 'OperationOutcome', 'Bundle', 'Nonsense', 'x', '');
  const element = fc.constantFrom('code', 'status', 'subject', 'clinicalStatus', 'dosageInstruction', 'valueQuantity', 'item', 'contained', 'meta', 'entry', 'issue', 'link', 'category', 'medicationCodeableConcept');
  const junk = fc.jsonValue({ maxDepth: 4 });
  const resource = fc.tuple(resourceType, fc.option(fc.constantFrom('a', 'b', 'p1'), { nil: undefined }), fc.dictionary(element, junk)).map(([type, id, rest]) => ({ ...rest, resourceType: type, id }));
  const entry = fc.oneof(junk, fc.record({ fullUrl: junk, resource: fc.oneof(resource, junk), request: junk, response: junk, search: junk }, { requiredKeys: [] }));

  it('a chart or a refusal comes out, never a crash, and nothing is said twice or lost without a word', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), fc.dictionary(fc.constantFrom('type', 'link', 'total', 'issues'), junk), (entries, more) => {
        const input: unknown = JSON.parse(JSON.stringify({ ...more, resourceType: 'Bundle', entry: [{ resource: patient }, ...entries] }));
        let chart: Chart;
        try {
          chart = bundleToChart(input, asOf);
        } catch (error) {
          expect(error).toBeInstanceOf(BundleUnreadable);
          return;
        }
        const keys = idsOf(chart);
        expect(new Set(keys).size).toBe(keys.length);
        const twice = new Set((chart.unreadable ?? []).flatMap(({ resource, reason }) => (reason === 'duplicate-id' ? [resource] : [])));
        for (const found of chart.resources) {
          const key = `${found.resourceType}/${found.id ?? ''}`;
          expect(chart.resolve(key)).toBe(twice.has(key) ? undefined : found);
        }
        for (const search of chart.searches) expect(search.count).toBe(chart.resources.filter((found: FhirResource) => found.resourceType === search.resourceType).length);
      }),
      { numRuns: 500 },
    );
  });

  it('the order of entries does not matter to what a list settles', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['c1', 'c2', 'o1', 'x'], { minLength: 4, maxLength: 4 }), (order) => {
        const resources: Readonly<Record<string, object>> = { c1: own('Condition', 'c1'), c2: own('Condition', 'c2', { subject: { reference: 'Patient/p2' } }), o1: own('Observation', 'o1'), x: epic('59204', 'Client not authorized for Condition') };
        const chart = chartOf(order.map((name) => resources[name]));
        expect([...idsOf(chart)].toSorted()).toEqual(['Condition/c1', 'Observation/o1']);
        expect(unreadLists(chart)).toEqual(['Condition']);
      }),
    );
  });
});
