import { amountAt } from './amounts.ts';
import { hasWords, markAt, numberAt, phraseAt, rangeAt, wordAt, type Tokens } from './cursor.ts';
import { nothing, one, type Match } from './item.ts';
import { distanceAt, durationAt, labelAt } from './remarks.ts';
import { frequencyAt, timeOfDayAt, weekdaysAt } from './schedules.ts';
import { foreignWords, formWords, massUnits, stepWords } from './words.ts';

/** "increased from 1 capsule", "previously 300 mg at bedtime": what was before. */
export const earlierDoseAt = (tokens: Tokens, at: number, names: ReadonlySet<string>): number | undefined => {
  // "2 capsules instead of 1 capsule at bedtime": the time is that of the dose.
  if (hasWords(tokens, at, 'instead|rather|place', 'of|than')) return amountAt(tokens, at + 2, names)?.next;
  let start = at;
  if (hasWords(tokens, at, 'increased|decreased|reduced|changed|raised|lowered|up|down', 'from')) start += 2;
  // "previous dose: 1 tablet nightly", "target dose 3 tablets nightly": not what is taken now
  else if (hasWords(tokens, at, 'previous|prior|old|former|goal|target', 'dose|dosage|sig|directions|instructions')) {
    start += 2;
    while (start < at + 5 && (markAt(tokens, start) === ':' || hasWords(tokens, start, 'of|was|is'))) start += 1;
  }
  // "dose change from 0.5 mg"
  else if (hasWords(tokens, at, 'from') && hasWords(tokens, at - 1, 'change|increase|decrease|reduction|changed|increased|decreased|reduced')) start += 1;
  else if (hasWords(tokens, at, 'was|previously|formerly')) {
    start += 1;
    while (start < at + 5 && (hasWords(tokens, start, 'was|on|taking|took|taken|prescribed|at') || names.has(wordAt(tokens, start)))) start += 1;
  } else return undefined;
  const amount = amountAt(tokens, start, names);
  if (amount === undefined) return undefined;
  let { next } = amount;
  for (let i = 0; i < 2; i += 1) next = (frequencyAt(tokens, next) ?? timeOfDayAt(tokens, next))?.next ?? next;
  // "increased from 1 to 2 capsules" says the dose itself; that is left to the reader of changes.
  return hasWords(tokens, next, 'to') ? undefined : next;
};

/** "with the last dose at bedtime": one of the doses, not another. */
export const lastDoseAt = (tokens: Tokens, at: number): number | undefined => {
  let next = at;
  while (next < at + 3 && hasWords(tokens, next, 'with|the|taking|take|and')) next += 1;
  if (!hasWords(tokens, next, 'last|final|first|third|second|evening', 'dose') || hasWords(tokens, at, 'and')) return undefined;
  return timeOfDayAt(tokens, next + 2)?.next;
};

/** "after dialysis", "on HD days", "post hemodialysis session". */
export const dialysisAt = (tokens: Tokens, at: number): number | undefined => {
  let next = at;
  while (next < at + 4 && hasWords(tokens, next, 'after|on|post|following|each|every|with|at|the|end|of')) next += 1;
  if (!hasWords(tokens, next, 'dialysis|hemodialysis|haemodialysis|hd')) return undefined;
  next += 1;
  while (hasWords(tokens, next, 'session|sessions|days|day|treatment|treatments|only')) next += 1;
  return next;
};

export const datesAt = (tokens: Tokens, at: number): Match | undefined => {
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
  // "restart 1 tab qhs on 12/1/2026"
  const begins = ['start', 'starting', 'starts', 'begin', 'beginning', 'from', 'effective'].includes(opener) || (opener === 'on' && tokens.slice(0, at).some((_, i) => hasWords(tokens, i, 'restart|resume|start|begin')));
  // "last dose 10/1/2026": is it still taken?
  if (hasWords(tokens, at, 'last', 'dose')) return one({ kind: 'unread', text: 'the day of the last dose' }, next);
  // An end that cannot be read decides whether it is taken at all.
  if (token.date === undefined && ends) return one({ kind: 'unread', text: 'an end date' }, next);
  if (token.date === undefined || (!ends && !begins)) return nothing(next);
  const unsure = token.other === undefined ? {} : { unsure: [token.date, token.other] as const };
  return one(ends ? { kind: 'dates', to: token.date, ...unsure } : { kind: 'dates', ...(token.other === undefined ? { from: token.date } : {}), ...unsure }, next);
};
const isWeekday = (word: string): boolean => /^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?$/.test(word);

/** What a reason for taking it may say: anything, up to a number, a mark or words of dosing. */
export const reasonAt = (tokens: Tokens, at: number, names: ReadonlySet<string>): number => {
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
    if (hasWords(tokens, next, 'take|takes|taking|use|give|may|can|max|maximum|mdd|nte|limit|exceed|not|do|dont|x|q|every|each|up|start|starting|until|on|from|total|refill|refills|but|except|unless|extra|another|additional|plus|repeat|half|double|skip|hold|stop|with')) break;
    if (hasWords(tokens, next, 'no|never', 'more|greater')) break;
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
export const adviceAt = (tokens: Tokens, at: number, names: ReadonlySet<string>): number | undefined => {
  const opens =
    hasWords(tokens, at, 'do', 'not', 'crush|chew|split|cut|break|stop|discontinue|drive|skip|double|drink|use|combine|mix|operate|run|lie|open|swallow|share|freeze|refrigerate|abruptly|substitute|apply|eat|place|expose|remove|miss|consume') ||
    hasWords(tokens, at, 'dont|never', 'crush|chew|split|cut|break|stop|drive|skip|double|drink|combine|mix|miss|share') ||
    hasWords(tokens, at, 'do', 'not', 'take', 'with|within|at|while|if|together|on|antacids|lying|before') || hasWords(tokens, at, 'not', 'with') || hasWords(tokens, at, 'without', 'crushing|chewing|food') ||
    hasWords(tokens, at, 'avoid|warning|caution|call|contact|notify|report|seek|monitor|beware|remember|keep|store|refrigerate|discard|wash|shake|limit') && !hasWords(tokens, at, 'limit') ||
    hasWords(tokens, at, 'may|can', 'cause|make|be') && !hasWords(tokens, at + 2, 'increased|decreased|repeated|raised|reduced|titrated|taken|doubled|used|given') ||
    hasWords(tokens, at, 'stop|discontinue', 'if|and', 'rash|swelling|you|call|allergic|breathing|hives') || hasWords(tokens, at, 'if', 'rash|swelling|dizzy|drowsy|you', 'occurs|develops|feel|experience|miss|have') || hasWords(tokens, at, 'this', 'medication|medicine|drug') || hasWords(tokens, at, 'may', 'dissolve|crush|open|sprinkle');
  const reuse = hasWords(tokens, at, 'do', 'not', 'reuse|use|apply|place|put|repeat') || hasWords(tokens, at, 'avoid|dont|never', 'reusing|reuse|using|use|applying|apply|repeating');
  if (!opens && !reuse) return undefined;
  // "Do not reuse a site for 14 days": the days are the site's.
  if (reuse) {
    let end = at;
    while (end < tokens.length && ![';', '.', '(', ')'].includes(markAt(tokens, end))) end += 1;
    if (tokens.slice(at, end).some((token) => token.kind === 'word' && ['site', 'sites', 'area', 'areas', 'spot', 'location'].includes(token.text)) && !tokens.slice(at, end).some((_, i) => amountAt(tokens, at + i, names) !== undefined && massUnits.has(wordAt(tokens, at + i + 1)))) return end;
  }
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
