import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleBase } from '../../src/guideline/assess.ts';
import { rules, ruleById } from '../../src/guideline/guideline.ts';
import { Evaluation } from '../../src/guideline/logic/evaluation.ts';
import { lastingOutcomes } from '../../src/guideline/lasting.ts';
import { runPathway } from '../../src/pathway.ts';
import { catalogue, type FactId } from '../../src/patient/catalogue.ts';
import { known, unknown, type Fact, type Facts } from '../../src/patient/fact.ts';
import { charts } from '../panel/charts.ts';

const factsOf = (name: string): Facts => runPathway(charts[name]?.() ?? expect.fail()).patient.facts;
const lastingIn = (name: string, rest: Facts = {}): ReadonlySet<string> => {
  const isLasting = lastingOutcomes({ ...factsOf(name), ...rest });
  return new Set(rules.filter(isLasting).map(({ id }) => id));
};

/** Anything a fact can come to be once it is known. */
const someValue = (id: FactId): fc.Arbitrary<Fact> => {
  const entry = catalogue[id];
  if (entry.kind === 'boolean') return fc.boolean().map((value) => known(value));
  if (entry.kind === 'choice') return fc.constantFrom(...entry.codes).map((value) => known(value));
  const cuts = (ruleBase.variables.get(id)?.regions ?? []).flatMap((region) => (region.kind === 'point' ? [region.value] : []));
  return fc.constantFrom(...cuts.flatMap((cut) => [cut, cut + 0.25]), 1).map((value) => known(value));
};

describe('an outcome that is called settled', () => {
  it.each(Object.keys(charts))('%s: stays what it is, whatever becomes known of what is missing', (name) => {
    const facts = factsOf(name);
    const today = new Evaluation(ruleBase, facts);
    const isLasting = lastingOutcomes(facts);
    const settled = rules.filter((rule) => today.outcome(rule.when) !== 'undetermined' && isLasting(rule));
    const open = [...ruleBase.variables.keys()].filter((id) => facts[id]?.state !== 'known');
    expect(settled.length).toBeGreaterThan(20);
    fc.assert(
      fc.property(fc.subarray(open, { minLength: 1 }).chain((ids) => fc.tuple(...ids.map((id) => someValue(id).map((fact) => [id, fact] as const)))), (answered) => {
        const later = new Evaluation(ruleBase, { ...facts, ...Object.fromEntries(answered) });
        expect(settled.filter(({ when }) => later.outcome(when) !== today.outcome(when)).map(({ id }) => id)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('is none of a rule that says what is missing, while it is missing', () => {
    const facts = factsOf('bare chart');
    const applying = rules.filter(({ kind, when }) => kind === 'missingness' && new Evaluation(ruleBase, facts).outcome(when) === 'applies').map(({ id }) => id);
    expect(applying).not.toEqual([]);
    const lasting = lastingIn('bare chart');
    expect(applying.filter((id) => lasting.has(id))).toEqual([]);
  });

  it('is none of a caution that counts a fact as absent until it is known', () => {
    const ckd: Facts = { 'renal-function': known(25), 'ckd-stage': known('4'), 'rls-diagnosis': known(true) };
    const outcome = (tolerant: Fact) => new Evaluation(ruleBase, { ...factsOf('refractory, opioid next'), ...ckd, 'opioid-tolerant': tolerant }).outcome(ruleById('opioid-fentanyl-not-for-naive').when);
    expect([outcome(unknown('must-ask')), outcome(known(true))]).toEqual(['applies', 'does-not-apply']);
    expect(lastingIn('refractory, opioid next', { ...ckd, 'opioid-tolerant': unknown('must-ask') }).has('opioid-fentanyl-not-for-naive')).toBe(false);
    expect(lastingIn('refractory, opioid next', { ...ckd, 'opioid-tolerant': known(false) }).has('opioid-fentanyl-not-for-naive')).toBe(true);
  });

  it('is that of most rules where everything of them is known', () => {
    expect(lastingIn('refractory, opioid next').size).toBeGreaterThan(90);
  });
});
