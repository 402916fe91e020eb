import { controlOf, type Control } from '../answers/control.ts';
import type { Values } from '../answers/typed.ts';
import { ChoiceControl } from './choice-control.tsx';
import { TypedControl } from './typed-control.tsx';
import { YesNoControl } from './yes-no-control.tsx';

export interface ControlProps<K extends Control['kind']> {
  readonly linkId: string;
  readonly control: Extract<Control, { kind: K }>;
  /** The id of the element that holds the question. */
  readonly labelledBy: string;
  readonly onAnswer: (values: Values, date?: string) => void;
}

/** The control that a question is answered with. */
export function AnswerControl({ linkId, labelledBy, onAnswer }: Omit<ControlProps<'date'>, 'control'>) {
  const control = controlOf(linkId);
  switch (control?.kind) {
    case 'yes-no':
      return <YesNoControl linkId={linkId} control={control} labelledBy={labelledBy} onAnswer={onAnswer} />;
    case 'choice':
      return <ChoiceControl linkId={linkId} control={control} labelledBy={labelledBy} onAnswer={onAnswer} />;
    case 'number':
    case 'quantity':
    case 'date':
      return <TypedControl linkId={linkId} control={control} labelledBy={labelledBy} onAnswer={onAnswer} />;
    default:
      return null;
  }
}
