import type { QuestionnaireItem } from 'fhir/r4';
import { calendarSpan } from '../dates.ts';
import { questions } from '../questions.ts';
import type { AnswerValue } from './read.ts';

/** One question of the Questionnaire, as far as an answer is checked against it. */
interface Expected {
  readonly type: QuestionnaireItem['type'];
  readonly repeats: boolean;
  readonly codes: readonly string[];
  readonly min?: number;
  readonly max?: number;
}

const limit = (item: QuestionnaireItem, name: string): number | undefined => {
  const extension = item.extension?.find(({ url }) => url.endsWith(`/${name}`));
  return extension?.valueInteger ?? extension?.valueDecimal;
};

const expectedOf = (item: QuestionnaireItem): Expected => {
  const min = limit(item, 'minValue');
  const max = limit(item, 'maxValue');
  return {
    type: item.type,
    repeats: item.repeats === true,
    codes: (item.answerOption ?? []).flatMap(({ valueCoding }) => (valueCoding?.code === undefined ? [] : [valueCoding.code])),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
};

const expected: ReadonlyMap<string, Expected> = new Map([...questions].map(([linkId, { item }]) => [linkId, expectedOf(item)]));

/** Any medicine's indication may be answered, also of those that have no question of their own. */
const indicationCodes = expected.get('bupropion-indication')?.codes ?? [];
const questionFor = (linkId: string): Expected | undefined =>
  expected.get(linkId) ?? (linkId.endsWith('-indication') ? { type: 'choice', repeats: false, codes: indicationCodes } : undefined);

/** Whether a question takes several answers. */
export const repeats = (linkId: string): boolean => questionFor(linkId)?.repeats === true;

const valueProblem = (question: Expected, { value, unit }: AnswerValue): string | undefined => {
  const { type } = question;
  if (type === 'boolean') return typeof value === 'boolean' ? undefined : `"${String(value)}" is neither yes nor no`;
  if (type === 'choice') return typeof value === 'string' && question.codes.includes(value) ? undefined : `"${String(value)}" is not one of ${question.codes.join(', ')}`;
  if (type === 'date') return typeof value === 'string' && calendarSpan(value) !== undefined ? undefined : `"${String(value)}" is not a date`;
  if (typeof value !== 'number') return `"${String(value)}" is not a number`;
  if (type === 'integer' && !Number.isInteger(value)) return `${value} is not a whole number`;
  if (value < (question.min ?? 0) || value > (question.max ?? Infinity)) return `${value} lies outside ${question.min ?? 0} to ${question.max ?? 'any number'}`;
  if (type === 'quantity' && unit === undefined) return `${value} has no unit`;
  return undefined;
};

/**
 * What is wrong with the values answered to a linkId, or nothing. Questions that do not repeat take one value; an
 * unknown linkId is no question of ours.
 */
export const checkAnswer = (linkId: string, values: readonly AnswerValue[]): string | undefined => {
  const question = questionFor(linkId);
  if (question === undefined) return 'no such question';
  const different = new Set(values.map(({ value }) => value));
  if (different.size > 1 && !question.repeats) return `several answers (${[...different].map(String).join(', ')}) where one is asked for`;
  return values.map((value) => valueProblem(question, value)).find((problem) => problem !== undefined);
};
