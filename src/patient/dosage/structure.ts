import type { CodeableConcept, Dosage, DosageDoseAndRate, Quantity, Ratio, Timing } from 'fhir/r4';
import { isExact, isSame, isSameRange, type Amount, type Limit, type Measure, type Range, type RegimenStep, type Schedule, type SourceReading, type TimeOfDay } from './regimen.ts';
import { resolve } from './schedule.ts';
import { timeAtMinute, type Frequency } from './schedules.ts';
import { readText } from './text.ts';
import { Unread } from './unread.ts';
import { formWords, massUnits, timeUnits, timingCodes, ucumTimes, ucumUnits, volumeUnits, weekdayWords, whenCodes, type Form } from './words.ts';

const finite = (value: unknown): number | undefined => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
const written = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined);
const listed = <T>(value: readonly T[] | undefined): readonly T[] => (Array.isArray(value) ? value : []);

type Unit = { readonly kind: Measure['kind']; readonly factor: number } | { readonly kind: 'count'; readonly form?: Form };

/** The unit of a quantity by its UCUM code or its word; `perKilogram` and the like are nothing. */
const unitOf = (text: string): Unit | undefined => {
  const coded = ucumUnits.get(text);
  if (coded !== undefined) return { kind: coded[0], factor: coded[1] };
  const word = text.toLowerCase().replace(/^\{|\}$/g, '').replace(/\(e?s\)$/, 's').replace(/\.$/, '').replace(/^μg|^µg/, 'ug').trim();
  if (word === '1') return { kind: 'count' };
  const rate = /^(\w+)\s*\/\s*(\d+)?\s*(h|hr|hrs|hour|hours|day|d)$/.exec(word);
  const rated = rate === null ? undefined : massUnits.get(rate[1] ?? '');
  if (rate !== null && rated !== undefined) return { kind: 'rate', factor: rated / (Number(rate[2] ?? 1) * (timeUnits.get(rate[3] ?? '') ?? 1)) };
  const mass = massUnits.get(word);
  if (mass !== undefined) return { kind: 'mass', factor: mass };
  const volume = volumeUnits.get(word);
  if (volume !== undefined) return { kind: 'volume', factor: volume };
  const form = word.split(/[\s,-]+/).map((part) => formWords.get(part)).findLast((known) => known !== undefined);
  return form === undefined ? undefined : { kind: 'count', form };
};

const sameUnit = (a: Unit, b: Unit): boolean => a.kind === b.kind && (a.kind === 'count' || (b.kind !== 'count' && isSame(a.factor, b.factor)));

/** The unit in code and word; where both are known they must agree. */
const unitOfQuantity = (quantity: Quantity): Unit | undefined => {
  const code = written(quantity.code);
  const word = written(quantity.unit);
  const byCode = code === undefined ? undefined : unitOf(code);
  const byWord = word === undefined ? undefined : unitOf(word);
  if (byCode !== undefined && byWord !== undefined && !sameUnit(byCode, byWord)) throw new Unread(`the unit "${word ?? ''}" against its code "${code ?? ''}"`);
  if (byCode === undefined && byWord === undefined && (code ?? word) !== undefined) return undefined;
  return byWord?.kind === 'count' && byWord.form !== undefined ? byWord : (byCode ?? byWord ?? { kind: 'count' });
};

const amountIn = (unit: Unit, range: Range): Amount => {
  if (unit.kind === 'count') return { count: range, ...(unit.form === undefined ? { bare: true as const } : { form: unit.form }), totals: [] };
  return { totals: [{ kind: unit.kind, low: range.low * unit.factor, high: range.high * unit.factor }] };
};

const quantityRange = (quantity: Quantity | undefined): { unit: Unit; range: Range } | undefined => {
  const value = finite(quantity?.value);
  if (quantity === undefined || value === undefined) return undefined;
  if (written(quantity.comparator) !== undefined) throw new Unread('a dose with a comparator');
  // "1 dose" says how often, not how much.
  if (/^\{?doses?\}?$/i.test(written(quantity.unit) ?? written(quantity.code) ?? '')) return undefined;
  const unit = unitOfQuantity(quantity);
  if (unit === undefined) throw new Unread(`the unit "${quantity.unit ?? quantity.code ?? ''}" is not understood`);
  return { unit, range: { low: value, high: value } };
};

const ratioMeasure = (ratio: Ratio | undefined): Measure | undefined => {
  const over = quantityRange(ratio?.numerator);
  const under = finite(ratio?.denominator?.value) ?? 1;
  const days = ucumTimes.get(ratio?.denominator?.code ?? '') ?? timeUnits.get((ratio?.denominator?.unit ?? '').toLowerCase());
  if (over === undefined || over.unit.kind !== 'mass' || days === undefined || under <= 0) return undefined;
  const factor = over.unit.factor / (under * days);
  return { kind: 'rate', low: over.range.low * factor, high: over.range.high * factor };
};

/** One row of `doseAndRate`; those by body weight are a way to reckon, not a dose. */
const rowAmount = (row: DosageDoseAndRate): Amount | 'byWeight' | undefined => {
  const unitText = `${row.doseQuantity?.unit ?? ''} ${row.doseQuantity?.code ?? ''} ${row.doseRange?.low?.unit ?? ''}`;
  if (/\/\s*(kg|m2)\b/i.test(unitText)) return 'byWeight';
  const single = quantityRange(row.doseQuantity);
  if (single !== undefined) return amountIn(single.unit, single.range);
  const low = quantityRange(row.doseRange?.low);
  const high = quantityRange(row.doseRange?.high);
  if (low !== undefined && high !== undefined) {
    if (!sameUnit(low.unit, high.unit) || low.range.low > high.range.high) throw new Unread('a range of doses in two units');
    return amountIn(low.unit, { low: low.range.low, high: high.range.high });
  }
  if (low !== undefined || high !== undefined) throw new Unread('half a range of doses');
  const rate = quantityRange(row.rateQuantity);
  if (rate !== undefined) {
    if (rate.unit.kind !== 'rate') throw new Unread('a rate in a unit that is not understood');
    return amountIn(rate.unit, rate.range);
  }
  const ratio = ratioMeasure(row.rateRatio);
  if (ratio !== undefined) return { totals: [ratio] };
  if (row.rateRatio !== undefined || row.rateRange !== undefined) throw new Unread('a rate that is not understood');
  return undefined;
};

/** All rows of an entry say one dose (ordered, calculated, to administer); two that differ contradict each other. */
const amountOf = (dosage: Dosage): Amount | undefined => {
  const rows = listed(dosage.doseAndRate).map(rowAmount).filter((row) => row !== undefined);
  const amounts = rows.filter((row) => row !== 'byWeight');
  if (amounts.length === 0) {
    if (rows.length > 0) throw new Unread('a dose by body weight');
    return undefined;
  }
  let merged: Amount = { totals: [] };
  for (const amount of amounts) {
    if (amount.count !== undefined && merged.count !== undefined && !isSameRange(amount.count, merged.count)) throw new Unread('rows with different doses');
    const measures = [...merged.totals];
    for (const measure of amount.totals) {
      const same = measures.find((one) => one.kind === measure.kind);
      if (same === undefined) measures.push(measure);
      else if (!isSameRange(same, measure)) throw new Unread('rows with different doses');
    }
    const form = merged.form ?? amount.form;
    const count = merged.count ?? amount.count;
    // Milligrams in another row tell what the bare number counts.
    const bare = count !== undefined && form === undefined && measures.length === 0;
    merged = { ...(count === undefined ? {} : { count }), ...(form === undefined ? {} : { form }), ...(bare ? { bare: true as const } : {}), totals: measures };
  }
  return merged;
};

const minuteOf = (time: string): number | undefined => {
  const match = /^(\d{2}):(\d{2})/.exec(time);
  return match === null ? undefined : Number(match[1]) * 60 + Number(match[2]);
};

/** `Timing.repeat` as frequency, times of day and days of the week. */
const repeatSchedule = (timing: Timing): Schedule | undefined => {
  const { repeat } = timing;
  const frequency = finite(repeat?.frequency);
  const period = finite(repeat?.period);
  const periodMax = finite(repeat?.periodMax);
  const unit = repeat?.periodUnit === undefined ? undefined : ucumTimes.get(repeat.periodUnit);
  const at: TimeOfDay[] = listed(repeat?.timeOfDay).map((time) => {
    const minute = minuteOf(time);
    if (minute === undefined) throw new Unread(`the time "${time}" is not understood`);
    return timeAtMinute(minute);
  });
  const when = listed(repeat?.when);
  for (const code of when) {
    const slot = whenCodes.get(code);
    // "with meals" says when among the times given, not how often.
    if (slot !== undefined && at.length === 0) at.push({ slot });
    else if (slot !== undefined && when.length > 1 && at.every((time) => time.slot !== slot)) at.push({ slot });
  }
  const weekdays = listed(repeat?.dayOfWeek).flatMap((day) => weekdayWords.get(day) ?? []);
  let spoken: Frequency | undefined;
  if (period !== undefined && unit !== undefined && period > 0) {
    const times = frequency ?? 1;
    const upper = finite(repeat?.frequencyMax);
    if (times <= 0) throw new Unread('a frequency of nothing');
    if (upper !== undefined && upper < times) throw new Unread('a frequency turned round');
    const days = { low: period * unit, high: (periodMax ?? period) * unit };
    spoken = { times: { low: times, high: upper ?? times }, days, ...(days.low === 1 && times === 1 && upper === undefined ? { generic: true as const } : days.low < 1 ? { interval: true as const } : {}) };
  } else if (frequency !== undefined && period === undefined && repeat?.periodUnit === undefined && repeat?.count === undefined) {
    throw new Unread('a frequency without its period');
  }
  if (spoken === undefined && at.length === 0 && weekdays.length === 0) return undefined;
  // "Once a day" at three clock times: the structure contradicts itself.
  if (spoken !== undefined && at.length > 1 && isExact(spoken.times) && spoken.days.low === 1 && spoken.times.low !== at.length) throw new Unread('a frequency that does not fit its times of day');
  const resolved = resolve({ frequencies: spoken === undefined ? [] : [spoken], times: at.map((time) => ({ time, joined: 'and' as const })), ...(weekdays.length > 0 ? { weekdays } : {}) });
  if (resolved === undefined) return undefined;
  if ('unclear' in resolved) throw new Unread(resolved.unclear);
  return resolved.schedule;
};

const rate = (schedule: Schedule): Range => ({ low: schedule.times.low / schedule.days.high, high: schedule.times.high / schedule.days.low });

/** `Timing.code`: an abbreviation, or words such as "Every 7 days" and "0900, 2100". */
const codeSchedule = (code: CodeableConcept | undefined): { readonly schedule?: Schedule; readonly prn?: boolean } => {
  const found: { schedule?: Schedule; prn?: boolean }[] = [];
  for (const coding of listed(code?.coding)) {
    const known = timingCodes.get((coding.code ?? '').toUpperCase());
    if (known === undefined || (coding.system ?? '').includes('cerner')) continue;
    const resolved = resolve({
      frequencies: known.times === undefined || known.days === undefined ? [] : [{ times: { low: known.times, high: known.times }, days: { low: known.days, high: known.days } }],
      times: known.slot === undefined ? [] : [{ time: { slot: known.slot }, joined: 'none' }],
    });
    if (resolved !== undefined && 'schedule' in resolved) found.push({ schedule: resolved.schedule });
  }
  const words = written(code?.text) ?? listed(code?.coding).map((coding) => written(coding.display)).find((display) => display !== undefined);
  // A code nobody listed may be words ("TID PC"); one of a system's own says nothing here.
  const bare = words === undefined && found.length === 0 ? listed(code?.coding).map((coding) => written(coding.code)).find((some) => some !== undefined) : undefined;
  const phrase = words ?? bare;
  if (phrase !== undefined) {
    const reading = readText(phrase);
    if (reading.state === 'unread' && words !== undefined) throw new Unread(`the timing "${words}": ${reading.why}`);
    const step = reading.state === 'read' ? reading.regimen.steps[0] : undefined;
    if (reading.state === 'read') found.push({ ...(step?.parts.length === 1 && step.parts[0]?.schedule !== undefined ? { schedule: step.parts[0].schedule } : {}), ...(reading.regimen.prn === true ? { prn: true } : {}) });
  }
  const schedules = found.flatMap((one) => one.schedule ?? []);
  const [first] = schedules;
  if (first !== undefined && schedules.some((schedule) => !isSameRange(rate(schedule), rate(first)))) throw new Unread('timing codes that differ');
  const best = schedules.find((schedule) => schedule.at.length > 0) ?? first;
  return { ...(best === undefined ? {} : { schedule: best }), ...(found.some((one) => one.prn === true) ? { prn: true } : {}) };
};

const scheduleOf = (timing: Timing | undefined): { readonly schedule?: Schedule; readonly prn?: boolean } => {
  if (timing === undefined) return {};
  const coded = codeSchedule(timing.code);
  const repeated = repeatSchedule(timing);
  // "every 5 to 15 minutes" arrives as 288 a day.
  for (const schedule of [repeated, coded.schedule]) if (schedule !== undefined && rate(schedule).high > 12.01) throw new Unread('an implausible frequency');
  if (repeated !== undefined && coded.schedule !== undefined && !isSameRange(rate(repeated), rate(coded.schedule))) throw new Unread('timing code and repetition differ');
  if (finite(timing.repeat?.count) === 1 && repeated === undefined) throw new Unread('a single dose');
  const schedule = repeated === undefined ? coded.schedule : coded.schedule !== undefined && repeated.at.length === 0 ? { ...repeated, at: coded.schedule.at } : repeated;
  return { ...(schedule === undefined ? {} : { schedule }), ...(coded.prn === undefined ? {} : { prn: coded.prn }) };
};

const dayIn = (text: string | undefined): string | undefined => (text !== undefined && /^\d{4}-\d{2}-\d{2}/.test(text) ? text.slice(0, 10) : undefined);
/** So many doses at so many a day last so long; a number no higher than those of one day is not understood. */
const spanOfCount = (timing: Timing | undefined): number | undefined => {
  const { count, frequency, period, periodUnit, timeOfDay } = timing?.repeat ?? {};
  const unit = periodUnit === undefined ? undefined : ucumTimes.get(periodUnit);
  if (finite(count) === undefined || count === undefined || period === undefined || unit === undefined || listed(timeOfDay).length > 0) return undefined;
  if (count <= (frequency ?? 1)) throw new Unread('a number of doses');
  return Math.ceil((count / (frequency ?? 1)) * period * unit);
};
const boundsOf = (timing: Timing | undefined): { readonly days?: number; readonly from?: string; readonly to?: string } => {
  const repeat = timing?.repeat;
  const duration = finite(repeat?.boundsDuration?.value);
  const unit = ucumTimes.get(repeat?.boundsDuration?.code ?? '') ?? timeUnits.get((repeat?.boundsDuration?.unit ?? '').toLowerCase());
  if (duration !== undefined && unit === undefined) throw new Unread('a duration without its unit');
  if (repeat?.boundsRange !== undefined) throw new Unread('a duration within limits');
  const from = dayIn(repeat?.boundsPeriod?.start);
  const to = dayIn(repeat?.boundsPeriod?.end);
  const days = duration === undefined || unit === undefined ? spanOfCount(timing) : duration * unit;
  return { ...(days === undefined ? {} : { days }), ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
};

const limitsOf = (dosage: Dosage): readonly Limit[] => {
  const ratios = [dosage.maxDosePerPeriod].flat().filter((ratio) => ratio !== undefined);
  return ratios.map((ratio) => {
    const over = quantityRange(ratio.numerator);
    const days = ucumTimes.get(ratio.denominator?.code ?? '') ?? timeUnits.get((ratio.denominator?.unit ?? '').toLowerCase());
    if (over === undefined || days === undefined) throw new Unread('a maximum that is not understood');
    return { amount: amountIn(over.unit, over.range), days: days * (finite(ratio.denominator?.value) ?? 1) };
  });
};

/**
 * Reads the structured part of a FHIR Dosage (http://hl7.org/fhir/R4/dosage.html): timing, dose and rate, as needed,
 * maximum, bounds.
 *
 * @returns the regimen in the units of the source; `silent` where dose and timing are empty; `unread` where rows,
 *   codes or times contradict each other, a unit is unknown, or the frequency is beyond belief
 */
export const readStructure = (dosage: Dosage): SourceReading => {
  try {
    const amount = amountOf(dosage);
    const { schedule, prn } = scheduleOf(dosage.timing);
    const bounds = boundsOf(dosage.timing);
    const limits = limitsOf(dosage);
    const asNeeded = dosage.asNeededCodeableConcept !== undefined || prn === true ? true : dosage.asNeededBoolean;
    const step: RegimenStep = { parts: amount === undefined && schedule === undefined ? [] : [{ ...(amount === undefined ? {} : { amount }), ...(schedule === undefined ? {} : { schedule }) }], ...bounds };
    if (step.parts.length === 0 && limits.length === 0 && asNeeded !== true && Object.keys(bounds).length === 0) return { state: 'silent' };
    return { state: 'read', regimen: { steps: [step], limits, totals: [], ...(asNeeded === undefined ? {} : { prn: asNeeded }) } };
  } catch (error) {
    if (error instanceof Unread) return { state: 'unread', why: error.message };
    throw error;
  }
};
