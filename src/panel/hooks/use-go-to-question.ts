import { flushSync } from 'react-dom';
import { usePanel } from '../panel-context.ts';
import { questionAnchor } from '../question-anchor.ts';

/** Goes to the question about a fact, also where it is still folded away: the focus moves to what it asks. */
export function useGoToQuestion(): (linkId: string) => void {
  const { unfoldQuestions } = usePanel();
  return (linkId) => {
    const find = () => document.getElementById(questionAnchor(linkId));
    // What is folded is not there to be gone to: it is unfolded first.
    if (find() === null) flushSync(() => unfoldQuestions(true));
    const question = find();
    question?.scrollIntoView({ block: 'nearest' });
    question?.querySelector('h3')?.focus();
  };
}
