import { SessionExpired, SmartFailure } from '../smart/failure.ts';
import type { FetchFhir } from '../smart/fetch-fhir.ts';
import { readAnswer, type Answer } from './answer.ts';

export type { FetchFhir };

export interface AskOptions {
  /** How long one request may take, in milliseconds. */
  readonly timeoutMs: number;
  /** Waits before a repeated request; exchanged in tests. */
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly signal?: AbortSignal;
}

/** Busy or briefly out of order: worth asking once more. */
const passingStatuses = new Set([429, 502, 503, 504]);
const longestPauseMs = 5_000;

/** Asks once (once more if the server is busy) and reads the answer. Trouble is an answer too; only the caller's own abort is thrown on. */
export async function ask(fetchFhir: FetchFhir, address: string, options: AskOptions): Promise<Answer> {
  const deadline = AbortSignal.timeout(options.timeoutMs);
  const signal = options.signal === undefined ? deadline : AbortSignal.any([deadline, options.signal]);
  const init: RequestInit = { headers: { accept: 'application/fhir+json' }, signal };
  try {
    const first = await fetchFhir(address, init);
    if (!passingStatuses.has(first.status)) return await readAnswer(first, address);
    await options.pause(pauseAskedFor(first));
    return await readAnswer(await fetchFhir(address, init), address);
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    return { kind: 'trouble', trouble: 'failed', status: undefined, detail: describe(error, deadline.aborted, options.timeoutMs), error };
  }
}

function pauseAskedFor(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? '');
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1000, longestPauseMs) : 1_000;
}

function describe(error: unknown, timedOut: boolean, timeoutMs: number): string {
  if (timedOut) return `the EHR did not answer within ${Math.round(timeoutMs / 1000)} seconds`;
  if (error instanceof SessionExpired) return 'the session with the EHR ended before this was read';
  if (error instanceof SmartFailure) return error.message;
  return 'the EHR could not be reached';
}
