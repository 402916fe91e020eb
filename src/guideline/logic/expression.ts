import type { BooleanFact, ChoiceFact, CodeOf, FactId, NumberFact } from '../../patient/catalogue.ts';
import type { Threshold } from '../data/threshold.ts';

/** How a number is held against a threshold. */
export type Comparison = 'below' | 'at-most' | 'at-least' | 'above';

/** What can be read of a fact whatever its value: rules about missingness and notes read these, decisions never do. */
export type StateTest = 'unknown' | 'missing' | 'conflicting' | 'interval' | 'derived';

/**
 * A condition over facts, as data: rules are written with the functions below, and the same expression yields the outcome,
 * what decided it, what it still needs, and the page a clinician reads.
 */
export type Expression =
  | { readonly op: 'constant'; readonly value: boolean }
  | { readonly op: 'all' | 'any'; readonly of: readonly Expression[] }
  | { readonly op: 'not'; readonly of: Expression }
  | { readonly op: 'number'; readonly fact: NumberFact; readonly comparison: Comparison; readonly threshold: Threshold }
  | { readonly op: 'choice'; readonly fact: ChoiceFact; readonly codes: readonly string[] }
  | { readonly op: 'yes'; readonly fact: BooleanFact }
  | { readonly op: 'assessed'; readonly fact: FactId }
  | { readonly op: 'once-known'; readonly fact: FactId; readonly of: Expression }
  | { readonly op: 'rule'; readonly rule: string }
  | { readonly op: 'named'; readonly name: string; readonly of: Expression }
  | { readonly op: 'state'; readonly fact: FactId; readonly test: StateTest }
  | { readonly op: 'possible' | 'certain'; readonly of: Expression }
  | { readonly op: 'open-only-by'; readonly of: Expression; readonly facts: readonly string[] }
  | { readonly op: 'advice-open' };

export const always: Expression = { op: 'constant', value: true };

/** Every one holds. */
export const all = (...of: readonly Expression[]): Expression => ({ op: 'all', of });
/** At least one holds. */
export const any = (...of: readonly Expression[]): Expression => ({ op: 'any', of });
export const not = (of: Expression): Expression => ({ op: 'not', of });

/** The fact is a yes. */
export const yes = (fact: BooleanFact): Expression => ({ op: 'yes', fact });
/** The fact is a no. */
export const no = (fact: BooleanFact): Expression => not(yes(fact));

/** The fact is this code, or one of these. */
export const is = <F extends ChoiceFact>(fact: F, ...codes: readonly (CodeOf<F> & string)[]): Expression => ({ op: 'choice', fact, codes });

/** A numeric fact, to be held against thresholds. */
export const amount = (fact: NumberFact) => {
  const compare = (comparison: Comparison) => (threshold: Threshold): Expression => ({ op: 'number', fact, comparison, threshold });
  return { below: compare('below'), atMost: compare('at-most'), atLeast: compare('at-least'), above: compare('above') };
};

/** Another rule applies. */
export const applies = (rule: string): Expression => ({ op: 'rule', rule });

/** A sub-expression with a name of its own in the guideline ("IV block"). */
export const named = (name: string, of: Expression): Expression => ({ op: 'named', name, of });

/**
 * The fact has been established, whatever its value. An unknown fact may still turn out not to be assessable, and then this is
 * false: so what demands an assessment stays undetermined until it was made.
 */
export const assessed = (fact: FactId): Expression => ({ op: 'assessed', fact });

/**
 * Holds only once the fact is known; until then it counts as not holding, by a reading of the guideline that says so. The fact
 * is still asked for, because its answer can change the advice.
 */
export const onceKnown = (fact: FactId, of: Expression): Expression => ({ op: 'once-known', fact, of });

/** The fact is unknown, for whatever reason. */
export const isUnknown = (fact: FactId): Expression => ({ op: 'state', fact, test: 'unknown' });
/** The fact is unknown because nothing usable is there: not because a search failed, results conflict, or are void or unreadable. */
export const isMissing = (fact: FactId): Expression => ({ op: 'state', fact, test: 'missing' });
export const isConflicting = (fact: FactId): Expression => ({ op: 'state', fact, test: 'conflicting' });
/** The result came with a comparator and is known only within limits. */
export const isInterval = (fact: FactId): Expression => ({ op: 'state', fact, test: 'interval' });
export const isDerived = (fact: FactId): Expression => ({ op: 'state', fact, test: 'derived' });

/** Some completion of the unknown facts still makes it hold. */
export const possible = (of: Expression): Expression => ({ op: 'possible', of });
/** Every completion of the unknown facts makes it hold. */
export const certain = (of: Expression): Expression => ({ op: 'certain', of });
/** It is undetermined, and nothing but these facts could settle it. */
export const openOnlyBy = (of: Expression, facts: readonly string[]): Expression => ({ op: 'open-only-by', of, facts });
/** The next step, or a decision about a drug current or considered, is undetermined. */
export const adviceOpen: Expression = { op: 'advice-open' };

/** The expressions directly below one; a reference to another rule is not followed. */
export const partsOf = (expression: Expression): readonly Expression[] => {
  switch (expression.op) {
    case 'all':
    case 'any':
      return expression.of;
    case 'not':
    case 'named':
    case 'once-known':
    case 'possible':
    case 'certain':
    case 'open-only-by':
      return [expression.of];
    default:
      return [];
  }
};
