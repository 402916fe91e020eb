import { all, applies, no, yes, type Expression } from './logic/expression.ts';
import { currentDoseOverCeiling } from './readings/alpha2delta.ts';

export interface NextStepCandidate {
  readonly rule: string;
  /** When the rule is the headline: it applies, and in some rows only under a further condition. */
  readonly when: Expression;
}

const step = (rule: string, ...conditions: readonly Expression[]): NextStepCandidate => ({
  rule,
  when: conditions.length === 0 ? applies(rule) : all(applies(rule), ...conditions),
});

const notReviewed = no('exacerbators-reviewed');

/**
 * The order in which rules become the next step ("Readings", next step): the first that applies. While one that stands earlier is
 * undetermined there is none yet.
 */
export const nextStepOrder: readonly NextStepCandidate[] = [
  step('scope-adult-only'),
  step('scope-rls-diagnosis-required'),
  step('opioid-methadone-qtc-500', yes('methadone-current')),
  step('a2d-renal-cap', currentDoseOverCeiling),
  step('mild-no-daily-medication'),
  step('preg-iron-first'),
  step('da-augmentation-screen-due'),
  step('da-augmentation-switch'),
  step('iron-studies-missing'),
  step('iron-iv-response-window'),
  step('esrd-iron-sucrose'),
  step('iron-deficit-treat'),
  step('iron-75-100-iv-only'),
  step('exac-osa-untreated'),
  step('exac-antihistamine-first-gen', notReviewed),
  step('exac-dopamine-antagonist', notReviewed),
  step('exac-serotonergic-antidepressant', notReviewed),
  step('exac-substances-ask', notReviewed),
  step('esrd-gabapentin'),
  step('a2d-never-tried'),
  step('a2d-gabapentin-underdosed'),
  step('a2d-pregabalin-underdosed'),
  step('a2d-gabapentin-single-night-dose'),
  step('opioid-on-moud'),
  step('opioid-current-do-not-stack'),
  step('opioid-next-step'),
  step('alt-npns'),
  step('alt-dipyridamole'),
  step('alt-refer-specialist'),
];
