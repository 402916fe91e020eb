import { useMemo } from 'react';
import { controlOf } from '../answers/control.ts';
import type { Values } from '../answers/typed.ts';
import { usePanel } from '../panel-context.ts';
import { canUntick, ticksOf, toggled, type TickQuestion, type Ticks } from '../ticks.ts';

export interface TicksShown extends Ticks {
  readonly canUntick: (code: string) => boolean;
  /** The answer after this code was ticked or unticked; empty where nothing is left of it. */
  readonly after: (code: string) => Values;
}

/** The codings of codes as the question offers them, in its order. */
const codingsOf = (linkId: TickQuestion, codes: readonly string[]): Values => {
  const control = controlOf(linkId);
  if (control?.kind !== 'choice') return [];
  return control.options.flatMap((valueCoding) => (valueCoding.code !== undefined && codes.includes(valueCoding.code) ? [{ valueCoding }] : []));
};

/** What is ticked of a question with several answers, and how a tick is given or taken away. */
export function useTicks(linkId: TickQuestion): TicksShown {
  const { pathway } = usePanel();
  return useMemo(() => {
    const ticks = ticksOf(linkId, pathway);
    return { ...ticks, canUntick: (code) => canUntick(ticks, code), after: (code) => codingsOf(linkId, toggled(ticks, code)) };
  }, [linkId, pathway]);
}
