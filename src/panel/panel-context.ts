import { createContext, useContext } from 'react';
import type { Pathway } from '../pathway.ts';
import type { GivenAnswers } from './answers/response.ts';
import type { Draft, Values } from './answers/typed.ts';

/** What every part of the panel can read and do. */
export interface PanelValue {
  readonly pathway: Pathway;
  readonly given: GivenAnswers;
  /** Today by the clinician's clock, YYYY-MM-DD. */
  readonly today: string;
  readonly answer: (linkId: string, values: Values, date?: string) => void;
  readonly withdraw: (linkId: string) => void;
  /** The next step that an answer would lead to, in a few words; nothing of it is kept. */
  readonly foresee: (linkId: string, values: Values) => string | undefined;
  /** What was typed and not yet used, by linkId; it outlives the control it was typed into. */
  readonly drafts: Map<string, Draft>;
  /** Whether the questions beyond the first ones are unfolded. */
  readonly allQuestions: boolean;
  readonly unfoldQuestions: (open: boolean) => void;
  /** Why an answer of this window was not used, by linkId. */
  readonly problems: ReadonlyMap<string, string>;
}

export const PanelContext = createContext<PanelValue | undefined>(undefined);

export function usePanel(): PanelValue {
  const value = useContext(PanelContext);
  if (value === undefined) throw new Error('This part of the panel stands outside of it.');
  return value;
}
