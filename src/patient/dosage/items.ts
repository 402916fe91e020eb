import { amountAt, type Echo } from './amounts.ts';
import { hasWords, markAt, numberAt, phraseAt, rangeAt, wordAt, type Tokens } from './cursor.ts';
import type { Amount, Limit, Measure, TimeOfDay } from './regimen.ts';
import { companionAt, distanceAt, drinkAt, durationAt, labelAt, limitAt, supplyAt } from './remarks.ts';
import { frequencyAt, timeOfDayAt, weekdaysAt, type Frequency } from './schedules.ts';
import { alteringWords, foreignWords, formWords, harmlessWords, stepWords, timeUnits } from './words.ts';

/** What a direction is made of, in order. */
export type Item =
  | { readonly kind: 'amount'; readonly amount: Amount; readonly upTo?: true }
  | { readonly kind: 'echo'; readonly echo: Echo }
  | { readonly kind: 'frequency'; readonly frequency: Frequency; readonly at?: TimeOfDay }
  | { readonly kind: 'time'; readonly time: TimeOfDay }
  | { readonly kind: 'weekdays'; readonly weekdays: readonly number[] }
  | { readonly kind: 'asNeeded' }
  | { readonly kind: 'may' }
  | { readonly kind: 'once' }
  | { readonly kind: 'repeat'; readonly times: number }
  | { readonly kind: 'duration'; readonly days: number; readonly nightly: boolean }
  | { readonly kind: 'delay'; readonly days: number }
  | { readonly kind: 'label'; readonly fromDay: number; readonly toDay?: number }
  | { readonly kind: 'then' }
  /** A change of dose: to another, or by so much every so many days. `uncertain` where it depends on something. */
  | { readonly kind: 'change'; readonly by?: Amount | undefined; readonly everyDays?: number | undefined }
  | { readonly kind: 'uncertain' }
  | { readonly kind: 'limit'; readonly limit: Limit }
  | { readonly kind: 'total'; readonly measure: Measure; readonly daily?: true }
  | { readonly kind: 'dates'; readonly from?: string; readonly to?: string }
  /** After dialysis: says when among the days given, not which. */
  | { readonly kind: 'dialysis' }
  /** "then stop" */
  | { readonly kind: 'finish' }
  | { readonly kind: 'and' | 'comma' | 'stop' | 'companion' | 'meals' }
  /** Not understood, and it may change the dose. */
  | { readonly kind: 'unread'; readonly text: string }
  /** A word nobody listed; alone it changes nothing, several make the text foreign. */
  | { readonly kind: 'stranger'; readonly text: string }
  /** A word that changes a dose where a dose is spoken of. */
  | { readonly kind: 'altering'; readonly text: string };

interface Match {
  readonly items: readonly Item[];
  readonly next: number;
}
const one = (item: Item, next: number): Match => ({ items: [item], next });
const nothing = (next: number): Match => ({ items: [], next });

const changing = 'increase|increasing|increased|raise|reduce|reducing|decrease|decreasing|lower|change|titrate|titrating|taper|tapering|advance|escalate|go|step|uptitrate|adjust|wean|weaning|drop|switch|move';

/** "increase to", "reduce dose to", "titrate up to"; "increase by 1 capsule every 3 days to". */
const changeAt = (tokens: Tokens, at: number, names: ReadonlySet<string>): Match | undefined => {
  let next = at;
  const conditional = hasWords(tokens, next, 'may|can|could|might');
  if (conditional) next += 1;
  if (hasWords(tokens, next, 'be')) next += 1;
  if (!hasWords(tokens, next, changing)) return undefined;
  const verb = next;
  if (hasWords(tokens, next, 'go|move|step|switch|drop') && !hasWords(tokens, next + 1, 'up|down|to')) return undefined;
  if (hasWords(tokens, next, 'change') && !hasWords(tokens, next + 1, 'to|dose')) return undefined;
  next += 1;
  while (hasWords(tokens, next, 'up|down|the|dose|dosage|daily|slowly|gradually|it|further|medication|back|your|her|total|in|each|nightly|evening|bedtime|night')) next += 1;
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
  if (hasWords(tokens, next, 'to|at') && !hasWords(tokens, verb, 'titrate|titrating|taper|tapering|wean|weaning|adjust|uptitrate|escalate')) {
    const target = amountAt(tokens, next + 1, names);
    const frequency = frequencyAt(tokens, next + 1);
    if (target !== undefined || frequency !== undefined) return { items: [...uncertain, { kind: 'change' }], next: next + 1 };
  }
  return one({ kind: 'uncertain' }, next);
};

/** "increased from 1 capsule", "previously 300 mg at bedtime": what was before. */
const earlierDoseAt = (tokens: Tokens, at: number, names: ReadonlySet<string>): number | undefined => {
  if (!hasWords(tokens, at, 'increased|decreased|reduced|changed|raised|lowered|up|down', 'from')) return undefined;
  const amount = amountAt(tokens, at + 2, names);
  if (amount === undefined) return undefined;
  let { next } = amount;
  for (let i = 0; i < 2; i += 1) next = (frequencyAt(tokens, next) ?? timeOfDayAt(tokens, next))?.next ?? next;
  // "increased from 1 to 2 capsules" says the dose itself; that is left to the reader of changes.
  return hasWords(tokens, next, 'to') ? undefined : next;
};

/** "with the last dose at bedtime": one of the doses, not another. */
const lastDoseAt = (tokens: Tokens, at: number): number | undefined => {
  let next = at;
  while (next < at + 3 && hasWords(tokens, next, 'with|the|taking|take|and')) next += 1;
  if (!hasWords(tokens, next, 'last|final|first|third|second|evening', 'dose') || hasWords(tokens, at, 'and')) return undefined;
  return timeOfDayAt(tokens, next + 2)?.next;
};

/** "after dialysis", "on HD days", "post hemodialysis session". */
const dialysisAt = (tokens: Tokens, at: number): number | undefined => {
  let next = at;
  while (next < at + 4 && hasWords(tokens, next, 'after|on|post|following|each|every|with|at|the|end|of')) next += 1;
  if (!hasWords(tokens, next, 'dialysis|hemodialysis|haemodialysis|hd')) return undefined;
  next += 1;
  while (hasWords(tokens, next, 'session|sessions|days|day|treatment|treatments|only')) next += 1;
  return next;
};

const datesAt = (tokens: Tokens, at: number): Match | undefined => {
  let next = at;
  const opener = wordAt(tokens, next);
  const isDate = tokens[next]?.kind === 'date';
  if (!isDate) {
    if (!hasWords(tokens, next, 'start|starting|starts|started|begin|beginning|from|effective|since|on|until|through|thru|end|ending|ends|to|till|by|stop|stopping|last|expires|first|dated|date')) return undefined;
    next += 1;
    while (markAt(tokens, next) === ':' || hasWords(tokens, next, 'date|on|dose|from|at')) next += 1;
  }
  let token = tokens[next];
  if (token?.kind === 'word' && isWeekday(token.text)) {
    next += 1;
    if (markAt(tokens, next) === ',') next += 1;
    token = tokens[next];
  }
  if (token?.kind !== 'date') return undefined;
  next += 1;
  if (hasWords(tokens, next, 'at') && (tokens[next + 1]?.kind === 'clock' || tokens[next + 1]?.kind === 'number')) next += 2;
  const ends = ['until', 'through', 'thru', 'end', 'ending', 'ends', 'to', 'till', 'stop', 'stopping', 'expires'].includes(opener);
  const begins = ['start', 'starting', 'starts', 'begin', 'beginning', 'from', 'effective'].includes(opener);
  if (token.date === undefined || (!ends && !begins)) return nothing(next);
  return one(ends ? { kind: 'dates', to: token.date } : { kind: 'dates', from: token.date }, next);
};
const isWeekday = (word: string): boolean => /^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?$/.test(word);

/** "may repeat once in 2 hours", "can repeat x 1". */
const repeatAt = (tokens: Tokens, at: number): Match | undefined => {
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

const totalAt = (tokens: Tokens, at: number, names: ReadonlySet<string>): Match | undefined => {
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
  const measure = amount === undefined || 'echo' in amount || amount.amount.count !== undefined ? undefined : amount.amount.totals[0];
  if (amount === undefined || measure === undefined) return undefined;
  ({ next } = amount);
  if (hasWords(tokens, next, 'total')) next += 1;
  const period = frequencyAt(tokens, next);
  if (period !== undefined && 'frequency' in period && period.frequency.generic === true) {
    daily = true;
    ({ next } = period);
    if (hasWords(tokens, next, 'total')) next += 1;
  }
  return one({ kind: 'total', measure, ...(daily ? { daily: true as const } : {}) }, next);
};

/** What a reason for taking it may say: anything, up to a number, a mark or words of dosing. */
const reasonAt = (tokens: Tokens, at: number, names: ReadonlySet<string>): number => {
  let next = at;
  while (next < tokens.length) {
    const token = tokens[next];
    if (token?.kind === 'mark' && token.text === '/' && tokens[next + 1]?.kind === 'word') {
      next += 1;
      continue;
    }
    // "for moderate pain (4-6)", "pain score 4-6": how bad, not how much
    const score = painScoreAt(tokens, next);
    if (score !== undefined) {
      next = score;
      continue;
    }
    if (token?.kind !== 'word') break;
    if (stepWords.has(token.text) || phraseAt(tokens, next) !== undefined || foreignWords.has(token.text)) break;
    if (hasWords(tokens, next, 'take|takes|taking|use|give|may|can|max|maximum|not|do|dont|x|q|every|each|up|start|starting|until|on|from|total|refill|refills|but|except|unless|extra|another|additional|plus|repeat|half|double|skip|hold|stop|with')) break;
    if (hasWords(tokens, next, 'and|or') && !isReasonWord(tokens, next + 1)) break;
    if (formWords.has(token.text) && token.text !== 'each') break;
    if (timeOfDayAt(tokens, next) !== undefined && !hasWords(tokens, next, 'sleep|sleeping|night') && !(hasWords(tokens, next, 'nighttime|bedtime|evening|nocturnal|nightly|morning') && isReasonWord(tokens, next + 1) && next === at)) break;
    if (frequencyAt(tokens, next) !== undefined && !(hasWords(tokens, next, 'daily') && hasWords(tokens, next + 1, 'use'))) break;
    if (durationAt(tokens, next) !== undefined || labelAt(tokens, next) !== undefined || amountAt(tokens, next, names) !== undefined || weekdaysAt(tokens, next) !== undefined) break;
    next += 1;
  }
  return next;
};
const painScoreAt = (tokens: Tokens, at: number): number | undefined => {
  const bracket = markAt(tokens, at) === '(';
  let next = at + (bracket ? 1 : 0);
  const named = hasWords(tokens, next, 'pain|score|scale|level|rated|severity');
  while (hasWords(tokens, next, 'pain|score|scale|level|rated|severity|of')) next += 1;
  const range = rangeAt(tokens, next);
  const beside = hasWords(tokens, at - 1, 'pain|score|scale|severity|level');
  if (range === undefined || range.range.high > 10 || !(named || beside) || (!bracket && !hasWords(tokens, next - 1, 'score|scale|level|rated|of'))) return undefined;
  ({ next } = range);
  if (hasWords(tokens, next, 'out', 'of') && numberAt(tokens, next + 2) === 10) next += 3;
  if (markAt(tokens, next) === '/' && numberAt(tokens, next + 1) === 10) next += 2;
  return bracket ? (markAt(tokens, next) === ')' ? next + 1 : undefined) : next;
};
const isReasonWord = (tokens: Tokens, at: number): boolean =>
  wordAt(tokens, at) !== '' && !hasWords(tokens, at, 'take|takes|then|use|give|at|in|every|q|before|may|can|on|with|half|one|a|an|max|stop|increase|decrease') && timeOfDayAt(tokens, at) === undefined && frequencyAt(tokens, at) === undefined && !stepWords.has(wordAt(tokens, at));

/** Advice that changes no dose: "Do not crush or chew", "Avoid alcohol", "May cause drowsiness", up to the end of the clause. */
const adviceAt = (tokens: Tokens, at: number): number | undefined => {
  const opens =
    hasWords(tokens, at, 'do', 'not', 'crush|chew|split|cut|break|stop|discontinue|drive|skip|double|drink|use|combine|mix|operate|run|lie|open|swallow|share|freeze|refrigerate|abruptly|substitute|apply|eat|place|expose|remove|miss|consume') ||
    hasWords(tokens, at, 'dont|never', 'crush|chew|split|cut|break|stop|drive|skip|double|drink|combine|mix|miss|share') ||
    hasWords(tokens, at, 'do', 'not', 'take', 'with|within|at|while|if|together|on|antacids|lying|before') || hasWords(tokens, at, 'not', 'with') || hasWords(tokens, at, 'without', 'crushing|chewing|food') ||
    hasWords(tokens, at, 'avoid|warning|caution|call|contact|notify|report|seek|monitor|beware|remember|keep|store|refrigerate|discard|wash|shake|limit') && !hasWords(tokens, at, 'limit') ||
    hasWords(tokens, at, 'may|can', 'cause|make|be') && !hasWords(tokens, at + 2, 'increased|decreased|repeated|raised|reduced|titrated|taken|doubled|used|given') ||
    hasWords(tokens, at, 'stop|discontinue', 'if|and', 'rash|swelling|you|call|allergic|breathing|hives') || hasWords(tokens, at, 'if', 'rash|swelling|dizzy|drowsy|you', 'occurs|develops|feel|experience|miss|have') || hasWords(tokens, at, 'this', 'medication|medicine|drug') || hasWords(tokens, at, 'may', 'dissolve|crush|open|sprinkle');
  if (!opens) return undefined;
  let next = at;
  while (next < tokens.length && ![';', '.', '(', ')'].includes(markAt(tokens, next))) {
    const token = tokens[next];
    if (token?.kind === 'number' || token?.kind === 'unclear') {
      const distance = distanceAt(tokens, next);
      if (distance === undefined) return undefined;
      ({ next } = distance);
      continue;
    }
    if (next > at + 1 && stepWords.has(wordAt(tokens, next)) && hasWords(tokens, next, 'then|increase|titrate|taper')) return undefined;
    next += 1;
  }
  return next;
};

/** What begins at `at`, by the recogniser that is surest of it. */
const matchAt = (tokens: Tokens, at: number, names: ReadonlySet<string>): Match => {
  const token = tokens[at];
  if (token === undefined) return nothing(at + 1);
  const end = supplyAt(tokens, at) ?? drinkAt(tokens, at);
  if (end !== undefined) return nothing(end);
  const dates = datesAt(tokens, at);
  if (dates !== undefined) return dates;
  const advice = adviceAt(tokens, at);
  if (advice !== undefined) return nothing(advice);
  const companion = companionAt(tokens, at, names);
  if (companion !== undefined) return one({ kind: 'companion' }, companion);
  const limit = limitAt(tokens, at, names);
  if (limit !== undefined) return one({ kind: 'limit', limit: limit.limit }, limit.next);
  const earlier = earlierDoseAt(tokens, at, names) ?? lastDoseAt(tokens, at);
  if (earlier !== undefined) return nothing(earlier);
  const dialysis = dialysisAt(tokens, at);
  if (dialysis !== undefined) return one({ kind: 'dialysis' }, dialysis);
  if (hasWords(tokens, at, 'then|and', 'stop|discontinue|off') && !(tokens[at + 2]?.kind === 'word' && !hasWords(tokens, at + 2, 'taking|medication|it|completely')) && tokens[at + 2]?.kind !== 'number') return one({ kind: 'finish' }, at + 2);
  const change = changeAt(tokens, at, names) ?? repeatAt(tokens, at) ?? totalAt(tokens, at, names);
  if (change !== undefined) return change;
  const distance = distanceAt(tokens, at);
  if (distance !== undefined) return distance.time === undefined ? nothing(distance.next) : one({ kind: 'time', time: distance.time.time }, distance.next);
  const delay = delayAt(tokens, at);
  if (delay !== undefined) return delay;
  const duration = durationAt(tokens, at);
  if (duration !== undefined) return one({ kind: 'duration', days: duration.days, nightly: duration.nightly }, duration.next);
  const label = labelAt(tokens, at);
  if (label !== undefined) return one({ kind: 'label', fromDay: label.fromDay, ...(label.toDay === undefined ? {} : { toDay: label.toDay }) }, label.next);
  const phrase = phraseAt(tokens, at);
  if (phrase !== undefined) {
    if (phrase.kind === 'asNeeded') {
      const colon = phrase.next + (markAt(tokens, phrase.next) === ':' ? 1 : 0);
      return one({ kind: 'asNeeded' }, reasonAt(tokens, colon, names));
    }
    if (phrase.kind === 'notTaken') return one({ kind: 'unread', text: 'not taken as written' }, phrase.next);
    if (phrase.kind === 'meals') return one({ kind: 'meals' }, phrase.next);
    if (phrase.kind === 'variable') return one({ kind: 'uncertain' }, phrase.next);
    if (phrase.kind === 'asDirected') return nothing(hasWords(tokens, phrase.next, 'by|in|on', 'the|your|a|my|her', 'doctor|physician|provider|prescriber|package|label|box|specialist|neurologist|clinic|nurse') ? phrase.next + 3 : phrase.next);
  }
  const frequency = frequencyAt(tokens, at);
  const time = timeOfDayAt(tokens, at);
  if (phrase !== undefined && (frequency?.next ?? 0) <= phrase.next && (time?.next ?? 0) <= phrase.next) return nothing(phrase.next);
  if (frequency !== undefined && 'frequency' in frequency) return one({ kind: 'frequency', frequency: frequency.frequency, ...(frequency.at === undefined ? {} : { at: frequency.at }) }, frequency.next);
  const weekdays = weekdaysAt(tokens, at);
  if (weekdays !== undefined) return one({ kind: 'weekdays', weekdays: weekdays.weekdays }, weekdays.next);
  if (time !== undefined) return one({ kind: 'time', time: time.time }, time.next);
  const once = hasWords(tokens, at, 'once') ? at + 1 : numberAt(tokens, at) === 1 && hasWords(tokens, at + 1, 'time') ? at + 2 : hasWords(tokens, at, 'x') && numberAt(tokens, at + 1) === 1 ? at + 2 : undefined;
  if (once !== undefined) return one({ kind: 'once' }, hasWords(tokens, once, 'for|only') && numberAt(tokens, once + 1) === 1 && hasWords(tokens, once + 2, 'dose') ? once + 3 : once);
  if (hasWords(tokens, at, 'up', 'to')) {
    const amount = amountAt(tokens, at + 2, names);
    if (amount !== undefined && 'amount' in amount) return one({ kind: 'amount', amount: amount.amount, upTo: true }, amount.next);
  }
  if (hasWords(tokens, at, 'for|to', 'treat|help|manage|control|prevent|relieve') || hasWords(tokens, at, 'for|due|because') || hasWords(tokens, at, 'to', 'reduce|lower', 'bp|blood|pain|symptoms')) {
    const start = at + (wordAt(tokens, at) === 'to' ? 2 : 1);
    if (numberAt(tokens, at + 1) === undefined) return nothing(Math.max(start, reasonAt(tokens, start, names)));
  }
  if (hasWords(tokens, at, 'every|each') && (hasWords(tokens, at + 1, 'dose|tablet|capsule|patch|time|application') )) return nothing(at + 2);
  if (token.kind === 'number' || hasWords(tokens, at, 'a|an|i|ii|iii|iv|iss|ss|v|between')) {
    const amount = amountAt(tokens, at, names);
    if (amount !== undefined) return 'echo' in amount ? one({ kind: 'echo', echo: amount.echo }, amount.next) : one({ kind: 'amount', amount: amount.amount }, amount.next);
  }
  return single(tokens, at, names);
};

/** "after 3 days", "in 1 week", "after one week": when a change comes. */
const delayAt = (tokens: Tokens, at: number): Match | undefined => {
  if (!hasWords(tokens, at, 'after|in')) return undefined;
  const aWeek = hasWords(tokens, at + 1, 'a', 'week|month');
  const span = aWeek ? undefined : rangeAt(tokens, at + 1);
  const unitAt = aWeek ? at + 2 : span?.next;
  if (unitAt === undefined || (span !== undefined && span.range.low !== span.range.high)) return undefined;
  const unit = timeUnits.get(wordAt(tokens, unitAt));
  if (unit === undefined || unit < 1 || hasWords(tokens, unitAt, 'morning|evening|mornings|evenings')) return undefined;
  return one({ kind: 'delay', days: (span?.range.low ?? 1) * unit }, unitAt + 1);
};

const single = (tokens: Tokens, at: number, names: ReadonlySet<string>): Match => {
  const token = tokens[at];
  if (token === undefined) return nothing(at + 1);
  if (token.kind === 'mark') {
    if (token.text === '?') return { items: [{ kind: 'altering', text: '?' }, { kind: 'stop' }], next: at + 1 };
    if (token.text === '.' || token.text === ';') return one({ kind: 'stop' }, at + 1);
    if (token.text === '&' || token.text === '+') return one({ kind: 'and' }, at + 1);
    if (token.text === '/') return one({ kind: 'and' }, at + 1);
    if (token.text === '=' || token.text === '#' || token.text === '*') return one({ kind: 'unread', text: token.text }, at + 1);
    return one({ kind: 'comma' }, at + 1);
  }
  if (token.kind === 'number') return one({ kind: 'unread', text: String(token.value) }, at + 1);
  if (token.kind === 'unclear') return one({ kind: 'unread', text: token.text }, at + 1);
  if (token.kind === 'clock') return one({ kind: 'unread', text: 'a clock time' }, at + 1);
  if (token.kind === 'date') return nothing(at + 1);
  const word = token.text;
  if (word === 'and' || word === 'plus') return one({ kind: 'and' }, at + 1);
  if (word === 'then' || word === 'thereafter' || word === 'afterwards' || word === 'subsequently' || word === 'afterward') return one({ kind: 'then' }, at + 1);
  if (hasWords(tokens, at, 'followed', 'by')) return one({ kind: 'then' }, at + 2);
  if (hasWords(tokens, at, 'after', 'that')) return one({ kind: 'then' }, at + 2);
  if (hasWords(tokens, at, 'may|can', 'take|use|give|have|apply|be')) return one({ kind: 'may' }, at + 1);
  if (hasWords(tokens, at, 'replace|replaced|change|changed|replacing|changing')) return nothing(at + 1);
  if (hasWords(tokens, at, 'wear|leave', 'on|for|in|patch')) return nothing(at + 1);
  if (names.has(word)) return nothing(at + 1);
  if (foreignWords.has(word) && !harmlessWords.has(word)) return one({ kind: 'unread', text: word }, at + 1);
  if (stepWords.has(word)) return one({ kind: 'uncertain' }, at + 1);
  if (alteringWords.has(word)) return one({ kind: 'altering', text: word }, at + 1);
  // A piece of time left over ("6 hours" of what?) is not understood where a dose is spoken of.
  if (timeUnits.has(word) || word === 'times') return one({ kind: 'altering', text: word }, at + 1);
  if (harmlessWords.has(word) || formWords.has(word)) return nothing(at + 1);
  return one({ kind: 'stranger', text: word }, at + 1);
};

/** The direction as items, in order. */
export const itemsOf = (tokens: Tokens, names: ReadonlySet<string>): readonly Item[] => {
  const items: Item[] = [];
  let at = 0;
  while (at < tokens.length) {
    const match = matchAt(tokens, at, names);
    const last = items.at(-1);
    const [first] = match.items;
    // "2 squirts": a number of something unknown
    if (last?.kind === 'amount' && last.amount.form === undefined && last.amount.totals.length === 0 && first?.kind === 'stranger') items.push({ kind: 'unread', text: first.text });
    else if (first?.kind === 'amount' && first.amount.count === undefined && hasWords(tokens, match.next, 'total') && items.some((item) => item.kind === 'amount')) {
      // "1.5 pills daily 150 mg total": what the dose comes to
      items.push(...first.amount.totals.map((measure): Item => ({ kind: 'total', measure })));
    } else items.push(...match.items);
    at = Math.max(match.next, at + 1);
  }
  return items;
};
