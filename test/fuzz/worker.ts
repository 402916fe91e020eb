import { parentPort, workerData } from 'node:worker_threads';
import { describeWrong, fuzzOne, minimised, prepare } from './run.ts';
import { seeds } from './seeds.ts';

/** What a fuzzing thread tells of its work, chart by chart. */
export type FuzzMessage =
  | { readonly kind: 'begins'; readonly number: number }
  | { readonly kind: 'done'; readonly number: number; readonly mutator: string; readonly refused: boolean; readonly milliseconds: number; readonly failure?: { readonly words: string; readonly smallest: string } };

const longestShown = 6_000;
/** The chart as JSON, cut where it is long; what is nested too deeply to be written is only described. */
const asText = (bundle: unknown): string => {
  try {
    const text = JSON.stringify(bundle) ?? 'nothing';
    return text.length > longestShown ? `${text.slice(0, longestShown)} … (${text.length} characters)` : text;
  } catch {
    return 'nested too deeply to be printed';
  }
};

const tell = (message: FuzzMessage): void => parentPort?.postMessage(message);

const { seed, from, to } = workerData as { readonly seed: number; readonly from: number; readonly to: number };
const prepared = seeds().map(prepare);
for (let number = from; number < to; number += 1) {
  tell({ kind: 'begins', number });
  const start = performance.now();
  const outcome = fuzzOne(prepared, seed, number);
  const failed = outcome.crash !== undefined || outcome.wrong.length > 0;
  tell({
    kind: 'done',
    number,
    mutator: outcome.mutator,
    refused: outcome.refused === true,
    milliseconds: performance.now() - start,
    ...(failed ? { failure: { words: describeWrong(outcome), smallest: asText(minimised(outcome)) } } : {}),
  });
}
