/**
 * Several therapies of one drug at the same time: a renewal counts once, a change ends the one before, capsules of
 * two strengths taken together add up, and where none of this is clear the dose is in doubt.
 */
import { daysBetween } from '../dates.ts';
import { newest, plusDays } from './dates.ts';
import { sameDaily, stepOn, strengthOfTherapy, type Therapy } from './therapies.ts';

/** Orders written within so many days of each other were meant to go together. */
const TOGETHER_DAYS = 7;
const additionWords = /\b(together with|along with|in addition( to)?|additional|plus|as well as|also take|on top of|with (the )?(other|\d[\d.,]* ?(mg|mcg)))\b/i;

export interface SettledTherapy extends Therapy {
  /** Why its dose cannot be told from that of another therapy of the same drug. */
  readonly doubt?: string;
  /** Written a second time: it adds nothing. */
  readonly duplicate?: true;
}

const lastSign = (therapy: Therapy): string | undefined => newest(therapy.entries.map((entry) => entry.recorded?.first));
const onDay = (therapy: Therapy, day: string) => (therapy.reading.state === 'read' ? stepOn(therapy.reading.steps, day) : undefined);
const wordsOf = (therapy: Therapy): string => therapy.entries.map((entry) => entry.words).join(' ; ');
const directionsOf = (therapy: Therapy): string => therapy.entries.map((entry) => JSON.stringify(entry.dosages)).toSorted()[0] ?? '';

const stated = (therapy: Therapy): string | undefined => newest(therapy.entries.filter((entry) => entry.kind === 'statement' && entry.standing === 'taken').map((entry) => entry.recorded?.first));
/** Both on one reconciled list: stated as taken within a week of each other. */
const statedTogether = (a: Therapy, b: Therapy): boolean => {
  const [x, y] = [stated(a), stated(b)];
  return x !== undefined && y !== undefined && Math.abs(daysBetween(x, y)) <= TOGETHER_DAYS;
};

type Relation = 'renewal' | 'change' | 'duplicate' | 'together' | 'unclear';

const follows = (earlier: Therapy, later: Therapy): boolean => later.entries.some((entry) => entry.follows !== undefined && earlier.entries.some((other) => other.source === entry.follows));

/** How the later therapy stands to the earlier one, both running. */
const relation = (earlier: Therapy, later: Therapy, asOf: string): Relation => {
  const [a, b] = [onDay(earlier, asOf), onDay(later, asOf)];
  // A tablet every night and one when needed are two things, also where both come to 1 mg.
  const sameDose = (sameDaily(a?.daily, b?.daily) && a?.prn === b?.prn) || (a?.daily === undefined && b?.daily === undefined && directionsOf(earlier) === directionsOf(later));
  const [s, t] = [strengthOfTherapy(earlier), strengthOfTherapy(later)];
  const sameStrength = s === undefined || t === undefined || s === t;
  const apart = earlier.from !== undefined && later.from !== undefined ? daysBetween(earlier.from, later.from) : undefined;
  if (follows(earlier, later)) return sameDose ? 'renewal' : 'change';
  if (sameStrength && sameDose) return apart === 0 || apart === undefined ? 'duplicate' : 'renewal';
  if ([earlier, later].some((therapy) => additionWords.test(wordsOf(therapy)))) return 'together';
  if (statedTogether(earlier, later)) return 'together';
  const oneStatesTheOther = earlier.entries.some((e) => e.kind === 'order') !== later.entries.some((e) => e.kind === 'order');
  if (oneStatesTheOther) return 'unclear';
  if (apart !== undefined && apart <= TOGETHER_DAYS) return 'together';
  const sign = lastSign(earlier);
  return later.from !== undefined && sign !== undefined && sign > plusDays(later.from, TOGETHER_DAYS) ? 'together' : 'unclear';
};

const ended = (therapy: SettledTherapy, by: Therapy, how: string): SettledTherapy => {
  const { to: _, ...rest } = therapy;
  const later = by.from !== undefined && (therapy.from === undefined || by.from >= therapy.from);
  return { ...rest, current: false, why: how, ...(later && by.from ? { to: plusDays(by.from, -1) } : {}) };
};

/** The day before the therapy that took the place of one that is over, if that is needed to know or to limit its end. */
const replaced = (over: Therapy, all: readonly Therapy[]): string | undefined => {
  const { from, to } = over;
  if (from === undefined || over.current !== false) return undefined;
  const next = all
    .filter((other) => other !== over && other.entries.some((entry) => entry.kind === 'order' || entry.kind === 'statement'))
    .filter((other) => other.from !== undefined && (to === undefined ? other.from > from || (other.from === from && other.current !== false) : other.from > plusDays(from, TOGETHER_DAYS) && other.from <= to))
    .flatMap((other) => other.from ?? [])
    .toSorted()[0];
  return next === undefined ? undefined : plusDays(next, -1);
};

/** Therapies oldest first, each with its end, and what became of it, settled against the others of the same drug. */
export const settle = (therapies: readonly Therapy[], asOf: string): readonly SettledTherapy[] => {
  const settled: SettledTherapy[] = therapies.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : (a.from ?? '') > (b.from ?? '') ? 1 : 0));
  settled.forEach((therapy, i) => {
    const to = replaced(therapy, settled);
    if (to !== undefined) settled[i] = { ...therapy, to };
  });
  // Beside an entry with signs of life, one without any for a year is left over.
  const alive = settled.findLast((therapy) => therapy.current === true && !therapy.inDoubt);
  settled.forEach((therapy, i) => {
    if (!alive || !therapy.stale || therapy.inDoubt) return;
    const leftOver = ended(therapy, alive, 'no sign of life for a year, and another entry of the drug has one');
    const beganLater = therapy.from === undefined || alive.from === undefined || therapy.from > alive.from;
    settled[i] = beganLater ? { ...leftOver, doubt: 'two entries of this drug ran together, and whether one replaced the other is not said' } : leftOver;
  });
  for (let later = 1; later < settled.length; later++) {
    for (let earlier = 0; earlier < later; earlier++) {
      const [a, b] = [settled[earlier], settled[later]];
      // What replaced it may be over itself: a taper that was ordered in its place.
      if (a && b && a.current !== false && b.current === false && follows(a, b) && !b.neverTaken) {
        // One that was stopped may have been a mistake, and the first gone on.
        const stopped = b.entries.some((entry) => entry.standing === 'stopped');
        settled[earlier] = stopped ? { ...a, doubt: 'an order that followed this one was stopped, and whether this one goes on is not said' } : ended(a, b, 'replaced by a later order');
        continue;
      }
      if (!a || !b || a.current === false || b.current === false) continue;
      const between = relation(a, b, asOf);
      if (between === 'renewal') settled[earlier] = ended(a, b, 'renewed');
      else if (between === 'change') settled[earlier] = ended(a, b, 'changed to another dose');
      else if (between === 'duplicate') settled[earlier] = { ...ended(a, b, 'written twice'), duplicate: true };
      else if (between === 'unclear') {
        const doubt = 'two running entries of this drug differ, and whether one replaced the other is not said';
        settled[earlier] = { ...a, doubt };
        settled[later] = { ...b, doubt };
      }
    }
  }
  // Nothing else running: what a completed order dispensed is still taken.
  if (!settled.some((therapy) => therapy.current !== false)) {
    const last = settled.findLastIndex((therapy) => therapy.supplyTo !== undefined);
    const therapy = settled[last];
    if (therapy?.supplyTo !== undefined) settled[last] = { ...therapy, current: true, why: `order completed, but what was dispensed lasts until ${therapy.supplyTo}`, to: therapy.supplyTo };
  }
  return settled;
};
