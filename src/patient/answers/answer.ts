import type { FactValue } from '../fact.ts';

/** One answer a clinician gave in the panel, or that was read back from a QuestionnaireResponse. */
export interface Answer {
  readonly linkId: string;
  /** Choices as their code; quantities as a number with `unit`; dates as YYYY-MM-DD. Repeating choices give several. */
  readonly values: readonly FactValue[];
  /** UCUM code or unit of a quantity, as written. */
  readonly unit?: string;
  /** Of a quantity that is known only within a limit ("<5 ng/mL"). */
  readonly comparator?: '<' | '<=' | '>' | '>=';
  /** Calendar date on which the response was authored. */
  readonly authored: string;
  /** `QuestionnaireResponse/id`. */
  readonly source: string;
}

/** The newest answer per linkId. */
export type Answers = ReadonlyMap<string, Answer>;
