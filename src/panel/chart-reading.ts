import type { Chart, Search } from '../chart/chart.ts';

export type ReadChart = (onSearch: (search: Search) => void) => Promise<Chart>;

/** How far the reading of the chart has come. */
export interface ReadingState {
  readonly reading: boolean;
  /** Searches that have ended, in the order in which they did. */
  readonly ended: readonly Search[];
  /** The chart last read; a failed second reading leaves the first in place. */
  readonly chart: Chart | undefined;
  readonly failure: unknown;
}

export interface ChartReading {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => ReadingState;
  /** Reads the chart (again). */
  readonly start: () => void;
}

/** Reads the chart outside of React, so that no rendering asks the EHR twice. */
export function createChartReading(read: ReadChart): ChartReading {
  let state: ReadingState = { reading: false, ended: [], chart: undefined, failure: undefined };
  const listeners = new Set<() => void>();
  const change = (part: Partial<ReadingState>): void => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };
  const run = async (): Promise<void> => {
    change({ reading: true, ended: [], failure: undefined });
    try {
      const chart = await read((search) => change({ ended: [...state.ended, search] }));
      change({ reading: false, chart });
    } catch (failure) {
      change({ reading: false, failure });
    }
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    state: () => state,
    start: () => {
      if (!state.reading) void run();
    },
  };
}
