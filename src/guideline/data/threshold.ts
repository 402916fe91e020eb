import type { SourceKey } from './sources.ts';

/** A figure of the guideline: value, unit, where it stands, and when that was last checked. */
export interface Threshold {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly sources: readonly SourceKey[];
  /** `read`: in the source itself; `secondary`: in a page that quotes it; `unverified`: from memory, or our own. */
  readonly verified: 'read' | 'secondary' | 'unverified';
  /** Calendar date of the last check against the source. */
  readonly checked: string;
  readonly note?: string;
}
