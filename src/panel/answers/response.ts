import type { QuestionnaireItem, QuestionnaireResponse, QuestionnaireResponseItem } from 'fhir/r4';
import intake from '../../../fhir-mappings/questionnaire.json' with { type: 'json' };
import type { Chart } from '../../chart/chart.ts';
import { localDay, localMoment } from '../../patient/local-time.ts';
import type { Values } from './typed.ts';


/** Answers given in this window, by linkId. */
export type GivenAnswers = ReadonlyMap<string, Values>;

/** The id under which the answers of this window stand in the chart in memory; one that is saved gets its id from the EHR. */
const windowResponseId = 'answers-in-this-window';
export const windowResponse = `QuestionnaireResponse/${windowResponseId}`;

const questionnaireItems: readonly QuestionnaireItem[] = JSON.parse(JSON.stringify(intake.item));

/** The answered items, in the order and the groups of the Questionnaire. */
function answeredItems(items: readonly QuestionnaireItem[], given: GivenAnswers): QuestionnaireResponseItem[] {
  return items.flatMap((item) => {
    const answer = given.get(item.linkId);
    const nested = answeredItems(item.item ?? [], given);
    if (answer === undefined && nested.length === 0) return [];
    return [{ linkId: item.linkId, ...(item.text === undefined ? {} : { text: item.text }), ...(answer === undefined ? {} : { answer: [...answer] }), ...(nested.length === 0 ? {} : { item: nested }) }];
  });
}

export interface ResponseContext {
  readonly patientId: string;
  /** When the last of the answers was given. */
  readonly authored: Date;
  /** Who is signed in, as `Practitioner/id`. */
  readonly author?: string;
  readonly encounterId?: string;
}

/** The answers as a QuestionnaireResponse to the app's own Questionnaire (https://hl7.org/fhir/R4/questionnaireresponse.html). */
export function responseOf(given: GivenAnswers, { patientId, authored, author, encounterId }: ResponseContext): QuestionnaireResponse {
  return {
    resourceType: 'QuestionnaireResponse',
    questionnaire: `${intake.url}|${intake.version}`,
    status: 'completed',
    subject: { reference: `Patient/${patientId}` },
    authored: localMoment(authored),
    ...(author === undefined ? {} : { author: { reference: author } }),
    ...(encounterId === undefined ? {} : { encounter: { reference: `Encounter/${encounterId}` } }),
    item: answeredItems(questionnaireItems, given),
  };
}

/** The chart with the answers of this window beside it, as of the day on which the last of them was given. */
export function withAnswers(chart: Chart, given: GivenAnswers, context: ResponseContext): Chart {
  if (given.size === 0) return chart;
  const day = localDay(context.authored);
  return {
    ...chart,
    asOf: day > chart.asOf ? day : chart.asOf,
    resources: [...chart.resources, { ...responseOf(given, context), id: windowResponseId }],
  };
}
