import { FactLine } from './fact-line.tsx';
import { factLabel } from '../fact-words.ts';
import { useGoToQuestion } from '../hooks/use-go-to-question.ts';
import { usePanel } from '../panel-context.ts';
import { questionAnchor } from '../question-anchor.ts';
import { Disclosure } from './disclosure.tsx';

const shownAtOnce = 6;

/** The facts that would settle something, each with why it is not known; those with a question lead to it. */
export function NeedsList({ needs }: { readonly needs: readonly string[] }) {
  const first = needs.slice(0, shownAtOnce);
  const rest = needs.slice(shownAtOnce);
  return (
    <>
      <ul className="needs">
        {first.map((id) => (
          <Need key={id} id={id} />
        ))}
      </ul>
      {rest.length > 0 ? (
        <Disclosure label={`${rest.length} more`}>
          <ul className="needs">
            {rest.map((id) => (
              <Need key={id} id={id} />
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </>
  );
}

function Need({ id }: { readonly id: string }) {
  const { pathway } = usePanel();
  const goToQuestion = useGoToQuestion();
  const asked = pathway.assessment.prompts.some(({ fact }) => fact === id);
  return (
    <li>
      <FactLine id={id} />{' '}
      {asked ? (
        <a
          href={`#${questionAnchor(id)}`}
          onClick={(event) => {
            event.preventDefault();
            goToQuestion(id);
          }}
        >
          Answer<span className="only-heard"> {factLabel(id)}</span>
        </a>
      ) : null}
    </li>
  );
}
