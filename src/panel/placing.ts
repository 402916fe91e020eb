import type { RuleResult } from '../guideline/assess.ts';
import type { Pathway } from '../pathway.ts';
import { chapters } from '../guideline/guideline.ts';
import { ownDrugsOf } from './own-drugs.ts';
import { companions, monitoringRules, placedElsewhere, specialRules, warningRules } from './sections.ts';

/** Lines of one part of the panel: those that apply, and those that a missing fact could still bring in. */
export interface Placed {
  readonly applies: readonly RuleResult[];
  readonly open: readonly RuleResult[];
}

export interface Placing {
  readonly doNot: readonly RuleResult[];
  readonly care: readonly RuleResult[];
  /** Warnings that are not settled: about a drug the patient takes (shown at once), and the others. */
  readonly openOwnDrug: readonly RuleResult[];
  readonly openWarnings: readonly RuleResult[];
  readonly special: Placed;
  readonly monitoring: Placed;
  readonly chapters: readonly (Placed & { readonly title: string })[];
}

/** Distributes the rules over the parts of the panel (`sections.ts`); a rule under the next step is not shown twice. */
export function placeRules({ assessment, patient }: Pathway): Placing {
  const byId = new Map(assessment.rules.map((result) => [result.rule.id, result]));
  const step = assessment.nextStep.rule?.id;
  const atStep = new Set(step === undefined ? [] : [step, ...(companions[step] ?? [])].filter((id) => byId.get(id)?.outcome === 'applies'));
  const pick = (ids: readonly string[], outcome: RuleResult['outcome']): readonly RuleResult[] =>
    ids.flatMap((id) => {
      const result = byId.get(id);
      return result?.outcome === outcome && !atStep.has(id) ? [result] : [];
    });
  const place = (ids: readonly string[]): Placed => ({ applies: pick(ids, 'applies'), open: pick(ids, 'undetermined') });
  const open = pick([...warningRules['do-not'], ...warningRules.care], 'undetermined');
  const isNamed = ({ rule }: RuleResult): boolean => ownDrugsOf(rule.id, patient.medicines).length > 0;
  const isOwn = (result: RuleResult): boolean => isNamed(result) && result.rule.about !== undefined;
  const named = new Set([...warningRules['do-not'], ...warningRules.care, ...specialRules, ...monitoringRules, ...placedElsewhere]);
  return {
    doNot: pick(warningRules['do-not'], 'applies'),
    care: pick(warningRules.care, 'applies').toSorted((a, b) => Number(isNamed(b)) - Number(isNamed(a))),
    openOwnDrug: open.filter(isOwn),
    openWarnings: open.filter((result) => !isOwn(result)),
    special: place(specialRules),
    monitoring: place(monitoringRules),
    chapters: chapters
      .map(({ title, rules }) => ({ title, ...place(rules.map(({ id }) => id).filter((id) => !named.has(id))) }))
      .filter(({ applies, open: still }) => applies.length + still.length > 0),
  };
}
