import type { MouseEvent } from 'react';
import type { ControlProps } from './answer-control.tsx';

/** A click that is the second half of a double click: it was meant for the question that has just gone. */
export const isRepeatedClick = ({ detail }: MouseEvent): boolean => detail > 1;

export function YesNoControl({ labelledBy, onAnswer }: ControlProps<'yes-no'>) {
  return (
    <fieldset className="choices" aria-labelledby={labelledBy}>
      {[true, false].map((value) => (
        <button
          key={String(value)}
          type="button"
          className="choice"
          onClick={(event) => {
            if (!isRepeatedClick(event)) onAnswer([{ valueBoolean: value }]);
          }}
        >
          {value ? 'Yes' : 'No'}
        </button>
      ))}
    </fieldset>
  );
}
