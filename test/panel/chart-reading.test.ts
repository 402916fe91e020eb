import { describe, expect, it } from 'vitest';
import type { Search } from '../../src/chart/chart.ts';
import { createChartReading } from '../../src/panel/chart-reading.ts';
import { searchName, searchWords, shortfalls } from '../../src/panel/searches.ts';
import { chartOf } from '../patient/story.ts';

const search = (rest: Partial<Search>): Search => ({ resourceType: 'Condition', query: '', outcome: 'complete', count: 0, pages: 1, ...rest });

describe('reading the chart', () => {
  it('tells of each search as it ends, and asks the EHR once however often it is begun', async () => {
    const chart = chartOf([]);
    let asked = 0;
    const seen: number[] = [];
    const reading = createChartReading(async (onSearch) => {
      asked += 1;
      onSearch(search({}));
      onSearch(search({ resourceType: 'Device' }));
      return chart;
    });
    const done = new Promise<void>((resolve) => {
      reading.subscribe(() => {
        seen.push(reading.state().ended.length);
        if (reading.state().chart !== undefined) resolve();
      });
    });
    reading.start();
    reading.start();
    await done;
    expect([asked, seen]).toEqual([1, [0, 1, 2, 2]]);
    expect(reading.state()).toMatchObject({ reading: false, chart, failure: undefined });
  });

  it('that fails a second time leaves the first chart in place', async () => {
    const chart = chartOf([]);
    let fails = false;
    const reading = createChartReading(() => (fails ? Promise.reject(new Error('no answer')) : Promise.resolve(chart)));
    const ended = () =>
      new Promise<void>((resolve) => {
        const stop = reading.subscribe(() => {
          if (reading.state().reading) return;
          stop();
          resolve();
        });
      });
    const first = ended();
    reading.start();
    await first;
    fails = true;
    const second = ended();
    reading.start();
    await second;
    expect(reading.state()).toMatchObject({ chart, failure: new Error('no answer') });
  });
});

describe('how a search ended', () => {
  it.each<[Partial<Search>, string, boolean]>([
    [{ count: 212 }, 'Diagnoses: read in full, 212 entries', false],
    [{ outcome: 'empty' }, 'Diagnoses: read: none recorded', false],
    [{ resourceType: 'Observation', list: 'laboratory', outcome: 'failed' }, 'Laboratory results: could not be read', true],
    [{ resourceType: 'AllergyIntolerance', outcome: 'forbidden' }, 'Allergies: not permitted', true],
    [{ resourceType: 'MedicationStatement', outcome: 'unsupported' }, 'Medicines by report: the EHR has no such list', false],
    [{ outcome: 'incomplete', count: 1 }, 'Diagnoses: not read in full, 1 entry', true],
  ])('%o', (rest, words, falls) => {
    const one = search(rest);
    expect([`${searchName(one)}: ${searchWords(one)}`, shortfalls([one]).length === 1]).toEqual([words, falls]);
  });
});
