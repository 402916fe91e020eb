import type { QuestionnaireResponseItemAnswer } from 'fhir/r4';
import type { Control } from './control.ts';

/** What stands in a control as it was typed; kept until it is a usable answer. */
export interface Draft {
  readonly text: string;
  /** Its code; empty while none was chosen. */
  readonly unit: string;
  readonly date: string;
}

/** Of a form: the values of one linkId, or of a result and its date. */
export type Values = readonly QuestionnaireResponseItemAnswer[];

/** What can be corrected in a control that is typed into. */
export type TypedField = 'text' | 'unit' | 'date';

export type Typed =
  | { readonly state: 'usable'; readonly values: Values; readonly date?: string }
  /** `field` is the one to correct. */
  | { readonly state: 'wrong'; readonly field: TypedField; readonly message: string };

type NumberReading = { readonly value: number; readonly comparator?: '<' | '<=' | '>' | '>=' } | { readonly problem: string };

const comparators = { '<': '<', '>': '>', '<=': '<=', '>=': '>=', '≤': '<=', '≥': '>=' } as const;
const isComparator = (text: string): text is keyof typeof comparators => Object.hasOwn(comparators, text);

const wrong = (field: TypedField, message: string): Typed => ({ state: 'wrong', field, message });

/**
 * Reads a typed number: point or comma as decimal sign, no thousands. What can be read in two ways ("1,200") is asked again:
 * a wrong dose is worse than an unread one.
 */
export function readNumber(text: string): NumberReading {
  const parts = /^(?<sign><=|>=|[<>≤≥])?\s*(?<digits>-?[\d.,\s']+)$/u.exec(text.trim())?.groups;
  const digits = parts?.['digits']?.trim();
  if (digits === undefined) return { problem: text.trim() === '' ? 'Please give a number.' : `“${text.trim()}” is not a number.` };
  if (!/^-?\d*(?:[.,]\d+)?$/u.test(digits) || !/\d/u.test(digits)) return { problem: `“${digits}” is not clear. Write it without spaces or thousands marks, for example 1200 or 1.2.` };
  if (/^-?[1-9]\d{0,2}[.,]\d{3}$/u.test(digits)) {
    const [whole = '', rest = ''] = digits.split(/[.,]/u);
    return { problem: `“${digits}” can be read in two ways. Write ${whole}${rest} or ${whole}.${rest.replace(/0+$/u, '') || '0'}.` };
  }
  const value = Number(digits.replace(',', '.'));
  const sign = parts?.['sign'];
  return sign !== undefined && isComparator(sign) ? { value, comparator: comparators[sign] } : { value };
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

function readDay(text: string, today: string): Typed | string {
  if (!isDay(text)) return wrong('date', text === '' ? 'Please give the date. It decides whether the result still counts.' : `“${text}” is not a date.`);
  if (text > today) return wrong('date', 'This date lies in the future.');
  return text < '1900-01-01' ? wrong('date', 'This date lies before 1900.') : text;
}

/**
 * Reads what was typed into a control.
 * @param today YYYY-MM-DD; no result and no review can be later.
 */
export function readTyped(control: Control, draft: Draft, today: string): Typed {
  if (control.kind === 'date') {
    const day = readDay(draft.date, today);
    return typeof day === 'string' ? { state: 'usable', values: [{ valueDate: day }] } : day;
  }
  if (control.kind !== 'number' && control.kind !== 'quantity') return wrong('text', 'Please choose one of the answers.');
  const number = readNumber(draft.text);
  if ('problem' in number) return wrong('text', number.problem);
  const { value, comparator } = number;
  if (control.kind === 'number') {
    if (comparator !== undefined) return wrong('text', 'Please give one number, without a sign before it.');
    if (control.whole && !Number.isInteger(value)) return wrong('text', 'Please give a whole number.');
    if (value < control.min || (control.max !== undefined && value > control.max)) {
      return wrong('text', control.max === undefined ? `${value} is less than ${control.min}.` : `${value} lies outside ${control.min} to ${control.max}.`);
    }
    return { state: 'usable', values: [control.whole ? { valueInteger: value } : { valueDecimal: value }] };
  }
  if (value < 0) return wrong('text', 'A result cannot be below zero.');
  const unit = control.units.find(({ code }) => code === draft.unit);
  if (unit?.code === undefined) return wrong('unit', 'Please choose the unit.');
  const quantity = { value, unit: unit.display ?? unit.code, system: unit.system ?? 'http://unitsofmeasure.org', code: unit.code, ...(comparator === undefined ? {} : { comparator }) };
  if (!control.dated) return { state: 'usable', values: [{ valueQuantity: quantity }] };
  const day = readDay(draft.date, today);
  return typeof day === 'string' ? { state: 'usable', values: [{ valueQuantity: quantity }], date: day } : day;
}
