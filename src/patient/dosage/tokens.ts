import { tidy } from './tidy.ts';
import { corrected, fractionWords, frequencyAbbreviations, isListed, monthWords, numberWords, tensWords, weekdayWords } from './words.ts';

/** The smallest parts of a direction. Words are in lower case; `written` keeps the case (ON is not on). */
export type Token =
  | { readonly kind: 'number'; readonly value: number; readonly ordinal?: true; readonly fromWord?: true; readonly digits?: string }
  | { readonly kind: 'word'; readonly text: string; readonly written: string }
  | { readonly kind: 'clock'; readonly minute: number }
  /** `other`: the same figures with day and month exchanged, where both are dates. */
  | { readonly kind: 'date'; readonly date?: string; readonly other?: string }
  | { readonly kind: 'mark'; readonly text: string }
  /** Something that looks like a quantity and is not understood; it makes the text unread. */
  | { readonly kind: 'unclear'; readonly text: string };

/** Longer texts are notes, not directions. */
export const longestText = 1500;

const monthPattern = '(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*';
const dayName = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\\s+)?';

interface Pattern {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, before: Token | undefined, rest: string, beforeThat: Token | undefined) => Token | readonly Token[] | undefined;
}

const isoDate = (year: number, month: number, day: number): string | undefined => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
};
const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();
const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

/** Month first as in the US, unless the weekday before it or a figure above 12 says otherwise. */
const slashDate = (name: string | undefined, first: number, second: number, year: number): Token => {
  const usual = isoDate(year, first, second);
  const other = isoDate(year, second, first);
  const weekday = name === undefined ? undefined : weekdayWords.get(name);
  const fitting = [usual, other].filter((date) => date !== undefined && (weekday === undefined || weekdayOf(date) === weekday));
  // 7 January and 1 July 2026 are both Wednesdays: only US systems write the weekday before such a date.
  const [date, swapped] = fitting;
  return { kind: 'date', ...(date === undefined ? {} : { date }), ...(weekday !== undefined || swapped === undefined || swapped === date ? {} : { other: swapped }) };
};
const dateToken = (date: string | undefined): Token => (date === undefined ? { kind: 'date' } : { kind: 'date', date });

const clockContext = (before: Token | undefined, beforeThat: Token | undefined): boolean =>
  before === undefined ||
  (before.kind === 'mark' && before.text === '/' && beforeThat?.kind === 'clock') ||
  before.kind === 'clock' ||
  (before.kind === 'mark' && ['@', ',', '-'].includes(before.text)) ||
  (before.kind === 'word' && !['take', 'takes', 'taking', 'give', 'and', 'then', 'plus'].includes(before.text));

const patterns: readonly Pattern[] = [
  { pattern: /(\d{4})-(\d{2})-(\d{2})(?:t\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?)?(?![\d-])/y, read: (m) => dateToken(isoDate(Number(m[1]), Number(m[2]), Number(m[3]))) },
  {
    pattern: /(?:(mon|tues?|wed|thu(?:rs)?|fri|sat|sun)[a-z]*,?\s+)?(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?![\d/])/y,
    read: (m) => slashDate(m[1], Number(m[2]), Number(m[3]), fullYear(m[4] ?? '')),
  },
  { pattern: new RegExp(`${dayName}${monthPattern}\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`, 'y'), read: (m) => dateToken(isoDate(Number(m[3]), monthWords.get((m[1] ?? '').slice(0, 3)) ?? 0, Number(m[2]))) },
  { pattern: new RegExp(`${dayName}(\\d{1,2})(?:st|nd|rd|th)?[ -]${monthPattern}\\.?,?[ -](\\d{4}|\\d{2})(?!\\d)`, 'y'), read: (m) => dateToken(isoDate(fullYear(m[3] ?? ''), monthWords.get((m[2] ?? '').slice(0, 3)) ?? 0, Number(m[1]))) },
  // Telephone numbers, national drug codes and diagnosis codes are no doses.
  { pattern: /\(?\d{3}\)?[-. ]?\d{3}[-.]\d{4}(?!\d)|\d{3}-\d{4}(?!\d)|\d{4,5}-\d{3,4}-\d{1,2}(?!\d)|[a-wyz]\d{2}\.\d{1,4}(?![\d.a-z])/y, read: () => [] },
  {
    pattern: /(\d{1,2}):(\d{2})(?::\d{2})?(?!\d)\s*(am|pm|a(?![a-z])|p(?![a-z]))?/y,
    read: (m) => clock(Number(m[1]), Number(m[2]), m[3]),
  },
  {
    pattern: /(\d{1,2})(\s*)(am|pm|a(?![a-z])|p(?![a-z]))(?![a-z])/y,
    read: (m, before, _rest, beforeThat) => {
      const hour = Number(m[1]);
      if (m[2] !== '' && m[3]?.length === 1) return undefined;
      // "1 am, 2 pm" can be one in the morning and two in the evening.
      if (hour <= 4 && !clockContext(before, beforeThat)) return { kind: 'unclear', text: m[0] };
      if (before === undefined && hour <= 4) return { kind: 'unclear', text: m[0] };
      return clock(hour, 0, m[3]);
    },
  },
  {
    pattern: /([01]\d|2[0-3])([0-5][05])(?:\s*(?:h|hrs|hours))?(?![\d/a-z%]|[.,]\d|\s*(?:mg|mcg|ug|g|ml|units?)\b)/y,
    read: (m, before, rest, beforeThat) => {
      const named = before?.kind === 'clock' || (before?.kind === 'mark' && before.text === ',' && beforeThat?.kind === 'clock') || (before?.kind === 'word' && before.text === 'and' && beforeThat?.kind === 'clock') || (before?.kind === 'mark' && before.text === '@') || (before?.kind === 'word' && ['at', 'around', 'by', 'about'].includes(before.text));
      const onlyTimes = /^[\s,&]*((at|and)\s*)?(([01]\d|2[0-3])[0-5]\d[\s,&]*(and)?\s*)+$/.test(rest);
      return named || m[0].startsWith('0') || /h/.test(m[0]) || onlyTimes ? clock(Number(m[1]), Number(m[2]), undefined) : undefined;
    },
  },
  {
    // "at 7-8 pm", "between 7 and 8 pm": about one time
    pattern: /(\d{1,2})\s*(?:-|to|or|and)\s*(\d{1,2})\s*(am|pm)(?![a-z])/y,
    read: (m, before) => (before?.kind === 'word' && ['at', 'around', 'about', 'between', 'by'].includes(before.text) && [1, 2].includes(Number(m[2]) - Number(m[1])) && (before.text === 'between' || !m[0].includes('and')) ? clock(Number(m[1]), 0, m[3]) : undefined),
  },
  { pattern: /(\d{1,3}(?:,\d{3})+(?:\.\d+)?)(?![\d,])/y, read: (m) => numberToken((m[1] ?? '').replaceAll(',', ''), m[1]) },
  { pattern: /\d+,\d+/y, read: (m) => ({ kind: 'unclear', text: m[0] }) },
  { pattern: /(\d+)(?:\s+|-|\s*[&+]\s*|\s+and\s+)([1-7])\/([2-8])(?![\d/.])/y, read: (m) => mixed(Number(m[1]), Number(m[2]), Number(m[3])) },
  { pattern: /([1-7])\s?\/\s?([2-8])(?![\d/.])/y, read: (m) => fraction(Number(m[1]), Number(m[2])) },
  // "4/24h": so many in a day
  { pattern: /\d{1,2}(?=\/24\s?(?:h|hr|hrs|hours)\b)/y, read: (m) => ({ kind: 'number', value: Number(m[0]) }) },
  { pattern: /\d+\/\d+(?:\/\d+)*/y, read: (m) => ({ kind: 'unclear', text: m[0] }) },
  { pattern: /\d+(?=(?:st|nd|rd|th)\b)/y, read: (m) => ({ kind: 'number', value: Number(m[0]), ordinal: true }) },
  { pattern: /(?:\d+\.?\d*|\.\d+)(?![\d]*\.\d)/y, read: (m) => numberToken(m[0].replace(/\.$/, ''), m[0]) },
  { pattern: /(?:st|nd|rd|th)(?![a-z])/y, read: (_, before) => (before?.kind === 'number' && before.ordinal === true ? [] : undefined) },
  { pattern: /[\p{L}µ]+(?:'[a-z]+)?(?:\(e?s\))?/uy, read: (m) => wordToken(m[0]) },
  { pattern: /-+>|→|⇒/y, read: () => wordToken('then') },
  { pattern: /[,;:.()/=+&@#*~?-]/y, read: (m) => ({ kind: 'mark', text: m[0] }) },
  { pattern: /["'`!|\\_[\]{}®™°]/y, read: () => [] },
  { pattern: /\S/uy, read: (m) => ({ kind: 'unclear', text: m[0] }) },
];

const wordToken = (written: string): Token => {
  const bare = written.replace(/\(e?s\)$/i, 's').replace(/'s$|'/, '');
  return { kind: 'word', text: bare.toLowerCase(), written: bare };
};
const numberToken = (text: string, digits: string | undefined): Token => {
  // "05 mg": its point is lost
  if (/^0\d/.test(text)) return { kind: 'unclear', text };
  const value = Number(text.startsWith('.') ? `0${text}` : text);
  return Number.isFinite(value) ? { kind: 'number', value, ...(digits === undefined ? {} : { digits }) } : { kind: 'unclear', text };
};
const clock = (hour: number, minute: number, half: string | undefined): Token => {
  if (hour > 24 || minute > 59 || (half !== undefined && hour > 12)) return { kind: 'unclear', text: `${hour}:${minute}` };
  const base = half === undefined ? hour % 24 : (hour % 12) + (half.startsWith('p') ? 12 : 0);
  return { kind: 'clock', minute: base * 60 + minute };
};
const fraction = (over: number, under: number): Token => (over < under ? { kind: 'number', value: over / under } : { kind: 'unclear', text: `${over}/${under}` });
const mixed = (whole: number, over: number, under: number): Token | undefined => (over < under ? { kind: 'number', value: whole + over / under } : undefined);

const scan = (text: string): Token[] => {
  const tokens: Token[] = [];
  const lower = text.toLowerCase();
  let at = 0;
  while (at < text.length) {
    if (text[at] === ' ') {
      at += 1;
      continue;
    }
    const before = tokens.at(-1);
    let taken = false;
    for (const { pattern, read } of patterns) {
      pattern.lastIndex = at;
      const match = pattern.exec(lower.length === text.length ? lower : text);
      if (match === null || match[0] === '') continue;
      // A word must not begin in the middle of one ("tablet" holds "tab").
      const token = read(match, before, text.slice(at), tokens.at(-2));
      if (token === undefined) continue;
      for (const one of Array.isArray(token) ? (token as readonly Token[]) : [token as Token])
        tokens.push(one.kind === 'word' ? { ...one, written: text.slice(at, at + match[0].length).replace(/\(e?s\)$/i, 's') } : one);
      at += match[0].length;
      taken = true;
      break;
    }
    if (!taken) at += 1;
  }
  return tokens;
};

const isMark = (token: Token | undefined, text: string): boolean => token?.kind === 'mark' && token.text === text;
const isWord = (token: Token | undefined, ...texts: string[]): boolean => token?.kind === 'word' && texts.includes(token.text);

/** Hyphens inside words and between a number and its unit say nothing: twenty-eight, one-half, 30-day. */
const withoutHyphens = (tokens: readonly Token[]): Token[] =>
  tokens.filter((token, i) => {
    if (!isMark(token, '-')) return true;
    const before = tokens[i - 1];
    const after = tokens[i + 1];
    if (after?.kind !== 'word') return true;
    if (before?.kind === 'word') return [numberWords, weekdayWords, frequencyAbbreviations].some((map) => map.has(before.text) && map.has(after.text));
    return before?.kind !== 'number' || numberWords.has(after.text);
  });

/** Number words become numbers: twenty eight, one and a half, three quarters, one half. */
const withNumbers = (tokens: readonly Token[]): Token[] => {
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    let value: number | undefined;
    let next = i + 1;
    const wordAt = (at: number): string => (tokens[at]?.kind === 'word' ? tokens[at].text : '');
    const tens = tensWords.get(wordAt(i));
    const ones = numberWords.get(wordAt(i));
    if (tens !== undefined) {
      const unit = numberWords.get(wordAt(next));
      value = tens;
      if (unit !== undefined && unit > 0 && unit < 10) {
        value += unit;
        next += 1;
      }
    } else if (ones !== undefined) {
      value = ones;
      if (wordAt(next) === 'hundred' || wordAt(next) === 'thousand') {
        value *= wordAt(next) === 'hundred' ? 100 : 1000;
        next += 1;
        if (/^(hundred|thousand)$/.test(wordAt(next)) || tensWords.has(wordAt(next)) || numberWords.has(wordAt(next))) {
          out.push({ kind: 'unclear', text: wordAt(next) });
        }
      }
    } else if (wordAt(i) === 'half') value = 0.5;
    else if (wordAt(i) === 'quarter') value = 0.25;
    if (value === undefined && token.kind !== 'number') {
      if (isWord(token, 'a', 'an') && wordAt(next) === 'half') continue;
      if (isWord(token, 'a') && wordAt(next) === 'quarter') continue;
      out.push(token);
      continue;
    }
    const base = value ?? (token.kind === 'number' ? token.value : 0);
    // one half, three quarters; one and a half; 1 & 1/2; two and one half
    const part = fractionWords.get(wordAt(next));
    const share = fractionWords.get(wordAt(next).replace(/s$/, ''));
    if (token.kind === 'word' && (base === 1 || base === 2) && ['third', 'thirds'].includes(wordAt(next)) && ['at', 'in', 'of', 'with', 'before'].includes(wordAt(next + 1)) && share !== undefined) {
      value = base * share;
      next += 1;
    } else if (part !== undefined && Number.isInteger(base) && wordAt(next) !== 'third' && base < 4) {
      value = base * part < 1 ? base * part : undefined;
      if (value === undefined) out.push({ kind: 'unclear', text: wordAt(next) });
      next += 1;
    } else if (Number.isInteger(base) && (wordAt(next) === 'and' || isMark(tokens[next], '&'))) {
      let at = next + 1;
      if (isWord(tokens[at], 'a', 'one') && ['half', 'quarter'].includes(wordAt(at + 1))) at += 1;
      const following = tokens[at];
      const more = following?.kind === 'number' && following.value < 1 && following.digits === undefined ? following.value : fractionWords.get(wordAt(at));
      const one = following?.kind === 'number' && following.value === 1 ? fractionWords.get(wordAt(at + 1)) : undefined;
      if (one !== undefined) {
        value = base + one;
        next = at + 2;
      } else if (more !== undefined && wordAt(at) !== 'third') {
        value = base + more;
        next = at + 1;
      }
    }
    if (value === undefined) out.push(token);
    else out.push({ kind: 'number', value, ...(token.kind === 'word' ? { fromWord: true as const } : {}) });
    i = next - 1;
  }
  return out;
};

/** "3 (three)", "one (1)", "one 1": the same number twice. Two different ones contradict each other. */
const withoutRepeats = (tokens: readonly Token[]): Token[] => {
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    out.push(token);
    if (token.kind !== 'number') continue;
    const bracketed = isMark(tokens[i + 1], '(') && isMark(tokens[i + 3], ')');
    const again = bracketed ? tokens[i + 2] : tokens[i + 1];
    if (again?.kind !== 'number') continue;
    const spelledTwice = (token.fromWord === true) !== (again.fromWord === true);
    if (again.value === token.value && (spelledTwice || bracketed)) i += bracketed ? 3 : 1;
    else if (bracketed) {
      out.push({ kind: 'unclear', text: `${token.value} (${again.value})` });
      i += 3;
    }
  }
  return out;
};

/** Misspelt words that matter are put right; those that could be several become `unclear`. */
const spelledRight = (tokens: readonly Token[], known: ReadonlySet<string>): Token[] =>
  tokens.map((token) => {
    if (token.kind !== 'word' || known.has(token.text) || isListed(token.text)) return token;
    const right = corrected(token.text);
    if (right === undefined) return token;
    return right === 'ambiguous' ? { kind: 'unclear', text: token.text } : { kind: 'word', text: right.word, written: right.word };
  });

/** The direction as tokens. `known` are words of the medicine's own name, which are never taken for misspellings. */
export const tokenize = (text: string, known: ReadonlySet<string> = new Set()): readonly Token[] =>
  text.length > longestText ? [{ kind: 'unclear', text: 'too long' }] : withoutRepeats(withNumbers(withoutHyphens(spelledRight(scan(tidy(text)), known))));
