import { calendarSpan, inWords, isValidOn, validityInWords, type Validity } from '../dates.ts';
import { known, unknown, type FactValue, type Known, type Unknown } from '../fact.ts';
import { windowOf } from '../windows.ts';
import type { Answer, Answers } from './answer.ts';

/** The newest answer to a question: none, one that still holds, or one that is too old to hold. */
export type AnswerState =
  | { readonly state: 'none' }
  | { readonly state: 'valid'; readonly answer: Answer; readonly value: FactValue }
  | { readonly state: 'old'; readonly answer: Answer; readonly value: FactValue; readonly fact: Unknown };

/** The answer to a linkId within the window of its fact. `validity` replaces the window that `windows.ts` sets. */
export const answerTo = (answers: Answers, linkId: string, asOf: string, validity: Validity = windowOf(linkId)): AnswerState => {
  const answer = answers.get(linkId);
  const [value] = answer?.values ?? [];
  if (answer === undefined || value === undefined) return { state: 'none' };
  const span = calendarSpan(answer.authored);
  if (span !== undefined && isValidOn(span, validity, asOf)) return { state: 'valid', answer, value };
  return {
    state: 'old',
    answer,
    value,
    fact: unknown('out-of-date', {
      detail: `answered ${String(value)} on ${inWords(answer.authored)}; an answer holds for ${validityInWords(validity)}`,
      sources: [answer.source],
      raw: String(value),
    }),
  };
};

export const answeredOn = (answer: Answer): string => `answered by clinician, ${inWords(answer.authored)}`;

/** A fact that an answer gives. */
export const fromAnswer = (answer: Answer, value: FactValue, rest: Omit<Known, 'state' | 'value' | 'sources' | 'answered'> = {}): Known =>
  known(value, { date: answer.authored, raw: String(answer.values[0]), how: answeredOn(answer), ...rest, sources: [answer.source], answered: true });

/** An answer that later chart evidence contradicts: the clinician is to say which holds. */
export const contradicted = (answer: Answer, evidence: string, sources: readonly string[]): Unknown =>
  unknown('conflicting', { detail: `answered ${String(answer.values[0])} on ${inWords(answer.authored)}, but ${evidence}`, sources: [answer.source, ...sources] });
