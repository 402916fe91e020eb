import { bundleToChart } from '../../../../src/chart/bundle.ts';
import { assessmentJson } from '../../../../src/assessment-json.ts';
import { runPathway } from '../../../../src/pathway.ts';
import type { Fact } from '../../../../src/patient/fact.ts';
import { bundleOf, type Case, type Expected } from './charts.ts';

export const asOf = '2026-11-24';
export type Verdict = 'right' | 'wrong' | 'not read';

/** Amount over time in mg a day, so that a rate in another unit is the same amount. */
const perDay = (value: number, unit: string | undefined): number => value * (unit === 'ug/h' ? 0.024 : 1);

/** A known fact that is expected unknown is wrong; an unknown one that is expected known only costs a question. */
const verdictOf = (id: string, want: Expected, got: Fact | undefined): Verdict => {
  if (got === undefined) return 'not read';
  if (want.state === 'unknown' || want.value === undefined) return got.state === 'unknown' ? 'right' : 'wrong';
  if (got.state === 'unknown') return 'not read';
  if (typeof got.value !== 'number') return 'wrong';
  const [is, should] = [perDay(got.value, got.unit), perDay(want.value, want.unit)];
  if (Math.abs(is - should) > 0.01 * should) return 'wrong';
  return id.endsWith('-current-daily-dose') && (got.prn === true) !== (want.prn === true) ? 'wrong' : 'right';
};

const shown = (fact: Fact | undefined): string => (fact === undefined ? 'nothing' : fact.state === 'unknown' ? `unknown (${fact.reason}: ${fact.detail ?? ''})` : `${String(fact.value)} ${fact.unit ?? ''}${fact.prn === true ? ' prn' : ''} (${fact.how ?? ''})`);
const wanted = (want: Expected): string => (want.state === 'unknown' ? 'unknown' : `${want.value ?? ''} ${want.unit ?? ''}${want.prn === true ? ' prn' : ''}`);

/** One chart through the whole way, from the bundle to the facts as `evaluate` prints them. */
export const judge = (one: Case): { readonly verdict: Verdict; readonly said: string } => {
  const { facts } = assessmentJson(runPathway(bundleToChart(bundleOf(one), asOf)));
  const each = Object.entries(one.facts).map(([id, want]) => ({ id, want, got: facts[id], verdict: verdictOf(id, want, facts[id]) }));
  const verdict = each.some((item) => item.verdict === 'wrong') ? 'wrong' : each.some((item) => item.verdict === 'not read') ? 'not read' : 'right';
  const said = each.filter((item) => item.verdict !== 'right').map(({ id, want, got, verdict: one_ }) => `${one_}: ${id} should be ${wanted(want)}, is ${shown(got)}`).join('\n    ');
  return { verdict, said };
};
