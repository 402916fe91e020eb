import { unknown, type Fact } from '../../src/patient/fact.ts';
import type { FactId } from '../../src/patient/catalogue.ts';
import { assessed, outcomeOf, withOutcome } from './ask.ts';
import { patient, type Changes } from './patients.ts';

/** A patient, as changes to the baseline, and what the guideline has to say; what a story leaves out it says nothing about. */
export interface Story {
  readonly changes: Changes;
  /** The next step by its rule; null where there is none yet, or none at all. */
  readonly next?: string | null;
  /** The questions before the next step. */
  readonly why?: readonly string[];
  readonly applies?: readonly string[];
  readonly not?: readonly string[];
  readonly open?: readonly string[];
  /** Lines shown under a rule, by words of theirs: these and no others. */
  readonly lines?: Readonly<Record<string, readonly string[]>>;
  /** Summaries; null where undetermined. */
  readonly states?: Readonly<Record<string, string | null>>;
  /** Legs of "refractory". */
  readonly legs?: Readonly<Record<string, 'yes' | 'no' | 'unknown'>>;
  /** The questions put, in their order. */
  readonly asks?: readonly string[];
  /** Questions that are put, and that are not, among others. */
  readonly asksAlso?: readonly string[];
  readonly asksNot?: readonly string[];
  /** What an answer can change, by question: these decisions, in the order of the guideline. */
  readonly changed?: Readonly<Record<string, readonly string[]>>;
  /** Every rule that applies and every one that is open: no other rule of the guideline is either. */
  readonly everything?: { readonly applies: readonly string[]; readonly open: readonly string[] };
}

/** What is different from the patient a story starts from; everything else is as it was. */
export interface Turn extends Omit<Story, 'changes' | 'applies' | 'not' | 'everything'> {
  readonly plus?: readonly string[];
  readonly minus?: readonly string[];
}

/** A patient of whom every rule is told, and from whom further stories start. */
export interface Scene extends Story {
  readonly and: (changes: Changes, turn?: Turn) => Scene;
}

const kept = (rules: readonly string[], but: readonly (readonly string[])[]) => rules.filter((rule) => !but.some((others) => others.includes(rule)));

/** What a turn says of one patient only is not carried on to the next. */
export function scene(changes: Changes, { applies = [], open = [], ...rest }: Omit<Story, 'changes' | 'everything'>): Scene {
  return {
    changes,
    ...rest,
    everything: { applies, open },
    and: (further, { plus = [], minus = [], open: opened = [], ...turn } = {}) => {
      const repeated = [...plus.filter((rule) => applies.includes(rule)), ...minus.filter((rule) => !applies.includes(rule) && !open.includes(rule))];
      if (repeated.length > 0) throw new Error(`Told as new, but so it was already: ${repeated.join(', ')}`);
      return scene(
        { ...changes, ...further },
        { ...(rest.next === undefined ? {} : { next: rest.next }), ...turn, applies: [...kept(applies, [minus, opened]), ...plus], open: [...kept(open, [minus, plus, opened]), ...opened] },
      );
    },
  };
}

/** Stories by their clinical names, and these by chapter. */
export type Stories = Readonly<Record<string, Story>>;

const spoken = (value: unknown): string => (Array.isArray(value) ? value.join(', ') || 'none' : String(value));

/** Where the guideline says something else than the story; empty where it is told right. */
export function deviations(story: Story): readonly string[] {
  const assessment = assessed(patient(story.changes));
  const wrong: string[] = [];
  const expectSame = (what: string, seen: unknown, told: unknown) => {
    if (spoken(seen) !== spoken(told)) wrong.push(`${what}: ${spoken(seen)} instead of ${spoken(told)}`);
  };
  if (story.next !== undefined) expectSame('next step', assessment.nextStep.rule?.id ?? null, story.next);
  if (story.why) expectSame('why none yet', assessment.nextStep.why, story.why);
  for (const [outcome, rules] of [['applies', story.applies], ['does-not-apply', story.not], ['undetermined', story.open]] as const) {
    for (const rule of rules ?? []) expectSame(rule, outcomeOf(assessment, rule), outcome);
  }
  for (const [id, words] of Object.entries(story.lines ?? {})) {
    const lines = assessment.rules.find((result) => result.rule.id === id)?.details ?? [];
    expectSame(`lines of ${id}`, lines.map((line) => words.find((word) => line.includes(word)) ?? line), words);
  }
  for (const [id, value] of Object.entries(story.states ?? {})) {
    const fact = assessment.states[id];
    expectSame(id, fact?.state === 'known' ? fact.value : null, value);
  }
  for (const [id, met] of Object.entries(story.legs ?? {})) expectSame(`leg ${id}`, assessment.legs.find((leg) => leg.id === id)?.met, met);
  if (story.everything) {
    for (const [outcome, told] of [['applies', story.everything.applies], ['undetermined', story.everything.open]] as const) {
      const seen = withOutcome(assessment, outcome);
      const others = seen.filter((rule) => !told.includes(rule));
      if (others.length > 0) wrong.push(`${outcome} too: ${others.join(', ')}`);
      const missing = told.filter((rule) => !seen.includes(rule)).map((rule) => `${rule} (${outcomeOf(assessment, rule)})`);
      if (missing.length > 0) wrong.push(`not ${outcome}: ${missing.join(', ')}`);
    }
  }
  const asked = assessment.prompts.map((prompt) => prompt.fact);
  if (story.asks) expectSame('questions', asked, story.asks);
  for (const [fact, rules] of Object.entries(story.changed ?? {})) expectSame(`what ${fact} changes`, assessment.prompts.find((prompt) => prompt.fact === fact)?.changes, rules);
  for (const fact of story.asksAlso ?? []) expectSame(`question ${fact}`, asked.includes(fact), true);
  for (const fact of story.asksNot ?? []) expectSame(`question ${fact}`, asked.includes(fact), false);
  return wrong;
}

/** A ferritin void after an infusion: nothing measured today could settle it. */
export const voidAfterInfusion: Fact = unknown('out-of-date', { asks: [], voided: true, detail: 'IV iron 4 weeks ago' });
export const onGabapentin = (dose: number, doses: number, weeks = 17): Changes => ({
  'gabapentin-current-daily-dose': dose,
  'gabapentin-best-daily-dose': dose,
  'gabapentin-doses-per-day': doses,
  'gabapentin-best-doses-per-day': doses,
  'gabapentin-weeks': weeks,
});
export const noAlpha2Delta: Changes = { 'gabapentin-current': false, 'gabapentin-taken': false, 'gabapentin-result': 'never-tried', ...onGabapentin(0, 0, 0) };
export const onRopinirole: Changes = { 'ropinirole-current': true, 'ropinirole-indication': 'rls', 'ropinirole-current-daily-dose': 1 };
export const noFeatures: Changes = {
  'augmentation-earlier-onset': false,
  'augmentation-greater-intensity': false,
  'augmentation-spread': false,
  'augmentation-shorter-latency': false,
  'augmentation-shorter-effect': false,
  'augmentation-worse-after-increase': false,
};
/** Facts of which nothing is known. */
export const notAsked = (...facts: readonly FactId[]): Changes => Object.fromEntries(facts.map((fact) => [fact, null]));

/** What goes with an opioid once it is the next step. */
export const opioidOffer = ['opioid-next-step', 'opioid-er-oxycodone', 'opioid-methadone-buprenorphine', 'opioid-methadone-ecg-missing', 'opioid-agreement-pdmp-uds'];
/** Opioid and gabapentinoid together. */
export const withGabapentinoid = ['opioid-gabapentinoid-combined', 'opioid-naloxone'];
export const standing = ['provenance-seed-pending-review', 'clinician-decides'];
/** What ends where RLS is not refractory any more, in a patient who takes gabapentin. */
export const secondLine = ['refractory-established', ...opioidOffer, ...withGabapentinoid, 'alt-npns'];

/** The baseline: a woman of 58, refractory on 2100 mg of gabapentin, with nothing in the way. The opioid is next. */
export const refractory = scene(
  {},
  {
    next: 'opioid-next-step',
    applies: [
      ...secondLine,
      'ferritin-assay-note',
      'iron-replete-no-iron',
      'a2d-gabapentin-adequate',
      'da-do-not-start',
      'mon-response-day-night',
      'mon-a2d',
      'mon-mood-suicidality',
      ...standing,
    ],
  },
);

/** Never on a gabapentinoid: first-line treatment comes first. */
export const untreated = refractory.and(noAlpha2Delta, {
  next: 'a2d-never-tried',
  minus: [...secondLine, 'a2d-gabapentin-adequate', 'mon-a2d'],
  plus: ['refractory-not-established', 'a2d-never-tried'],
});

/** An opioid is blocked or declined: the device is next, and dipyridamole an option. */
export const noOpioid = { next: 'alt-npns', minus: [...opioidOffer, ...withGabapentinoid], plus: ['alt-dipyridamole'] };
