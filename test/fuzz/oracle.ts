import type { Fact, Facts, Known } from '../../src/patient/fact.ts';
import { inWords } from './json.ts';
import { keyOf, type Mutated } from './mutation.ts';

/**
 * What must hold of a damaged chart: every fact that is known in it is what the undamaged chart said, or is explained by what was done.
 * A damaged resource that is still there leaves what it may concern unchanged or unknown: it never makes a "none", and a number never
 * changes because another element beside it was damaged.
 */
export interface Wrong {
  readonly fact: string;
  readonly rule: 'a none that nothing states' | 'another value from a damaged resource' | 'another value where nothing changed' | 'a value that rests on nothing in the chart' | 'an older value in place of a damaged one' | 'a value that the rest of the chart does not state';
  readonly before: string;
  readonly after: string;
}

/** Facts about the reading, not about the patient: how many resources were set aside, whether what is in use was converted or cannot be used. */
const ofTheReading = new Set(['set-aside-resources', 'ferritin-unit-converted', 'iron-result-implausible']);
/** Unsaid counts as no, whatever the chart holds (`src/patient/catalogue.ts`). */
const isUnsaid = (id: string): boolean => /^(?:considering|override)-|-contraindicated$/u.test(id) || ['mild-intermittent', 'fcm-unsuitable'].includes(id);

export const shown = (fact: Fact | undefined): string =>
  fact === undefined ? 'no such fact' : fact.state === 'unknown' ? `unknown (${fact.reason}: ${fact.detail?.slice(0, 160) ?? ''})` : `${fact.comparator ?? ''}${String(fact.value)} ${fact.unit ?? ''} [${fact.sources.join(', ')}] ${fact.how?.slice(0, 160) ?? ''}`;

/** A zero of these is a measure. */
const measures = new Set(['renal-function', 'iron-studies-age', 'stop-bang', 'irls-total', 'phq9-total', 'iv-iron-weeks-ago']);

/** Words and figures for "there is none". */
const isNone = (id: string, { value, range }: Known): boolean => value === false || ['none', 'never', 'never-tried', 'not-possible', 'not-pregnant'].includes(String(value)) || (value === 0 && range === undefined && !measures.has(id));

const same = (a: Fact | undefined, b: Known): boolean =>
  a?.state === 'known' && a.value === b.value && a.unit === b.unit && a.comparator === b.comparator && JSON.stringify(a.range) === JSON.stringify(b.range);

/** A sum over a list that is not read in full any more: the same figure, as the least it can be. */
const isAtLeast = (was: Known, after: Known): boolean => after.comparator === '>=' && typeof was.value === 'number' && typeof after.value === 'number' && after.range?.low === after.value && after.value <= was.value;

/** Facts that are read from something else where the first cannot be read, and say so. */
const fallsBack = new Set(['renal-function']);

/** What names a resource: where that is damaged, nobody can tell what it was about. */
const naming = new Set(['code', 'medicationCodeableConcept', 'medicationReference', 'contained', 'resourceType', 'questionnaire', 'linkId', 'item', 'component', 'reaction', 'condition', 'type', 'deviceName', 'substance']);
/** Elements that say whether, when and for whom a resource holds; a resource without one is a sound resource that says something else. */
const qualifying = new Set(['status', 'clinicalStatus', 'verificationStatus', 'statusReason', 'intent', 'doNotPerform', 'comparator', 'abatementDateTime', 'abatementString', 'abatementPeriod']);
/** Elements that date a resource: without one the next best dates it. */
const dating = new Set([
  'effectiveDateTime', 'effectivePeriod', 'effectiveInstant', 'issued', 'onsetDateTime', 'onsetPeriod', 'recordedDate', 'authoredOn', 'dateAsserted', 'whenHandedOver', 'whenPrepared', 'performedDateTime', 'performedPeriod', 'timingDateTime', 'timingPeriod', 'recordedOn', 'authored',
  'boundsPeriod', 'validityPeriod', 'expectedSupplyDuration', 'daysSupply', 'lastUpdated', 'occurrenceDateTime', 'occurrencePeriod',
]);

export interface Reading {
  readonly facts: Facts;
  /** `Type/id` of every resource in the chart. */
  readonly resources: ReadonlySet<string>;
}

interface Comparison {
  readonly before: Facts;
  readonly after: Reading;
  /** The facts of the chart without the touched resource; asked for only where it matters. */
  readonly without: () => Facts;
  readonly mutated: Mutated;
  /** `Type/id` of the touched resource. */
  readonly touched: string;
}

function judgeFact(id: string, after: Known, comparison: Comparison): Wrong['rule'] | undefined {
  const { before, without, mutated, touched } = comparison;
  if (after.sources.some((source) => !comparison.after.resources.has(source))) return 'a value that rests on nothing in the chart';
  const was = before[id];
  if (same(was, after) || (was?.state === 'known' && isAtLeast(was, after))) return undefined;
  const { effect, path = [] } = mutated;
  if (effect === 'keeps') return 'another value where nothing changed';
  if (effect === 'removes') return same(without()[id], after) ? undefined : 'a value that the rest of the chart does not state';
  const restsOnTouched = after.sources.includes(touched);
  const names = path.map(String);
  // A relative of whom nothing is said.
  if (id === 'family-history-only' && mutated.gone === true && path.length === 1 && names[0] === 'condition') return undefined;
  // An older answer stands where a newer sheet cannot be read.
  const isOlderAnswer = after.answered === true && same(without()[id], after);
  // A report without limits has none to be above (`src/patient/inflammation.ts`); the fixed limit still holds.
  if (id === 'crp-above-reference' && names[0] === 'referenceRange') return undefined;
  // A name that is now another name, or an answer that is not on the sheet any more.
  const saysAnother = effect === 'restates' && names.some((name) => naming.has(name)) && (mutated.gone !== true || names.at(-1) === 'coding' || touched.startsWith('QuestionnaireResponse/'));
  if (saysAnother && (restsOnTouched || same(without()[id], after) || touched.startsWith('QuestionnaireResponse/'))) return undefined;
  if (mutated.gone === true && touched.startsWith('QuestionnaireResponse/') && names.includes('item')) return undefined;
  if (isNone(id, after) && !isUnsaid(id) && !isOlderAnswer && !(restsOnTouched && effect === 'restates')) return 'a none that nothing states';
  // Two resources under one id: the one that is used is what the bundle says.
  if (names[0] === 'id') return undefined;
  // An allergy whose reaction nobody can tell counts as an immune one, the safer reading (`src/patient/medicines/allergies.ts`).
  if (id.endsWith('-allergy') && ['allergy', true].includes(after.value as string | boolean) && ['reaction', 'note', 'type'].includes(names[0] ?? '')) return undefined;
  // A date that was answered beside a result is an answer like any other.
  if (id === 'iron-studies-age' && touched.startsWith('QuestionnaireResponse/')) return undefined;
  if (restsOnTouched) {
    // A contradiction of which one side is gone.
    if (was?.state === 'unknown' && was.reason === 'conflicting') return undefined;
    // The element itself says something else now, or no longer qualifies what the rest of the resource says.
    const follows = effect === 'restates' || names.some((name) => qualifying.has(name) || dating.has(name));
    return follows ? undefined : 'another value from a damaged resource';
  }
  if (!fallsBack.has(id) && !same(without()[id], after)) return effect === 'restates' ? undefined : 'a value that the rest of the chart does not state';
  // A resource of which nothing is left, or whose name or value is left out, says nothing: what the others say stands.
  const isGone = !comparison.after.resources.has(touched);
  const isSilent = mutated.gone === true && names[0]?.startsWith('value') === true && (names.length === 1 || names.at(-1) === 'value');
  if (isOlderAnswer) return undefined;
  // Of one specimen, iron and binding capacity say what the saturation beside them cannot.
  if (id === 'tsat' && was?.state === 'known' && was.date === after.date) return undefined;
  const concerned = was?.state === 'known' && was.sources.includes(touched) && !isGone && !isSilent && !isUnsaid(id) && !fallsBack.has(id) && !names.some((name) => naming.has(name));
  return concerned && effect !== 'restates' ? 'an older value in place of a damaged one' : undefined;
}

/** Every fact of a damaged chart that is wrong. */
export function wrongFacts(comparison: Comparison): readonly Wrong[] {
  return Object.entries(comparison.after.facts).flatMap(([id, after]): readonly Wrong[] => {
    if (after.state !== 'known' || ofTheReading.has(id)) return [];
    const rule = judgeFact(id, after, comparison);
    return rule === undefined ? [] : [{ fact: id, rule, before: shown(comparison.before[id]), after: shown(after) }];
  });
}

export const touchedKey = (entries: readonly unknown[], { entry }: Mutated): string => (entry === undefined ? '' : keyOf(entries[entry]));
export const placeOf = ({ path = [] }: Mutated): string => inWords(path);
