import { useState } from 'react';
import { responseOf, type GivenAnswers, type ResponseContext } from '../answers/response.ts';
import type { SaveAnswers } from '../save-answers.ts';

export type Saving =
  | { readonly state: 'unsaved' | 'saving' }
  | { readonly state: 'saved'; readonly savedAs: string | undefined; readonly answers: GivenAnswers }
  | { readonly state: 'failed'; readonly message: string };

/** Saves the answers of this window to the chart; whatever happens, the answers stay. */
export function useSaving(save: SaveAnswers | undefined, given: GivenAnswers, context: ResponseContext | undefined) {
  const [saving, setSaving] = useState<Saving>({ state: 'unsaved' });
  const [saved, setSaved] = useState<GivenAnswers>(new Map());
  // Each saving makes a response of its own, and the earlier ones stay in the chart.
  const [everSaved, setEverSaved] = useState<ReadonlySet<string>>(new Set());
  return {
    saving: saving.state === 'saved' && saving.answers !== given ? { state: 'unsaved' as const } : saving,
    unsaved: given.size > 0 && given !== saved,
    /** Answers that were saved from this window at any time, and were withdrawn since; the date of a result goes with the result. */
    withdrawnButSaved: [...everSaved].filter((linkId) => !given.has(linkId) && !(linkId.endsWith('-date') && everSaved.has(linkId.slice(0, -'-date'.length)))),
    save:
      save === undefined || context === undefined
        ? undefined
        : async () => {
            setSaving({ state: 'saving' });
            try {
              const { savedAs } = await save(responseOf(given, context));
              setSaved(given);
              setEverSaved((before) => new Set([...before, ...given.keys()]));
              setSaving({ state: 'saved', savedAs, answers: given });
            } catch (error) {
              setSaving({ state: 'failed', message: error instanceof Error ? error.message : String(error) });
            }
          },
  };
}
