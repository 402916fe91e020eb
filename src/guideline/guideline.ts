import { scopeChapter, standingNotes } from './chapters/a-scope.ts';
import { ironReadingRules } from './chapters/b-iron-reading.ts';
import { ironTreatmentRules } from './chapters/b-iron-treatment.ts';
import { alpha2DeltaRules } from './chapters/c-alpha2delta.ts';
import { exacerbatingRules } from './chapters/d-exacerbating.ts';
import { dopaminergicRules } from './chapters/e-dopaminergic.ts';
import { opioidAgentRules, opioidOfferRules } from './chapters/f-opioid-offer.ts';
import { opioidCompanionRules, opioidSafetyRules } from './chapters/f-opioid-safety.ts';
import { alternativeRules } from './chapters/g-alternatives.ts';
import { avoidRules } from './chapters/h-avoid.ts';
import { specialPopulationRules } from './chapters/i-special-populations.ts';
import { monitoringRules } from './chapters/j-monitoring.ts';
import type { Rule } from './rule.ts';

export interface Chapter {
  readonly letter: string;
  readonly title: string;
  readonly rules: readonly Rule[];
}

/** The whole guideline, in its order. */
export const chapters: readonly Chapter[] = [
  { letter: 'A', title: 'Scope and data gating', rules: scopeChapter },
  { letter: 'B', title: 'Iron', rules: [...ironReadingRules, ...ironTreatmentRules] },
  { letter: 'C', title: 'Alpha-2-delta ligands', rules: alpha2DeltaRules },
  { letter: 'D', title: 'Exacerbating factors', rules: exacerbatingRules },
  { letter: 'E', title: 'Dopamine agonists and augmentation', rules: dopaminergicRules },
  { letter: 'F', title: 'Opioids', rules: [...opioidOfferRules, ...opioidSafetyRules, ...opioidAgentRules, ...opioidCompanionRules] },
  { letter: 'G', title: 'Alternatives to opioids', rules: alternativeRules },
  { letter: 'H', title: 'Drugs advised against', rules: avoidRules },
  { letter: 'I', title: 'Special populations', rules: specialPopulationRules },
  { letter: 'J', title: 'Monitoring and standing notes', rules: [...monitoringRules, ...standingNotes] },
];

export const rules: readonly Rule[] = chapters.flatMap((chapter) => chapter.rules);

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** @throws if there is no such rule: a slip in the guideline, not in the chart. */
export function ruleById(id: string): Rule {
  const rule = byId.get(id);
  if (!rule) throw new Error(`The guideline has no rule "${id}".`);
  return rule;
}
