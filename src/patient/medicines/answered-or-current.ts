import type { Fact } from '../fact.ts';
import { answerTo, answerWindows, fromAnswer } from './answered.ts';
import type { Context } from './context.ts';
import type { Drug } from './histories.ts';

/**
 * An answer about taking a drug of a class now goes before the list, whatever the list says; only an entry that began after a no
 * goes before the no.
 */
export const answeredOrCurrent = (context: Context, factId: string, drugs: readonly Drug[], chart: Fact): Fact => {
  const answer = answerTo(context.answers, factId, context.asOf, answerWindows[factId] ?? {});
  if (!answer) return chart;
  if (answer.values[0] === true || chart.state === 'unknown' || chart.value !== true) return fromAnswer(answer);
  const running = drugs.filter((drug) => drug.current === true).flatMap((drug) => drug.therapies.filter((therapy) => therapy.current === true));
  const begunSince = running.length > 0 && running.every(({ from }) => from !== undefined && from > answer.authored);
  if (begunSince) return chart;
  return fromAnswer(answer, false, { how: `answered no on ${answer.authored}, although the list has ${chart.raw ?? 'one'}` });
};
