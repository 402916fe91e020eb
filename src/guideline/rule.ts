import type { SourceKey } from './data/sources.ts';
import type { Expression } from './logic/expression.ts';

/** `decision` gives or withholds advice; `missingness` reads whether a fact is known; `note` explains. */
export type RuleKind = 'decision' | 'missingness' | 'note';
export type Strength = 'strong-for' | 'conditional-for' | 'conditional-against' | 'strong-against' | 'good-practice';
export type Certainty = 'high' | 'moderate' | 'low' | 'very-low' | 'none';

/** A source, and where in it. */
export interface Citation {
  readonly source: SourceKey;
  readonly at?: string;
}

/** How far the statement was checked: read in these sources, seen in pages that quote them, or from memory. */
export interface Verification {
  readonly read?: readonly SourceKey[];
  readonly secondary?: readonly SourceKey[];
  readonly unverified?: string;
}

/** A further line that belongs to the rule for some patients. */
export interface Detail {
  readonly when: Expression;
  readonly text: string;
}

/** One row of the guideline, beside what it says, who says it and how strongly. */
export interface Rule {
  readonly id: string;
  readonly kind: RuleKind;
  readonly when: Expression;
  /** What the panel says when it applies. */
  readonly text: string;
  /** As the source grades it; `good-practice` with `none` for what no guideline grades. */
  readonly strength: Strength;
  readonly certainty: Certainty;
  readonly citations: readonly Citation[];
  readonly statedBy: 'article' | 'primary' | 'both' | 'app';
  /** Where the article and the primary literature differ, and which of them the rule follows. */
  readonly sourcesDiffer?: { readonly note: string; readonly shownFirst: 'article' | 'primary' | 'both' };
  readonly verification: Verification;
  /** Who may go on in spite of it: `always` the clinician, or only `once-severity-known` and not severe. */
  readonly overridable?: 'always' | 'once-severity-known';
  readonly details?: readonly Detail[];
  /** The drug it is about is current or considered: an undetermined outcome then matters even off the path to the next step. */
  readonly about?: Expression;
  /** Its missing facts are asked for only where this can hold (a QTc only where methadone is in question). */
  readonly asksWhen?: Expression;
}

/**
 * Whether strength and certainty are a guideline's grade: `graded`; `label` for what a label or manufacturer contraindicates (strong
 * words, no certainty); `ungraded` for what no guideline grades; `app` for the app's own rules.
 */
export function gradeKind({ strength, certainty, statedBy }: Rule): 'graded' | 'label' | 'ungraded' | 'app' {
  if (statedBy === 'app') return 'app';
  if (strength === 'strong-against' && certainty === 'none') return 'label';
  return strength === 'good-practice' && certainty === 'none' ? 'ungraded' : 'graded';
}

/** What no guideline grades. */
export const ungraded = { strength: 'good-practice', certainty: 'none' } as const;
