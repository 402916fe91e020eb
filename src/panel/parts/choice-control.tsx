import { isTickQuestion } from '../ticks.ts';
import type { ControlProps } from './answer-control.tsx';
import { TicksControl } from './ticks-control.tsx';
import { isRepeatedClick } from './yes-no-control.tsx';

/** One of several answers at a touch; where several may hold at once, boxes to tick. */
export function ChoiceControl(props: ControlProps<'choice'>) {
  const { linkId } = props;
  return isTickQuestion(linkId) ? <TicksControl {...props} linkId={linkId} /> : <OneChoice {...props} />;
}

function OneChoice({ control, labelledBy, onAnswer }: ControlProps<'choice'>) {
  return (
    <fieldset className="choices" aria-labelledby={labelledBy}>
      {control.options.map((option) => (
        <button
          key={option.code}
          type="button"
          className="choice"
          onClick={(event) => {
            if (!isRepeatedClick(event)) onAnswer([{ valueCoding: option }]);
          }}
        >
          {option.display ?? option.code}
        </button>
      ))}
    </fieldset>
  );
}
