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
  const unsaved = given.size > 0 ? given !== saved : saved.size > 0;
  return {
    saving: saving.state === 'saved' && saving.answers !== given ? { state: 'unsaved' as const } : saving,
    unsaved: unsaved && given.size > 0,
    /** Answers of this window that are in the chart already, and were withdrawn since. */
    withdrawnButSaved: [...saved.keys()].filter((linkId) => !given.has(linkId)),
    save:
      save === undefined || context === undefined
        ? undefined
        : async () => {
            setSaving({ state: 'saving' });
            try {
              const { savedAs } = await save(responseOf(given, context));
              setSaved(given);
              setSaving({ state: 'saved', savedAs, answers: given });
            } catch (error) {
              setSaving({ state: 'failed', message: error instanceof Error ? error.message : String(error) });
            }
          },
  };
}
