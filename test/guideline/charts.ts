import fc from 'fast-check';
import { ruleBase } from '../../src/guideline/assess.ts';
import { possibleRegions } from '../../src/guideline/logic/regions.ts';
import type { FactId } from '../../src/patient/catalogue.ts';
import type { Facts } from '../../src/patient/fact.ts';
import { factIn, unknownFact } from './opaque.ts';
import { patient } from './patients.ts';

/** The facts that the guideline reads. */
export const readFacts = [...ruleBase.variables.keys()];

const regionCount = (fact: FactId): number => ruleBase.variables.get(fact)?.regions.length ?? 0;

/** A fact somewhere in one of its regions. */
export const regionFact = (fact: FactId, index: number) => {
  const region = ruleBase.variables.get(fact)?.regions[index];
  return region ? factIn(region) : unknownFact;
};

export const regionIndex = (facts: Facts, fact: FactId): number => possibleRegions(facts[fact], ruleBase.variables.get(fact)?.regions ?? [])[0] ?? 0;

/**
 * Complete charts near the baseline: some facts moved to any of their regions. Facts that stand early in the guideline are moved less
 * often, so that most charts are adults with RLS and the later chapters are reached.
 */
export const completeChart: fc.Arbitrary<Facts> = fc
  .uniqueArray(fc.constantFrom(...readFacts), { minLength: 0, maxLength: 14 })
  .chain((facts) => fc.record(Object.fromEntries(facts.map((fact) => [fact, fc.nat(Math.max(0, regionCount(fact) - 1))]))))
  .chain((moved) => fc.boolean().map((adult) => ({ moved, adult })))
  .map(({ moved, adult }) => {
    const changes = Object.entries(moved).map(([fact, index]) => [fact, regionFact(fact as FactId, index)] as const);
    const kept = adult ? changes.filter(([fact]) => fact !== 'age' && fact !== 'rls-diagnosis') : changes;
    return patient(Object.fromEntries(kept));
  });

/** A complete chart, and some of its facts to be hidden. */
export const partialChart = (most: number): fc.Arbitrary<{ complete: Facts; hidden: readonly FactId[]; partial: Facts }> =>
  fc
    .tuple(completeChart, fc.uniqueArray(fc.constantFrom(...readFacts), { minLength: 1, maxLength: most }))
    .map(([complete, hidden]) => ({ complete, hidden, partial: { ...complete, ...Object.fromEntries(hidden.map((fact) => [fact, unknownFact])) } }));
