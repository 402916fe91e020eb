import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Dosage, QuestionnaireResponseItemAnswer, Timing } from 'fhir/r4';

/** One answer, in FHIR's own words (`valueBoolean`, `valueCoding` …), by linkId of the intake Questionnaire. */
export type StoryAnswers = Readonly<Record<string, QuestionnaireResponseItemAnswer>>;
export type When = NonNullable<NonNullable<Timing['repeat']>['when']>[number];

/** How one drug of the chart is taken, where Synthea's amount and frequency do not say it all. */
export interface StoryDirection {
  readonly rxcui: string;
  /** Only the orders with this many doses a day. */
  readonly frequency?: number;
  readonly when?: readonly When[];
  /** The whole direction, for forms that are neither tablet nor capsule. */
  readonly dosage?: Dosage;
}

/** A medicine the patient buys herself: Synthea writes no MedicationStatement. */
export interface StoryStatement {
  readonly key: string;
  readonly rxcui: string;
  readonly display: string;
  readonly status: 'active' | 'completed';
  readonly start: string;
  readonly end?: string;
  readonly asserted: string;
  readonly dosage: {
    readonly amount: number;
    readonly unit: 'tablet' | 'capsule';
    readonly frequency: number;
    readonly when?: readonly When[];
    readonly text: string;
  };
}

/** What is taken out of a chart because Synthea contradicts itself or the story there. */
export interface StoryDrop {
  readonly resourceType: string;
  readonly codes: readonly string[];
  /** Only what happened on or before this day; without it, all. */
  readonly until?: string;
  readonly why: string;
}

/** One demo patient: how Synthea makes her, and what `finish.ts` adds. One JSON file each in `stories/`. */
export interface Story {
  readonly id: string;
  readonly title: string;
  readonly story: string;
  readonly shows: string;
  readonly synthea: { readonly module: string; readonly gender: 'F' | 'M'; readonly age: string; readonly seed: number };
  readonly directions: readonly StoryDirection[];
  readonly statements: readonly StoryStatement[];
  readonly drop: readonly StoryDrop[];
  readonly answers?: { readonly authored: string; readonly base?: 'complete'; readonly items: StoryAnswers };
}

/** The day on which the charts are current. Synthea simulates up to it; `shift.ts` moves them to a later day. */
export const AS_OF = '2026-11-24';

export const FOLDER = import.meta.dirname;
export const PATIENTS = join(FOLDER, '..', 'patients');
const SHARED_ANSWERS = 'complete-answers.json';

const readJson = (name: string): unknown => JSON.parse(readFileSync(join(FOLDER, 'stories', name), 'utf8'));

/** All stories, in the order in which the sandbox lists them. */
export const readStories = (): readonly Story[] => {
  const order = readJson('order.json') as readonly string[];
  const stories = readdirSync(join(FOLDER, 'stories'))
    .filter((name) => name !== SHARED_ANSWERS && name !== 'order.json')
    .map((name) => readJson(name) as Story);
  return stories.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
};

/** A story's answers, with those it shares with the other fully answered charts; its own win. */
export const answersOf = (story: Story): StoryAnswers => ({
  ...(story.answers?.base === 'complete' ? (readJson(SHARED_ANSWERS) as StoryAnswers) : {}),
  ...story.answers?.items,
});
