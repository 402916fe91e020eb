/** A seeded source of randomness: the same seed gives the same fuzz, so that a failure can be made again from its number. */
export interface Random {
  /** A whole number from 0 to below `limit`. */
  readonly below: (limit: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(items: readonly [T, ...T[]]) => T;
  /** One of the items; nothing of none. */
  readonly anyOf: <T>(items: readonly T[]) => T | undefined;
  readonly shuffled: <T>(items: readonly T[]) => readonly T[];
}

/** Mulberry32 (Tommy Ettinger, public domain): small, fast, and good enough to choose what to break. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  // The first numbers of neighbouring seeds resemble each other.
  for (let warm = 0; warm < 4; warm += 1) next();
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (items) => items[below(items.length)] ?? items[0],
    anyOf: (items) => items[below(items.length)],
    shuffled: (items) => {
      const all = [...items];
      for (let last = all.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        const [a, b] = [all[last], all[other]];
        if (a === undefined || b === undefined) continue;
        all[last] = b;
        all[other] = a;
      }
      return all;
    },
  };
}
