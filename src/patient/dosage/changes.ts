import { amountAt } from './amounts.ts';
import { hasWords, markAt, numberAt, rangeAt, wordAt, type Tokens } from './cursor.ts';
import { one, type Item, type Match } from './item.ts';
import type { Amount } from './regimen.ts';
import { frequencyAt } from './schedules.ts';
import { timeUnits } from './words.ts';

const changing = 'increase|increasing|increased|raise|reduce|reducing|decrease|decreasing|lower|change|titrate|titrating|taper|tapering|advance|escalate|go|step|uptitrate|adjust|wean|weaning|drop|switch|move';

/** "increase to", "reduce dose to", "titrate up to"; "increase by 1 capsule every 3 days to". */
export const changeAt = (tokens: Tokens, at: number, names: ReadonlySet<string>): Match | undefined => {
  let next = at;
  const conditional = hasWords(tokens, next, 'may|can|could|might');
  if (conditional) next += 1;
  if (hasWords(tokens, next, 'be')) next += 1;
  if (!hasWords(tokens, next, changing)) return undefined;
  const verb = next;
  if (hasWords(tokens, next, 'go|move|step|switch|drop') && !hasWords(tokens, next + 1, 'up|down|to')) return undefined;
  if (hasWords(tokens, next, 'change') && !hasWords(tokens, next + 1, 'to|dose')) return undefined;
  next += 1;
  // "increase slowly to": by steps that are not said
  const slowly = [next, next + 1, next + 2].some((i) => hasWords(tokens, i, 'slowly|gradually|cautiously'));
  while (hasWords(tokens, next, 'up|down|the|dose|dosage|daily|slowly|gradually|cautiously|it|further|medication|back|your|her|total|in|each|nightly|evening|bedtime|night') || names.has(wordAt(tokens, next))) next += 1;
  // "increase after 1 week to 2 capsules"
  const delay = delayAt(tokens, next);
  if (delay !== undefined && !conditional && hasWords(tokens, delay.next, 'to') && amountAt(tokens, delay.next + 1, names) !== undefined) return { items: [...delay.items, { kind: 'change' }], next: delay.next + 1 };
  const uncertain: readonly Item[] = conditional ? [{ kind: 'uncertain' }] : [];
  // increase every 3 days by 300 mg, increase weekly by …, increase by … every …
  let everyDays: number | undefined;
  let by: Amount | undefined;
  for (let round = 0; round < 3; round += 1) {
    if (hasWords(tokens, next, 'by|in') && rangeAt(tokens, next + 1) !== undefined) {
      // "by 300 mg to 1200 mg" is no range
      let stop = next + 1;
      while (stop < tokens.length && !hasWords(tokens, stop, 'to|until|till|up|every|each|weekly|daily')) stop += 1;
      const amount = amountAt(tokens.slice(0, stop), next + 1, names);
      if (amount === undefined || 'echo' in amount || by !== undefined) break;
      by = amount.amount;
      ({ next } = amount);
      if (hasWords(tokens, next, 'increments|steps|increment')) next += 1;
      if (hasWords(tokens, next, 'per', 'day') || hasWords(tokens, next, 'daily') || hasWords(tokens, next, 'a', 'day')) next += wordAt(tokens, next) === 'daily' ? 1 : 2;
    } else {
      const frequency = frequencyAt(tokens, next);
      if (by === undefined && everyDays === undefined && frequency !== undefined && 'frequency' in frequency && frequency.frequency.times.high === 1 && hasWords(tokens, frequency.next, 'by|to|until|as|if|up')) {
        everyDays = frequency.frequency.days.low === frequency.frequency.days.high ? frequency.frequency.days.low : undefined;
        ({ next } = frequency);
      } else if (by !== undefined && everyDays === undefined && frequency !== undefined && 'frequency' in frequency && frequency.frequency.times.high === 1) {
        everyDays = frequency.frequency.days.low === frequency.frequency.days.high ? frequency.frequency.days.low : undefined;
        ({ next } = frequency);
      } else break;
    }
  }
  if (by !== undefined || everyDays !== undefined) {
    if (hasWords(tokens, next, 'up', 'to') && !hasWords(tokens, next + 2, 'a', 'max|maximum') && !hasWords(tokens, next + 2, 'max|maximum')) next += 2;
    else if (hasWords(tokens, next, 'to|until|till') && !hasWords(tokens, next + 1, 'a|max|maximum')) next += 1;
    while (hasWords(tokens, next, 'taking|you|are|a|goal|target|dose|of|reach|reaching|she|is|at|patient')) next += 1;
    const target = amountAt(tokens, next, names);
    const known = by !== undefined && everyDays !== undefined && target !== undefined && !conditional;
    return { items: known ? [...uncertain, { kind: 'change', by, everyDays }] : [{ kind: 'uncertain' }], next };
  }
  if (hasWords(tokens, next, 'to|at') && !slowly && !hasWords(tokens, verb, 'titrate|titrating|taper|tapering|wean|weaning|adjust|uptitrate|escalate')) {
    const target = amountAt(tokens, next + 1, names);
    const frequency = frequencyAt(tokens, next + 1);
    if (target !== undefined || frequency !== undefined) return { items: [...uncertain, { kind: 'change' }], next: next + 1 };
  }
  return one({ kind: 'uncertain' }, next);
};

/** "may repeat once in 2 hours", "can repeat x 1". */
export const repeatAt = (tokens: Tokens, at: number): Match | undefined => {
  let next = at;
  if (hasWords(tokens, next, 'may|can')) next += 1;
  if (hasWords(tokens, next, 'be')) next += 1;
  if (!hasWords(tokens, next, 'repeat|repeated')) return undefined;
  next += 1;
  let times: number | undefined;
  for (let round = 0; round < 4; round += 1) {
    if (hasWords(tokens, next, 'dose|the|a|second')) next += 1;
    else if (hasWords(tokens, next, 'once')) {
      times = 1;
      next += 1;
    } else if (hasWords(tokens, next, 'x') && numberAt(tokens, next + 1) !== undefined) {
      times = numberAt(tokens, next + 1);
      next += hasWords(tokens, next + 2, 'dose|time') ? 3 : 2;
    } else if (numberAt(tokens, next) === 1 && hasWords(tokens, next + 1, 'time|dose|x')) {
      times = 1;
      next += 2;
    } else if (hasWords(tokens, next, 'after|in|within')) {
      const span = rangeAt(tokens, next + 1);
      const unit = span === undefined ? undefined : timeUnits.get(wordAt(tokens, span.next));
      if (span === undefined || unit === undefined || unit > 0.05) break;
      next = span.next + 1;
    } else break;
  }
  return times === undefined ? one({ kind: 'unread', text: 'repeat' }, next) : one({ kind: 'repeat', times }, next);
};

/** "alternate 1 tablet and 2 tablets", "1 tablet alternating with 2 tablets": one on one day, the other on the next. */
export const alternationAt = (tokens: Tokens, at: number, names: ReadonlySet<string>): Match | undefined => {
  if (!hasWords(tokens, at, 'alternate|alternating|alternates')) return undefined;
  let next = at + 1;
  if (hasWords(tokens, next, 'with')) {
    const other = amountAt(tokens, next + 1, names);
    return other === undefined || 'echo' in other ? undefined : one({ kind: 'alternates', amount: other.amount }, other.next);
  }
  while (hasWords(tokens, next, 'between|taking|doses|dose|of')) next += 1;
  const first = amountAt(tokens, next, names);
  if (first === undefined || 'echo' in first || !(hasWords(tokens, first.next, 'and|with') || markAt(tokens, first.next) === '&')) return undefined;
  const other = amountAt(tokens, first.next + 1, names);
  return other === undefined || 'echo' in other ? undefined : { items: [{ kind: 'amount', amount: first.amount }, { kind: 'alternates', amount: other.amount }], next: other.next };
};

export const totalAt = (tokens: Tokens, at: number, names: ReadonlySet<string>): Match | undefined => {
  let next = at;
  if (markAt(tokens, next) === '=') next += 1;
  else if (hasWords(tokens, next, 'for', 'a', 'total', 'of|daily|dose')) next += 3;
  else if (hasWords(tokens, next, 'for', 'total', 'of|daily|dose')) next += 2;
  else if (hasWords(tokens, next, 'total|tdd|totaling|totalling|equals|equaling')) next += 1;
  else if (hasWords(tokens, next, 'to', 'equal|make|total')) next += 2;
  else if (hasWords(tokens, next, 'daily', 'total') || hasWords(tokens, next, 'daily', 'dose')) next += 1;
  else if (hasWords(tokens, next, 'a', 'total', 'of')) next += 2;
  else return undefined;
  let daily = hasWords(tokens, at, 'daily|tdd') || hasWords(tokens, at + 1, 'tdd');
  while (hasWords(tokens, next, 'of|dose|daily|per|day|is|a|the') || [':', '='].includes(markAt(tokens, next))) {
    if (hasWords(tokens, next, 'daily|day')) daily = true;
    next += 1;
  }
  const amount = amountAt(tokens, next, names);
  if (amount === undefined || 'echo' in amount || (amount.amount.form === undefined && amount.amount.totals.length === 0)) return undefined;
  ({ next } = amount);
  if (hasWords(tokens, next, 'total')) next += 1;
  const period = frequencyAt(tokens, next);
  if (period !== undefined && 'frequency' in period && period.frequency.generic === true) {
    daily = true;
    ({ next } = period);
    if (hasWords(tokens, next, 'total')) next += 1;
  }
  return one({ kind: 'total', amount: amount.amount, ...(daily ? { daily: true as const } : {}) }, next);
};

/** "after 3 days", "in 1 week", "after one week": when a change comes. */
export const delayAt = (tokens: Tokens, at: number): Match | undefined => {
  if (!hasWords(tokens, at, 'after|in')) return undefined;
  const aWeek = hasWords(tokens, at + 1, 'a', 'week|month');
  const span = aWeek ? undefined : rangeAt(tokens, at + 1);
  const unitAt = aWeek ? at + 2 : span?.next;
  if (unitAt === undefined || (span !== undefined && span.range.low !== span.range.high)) return undefined;
  const unit = timeUnits.get(wordAt(tokens, unitAt));
  if (unit === undefined || unit < 1 || hasWords(tokens, unitAt, 'morning|evening|mornings|evenings')) return undefined;
  return one({ kind: 'delay', days: (span?.range.low ?? 1) * unit }, unitAt + 1);
};

/** "600 mg TID (1,800 mg/day)": what the day comes to. */
export const dayTotalAt = (tokens: Tokens, at: number, names: ReadonlySet<string>): Match | undefined => {
  if (markAt(tokens, at) !== '(' || at < 2) return undefined;
  const amount = amountAt(tokens, at + 1, names);
  if (amount === undefined || 'echo' in amount) return undefined;
  const period = frequencyAt(tokens, amount.next);
  const closes = period !== undefined && 'frequency' in period && period.frequency.generic === true && period.frequency.times.high === 1 && markAt(tokens, period.next) === ')';
  return closes ? one({ kind: 'total', amount: amount.amount, daily: true }, period.next + 1) : undefined;
};
