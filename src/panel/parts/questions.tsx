import { useRef } from 'react';
import { firstQuestions } from '../first-questions.ts';
import { useKeptFocus } from '../hooks/use-kept-focus.ts';
import { usePanel } from '../panel-context.ts';
import { texts } from '../words/panel-texts.ts';
import { Answered } from './answered.tsx';
import { Disclosure } from './disclosure.tsx';
import { Question } from './question.tsx';
import { Section } from './section.tsx';

const shownAtOnce = 4;

/** The questions whose answers can still change the advice, most decisive first, and the answers already given. */
export function Questions() {
  const { pathway, given, allQuestions, unfoldQuestions } = usePanel();
  const heading = useRef<HTMLHeadingElement>(null);
  useKeptFocus(heading, given.size === 0 ? undefined : given);
  const asked = firstQuestions(pathway);
  const prompts = pathway.assessment.prompts.filter((prompt) => !asked.includes(prompt));
  const first = prompts.slice(0, shownAtOnce);
  const rest = prompts.slice(shownAtOnce);
  return (
    <Section title={texts.questions} headingRef={heading} id="questions">
      {pathway.assessment.prompts.length === 0 ? <p>{texts.questionsNone}</p> : null}
      {prompts.length === 0 && asked.length > 0 ? <p>{texts.questionsAbove}</p> : null}
      <ol className="question-list">
        {first.map((prompt) => (
          <Question key={prompt.fact} prompt={prompt} />
        ))}
      </ol>
      {rest.length > 0 ? (
        <Disclosure label={`${rest.length} more ${rest.length === 1 ? 'question' : 'questions'}`} open={allQuestions} onOpen={unfoldQuestions}>
          <ol className="question-list" start={shownAtOnce + 1}>
            {rest.map((prompt) => (
              <Question key={prompt.fact} prompt={prompt} />
            ))}
          </ol>
        </Disclosure>
      ) : null}
      <Answered />
    </Section>
  );
}
