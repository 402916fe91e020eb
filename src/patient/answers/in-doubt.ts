import { unknown, type Fact, type Facts } from '../fact.ts';
import { questions } from '../questions.ts';

/** Answers that were given and could not be read. */
export interface AnswersInDoubt {
  /** The sheet that holds the answer, by linkId. */
  readonly byLinkId: ReadonlyMap<string, string>;
  /** A sheet of which nothing could be read: it may have answered any question. */
  readonly lost?: string;
}

const saysNone = (fact: Fact): boolean => fact.state === 'known' && fact.answered !== true && (fact.value === false || fact.value === 'none' || (fact.value === 0 && fact.range === undefined));

/** Facts that draw on the answer to another question. */
const drawOn: Readonly<Record<string, readonly string[]>> = {
  'lung-disease': ['copd'],
  esrd: ['dialysis'],
  'ckd-stage': ['dialysis'],
  'iv-iron-allergy': ['iv-iron-reaction'],
  'opioid-mme': ['current-opioid'],
  'opioid-tolerant': ['current-opioid'],
};
/** Its own question, those it draws on, and for a drug taken now the question of its dose. */
const questionsOf = (id: string): readonly string[] => [id, ...(drawOn[id] ?? []), ...(id.endsWith('-current') ? [`${id}-daily-dose`] : [])];

/** Unsaid counts as no by definition (`catalogue.ts`); nothing is claimed of the patient. */
const isUnsaid = (id: string): boolean => /^(?:considering|override)-/.test(id);

/**
 * A list read in full settles that something is not there, but not against an answer that was given and cannot be read: it may have
 * said that it is. What the chart shows as present stands.
 */
export const withAnswersInDoubt = (facts: Facts, { byLinkId, lost }: AnswersInDoubt): Facts => {
  if (byLinkId.size === 0 && lost === undefined) return facts;
  const sheetFor = (id: string): string | undefined => questionsOf(id).map((linkId) => byLinkId.get(linkId) ?? (questions.has(linkId) ? lost : undefined)).find((sheet) => sheet !== undefined);
  return Object.fromEntries(
    Object.entries(facts).map(([id, fact]) => {
      const sheet = saysNone(fact) && !isUnsaid(id) ? sheetFor(id) : undefined;
      return [id, sheet === undefined ? fact : unknown('unreadable', { detail: 'an answer sheet that may say otherwise could not be read', sources: [sheet] })];
    }),
  );
};
