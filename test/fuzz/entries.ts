import { isList, isObject } from './json.ts';
import { chosenEntry, keyOf, resourceOf, withEntries, type Mutator, type Target } from './mutation.ts';
import type { Random } from './random.ts';

/** Mutators that strike whole entries, or the bundle. */

const replaced = (target: Target, entry: number, after: unknown): unknown => withEntries(target.bundle, target.entries.map((each, index) => (index === entry ? after : each)));
const added = (target: Target, more: readonly unknown[], random: Random): unknown => withEntries(target.bundle, random.shuffled([...target.entries, ...more]));

const onResource = (name: string, effect: 'damages' | 'removes' | 'keeps', change: (entry: unknown, random: Random) => unknown): Mutator => ({
  name,
  mutate: (target, random) => {
    const entry = chosenEntry(target, random);
    if (entry === undefined) return undefined;
    const after = change(target.entries[entry], random);
    return { effect, bundle: replaced(target, entry, after), entry, path: [], what: `${keyOf(target.entries[entry])}: ${name}` };
  },
});

const withResource = (entry: unknown, change: (resource: Readonly<Record<string, unknown>>) => unknown): unknown => ({ ...(isObject(entry) ? entry : {}), resource: change(resourceOf(entry) ?? {}) });
const withoutKey = (value: Readonly<Record<string, unknown>>, name: string): unknown => Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));

const somebodyElse = (resource: Readonly<Record<string, unknown>>): unknown => {
  const { subject, patient, ...rest } = resource;
  const reference = { reference: 'Patient/somebody-else' };
  return { ...rest, id: `${String(resource['id'])}-of-another`, ...(subject === undefined && patient !== undefined ? { patient: reference } : { subject: reference }) };
};

/** Two resources that refer to each other, one that refers to itself, and one inside itself. */
const cyclic: readonly unknown[] = [
  { resource: { resourceType: 'DiagnosticReport', id: 'cycle-a', status: 'final', result: [{ reference: 'Observation/cycle-b' }] } },
  { resource: { resourceType: 'Observation', id: 'cycle-b', status: 'final', code: { text: 'panel' }, effectiveDateTime: '2026-10-01', hasMember: [{ reference: 'Observation/cycle-c' }, { reference: 'DiagnosticReport/cycle-a' }], derivedFrom: [{ reference: 'Observation/cycle-b' }] } },
  { resource: { resourceType: 'Observation', id: 'cycle-c', status: 'final', code: { text: 'panel' }, effectiveDateTime: '2026-10-01', contained: [{ resourceType: 'Observation', id: 'x', status: 'final', code: { text: 'panel' }, hasMember: [{ reference: '#x' }] }], hasMember: [{ reference: '#x' }, { reference: '#' }, { reference: 'Observation/cycle-b' }] } },
  { resource: { resourceType: 'MedicationRequest', id: 'cycle-d', status: 'cancelled', intent: 'order', medicationReference: { reference: 'Medication/cycle-e' }, basedOn: [{ reference: 'MedicationRequest/cycle-d' }], priorPrescription: { reference: 'MedicationRequest/cycle-d' } } },
  { resource: { resourceType: 'Medication', id: 'cycle-e', code: { text: 'lisinopril 10 mg' }, ingredient: [{ itemReference: { reference: 'Medication/cycle-e' } }] } },
];

export const entryMutators: readonly Mutator[] = [
  onResource('drop the resource', 'removes', () => undefined),
  onResource('a text for the resource', 'damages', (entry) => ({ ...(isObject(entry) ? entry : {}), resource: 'a resource that was printed' })),
  onResource('another type for the entry', 'damages', (_, random) => random.anyOf<unknown>(['an entry', 7, true, [1, 2]])),
  onResource('the resource without its type', 'damages', (entry) => withResource(entry, (resource) => withoutKey(resource, 'resourceType'))),
  onResource('a number for its type', 'damages', (entry) => withResource(entry, (resource) => ({ ...resource, resourceType: 4 }))),
  onResource('the resource without its id', 'keeps', (entry) => withResource(entry, (resource) => withoutKey(resource, 'id'))),
  onResource('the resource in a list', 'damages', (entry) => withResource(entry, (resource) => [resource])),
  onResource('the resource in a bundle of its own', 'keeps', (entry) => ({ resource: { resourceType: 'Bundle', type: 'collection', entry: [entry] } })),
  {
    name: 'entries in another order',
    mutate: (target, random) => ({ effect: 'keeps', bundle: withEntries(target.bundle, random.shuffled(target.entries)), what: 'entries in another order' }),
  },
  {
    name: 'every entry twice',
    mutate: (target) => ({ effect: 'keeps', bundle: withEntries(target.bundle, [...target.entries, ...target.entries]), what: 'every entry twice' }),
  },
  {
    name: 'two resources with one id',
    mutate: (target, random) => {
      const entry = chosenEntry(target, random);
      const own = resourceOf(target.entries[entry ?? -1]);
      const rivals = target.others.filter((index) => index !== entry && resourceOf(target.entries[index])?.['resourceType'] === own?.['resourceType']);
      const rival = random.anyOf(rivals);
      if (entry === undefined || own === undefined || rival === undefined) return undefined;
      const bundle = replaced(target, entry, { resource: { ...own, id: resourceOf(target.entries[rival])?.['id'] } });
      return { effect: 'damages', bundle, entry, path: ['id'], what: `${keyOf(target.entries[entry])} takes the id of ${keyOf(target.entries[rival])}` };
    },
  },
  {
    name: 'resources of another patient',
    mutate: (target, random) => {
      const copies = Array.from({ length: 1 + random.below(5) }, () => resourceOf(target.entries[chosenEntry(target, random) ?? -1])).flatMap((resource) => (resource === undefined ? [] : [{ resource: somebodyElse(resource) }]));
      return { effect: 'keeps', bundle: added(target, copies, random), what: 'resources of another patient' };
    },
  },
  {
    name: 'unheard-of resource types',
    mutate: (target, random) => {
      const copies = Array.from({ length: 3 }, () => resourceOf(target.entries[chosenEntry(target, random) ?? -1])).flatMap((resource, index) => (resource === undefined ? [] : [{ resource: { ...resource, resourceType: `Unheard${'abc'[index] ?? ''}`, id: `unheard-${index}` } }]));
      return { effect: 'keeps', bundle: added(target, copies, random), what: 'unheard-of resource types' };
    },
  },
  { name: 'cyclic references', mutate: (target, random) => ({ effect: 'keeps', bundle: added(target, cyclic, random), what: 'cyclic references' }) },
  { name: 'entries that hold nothing', mutate: (target, random) => ({ effect: 'keeps', bundle: added(target, [null, {}, { resource: null }, { fullUrl: null }], random), what: 'entries that hold nothing' }) },
  {
    name: 'prototype keys in the bundle',
    mutate: (target, random) => ({
      effect: 'keeps',
      bundle: { ...(JSON.parse('{"__proto__":{"entry":[],"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":1,"hasOwnProperty":1}') as object), ...target.bundle, entry: random.shuffled(target.entries) },
      what: 'prototype keys in the bundle',
    }),
  },
  {
    name: 'fifty thousand entries',
    mutate: (target, random) => ({
      effect: 'keeps',
      bundle: added(target, Array.from({ length: 50_000 }, (_, index) => ({ resource: { resourceType: 'Encounter', id: `visit-${index}`, status: 'finished' } })), random),
      what: 'fifty thousand entries',
    }),
  },
  {
    name: 'a broken bundle',
    mutate: (target, random) => {
      const { bundle, entries } = target;
      const deep = (): unknown => Array.from({ length: 10_000 }).reduce<unknown>((inner) => ({ resourceType: 'Bundle', entry: [{ resource: inner }] }), bundle);
      const broken: readonly (() => unknown)[] = [
        () => null, () => 'Bundle', () => 7, () => [], () => [bundle], () => ({}), () => ({ ...bundle, resourceType: 'bundle' }), () => ({ ...bundle, resourceType: ['Bundle'] }), () => ({ ...bundle, entry: undefined }), () => ({ ...bundle, entry: {} }), () => ({ ...bundle, entry: 'none' }),
        () => withEntries(bundle, entries.filter((entry) => resourceOf(entry)?.['resourceType'] !== 'Patient')),
        () => withEntries(bundle, [...entries, { resource: { resourceType: 'Patient', id: 'a-second' } }]),
        () => ({ ...bundle, link: [{ relation: 'next', url: 7 }, null, 'x'] }), () => ({ ...bundle, link: { relation: 'next' } }), () => ({ ...bundle, total: '900', type: 'searchset' }), () => ({ ...bundle, total: 1e308, type: 'searchset' }), () => ({ ...bundle, type: ['history'] }), () => ({ ...bundle, issues: bundle }),
        deep, () => ({ ...bundle, entry: [deep()] }), () => ({ ...bundle, entry: entries.map((entry) => [entry]) }), () => ({ ...bundle, entry: entries.map((entry) => `an entry, printed: ${keyOf(entry)}`) }), () => ({ resourceType: 'Bundle', entry: entries.map((entry) => resourceOf(entry)) }),
      ];
      return { effect: 'refuses', bundle: random.anyOf(broken)?.(), what: 'a broken bundle' };
    },
  },
];

/** What an entry mutator leaves undefined is gone. */
export const withoutGaps = (bundle: unknown): unknown => (isObject(bundle) && isList(bundle['entry']) ? { ...bundle, entry: bundle['entry'].filter((entry) => entry !== undefined) } : bundle);
