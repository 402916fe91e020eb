import { hasWords, markAt, numberAt, rangeAt, wordAt, type Tokens } from './cursor.ts';
import { exactly, isExact, type Amount, type Measure, type Range } from './regimen.ts';
import { formWords, massUnits, romanNumerals, timeUnits, volumeUnits, type Form } from './words.ts';

/** A concentration or strength said in passing ("250 mg/5 mL"): no dose, but it must fit the product. */
export interface Echo {
  readonly measure: Measure;
  /** mg in one mL. */
  readonly perMillilitre?: true;
}
export type AmountMatch = { readonly amount: Amount; readonly next: number } | { readonly echo: Echo; readonly next: number };

const describing: ReadonlySet<string> = new Set(['of', 'a', 'an', 'the', 'full', 'whole', 'entire', 'oral', 'er', 'xr', 'xl', 'sr', 'cr', 'ec', 'ir', 'mr', 'dr', 'hr', 'extended', 'release', 'immediate', 'controlled', 'modified', 'prolonged', 'delayed', 'coated', 'enteric', 'film', 'chewable', 'scored', 'sublingual', 'sl', 'transdermal', 'oral-tablet', 'one']);

/** The form word at or shortly after `at`, past words that describe it or name the drug. */
const formAt = (tokens: Tokens, at: number, names: ReadonlySet<string>): { readonly form: Form; readonly next: number; readonly plural: boolean } | undefined => {
  for (let i = at; i < at + 5; i += 1) {
    const word = wordAt(tokens, i);
    const form = formWords.get(word);
    // "1 dose unit" and "film coated tablet" name two; the first that is followed by no other counts.
    if (form !== undefined && !(word === 'film' && wordAt(tokens, i + 1) === 'coated')) return { form, next: i + 1, plural: word.endsWith('s') };
    if (word === '' || !(describing.has(word) || names.has(word))) return undefined;
  }
  return undefined;
};

interface Quantity {
  readonly measure: Measure;
  readonly next: number;
  readonly perMillilitre?: true;
  readonly perUnit?: true;
}

/** `300 mg`, `300-600 mg`, `300 mg to 600 mg`, `5 mL`, `1 mg/24 h`, `25 mcg per hour`, `250 mg/5 mL`. */
export const quantityAt = (tokens: Tokens, at: number): Quantity | undefined => {
  const first = rangeAt(tokens, at);
  if (first === undefined) return undefined;
  const unit = wordAt(tokens, first.next);
  const mass = massUnits.get(unit);
  const volume = volumeUnits.get(unit);
  const factor = mass ?? volume;
  if (factor === undefined) return undefined;
  let { range } = first;
  let next = first.next + 1;
  if (isExact(range) && (markAt(tokens, next) === '-' || hasWords(tokens, next, 'to|or'))) {
    const second = numberAt(tokens, next + 1);
    const secondFactor = massUnits.get(wordAt(tokens, next + 2)) ?? volumeUnits.get(wordAt(tokens, next + 2));
    if (second !== undefined && secondFactor === factor && second > range.low) {
      range = { low: range.low, high: second };
      next += 3;
    }
  }
  const scaled = (by: number): Range => ({ low: range.low * factor * by, high: range.high * factor * by });
  if (mass === undefined) return { measure: { kind: 'volume', ...scaled(1) }, next };
  if (markAt(tokens, next) === '/' || wordAt(tokens, next) === 'per') {
    const figure = numberAt(tokens, next + 1);
    const after = next + (figure === undefined ? 1 : 2);
    const per = wordAt(tokens, after);
    const millilitres = volumeUnits.get(per);
    if (millilitres !== undefined) return { measure: { kind: 'mass', ...scaled(1 / ((figure ?? 1) * millilitres)) }, next: after + 1, perMillilitre: true };
    const days = timeUnits.get(per);
    if (days !== undefined && ((figure === undefined && days < 1) || (figure !== undefined && days < 1))) {
      if (days * (figure ?? 1) < 0.04) return undefined;
      return { measure: { kind: 'rate', ...scaled(1 / ((figure ?? 1) * days)) }, next: after + 1 };
    }
    if (figure === undefined && formWords.has(per) && per !== 'dose') return { measure: { kind: 'mass', ...scaled(1) }, next: after + 1, perUnit: true };
  }
  const iron = next + (hasWords(tokens, next, 'of') ? 1 : 0);
  if (hasWords(tokens, iron, 'elemental', 'iron|fe')) return { measure: { kind: 'iron', ...scaled(1) }, next: iron + 2 };
  if (hasWords(tokens, iron, 'elemental|iron|fe')) return { measure: { kind: 'iron', ...scaled(1) }, next: iron + 1 };
  return { measure: { kind: 'mass', ...scaled(1) }, next };
};

/** One dose, or a strength in passing, where one begins at `at`. `names` are the words of the medicine's name. */
export const amountAt = (tokens: Tokens, at: number, names: ReadonlySet<string>): AmountMatch | undefined => {
  const begun = beginningAt(tokens, at, names);
  if (begun === undefined || 'echo' in begun) return begun;
  return withEquivalents(tokens, begun.amount, begun.next, names);
};

const beginningAt = (tokens: Tokens, at: number, names: ReadonlySet<string>): AmountMatch | undefined => {
  // "a tablet", "an each" and Roman numerals before a form: "ii tabs"
  if (hasWords(tokens, at, 'a|an')) {
    const form = formAt(tokens, at + 1, names);
    return form !== undefined && !form.plural && form.form !== 'dose' && form.form !== 'unreadable' ? { amount: { count: exactly(1), form: form.form, totals: [] }, next: form.next } : undefined;
  }
  const roman = romanNumerals.get(wordAt(tokens, at));
  if (roman !== undefined) {
    const form = formAt(tokens, at + 1, names);
    if (form !== undefined && form.next === at + 2) return { amount: { count: exactly(roman), form: form.form, totals: [] }, next: form.next };
    const plain = wordAt(tokens, at).startsWith('i') && wordAt(tokens, at) !== 'iv' && hasWords(tokens, at + 1, 'po|bid|tid|qid|qd|qhs|hs|daily|bd|tds|qds|nocte');
    return plain ? { amount: { count: exactly(roman), totals: [] }, next: at + 1 } : undefined;
  }
  const quantity = quantityAt(tokens, at);
  if (quantity !== undefined) return fromQuantity(tokens, quantity, names);
  const counted = rangeAt(tokens, at);
  if (counted === undefined) return undefined;
  let { next } = counted;
  // 2 x 300 mg capsules, 1 x 5 mL spoon, one 300 mg tablet
  if (wordAt(tokens, next) === 'x' && quantityAt(tokens, next + 1) !== undefined) next += 1;
  let described = next;
  if (hasWords(tokens, described, 'of', 'a|one|each') && quantityAt(tokens, described + 2) !== undefined) described += 2;
  while (hasWords(tokens, described, 'of|the') || names.has(wordAt(tokens, described))) described += 1;
  const each = quantityAt(tokens, described);
  if (each !== undefined && isExact(each.measure) && (each.perMillilitre === undefined || formAt(tokens, each.next, names) !== undefined)) {
    const form = formAt(tokens, each.next, names);
    if (form !== undefined) return { amount: { count: counted.range, form: form.form, each: each.measure, totals: [] }, next: form.next };
    if (wordAt(tokens, each.next) === 'total') return { amount: { count: counted.range, totals: [each.measure] }, next: each.next + 1 };
    if (each.perMillilitre === undefined) return { amount: { count: counted.range, loose: each.measure, totals: [] }, next: each.next };
  }
  const form = formAt(tokens, next, names);
  if (form !== undefined) return { amount: { count: counted.range, form: form.form, totals: [] }, next: form.next };
  return { amount: { count: counted.range, totals: [] }, next };
};

const fromQuantity = (tokens: Tokens, quantity: Quantity, names: ReadonlySet<string>): AmountMatch => {
  if (quantity.perMillilitre !== undefined) return { echo: { measure: quantity.measure, perMillilitre: true }, next: quantity.next };
  if (quantity.perUnit !== undefined) return { echo: { measure: quantity.measure }, next: quantity.next };
  const form = formAt(tokens, quantity.next, names);
  if (form === undefined) return { amount: { totals: [quantity.measure] }, next: quantity.next };
  // "5 ml spoonful" is 5 mL; "300 mg tablet" is one of 300 mg; "300 mg tablets" says no number.
  if (quantity.measure.kind === 'volume') return { amount: { totals: [quantity.measure] }, next: form.next };
  if (form.plural) return { echo: { measure: quantity.measure }, next: form.next };
  return { amount: { totals: [quantity.measure], form: form.form, each: quantity.measure }, next: form.next };
};

/** The other ways the same dose is said beside it: `= 1 tab`, `(600 mg total)`, `40 mg total`, `of 300 mg each`. */
const withEquivalents = (tokens: Tokens, amount: Amount, from: number, names: ReadonlySet<string>): { readonly amount: Amount; readonly next: number } => {
  let merged = amount;
  let next = from;
  for (let round = 0; round < 3; round += 1) {
    const bracket = markAt(tokens, next) === '(';
    const equals = markAt(tokens, next) === '=' || (bracket && markAt(tokens, next + 1) === '=') || hasWords(tokens, next, 'equals|equal');
    let start = next + (bracket ? 1 : 0) + (equals ? 1 : 0);
    if (hasWords(tokens, start, 'to') && equals) start += 1;
    if (hasWords(tokens, start, 'of') && merged.count !== undefined) {
      start += 1;
      while (names.has(wordAt(tokens, start))) start += 1;
    }
    const named = !bracket && !equals && start === next && names.has(wordAt(tokens, start)) && merged.count !== undefined && quantityAt(tokens, start + 1) !== undefined;
    if (named) start += 1;
    const other = beginningAt(tokens, start, names);
    if (other === undefined || ('echo' in other && !bracket && start === next)) break;
    const saysTotal = hasWords(tokens, other.next, 'total|altogether') || hasWords(tokens, other.next, 'in', 'total') || hasWords(tokens, other.next, 'per', 'dose') || hasWords(tokens, other.next, 'dose');
    const saysEach = hasWords(tokens, other.next, 'each') || hasWords(tokens, other.next, 'per', 'tablet|capsule|tab|cap|patch') || hasWords(tokens, other.next, 'strength');
    const beside = !bracket && !equals && start === next;
    // "gabapentin 300 mg 1 cap": the strength or the dose, and how many units
    if (beside && !saysTotal && merged.count === undefined && merged.form === undefined && merged.totals.length === 1 && merged.totals[0]?.kind === 'mass' && 'amount' in other && other.amount.count !== undefined && other.amount.form !== undefined && other.amount.totals.length === 0 && other.amount.each === undefined && other.amount.loose === undefined) {
      merged = { count: other.amount.count, form: other.amount.form, loose: merged.totals[0], totals: [] };
      ({ next } = other);
      continue;
    }
    if (beside && !saysTotal && !(merged.count !== undefined && merged.form !== undefined && merged.each === undefined && merged.loose === undefined && 'amount' in other && other.amount.count === undefined)) break;
    let ends = other.next;
    // "1 tablet (5 mg of oxycodone)"
    if (bracket) while (names.has(wordAt(tokens, ends)) || (hasWords(tokens, ends, 'of') && names.has(wordAt(tokens, ends + 1)))) ends += 1;
    const after = ends > other.next ? ends : other.next + (hasWords(tokens, other.next, 'in', 'total') || hasWords(tokens, other.next, 'per', '') ? 2 : saysTotal || saysEach ? (wordAt(tokens, other.next) === 'per' ? 2 : 1) : 0);
    if (bracket && markAt(tokens, after) !== ')') break;
    const added = add(merged, other, { saysTotal: saysTotal || equals, saysEach: saysEach || (start > next && !bracket && !equals), bracket });
    if (added === undefined) break;
    merged = added;
    next = after + (bracket ? 1 : 0);
  }
  return { amount: merged, next };
};

const add = (amount: Amount, other: AmountMatch, said: { saysTotal: boolean; saysEach: boolean; bracket: boolean }): Amount | undefined => {
  if ('echo' in other) return other.echo.perMillilitre === true ? undefined : { ...amount, each: other.echo.measure };
  const { count, form, each, totals } = other.amount;
  if (count !== undefined) {
    if (amount.count !== undefined) return amount.count.low === count.low && amount.count.high === count.high ? { ...amount, ...(form === undefined ? {} : { form }) } : undefined;
    return { ...amount, count, ...(form === undefined ? {} : { form }), ...(each === undefined ? {} : { each }) };
  }
  const [measure] = totals;
  if (measure === undefined) return undefined;
  // "(300 mg each)", "(300 mg tablet)"
  if (each !== undefined && amount.count !== undefined) return { ...amount, each };
  if (said.saysEach) return { ...amount, each: measure };
  if (amount.count === undefined || said.saysTotal || measure.kind === 'volume') return { ...amount, totals: [...amount.totals, measure] };
  // One unit: one and all are the same.
  if (measure.kind === 'rate') return { ...amount, each: measure };
  if (measure.kind === 'iron') return { ...amount, totals: [...amount.totals, measure] };
  if (said.bracket) return { ...amount, totals: [...amount.totals, measure] };
  return { ...amount, loose: measure };
};
