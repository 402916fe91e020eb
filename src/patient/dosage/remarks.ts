import { hasWords, markAt, numberAt, phraseAt, rangeAt, wordAt, type Tokens } from './cursor.ts';
import type { Limit } from './regimen.ts';
import { amountAt, quantityAt } from './amounts.ts';
import { frequencyAt, timeOfDayAt } from './schedules.ts';
import { formWords, ordinalWords, otherSubstances, repeatWords, slotWords, timeUnits } from './words.ts';

/** "Earliest fill date: 11/1/2026", "do not fill until …", "DNF before …": when it may be handed over. */
const fillDateAt = (tokens: Tokens, at: number): number | undefined => {
  let next = at;
  while (next < at + 7 && (hasWords(tokens, next, 'earliest|fill|filled|date|do|not|until|before|dnf|may|ok|okay|on|or|after|last|next|refill|due') || markAt(tokens, next) === ':')) next += 1;
  return tokens[next]?.kind === 'date' && tokens.slice(at, next).some((token) => token.kind === 'word' && ['fill', 'filled', 'dnf', 'refill'].includes(token.text)) ? next + 1 : undefined;
};

/** Numbers that are no dose: supplies, refills, water, distances in time from food or antacids. Returns where they end. */
export const supplyAt = (tokens: Tokens, at: number): number | undefined => {
  let next = at;
  const filled = fillDateAt(tokens, at);
  if (filled !== undefined) return filled;
  if (hasWords(tokens, next, 'quantity', 'sufficient', 'for') || hasWords(tokens, next, 'sufficient', 'quantity', 'for')) {
    const span = rangeAt(tokens, next + 3);
    return span !== undefined && timeUnits.has(wordAt(tokens, span.next)) ? span.next + 1 : undefined;
  }
  const named = hasWords(tokens, next, 'disp|dispense|qty|quantity|supply|supplied') || markAt(tokens, next) === '#';
  if (named) {
    next += 1;
    while ([':', '#', '.', '-', '='].includes(markAt(tokens, next)) || hasWords(tokens, next, 'of|quantity')) next += 1;
    const figure = numberAt(tokens, next);
    if (figure === undefined) return markAt(tokens, at) === '#' || wordAt(tokens, at) === 'supplied' ? undefined : undefined;
    next += 1;
    while (formWords.has(wordAt(tokens, next)) || hasWords(tokens, next, 'ml|day|days|supply|g|grams')) next += 1;
    return next;
  }
  if (hasWords(tokens, next, 'refill|refills|ref|rf|rfl|r|repeats')) {
    next += 1;
    while ([':', '#', '-', '=', '.'].includes(markAt(tokens, next)) || hasWords(tokens, next, 'x')) next += 1;
    return numberAt(tokens, next) === undefined ? (wordAt(tokens, at).startsWith('refill') ? at + 1 : undefined) : next + 1;
  }
  // "must last 30 days", "x 90 days supply"
  const lasting = hasWords(tokens, next, 'must|should|to', 'last') ? 2 : hasWords(tokens, next, 'x|for') && hasWords(tokens, next + 2, 'day|days|month|months|week', 'supply') ? 1 : 0;
  if (lasting === 2) {
    const span = numberAt(tokens, next + 2);
    return span !== undefined && timeUnits.has(wordAt(tokens, next + 3)) ? next + 4 : undefined;
  }
  next += lasting;
  const figure = numberAt(tokens, next);
  if (figure === undefined) return undefined;
  if (hasWords(tokens, next + 1, 'refill|refills|rf|rfl|ref|repeats')) return next + 2;
  if (hasWords(tokens, next + 1, 'day|days|month|months|week', 'supply')) return next + 3;
  // "90 tab, 0 Refill(s)": what is handed over, before the refills
  if (formWords.has(wordAt(tokens, next + 1)) && markAt(tokens, next + 2) === ',' && numberAt(tokens, next + 3) !== undefined && hasWords(tokens, next + 4, 'refill|refills')) return next + 5;
  return undefined;
};

const drinks = 'water|juice|milk|fluid|fluids|liquid|applesauce|food|tea';
/** `with 8 oz of water`, `in 120 mL of juice`. */
export const drinkAt = (tokens: Tokens, at: number): number | undefined => {
  let next = at;
  while (next < at + 5 && hasWords(tokens, next, 'with|in|into|at|least|a|full|about|mixed|of|plenty|diluted|dissolved|dissolve|mix|approximately|drink')) next += 1;
  const figure = rangeAt(tokens, next);
  if (figure === undefined && !hasWords(tokens, next, 'glass|cup')) return undefined;
  if (figure !== undefined) ({ next } = figure);
  if (markAt(tokens, next) === '-') next += 1;
  if (!hasWords(tokens, next, 'oz|ounce|ounces|ml|mls|cc|cup|cups|glass|glasses|tablespoon|tablespoons|teaspoon|teaspoons|fl')) return undefined;
  next += 1;
  while (hasWords(tokens, next, 'of|oz|ounce|ounces|cool|cold|warm|plain|orange|apple|glass|glasses|fluid|the|a') && !(hasWords(tokens, next, 'fluid') && !hasWords(tokens, next + 1, `of|oz|${drinks}`))) next += 1;
  return hasWords(tokens, next, drinks) ? next + 1 : undefined;
};

/** A span of time before, after or between something: `at least 2 hours after antacids`, `30 minutes before breakfast`. */
export const distanceAt = (tokens: Tokens, at: number): { readonly next: number; readonly time?: ReturnType<typeof timeOfDayAt>; readonly meals?: true } | undefined => {
  let next = at;
  while (next < at + 4 && (hasWords(tokens, next, 'at|least|about|approximately|approx|around|within|up|to|separate|separated|by|wait|spaced|space|the|a|an|roughly') || markAt(tokens, next) === '~')) next += 1;
  const figure = rangeAt(tokens, next);
  const a = figure === undefined && hasWords(tokens, next, 'hour') ? next : undefined;
  if (figure === undefined && a === undefined) return undefined;
  next = figure?.next ?? next;
  if (hasWords(tokens, next, 'an|a')) next += 1;
  const unit = timeUnits.get(wordAt(tokens, next));
  if (unit === undefined || unit >= 1) return undefined;
  next += 1;
  if (!hasWords(tokens, next, 'before|after|prior|apart|from|of|between|away|following|post|pre|preceding|until')) return undefined;
  // "every 8 hours after meals" is no distance; "every" has been read by then.
  const relation = next;
  next += 1;
  if (hasWords(tokens, next, 'or', 'after|before')) next += 2;
  if (hasWords(tokens, next, 'to|from')) next += 1;
  if (hasWords(tokens, relation, 'apart')) return { next: relation + 1 };
  if (figure !== undefined && hasWords(tokens, next, 'or', '')) return { next };
  const time = timeOfDayAt(tokens, next);
  if (time !== undefined) return { next: time.next, time };
  // "1 hour before or 2 hours after meals"
  if (hasWords(tokens, next, 'or|and') && rangeAt(tokens, next + 1) !== undefined) {
    const second = distanceAt(tokens, next + 1);
    if (second !== undefined) return { next: second.next };
  }
  const related = next;
  while (hasWords(tokens, next, 'any|the|other|a|your|each|last|meals|meal|food|eating|antacids|antacid|dairy|milk|calcium|magnesium|aluminum|iron|products|supplements|vitamins|coffee|tea|symptoms|symptom|onset|of|usual|rls|and|going|getting|desired|expected|start|medications|medication|medicines')) {
    if (hasWords(tokens, next, 'and') && !hasWords(tokens, next + 1, 'antacids|dairy|milk|calcium|magnesium|aluminum|iron|supplements|vitamins|coffee|tea|after')) break;
    next += 1;
  }
  return { next, ...(tokens.slice(related, next).some((token) => token.kind === 'word' && token.text === 'meals') ? { meals: true as const } : {}) };
};

const limitOpeners: readonly (readonly string[])[] = [
  ['do', 'not', 'exceed'], ['dont', 'exceed'], ['not', 'to', 'exceed'], ['never', 'exceed'], ['must', 'not', 'exceed'], ['should', 'not', 'exceed'], ['not', 'exceed'], ['not', 'exceeding'], ['nte'], ['exceed'],
  ['do', 'not', 'take|use|apply', 'more', 'than'], ['dont', 'take|use', 'more', 'than'], ['never', 'take|use', 'more', 'than'], ['no', 'more', 'than'], ['no', 'greater', 'than'], ['not', 'more', 'than'], ['not', 'over'], ['at', 'most'],
  ['up', 'to', 'a', 'max|maximum', 'of'], ['up', 'to', 'max|maximum', 'of'], ['to', 'a', 'max|maximum', 'of'], ['with', 'a', 'max|maximum', 'of'], ['max|maximum|mdd'], ['limit', 'to'], ['limit', 'of'], ['limit'], ['daily', 'max|maximum'], ['up', 'to'],
];

/** A ceiling: `max 8 tablets in 24 hours`, `do not exceed 4/day`, `up to 6 tablets a day`. */
export const limitAt = (tokens: Tokens, at: number, names: ReadonlySet<string>): { readonly limit: Limit; readonly next: number } | undefined => {
  const opener = limitOpeners.find((words) => hasWords(tokens, at, ...words));
  if (opener === undefined) return trailingLimitAt(tokens, at, names);
  const isUpTo = opener[0] === 'up' && opener.length === 2;
  let next = at + opener.length;
  let days: number | undefined = opener[0] === 'daily' || hasWords(tokens, at, 'mdd') ? 1 : undefined;
  for (let more = !isUpTo; more; ) {
    if (hasWords(tokens, next, 'daily|qd')) days = 1;
    else if (hasWords(tokens, next, 'per|in|a|each', 'day')) {
      days = 1;
      next += 1;
    } else if (hasWords(tokens, next, 'per|in') && numberAt(tokens, next + 1) === 24 && hasWords(tokens, next + 2, 'h|hr|hrs|hours|hour')) {
      days = 1;
      next += 2;
    } else if (numberAt(tokens, next) === 24 && hasWords(tokens, next + 1, 'h|hr|hrs|hour|hours')) {
      days = 1;
      next += 1;
    } else if (!hasWords(tokens, next, 'of|is|to|a|an|the|dose|doses|dosage|amount|total|allowed|more|than|at|about|recommended|opioid') && ![':', '=', '-', '.'].includes(markAt(tokens, next))) {
      more = false;
      continue;
    }
    next += 1;
  }
  // "no more than twice a day"
  const repeated = repeatWords.has(wordAt(tokens, next)) ? frequencyAt(tokens, next) : undefined;
  if (repeated !== undefined && 'frequency' in repeated) return isUpTo ? undefined : { limit: { doses: repeated.frequency.times.high, days: repeated.frequency.days.low }, next: repeated.next };
  // "max APAP 3 g/day"
  let substance = otherSubstances.includes(wordAt(tokens, next)) && numberAt(tokens, next + 1) !== undefined ? wordAt(tokens, next) : undefined;
  if (substance !== undefined) next += 1;
  const figure = rangeAt(tokens, next);
  if (figure === undefined) return undefined;
  // times: "max 3 times a day"
  const often = hasWords(tokens, figure.next, 'time|times|x') ? frequencyAt(tokens, next) : undefined;
  if (often !== undefined && 'frequency' in often) return isUpTo ? undefined : { limit: { doses: often.frequency.times.high, days: often.frequency.days.low }, next: often.next };
  const match = amountAt(tokens, next, names);
  if (match === undefined || 'echo' in match) return undefined;
  ({ next } = match);
  let { amount } = match;
  if (hasWords(tokens, next, 'of|from')) next += 1;
  while (wordAt(tokens, next) !== '' && !hasWords(tokens, next, 'per|in|a|within|every|each|daily|over|any|during|day|for|by|total|from|at|once|and|then|prn|as|if') && !formWords.has(wordAt(tokens, next)) && phraseAt(tokens, next) === undefined && wordAt(tokens, next).length > 3) {
    substance = wordAt(tokens, next);
    next += 1;
  }
  if (hasWords(tokens, next, 'total')) next += 1;
  if (hasWords(tokens, next, 'at|in|per') && (numberAt(tokens, next + 1) === 1 || hasWords(tokens, next + 1, 'a')) && hasWords(tokens, next + 2, 'time|dose|go')) return isUpTo ? undefined : { limit: { amount, perDose: true }, next: next + 3 };
  if (hasWords(tokens, next, 'at', 'once') || hasWords(tokens, next, 'per', 'dose')) return isUpTo ? undefined : { limit: { amount, perDose: true }, next: next + 2 };
  const period = frequencyAt(tokens, next) ?? anyPeriodAt(tokens, next);
  if (period !== undefined && 'frequency' in period && period.frequency.times.high === 1) {
    days = period.frequency.days.low;
    ({ next } = period);
  }
  if (amount.totals[0]?.kind === 'rate') {
    // "60 mg/24 h" as a ceiling is an amount in a day.
    const [rate] = amount.totals;
    amount = { totals: [{ ...rate, kind: 'mass' }] };
    days = 1;
  }
  if (hasWords(tokens, next, 'from', 'all', 'sources')) next += 3;
  if (isUpTo && days === undefined) return undefined;
  const isDoses = amount.form === 'dose' && amount.count !== undefined;
  return {
    limit: { ...(isDoses ? { doses: amount.count?.high ?? 0 } : { amount }), ...(days === undefined ? {} : { days }), ...(substance === undefined ? {} : { substance }) },
    next,
  };
};

/** "4 mg max", "8 tablets maximum per day": the figure before its word. */
const trailingLimitAt = (tokens: Tokens, at: number, names: ReadonlySet<string>): { readonly limit: Limit; readonly next: number } | undefined => {
  if (numberAt(tokens, at) === undefined) return undefined;
  const match = amountAt(tokens, at, names);
  if (match === undefined || 'echo' in match) return undefined;
  const period = frequencyAt(tokens, match.next) ?? anyPeriodAt(tokens, match.next);
  const before = period !== undefined && 'frequency' in period && period.frequency.times.high === 1 ? period : undefined;
  const word = before?.next ?? match.next;
  if (!hasWords(tokens, word, 'max|maximum') || rangeAt(tokens, word + 1) !== undefined || markAt(tokens, word + 1) === ':' || hasWords(tokens, word + 1, 'of|is|dose')) return undefined;
  const after = before === undefined ? (frequencyAt(tokens, word + 1) ?? anyPeriodAt(tokens, word + 1)) : undefined;
  const days = before?.frequency.days.low ?? (after !== undefined && 'frequency' in after && after.frequency.times.high === 1 ? after.frequency.days.low : undefined);
  return { limit: { amount: match.amount, ...(days === undefined ? {} : { days }) }, next: after !== undefined && days !== undefined ? after.next : word + 1 };
};

const anyPeriodAt = (tokens: Tokens, at: number): { readonly frequency: { readonly times: { readonly high: number }; readonly days: { readonly low: number } }; readonly next: number } | undefined => {
  let next = at;
  while (next < at + 4 && hasWords(tokens, next, 'in|within|per|every|over|any|a|each|during|one|the|total')) next += 1;
  const figure = numberAt(tokens, next);
  const unit = timeUnits.get(wordAt(tokens, next + (figure === undefined ? 0 : 1)));
  if (next === at || unit === undefined || unit * (figure ?? 1) < 0.99) return undefined;
  next += figure === undefined ? 1 : 2;
  if (hasWords(tokens, next, 'period')) next += 1;
  return { frequency: { times: { high: 1 }, days: { low: unit * (figure ?? 1) } }, next };
};

/** `for 7 days`, `x 2 weeks`, `x7d`, `for a week`, `for the first 3 nights`, `for up to 5 days`, `for 4-7 days`; in days. */
export const durationAt = (tokens: Tokens, at: number): { readonly days: number; readonly mostDays?: number; readonly nightly: boolean; readonly next: number } | undefined => {
  let next = at;
  if (hasWords(tokens, next, 'duration') && markAt(tokens, next + 1) === ':') next += 1;
  if (!hasWords(tokens, at, 'duration') && !hasWords(tokens, next, 'for|x|during|over') && !hasWords(tokens, next, 'the', 'first')) {
    // "1 tab daily 7 days"
    const bare = rangeAt(tokens, next);
    if (bare === undefined || bare.range.low !== bare.range.high || !hasWords(tokens, bare.next, 'days|nights|weeks|wks|months') || !hasWords(tokens, markAt(tokens, at - 1) === ',' ? at - 2 : at - 1, 'daily|bid|tid|qid|qhs|nightly|bedtime|hs|day|bd|tds')) return undefined;
  } else next += hasWords(tokens, next, 'the') ? 0 : 1;
  while (hasWords(tokens, next, 'the|first|next|initial|up|to|another|about|approximately|only|total|of|a|one|initially') && !hasWords(tokens, next, 'a|one', 'week|month|day|night|wk|fortnight')) next += 1;
  if (hasWords(tokens, next, 'a|one', 'fortnight')) return { days: 14, nightly: false, next: next + 2 };
  const figure = rangeAt(tokens, next);
  const single = hasWords(tokens, next, 'a|one', 'week|month|day|night|wk');
  const plain = figure === undefined && !single && hasWords(tokens, at, 'for', 'the', 'first|next') ? 0 : undefined;
  const unitAt = figure?.next ?? (single ? next + 1 : plain === 0 ? next : undefined);
  if (unitAt === undefined) return undefined;
  const word = wordAt(tokens, unitAt);
  const unit = timeUnits.get(word);
  if (unit === undefined || unit < 1 || hasWords(tokens, unitAt + 1, 'supply|before|prior')) return undefined;
  // "3 nights a week" is how often.
  if (markAt(tokens, unitAt + 1) === '/' || hasWords(tokens, unitAt + 1, 'weekly|monthly') || hasWords(tokens, unitAt + 1, 'a|per|each|every|out', 'week|month|wk|of')) return undefined;
  const range = figure?.range;
  const mostDays = range !== undefined && range.low !== range.high ? range.high * unit : undefined;
  return { days: (range?.low ?? 1) * unit, ...(mostDays === undefined ? {} : { mostDays }), nightly: word.startsWith('night') || word.startsWith('evening'), next: unitAt + 1 };
};

/** `day 1`, `days 2-4`, `week 2:`, `on day 3 and thereafter`, `second week`; first and last day counted from 1. */
export const labelAt = (tokens: Tokens, at: number): { readonly fromDay: number; readonly toDay?: number; readonly next: number } | undefined => {
  let next = at;
  while (next < at + 3 && hasWords(tokens, next, 'on|from|for|starting|beginning|by|during|the|in|at')) next += 1;
  const word = wordAt(tokens, next);
  const unit = timeUnits.get(word);
  if (unit !== undefined && unit >= 1 && ['day', 'days', 'week', 'weeks', 'wk', 'wks', 'month', 'months', 'night', 'nights'].includes(word)) {
    if (markAt(tokens, next + 1) === '#') next += 1;
    const figure = rangeAt(tokens, next + 1);
    if (figure === undefined || !Number.isInteger(figure.range.low)) return undefined;
    ({ next } = figure);
    const open = markAt(tokens, next) === '+' || hasWords(tokens, next, 'onward|onwards|thereafter') || hasWords(tokens, next, 'and', 'onward|onwards|thereafter|after|beyond|on') || (hasWords(tokens, next, 'on') && [':', ',', '-'].includes(markAt(tokens, next + 1)));
    if (open) next += markAt(tokens, next) === '+' || !hasWords(tokens, next, 'and') ? 1 : 2;
    const fromDay = (figure.range.low - 1) * unit + 1;
    return open || hasWords(tokens, at, 'from|starting|beginning') ? { fromDay, next } : { fromDay, toDay: figure.range.high * unit, next };
  }
  const token = tokens[next];
  const ordinal = token?.kind === 'number' && token.ordinal === true ? token.value : word === 'first' ? undefined : ordinalWords.get(word);
  const following = timeUnits.get(wordAt(tokens, next + 1));
  if (ordinal === undefined || following === undefined || following < 1 || slotWords.has(wordAt(tokens, next + 1)) || hasWords(tokens, at - 1, 'every|each|q')) return undefined;
  return { fromDay: (ordinal - 1) * following + 1, toDay: ordinal * following, next: next + 2 };
};

/** Another product's strength in a remark: `together with the 2 mg/24 h patch (total 3 mg/24 h)`. */
export const companionAt = (tokens: Tokens, at: number, names: ReadonlySet<string>): number | undefined => {
  let next = at;
  if (hasWords(tokens, next, 'together|along|combined|combination|conjunction|concurrently', 'with')) next += 2;
  else if (hasWords(tokens, next, 'in', 'addition|combination|conjunction', 'to|with')) next += 3;
  else if (hasWords(tokens, next, 'with|plus|and|alongside', 'the|her|his|your|my|their')) next += 1;
  else if (hasWords(tokens, next, 'with', 'a|one') || (hasWords(tokens, next, 'with') && numberAt(tokens, next + 1) === 1)) {
    const own = quantityAt(tokens, next + 2);
    if (own === undefined || !formWords.has(wordAt(tokens, own.next))) return undefined;
    next += 1;
  } else return undefined;
  while (hasWords(tokens, next, 'the|her|his|your|my|their|other|a|one|1|existing|current|usual') || names.has(wordAt(tokens, next)) || (numberAt(tokens, next) === 1 && quantityAt(tokens, next + 1) !== undefined)) next += 1;
  const strength = quantityAt(tokens, next);
  if (strength === undefined) return undefined;
  ({ next } = strength);
  for (let i = 0; i < 4 && (formWords.has(wordAt(tokens, next)) || names.has(wordAt(tokens, next)) || hasWords(tokens, next, 'daily|strength|once|each|day|a|every')); i += 1) next += 1;
  if (markAt(tokens, next) === '(' || markAt(tokens, next) === ',') {
    let inner = next + 1;
    if (hasWords(tokens, inner, 'for|to')) inner += 1;
    while (hasWords(tokens, inner, 'a|total|of|dose|daily|make|equal|is')) inner += 1;
    const total = quantityAt(tokens, inner);
    if (total !== undefined && inner > next + 1) {
      inner = total.next;
      if (hasWords(tokens, inner, 'total|daily')) inner += 1;
      if (markAt(tokens, next) === ',') return inner;
      if (markAt(tokens, inner) === ')') return inner + 1;
    }
  }
  return next;
};
