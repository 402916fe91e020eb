import { useEffect, useState, type RefObject } from 'react';

/** Whether an element has been scrolled out of the window. */
export function useOutOfView(element: RefObject<HTMLElement | null>): boolean {
  const [out, setOut] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (current === null || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(([entry]) => setOut(entry !== undefined && !entry.isIntersecting));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return out;
}
