import { useId, useState } from 'react';
import type { QuestionnaireResponseItemAnswer } from 'fhir/r4';
import { amountWords, choiceWords, dateWords, factLabel } from '../fact-words.ts';
import type { Values } from '../answers/typed.ts';
import { usePanel } from '../panel-context.ts';
import { texts } from '../words/panel-texts.ts';
import { AnswerControl } from './answer-control.tsx';

const valueWords = (linkId: string, answer: QuestionnaireResponseItemAnswer): string => {
  if (answer.valueBoolean !== undefined) return answer.valueBoolean ? 'yes' : 'no';
  if (answer.valueCoding?.code !== undefined) return choiceWords(linkId, answer.valueCoding.code);
  if (answer.valueDate !== undefined) return dateWords(answer.valueDate);
  const { valueQuantity } = answer;
  if (valueQuantity?.value !== undefined) return `${valueQuantity.comparator ?? ''}${amountWords(valueQuantity.value, valueQuantity.code ?? valueQuantity.unit)}`;
  return String(answer.valueInteger ?? answer.valueDecimal ?? '');
};

/** The answers given in this window, each to change or to withdraw. */
export function Answered() {
  const { given } = usePanel();
  const entries = [...given].filter(([linkId]) => !(linkId.endsWith('-date') && given.has(linkId.slice(0, -'-date'.length))));
  if (entries.length === 0) return null;
  return (
    <div className="answered">
      <h3>{texts.answered}</h3>
      <ul>
        {entries.map(([linkId, values]) => (
          <AnsweredItem key={linkId} linkId={linkId} values={values} date={given.get(`${linkId}-date`)?.[0]?.valueDate} />
        ))}
      </ul>
    </div>
  );
}

function AnsweredItem({ linkId, values, date }: { readonly linkId: string; readonly values: Values; readonly date: string | undefined }) {
  const { answer, withdraw, problems } = usePanel();
  const [changing, setChanging] = useState(false);
  const labelId = useId();
  const problem = problems.get(linkId);
  return (
    <li>
      <span id={labelId}>
        {factLabel(linkId)}: <strong>{values.map((value) => valueWords(linkId, value)).join(', ')}</strong>
        {date === undefined ? null : ` (${dateWords(date)})`}
      </span>{' '}
      <span className="answer-actions">
        <button type="button" className="quiet" aria-expanded={changing} onClick={() => setChanging(!changing)}>
          Change<span className="only-heard"> {factLabel(linkId)}</span>
        </button>
        <button type="button" className="quiet" onClick={() => withdraw(linkId)}>
          Undo<span className="only-heard"> {factLabel(linkId)}</span>
        </button>
      </span>
      {problem === undefined ? null : <p className="problem">Not used: {problem}.</p>}
      {changing ? (
        <AnswerControl
          linkId={linkId}
          labelledBy={labelId}
          onAnswer={(next, nextDate) => {
            answer(linkId, next, nextDate);
            setChanging(false);
          }}
        />
      ) : null}
    </li>
  );
}
