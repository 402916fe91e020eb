import type { Coding, QuestionnaireItem } from 'fhir/r4';
import { questions } from '../../patient/questions.ts';

/** How a question is answered: the control that its Questionnaire item asks for. */
export type Control =
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'choice'; readonly options: readonly Coding[]; readonly several: boolean }
  | { readonly kind: 'number'; readonly whole: boolean; readonly min: number; readonly max: number | undefined }
  /** A result with a unit; `dated` where the day it was taken is a question of its own (`<linkId>-date`). */
  /** `zero`: what an amount of none is called. */
  | { readonly kind: 'quantity'; readonly units: readonly Coding[]; readonly dated: boolean; readonly zero?: string }
  | { readonly kind: 'date' };

const extensionsOf = (item: QuestionnaireItem, name: string) => (item.extension ?? []).filter(({ url }) => url.endsWith(`/${name}`));

const limitOf = (item: QuestionnaireItem, name: 'minValue' | 'maxValue'): number | undefined => {
  const [extension] = extensionsOf(item, name);
  return extension?.valueInteger ?? extension?.valueDecimal;
};

/** The control of a question; undefined where there is no such question. */
export function controlOf(linkId: string): Control | undefined {
  const item = questions.get(linkId)?.item;
  switch (item?.type) {
    case 'boolean':
      return { kind: 'yes-no' };
    case 'choice':
      return { kind: 'choice', options: (item.answerOption ?? []).flatMap(({ valueCoding }) => valueCoding ?? []), several: item.repeats === true };
    case 'integer':
    case 'decimal':
      return { kind: 'number', whole: item.type === 'integer', min: limitOf(item, 'minValue') ?? 0, max: limitOf(item, 'maxValue') };
    case 'quantity':
      return { kind: 'quantity', units: extensionsOf(item, 'questionnaire-unitOption').flatMap(({ valueCoding }) => valueCoding ?? []), dated: questions.has(`${linkId}-date`), ...(linkId.endsWith('-current-daily-dose') ? { zero: 'Not taken now' } : {}) };
    case 'date':
      return { kind: 'date' };
    default:
      return undefined;
  }
}
