import type { NextStep } from '../guideline/assess.ts';
import { nextStepTitles } from './words/next-steps.ts';
import { texts } from './words/panel-texts.ts';

/** The next step in a few words. */
export function nextStepTitle({ rule }: NextStep): string {
  return rule === undefined ? texts.noNextStep : (nextStepTitles[rule.id] ?? rule.text);
}
