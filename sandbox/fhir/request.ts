/** A request to the FHIR endpoint, with what its token says. */
export interface FhirRequest {
  readonly method: string;
  /** Path below the FHIR base, without leading slash. */
  readonly path: string;
  readonly parameters: URLSearchParams;
  readonly body: string | undefined;
  readonly header: (name: string) => string | undefined;
}

/** The bearer of a valid access token. */
export interface Bearer {
  /** Identifies the authorization; pages of a search belong to the one that asked for it. */
  readonly grant: string;
  readonly scopes: readonly string[];
  /** The patient of the launch. */
  readonly patient: string | undefined;
  /** The user, as `Practitioner/id`. */
  readonly user: string;
}
