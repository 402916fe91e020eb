import { amountAt } from './amounts.ts';
import { adviceAt, datesAt, dialysisAt, earlierDoseAt, lastDoseAt, reasonAt } from './asides.ts';
import { halvingAt, otherSubstanceAt, visitAt, wornAt } from './beside.ts';
import { alternationAt, changeAt, dayTotalAt, delayAt, repeatAt, totalAt } from './changes.ts';
import { hasWords, markAt, numberAt, phraseAt, wordAt, type Tokens } from './cursor.ts';
import { nothing, one, type Item, type Match } from './item.ts';
import { companionAt, distanceAt, drinkAt, durationAt, labelAt, limitAt, supplyAt } from './remarks.ts';
import { exactly } from './regimen.ts';
import { frequencyAt, timeOfDayAt, weekdaysAt, type Frequency } from './schedules.ts';
import { alteringWords, foreignWords, formWords, harmlessWords, occasionWords, repeatWords, stepWords, timeUnits } from './words.ts';

/** What begins at `at`, by the recogniser that is surest of it. */
const matchAt = (tokens: Tokens, at: number, names: ReadonlySet<string>): Match => {
  const token = tokens[at];
  if (token === undefined) return nothing(at + 1);
  // "Taper: 2 tablets …" is a heading.
  if (at === 0 && hasWords(tokens, at, 'taper|titration|titrate|schedule') && markAt(tokens, 1) === ':') return nothing(2);
  const end = supplyAt(tokens, at) ?? drinkAt(tokens, at) ?? visitAt(tokens, at);
  if (end !== undefined) return nothing(end);
  const dates = datesAt(tokens, at);
  if (dates !== undefined) return dates;
  const advice = adviceAt(tokens, at, names);
  if (advice !== undefined) return nothing(advice);
  const other = otherSubstanceAt(tokens, at, names) ?? wornAt(tokens, at) ?? halvingAt(tokens, at);
  // "with Tylenol 500 mg as needed": which of the two is not always taken?
  if (other !== undefined) return phraseAt(tokens, other)?.kind === 'asNeeded' ? one({ kind: 'unread', text: 'as needed, beside another medicine' }, other) : nothing(other);
  const companion = companionAt(tokens, at, names);
  if (companion !== undefined) return one({ kind: 'companion' }, companion);
  const limit = limitAt(tokens, at, names);
  if (limit !== undefined) return one({ kind: 'limit', limit: limit.limit }, limit.next);
  const bracketed = dayTotalAt(tokens, at, names);
  if (bracketed !== undefined) return bracketed;
  const earlier = earlierDoseAt(tokens, at, names) ?? lastDoseAt(tokens, at);
  if (earlier !== undefined) return nothing(earlier);
  const dialysis = dialysisAt(tokens, at);
  if (dialysis !== undefined) return one({ kind: 'dialysis' }, dialysis);
  if (hasWords(tokens, at, 'then|and', 'stop|discontinue|off') && !(tokens[at + 2]?.kind === 'word' && !hasWords(tokens, at + 2, 'taking|medication|it|completely')) && tokens[at + 2]?.kind !== 'number') return one({ kind: 'finish' }, at + 2);
  const alternation = alternationAt(tokens, at, names);
  if (alternation !== undefined) return alternation;
  const change = changeAt(tokens, at, names) ?? repeatAt(tokens, at) ?? totalAt(tokens, at, names);
  if (change !== undefined) return change;
  const distance = distanceAt(tokens, at);
  if (distance !== undefined) return distance.time === undefined ? (distance.meals === true ? one({ kind: 'meals' }, distance.next) : nothing(distance.next)) : one({ kind: 'time', time: distance.time.time, distant: true }, distance.next);
  const delay = delayAt(tokens, at);
  if (delay !== undefined) return delay;
  const duration = durationAt(tokens, at);
  if (duration !== undefined) return one({ kind: 'duration', days: duration.days, ...(duration.mostDays === undefined ? {} : { mostDays: duration.mostDays }), nightly: duration.nightly }, duration.next);
  const label = labelAt(tokens, at);
  if (label !== undefined) return one({ kind: 'label', fromDay: label.fromDay, ...(label.toDay === undefined ? {} : { toDay: label.toDay }) }, label.next);
  // "on nights she works": some of them
  if (hasWords(tokens, at, 'on|for', 'nights|days|evenings|mornings') && tokens[at + 2]?.kind === 'word' && !hasWords(tokens, at + 2, 'and|then|only|prn|as') && weekdaysAt(tokens, at + 2) === undefined) return one({ kind: 'altering', text: 'on some days' }, at + 2);
  const phrase = phraseAt(tokens, at);
  if (phrase !== undefined) {
    if (phrase.kind === 'asNeeded') {
      // "PRN: for pain", "PRN, severe pain (7-10)"
      const colon = phrase.next + (markAt(tokens, phrase.next) === ':' || (markAt(tokens, phrase.next) === ',' && hasWords(tokens, phrase.next + 1, 'severe|moderate|mild|breakthrough|pain')) ? 1 : 0);
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
  // "nightly x 1 dose": once, and over
  if (hasWords(tokens, at, 'x|for') && numberAt(tokens, at + 1) !== undefined && hasWords(tokens, at + 2, 'dose|doses')) return one({ kind: 'unread', text: 'a number of doses' }, at + 3);
  const once = hasWords(tokens, at, 'once') ? at + 1 : numberAt(tokens, at) === 1 && hasWords(tokens, at + 1, 'time') ? at + 2 : hasWords(tokens, at, 'x') && numberAt(tokens, at + 1) === 1 ? at + 2 : undefined;
  if (once !== undefined) return one({ kind: 'once' }, hasWords(tokens, once, 'for|only') && numberAt(tokens, once + 1) === 1 && hasWords(tokens, once + 2, 'dose') ? once + 3 : once);
  if (hasWords(tokens, at, 'up', 'to')) {
    const amount = amountAt(tokens, at + 2, names);
    if (amount !== undefined && 'amount' in amount) return one({ kind: 'amount', amount: amount.amount, upTo: true }, amount.next);
  }
  if (hasWords(tokens, at, 'for|to', 'treat|help|manage|control|prevent|relieve') || hasWords(tokens, at, 'for|due|because') || hasWords(tokens, at, 'to', 'reduce|lower', 'bp|blood|pain|symptoms')) {
    const start = at + (wordAt(tokens, at) === 'to' ? 2 : 1);
    const end = Math.max(start, reasonAt(tokens, start, names));
    const occasion = tokens.slice(at, end).find((some) => some.kind === 'word' && occasionWords.has(some.text));
    if (numberAt(tokens, at + 1) === undefined) return occasion === undefined ? nothing(end) : one({ kind: 'altering', text: wordAt([occasion], 0) }, end);
  }
  if (hasWords(tokens, at, 'every|each') && (hasWords(tokens, at + 1, 'dose|tablet|capsule|patch|time|application') )) return nothing(at + 2);
  if (token.kind === 'number' || hasWords(tokens, at, 'a|an|i|ii|iii|iv|iss|ss|v|between')) {
    const amount = amountAt(tokens, at, names);
    if (amount !== undefined) return 'echo' in amount ? one({ kind: 'echo', echo: amount.echo }, amount.next) : one({ kind: 'amount', amount: amount.amount }, amount.next);
  }
  return single(tokens, at, names);
};

const single = (tokens: Tokens, at: number, names: ReadonlySet<string>): Match => {
  const token = tokens[at];
  if (token === undefined) return nothing(at + 1);
  if (token.kind === 'mark') {
    if (token.text === '?') return { items: [{ kind: 'altering', text: '?' }, { kind: 'stop' }], next: at + 1 };
    if (token.text === '.' || token.text === ';') return one({ kind: 'stop' }, at + 1);
    if (token.text === '&' || token.text === '+') return one({ kind: 'and' }, at + 1);
    if (token.text === '/' && phraseAt(tokens, at + 1)?.kind === 'asNeeded') return nothing(at + 1);
    if (token.text === '/') return names.has(wordAt(tokens, at - 1)) && names.has(wordAt(tokens, at + 1)) ? nothing(at + 1) : one({ kind: 'and' }, at + 1);
    // "*needs appointment*"
    if (token.text === '*' && tokens[at - 1]?.kind !== 'number' && tokens[at + 1]?.kind !== 'number') return nothing(at + 1);
    if (token.text === '=' || token.text === '#' || token.text === '*') return one({ kind: 'unread', text: token.text }, at + 1);
    return one({ kind: 'comma' }, at + 1);
  }
  if (token.kind === 'number') return one({ kind: 'unread', text: String(token.value) }, at + 1);
  if (token.kind === 'unclear') return one({ kind: 'unread', text: token.text }, at + 1);
  if (token.kind === 'clock') return one({ kind: 'unread', text: 'a clock time' }, at + 1);
  if (token.kind === 'date') return nothing(at + 1);
  const word = token.text;
  if (word === 'and' || word === 'plus') return one({ kind: 'and' }, at + 1);
  // "for 1 week, then as directed", "then reassess": what follows is not said here.
  if (word === 'then' && (phraseAt(tokens, at + 1)?.kind === 'asDirected' || hasWords(tokens, at + 1, 'reassess|reevaluate|call|contact|follow|review|see|return|discuss|recheck|evaluate'))) return { items: [{ kind: 'then' }, { kind: 'uncertain' }], next: at + 2 };
  if (word === 'then' || word === 'thereafter' || word === 'afterwards' || word === 'subsequently' || word === 'afterward') return one({ kind: 'then' }, at + 1);
  if (hasWords(tokens, at, 'followed', 'by')) return one({ kind: 'then' }, at + 2);
  if (hasWords(tokens, at, 'after', 'that')) return one({ kind: 'then' }, at + 2);
  if (hasWords(tokens, at, 'may|can', 'take|use', 'with|without')) return nothing(at + 2);
  if (hasWords(tokens, at, 'while', 'awake') || hasWords(tokens, at, 'wa')) return one({ kind: 'altering', text: 'awake' }, at + (word === 'wa' ? 1 : 2));
  // "when restless", "during flares": not always. "when going to bed" is a time.
  if (hasWords(tokens, at, 'when|whenever|while|during') && ![1, 2, 3].some((i) => timeOfDayAt(tokens, at + i) !== undefined) && !hasWords(tokens, at + 1, 'the|each|every|taking|meals|meal|food|eating')) return one({ kind: 'altering', text: word }, at + 1);
  if (hasWords(tokens, at, 'bad|worse|tough|rough', 'night|nights|day|days|evening|evenings')) return one({ kind: 'altering', text: 'bad nights' }, at + 1);
  if (occasionWords.has(word)) return one({ kind: 'altering', text: word }, at + 1);
  if (hasWords(tokens, at, 'used', 'to', 'take|be') || hasWords(tokens, at, 'had', 'been|taken')) return one({ kind: 'unread', text: 'a dose of the past' }, at + 2);
  // "usually takes twice": how often, without its day
  if (repeatWords.has(word) && word !== 'once') return one({ kind: 'altering', text: word }, at + 1);
  if (hasWords(tokens, at, 'may|can', 'take|use|give|have|apply|be')) return one({ kind: 'may' }, at + 1);
  if (hasWords(tokens, at, 'replace|replaced|change|changed|replacing|changing')) return nothing(at + 1);
  if (hasWords(tokens, at, 'wear|leave', 'on|for|in|patch')) return nothing(at + 1);
  // "may take a second capsule"
  if (hasWords(tokens, at, 'second|third|fourth', 'tablet|tab|capsule|cap|patch|dose|pill|film')) return one({ kind: 'altering', text: 'another' }, at + 1);
  if (hasWords(tokens, at, 'at', 'least') && amountAt(tokens, at + 2, names) !== undefined) return one({ kind: 'unread', text: 'at least' }, at + 2);
  if (names.has(word)) return nothing(at + 1);
  if (foreignWords.has(word) && !harmlessWords.has(word)) return one({ kind: 'unread', text: word }, at + 1);
  if (stepWords.has(word)) return one({ kind: 'uncertain' }, at + 1);
  if (alteringWords.has(word)) return one({ kind: 'altering', text: word }, at + 1);
  // A piece of time left over ("6 hours" of what?) is not understood where a dose is spoken of.
  if (timeUnits.has(word) || word === 'times') return one({ kind: 'altering', text: word }, at + 1);
  if (harmlessWords.has(word) || formWords.has(word)) return nothing(at + 1);
  return one({ kind: 'stranger', text: word }, at + 1);
};

const perDay: Frequency = { times: exactly(1), days: exactly(1), generic: true, perDay: true };

/** The direction as items, in order. */
export const itemsOf = (tokens: Tokens, names: ReadonlySet<string>): readonly Item[] => {
  const items = inOrder(tokens, names);
  // "Change patch every 3 days": one patch
  const changed = tokens.some((_, at) => hasWords(tokens, at, 'change|replace', 'patch') || hasWords(tokens, at, 'change|replace', 'the', 'patch'));
  const amounts = items.some((item) => item.kind === 'amount' || item.kind === 'echo');
  // "a total of 3 tablets per day", and nothing else about an amount: that is the dose
  if (!amounts && items.filter((item) => item.kind === 'total').length === 1 && items.every((item) => item.kind !== 'companion')) return items.flatMap((item): readonly Item[] => (item.kind === 'total' && item.daily === true ? [{ kind: 'amount', amount: item.amount }, { kind: 'frequency', frequency: perDay }] : [item]));
  return changed && !amounts ? [{ kind: 'amount', amount: { count: exactly(1), form: 'patch', totals: [] } }, ...items] : items;
};

const inOrder = (tokens: Tokens, names: ReadonlySet<string>): readonly Item[] => {
  const items: Item[] = [];
  let at = 0;
  while (at < tokens.length) {
    const match = matchAt(tokens, at, names);
    const last = items.at(-1);
    const [first] = match.items;
    // "at bedtime and 1 hour before": a second time, or how the first is meant
    if (last?.kind === 'and' && match.items.length === 0 && tokens[at]?.kind === 'number' && distanceAt(tokens, at) !== undefined && tokens[match.next]?.kind !== 'word' && hasWords(tokens, match.next - 1, 'before|after|prior')) items.push({ kind: 'unread', text: 'before or after' });
    // "2 squirts": a number of something unknown
    if (last?.kind === 'amount' && last.amount.form === undefined && last.amount.totals.length === 0 && first?.kind === 'stranger') items.push({ kind: 'unread', text: first.text });
    else if (first?.kind === 'amount' && first.amount.count === undefined && hasWords(tokens, match.next, 'total') && items.some((item) => item.kind === 'amount')) {
      // "1.5 pills daily 150 mg total": what the dose comes to
      items.push({ kind: 'total', amount: first.amount });
    } else items.push(...match.items);
    at = Math.max(match.next, at + 1);
  }
  return items;
};
