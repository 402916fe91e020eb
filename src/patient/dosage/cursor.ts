import type { Range } from './regimen.ts';
import type { Token } from './tokens.ts';
import { phrasesByFirstWord, type PhraseKind } from './words.ts';

export type Tokens = readonly Token[];

export const wordAt = (tokens: Tokens, at: number): string => {
  const token = tokens[at];
  return token?.kind === 'word' ? token.text : '';
};
export const markAt = (tokens: Tokens, at: number): string => {
  const token = tokens[at];
  return token?.kind === 'mark' ? token.text : '';
};
export const numberAt = (tokens: Tokens, at: number): number | undefined => {
  const token = tokens[at];
  return token?.kind === 'number' && token.ordinal !== true ? token.value : undefined;
};
/** Whether these words stand here; a word list separated by `|` accepts any of them. */
export const hasWords = (tokens: Tokens, at: number, ...words: readonly string[]): boolean => words.every((word, i) => wordAt(tokens, at + i) !== '' && word.split('|').includes(wordAt(tokens, at + i)));

/** One figure or two: `2`, `1-2`, `1 to 2`, `one or two`, `between 1 and 2`. The second must be the larger. */
export const rangeAt = (tokens: Tokens, at: number): { readonly range: Range; readonly next: number } | undefined => {
  if (wordAt(tokens, at) === 'between') {
    const low = numberAt(tokens, at + 1);
    const high = numberAt(tokens, at + 3);
    return low !== undefined && high !== undefined && wordAt(tokens, at + 2) === 'and' && high > low ? { range: { low, high }, next: at + 4 } : undefined;
  }
  const low = numberAt(tokens, at);
  if (low === undefined) return undefined;
  const joined = markAt(tokens, at + 1) === '-' || ['to', 'or', 'through', 'thru'].includes(wordAt(tokens, at + 1));
  const high = joined ? numberAt(tokens, at + 2) : undefined;
  return high !== undefined && high > low ? { range: { low, high }, next: at + 3 } : { range: { low, high: low }, next: at + 1 };
};

/** The longest fixed phrase that begins here. */
export const phraseAt = (tokens: Tokens, at: number): { readonly kind: PhraseKind; readonly next: number } | undefined => {
  const found = (phrasesByFirstWord.get(wordAt(tokens, at)) ?? []).find(({ words }) => words.every((word, i) => wordAt(tokens, at + i) === word));
  return found === undefined ? undefined : { kind: found.kind, next: at + found.words.length };
};
