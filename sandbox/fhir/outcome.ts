import type { FhirResource, OperationOutcome, OperationOutcomeIssue } from 'fhir/r4';

import type { Answer } from '../http.ts';

type Code = OperationOutcomeIssue['code'];

/** An OperationOutcome with one issue (https://hl7.org/fhir/R4/operationoutcome.html). */
export function operationOutcome(severity: OperationOutcomeIssue['severity'], code: Code, diagnostics: string): OperationOutcome {
  return { resourceType: 'OperationOutcome', issue: [{ severity, code, diagnostics }] };
}

/** A FHIR answer. */
export function fhirAnswer(status: number, resource: FhirResource, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/fhir+json; charset=utf-8', ...headers },
    body: JSON.stringify(resource),
  };
}

/** A refusal, as a FHIR server words it. */
export function refusal(status: number, code: Code, diagnostics: string, headers: Record<string, string> = {}): Answer {
  return fhirAnswer(status, operationOutcome('error', code, diagnostics), headers);
}

/** Epic's note that some results were held back, in the shape its sandbox sends (issue code 59204). */
export const withheldOutcome: OperationOutcome = {
  resourceType: 'OperationOutcome',
  issue: [
    {
      severity: 'warning',
      code: 'suppressed',
      details: {
        coding: [{ system: 'urn:oid:1.2.840.114350.1.13.0.1.7.2.657369', code: '59204', display: 'Sub-resource not authorized' }],
        text: 'Some results are of a kind that this client may not see; they are not part of this answer.',
      },
    },
  ],
};
