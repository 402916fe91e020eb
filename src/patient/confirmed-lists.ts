import type { Chart, Search } from '../chart/chart.ts';
import { answerTo } from './answers/answered.ts';
import type { Answers } from './answers/answer.ts';
import { inWords } from './dates.ts';
import type { Facts } from './fact.ts';

/**
 * Servers often say that something of a list was withheld. A clinician who knows the chart can confirm that the list is complete as
 * shown: it then settles what it would have settled. Only a list that was cut short can be confirmed, never one that could not be read.
 */
export const listConfirmations: Readonly<Record<string, string>> = {
  Condition: 'problem-list-complete',
  MedicationRequest: 'medicines-list-complete',
  MedicationStatement: 'medicines-list-complete',
  MedicationDispense: 'medicines-list-complete',
  AllergyIntolerance: 'allergies-complete',
};

const inConfirmedWords = (day: string): string => `confirmed complete by the clinician on ${inWords(day)}`;

/** "; confirmed complete by the clinician on 24 Nov 2026", where a list of the type was. */
export const confirmedWords = (chart: Chart, resourceType: string): string => {
  const day = chart.searches.find((search) => search.resourceType === resourceType && search.confirmedOn !== undefined)?.confirmedOn;
  return day === undefined ? '' : `, ${inConfirmedWords(day)}`;
};

/** The chart with every list that was cut short and that the clinician confirmed counted as complete. */
export function withConfirmedLists(chart: Chart, answers: Answers): Chart {
  const confirm = (search: Search): Search => {
    const linkId = listConfirmations[search.resourceType];
    if (search.outcome !== 'incomplete' || linkId === undefined) return search;
    const answer = answerTo(answers, linkId, chart.asOf);
    if (answer.state !== 'valid' || answer.value !== true) return search;
    return { ...search, outcome: 'complete', confirmedOn: answer.answer.authored, detail: inConfirmedWords(answer.answer.authored) };
  };
  return { ...chart, searches: chart.searches.map(confirm) };
}

/** Facts that a complete list would settle also ask for it. */
export const askingForLists = (facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([id, fact]) => {
      if (fact.state === 'known' || fact.settledByList === undefined) return [id, fact];
      const { settledByList, ...rest } = fact;
      return [id, { ...rest, asks: [...new Set([...(fact.asks ?? [id]), settledByList])] }];
    }),
  );
