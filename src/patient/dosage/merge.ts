import { reckon, type ReckonedStep } from './day.ts';
import { doseOf, isFailure, type Failure, type Medicine } from './dose.ts';
import { isSame, type Amount, type Limit, type Part, type Regimen, type Schedule, type SourceReading } from './regimen.ts';

/** One voice about an entry: its words, its patient instruction, its structure. */
export interface Source {
  readonly name: string;
  readonly reading: SourceReading;
  readonly structured?: true;
}

export interface EntryDates {
  readonly from?: string;
  readonly to?: string;
}
export type EntryReading =
  | { readonly state: 'read'; readonly steps: readonly ReckonedStep[]; readonly dates: EntryDates }
  | { readonly state: 'absent' | 'unread' | 'conflicting'; readonly detail: string };

type ReadSource = Source & { readonly regimen: Regimen };
interface Whole {
  readonly source: ReadSource;
  readonly steps: readonly ReckonedStep[];
}

const isComplete = (regimen: Regimen): boolean => regimen.steps.length > 0 && regimen.steps.every((step) => step.open === true || (step.parts.length > 0 && step.parts.every((part) => part.amount !== undefined && (part.schedule !== undefined || part.amount.totals.some((measure) => measure.kind === 'rate')))));
const perDay = (schedule: Schedule): number => schedule.times.high / schedule.days.low;
const fail = (failure: Failure): EntryReading => ({ state: failure.failed === 'conflicting' ? 'conflicting' : 'unread', detail: capitalised(failure.why) });
const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
const conflicting = (detail: string): EntryReading => ({ state: 'conflicting', detail });

/**
 * Makes one reading of what several sources say about one entry. Each is reckoned on its own; where both say all they
 * must agree, where one is silent or says half the other completes it.
 */
export const mergeSources = (sources: readonly Source[], medicine: Medicine): EntryReading => {
  const speaking = sources.filter((source) => source.reading.state !== 'silent');
  if (speaking.length === 0) return { state: sources.length === 0 ? 'absent' : 'unread', detail: sources.length === 0 ? 'No directions.' : 'The directions give no dose.' };
  const read = speaking.flatMap((source): ReadSource[] => (source.reading.state === 'read' ? [{ ...source, regimen: source.reading.regimen }] : []));
  const unread = speaking.find((source) => source.reading.state === 'unread');
  const needed = read.some(({ regimen }) => regimen.prn === true);
  const denied = read.find(({ regimen }) => regimen.prn === false);
  if (needed && denied !== undefined) return conflicting('One source says "as needed", another that it is not.');
  const limits = distinctLimits(read.flatMap(({ regimen }) => regimen.limits));
  const reckonAll = (regimen: Regimen): readonly ReckonedStep[] | Failure => {
    const steps: ReckonedStep[] = [];
    const failures: Failure[] = [];
    for (const step of regimen.steps) {
      const prn = step.prn ?? (regimen.prn === true || (needed && regimen.steps.every((other) => other.prn === undefined)));
      const result = reckon(step, { medicine, prn, limits, totals: regimen.steps.length === 1 ? regimen.totals : [], ...(regimen.concentration === undefined ? {} : { concentration: regimen.concentration }) });
      if (isFailure(result)) failures.push(result);
      else steps.push(result);
    }
    const [failure] = failures;
    if (failure !== undefined) return failure;
    const misfit = regimen.steps.length > 1 && regimen.totals.some(({ amount }) => {
      const stated = doseOf(amount, medicine, regimen.concentration);
      return isFailure(stated) || !steps.some((step) => step.daily !== undefined && isSame(step.daily.value, stated.high));
    });
    return misfit ? { failed: 'conflicting', why: 'a total that no step comes to' } : steps;
  };

  const wholes: Whole[] = [];
  const halves: ReadSource[] = [];
  for (const source of read) {
    if (!isComplete(source.regimen)) {
      halves.push(source);
      continue;
    }
    const steps = reckonAll(source.regimen);
    if (!isFailure(steps)) wholes.push({ source, steps });
    else if (steps.failed === 'no strength') halves.push(source);
    else return fail(steps);
  }
  // Words that were not understood may say anything, unless two other sources agree on the whole.
  if (unread !== undefined && (unread.structured === true || wholes.length < 2 || !wholes.some(({ source }) => source.structured === true)))
    return { state: 'unread', detail: capitalised(`${unread.name}: ${unread.reading.state === 'unread' ? unread.reading.why : ''}`) };
  const dates = datesOf(read);
  const [first, ...others] = wholes;
  if (first === undefined) {
    const joined = joinHalves(halves);
    if ('state' in joined) return joined;
    const steps = reckonAll(joined);
    return isFailure(steps) ? fail(steps) : { state: 'read', steps, dates };
  }
  let best = first;
  for (const other of others) {
    const together = agree(best, other);
    if (together === undefined) return conflicting(`${capitalised(best.source.name).slice(0, -1)}: ${said(best)}; ${other.source.name}: ${said(other)}.`);
    best = together;
  }
  for (const half of halves) {
    const misfit = halfMisfit(half, best, medicine);
    if (misfit !== undefined) return conflicting(`${capitalised(half.name).slice(0, -1)}: ${misfit}; ${best.source.name}: ${said(best)}.`);
    best = withTimes(best, half.regimen);
  }
  return { state: 'read', steps: withSpan(best, read), dates };
};

const distinctLimits = (limits: readonly Limit[]): readonly Limit[] => [...new Map(limits.map((limit) => [JSON.stringify(limit), limit])).values()];
const said = ({ steps }: Whole): string => steps.map((step) => step.how).join(', then ');

const datesOf = (sources: readonly ReadSource[]): EntryDates => {
  const from = sources.map(({ regimen }) => regimen.from).find((date) => date !== undefined) ?? sources.flatMap(({ regimen }) => (regimen.steps.length === 1 ? [regimen.steps[0]?.from] : [])).find((date) => date !== undefined);
  const ends = [...sources.map(({ regimen }) => regimen.to), ...sources.flatMap(({ regimen }) => (regimen.steps.length === 1 ? [regimen.steps[0]?.to] : []))].filter((date) => date !== undefined);
  const to = ends.toSorted()[0];
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
};

/** A duration said by any source bounds a single step. */
const withSpan = ({ steps, source }: Whole, sources: readonly ReadSource[]): readonly ReckonedStep[] => {
  const [only] = steps;
  if (steps.length !== 1 || only === undefined || only.days !== undefined) return steps;
  const days = sources.filter((other) => other.regimen !== source.regimen).flatMap(({ regimen }) => (regimen.steps.length === 1 ? [regimen.steps[0]?.days] : [])).find((some) => some !== undefined);
  return days === undefined ? steps : [{ ...only, days }];
};

const sameStep = (a: ReckonedStep, b: ReckonedStep): boolean => {
  if (a.daily === undefined || b.daily === undefined) return a.daily === b.daily;
  return a.daily.unit === b.daily.unit && isSame(a.daily.value, b.daily.value) && a.prn === b.prn && (a.dosesPerDay === undefined || b.dosesPerDay === undefined || a.dosesPerDay === b.dosesPerDay);
};
const joinSteps = (a: ReckonedStep, b: ReckonedStep): ReckonedStep => {
  const { nightOnly: _, ...rest } = a;
  const nightOnly = a.nightOnly === undefined ? b.nightOnly : b.nightOnly === undefined || a.nightOnly === b.nightOnly ? a.nightOnly : undefined;
  const dosesPerDay = a.dosesPerDay ?? b.dosesPerDay;
  return { ...rest, at: a.at.length > 0 ? a.at : b.at, ...(dosesPerDay === undefined ? {} : { dosesPerDay }), ...(nightOnly === undefined ? {} : { nightOnly }) };
};

/** Two whole readings as one, or nothing where they differ. Structure often holds only one step of a titration. */
const agree = (a: Whole, b: Whole): Whole | undefined => {
  if (a.steps.length === b.steps.length) {
    return a.steps.every((step, i) => b.steps[i] !== undefined && sameStep(step, b.steps[i])) ? { source: a.source, steps: a.steps.map((step, i) => (b.steps[i] === undefined ? step : joinSteps(step, b.steps[i]))) } : undefined;
  }
  const [long, short] = a.steps.length > b.steps.length ? [a, b] : [b, a];
  const [only] = short.steps;
  return short.steps.length === 1 && only !== undefined && short.source.structured === true && [long.steps[0], long.steps.at(-1)].some((step) => step !== undefined && sameStep(step, only)) ? long : undefined;
};

const partsIn = (regimen: Regimen): readonly Part[] => regimen.steps.flatMap((step) => step.parts);

/** What a source that says only half has against a whole one. */
const halfMisfit = (half: ReadSource, whole: Whole, medicine: Medicine): string | undefined => {
  const parts = partsIn(whole.source.regimen);
  for (const part of partsIn(half.regimen)) {
    if (part.amount !== undefined) {
      const own = doseOf(part.amount, medicine, half.regimen.concentration);
      if (isFailure(own) && own.failed === 'conflicting') return own.why;
      const fits = parts.some(({ amount }) => {
        if (amount === undefined) return false;
        const other = doseOf(amount, medicine, whole.source.regimen.concentration);
        if (!isFailure(own) && !isFailure(other)) return own.unit === other.unit && isSame(own.high, other.high);
        return amount.count === undefined || part.amount?.count === undefined || (isSame(amount.count.high, part.amount.count.high));
      });
      if (!fits) return isFailure(own) ? 'another number of units' : `${own.high} mg a dose`;
    }
    if (part.schedule !== undefined) {
      const rate = perDay(part.schedule);
      const rates = whole.source.regimen.steps.map((step) => step.parts.reduce((sum, { schedule }) => sum + (schedule === undefined ? 0 : perDay(schedule)), 0));
      if (!rates.some((other) => isSame(rate, other)) && partsIn(half.regimen).length === 1 && rates.some((other) => other > 0)) return `${Number(rate.toPrecision(3))} doses a day`;
      if (partsIn(half.regimen).length > 1 && whole.steps.length === 1 && !isSame(partsIn(half.regimen).reduce((sum, { schedule }) => sum + (schedule === undefined ? 0 : perDay(schedule)), 0), rates[0] ?? 0)) return 'other times of day';
    }
  }
  return undefined;
};

/** A time of day that only the half source says ("Once a day" in words, 21:00 in structure). */
const withTimes = (whole: Whole, half: Regimen): Whole => {
  const [only] = whole.steps;
  const [part] = partsIn(half);
  if (whole.steps.length !== 1 || only === undefined || only.at.length > 0 || part?.schedule === undefined || part.schedule.at.length !== 1 || only.nightOnly !== undefined) return whole;
  const [time] = part.schedule.at;
  return time === undefined ? whole : { ...whole, steps: [{ ...only, at: part.schedule.at, nightOnly: time.slot === 'night' || time.slot === 'evening' }] };
};

/** A dose from one source and its time from another. */
const joinHalves = (halves: readonly ReadSource[]): Regimen | EntryReading => {
  if (halves.some(({ regimen }) => regimen.steps.length > 1 || (regimen.steps[0]?.parts.length ?? 0) > 1)) {
    const many = halves.filter(({ regimen }) => regimen.steps.length > 1 || (regimen.steps[0]?.parts.length ?? 0) > 1);
    const [only] = many;
    if (many.length === 1 && halves.length === 1 && only !== undefined) return only.regimen;
    return { state: 'unread', detail: 'The directions give times and doses that cannot be brought together.' };
  }
  let amount: Amount | undefined;
  let schedule: Schedule | undefined;
  for (const { regimen } of halves) {
    const part = regimen.steps[0]?.parts[0];
    if (part?.amount !== undefined) {
      if (amount === undefined) ({ amount } = part);
      else {
        if (amount.count !== undefined && part.amount.count !== undefined && !(isSame(amount.count.high, part.amount.count.high) && isSame(amount.count.low, part.amount.count.low))) return conflicting('The sources give different numbers of units.');
        const form = amount.form ?? part.amount.form;
        const count = amount.count ?? part.amount.count;
        const each = amount.each ?? part.amount.each;
        amount = { ...(count === undefined ? {} : { count }), ...(form === undefined ? {} : { form }), ...(each === undefined ? {} : { each }), totals: [...amount.totals, ...part.amount.totals] };
      }
    }
    if (part?.schedule !== undefined) {
      if (schedule !== undefined && !isSame(perDay(schedule), perDay(part.schedule))) return conflicting('The sources give different frequencies.');
      schedule = schedule === undefined || schedule.at.length === 0 ? { ...part.schedule, times: schedule?.times ?? part.schedule.times, days: schedule?.days ?? part.schedule.days } : schedule;
    }
  }
  const spans = halves.map(({ regimen }) => regimen.steps[0]?.days).find((days) => days !== undefined);
  const concentration = halves.map(({ regimen }) => regimen.concentration).find((some) => some !== undefined);
  return {
    steps: [{ parts: amount === undefined && schedule === undefined ? [] : [{ ...(amount === undefined ? {} : { amount }), ...(schedule === undefined ? {} : { schedule }) }], ...(spans === undefined ? {} : { days: spans }) }],
    limits: halves.flatMap(({ regimen }) => regimen.limits),
    totals: halves.flatMap(({ regimen }) => regimen.totals),
    ...(concentration === undefined ? {} : { concentration }),
    ...(halves.some(({ regimen }) => regimen.prn === true) ? { prn: true } : {}),
  };
};
