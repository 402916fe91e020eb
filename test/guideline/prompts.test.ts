import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FactId } from '../../src/patient/catalogue.ts';
import { questions } from '../../src/patient/questions.ts';
import { assess, ruleBase } from '../../src/guideline/assess.ts';
import { rules } from '../../src/guideline/guideline.ts';
import { Evaluation } from '../../src/guideline/logic/evaluation.ts';
import { assessed } from './ask.ts';
import { partialChart } from './charts.ts';

const decisions = new Set(rules.filter((rule) => rule.kind === 'decision').map((rule) => rule.id));

test('after each answer the list shrinks: nothing is asked that was not asked before', () => {
  fc.assert(
    fc.property(partialChart(10), ({ complete, partial }) => {
      let facts = partial;
      let prompts = assessed(facts).prompts.map((prompt) => prompt.fact);
      for (let answers = 0; prompts.length > 0 && answers < 12; answers++) {
        const [first = ''] = prompts;
        const answer = complete[first];
        if (!answer) return;
        facts = { ...facts, [first]: answer };
        const next = assessed(facts).prompts.map((prompt) => prompt.fact);
        expect(next).not.toContain(first);
        expect(next.filter((fact) => !prompts.includes(fact))).toEqual([]);
        prompts = next;
      }
      expect(prompts).toEqual([]);
    }),
    { numRuns: 400, seed: 20261125 },
  );
});

test('with the Questionnaire, it grows only by the follow-ups that an answer opens', () => {
  fc.assert(
    fc.property(partialChart(10), ({ complete, partial }) => {
      const before = assess(partial, questions).prompts.map((prompt) => prompt.fact);
      const [first] = before;
      const answer = first === undefined ? undefined : complete[first];
      if (first === undefined || !answer) return;
      const after = { ...partial, [first]: answer };
      const grown = assess(after, questions).prompts.map((prompt) => prompt.fact).filter((fact) => !before.includes(fact));
      expect(grown.filter((fact) => questions.get(fact)?.open(partial) === true)).toEqual([]);
    }),
    { numRuns: 400, seed: 20261125 },
  );
});

test('every prompt names decisions that an answer can still change, and the step before the next comes first', () => {
  fc.assert(
    fc.property(partialChart(10), ({ partial }) => {
      const assessment = assessed(partial);
      const evaluation = new Evaluation(ruleBase, partial);
      for (const { fact, changes } of assessment.prompts) {
        expect(changes.length).toBeGreaterThan(0);
        for (const rule of changes) {
          expect(decisions.has(rule)).toBe(true);
          expect(evaluation.changedBy(ruleBase.condition(rule))).toContain(fact as FactId);
        }
      }
      const order = assessment.prompts.map((prompt) => prompt.changesNextStep);
      expect(order).toEqual(order.toSorted((a, b) => Number(b) - Number(a)));
      const [why] = assessment.nextStep.why;
      if (why !== undefined) expect(assessment.nextStep.why).toContain(assessment.prompts[0]?.fact);
    }),
    { numRuns: 300, seed: 20261125 },
  );
});
