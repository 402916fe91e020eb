import { calendarSpan, dayBefore, monthsBefore, type CalendarSpan } from '../dates.ts';

export type Day = CalendarSpan;
export const dayOf = (text: unknown): Day | undefined => calendarSpan(text);
/** The day, where the source knows it to the day. */
export const exact = (day: Day | undefined): string | undefined => (day && day.first === day.last ? day.first : undefined);
export const plusDays = (date: string, days: number): string => dayBefore(date, -days);
export const plusMonths = (date: string, months: number): string => monthsBefore(date, -months);
export const newest = (dates: readonly (string | undefined)[]): string | undefined => dates.reduce((a, b) => (a === undefined || (b !== undefined && b > a) ? b : a), undefined);
export const oldest = (dates: readonly (string | undefined)[]): string | undefined => dates.reduce((a, b) => (a === undefined || (b !== undefined && b < a) ? b : a), undefined);
