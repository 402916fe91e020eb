import type { FhirResource } from 'fhir/r4';
import type { Chart } from '../chart/chart.ts';
import type { Answer } from '../patient/answers/answer.ts';
import type { Known } from '../patient/fact.ts';
import { answerTo, answerWindows } from '../patient/medicines/answered.ts';
import { readAnswers } from '../patient/read.ts';
import type { Pathway } from '../pathway.ts';
import { windowResponse } from './answers/response.ts';

/** Questions to which several answers may hold at once. */
export type TickQuestion = 'considering' | 'override';
export const isTickQuestion = (linkId: string): linkId is TickQuestion => linkId === 'considering' || linkId === 'override';

/** What holds of a question with several answers, and who said it. */
export interface Ticks {
  /** The codes of the answer that holds: the one of this window, else the newest saved one. */
  readonly answered: readonly string[];
  /** Whether that answer was given in this window. */
  readonly fromWindow: boolean;
  /**
   * The newest saved answer that still holds. The Questionnaire has no code for "none of these" and an answer cannot be empty, so
   * where there is one, one tick has to stay: without an answer of this window the saved one counts again.
   */
  readonly saved: Answer | undefined;
  /** Holds although nobody answered it: a draft order for the drug, or a choice that another one stands for. By code. */
  readonly derived: ReadonlyMap<string, Known>;
}

/** The newest answer, while it holds. */
const holding = (chart: Chart, linkId: TickQuestion): Answer | undefined => answerTo(readAnswers(chart).answers, linkId, chart.asOf, answerWindows[linkId] ?? {});

const isOfWindow = ({ resourceType, id }: FhirResource): boolean => `${resourceType}/${id ?? ''}` === windowResponse;

/** Reads what is ticked from the answers themselves, not from the facts they give: those also hold what nobody has ticked. */
export function ticksOf(linkId: TickQuestion, { chart, patient }: Pathway): Ticks {
  const now = holding(chart, linkId);
  const saved = holding({ ...chart, resources: chart.resources.filter((resource) => !isOfWindow(resource)) }, linkId);
  const answered = (now?.values ?? []).map(String);
  const derived = Object.entries(patient.facts).flatMap(([id, fact]): (readonly [string, Known])[] => {
    const code = id.startsWith(`${linkId}-`) ? id.slice(linkId.length + 1) : undefined;
    return code === undefined || answered.includes(code) || fact.state !== 'known' || fact.value !== true ? [] : [[code, fact]];
  });
  return { answered, fromWindow: now?.source === windowResponse, saved, derived: new Map(derived) };
}

/** Whether this tick can be taken away: not the last one over a saved answer, and none that nobody has ticked. */
export const canUntick = ({ answered, saved }: Ticks, code: string): boolean => answered.includes(code) && (answered.length > 1 || saved === undefined);

/** The codes to answer with when one of them is ticked or unticked; what is only derived never becomes an answer. */
export const toggled = ({ answered }: Ticks, code: string): readonly string[] => (answered.includes(code) ? answered.filter((other) => other !== code) : [...answered, code]);
