import { useId } from 'react';
import type { Prompt } from '../../guideline/prompts.ts';
import { ruleById } from '../../guideline/guideline.ts';
import { capitalised } from '../fact-words.ts';
import { unknownWords } from '../words/reasons.ts';
import { useOutlooks } from '../hooks/use-outlooks.ts';
import { usePanel } from '../panel-context.ts';
import { texts } from '../words/panel-texts.ts';
import { AnswerControl } from './answer-control.tsx';
import { Disclosure } from './disclosure.tsx';
import { useFact } from './fact-line.tsx';
import { ListRead } from './list-read.tsx';
import { questionAnchor } from '../question-anchor.ts';
import { SourceList } from './source-list.tsx';

/** One question, why it is asked, and the control that answers it in place. */
export function Question({ prompt, foreseen = false }: { readonly prompt: Prompt; readonly foreseen?: boolean }) {
  const { answer, given, problems } = usePanel();
  const headingId = useId();
  const { fact: linkId, question, changes, changesNextStep } = prompt;
  const problem = problems.get(linkId);
  const outlooks = useOutlooks(linkId, foreseen);
  return (
    <li className="question" id={questionAnchor(linkId)}>
      <h3 id={headingId} tabIndex={-1}>
        {question}
        {changesNextStep && !foreseen ? <span className="badge badge-decisive">can change the next step</span> : null}
      </h3>
      <NotJustMissing linkId={linkId} />
      <ListRead linkId={linkId} />
      {given.has(linkId) && problem === undefined ? <p className="why-unknown">Answered in this window; the answer alone does not settle it.</p> : null}
      {problem === undefined ? null : <p className="problem">Your answer was not used: {problem}.</p>}
      <AnswerControl linkId={linkId} labelledBy={headingId} onAnswer={(values, date) => answer(linkId, values, date)} />
      {outlooks.length > 0 ? (
        <ul className="outlooks">
          {outlooks.map((outlook) => (
            <li key={outlook.answer}>
              {outlook.answer}: <strong>{outlook.leadsTo === texts.noNextStep ? texts.furtherQuestions : outlook.leadsTo}</strong>
            </li>
          ))}
        </ul>
      ) : null}
      <Disclosure label="Why this is asked" about={question}>
        <WhyUnknown linkId={linkId} />
        <p>An answer can change:</p>
        <ul className="changes">
          {changes.map((id) => (
            <li key={id}>{ruleById(id).text}</li>
          ))}
        </ul>
      </Disclosure>
    </li>
  );
}

/** Said at once where the chart holds something that could not be used, or could not be read. */
function NotJustMissing({ linkId }: { readonly linkId: string }) {
  const fact = useFact(linkId);
  if (fact?.state !== 'unknown' || fact.reason === 'not-in-chart' || fact.reason === 'must-ask') return null;
  return (
    <p className="why-unknown">
      {capitalised(unknownWords[fact.reason])}
      {fact.detail === undefined ? '' : `: ${fact.detail}`}. <SourceList sources={fact.sources ?? []} />
    </p>
  );
}

/** Why the fact behind a question is not known. */
function WhyUnknown({ linkId }: { readonly linkId: string }) {
  const fact = useFact(linkId);
  if (fact?.state !== 'unknown') return null;
  return (
    <p className="why-unknown">
      {capitalised(fact.detail ?? unknownWords[fact.reason])}. <SourceList sources={fact.sources ?? []} />
    </p>
  );
}
