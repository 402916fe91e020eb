import { quantityAt } from './amounts.ts';
import { hasWords, numberAt, wordAt, type Tokens } from './cursor.ts';
import { formWords, otherSubstances, timeUnits } from './words.ts';

/** "with vitamin C 500 mg", "apart from levothyroxine 50 mcg": the amount of something else. */
export const otherSubstanceAt = (tokens: Tokens, at: number, names: ReadonlySet<string>): number | undefined => {
  if (!hasWords(tokens, at, 'with|from|after|before|alongside|apart')) return undefined;
  let next = at + 1;
  while (hasWords(tokens, next, 'from|her|his|your|the|a')) next += 1;
  // "with 250 mg of vitamin C"
  const ahead = quantityAt(tokens, next);
  if (ahead !== undefined) {
    const named = ahead.next + (hasWords(tokens, ahead.next, 'of') ? 1 : 0);
    return substances.has(wordAt(tokens, named)) && !names.has(wordAt(tokens, named)) ? named + (wordAt(tokens, named + 1).length === 1 ? 2 : 1) : undefined;
  }
  const first = next;
  while (next < first + 3 && wordAt(tokens, next) !== '' && !names.has(wordAt(tokens, next)) && (substances.has(wordAt(tokens, next)) || (next > first && wordAt(tokens, next).length <= 2 && !timeUnits.has(wordAt(tokens, next))))) next += 1;
  const amount = next === first ? undefined : quantityAt(tokens, next);
  return amount === undefined || amount.measure.kind === 'rate' ? undefined : amount.next;
};
const substances: ReadonlySet<string> = new Set(otherSubstances);

/** "remove after 24 hours", "leave on for 72 hours": how long a patch is worn. Shorter than a day it would deliver less. */
export const wornAt = (tokens: Tokens, at: number): number | undefined => {
  let next = at;
  if (!hasWords(tokens, next, 'remove|removed|removing|leave|wear|keep|change|replace')) return undefined;
  while (next < at + 5 && hasWords(tokens, next, 'remove|removed|removing|leave|wear|keep|change|replace|patch|it|the|old|on|in|place')) next += 1;
  if (!hasWords(tokens, next, 'after|for|at')) return undefined;
  const span = numberAt(tokens, next + 1);
  const unit = timeUnits.get(wordAt(tokens, next + 2));
  return span !== undefined && unit !== undefined && span * unit >= 1 && unit < 1 ? next + 3 : undefined;
};

/** "Break tablet in half": how it is prepared; how much is taken stands beside it. */
export const halvingAt = (tokens: Tokens, at: number): number | undefined => {
  if (!hasWords(tokens, at, 'break|cut|split')) return undefined;
  let next = at + 1;
  while (hasWords(tokens, next, 'the|each|a|one') || numberAt(tokens, next) === 1) next += 1;
  if (formWords.get(wordAt(tokens, next)) !== 'tablet') return undefined;
  next += 1;
  if (!hasWords(tokens, next, 'in|into')) return undefined;
  if (numberAt(tokens, next + 1) === 0.5 || hasWords(tokens, next + 1, 'halves')) next += 2;
  else return undefined;
  return hasWords(tokens, next, 'and') ? next + 1 : next;
};

/** "follow up in 3 months", "return in 2 weeks": when she is seen again. */
export const visitAt = (tokens: Tokens, at: number): number | undefined => {
  let next = at;
  if (!hasWords(tokens, next, 'follow', 'up') && !hasWords(tokens, next, 'followup|return|recheck|rtc|appointment|appt')) return undefined;
  next += hasWords(tokens, next, 'follow') ? 2 : 1;
  while (hasWords(tokens, next, 'to|clinic|visit|office|with|doctor|needed')) next += 1;
  return hasWords(tokens, next, 'in') && numberAt(tokens, next + 1) !== undefined && timeUnits.has(wordAt(tokens, next + 2)) ? next + 3 : undefined;
};
