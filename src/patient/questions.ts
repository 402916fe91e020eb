import type { Questionnaire, QuestionnaireItem, QuestionnaireItemEnableWhen } from 'fhir/r4';
import questionnaire from '../../fhir-mappings/questionnaire.json' with { type: 'json' };
import type { Facts, FactValue } from './fact.ts';

/** Canonical of the app's own Questionnaire. */
export const intake = questionnaire.url;

/** A question of the app's own Questionnaire (`urn:rls:intake`), by its linkId. */
export interface Question {
  readonly linkId: string;
  readonly text: string;
  readonly item: QuestionnaireItem;
  /** A follow-up is asked once the fact that opens it is known to (Questionnaire.item.enableWhen). */
  readonly open: (facts: Facts) => boolean;
}

const expectedValue = (condition: QuestionnaireItemEnableWhen): FactValue | undefined =>
  condition.answerCoding?.code ?? condition.answerBoolean ?? condition.answerInteger ?? condition.answerDecimal ?? condition.answerString;

const holds = (condition: QuestionnaireItemEnableWhen, facts: Facts): boolean => {
  const fact = facts[condition.question];
  if (condition.operator === 'exists') return (fact?.state === 'known') === (condition.answerBoolean ?? true);
  if (fact?.state !== 'known') return false;
  return condition.operator === '!=' ? fact.value !== expectedValue(condition) : fact.value === expectedValue(condition);
};

const isOpen = (item: QuestionnaireItem, facts: Facts): boolean => {
  const conditions = item.enableWhen ?? [];
  if (conditions.length === 0) return true;
  return item.enableBehavior === 'any' ? conditions.some((condition) => holds(condition, facts)) : conditions.every((condition) => holds(condition, facts));
};

const itemsOf = (items: readonly QuestionnaireItem[]): readonly QuestionnaireItem[] =>
  items.flatMap((item) => (item.type === 'group' || item.type === 'display' ? itemsOf(item.item ?? []) : [item, ...itemsOf(item.item ?? [])]));

/** Every question that can be asked, by linkId. */
export const questions: ReadonlyMap<string, Question> = new Map(
  itemsOf((questionnaire as Questionnaire).item ?? []).map((item) => [
    item.linkId,
    { linkId: item.linkId, text: item.text ?? item.linkId, item, open: (facts: Facts) => isOpen(item, facts) },
  ]),
);
