/**
 * Damaged charts through the reader: no crash, no hang, no wrong fact (`test/fuzz/oracle.ts` says what is wrong).
 *   npm run fuzz -- [--runs N] [--seed S] [--only NUMBER] [--seconds LIMIT]
 * Prints the seed, how often each way of damaging was tried, and every failure with the smallest chart that shows it; `--only` with
 * the same seed makes one of them again. Ten thousand charts unless said otherwise. Exit code 1 when anything failed.
 */
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { FuzzMessage } from '../test/fuzz/worker.ts';

const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' }, seconds: { type: 'string' } } });
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const first = Number(values.only ?? 0);
const runs = values.only === undefined ? Number(values.runs ?? 10_000) : 1;
/** Generous: a chart takes milliseconds, a megabyte of text or fifty thousand entries a second or two. */
const longest = Number(values.seconds ?? 30) * 1000;
if (![seed, first, runs, longest].every((figure) => Number.isFinite(figure) && figure >= 0)) {
  console.error('usage: fuzz [--runs N] [--seed S] [--only NUMBER] [--seconds LIMIT]');
  process.exit(2);
}
console.log(`Seed ${seed}: ${runs} damaged charts, each at most ${longest / 1000} s.`);

const tally = new Map<string, { tried: number; failed: number; refused: number }>();
const shownFailures = 20;
let failures = 0;
let slowest = { number: first, milliseconds: 0, mutator: '' };

function note({ mutator, refused, failure, number, milliseconds }: Extract<FuzzMessage, { kind: 'done' }>): void {
  const counted = tally.get(mutator) ?? { tried: 0, failed: 0, refused: 0 };
  tally.set(mutator, { tried: counted.tried + 1, failed: counted.failed + (failure === undefined ? 0 : 1), refused: counted.refused + (refused ? 1 : 0) });
  if (milliseconds > slowest.milliseconds) slowest = { number, milliseconds, mutator };
  if (failure === undefined) return;
  failures += 1;
  if (failures <= shownFailures) console.log(`\nWRONG ${failure.words}\n  again: npm run fuzz -- --seed ${seed} --only ${number}\n  smallest chart: ${failure.smallest}`);
}

/** Works from one number on in a thread of its own; says at which number it had to be stopped, if it had. */
function work(from: number, to: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('../test/fuzz/worker.ts', import.meta.url), { workerData: { seed, from, to } });
    let number = from;
    let guard: ReturnType<typeof setTimeout> | undefined;
    const stop = (): void => {
      void worker.terminate().then(() => resolve(number));
    };
    worker.on('message', (message: FuzzMessage) => {
      clearTimeout(guard);
      if (message.kind === 'begins') {
        number = message.number;
        guard = setTimeout(stop, longest);
      } else note(message);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      clearTimeout(guard);
      if (code === 0) resolve(undefined);
    });
  });
}

for (let from = first; from < first + runs; ) {
  // A chart that hangs takes its thread with it; the next begins after it.
  // oxlint-disable-next-line no-await-in-loop
  const hung = await work(from, first + runs);
  if (hung === undefined) break;
  failures += 1;
  console.log(`\nHANGS #${hung}: no end within ${longest / 1000} s\n  again: npm run fuzz -- --seed ${seed} --only ${hung}`);
  from = hung + 1;
}

console.table(Object.fromEntries([...tally].toSorted(([a], [b]) => (a < b ? -1 : 1))));
console.log(`${failures === 0 ? 'No crash, no hang, no wrong fact' : `${failures} failures`} in ${runs} charts (seed ${seed}); slowest #${slowest.number}, ${slowest.mutator}: ${(slowest.milliseconds / 1000).toFixed(1)} s.`);
if (failures > 0) process.exitCode = 1;
