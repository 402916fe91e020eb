import type { QuestionnaireResponse, QuestionnaireResponseItem, QuestionnaireResponseItemAnswer } from 'fhir/r4';
import type { Chart } from '../../chart/chart.ts';
import { asWritten, calendarSpan, isAfter } from '../dates.ts';
import type { FactValue, SetAside } from '../fact.ts';
import { isAboutSomeoneElse, listOf, nameOf, numberOf, textOf } from '../fhir.ts';
import { momentOf } from '../labs/observations.ts';
import type { Answer, Answers } from './answer.ts';
import type { AnswersInDoubt } from './in-doubt.ts';
import { intake } from '../questions.ts';
import { checkAnswer, repeats } from './check-answer.ts';

/** One value of an answer, before it is checked against its question. */
export interface AnswerValue {
  readonly value: FactValue;
  readonly unit?: string;
  readonly comparator?: '<' | '<=' | '>' | '>=';
}

const valueOf = (answer: QuestionnaireResponseItemAnswer): AnswerValue | undefined => {
  const bare = textOf(answer.valueCoding?.code) ?? textOf(answer.valueString) ?? textOf(answer.valueDate) ?? textOf(answer.valueDateTime)?.slice(0, 10);
  if (bare !== undefined) return { value: bare };
  if (typeof answer.valueBoolean === 'boolean') return { value: answer.valueBoolean };
  const number = numberOf(answer.valueInteger) ?? numberOf(answer.valueDecimal) ?? numberOf(answer.valueQuantity?.value);
  if (number === undefined) return undefined;
  const unit = textOf(answer.valueQuantity?.code) ?? textOf(answer.valueQuantity?.unit);
  const comparator = answer.valueQuantity?.comparator;
  return { value: number, ...(unit === undefined ? {} : { unit }), ...(comparator === undefined ? {} : { comparator }) };
};

/** Every item with its answers, groups and nested items (of an item or of an answer) included; items of one linkId together. */
const answersByLink = (items: readonly QuestionnaireResponseItem[] | undefined, unread: (linkId: string | undefined) => void, into = new Map<string, AnswerValue[]>()): ReadonlyMap<string, readonly AnswerValue[]> => {
  for (const item of listOf(items)) {
    const linkId = textOf(item.linkId);
    for (const answer of listOf(item.answer)) {
      const value = valueOf(answer);
      if (linkId !== undefined && value !== undefined) {
        const before = into.get(linkId);
        if (before === undefined) into.set(linkId, [value]);
        else before.push(value);
      }
      if (linkId !== undefined && value === undefined && answer.item === undefined) unread(linkId);
      answersByLink(answer.item, unread, into);
    }
    // FHIR has no empty lists and no items without a linkId: what stood there is lost.
    if (item.item === undefined && (linkId === undefined || (Array.isArray(item.answer) && item.answer.length === 0))) unread(linkId);
    answersByLink(item.item, unread, into);
  }
  return into;
};

/** Of a question that repeats, a choice that is none of its codes is left out and the others stand. */
const fits = (linkId: string, value: AnswerValue, aside: (problem: string) => void): boolean => {
  const problem = checkAnswer(linkId, [value]);
  if (problem !== undefined) aside(problem);
  return problem === undefined;
};

/** Every linkId on a sheet, whether its answer can be read or not. */
const linkIdsOf = (response: QuestionnaireResponse): readonly string[] => {
  const within = (items: readonly QuestionnaireResponseItem[] | undefined): readonly string[] => listOf(items).flatMap((item) => [...[textOf(item.linkId)].filter((linkId) => linkId !== undefined), ...within(item.item), ...listOf(item.answer).flatMap((answer) => within(answer.item))]);
  return within(response.item);
};

const usableStatus: ReadonlySet<string> = new Set(['completed', 'amended']);
const unfinished: ReadonlySet<string> = new Set(['in-progress', 'stopped']);
/** Reasons for which a resource that may be the patient's was not used at all. */
const lostFor: ReadonlySet<string> = new Set(['malformed', 'too-deep', 'subject-unresolved', 'duplicate-id']);

const isIntake = (response: QuestionnaireResponse): boolean => textOf(response.questionnaire)?.split('|')[0] === intake;

/** When the response was given, as an instant to compare and as its own calendar date. */
const authoredOf = (response: QuestionnaireResponse): string | undefined => textOf(response.authored) ?? textOf(response.meta?.lastUpdated);

/**
 * Reads the clinician's answers out of the responses to the app's own Questionnaire (`urn:rls:intake`, with or without
 * a version): completed or amended, about this patient, authored no later than the day of use. Of each linkId the newest
 * answer wins; of one moment the one that stands later in the chart. An answer that does not fit its question is set
 * aside with the reason, and an older one that fits stands.
 */
export const readAnswers = (chart: Chart): { readonly answers: Answers; readonly inDoubt: AnswersInDoubt; readonly setAside: readonly SetAside[] } => {
  const setAside: SetAside[] = [];
  const inDoubt = new Map<string, string>();
  // A sheet that could not be read at all may have answered anything.
  let lost = (chart.unreadable ?? []).find(({ resource, reason }) => resource.startsWith('QuestionnaireResponse/') && lostFor.has(reason))?.resource;
  const damaged = new Set((chart.unreadable ?? []).flatMap(({ resource, reason }) => (reason === 'malformed-element' ? [resource] : [])));
  const usable: { response: QuestionnaireResponse; authored: string }[] = [];
  for (const resource of chart.resources) {
    if (resource.resourceType !== 'QuestionnaireResponse') continue;
    if (!isIntake(resource)) {
      // Without the address of its questionnaire, a sheet of our questions may be ours.
      if (textOf(resource.questionnaire)?.includes(':') !== true) for (const linkId of linkIdsOf(resource)) inDoubt.set(linkId, nameOf(resource));
      continue;
    }
    if (damaged.has(nameOf(resource))) lost ??= nameOf(resource);
    const aside = (reason: string, detail: string): void => {
      setAside.push({ resource: nameOf(resource), reason, detail });
    };
    const authored = authoredOf(resource);
    const span = calendarSpan(authored);
    if (resource.status === 'entered-in-error') aside('entered-in-error', 'an answer sheet entered in error');
    else if (unfinished.has(resource.status)) aside('not-final', `an answer sheet that is ${resource.status}`);
    else if (isAboutSomeoneElse(chart, resource.subject, resource)) aside('other-patient', 'answers about another patient');
    else if (authored === undefined || span === undefined || !usableStatus.has(resource.status)) {
      if (usableStatus.has(resource.status)) aside('no-date', 'answers without a date');
      else aside('not-final', `an answer sheet ${textOf(resource.status) === undefined ? 'without a status' : `that is "${resource.status}"`}`);
      for (const linkId of linkIdsOf(resource)) inDoubt.set(linkId, nameOf(resource));
    } else if (isAfter(span, chart.asOf)) aside('after-day-of-use', `answers of ${asWritten(authored)} lie after the day of use`);
    else usable.push({ response: resource, authored });
  }
  /** A question that cannot be made out may be any. */
  const doubt = (linkId: string | undefined, response: QuestionnaireResponse): void => {
    if (linkId !== undefined && /^[a-z][a-z0-9-]*$/.test(linkId)) inDoubt.set(linkId, nameOf(response));
    else lost ??= nameOf(response);
  };
  const answers = new Map<string, Answer>();
  for (const { response, authored } of usable.toSorted((a, b) => momentOf(a.authored) - momentOf(b.authored))) {
    try {
      for (const [linkId, values] of answersByLink(response.item, (unread) => doubt(unread, response))) {
        const aside = (problem: string): void => {
          setAside.push({ resource: nameOf(response), reason: 'answer-unreadable', detail: `${linkId}: ${problem}` });
          doubt(linkId, response);
        };
        const fitting = repeats(linkId) ? values.filter((value) => fits(linkId, value, aside)) : values;
        const problem = checkAnswer(linkId, fitting);
        if (problem !== undefined) aside(problem);
        const [first] = fitting;
        if (problem !== undefined || first === undefined) continue;
        answers.set(linkId, {
          linkId,
          values: [...new Set(fitting.map(({ value }) => value))],
          ...(first.unit === undefined ? {} : { unit: first.unit }),
          ...(first.comparator === undefined ? {} : { comparator: first.comparator }),
          authored: asWritten(authored),
          source: nameOf(response),
        });
      }
    } catch {
      setAside.push({ resource: nameOf(response), reason: 'malformed', detail: 'the resource does not have the shape of a QuestionnaireResponse' });
    }
  }
  return { answers, inDoubt: { byLinkId: inDoubt, ...(lost === undefined ? {} : { lost }) }, setAside };
};
