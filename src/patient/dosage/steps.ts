import { partsOf, sameForm } from './parts.ts';
import { exactly, type Amount, type Limit, type Part, type RegimenStep } from './regimen.ts';
import type { Stretch } from './stretches.ts';
import { Unread } from './unread.ts';

/** The stretches as steps; ceilings said beside them are added to `limits`. */
export const stepsOf = (stretches: readonly Stretch[], limits: Limit[]): readonly RegimenStep[] => {
  const steps: RegimenStep[] = [];
  let earlier: readonly Part[] = [];
  for (const [i, stretch] of stretches.entries()) {
    const prn = stretch.items.some((item) => item.kind === 'asNeeded');
    const span = {
      ...(stretch.days === undefined ? {} : { days: stretch.days }),
      ...(stretch.mostDays === undefined ? {} : { mostDays: stretch.mostDays }),
      ...(stretch.stops === undefined ? {} : { stops: stretch.stops }),
      ...(stretch.to === undefined ? {} : { to: stretch.to }),
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
    // "2 tablets on day 1": that day's dose
    const oneDay = stretch.fromDay !== undefined && stretch.fromDay === stretch.toDay && read.length === 1 && read[0]?.schedule === undefined && read[0]?.amount !== undefined;
    if (oneDay) {
      earlier = [{ ...read[0], schedule: { times: exactly(1), days: exactly(1), at: [] } }];
      steps.push({ parts: earlier, ...span });
      continue;
    }
    const parts = stretches.length > 1 ? inherited(read, earlier, stretch.nightly) : nightly(read, stretch.nightly);
    // "Days 1-2: 1 tablet; from day 3: 2 tablets at bedtime": when stands once, at the end.
    const waits = i < stretches.length - 1 && parts.length === 1 && parts[0]?.amount !== undefined && parts[0].schedule === undefined && steps.every((step) => step.parts.every((part) => part.schedule === undefined));
    if (stretches.length > 1 && !waits && parts.some((part) => part.amount === undefined || part.schedule === undefined)) throw new Unread('a step without its dose or time');
    earlier = parts;
    steps.push({ parts, ...span });
  }
  const closing = steps.at(-1)?.parts;
  if (!steps.some((step) => step.parts.some((part) => part.schedule === undefined)) || stretches.length < 2) return steps;
  const schedule = closing?.length === 1 ? closing[0]?.schedule : undefined;
  if (schedule === undefined) throw new Unread('a step without its dose or time');
  return steps.map((step) => ({ ...step, parts: step.parts.map((part) => (part.schedule === undefined ? { ...part, schedule } : part)) }));
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
/** "for 3 nights" says at night. */
const nightly = (parts: readonly Part[], isNightly: boolean): readonly Part[] =>
  parts.map((part) => (isNightly && part.schedule === undefined && part.amount !== undefined ? { ...part, schedule: { times: exactly(1), days: exactly(1), at: [{ slot: 'night' as const }], onDay: 1 } } : part));

/** An amount as one figure, of units or of milligrams. */
const single = (amount: Amount | undefined): { value: number; basis: 'count' | 'mass' } | undefined => {
  if (amount?.count !== undefined && amount.count.low === amount.count.high && amount.totals.length === 0) return { value: amount.count.low, basis: 'count' };
  const [measure] = amount?.totals ?? [];
  return measure !== undefined && measure.low === measure.high && measure.kind === 'mass' ? { value: measure.low, basis: 'mass' } : undefined;
};

/** 1 capsule, then one more every 3 days up to the target; between first and last only the day's total is known. */
const ramp = (first: RegimenStep, by: Amount, everyDays: number, target: readonly Part[]): readonly RegimenStep[] => {
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

