import type { Bundle, BundleEntry, Condition, FhirResource } from 'fhir/r4';
import { additions, tagged } from './additions.ts';
import { withDirections } from './directions.ts';
import { codeOf, prune } from './prune.ts';
import type { Story } from './story.ts';

const PROBLEM_LIST = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-category', code: 'problem-list-item', display: 'Problem List Item' }],
};
const PROBLEM_PROFILE = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-condition-problems-health-concerns';

/** Drugs whose every order belongs to the story: kept however old, so that earlier trials stay in the chart. */
const STORY_DRUGS = new Set(['310431', '310433', '314208', '312938', '864718']);

/** Synthea files each condition under the visit that found it; a practice keeps those that last on its problem list. */
const onProblemList = (condition: Condition): Condition | undefined =>
  codeOf(condition.clinicalStatus) === 'active' ? { ...condition, meta: { ...condition.meta, profile: [PROBLEM_PROFILE] }, category: [PROBLEM_LIST] } : undefined;

const changed = (resource: FhirResource, story: Story): FhirResource | undefined => {
  if (resource.resourceType === 'Condition') return onProblemList(resource);
  if (resource.resourceType === 'MedicationRequest') return withDirections(resource, story.directions);
  return undefined;
};

const finishEntry = (entry: BundleEntry<FhirResource>, story: Story): BundleEntry => {
  const next = entry.resource === undefined ? undefined : changed(entry.resource, story);
  return next === undefined ? entry : { ...entry, resource: tagged(next, 'changed-by-finish') };
};

/**
 * The named step of ours between Synthea and the sandbox: prunes the bundle, writes directions in words, moves lasting
 * conditions to the problem list, adds over-the-counter medicines and clinicians' answers. Whatever it adds or changes is
 * tagged `urn:rls:sandbox|added-by-finish` or `|changed-by-finish`; every other resource is byte for byte Synthea's.
 * @param bundle a `collection` as Synthea exports it, one patient
 */
export const finish = (bundle: Bundle, story: Story): Bundle => {
  const entries = prune(bundle, story, STORY_DRUGS);
  const patient = entries.find((entry) => entry.resource?.resourceType === 'Patient');
  if (patient?.fullUrl === undefined) throw new Error(`${story.id}: no Patient`);
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [...entries.map((entry) => finishEntry(entry, story)), ...additions(story, { reference: patient.fullUrl })],
  };
};
