import { bears, type Item } from './item.ts';
import { itemsOf } from './items.ts';
import type { Limit, Measure, RegimenStep, SourceReading, Total } from './regimen.ts';
import { stepsOf } from './steps.ts';
import { stretchesOf } from './stretches.ts';
import { tokenize } from './tokens.ts';
import { Unread } from './unread.ts';
import { occasionWords } from './words.ts';

/** More words than this that nobody listed, in sentences that speak of a dose, make the text a foreign language. */
const strangersAllowed = 2;

/**
 * Reads directions in words.
 *
 * @param text as the EHR, pharmacy or patient wrote it (English)
 * @param names words of the medicine's name and ingredients, which say nothing about the dose
 * @returns the regimen in the units of the text; `silent` where nothing in it is about a dose ("as directed"),
 *   `unread` where a number or a word that may change the dose was not understood
 */
export const readText = (text: string, names: ReadonlySet<string> = new Set()): SourceReading => {
  try {
    const items = itemsOf(tokenize(text, names), names);
    return settle(items);
  } catch (error) {
    if (error instanceof Unread) return { state: 'unread', why: error.message };
    throw error;
  }
};

const settle = (all: readonly Item[]): SourceReading => {
  const items = withoutAsides(all);
  const dose = items.some((item) => bears(item) || item.kind === 'asNeeded' || item.kind === 'limit' || item.kind === 'once');
  const meant = items.some((item) => ['uncertain', 'repeat', 'change'].includes(item.kind));
  if (!dose && !meant) return { state: 'silent' };
  const prn = items.some((item) => item.kind === 'asNeeded');
  if (items.some((item) => item.kind === 'may') && !prn) throw new Unread('"may take" without saying when');
  const dates = items.filter((item) => item.kind === 'dates');
  const from = dates.map((item) => item.from).findLast((date) => date !== undefined);
  const unsure = dates.flatMap((item) => (item.unsure === undefined ? [] : [item.unsure]));
  const limits: Limit[] = items.flatMap((item) => (item.kind === 'limit' ? [item.limit] : []));
  const companion = items.some((item) => item.kind === 'companion');
  const totals: Total[] = companion ? [] : items.flatMap((item) => (item.kind === 'total' ? [{ amount: item.amount, ...(item.daily === undefined ? {} : { daily: true as const }) }] : []));
  const echoes = items.flatMap((item) => (item.kind === 'echo' ? [item.echo] : []));
  const concentrations = new Set(echoes.flatMap((echo) => (echo.perMillilitre === true ? [Number(echo.measure.high.toPrecision(6))] : [])));
  if (concentrations.size > 1) throw new Unread('two concentrations');
  const [concentration] = concentrations;
  const strengths = echoes.filter((echo) => echo.perMillilitre === undefined).map((echo) => echo.measure);
  if (strengths.some((measure) => measure.high !== strengths[0]?.high)) throw new Unread('two strengths');
  if (items.some((item) => item.kind === 'dialysis') && !items.some((item) => item.kind === 'weekdays' || (item.kind === 'frequency' && item.frequency.days.low === 7))) throw new Unread('by dialysis, but not said how often that is');
  const stretches = stretchesOf(items);
  const to = dates.map((item) => item.to).findLast((date) => date !== undefined && !stretches.some((stretch) => stretch.to === date));
  const rest = { limits, totals, ...(unsure.length === 0 ? {} : { unsure }), ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), ...(concentration === undefined ? {} : { concentration }) };
  const [strength] = strengths;
  if (stretches.some((stretch) => stretch.strong && stretch.items.some((item) => item.kind === 'asNeeded'))) throw new Unread('the dose is to be changed if needed');
  if (stretches.length > 1 && stretches.some((stretch) => stretch.items.some((item) => item.kind === 'asNeeded')) && !stretches.every((stretch) => stretch.items.some((item) => item.kind === 'asNeeded'))) {
    // "… then as needed": each step has its own.
    return { state: 'read', regimen: { steps: withStrength(stepsOf(stretches, limits), strength), ...rest } };
  }
  const steps = withStrength(stepsOf(stretches, limits), strength).map((step) => withoutPrn(step));
  if (steps.every((step) => step.parts.length === 0) && limits.length === 0 && !prn && totals.length === 0) {
    if (meant) throw new Unread('the dose is to be changed, but not how');
    return { state: 'silent' };
  }
  return { state: 'read', regimen: { steps, ...(prn ? { prn } : {}), ...rest } };
};

/** One "as needed" in the text holds for all of it. */
const withoutPrn = ({ prn, ...step }: RegimenStep): RegimenStep => (prn === undefined ? step : { ...step });

/** "Take 2 of the 300 mg tablets": what one unit holds, said apart from the count. */
const withStrength = (steps: readonly RegimenStep[], each: Measure | undefined): readonly RegimenStep[] =>
  each === undefined ? steps : steps.map((step) => ({ ...step, parts: step.parts.map((part) => (part.amount?.count !== undefined && part.amount.each === undefined ? { ...part, amount: { ...part.amount, each } } : part)) }));

/** Drops sentences without a dose, and stops at what is not understood in the others. */
const withoutAsides = (items: readonly Item[]): readonly Item[] => {
  const kept: Item[] = [];
  let sentence: Item[] = [];
  let strangers = 0;
  const needed = items.some((item) => item.kind === 'asNeeded');
  const close = (): void => {
    const speaks = sentence.some((item) => bears(item) || ['asNeeded', 'limit', 'duration', 'label', 'total', 'delay', 'change', 'repeat', 'uncertain'].includes(item.kind));
    for (const item of sentence) {
      if (item.kind === 'unread') throw new Unread(`"${item.text}" is not understood`);
      // "as needed before flights" says when; without "as needed" it says that it is not taken every day.
      // "4 times a day while awake" is four times; "every 4 hours while awake" is not said how often.
      if (item.kind === 'altering' && item.text === 'awake' && sentence.some((other) => other.kind === 'frequency' && other.frequency.interval !== true && other.frequency.times.high > 1) && !sentence.some((other) => other.kind === 'frequency' && other.frequency.interval === true)) continue;
      if (item.kind === 'altering' && needed && occasionWords.has(item.text)) continue;
      if (item.kind === 'altering' && (speaks || firmlyAltering.has(item.text))) throw new Unread(`"${item.text}" may change the dose`);
      if (item.kind === 'stranger' && speaks) {
        strangers += 1;
        if (item.text.length <= 3 || strangers > strangersAllowed) throw new Unread(`"${item.text}" is not understood`);
      }
    }
    kept.push(...sentence.filter((item) => item.kind !== 'stranger' && item.kind !== 'altering'));
    sentence = [];
  };
  for (const item of items) {
    if (item.kind === 'stop') close();
    sentence.push(item);
  }
  close();
  return kept;
};
/** Words that alter the dose even in a sentence of their own: "Skip weekends", "Hold", "Extra if needed". */
const firmlyAltering: ReadonlySet<string> = new Set(['extra', 'additional', 'another', 'skip', 'hold', 'held', 'stopped', 'discontinued', 'discontinue', 'alternate', 'alternating', 'double', 'repeat', 'variable', 'varies', 'suspended', 'paused', 'cancelled', 'canceled', 'wrong', 'incorrect', 'error', 'half', 'dialysis', 'stop', 'loading', 'previously', 'formerly', 'instead', 'pending', 'tbd', 'interrupted', 'quarter', 'except']);

