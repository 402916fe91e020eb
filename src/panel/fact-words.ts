import { catalogue, type FactId } from '../patient/catalogue.ts';
import type { Fact, Known } from '../patient/fact.ts';
import { questions } from '../patient/questions.ts';
import { cutsOf } from './fact-cuts.ts';
import { drugFactPatterns, drugName, factGroups, factLabels } from './words/facts.ts';
import { digits } from './words/numbers.ts';
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

const withUnit = (number: string, unit: string | undefined): string => {
  const plural = unit === undefined ? '' : (unitWords[unit] ?? unit);
  const words = number === '1' ? (singularUnits[plural] ?? plural) : plural;
  return [number, words].filter(Boolean).join(' ');
};

/** A number with its unit: "2100 mg a day", "1 week". */
export const amountWords = (value: number, unit: string | undefined): string => withUnit(digits(value), unit);

const comparators: Readonly<Record<NonNullable<Known['comparator']>, string>> = { '<': 'below', '<=': 'at most', '>': 'above', '>=': 'at least' };

/** A known value in words, without its date. */
export function valueWords(id: string, fact: Known): string {
  const { value } = fact;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return choiceWords(id, value);
  const unit = fact.unit ?? unitOf(id);
  const cuts = cutsOf(id);
  const print = (number: number): string => digits(number, fact.derived === true ? 'computed' : 'as-written', cuts);
  const amount = withUnit(print(value), unit);
  const worded = fact.comparator === undefined ? (rangeWords(fact, print, unit) ?? amount) : `${comparators[fact.comparator]} ${amount}`;
  return fact.prn ? `${worded} at most, when needed` : worded;
}

function rangeWords({ range }: Known, print: (number: number) => string, unit: string | undefined): string | undefined {
  if (range === undefined) return undefined;
  const { low, high, lowOpen, highOpen } = range;
  if (low !== undefined && high !== undefined) {
    if (print(low) === print(high)) return undefined;
    return `${lowOpen ? 'above ' : ''}${print(low)} to ${highOpen ? 'below ' : ''}${withUnit(print(high), unit)}`;
  }
  if (low !== undefined) return `${lowOpen ? 'above' : 'at least'} ${withUnit(print(low), unit)}`;
  if (high !== undefined) return `${highOpen ? 'below' : 'at most'} ${withUnit(print(high), unit)}`;
  return undefined;
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
