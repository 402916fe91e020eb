/**
 * A fact is one thing about the patient that the guideline reads: known, with where it came from, or unknown,
 * with why. No record is never "no"; see `docs/facts.md` for what a list read in full settles.
 */

/** Why a fact is not known. The words are those of the assessment that `evaluate` prints. */
export type UnknownReason =
  | 'not-in-chart'
  | 'not-permitted'
  | 'fetch-failed'
  | 'unreadable'
  | 'out-of-date'
  | 'conflicting'
  | 'must-ask';

export type FactValue = number | string | boolean;

/** A number known only within limits, as laboratories report it with a comparator; an absent limit is open-ended. */
export interface Range {
  readonly low?: number;
  /** The lower limit itself is excluded (`>` rather than `>=`). */
  readonly lowOpen?: boolean;
  readonly high?: number;
  readonly highOpen?: boolean;
}

export interface Known {
  readonly state: 'known';
  /** With a `range`, the limit that the source printed. */
  readonly value: FactValue;
  /** UCUM or the unit that `docs/facts.md` names for this fact. */
  readonly unit?: string;
  readonly comparator?: '<' | '<=' | '>' | '>=';
  readonly range?: Range;
  /** Calendar date (YYYY-MM-DD) the fact was true or measured, where there is one. */
  readonly date?: string;
  /** The resources it rests on, as `Type/id`. Empty where a complete list names no such thing, or for what counts as no until said. */
  readonly sources: readonly string[];
  /** The words or value as the source wrote them. */
  readonly raw?: string;
  /** How the reading was made, in a sentence a physician can check. */
  readonly how?: string;
  /** A dose that is the most a "when needed" direction allows. */
  readonly prn?: true;
  /** A clinician's answer gave it. */
  readonly answered?: true;
  /** Computed from other facts (`tsat` from iron and TIBC, `crcl`). */
  readonly derived?: true;
}

export interface Unknown {
  readonly state: 'unknown';
  readonly reason: UnknownReason;
  /** What was there, what went wrong, or what is missing, in a sentence a physician can check. */
  readonly detail?: string;
  /** Resources that were looked at and could not settle it. */
  readonly sources?: readonly string[];
  readonly raw?: string;
  /**
   * The questions whose answers would settle it, as fact ids. Absent: the fact is asked for by its own id.
   * Empty: no answer today could settle it (a ferritin too soon after an infusion).
   */
  readonly asks?: readonly string[];
  /** A result is there but void (taken too soon after an infusion): not the same as missing. */
  readonly voided?: true;
  /** The question whether a list is complete as shown, where a yes would settle it. */
  readonly settledByList?: string;
}

export type Fact = Known | Unknown;
export type Facts = Readonly<Record<string, Fact>>;

export const known = (value: FactValue, rest: Omit<Known, 'state' | 'value' | 'sources'> & { sources?: readonly string[] } = {}): Known => ({
  state: 'known',
  value,
  sources: [],
  ...rest,
});

export const unknown = (reason: UnknownReason, rest: Omit<Unknown, 'state' | 'reason'> = {}): Unknown => ({
  state: 'unknown',
  reason,
  ...rest,
});

/** A resource that was not used, and why. */
export interface SetAside {
  /** `Type/id`. */
  readonly resource: string;
  /** A short code (`entered-in-error`, `refuted`, `no-unit` …). */
  readonly reason: string;
  readonly detail?: string;
}
