import type { Bundle, BundleEntry, CodeableConcept, FhirResource } from 'fhir/r4';
import type { Story } from './story.ts';

/** What a chart keeps whole; other kinds stay only where one of these refers to them, or go (see `DROPPED`). */
const PRIMARY = new Set(['Patient', 'Condition', 'MedicationRequest', 'Observation', 'Procedure', 'AllergyIntolerance']);

/** Kinds of resource no reader of this product asks for; they are four fifths of what Synthea writes. */
const DROPPED = new Set([
  'Claim', 'ExplanationOfBenefit', 'Provenance', 'DocumentReference', 'DiagnosticReport', 'Immunization', 'SupplyDelivery',
  'ImagingStudy', 'CarePlan', 'CareTeam', 'Device', 'PractitionerRole', 'MedicationAdministration', 'Medication',
]);

/** First day of observations, procedures and finished orders that are kept, and of resolved conditions. */
const RECENT = '2023-11-24';
const HISTORY = '2016-11-24';

/** Results the stories set or the guideline reads: kept whatever their age. */
const ALWAYS = new Set(['2276-4', '2498-4', '2500-7', '2502-3', '2160-0', '8636-3', '69990-0', '19926-5']);
const TOBACCO = '72166-2';

/** Social and administrative entries that Synthea writes as conditions (employment, education, "medication review due"). */
const SOCIAL = /\((?:finding|situation|person)\)$/;
/** … except those that say something of the body. */
const BODILY = new Set(['162864005', '408512008', '267020005', '428251008']);
/** Screening for anxiety, abuse or depression, dental and contraceptive care: many a year, and no reader asks for them. */
const ROUTINE = /assessment|screening|referral|dental|denture|teeth|tooth|gingiv|fluoride|oral health|Medication Reconciliation|plaque|consultation|education|Questionnaire|contracept|intramuscular injection/i;

export const codeOf = (concept: CodeableConcept | undefined): string => concept?.coding?.[0]?.code ?? '';
const displayOf = (concept: CodeableConcept | undefined): string => concept?.coding?.[0]?.display ?? '';
const day = (date: string | undefined): string => (date ?? '').slice(0, 10);

/** The code by which a story drops a resource. */
const ownCode = (resource: FhirResource): string => {
  if (resource.resourceType === 'MedicationRequest') return codeOf(resource.medicationCodeableConcept);
  return 'code' in resource && typeof resource.code === 'object' ? codeOf(resource.code as CodeableConcept) : '';
};

const startOf = (resource: FhirResource): string => {
  if (resource.resourceType === 'MedicationRequest') return day(resource.authoredOn);
  return resource.resourceType === 'Observation' ? day(resource.effectiveDateTime) : '';
};

const keepsCondition = (resource: FhirResource): boolean => {
  if (resource.resourceType !== 'Condition') return false;
  const display = displayOf(resource.code);
  if ((SOCIAL.test(display) && !BODILY.has(codeOf(resource.code))) || ROUTINE.test(display)) return false;
  return codeOf(resource.clinicalStatus) === 'active' || day(resource.abatementDateTime) >= HISTORY;
};

const keepsObservation = (resource: FhirResource): boolean => {
  if (resource.resourceType !== 'Observation') return false;
  const code = codeOf(resource.code);
  if (ALWAYS.has(code)) return true;
  const category = codeOf(resource.category?.[0]);
  return day(resource.effectiveDateTime) >= RECENT && (code === TOBACCO || category === 'laboratory' || category === 'vital-signs');
};

/** Orders given within a visit (they name a Medication resource) are not what the patient takes at home. */
const keepsOrder = (resource: FhirResource, storyDrugs: ReadonlySet<string>): boolean => {
  if (resource.resourceType !== 'MedicationRequest' || resource.medicationCodeableConcept === undefined) return false;
  return resource.status === 'active' || day(resource.authoredOn) >= RECENT || storyDrugs.has(codeOf(resource.medicationCodeableConcept));
};

const keepsProcedure = (resource: FhirResource): boolean =>
  resource.resourceType === 'Procedure' && day(resource.performedPeriod?.start) >= RECENT && !ROUTINE.test(displayOf(resource.code));

/** Haemodialysis happens three times a week; the last weeks say enough. */
const HAEMODIALYSIS = '302497006';
const DIALYSIS_SINCE = '2026-11-02';

const isPrimary = (resource: FhirResource, story: Story, storyDrugs: ReadonlySet<string>): boolean => {
  if (!PRIMARY.has(resource.resourceType)) return false;
  const code = ownCode(resource);
  if (story.drop.some((drop) => drop.resourceType === resource.resourceType && drop.codes.includes(code) && startOf(resource) <= (drop.until ?? '9999'))) return false;
  if (resource.resourceType === 'Procedure' && code === HAEMODIALYSIS) return day(resource.performedPeriod?.start) >= DIALYSIS_SINCE;
  if (resource.resourceType === 'Patient' || resource.resourceType === 'AllergyIntolerance') return true;
  return keepsCondition(resource) || keepsObservation(resource) || keepsOrder(resource, storyDrugs) || keepsProcedure(resource);
};

/** Every `reference` in a resource. */
export const referencesIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'reference' && typeof inner === 'string' ? [inner] : referencesIn(inner)));
};

/**
 * Takes from a Synthea bundle what matters here, with everything that it refers to, in Synthea's order and unchanged.
 * @param storyDrugs RXCUIs whose orders are kept whatever their age
 */
export const prune = (bundle: Bundle, story: Story, storyDrugs: ReadonlySet<string>): BundleEntry<FhirResource>[] => {
  const entries = (bundle as Bundle<FhirResource>).entry ?? [];
  const byUrl = new Map(entries.map((entry) => [entry.fullUrl, entry]));
  const kept = new Set<BundleEntry<FhirResource>>();
  const queue = entries.filter((entry) => entry.resource !== undefined && isPrimary(entry.resource, story, storyDrugs));
  for (let entry = queue.pop(); entry !== undefined; entry = queue.pop()) {
    if (kept.has(entry)) continue;
    kept.add(entry);
    for (const reference of referencesIn(entry.resource)) {
      const target = byUrl.get(reference);
      if (target?.resource === undefined) throw new Error(`${story.id}: ${entry.fullUrl} refers to ${reference}, which is not in the bundle`);
      if (DROPPED.has(target.resource.resourceType)) throw new Error(`${story.id}: ${entry.fullUrl} needs a ${target.resource.resourceType}`);
      queue.push(target);
    }
  }
  return entries.filter((entry) => kept.has(entry));
};
