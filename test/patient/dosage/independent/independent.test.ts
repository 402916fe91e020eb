import { describe, expect, it } from 'vitest';
import { first } from './first/all.ts';
import type { Case } from './charts.ts';
import { judge } from './judge.ts';
import { second } from './second/all.ts';
import { third } from './third/all.ts';

/**
 * Charts written without sight of the reader, in the manner of EHRs and pharmacies, with what careful pharmacists would
 * say; read through the whole way, from the bundle to the printed facts. A row on which they could disagree is not here.
 */
const families = (cases: readonly Case[]): readonly string[] => [...new Set(cases.map(({ family }) => family))];

describe.each([{ round: 'first round', cases: first }, { round: 'second round', cases: second }, { round: 'third round', cases: third }])('charts written apart from the reader, $round', ({ cases }) => {
  it.each(families(cases))('%s', (family) => {
    const off = cases.filter((one) => one.family === family).flatMap((one) => {
      const { verdict, said } = judge(one);
      return verdict === 'right' ? [] : [`${one.note}\n    ${said}`];
    });
    expect(off).toEqual([]);
  });
});
