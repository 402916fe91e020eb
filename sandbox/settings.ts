/**
 * What the sandbox can be told to do, at start and while it runs: every test or demonstration of "what if the EHR …"
 * is a change of these values, never a change of code.
 */

/** A way in which EHR servers fail a request. */
export type FaultKind =
  /** 403 with an empty body. */
  | 'forbidden'
  /** 500 with an OperationOutcome. */
  | 'failed'
  /** The search answers, and an OperationOutcome entry (Epic 59204) says that some results were held back. */
  | 'withheld'
  /** The first page comes, its `next` answers 500. */
  | 'cut'
  /** The answer comes after `milliseconds`. */
  | 'slow'
  /** 200 with an HTML page. */
  | 'not-json'
  /** 404 with an OperationOutcome, and the type is missing from the CapabilityStatement. */
  | 'unsupported'
  /** The connection closes without an answer. */
  | 'dropped'
  /** `next` names the page it stands on. */
  | 'looping'
  /** Only the first half comes, without `next`, although `total` counts all. */
  | 'short'
  /** The first page is empty and has a `next`. */
  | 'empty-page';

/** One misbehaviour: which requests, and how they fail. */
export interface Fault {
  /** FHIR resource type the request names. */
  readonly resourceType: string;
  /** Only searches that carry these parameters, e.g. `category=laboratory`; without it every search and read of the type. */
  readonly query?: string;
  readonly fault: FaultKind;
  /** For `slow`: how long the answer takes, in milliseconds (default 3000). */
  readonly milliseconds?: number;
}

/** Values that may be changed at any time; the next request obeys them. */
export interface Settings {
  faults: Fault[];
  /** Entries on a page when the request has no `_count`. */
  pageSize: number;
  /** Life of an access token, in seconds. */
  accessTokenLifetime: number;
  /** Life of a refresh token, in seconds. */
  refreshTokenLifetime: number;
  /** Life of a launch handle between the EHR and the authorization request, in seconds. */
  launchLifetime: number;
  /** Whether the online_access and offline_access scopes are granted, and with them a refresh token. */
  refreshTokens: boolean;
  /** Whether a refresh gives a new refresh token and spends the old one. */
  rotateRefreshTokens: boolean;
  /** `grant` at once, `ask` on a consent page, or `deny` every authorization. */
  authorization: 'grant' | 'ask' | 'deny';
  /** Scopes that are not granted although requested: whole scopes, or a resource type for all scopes that name it. */
  refusedScopes: string[];
  /** Whether the token answer names the patient of the launch. */
  patientInTokenAnswer: boolean;
  /** How the token answer states its lifetime; some servers send it as a string, or not at all. */
  expiresIn: 'number' | 'string' | 'absent';
  /** Whether the token endpoint answers, or fails with 500. */
  tokenEndpoint: 'works' | 'fails';
  /** What a search for another patient than the launched one gives. */
  otherPatient: 'forbidden' | 'empty';
  /** `Bundle.total`: the count of all matches, the count of the page (as Epic with `_count`), or absent. */
  total: 'matches' | 'page' | 'absent';
  /** Searches that need at least one of the named parameters, else 400: `{ Observation: ['category', 'code'] }`. */
  requiredParameters: Record<string, string[]>;
  /** Whether 401 answers carry CORS headers; without them a browser sees only a network error. */
  corsOnUnauthorized: boolean;
}

/** A well-behaved EHR: one hour tokens, refresh granted, nothing failing. */
export function defaultSettings(): Settings {
  return {
    faults: [],
    pageSize: 50,
    accessTokenLifetime: 3600,
    refreshTokenLifetime: 8 * 3600,
    launchLifetime: 300,
    refreshTokens: true,
    rotateRefreshTokens: true,
    authorization: 'grant',
    refusedScopes: [],
    patientInTokenAnswer: true,
    expiresIn: 'number',
    tokenEndpoint: 'works',
    otherPatient: 'forbidden',
    total: 'matches',
    requiredParameters: {},
    corsOnUnauthorized: true,
  };
}
