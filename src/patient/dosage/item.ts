import type { Echo } from './amounts.ts';
import type { Amount, Limit, TimeOfDay } from './regimen.ts';
import type { Frequency } from './schedules.ts';

/** What a direction is made of, in order. */
export type Item =
  | { readonly kind: 'amount'; readonly amount: Amount; readonly upTo?: true }
  /** On the other of two days in turn. */
  | { readonly kind: 'alternates'; readonly amount: Amount }
  | { readonly kind: 'echo'; readonly echo: Echo }
  | { readonly kind: 'frequency'; readonly frequency: Frequency; readonly at?: TimeOfDay }
  /** `distant`: so long before or after something ("2 hours before bed"), which describes a time and seldom adds one. */
  | { readonly kind: 'time'; readonly time: TimeOfDay; readonly distant?: true }
  | { readonly kind: 'weekdays'; readonly weekdays: readonly number[] }
  | { readonly kind: 'asNeeded' }
  | { readonly kind: 'may' }
  | { readonly kind: 'once' }
  | { readonly kind: 'repeat'; readonly times: number }
  | { readonly kind: 'duration'; readonly days: number; readonly mostDays?: number; readonly nightly: boolean }
  | { readonly kind: 'delay'; readonly days: number }
  | { readonly kind: 'label'; readonly fromDay: number; readonly toDay?: number }
  | { readonly kind: 'then' }
  /** A change of dose: to another, or by so much every so many days. `uncertain` where it depends on something. */
  | { readonly kind: 'change'; readonly by?: Amount | undefined; readonly everyDays?: number | undefined }
  | { readonly kind: 'uncertain' }
  | { readonly kind: 'limit'; readonly limit: Limit }
  | { readonly kind: 'total'; readonly amount: Amount; readonly daily?: true }
  | { readonly kind: 'dates'; readonly from?: string; readonly to?: string; readonly unsure?: readonly [string, string] }
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

export const bears = (item: Item): boolean => ['amount', 'frequency', 'time', 'weekdays'].includes(item.kind);

/** What was recognised, and where it ends. */
export interface Match {
  readonly items: readonly Item[];
  readonly next: number;
}
export const one = (item: Item, next: number): Match => ({ items: [item], next });
export const nothing = (next: number): Match => ({ items: [], next });

