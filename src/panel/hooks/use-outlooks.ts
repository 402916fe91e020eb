import { useEffect, useState } from 'react';
import { controlOf } from '../answers/control.ts';
import type { Values } from '../answers/typed.ts';
import { usePanel } from '../panel-context.ts';

/** Where one of the answers to a question would lead: to a next step, or to further questions. */
export interface Outlook {
  readonly answer: string;
  readonly leadsTo: string;
}

/** The possible answers of a question with few of them. */
function possibleAnswers(linkId: string): readonly { readonly answer: string; readonly values: Values }[] {
  const control = controlOf(linkId);
  if (control?.kind === 'yes-no') return [true, false].map((value) => ({ answer: value ? 'Yes' : 'No', values: [{ valueBoolean: value }] }));
  if (control?.kind !== 'choice' || control.several || control.options.length > 4) return [];
  return control.options.map((option) => ({ answer: option.display ?? option.code ?? '', values: [{ valueCoding: option }] }));
}

/** Where each answer would lead, worked out by the pathway itself once the panel stands; empty until then. */
export function useOutlooks(linkId: string, wanted: boolean): readonly Outlook[] {
  const { foresee } = usePanel();
  const [outlooks, setOutlooks] = useState<readonly Outlook[]>([]);
  useEffect(() => {
    if (!wanted) return;
    const timer = setTimeout(() => {
      setOutlooks(
        possibleAnswers(linkId).flatMap(({ answer, values }) => {
          const leadsTo = foresee(linkId, values);
          return leadsTo === undefined ? [] : [{ answer, leadsTo }];
        }),
      );
    }, 0);
    return () => clearTimeout(timer);
  }, [linkId, wanted, foresee]);
  return outlooks;
}
