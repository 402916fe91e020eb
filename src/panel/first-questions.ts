import type { Assessment } from '../guideline/assess.ts';
import type { Prompt } from '../guideline/prompts.ts';

const atMost = 2;

/** While there is no next step: the questions that stand before it, to be asked where it will appear. */
export function firstQuestions({ nextStep, prompts }: Assessment): readonly Prompt[] {
  if (nextStep.rule !== undefined) return [];
  return prompts.filter(({ fact }) => nextStep.why.includes(fact)).slice(0, atMost);
}
