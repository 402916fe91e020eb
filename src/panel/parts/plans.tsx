import { useId } from 'react';
import { questions } from '../../patient/questions.ts';
import { factStateWords } from '../fact-words.ts';
import { usePanel } from '../panel-context.ts';
import { texts } from '../words/panel-texts.ts';
import { AnswerControl } from './answer-control.tsx';
import { Disclosure } from './disclosure.tsx';
import { useFact } from './fact-line.tsx';

const planQuestions = ['considering', 'declines-opioid', 'declines-iv-iron', 'declines-device', 'mild-intermittent'] as const;

/** What the clinician has in mind and the patient declines: never asked for, always open to be said. */
export function Plans() {
  return (
    <Disclosure label={texts.plans} kind="section">
      <p className="muted">{texts.plansIntro}</p>
      {planQuestions.map((linkId) => (
        <Plan key={linkId} linkId={linkId} />
      ))}
    </Disclosure>
  );
}

function Plan({ linkId }: { readonly linkId: string }) {
  const { answer } = usePanel();
  const fact = useFact(linkId);
  const labelId = useId();
  return (
    <div className="plan">
      <h3 id={labelId}>{questions.get(linkId)?.text}</h3>
      {fact?.state === 'known' ? <p className="muted">Now: {factStateWords(linkId, fact)}</p> : null}
      <AnswerControl linkId={linkId} labelledBy={labelId} onAnswer={(values, date) => answer(linkId, values, date)} />
    </div>
  );
}
