import { useState } from 'react';
import type { Draft } from '../answers/typed.ts';
import { usePanel } from '../panel-context.ts';

/** What is being typed into a control; it is kept when the control goes and comes back, and forgotten once it was used. */
export function useDraft(key: string, initial: Draft) {
  const { drafts } = usePanel();
  const [draft, setDraft] = useState<Draft>(() => drafts.get(key) ?? initial);
  return {
    draft,
    change: (part: Partial<Draft>) => {
      const next = { ...draft, ...part };
      drafts.set(key, next);
      setDraft(next);
    },
    forget: () => {
      drafts.delete(key);
    },
  };
}
