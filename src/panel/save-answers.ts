import type { QuestionnaireResponse } from 'fhir/r4';
import type { FetchFhir } from '../chart/ask.ts';

/** Where answers were saved, as `QuestionnaireResponse/id`; undefined where the EHR does not say. */
export type SaveAnswers = (response: QuestionnaireResponse) => Promise<{ readonly savedAs: string | undefined }>;

/**
 * Whether the granted scopes let the app create a QuestionnaireResponse: SMART v2 `.c…`, or v1 `.write` and `.*`
 * (https://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html).
 */
export const maySaveAnswers = (grantedScopes: readonly string[]): boolean =>
  grantedScopes.some((scope) => /^(?:patient|user)\/(?:QuestionnaireResponse|\*)\.(?:write|\*|c[ruds]*)(?:\?|$)/u.test(scope));

/** Creates the QuestionnaireResponse in the EHR. @throws Error whose message a physician can read. */
export const saveAnswersWith =
  (fetchFhir: FetchFhir): SaveAnswers =>
  async (response) => {
    const answer = await fetchFhir('QuestionnaireResponse', {
      method: 'POST',
      headers: { 'content-type': 'application/fhir+json', accept: 'application/fhir+json' },
      body: JSON.stringify(response),
    });
    if (!answer.ok) throw new Error(answer.status === 403 || answer.status === 401 ? `the EHR does not permit it (HTTP ${answer.status})` : `the EHR refused it (HTTP ${answer.status})`);
    return { savedAs: (await idOf(answer)) ?? locationOf(answer) };
  };

async function idOf(answer: Response): Promise<string | undefined> {
  try {
    const body: unknown = await answer.json();
    const id = typeof body === 'object' && body !== null && 'id' in body && 'resourceType' in body && body.resourceType === 'QuestionnaireResponse' ? body.id : undefined;
    return typeof id === 'string' ? `QuestionnaireResponse/${id}` : undefined;
  } catch {
    // A server may answer a create with nothing at all; then the address tells.
    return undefined;
  }
}

const locationOf = (answer: Response): string | undefined => /QuestionnaireResponse\/[A-Za-z0-9.-]{1,64}/u.exec(answer.headers.get('location') ?? '')?.[0];
