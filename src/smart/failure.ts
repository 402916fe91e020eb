import { failureTexts } from './failure-texts.ts';

/** What can go wrong between the EHR's launch button and a usable session. */
export type FailureKind =
  | 'configuration-unreadable'
  | 'unknown-issuer'
  | 'issuer-not-registered'
  | 'launch-parameter-missing'
  | 'launch-parameter-refused'
  | 'page-not-secure'
  | 'storage-blocked'
  | 'discovery-failed'
  | 'pkce-unsupported'
  | 'authorization-denied'
  | 'state-lost'
  | 'token-exchange-failed'
  | 'not-launched'
  | 'no-patient-in-context'
  | 'session-expired'
  | 'foreign-origin'
  | 'unexpected';

/**
 * A launch or session that failed. `message` is the title in the physician's words; `detail` holds the technical
 * particulars for an integrator (never a token, a code or anything about the patient).
 */
export class SmartFailure extends Error {
  override readonly name: string = 'SmartFailure';
  readonly kind: FailureKind;
  readonly detail: string | undefined;

  constructor(kind: FailureKind, detail?: string, options?: ErrorOptions) {
    super(failureTexts[kind].title, options);
    this.kind = kind;
    this.detail = detail;
  }
}

/** The session is over; all requests that were under way fail with the same instance, so that it is said once. */
export class SessionExpired extends SmartFailure {
  override readonly name = 'SessionExpired';

  constructor(detail?: string, options?: ErrorOptions) {
    super('session-expired', detail, options);
  }
}

/** One reader's half of a failure: what happened, and what that reader can do next. */
export interface FailureText {
  readonly what: string;
  readonly next: string;
}

/** All that a page needs to show a failure. */
export interface FailureDescription {
  readonly kind: FailureKind;
  readonly title: string;
  readonly physician: FailureText;
  readonly integrator: FailureText;
  readonly detail?: string;
}

/** Any thrown value as a failure that can be shown; what nobody foresaw becomes `unexpected`. */
export function toFailure(error: unknown): SmartFailure {
  if (error instanceof SmartFailure) return error;
  return new SmartFailure('unexpected', messageOf(error), { cause: error });
}

/** The texts of a failure for both readers, with its particulars. */
export function describeFailure(failure: SmartFailure): FailureDescription {
  const description = { kind: failure.kind, ...failureTexts[failure.kind] };
  return failure.detail === undefined ? description : { ...description, detail: failure.detail };
}

/** The message of any thrown value. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
