import { bears } from './item.ts';
import { exactly, isSameRange, type Amount, type Limit, type Part, type Range, type Schedule } from './regimen.ts';
import { resolve, type ListedTime } from './schedule.ts';
import type { Frequency } from './schedules.ts';
import type { Stretch } from './stretches.ts';
import { Unread } from './unread.ts';

/** Items of one amount and what is said of when it is taken. */
interface Group {
  amount?: Amount;
  frequencies: Frequency[];
  times: ListedTime[];
  weekdays?: readonly number[];
  /** Taken on the other of two days in turn. */
  alternate?: Amount;
  /** "every other day" stands before the second dose; after both it may mean either or both. */
  everyOtherFirst?: boolean;
  timesAdded: boolean;
  /** Its time is so long before or after something. */
  distant?: true;
  mealsAndTime?: boolean;
  /** "and" stands before it. */
  added: boolean;
}
const newGroup = (added: boolean): Group => ({ frequencies: [], times: [], timesAdded: false, added });
const isScheduled = (group: Group): boolean => group.frequencies.length > 0 || group.times.length > 0 || group.weekdays !== undefined;

/** A bare number takes its form, and what one unit holds, from another amount beside it. */
export const sameForm = (amount: Amount, before: Amount | undefined): Amount =>
  amount.count !== undefined && amount.form === undefined && amount.totals.length === 0 && before !== undefined ? { ...amount, ...(before.form === undefined ? {} : { form: before.form }), ...(before.each === undefined ? {} : { each: before.each }) } : amount;

/** The parts of a day in one stretch, and the ceilings said beside them. */
export const partsOf = (stretch: Stretch, limits: Limit[]): readonly Part[] => {
  const { items } = stretch;
  const bearing = items.filter(bears);
  const amounts = bearing.filter((item) => item.kind === 'amount').length;
  const first = bearing[0]?.kind;
  const last = bearing.at(-1)?.kind;
  // "AM: 1 tab, HS: 2 tabs": the time stands before its amount.
  const timesLead = amounts > 1 && first === 'time' && last === 'amount';
  const groups: Group[] = [];
  let group = newGroup(false);
  let and = false;
  let comma = false;
  for (const [i, item] of items.entries()) {
    switch (item.kind) {
      case 'meals': {
        // "after meals and at night": meals are as many doses as there are meals, unless a frequency says how many.
        const [joint, time] = items.slice(i + 1);
        const before = items[i - 1];
        const [often] = group.frequencies;
        if (joint?.kind === 'and' && time?.kind === 'time') {
          if (often?.days.low !== 1 || often.times.low !== often.times.high || ![3, 4].includes(often.times.low)) throw new Unread('with meals, but not said how many');
          group.mealsAndTime = true;
        } else if (before?.kind === 'and' && items[i - 2]?.kind === 'time') throw new Unread('with meals, but not said how many');
        break;
      }
      case 'amount': {
        if (group.amount !== undefined) {
          // "gabapentin 300 mg capsule, take 2 capsules": the first is the strength.
          const strength = !isScheduled(group) && group.amount.count === undefined ? group.amount.each : undefined;
          if (strength !== undefined && item.amount.count !== undefined) {
            group.amount = { ...item.amount, each: item.amount.each ?? strength };
            break;
          }
          // "300 mg. 1 cap TID": the strength or the dose, and how many units
          const [mass] = group.amount.totals;
          if (!isScheduled(group) && mass?.kind === 'mass' && group.amount.totals.length === 1 && group.amount.count === undefined && group.amount.each === undefined && items[i - 1]?.kind === 'stop' && item.amount.count !== undefined && item.amount.totals.length === 0 && item.amount.each === undefined && item.amount.loose === undefined && item.upTo !== true) {
            group.amount = { ...item.amount, loose: mass };
            break;
          }
          if (!isScheduled(group)) throw new Unread('two amounts for one dose');
          groups.push(group);
          group = newGroup(and);
        }
        group.amount = item.upTo === true && item.amount.count !== undefined ? { ...item.amount, count: { low: 0, high: item.amount.count.high } } : item.upTo === true ? { ...item.amount, totals: item.amount.totals.map((measure) => ({ ...measure, low: 0 })) } : item.amount;
        and = false;
        comma = false;
        break;
      }
      case 'frequency':
      case 'time':
      case 'weekdays': {
        if (timesLead && group.amount !== undefined) {
          groups.push(group);
          group = newGroup(and);
        }
        if (item.kind === 'frequency') {
          if (and && group.frequencies.length > 0) throw new Unread('two frequencies');
          group.frequencies.push(item.frequency);
          if (item.at !== undefined) group.times.push({ time: item.at, joined: 'none' });
        } else if (item.kind === 'time') {
          if (group.mealsAndTime) {
            // Three meals and bedtime are four doses, whether "four times" or "three times" was said before them.
            group.frequencies = [{ times: exactly(4), days: exactly(1) }];
            and = false;
            break;
          }
          if (and && group.times.length === 0 && group.frequencies.length > 0) group.timesAdded = true;
          if (item.distant === true) group.distant = true;
          group.times.push({ time: item.time, joined: and ? 'and' : comma && item.distant !== true ? 'comma' : 'none' });
        } else group.weekdays = group.weekdays === undefined ? item.weekdays : [...group.weekdays, ...item.weekdays];
        and = false;
        comma = false;
        break;
      }
      case 'alternates':
        if (group.amount === undefined || group.alternate !== undefined) throw new Unread('doses in turn, but not said which');
        group.alternate = item.amount;
        group.everyOtherFirst = group.frequencies.some((frequency) => frequency.days.low === 2);
        and = false;
        break;
      case 'asNeeded':
        if (and && isScheduled(group)) throw new Unread('regularly and as needed');
        break;
      case 'and':
        // "morning 5 and night": an amount cut off from its time
        if (group.amount !== undefined && !isScheduled(group)) throw new Unread('an amount without its time');
        and = true;
        break;
      case 'comma':
      case 'stop':
        comma = true;
        break;
      case 'once':
        if (!items.some((other) => other.kind === 'time' || (other.kind === 'frequency' && other.frequency.generic === true))) throw new Unread('a single dose');
        break;
      case 'repeat': {
        if (group.frequencies.some((frequency) => frequency.generic !== true || frequency.days.low !== 1) || group.times.length > 1 || !items.some((other) => other.kind === 'asNeeded')) throw new Unread('a dose that may be repeated');
        group.frequencies = [{ times: { low: 1, high: 1 + item.times }, days: exactly(1) }];
        group.times = [];
        break;
      }
      default:
        break;
    }
  }
  if (group.amount !== undefined || isScheduled(group)) groups.push(group);
  const forms = groups.find((one) => one.amount?.form !== undefined)?.amount;
  const parts = groups.map((one): { part: Part; group: Group } => {
    const resolved = resolve(one);
    if (resolved !== undefined && 'unclear' in resolved) throw new Unread(resolved.unclear);
    if (resolved !== undefined) limits.push(...resolved.limits);
    let amount = one.amount === undefined ? undefined : sameForm(one.amount, forms);
    if (resolved?.divided !== undefined && amount !== undefined) amount = scaled(amount, 1 / resolved.divided);
    // "1 capsule a day" is taken at once; "600 mg a day" need not be.
    const single = amount?.count !== undefined && amount.count.high <= 1 && resolved?.schedule.onDay === undefined && resolved?.schedule.days.low === 1 && resolved.schedule.times.high === 1;
    const schedule = resolved === undefined ? undefined : single ? { ...resolved.schedule, onDay: 1 } : resolved.schedule;
    return { part: { ...(amount === undefined ? {} : { amount }), ...(schedule === undefined ? {} : { schedule }) }, group: one };
  });
  const joined = inTurn(parts) ?? together(parts);
  const afterFirst = items.findIndex((item, i) => item.kind === 'amount' && items.slice(0, i).some((other) => other.kind === 'amount'));
  // "1 at bedtime, 1 at bedtime as needed": the second is no repetition of the first
  if (joined.length < parts.length && parts.every(({ part }) => isFull(part)) && items.some((item, i) => item.kind === 'asNeeded' && i > afterFirst)) throw new Unread('"as needed" for the second of two doses or for both');
  // "1 at bedtime, 1/2 in the afternoon as needed": as needed may mean both or the last.
  const needed = items.findIndex((item) => item.kind === 'asNeeded');
  if (joined.length > 1 && needed > items.findIndex((item) => item.kind === 'amount')) throw new Unread('"as needed" for one of several doses or for all');
  return joined;
};

/** Two doses on two days in turn; each is taken every other day. */
const inTurn = (read: readonly { readonly part: Part; readonly group: Group }[]): readonly Part[] | undefined => {
  const turn = read.find(({ group }) => group.alternate !== undefined);
  if (turn === undefined) return undefined;
  const { amount, schedule } = turn.part;
  const other = turn.group.alternate;
  if (read.length > 1 || amount === undefined || other === undefined || schedule === undefined || schedule.times.high !== 1 || schedule.times.low !== 1 || schedule.days.low !== (turn.group.everyOtherFirst === true ? 2 : 1) || schedule.days.low !== schedule.days.high) throw new Unread('doses in turn, but not said how');
  const everyOther: Schedule = { ...schedule, days: exactly(2), onDay: 1 };
  return [{ amount: sameForm(amount, other), schedule: everyOther }, { amount: sameForm(other, amount), schedule: everyOther }];
};

const scaled = (amount: Amount, by: number): Amount => {
  const times = (range: Range): Range => ({ low: range.low * by, high: range.high * by });
  return { ...amount, ...(amount.count === undefined ? {} : { count: times(amount.count) }), totals: amount.totals.map((measure) => ({ ...measure, ...times(measure) })) };
};

const sameAmount = (a: Amount | undefined, b: Amount | undefined): boolean =>
  a !== undefined && b !== undefined && ((a.count !== undefined && b.count !== undefined && isSameRange(a.count, b.count)) || a.totals.some((x) => b.totals.some((y) => x.kind === y.kind && isSameRange(x, y))));
const kindOf = ({ totals }: Amount): string => (new Set(totals.map((measure) => measure.kind)).size === 1 ? (totals[0]?.kind ?? '') : '');
/** "900 mg nightly (3 x 300 mg capsules)", "two caps qhs (600 mg)": one dose in milligrams and in units; they are compared later. */
const sameDose = (a: Amount, b: Amount): Amount | undefined => {
  // "18 mL at bedtime (900 mg)"
  if (a.count === undefined && b.count === undefined && kindOf(a) === 'volume' && kindOf(b) === 'mass') return { ...a, totals: [...a.totals, ...b.totals] };
  if ((a.count === undefined) === (b.count === undefined)) return undefined;
  const [counted, weighed] = a.count === undefined ? [b, a] : [a, b];
  return counted.totals.length > 0 || counted.loose !== undefined ? undefined : { ...counted, totals: weighed.totals };
};
const sameSchedule = (a: Schedule, b: Schedule): boolean => a.times.high / a.days.low === b.times.high / b.days.low && a.times.low / a.days.high === b.times.low / b.days.high;
const inDay = (part: Part, basis: 'count' | 'mass'): number | undefined => {
  const { amount, schedule } = part;
  const one = basis === 'count' ? amount?.count : amount?.totals.find((measure) => measure.kind === 'mass');
  return one === undefined || schedule === undefined || one.low !== one.high ? undefined : (one.high * schedule.times.high) / schedule.days.low;
};
const distinct = (a: Schedule, b: Schedule): boolean => a.at.length > 0 && b.at.length > 0 && a.at.every((x) => b.at.every((y) => (x.minute !== undefined && y.minute !== undefined ? x.minute !== y.minute : x.slot !== y.slot)));

const fail = (why: string): never => {
  throw new Unread(why);
};

/** "900 mg a day: 1/3 at noon and 2/3 at 8 pm": parts of the day's amount. */
const shares = ([head, ...rest]: readonly { readonly part: Part; readonly group: Group }[]): readonly Part[] | undefined => {
  const whole = head?.part.amount?.count === undefined ? head?.part.amount?.totals.find((measure) => measure.kind === 'mass') : undefined;
  const schedule = head?.part.schedule;
  if (whole === undefined || schedule === undefined || whole.low !== whole.high || schedule.at.length > 0 || schedule.times.high !== 1 || schedule.days.low !== 1 || schedule.days.high !== 1) return undefined;
  const pieces = rest.flatMap(({ part }): Part[] => {
    const count = part.amount?.count;
    const bare = count !== undefined && count.low === count.high && count.high < 1 && part.amount?.form === undefined && part.amount?.totals.length === 0;
    return bare && part.schedule !== undefined && part.schedule.at.length === 1 ? [{ schedule: part.schedule, amount: { totals: [{ kind: 'mass', ...exactly(Number((whole.high * count.high).toPrecision(6))) }] } }] : [];
  });
  const sum = rest.reduce((total, { part }) => total + (part.amount?.count?.high ?? 0), 0);
  return pieces.length === rest.length && pieces.length > 1 && Math.abs(sum - 1) < 0.001 ? pieces : undefined;
};

/** More units than anyone takes at once. */
const mostUnits = 20;
const isFull = ({ amount, schedule }: Part): boolean => amount !== undefined && schedule !== undefined;
/** Several amounts: parts of one day, or one dose said twice; whatever may be either is not read. */
const together = (read: readonly { readonly part: Part; readonly group: Group }[]): readonly Part[] => {
  if (read.length < 2) return read.map(({ part }) => part);
  const parts = read.map(({ part }) => part);
  const [head, ...rest] = read;
  if (head === undefined) return [];
  // "1 tablet … daily, 1 tab": the amount alone, once more
  const [second] = rest;
  if (rest.length === 1 && second !== undefined && second.part.schedule === undefined && !second.group.added && head.part.amount !== undefined && second.part.amount !== undefined && head.part.schedule !== undefined) {
    const joined = sameDose(head.part.amount, second.part.amount);
    if (joined !== undefined) return [{ ...head.part, amount: joined }];
  }
  const restated = rest.filter(({ part, group }) => !(part.schedule === undefined && sameAmount(part.amount, head.part.amount) && !group.added));
  if (restated.length < rest.length) return together([head, ...restated]);
  // "…, 90 tablets": what is handed over
  const withoutSupply = rest.filter(({ part, group }) => !(part.schedule === undefined && !group.added && (part.amount?.count?.high ?? 0) > mostUnits && part.amount?.totals.length === 0));
  if (withoutSupply.length < rest.length && withoutSupply.length === 0) return [head.part];
  if (!parts.every(isFull)) throw new Unread('an amount without its time');
  const byTime = read.every(({ part, group }) => (part.schedule?.at.length ?? 0) > 0 || group.weekdays !== undefined);
  const [a, b] = parts;
  if (byTime) {
    const everyPair = (test: (x: Schedule, y: Schedule) => boolean): boolean => parts.every((x, i) => parts.every((y, j) => j <= i || (x.schedule !== undefined && y.schedule !== undefined && test(x.schedule, y.schedule))));
    if (everyPair(distinct)) return parts;
    const days = read.map(({ group }) => group.weekdays);
    if (days.every((some) => some !== undefined) && new Set(days.flat()).size === days.flat().length) return parts;
    if (parts.length === 2 && a !== undefined && b?.schedule !== undefined && a.schedule !== undefined && sameAmount(a.amount, b.amount) && sameSchedule(a.schedule, b.schedule) && !(read[1]?.group.added ?? false) && read[0]?.group.distant === read[1]?.group.distant) return [a];
    // "1 tablet 2 hours before bed, 1 tablet at bedtime"
    if (parts.length === 2 && read[0]?.group.distant !== read[1]?.group.distant && read.every(({ group }) => group.weekdays === undefined && group.frequencies.length === 0)) return parts;
    throw new Unread('two amounts at one time of day');
  }
  // A frequency for the whole day, then the same in detail
  const others = rest.map(({ part }) => part);
  if (others.length === 1 && b?.schedule !== undefined && a?.schedule !== undefined && sameAmount(a.amount, b.amount) && sameSchedule(a.schedule, b.schedule) && !(read[1]?.group.added ?? false) && (b.schedule.at.length === 0 || (read[1]?.group.frequencies.length ?? 0) > 0)) return [b.schedule.at.length > 0 ? b : a];
  if (others.every((part) => (part.schedule?.at.length ?? 0) > 0) && others.every((x, i) => others.every((y, j) => j <= i || (x.schedule !== undefined && y.schedule !== undefined && distinct(x.schedule, y.schedule))))) {
    for (const basis of ['count', 'mass'] as const) {
      const whole = inDay(head.part, basis);
      const pieces = others.map((part) => inDay(part, basis));
      if (whole !== undefined && pieces.every((piece) => piece !== undefined) && Math.abs(whole - pieces.reduce((sum, piece) => sum + piece, 0)) < 1e-9 && others.length > 1) return others;
    }
    const often = head.part.schedule;
    const differs = others.every((part) => !sameAmount(part.amount, head.part.amount));
    const joined = read[1]?.group.added ?? false;
    if (often !== undefined && often.at.length === 0 && often.days.low === 1 && often.days.high === 1 && others.length === 1 && (joined || (differs && often.times.low >= 2))) return parts;
  }
  // "2 tablets at bedtime and 1 tablet twice a day"
  const [later] = others;
  if (others.length === 1 && (head.part.schedule?.at.length ?? 0) > 0 && later?.schedule?.at.length === 0 && later.schedule.days.low === 1 && later.schedule.days.high === 1 && later.schedule.times.low >= 2 && (read[1]?.group.added ?? false)) return parts;
  return shares(read) ?? fail('several amounts that do not fit together');
};
