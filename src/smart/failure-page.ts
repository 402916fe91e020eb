import { describeFailure, type FailureText, type SmartFailure } from './failure.ts';

/** Shows a failure in an element of a page without React: the physician's text first, the integrator's below it to unfold. */
export function showFailure(target: HTMLElement, failure: SmartFailure): void {
  const { title, physician, integrator, detail } = describeFailure(failure);
  const heading = element('h1', title);
  heading.tabIndex = -1;
  const forIntegrators = element('details');
  forIntegrators.append(element('summary', 'For those who connect the app'), ...paragraphs(integrator));
  if (detail !== undefined) forIntegrators.append(element('p', `Details: ${detail}`));
  forIntegrators.append(element('p', `Code: ${failure.kind}`));
  target.replaceChildren(heading, ...paragraphs(physician), forIntegrators);
  target.setAttribute('role', 'alert');
  heading.focus();
}

function paragraphs({ what, next }: FailureText): HTMLElement[] {
  const action = element('p', ` ${next}`);
  action.prepend(element('strong', 'What to do:'));
  return [element('p', what), action];
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, text?: string): HTMLElementTagNameMap[K] {
  const created = document.createElement(name);
  if (text !== undefined) created.textContent = text;
  return created;
}
