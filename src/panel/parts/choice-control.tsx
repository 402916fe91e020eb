import type { Coding } from 'fhir/r4';
import { chosenCodes } from '../chosen-codes.ts';
import { usePanel } from '../panel-context.ts';
import type { ControlProps } from './answer-control.tsx';
import { isRepeatedClick } from './yes-no-control.tsx';

/** One of several answers at a touch; where several may hold at once, boxes to tick. */
export function ChoiceControl(props: ControlProps<'choice'>) {
  return props.control.several ? <SeveralChoices {...props} /> : <OneChoice {...props} />;
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

function SeveralChoices({ linkId, control, labelledBy, onAnswer }: ControlProps<'choice'>) {
  const { pathway } = usePanel();
  const chosen = linkId === 'considering' || linkId === 'override' ? chosenCodes(linkId, pathway.patient.facts) : [];
  const toggled = ({ code }: Coding) => control.options.filter((option) => (option.code === code) !== chosen.includes(option.code ?? ''));
  return (
    <fieldset className="ticks" aria-labelledby={labelledBy}>
      {control.options.map((option) => (
        <label key={option.code} className="tick">
          <input type="checkbox" checked={chosen.includes(option.code ?? '')} onChange={() => onAnswer(toggled(option).map((valueCoding) => ({ valueCoding })))} />
          {option.display ?? option.code}
        </label>
      ))}
    </fieldset>
  );
}
