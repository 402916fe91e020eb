import type { SourceKey } from '../../guideline/data/sources.ts';
import { ungradedWords } from '../../guideline/grade-words.ts';
import { gradeKind, type Certainty, type Rule, type Strength } from '../../guideline/rule.ts';

const strengthWords: Readonly<Record<Strength, string>> = {
  'strong-for': 'Strong for',
  'conditional-for': 'Conditional for',
  'conditional-against': 'Conditional against',
  'strong-against': 'Strong against',
  'good-practice': 'Good practice',
};

const certaintyWords: Readonly<Record<Certainty, string>> = {
  high: 'high certainty',
  moderate: 'moderate certainty',
  low: 'low certainty',
  'very-low': 'very low certainty',
  none: 'certainty not graded',
};

export const statedByWords: Readonly<Record<Rule['statedBy'], string>> = {
  article: 'Stated by the source article.',
  primary: 'Stated by primary sources, not by the source article.',
  both: 'Stated by the source article and by primary sources.',
  app: 'Stated by this app; no guideline states it.',
};

export const shownFirstWords: Readonly<Record<'article' | 'primary' | 'both', string>> = {
  article: 'This line follows the article.',
  primary: 'This line follows the primary source.',
  both: 'This line follows both where they agree.',
};

export interface Grade {
  readonly graded: boolean;
  readonly words: string;
}

/** The mark a rule carries: strength and certainty as its source gives them, or that nobody graded it. */
export function gradeOf(rule: Rule): Grade {
  const kind = gradeKind(rule);
  if (kind !== 'graded') return { graded: false, words: ungradedWords[kind] };
  return { graded: true, words: `${strengthWords[rule.strength]} · ${certaintyWords[rule.certainty]}` };
}

export type Checked = 'checked' | 'partly' | 'not-checked';

export const checkedWords: Readonly<Record<Checked, string>> = {
  checked: 'source checked',
  partly: 'source checked in part',
  'not-checked': 'source not checked',
};

/** How far statement and grade were checked: in the sources themselves, only in part, or not at all. */
export function checkedOf({ verification: { read = [], secondary = [], unverified } }: Rule): Checked {
  if (read.length > 0) return secondary.length === 0 && unverified === undefined ? 'checked' : 'partly';
  return secondary.length > 0 ? 'partly' : 'not-checked';
}

export const readingOf = ({ verification: { read = [], secondary = [] } }: Rule, source: SourceKey): string =>
  read.includes(source) ? 'read' : secondary.includes(source) ? 'seen only in pages that quote it' : 'not read';
