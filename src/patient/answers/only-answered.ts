import { calendarSpan, inWords, isAfter, isValidOn } from '../dates.ts';
import { known, unknown, type Facts } from '../fact.ts';
import type { Reading } from '../reading.ts';
import { windowOf } from '../windows.ts';
import { answerTo, fromAnswer } from './answered.ts';

/** Facts that only an answer can give, by their own linkId; the chart holds nothing about them. */
const askedOnly = [
  'rls-criteria-confirmed',
  'symptom-nights-per-week',
  'daytime-symptoms',
  'opioid-risk',
  'device-metal-leg',
  'device-skin',
  'device-adhesive',
  'declines-opioid',
  'declines-device',
  'declines-iv-iron',
  'exacerbators-reviewed',
  'otc-sedating-antihistamine',
  'caffeine',
] as const;

/** Facts that count as no until somebody says otherwise (the reading "Unsaid" of the guideline); they are never asked. */
const unsaidIsNo = ['mild-intermittent', 'fcm-unsuitable'] as const;

const units: Readonly<Record<string, string>> = { 'symptom-nights-per-week': '/wk' };

/** Reads the facts that rest on answers alone, each within its window. */
export const onlyAnswered = ({ answers, asOf }: Reading): Facts => {
  const facts = askedOnly.map((id) => {
    const answered = answerTo(answers, id, asOf);
    const unit = units[id] === undefined ? {} : { unit: units[id] };
    if (answered.state === 'valid') return [id, fromAnswer(answered.answer, answered.value, unit)] as const;
    return [id, answered.state === 'old' ? answered.fact : unknown('must-ask', { detail: 'charts do not hold this; not yet answered' })] as const;
  });
  const unsaid = unsaidIsNo.map((id) => {
    const answered = answerTo(answers, id, asOf);
    if (answered.state === 'valid') return [id, fromAnswer(answered.answer, answered.value)] as const;
    return [id, known(false, { how: 'nobody has said so' })] as const;
  });
  const pdmp = answerTo(answers, 'pdmp-checked', asOf, {});
  return { ...Object.fromEntries([...facts, ...unsaid]), 'pdmp-checked': pdmpChecked(pdmp, asOf) };
};

/** The answer is the date of the look-up; it holds for 30 days. */
const pdmpChecked = (answered: ReturnType<typeof answerTo>, asOf: string): Facts[string] => {
  if (answered.state === 'none') return unknown('must-ask', { detail: 'charts do not hold this; not yet answered' });
  const date = String(answered.value);
  const span = calendarSpan(date);
  const { source } = answered.answer;
  if (span === undefined || isAfter(span, asOf)) return unknown('unreadable', { detail: `${date} is no day in the past`, sources: [source], raw: date });
  if (isValidOn(span, windowOf('pdmp-checked'), asOf)) return fromAnswer(answered.answer, true, { date, raw: date, how: `looked up on ${inWords(date)}` });
  return unknown('out-of-date', { detail: `last looked up on ${inWords(date)}`, sources: [source], raw: date });
};
