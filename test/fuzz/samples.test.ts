import { describe, expect, it } from 'vitest';
import { bundleToChart } from '../../src/chart/bundle.ts';
import { entriesOf, keyOf } from './mutation.ts';
import { accountFor, chartsOf, payloads, samplesPresent } from './samples.ts';

const all = payloads();
const sources = [...new Set(all.map(({ source }) => source))];

describe.skipIf(!samplesPresent)('vendor payloads as charts of their patients (skipped where they are absent)', () => {
  it.each(sources)('%s: every payload is read or named with its reason, without a crash', (source) => {
    const { charts, payloads: count, withoutResources } = chartsOf(source, all.filter((payload) => payload.source === source));
    const account = accountFor(charts, '2026-11-24');
    expect(account.crashes).toEqual([]);
    expect(charts.length > 0 || withoutResources === count).toBe(true);
    // Real servers name what they send: nothing in their lists is left open by what fuzzing taught the reader to doubt.
    const doubted = [...account.unreadable.keys()].filter((reason) => reason !== 'duplicate-id' && reason !== 'deleted');
    expect(doubted).toEqual([]);
  });

  it('what the bundles hold is accounted for: read, or named among what could not be', () => {
    for (const source of sources) {
      for (const { name, bundle } of chartsOf(source, all.filter((payload) => payload.source === source)).charts) {
        const chart = bundleToChart(bundle, '2026-11-24');
        const sent = new Set(entriesOf(bundle).map(keyOf).filter((key) => !key.startsWith('OperationOutcome/')));
        const told = new Set([`Patient/${chart.patient.id ?? ''}`, ...chart.resources.map(({ resourceType, id }) => `${resourceType}/${id ?? ''}`), ...(chart.unreadable ?? []).map(({ resource }) => resource)]);
        expect([...sent].filter((key) => !told.has(key) && !key.endsWith('/undefined')), name).toEqual([]);
      }
    }
  });
});

it.skipIf(samplesPresent)('vendor payloads are absent here; their tests are skipped', () => {
  console.info('No vendor samples beside the project: tests over them are skipped.');
  expect(all).toEqual([]);
});
