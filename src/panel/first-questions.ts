import type { RuleResult } from '../guideline/assess.ts';
import type { Prompt } from '../guideline/prompts.ts';
import type { Pathway } from '../pathway.ts';

const atMost = 2;

/** The rule that is the next step, with what it says of this patient. */
export const stepResult = ({ assessment }: Pathway): RuleResult | undefined => assessment.rules.find(({ rule }) => rule.id === assessment.nextStep.rule?.id);

/** Unknown facts without which the step would not be this one: a step that reads that something is missing. */
export function missingBehindStep(pathway: Pathway): readonly string[] {
  const result = stepResult(pathway);
  if (result?.rule.kind !== 'missingness') return [];
  return result.because.filter((id) => pathway.patient.facts[id]?.state !== 'known');
}

/**
 * The questions to be asked where the next step stands: those without which there is none yet, or those whose missing answers
 * are the step itself.
 */
export function firstQuestions(pathway: Pathway): readonly Prompt[] {
  const { nextStep, prompts } = pathway.assessment;
  const wanted = nextStep.rule === undefined ? nextStep.why : missingBehindStep(pathway);
  return prompts.filter(({ fact }) => wanted.includes(fact)).slice(0, atMost);
}
