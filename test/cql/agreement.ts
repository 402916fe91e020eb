import { ruleBase } from '../../src/guideline/assess.ts';
import { ruleById } from '../../src/guideline/guideline.ts';
import { Evaluation, type Outcome } from '../../src/guideline/logic/evaluation.ts';
import type { FactId } from '../../src/patient/catalogue.ts';
import { known, type Fact, type Facts, type FactValue } from '../../src/patient/fact.ts';
import { asFactsStand, valuesOf } from './charts.ts';
import { parameters, rules, secondOpinion, type SecondOpinion } from './run.ts';

/** A rule on which the two engines say different things of one chart. */
export interface Disagreement {
  readonly rule: string;
  readonly product: Outcome;
  readonly cql: Outcome;
  readonly chart: Facts;
}

const outcomeOf = (value: boolean | null | undefined): Outcome => (value === true ? 'applies' : value === false ? 'does-not-apply' : 'undetermined');

/** The outcomes of the rules written in CQL, by the product's own guideline. */
function productOpinion(facts: Facts): Readonly<Record<string, Outcome>> {
  const evaluation = new Evaluation(ruleBase, facts);
  return Object.fromEntries(rules.map(({ id }) => [id, evaluation.outcome(ruleById(id).when)]));
}

/**
 * What is unknown here counts for something as it is (not opioid-tolerant, first trimester, not overridden), so that filling it in
 * is another chart rather than a completion of this one.
 */
const countsAsItIs: ReadonlySet<string> = new Set(['opioid-tolerant', 'gestation-weeks', 'copd-severity']);

const exactlyKnown = (fact: Fact | undefined): boolean => fact?.state === 'known' && fact.range === undefined;

/** The facts of a chart that a completion fills in. */
const openFacts = (facts: Facts): readonly FactId[] =>
  ([...parameters.keys()] as FactId[]).filter((fact) => !exactlyKnown(facts[fact]) && !countsAsItIs.has(fact));

const within = (fact: Fact | undefined, value: FactValue): boolean => {
  if (fact?.state !== 'known' || fact.range === undefined || typeof value !== 'number') return true;
  const { low = -Infinity, high = Infinity, lowOpen = false, highOpen = false } = fact.range;
  return (lowOpen ? value > low : value >= low) && (highOpen ? value < high : value <= high);
};

const sameValue = (a: Fact | undefined, b: Fact | undefined): boolean => a?.state === 'known' && b?.state === 'known' && a.value === b.value;

/** The chart with its open facts filled in, `pick` choosing among their values; undefined where what was known forbids it. */
export function completed(facts: Facts, pick: (fact: FactId, values: readonly FactValue[]) => FactValue | undefined): Facts | undefined {
  const filled: Record<string, Fact> = {};
  for (const fact of openFacts(facts)) {
    const value = pick(fact, valuesOf(fact).filter((value) => within(facts[fact], value)));
    if (value === undefined) return undefined;
    filled[fact] = known(value);
  }
  const chart = asFactsStand({ ...facts, ...filled });
  return Object.keys(facts).every((fact) => !exactlyKnown(facts[fact]) || sameValue(chart[fact], facts[fact])) ? chart : undefined;
}

export interface Comparison {
  readonly disagreements: readonly Disagreement[];
  /** Settled by the product, null in CQL: three-valued logic takes each mention of an unknown fact for another unknown. */
  readonly productIsSharper: readonly { readonly rule: string; readonly outcome: Outcome }[];
  readonly compared: number;
  readonly cql: SecondOpinion;
}

/** Both engines on one chart, rule by rule. CQL may be undecided where the product is not, and never the other way round. */
export async function compare(facts: Facts): Promise<Comparison> {
  const product = productOpinion(facts);
  const cql = await secondOpinion(facts);
  const disagreements: Disagreement[] = [];
  const productIsSharper: { rule: string; outcome: Outcome }[] = [];
  for (const { id } of rules) {
    const ours = product[id] ?? 'undetermined';
    const theirs = outcomeOf(cql[id]);
    if (ours === theirs) continue;
    if (theirs === 'undetermined') productIsSharper.push({ rule: id, outcome: ours });
    else disagreements.push({ rule: id, product: ours, cql: theirs, chart: facts });
  }
  return { disagreements, productIsSharper, compared: rules.length, cql };
}

/**
 * Whether the product was right to settle what CQL left open: no completion of the chart may say otherwise in CQL. Gives the
 * disagreements, and how many outcomes of completions bear the product out.
 */
export async function confirm(
  sharper: Comparison['productIsSharper'],
  completions: readonly Facts[],
): Promise<{ readonly disagreements: readonly Disagreement[]; readonly confirmations: number }> {
  const disagreements: Disagreement[] = [];
  let confirmations = 0;
  if (sharper.length === 0) return { disagreements, confirmations };
  for (const chart of completions) {
    const cql = await secondOpinion(chart);
    for (const { rule, outcome } of sharper) {
      const theirs = outcomeOf(cql[rule]);
      if (theirs === outcome) confirmations++;
      else if (theirs !== 'undetermined') disagreements.push({ rule, product: outcome, cql: theirs, chart });
    }
  }
  return { disagreements, confirmations };
}

/** A chart in the words of a bug report: what differs from another chart. */
export const differing = (chart: Facts, from: Facts): string =>
  Object.keys(chart)
    .filter((fact) => JSON.stringify(chart[fact]) !== JSON.stringify(from[fact]))
    .map((fact) => {
      const is = chart[fact];
      return `${fact}=${is?.state === 'known' ? String(is.value) : '?'}`;
    })
    .join(', ');
