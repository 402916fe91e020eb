import { randomUUID } from 'node:crypto';

import type { QuestionnaireResponse } from 'fhir/r4';

import type { Answer } from '../http.ts';
import type { Store } from '../store/store.ts';
import { fhirAnswer, refusal } from './outcome.ts';
import type { Bearer, FhirRequest } from './request.ts';
import { permissionFor } from './scopes.ts';

const statuses = new Set(['in-progress', 'completed', 'amended', 'entered-in-error', 'stopped']);

/** The one type clients may create: answers given in an app. */
export const creatableType = 'QuestionnaireResponse';

/**
 * Creates a QuestionnaireResponse (https://hl7.org/fhir/R4/http.html#create): 201 with its Location, or 400/403/422
 * saying what is wrong. With a patient's scope the subject must be the launched patient.
 */
export function create(request: FhirRequest, bearer: Bearer, store: Store, base: string): Answer {
  const permission = permissionFor('c', creatableType, bearer.scopes, bearer.patient);
  if (!permission.granted) return refusal(403, 'forbidden', `The token does not permit creating a ${creatableType}.`);
  if (request.body === undefined) return refusal(413, 'too-long', 'The resource is too long.');
  let value: unknown;
  try {
    value = JSON.parse(request.body);
  } catch {
    return refusal(400, 'structure', 'The body is not JSON.');
  }
  const problem = structureProblem(value);
  if (problem !== undefined) return refusal(422, 'invalid', problem);
  const sent = value as QuestionnaireResponse;
  if (permission.patient !== undefined && sent.subject?.reference !== `Patient/${permission.patient}`) {
    return refusal(403, 'forbidden', 'The subject is not the patient of the launch.');
  }
  if (sent.subject?.reference !== undefined && store.read(sent.subject.reference) === undefined) {
    return refusal(422, 'not-found', `${sent.subject.reference} is not known here.`);
  }
  const id = randomUUID();
  const lastUpdated = new Date().toISOString();
  const created: QuestionnaireResponse = { ...sent, id, meta: { ...sent.meta, versionId: '1', lastUpdated } };
  store.add([created]);
  const headers = { Location: `${base}/${creatableType}/${id}/_history/1`, ETag: 'W/"1"' };
  return request.header('prefer')?.includes('return=minimal') === true ? { status: 201, headers } : fhirAnswer(201, created, headers);
}

function structureProblem(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('resourceType' in value) || value.resourceType !== creatableType) {
    return `The body is no ${creatableType}.`;
  }
  if (!('status' in value) || typeof value.status !== 'string' || !statuses.has(value.status)) {
    return `${creatableType}.status is missing or no code of its value set.`;
  }
  if ('item' in value && !Array.isArray(value.item)) return `${creatableType}.item is no list.`;
  return undefined;
}
