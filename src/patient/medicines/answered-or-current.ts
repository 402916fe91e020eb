import { unknown, type Fact } from '../fact.ts';
import { answerTo, answerWindows, fromAnswer } from './answered.ts';
import type { Context } from './context.ts';
import type { Drug } from './histories.ts';

/**
 * An answer about taking a drug of a class now against the list: yes counts whatever the list says; no against an entry
 * that was current when it was answered is a contradiction; an entry that began after the answer goes before it.
 */
export const answeredOrCurrent = (context: Context, factId: string, drugs: readonly Drug[], chart: Fact): Fact => {
  const answer = answerTo(context.answers, factId, context.asOf, answerWindows[factId] ?? {});
  if (!answer) return chart;
  if (answer.values[0] === true) return fromAnswer(answer, true);
  if (chart.state === 'known' && chart.value === true) {
    const running = drugs.filter((drug) => drug.current === true);
    const begun = running.flatMap((drug) => drug.therapies.filter((therapy) => therapy.current === true).map((therapy) => therapy.from));
    if (begun.length > 0 && begun.every((from) => from !== undefined && from > answer.authored)) return chart;
    return unknown('conflicting', { detail: `answered no on ${answer.authored}, but ${chart.raw ?? 'an entry'} is current`, sources: [...chart.sources, answer.source] });
  }
  return fromAnswer(answer, false);
};
