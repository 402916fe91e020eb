import { bears, type Item } from './item.ts';
import type { Amount } from './regimen.ts';
import { Unread } from './unread.ts';

/** A stretch of the text that holds for some time. */
export interface Stretch {
  items: Item[];
  days?: number;
  /** `days` or up to so many. */
  mostDays?: number;
  /** "until 15 June 2026, then …" */
  to?: string;
  /** "then stop" */
  stops?: true;
  nightly: boolean;
  fromDay?: number;
  toDay?: number;
  open: boolean;
  change?: { by?: Amount | undefined; everyDays?: number | undefined };
  strong: boolean;
}
const newStretch = (strong = false): Stretch => ({ items: [], nightly: false, open: false, strong });
const hasContent = (stretch: Stretch): boolean => stretch.items.some(bears);

/** Splits at changes of dose: "then", "increase to", durations followed by another dose, "day 2:". */
export const stretchesOf = (items: readonly Item[]): readonly Stretch[] => {
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
        if (!more) {
          // "for 7 days, then" and no dose: what follows is said in words that are not understood.
          if (now.days !== undefined && rest.every((other) => other.kind !== 'finish')) throw new Unread('what follows is not said');
          break;
        }
        if (now.days !== undefined || now.toDay !== undefined || now.to !== undefined || pendingDelay !== undefined) {
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
        now.stops = true;
        break;
      case 'dates': {
        const then = rest.findIndex((other) => other.kind === 'then');
        if (item.to !== undefined && item.unsure === undefined && hasContent(now) && now.days === undefined && now.toDay === undefined && then >= 0 && !rest.slice(0, then).some(bears) && rest.slice(then).some((other) => other.kind === 'amount')) now.to = item.to;
        else now.items.push(item);
        break;
      }
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
        if (item.mostDays !== undefined) now.mostDays = item.mostDays;
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
        // "three times a day for 5 days, twice daily for 5 days": the amount stays
        const again = item.kind === 'frequency' && now.days !== undefined && now.items.some((other) => other.kind === 'amount') && now.items.some((other) => other.kind === 'frequency' || other.kind === 'time');
        const starts = again || (item.kind === 'amount' && hasContent(now));
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
  if (out.some((stretch, i) => i > 0 && stretch.strong && !stretch.open && stretch.fromDay === undefined && out[i - 1]?.days === undefined && out[i - 1]?.toDay === undefined && out[i - 1]?.to === undefined && out[i - 1]?.change === undefined && stretch.change === undefined))
    throw new Unread('the dose changes, but not said when');
  return out;
};
/** A duration at the end of what it bounds ("1 tab daily for 7 days"), not at its head ("for 7 days take 1 tab"). */
const durationCloses = (stretch: Stretch): boolean => stretch.items.some((item) => item.kind === 'amount');

