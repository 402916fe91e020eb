import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ruleBase } from '../../src/guideline/assess.ts';
import { rules } from '../../src/guideline/guideline.ts';
import { Evaluation } from '../../src/guideline/logic/evaluation.ts';
import type { FactId } from '../../src/patient/catalogue.ts';
import { partialChart, readFacts, regionIndex } from './charts.ts';
import * as reference from './reference.ts';

/**
 * The whole closure, each rule down to its last fact, against brute-force completion: all combinations of the hidden facts. What is
 * left open is no more than the number of facts hidden at once; with everything hidden the diagrams themselves are the proof.
 */
const decisionsAndNotes = rules.filter((rule) => rule.kind !== 'missingness');

test('hiding up to three facts: outcomes and needs are those of trying every completion', () => {
  let charts = 0;
  let completions = 0;
  fc.assert(
    fc.property(partialChart(3), ({ complete, hidden, partial }) => {
      const choices = new Map<FactId, number | undefined>(readFacts.map((fact) => [fact, hidden.includes(fact) ? undefined : regionIndex(complete, fact)]));
      const world: reference.World = { variables: ruleBase.variables, condition: ruleBase.condition, adviceOpen: () => false };
      const size = hidden.reduce((product, fact) => product * ((ruleBase.variables.get(fact)?.regions.length ?? 0) + 1), 1);
      if (size > 150) return;
      charts++;
      completions += size;
      const evaluation = new Evaluation(ruleBase, partial);
      const wrong = decisionsAndNotes.flatMap((rule) => {
        const expected = reference.analyse(world, rule.when, choices);
        const seen = { outcome: evaluation.outcome(rule.when), needs: evaluation.needs(rule.when) };
        const same = seen.outcome === expected.outcome && seen.needs.toSorted().join() === expected.needs.toSorted().join();
        return same ? [] : [`${rule.id}: ${seen.outcome} ${seen.needs.join()} instead of ${expected.outcome} ${expected.needs.join()}`];
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 1500, seed: 20261125 },
  );
  console.log(`closure: ${charts} partial charts of all rules against ${completions} completions`);
});
