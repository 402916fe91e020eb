import { answerTo, fromAnswer } from '../answers/answered.ts';
import { unknown, type Fact } from '../fact.ts';
import type { Reading } from '../reading.ts';
import { windowOf } from '../windows.ts';
import { newestFact } from './chosen.ts';

/** A score: the answer within its window, else an observation of the total; never computed from items. */
export const score = (reading: Reading, id: string, unit: string): Fact => {
  const answered = answerTo(reading.answers, id, reading.asOf);
  if (answered.state === 'valid') return fromAnswer(answered.answer, answered.value, { unit });
  const fromChart = newestFact(reading, id, unit, windowOf(id));
  if (fromChart.state === 'known') return fromChart;
  if (answered.state === 'old') return answered.fact;
  return fromChart.reason === 'not-in-chart' ? unknown('must-ask', { detail: fromChart.detail ?? 'not yet answered' }) : fromChart;
};
