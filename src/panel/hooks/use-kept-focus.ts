import { useEffect, type RefObject } from 'react';

/** When a control goes away with the focus on it, the focus moves to a heading nearby instead of the top of the page. */
export function useKeptFocus(target: RefObject<HTMLElement | null>, after: unknown): void {
  useEffect(() => {
    const { activeElement } = document;
    if (after !== undefined && (activeElement === null || activeElement === document.body)) target.current?.focus({ preventScroll: true });
  }, [target, after]);
}
