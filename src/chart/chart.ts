import type { FhirResource, Patient } from 'fhir/r4';

/**
 * How a search ended. Only `complete` and `empty` let a list settle that something is not recorded;
 * `unsupported` means the server has no such resource type at all.
 */
export type SearchOutcome = 'complete' | 'empty' | 'incomplete' | 'forbidden' | 'unsupported' | 'failed';

export interface Search {
  /** FHIR resource type that was searched. */
  readonly resourceType: string;
  /** The search parameters other than the patient, e.g. `category=laboratory`; empty for all of a type. */
  readonly query: string;
  readonly outcome: SearchOutcome;
  /** What went wrong or was withheld, in words for a physician. */
  readonly detail?: string;
  /** How many resources of the type were read. */
  readonly count: number;
  readonly pages: number;
}

/** What the server said about one patient, and how each question to it ended. */
export interface Chart {
  readonly patient: Patient;
  /** Every other resource, de-duplicated by type and id, in the order received. Contained resources stay in their container. */
  readonly resources: readonly FhirResource[];
  readonly searches: readonly Search[];
  /** When the chart was read, as a calendar date (YYYY-MM-DD); "today" for every window. */
  readonly asOf: string;
  /** Finds a resource by reference: contained (`#id`, looked up in `from`), relative, absolute or `urn:uuid:`. */
  readonly resolve: (reference: string | undefined, from?: FhirResource) => FhirResource | undefined;
}
