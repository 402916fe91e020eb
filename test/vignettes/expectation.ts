import { describe, expect, it } from 'vitest';
import { assessmentJson } from '../../src/assessment-json.ts';
import { bundleToChart } from '../../src/chart/bundle.ts';
import { runPathway } from '../../src/pathway.ts';
import { bundleOf, type Changes } from './baseline.ts';
import { moreThanNeeded } from './noise.ts';
import { dialects, today, type Dialect } from './dialects.ts';

export interface FactExpected {
  readonly state: 'known' | 'unknown';
  readonly value?: unknown;
  readonly unit?: string;
  readonly reason?: string;
  readonly prn?: boolean;
}
/** What an assessment must and must not say; whatever is not named may come out either way. */
export interface Expected {
  readonly nextStep?: string | null;
  readonly applies?: readonly string[];
  readonly doesNotApply?: readonly string[];
  readonly undetermined?: readonly string[];
  readonly mustNotApply?: readonly string[];
  readonly prompts?: readonly (readonly string[])[];
  readonly mustNotPrompt?: readonly string[];
  readonly facts?: Readonly<Record<string, FactExpected>>;
}

/** The assessment of a vignette's chart in one dialect, as it goes out. */
export function assess(changes: Changes, dialect: Dialect = 'us-core') {
  return assessBundle(bundleOf(changes, dialect));
}
/** The assessment of a Bundle on the day of the vignettes. */
export function assessBundle(bundle: unknown) {
  return assessmentJson(runPathway(bundleToChart(bundle, today)));
}
type Assessment = ReturnType<typeof assess>;

const isNear = (got: unknown, want: unknown): boolean => (typeof got === 'number' && typeof want === 'number' ? Math.abs(got - want) <= Math.abs(want) * 0.01 : JSON.stringify(got) === JSON.stringify(want));

function factDifference(id: string, want: FactExpected, facts: Readonly<Record<string, unknown>>): readonly string[] {
  const got = facts[id] as Readonly<Record<string, unknown>> | undefined;
  const differs =
    got === undefined || got['state'] !== want.state || ('value' in want && !isNear(got['value'], want.value)) || (want.unit !== undefined && got['unit'] !== want.unit) || (want.reason !== undefined && got['reason'] !== want.reason) || (want.prn !== undefined && (got['prn'] ?? false) !== want.prn);
  return differs ? [`fact ${id}: ${JSON.stringify(got)} instead of ${JSON.stringify(want)}`] : [];
}

/** Every way in which the assessment is not what was expected, in words. */
export function differences(want: Expected, assessment: Assessment): readonly string[] {
  const outcomes = new Map<string, string>(assessment.rules.map(({ id, outcome }) => [id, outcome]));
  const needsOf = (id: string): string => assessment.rules.filter((rule) => rule.id === id).flatMap(({ needs }) => needs).join(' ');
  const rule = (id: string, ok: readonly string[]): readonly string[] => {
    const got = outcomes.get(id);
    return got !== undefined && ok.includes(got) ? [] : [`${id}: ${got ?? 'no such rule'} instead of ${ok.join(' or ')}${got === 'undetermined' ? ` (needs ${needsOf(id)})` : ''}`];
  };
  const prompted = new Set<string>(assessment.prompts.map(({ fact }) => fact));
  return [
    ...(want.nextStep === undefined || want.nextStep === assessment.nextStep.rule ? [] : [`next step: ${String(assessment.nextStep.rule)} (${assessment.nextStep.why.join(' ')}) instead of ${String(want.nextStep)}`]),
    ...(want.applies ?? []).flatMap((id) => rule(id, ['applies'])),
    ...(want.doesNotApply ?? []).flatMap((id) => rule(id, ['does-not-apply'])),
    ...(want.undetermined ?? []).flatMap((id) => rule(id, ['undetermined'])),
    ...(want.mustNotApply ?? []).flatMap((id) => rule(id, ['does-not-apply', 'undetermined'])),
    ...(want.prompts ?? []).flatMap((any) => (any.some((fact) => prompted.has(fact)) ? [] : [`no prompt for ${any.join(' or ')} among ${[...prompted].join(' ')}`])),
    ...(want.mustNotPrompt ?? []).flatMap((fact) => (prompted.has(fact) ? [`needless prompt ${fact}`] : [])),
    ...Object.entries(want.facts ?? {}).flatMap(([id, fact]) => factDifference(id, fact, assessment.facts)),
  ];
}

const unknownReasons: readonly string[] = ['not-in-chart', 'not-permitted', 'fetch-failed', 'unreadable', 'out-of-date', 'conflicting', 'must-ask', 'truncated'];

/** What holds of every assessment: all rules in order, needs exactly where undetermined, a headline that applies, questions that can change a decision. */
function broken({ rules, nextStep, prompts, facts }: Assessment): readonly string[] {
  const outcomeOf = new Map<string, string>(rules.map(({ id, outcome }) => [id, outcome]));
  const decisions = new Set<string>(rules.filter(({ kind }) => kind === 'decision').map(({ id }) => id));
  return [
    ...(rules.length === 134 ? [] : [`${rules.length} rules`]),
    ...rules.filter(({ outcome, needs }) => (outcome === 'undetermined') !== needs.length > 0).map(({ id, outcome, needs }) => `${id}: ${outcome} with needs ${needs.join(' ')}`),
    ...(nextStep.rule === null || outcomeOf.get(nextStep.rule) === 'applies' ? [] : [`next step ${nextStep.rule} does not apply`]),
    ...prompts.flatMap(({ fact, changes }) => (changes.length > 0 && changes.every((id) => decisions.has(id)) ? [] : [`prompt ${fact} changes ${changes.join(' ')}`])),
    ...Object.entries(facts as Readonly<Record<string, { readonly state: string; readonly reason?: string }>>).flatMap(([id, { state, reason }]) => (state === 'known' || (state === 'unknown' && unknownReasons.includes(reason ?? '')) ? [] : [`fact ${id}: ${state} ${String(reason)}`])),
  ];
}

/** What the chart says, without where it stands: every outcome, the headline and the questions. */
const saidBy = (assessment: Assessment): readonly string[] => [`next step: ${String(assessment.nextStep.rule)}`, ...assessment.rules.map(({ id, outcome }) => `${id}: ${outcome}`), `prompts: ${assessment.prompts.map(({ fact }) => fact).toSorted().join(' ')}`];

/** What changes when the chart carries more than it needs, or its entries stand in another order; nothing may. */
function changedByNoise(changes: Changes, dialect: Dialect): readonly string[] {
  const plain = saidBy(assess(changes, dialect));
  const more = saidBy(assess({ ...changes, add: [...(changes.add ?? []), ...moreThanNeeded] }, dialect));
  const bundle = bundleOf(changes, dialect);
  const turned = saidBy(assessBundle({ ...bundle, entry: 'entry' in bundle && Array.isArray(bundle.entry) ? bundle.entry.toReversed() : [] }));
  return [...more.filter((each) => !plain.includes(each)).map((each) => `with more than needed, ${each}`), ...turned.filter((each) => !plain.includes(each)).map((each) => `in another order, ${each}`)];
}

/** One vignette: its title, the sentence it rests on, what it changes of the baseline, and what must come of it. */
export type Vignette = readonly [title: string, restsOn: string, changes: Changes, expected: Expected];

/** One test for each vignette of a chapter, over every dialect: the way a chart is written must not change what comes of it. */
export function tellVignettes(chapter: string, vignettes: readonly Vignette[]): void {
  describe.each([chapter])('%s', () => {
    it.each(vignettes)('%s', (title, restsOn, changes, expected) => {
      const found = dialects
        .map((dialect) => {
          const assessment = assess(changes, dialect);
          return [dialect, [...differences(expected, assessment), ...broken(assessment)]] as const;
        })
        .filter(([, each]) => each.length > 0);
      const same = found.length === dialects.length && new Set(found.map(([, each]) => each.join('\n'))).size === 1;
      const told = same ? { 'every dialect': found[0]?.[1] } : Object.fromEntries(found);
      const noise = changedByNoise(changes, dialects[title.length % dialects.length] ?? 'us-core');
      expect({ ...told, ...(noise.length === 0 ? {} : { noise }) }, restsOn).toEqual({});
    });
  });
}
