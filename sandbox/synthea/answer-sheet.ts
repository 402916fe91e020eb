import type { QuestionnaireItem, QuestionnaireResponse, QuestionnaireResponseItem, QuestionnaireResponseItemAnswer, Reference } from 'fhir/r4';
import questionnaire from '../../fhir-mappings/questionnaire.json' with { type: 'json' };
import { answersOf } from './story.ts';
import type { Story, StoryAnswers } from './story.ts';

const items = JSON.parse(JSON.stringify(questionnaire.item)) as readonly QuestionnaireItem[];

/** A chosen code, with the system of the Questionnaire's option if it has one; the words stay with the Questionnaire. */
const chosen = (item: QuestionnaireItem, answer: QuestionnaireResponseItemAnswer): QuestionnaireResponseItemAnswer => {
  const code = answer.valueCoding?.code;
  if (code === undefined) return answer;
  const option = item.answerOption?.find(({ valueCoding }) => valueCoding?.code === code)?.valueCoding;
  if (option === undefined) throw new Error(`${item.linkId}: ${code} is none of the options`);
  return { valueCoding: { ...(option.system === undefined ? {} : { system: option.system }), code } };
};

/** The answered questions among these, in the Questionnaire's groups and order, as a QuestionnaireResponse must have them. */
const answeredItems = (questions: readonly QuestionnaireItem[], answers: StoryAnswers, used: Set<string>): QuestionnaireResponseItem[] =>
  questions.flatMap((question): QuestionnaireResponseItem[] => {
    const inner = answeredItems(question.item ?? [], answers, used);
    const answer = answers[question.linkId];
    if (answer !== undefined) used.add(question.linkId);
    if (answer === undefined && inner.length === 0) return [];
    return [
      {
        linkId: question.linkId,
        ...(answer === undefined ? {} : { answer: [chosen(question, answer)] }),
        ...(inner.length === 0 ? {} : { item: inner }),
      },
    ];
  });

/**
 * A clinician's answers as the panel would have saved them.
 * @throws Error when the story answers a question, or chooses a code, that the Questionnaire does not have
 */
export const answerSheet = (story: Story, id: string, subject: Reference): QuestionnaireResponse => {
  const answers = answersOf(story);
  const used = new Set<string>();
  const item = answeredItems(items, answers, used);
  const lost = Object.keys(answers).filter((linkId) => !used.has(linkId));
  if (lost.length > 0) throw new Error(`${story.id}: the Questionnaire has no ${lost.join(', ')}`);
  return {
    resourceType: 'QuestionnaireResponse',
    id,
    questionnaire: questionnaire.url,
    status: 'completed',
    subject,
    ...(story.answers === undefined ? {} : { authored: story.answers.authored }),
    item,
  };
};
