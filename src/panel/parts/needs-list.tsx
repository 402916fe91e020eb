import { FactLine } from './fact-line.tsx';
import { usePanel } from '../panel-context.ts';
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
  const asked = pathway.assessment.prompts.some(({ fact }) => fact === id);
  return (
    <li>
      <FactLine id={id} /> {asked ? <a href={`#${questionAnchor(id)}`}>Answer</a> : null}
    </li>
  );
}

/** Where the question about a fact stands on the panel. */
export const questionAnchor = (linkId: string): string => `question-${linkId}`;
