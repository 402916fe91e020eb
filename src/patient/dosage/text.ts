import { itemsOf, type Item } from './items.ts';
import { exactly, isSameRange, type Amount, type Limit, type Measure, type Part, type Range, type RegimenStep, type Schedule, type SourceReading, type Total } from './regimen.ts';
import { resolve, type ListedTime } from './schedule.ts';
import type { Frequency } from './schedules.ts';
import { tokenize } from './tokens.ts';

/** Signals that the text cannot be read; caught by `readText` alone. */
class Unread extends Error {}

/** More words than this that nobody listed, in sentences that speak of a dose, make the text a foreign language. */
const strangersAllowed = 2;

/** Items of one amount and what is said of when it is taken. */
interface Group {
  amount?: Amount;
  frequencies: Frequency[];
  times: ListedTime[];
  weekdays?: readonly number[];
  timesAdded: boolean;
  mealsAndTime?: boolean;
  /** "and" stands before it. */
  added: boolean;
}
const newGroup = (added: boolean): Group => ({ frequencies: [], times: [], timesAdded: false, added });
const isScheduled = (group: Group): boolean => group.frequencies.length > 0 || group.times.length > 0 || group.weekdays !== undefined;

/** A stretch of the text that holds for some time. */
interface Stretch {
  items: Item[];
  days?: number;
  nightly: boolean;
  fromDay?: number;
  toDay?: number;
  open: boolean;
  change?: { by?: Amount | undefined; everyDays?: number | undefined };
  strong: boolean;
}
const newStretch = (strong = false): Stretch => ({ items: [], nightly: false, open: false, strong });
const bears = (item: Item): boolean => ['amount', 'frequency', 'time', 'weekdays'].includes(item.kind);
const hasContent = (stretch: Stretch): boolean => stretch.items.some(bears);

/**
 * Reads directions in words.
 *
 * @param text as the EHR, pharmacy or patient wrote it (English)
 * @param names words of the medicine's name and ingredients, which say nothing about the dose
 * @returns the regimen in the units of the text; `silent` where nothing in it is about a dose ("as directed"),
 *   `unread` where a number or a word that may change the dose was not understood
 */
export const readText = (text: string, names: ReadonlySet<string> = new Set()): SourceReading => {
  try {
    const items = itemsOf(tokenize(text, names), names);
    return settle(items);
  } catch (error) {
    if (error instanceof Unread) return { state: 'unread', why: error.message };
    throw error;
  }
};

const settle = (all: readonly Item[]): SourceReading => {
  const items = withoutAsides(all);
  const dose = items.some((item) => bears(item) || item.kind === 'asNeeded' || item.kind === 'limit' || item.kind === 'once');
  const meant = items.some((item) => ['uncertain', 'repeat', 'change'].includes(item.kind));
  if (!dose && !meant) return { state: 'silent' };
  const prn = items.some((item) => item.kind === 'asNeeded');
  if (items.some((item) => item.kind === 'may') && !prn) throw new Unread('"may take" without saying when');
  const dates = items.filter((item) => item.kind === 'dates');
  const from = dates.map((item) => item.from).findLast((date) => date !== undefined);
  const to = dates.map((item) => item.to).findLast((date) => date !== undefined);
  const limits: Limit[] = items.flatMap((item) => (item.kind === 'limit' ? [item.limit] : []));
  const companion = items.some((item) => item.kind === 'companion');
  const totals: Total[] = companion ? [] : items.flatMap((item) => (item.kind === 'total' ? [{ measure: item.measure, ...(item.daily === undefined ? {} : { daily: true as const }) }] : []));
  const echoes = items.flatMap((item) => (item.kind === 'echo' ? [item.echo] : []));
  const concentrations = new Set(echoes.flatMap((echo) => (echo.perMillilitre === true ? [Number(echo.measure.high.toPrecision(6))] : [])));
  if (concentrations.size > 1) throw new Unread('two concentrations');
  const [concentration] = concentrations;
  const strengths = echoes.filter((echo) => echo.perMillilitre === undefined).map((echo) => echo.measure);
  if (strengths.some((measure) => measure.high !== strengths[0]?.high)) throw new Unread('two strengths');
  if (items.some((item) => item.kind === 'dialysis') && !items.some((item) => item.kind === 'weekdays' || (item.kind === 'frequency' && item.frequency.days.low === 7))) throw new Unread('by dialysis, but not said how often that is');
  const rest = { limits, totals, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), ...(concentration === undefined ? {} : { concentration }) };
  const [strength] = strengths;
  const stretches = stretchesOf(items);
  if (stretches.length > 1 && stretches.some((stretch) => stretch.items.some((item) => item.kind === 'asNeeded')) && !stretches.every((stretch) => stretch.items.some((item) => item.kind === 'asNeeded'))) {
    // "… then as needed": each step has its own.
    return { state: 'read', regimen: { steps: withStrength(stepsOf(stretches, limits), strength), ...rest } };
  }
  const steps = withStrength(stepsOf(stretches, limits), strength).map(({ prn: _, ...step }) => step);
  if (steps.every((step) => step.parts.length === 0) && limits.length === 0 && !prn && totals.length === 0) {
    if (meant) throw new Unread('the dose is to be changed, but not how');
    return { state: 'silent' };
  }
  return { state: 'read', regimen: { steps, ...(prn ? { prn } : {}), ...rest } };
};

/** "Take 2 of the 300 mg tablets": what one unit holds, said apart from the count. */
const withStrength = (steps: readonly RegimenStep[], each: Measure | undefined): readonly RegimenStep[] =>
  each === undefined ? steps : steps.map((step) => ({ ...step, parts: step.parts.map((part) => (part.amount?.count !== undefined && part.amount.each === undefined ? { ...part, amount: { ...part.amount, each } } : part)) }));

/** Drops sentences without a dose, and stops at what is not understood in the others. */
const withoutAsides = (items: readonly Item[]): readonly Item[] => {
  const kept: Item[] = [];
  let sentence: Item[] = [];
  let strangers = 0;
  const close = (): void => {
    const speaks = sentence.some((item) => bears(item) || ['asNeeded', 'limit', 'duration', 'label', 'total', 'delay', 'change', 'repeat', 'uncertain'].includes(item.kind));
    for (const item of sentence) {
      if (item.kind === 'unread') throw new Unread(`"${item.text}" is not understood`);
      if (item.kind === 'altering' && (speaks || firmlyAltering.has(item.text))) throw new Unread(`"${item.text}" may change the dose`);
      if (item.kind === 'stranger' && speaks) {
        strangers += 1;
        if (item.text.length <= 3 || strangers > strangersAllowed) throw new Unread(`"${item.text}" is not understood`);
      }
    }
    kept.push(...sentence.filter((item) => item.kind !== 'stranger' && item.kind !== 'altering'));
    sentence = [];
  };
  for (const item of items) {
    if (item.kind === 'stop') close();
    sentence.push(item);
  }
  close();
  return kept;
};
/** Words that alter the dose even in a sentence of their own: "Skip weekends", "Hold", "Extra if needed". */
const firmlyAltering: ReadonlySet<string> = new Set(['extra', 'additional', 'another', 'skip', 'hold', 'held', 'stopped', 'discontinued', 'discontinue', 'alternate', 'alternating', 'double', 'repeat', 'variable', 'varies', 'suspended', 'paused', 'cancelled', 'canceled', 'wrong', 'incorrect', 'error', 'half', 'dialysis', 'stop', 'loading', 'previously', 'formerly', 'instead', 'pending', 'tbd', 'interrupted', 'quarter', 'except']);

/** Splits at changes of dose: "then", "increase to", durations followed by another dose, "day 2:". */
const stretchesOf = (items: readonly Item[]): readonly Stretch[] => {
  const out: Stretch[] = [];
  let now = newStretch();
  let pendingDelay: number | undefined;
  let joined: 'and' | 'other' = 'other';
  const labelsLead = ((): boolean => {
    const label = items.findIndex((item) => item.kind === 'label');
    const content = items.findIndex(bears);
    return label >= 0 && (content < 0 || label < content);
  })();
  const begin = (strong: boolean): void => {
    if (hasContent(now) || now.open || now.days !== undefined || now.fromDay !== undefined || (out.length > 0 && now.items.some((item) => item.kind === 'asNeeded'))) out.push(now);
    now = newStretch(strong);
  };
  for (const [i, item] of items.entries()) {
    const rest = items.slice(i + 1);
    switch (item.kind) {
      case 'then': {
        const more = rest.some(bears) || rest.some((other) => ['asNeeded', 'uncertain', 'once'].includes(other.kind));
        if (!more) break;
        if (now.days !== undefined || now.toDay !== undefined || pendingDelay !== undefined) {
          if (pendingDelay !== undefined && now.days === undefined) now.days = pendingDelay;
          pendingDelay = undefined;
          begin(false);
        } else if (hasContent(now)) {
          // "2 in the morning and then 2 in the evening" are parts of a day; the dash between them is kept as "and".
          now.items.push({ kind: 'and' });
        }
        break;
      }
      case 'change': {
        if (hasContent(now)) {
          if (pendingDelay !== undefined && now.days === undefined) now.days = pendingDelay;
          pendingDelay = undefined;
          begin(true);
        }
        if (item.everyDays !== undefined) now.change = { by: item.by, everyDays: item.everyDays };
        now.strong = true;
        break;
      }
      case 'uncertain': {
        if (now.open) break;
        if (now.change !== undefined) throw new Unread('the dose is to be changed, but not how');
        if (pendingDelay !== undefined && now.days === undefined) now.days = pendingDelay;
        pendingDelay = undefined;
        begin(true);
        now.open = true;
        break;
      }
      case 'finish':
        if (now.days === undefined && now.toDay === undefined) throw new Unread('to be stopped, but not said when');
        break;
      case 'delay':
        if (now.strong && out.length > 0) {
          const last = out.at(-1);
          if (last !== undefined && last.days === undefined) {
            last.days = item.days;
            break;
          }
        }
        if (hasContent(now)) pendingDelay = item.days;
        else throw new Unread('a delay before any dose');
        break;
      case 'duration': {
        if (now.days !== undefined) throw new Unread('two durations');
        now.days = item.days;
        now.nightly = item.nightly;
        joined = 'other';
        break;
      }
      case 'label': {
        if (labelsLead) {
          if (now.fromDay !== undefined || hasContent(now)) begin(false);
          now.fromDay = item.fromDay;
          if (item.toDay !== undefined) now.toDay = item.toDay;
        } else {
          if (now.fromDay !== undefined) throw new Unread('two labels');
          now.fromDay = item.fromDay;
          if (item.toDay !== undefined) now.toDay = item.toDay;
        }
        break;
      }
      default: {
        const starts = item.kind === 'amount' && hasContent(now);
        if (starts && pendingDelay !== undefined) {
          now.days ??= pendingDelay;
          pendingDelay = undefined;
          begin(false);
        } else if (starts && now.days !== undefined && !now.open && durationCloses(now)) {
          if (joined === 'and') throw new Unread('two doses that may be steps or parts of a day');
          begin(false);
        } else if (starts && now.toDay !== undefined && !labelsLead) begin(false);
        else if (starts && now.fromDay !== undefined && !labelsLead) begin(false);
        if (item.kind === 'and') joined = 'and';
        else if (item.kind === 'comma' || item.kind === 'stop') joined = 'other';
        now.items.push(item);
      }
    }
  }
  if (pendingDelay !== undefined) throw new Unread('a delay without what follows');
  begin(false);
  if (out.some((stretch, i) => i > 0 && stretch.strong && !stretch.open && stretch.fromDay === undefined && out[i - 1]?.days === undefined && out[i - 1]?.toDay === undefined && out[i - 1]?.change === undefined && stretch.change === undefined))
    throw new Unread('the dose changes, but not said when');
  return out;
};
/** A duration at the end of what it bounds ("1 tab daily for 7 days"), not at its head ("for 7 days take 1 tab"). */
const durationCloses = (stretch: Stretch): boolean => stretch.items.some((item) => item.kind === 'amount');

const stepsOf = (stretches: readonly Stretch[], limits: Limit[]): readonly RegimenStep[] => {
  const steps: RegimenStep[] = [];
  let earlier: readonly Part[] = [];
  for (const [i, stretch] of stretches.entries()) {
    const prn = stretch.items.some((item) => item.kind === 'asNeeded');
    const span = {
      ...(stretch.days === undefined ? {} : { days: stretch.days }),
      ...(stretch.fromDay === undefined ? {} : { fromDay: stretch.fromDay }),
      ...(stretch.toDay === undefined ? {} : { toDay: stretch.toDay }),
      ...(prn ? { prn } : {}),
    };
    if (stretch.open) {
      // What follows "increase as tolerated" is a target, not a dose.
      if (i === 0) throw new Unread('the dose is to be changed, but not how');
      steps.push({ parts: [], open: true, ...span });
      if (i < stretches.length - 1) throw new Unread('a dose after an open change');
      break;
    }
    const read = partsOf(stretch, limits);
    if (stretch.change?.by !== undefined && stretch.change.everyDays !== undefined) {
      const last = steps.at(-1);
      if (last === undefined) throw new Unread('an increase without a first dose');
      steps.splice(-1, 1, ...ramp(last, stretch.change.by, stretch.change.everyDays, read));
      continue;
    }
    const parts = stretches.length > 1 ? inherited(read, earlier, stretch.nightly) : nightly(read, stretch.nightly);
    if (stretches.length > 1 && parts.some((part) => part.amount === undefined || part.schedule === undefined)) throw new Unread('a step without its dose or time');
    earlier = parts;
    steps.push({ parts, ...span });
  }
  return steps;
};

/** A step that leaves out how often or how much keeps it from the one before. */
const inherited = (parts: readonly Part[], earlier: readonly Part[], isNightly: boolean): readonly Part[] => {
  const [before] = earlier;
  const filled = nightly(parts, isNightly);
  if (filled.length === 0) return earlier;
  if (filled.length !== 1 || earlier.length !== 1 || before === undefined) return filled;
  const [part] = filled;
  if (part === undefined) return filled;
  const amount = part.amount ?? before.amount;
  const schedule = part.schedule ?? before.schedule;
  // "300 mg …, then 2 tablets": a bare number takes its form from the step before.
  return [{ ...(amount === undefined ? {} : { amount: sameForm(amount, before.amount) }), ...(schedule === undefined ? {} : { schedule }) }];
};
const sameForm = (amount: Amount, before: Amount | undefined): Amount =>
  amount.count !== undefined && amount.form === undefined && amount.totals.length === 0 && before !== undefined ? { ...amount, ...(before.form === undefined ? {} : { form: before.form }), ...(before.each === undefined ? {} : { each: before.each }) } : amount;
/** "for 3 nights" says at night. */
const nightly = (parts: readonly Part[], isNightly: boolean): readonly Part[] =>
  parts.map((part) => (isNightly && part.schedule === undefined && part.amount !== undefined ? { ...part, schedule: { times: exactly(1), days: exactly(1), at: [{ slot: 'night' as const }], onDay: 1 } } : part));

/** 1 capsule, then one more every 3 days up to the target; between first and last only the day's total is known. */
const ramp = (first: RegimenStep, by: Amount, everyDays: number, target: readonly Part[]): readonly RegimenStep[] => {
  const single = (amount: Amount | undefined): { value: number; basis: 'count' | 'mass' } | undefined => {
    if (amount?.count !== undefined && amount.count.low === amount.count.high && amount.totals.length === 0) return { value: amount.count.low, basis: 'count' };
    const [measure] = amount?.totals ?? [];
    return measure !== undefined && measure.low === measure.high && measure.kind === 'mass' ? { value: measure.low, basis: 'mass' } : undefined;
  };
  const [start] = first.parts;
  const [aim] = target;
  const step = single(by);
  const from = single(start?.amount);
  const goal = single(aim?.amount ?? start?.amount);
  const startTimes = start?.schedule?.onDay;
  const schedule = aim?.schedule ?? start?.schedule;
  const goalTimes = schedule?.onDay;
  if (first.parts.length !== 1 || target.length !== 1 || step === undefined || from === undefined || goal === undefined || startTimes === undefined || goalTimes === undefined || schedule === undefined || step.value <= 0) throw new Unread('an increase that cannot be followed');
  if (new Set([step.basis, from.basis, goal.basis]).size !== 1) throw new Unread('an increase in another unit');
  const low = from.value * startTimes;
  const high = goal.value * goalTimes;
  const signed = high < low ? -step.value : step.value;
  const rounds = (high - low) / signed;
  if (!(rounds >= 1) || rounds > 40 || Math.abs(rounds - Math.round(rounds)) > 0.001) throw new Unread('an increase that does not meet its target');
  const amountOf = (value: number): Amount => (step.basis === 'count' ? { count: exactly(value), ...(by.form === undefined ? {} : { form: by.form }), totals: [] } : { totals: [{ kind: 'mass', ...exactly(value) }] });
  const between = Array.from({ length: Math.round(rounds) - 1 }, (_, i): RegimenStep => ({
    // Taken at the same times as before and after where those agree; else only the day's amount is known.
    parts: [{ amount: amountOf((low + signed * (i + 1)) / (startTimes === goalTimes ? startTimes : 1)), schedule: startTimes === goalTimes ? schedule : { times: exactly(1), days: exactly(1), at: [] } }],
    days: everyDays,
  }));
  return [{ ...first, days: first.days ?? everyDays }, ...between, { parts: [{ amount: aim?.amount ?? amountOf(goal.value), schedule }] }];
};

/** The parts of a day in one stretch, and the ceilings said beside them. */
const partsOf = (stretch: Stretch, limits: Limit[]): readonly Part[] => {
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
          group.times.push({ time: item.time, joined: and ? 'and' : comma ? 'comma' : 'none' });
        } else group.weekdays = group.weekdays === undefined ? item.weekdays : [...group.weekdays, ...item.weekdays];
        and = false;
        comma = false;
        break;
      }
      case 'and':
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
  const joined = together(parts);
  // "1 at bedtime, 1/2 in the afternoon as needed": as needed may mean both or the last.
  const needed = items.findIndex((item) => item.kind === 'asNeeded');
  if (joined.length > 1 && needed > items.findIndex((item) => item.kind === 'amount')) throw new Unread('"as needed" for one of several doses or for all');
  return joined;
};

const scaled = (amount: Amount, by: number): Amount => {
  const times = (range: Range): Range => ({ low: range.low * by, high: range.high * by });
  return { ...amount, ...(amount.count === undefined ? {} : { count: times(amount.count) }), totals: amount.totals.map((measure) => ({ ...measure, ...times(measure) })) };
};

const sameAmount = (a: Amount | undefined, b: Amount | undefined): boolean =>
  a !== undefined && b !== undefined && ((a.count !== undefined && b.count !== undefined && isSameRange(a.count, b.count)) || a.totals.some((x) => b.totals.some((y) => x.kind === y.kind && isSameRange(x, y))));
/** "900 mg nightly (3 x 300 mg capsules)", "two caps qhs (600 mg)": one dose in milligrams and in units; they are compared later. */
const sameDose = (a: Amount, b: Amount): Amount | undefined => {
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

/** Several amounts: parts of one day, or one dose said twice; whatever may be either is not read. */
const together = (read: readonly { readonly part: Part; readonly group: Group }[]): readonly Part[] => {
  if (read.length < 2) return read.map(({ part }) => part);
  const parts = read.map(({ part }) => part);
  const isFull = ({ amount, schedule }: Part): boolean => amount !== undefined && schedule !== undefined;
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
  if (!parts.every(isFull)) throw new Unread('an amount without its time');
  const byTime = read.every(({ part, group }) => (part.schedule?.at.length ?? 0) > 0 || group.weekdays !== undefined);
  const [a, b] = parts;
  if (byTime) {
    const everyPair = (test: (x: Schedule, y: Schedule) => boolean): boolean => parts.every((x, i) => parts.every((y, j) => j <= i || (x.schedule !== undefined && y.schedule !== undefined && test(x.schedule, y.schedule))));
    if (everyPair(distinct)) return parts;
    const days = read.map(({ group }) => group.weekdays);
    if (days.every((some) => some !== undefined) && new Set(days.flat()).size === days.flat().length) return parts;
    if (parts.length === 2 && a !== undefined && b?.schedule !== undefined && a.schedule !== undefined && sameAmount(a.amount, b.amount) && sameSchedule(a.schedule, b.schedule) && !(read[1]?.group.added ?? false)) return [a];
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
  throw new Unread('several amounts that do not fit together');
};
