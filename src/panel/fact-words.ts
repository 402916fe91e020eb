import { catalogue, type FactId } from '../patient/catalogue.ts';
import type { Fact, Known } from '../patient/fact.ts';
import { questions } from '../patient/questions.ts';
import { drugFactPatterns, drugName, factGroups, factLabels } from './words/facts.ts';
import { unknownWords } from './words/reasons.ts';
import { absentCodes, codeWords, singularUnits, unitWords } from './words/values.ts';

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const isFactId = (id: string): id is FactId => Object.hasOwn(catalogue, id);

/** What a fact is called: "Gabapentin, best daily dose". */
export function factLabel(id: string): string {
  const fixed = factLabels[id];
  if (fixed !== undefined) return fixed;
  const rule = /^override-(?<rule>.+)$/.exec(id)?.groups?.['rule'];
  if (rule !== undefined) return `Caution weighed: ${choiceWords('override', rule)}`;
  const dated = /^(?<fact>.+)-date$/.exec(id)?.groups?.['fact'];
  if (dated !== undefined) return `${factLabel(dated)}, date`;
  for (const { pattern, words } of drugFactPatterns) {
    const drug = pattern.exec(id)?.groups?.['drug'];
    if (drug !== undefined) return `${capitalised(drugName(drug))}, ${words}`;
  }
  return capitalised(id.replaceAll('-', ' '));
}

/** The heading a fact stands under. */
export const factGroup = (id: string): string => factGroups.find(({ pattern }) => pattern.test(id))?.title ?? 'Other';

/** A code of a choice in words: those of the summary, else those of its question. */
export function choiceWords(id: string, code: string): string {
  const ours = codeWords[id]?.[code];
  if (ours !== undefined) return ours;
  const option = questions.get(id)?.item.answerOption?.find(({ valueCoding }) => valueCoding?.code === code);
  return option?.valueCoding?.display ?? code.replaceAll('-', ' ');
}

const decimals = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3, useGrouping: false });

/** A number with its unit: "2100 mg a day", "1 week". */
export function amountWords(value: number, unit: string | undefined): string {
  const plural = unit === undefined ? '' : (unitWords[unit] ?? unit);
  const words = value === 1 ? (singularUnits[plural] ?? plural) : plural;
  return [decimals.format(value), words].filter(Boolean).join(' ');
}

const comparators: Readonly<Record<NonNullable<Known['comparator']>, string>> = { '<': 'below', '<=': 'at most', '>': 'above', '>=': 'at least' };

/** A known value in words, without its date. */
export function valueWords(id: string, fact: Known): string {
  const { value } = fact;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return choiceWords(id, value);
  const unit = fact.unit ?? unitOf(id);
  const amount = amountWords(fact.derived === true ? rounded(value) : value, unit);
  const worded = fact.comparator === undefined ? (rangeWords(fact, unit) ?? amount) : `${comparators[fact.comparator]} ${amount}`;
  return fact.prn ? `${worded} at most, when needed` : worded;
}

/** A computed figure as it is reported: one decimal, and a second where one would round it onto a whole number. */
const rounded = (value: number): number => {
  const shown = Math.round(value * 10) / 10;
  return Number.isInteger(shown) && shown !== value ? Math.round(value * 100) / 100 : shown;
};

function rangeWords({ range, value }: Known, unit: string | undefined): string | undefined {
  if (range === undefined) return undefined;
  const { low, high } = range;
  if (low !== undefined && high !== undefined) return low === high ? undefined : `${decimals.format(low)} to ${amountWords(high, unit)}`;
  if (low !== undefined) return `${range.lowOpen ? 'above' : 'at least'} ${amountWords(low, unit)}`;
  if (high !== undefined) return `${range.highOpen ? 'below' : 'at most'} ${amountWords(high, unit)}`;
  return amountWords(Number(value), unit);
}

/** The unit the catalogue gives a number. */
function unitOf(id: string): string | undefined {
  if (!isFactId(id)) return undefined;
  const entry = catalogue[id];
  return entry.kind === 'number' ? entry.unit : undefined;
}

/** Value or reason in words: "62 ng/mL", "not in the chart". */
export function factStateWords(id: string, fact: Fact | undefined): string {
  if (fact === undefined) return unknownWords['not-in-chart'];
  return fact.state === 'known' ? valueWords(id, fact) : unknownWords[fact.reason];
}

/** A fact that says that something is absent or not so; several of them are told in one line. */
export function isAbsence(fact: Fact | undefined): boolean {
  if (fact?.state !== 'known') return false;
  const { value } = fact;
  return value === false || (typeof value === 'string' && absentCodes.has(value));
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** A calendar date as clinicians write it: "20 Sep 2026", "Sep 2026", "2026"; what is no date stays as it was written. */
export function dateWords(date: string): string {
  const parts = /^(?<year>\d{4})(?:-(?<month>\d{2})(?:-(?<day>\d{2}))?)?/.exec(date)?.groups;
  if (parts?.['year'] === undefined) return date;
  const time = Date.parse(`${parts['year']}-${parts['month'] ?? '01'}-${parts['day'] ?? '01'}T00:00:00Z`);
  if (Number.isNaN(time)) return date;
  if (parts['day'] !== undefined) return dayFormat.format(time);
  return parts['month'] === undefined ? parts['year'] : monthFormat.format(time);
}

export { capitalised, drugName };
