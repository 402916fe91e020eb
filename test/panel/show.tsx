import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';

declare global {
  // React asks for this name to be set where tests act on it.
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}
globalThis.IS_REACT_ACT_ENVIRONMENT = true;

const textOf = (element: Element | null): string => (element?.textContent ?? '').replaceAll(/\s+/gu, ' ').trim();

/** What is shown, and what a person can do with it: everything is found by what it says. */
export interface Shown {
  readonly text: () => string;
  /** The text of the part under a heading. */
  readonly part: (heading: string) => string;
  readonly button: (name: string, within?: string) => HTMLButtonElement;
  readonly has: (name: string, within?: string) => boolean;
  readonly press: (name: string, within?: string) => Promise<void>;
  /** Follows a link. */
  readonly follow: (name: string, within: string) => Promise<void>;
  /** What the focus is on. */
  readonly focused: () => string;
  readonly fill: (label: string, value: string, within: string) => Promise<void>;
  /** A box to tick, by what it says beside it. */
  readonly box: (name: string, within: string) => HTMLInputElement;
  readonly tick: (name: string, within: string) => Promise<void>;
  /** Chooses from a list by what it shows. */
  readonly choose: (label: string, option: string, within: string) => Promise<void>;
  readonly chosen: (label: string, within: string) => string;
  readonly valueOf: (label: string, within: string) => string;
  /** What those who hear the page are told of a change. */
  readonly heard: () => string;
  readonly settle: () => Promise<void>;
  readonly again: (element: ReactNode) => Promise<void>;
}

/** Looks ahead come after a turn of the clock. */
const turn = () =>
  act(async () => {
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  });

let shownBefore: Root | undefined;

/** Shows an element in a page of its own. */
export async function show(element: ReactNode): Promise<Shown> {
  await act(async () => shownBefore?.unmount());
  document.body.replaceChildren();
  const target = document.createElement('div');
  document.body.append(target);
  const root = createRoot(target);
  shownBefore = root;
  const settle = async (): Promise<void> => {
    await turn();
    // Parts that are fetched when they are first unfolded.
    if (textOf(target).includes('Loading …')) await settle();
  };
  const again = async (next: ReactNode) => {
    await act(async () => root.render(next));
    await settle();
  };
  await again(element);

  const regionOf = (heading: string): Element => {
    const found = [...target.querySelectorAll('h1, h2, h3, .disclosure-section > button, dt')].find((candidate) => textOf(candidate).startsWith(heading));
    if (found === undefined) throw new Error(`No heading “${heading}” in: ${textOf(target)}`);
    return found.closest('section, .question, .disclosure-section, .answered, .plan, main') ?? target;
  };
  const scope = (within: string | undefined): Element => (within === undefined ? target : regionOf(within));
  const buttons = (name: string, within: string | undefined) => [...scope(within).querySelectorAll('button')].filter((candidate) => textOf(candidate).startsWith(name));
  const button = (name: string, within?: string): HTMLButtonElement => {
    const [found] = buttons(name, within);
    if (found === undefined) throw new Error(`No button “${name}” in: ${textOf(scope(within))}`);
    return found;
  };
  const field = (label: string, within: string): HTMLInputElement => {
    const found = [...scope(within).querySelectorAll('label')].find((candidate) => textOf(candidate) === label);
    const input = found === undefined ? undefined : [...scope(within).querySelectorAll('input')].find(({ id }) => id === found.htmlFor);
    if (input === undefined) throw new Error(`No field “${label}” in: ${textOf(scope(within))}`);
    return input;
  };
  const list = (label: string, within: string): HTMLSelectElement => {
    const found = [...scope(within).querySelectorAll('select')].find((candidate) => candidate.getAttribute('aria-label') === label);
    if (found === undefined) throw new Error(`No list “${label}” in: ${textOf(scope(within))}`);
    return found;
  };
  const box = (name: string, within: string): HTMLInputElement => {
    const found = [...scope(within).querySelectorAll('label')].find((candidate) => textOf(candidate).startsWith(name))?.querySelector('input');
    if (found === null || found === undefined) throw new Error(`No box “${name}” in: ${textOf(scope(within))}`);
    return found;
  };
  return {
    follow: async (name, within) => {
      const link = [...scope(within).querySelectorAll('a')].find((candidate) => textOf(candidate).startsWith(name));
      if (link === undefined) throw new Error(`No link “${name}” in: ${textOf(scope(within))}`);
      await act(async () => link.click());
      await settle();
    },
    focused: () => textOf(document.activeElement),
    choose: async (label, option, within) => {
      const from = list(label, within);
      const wanted = [...from.options].find((candidate) => textOf(candidate) === option);
      if (wanted === undefined) throw new Error(`No “${option}” in: ${textOf(from)}`);
      await act(async () => {
        Object.getOwnPropertyDescriptor(Object.getPrototypeOf(from), 'value')?.set?.call(from, wanted.value);
        from.dispatchEvent(new Event('change', { bubbles: true }));
      });
    },
    chosen: (label, within) => textOf([...list(label, within).options].find(({ selected }) => selected) ?? null),
    box,
    tick: async (name, within) => {
      const ticked = box(name, within);
      await act(async () => ticked.click());
      await settle();
    },
    text: () => textOf(target),
    part: (heading) => textOf(regionOf(heading)),
    button,
    has: (name, within) => buttons(name, within).length > 0,
    press: async (name, within) => {
      const pressed = button(name, within);
      await act(async () => pressed.click());
      await settle();
    },
    fill: async (label, value, within) => {
      const input = field(label, within);
      await act(async () => {
        Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), 'value')?.set?.call(input, value);
        input.dispatchEvent(new Event('input', { bubbles: true }));
      });
    },
    valueOf: (label, within) => field(label, within).value,
    heard: () => textOf(target.querySelector('output.only-heard')),
    settle,
    again,
  };
}
