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
  /** The part of the resource type that this search covers (`laboratory`, `vital-signs` …); absent: all of it. */
  readonly list?: string;
  /** Adds to a list without deciding whether it was read in full. */
  readonly supplement?: true;
  /** The day on which a clinician confirmed that the list is complete as shown, though it was cut short. */
  readonly confirmedOn?: string;
  /** What the search is for, in words for a physician. */
  readonly purpose?: string;
}

/** A resource, or what stood in place of one, that could not be used; `reason` is a short code. */
export interface Unreadable {
  /** `Type/id`, or the place in the answer where neither was there. */
  readonly resource: string;
  readonly reason: 'no-resource' | 'malformed' | 'malformed-element' | 'other-patient' | 'other-subject' | 'subject-unresolved' | 'duplicate-id' | 'deleted' | 'too-deep' | 'unnamed';
  readonly detail?: string;
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
  /** What was received and could not be used, or is not the patient's. */
  readonly unreadable?: readonly Unreadable[];
}
