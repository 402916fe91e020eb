import type { FhirResource } from 'fhir/r4';
import type { Chart } from '../chart/chart.ts';

/** `Type/id`, as facts and set-aside resources name their sources. */
export const nameOf = (resource: { readonly resourceType: string; readonly id?: string | undefined }): string =>
  resource.id === undefined ? resource.resourceType : `${resource.resourceType}/${resource.id}`;

/** What came from a server may have any shape: these give what was promised, or nothing. */
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined);
export const numberOf = (value: unknown): number | undefined => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
export const listOf = <T>(value: readonly T[] | undefined): readonly T[] => (Array.isArray(value) ? value.filter((entry) => typeof entry === 'object' && entry !== null) : []);

/** A CodeableConcept as received: any part may be missing. */
export interface CodeLike {
  readonly coding?: readonly { readonly system?: string | undefined; readonly code?: string | undefined; readonly display?: string | undefined }[] | undefined;
  readonly text?: string | undefined;
}

/** The codes of a CodeableConcept, each with a system that is normalised to its canonical address. */
export const codingsOf = (concept: CodeLike | undefined): readonly { readonly system: string; readonly code: string; readonly display?: string }[] =>
  listOf(concept?.coding).flatMap((coding) => {
    const code = textOf(coding.code);
    const display = textOf(coding.display);
    return code === undefined ? [] : [{ system: canonicalSystem(textOf(coding.system)), code, ...(display === undefined ? {} : { display }) }];
  });

/** Everything a CodeableConcept says in words: its text and the displays of its codes. */
export const wordsOf = (concept: CodeLike | undefined): readonly string[] => [
  ...new Set([textOf(concept?.text), ...listOf(concept?.coding).map((coding) => textOf(coding.display))].filter((word) => word !== undefined)),
];

/** The words a clinician would read first, without SNOMED CT's tag of its hierarchy. */
export const titleOf = (concept: CodeLike | undefined): string =>
  wordsOf(concept)[0]?.replace(/ \((?:disorder|finding|situation|procedure|regime\/therapy|physical object)\)$/, '') ?? codingsOf(concept)[0]?.code ?? 'unnamed';

/** The code of a status given as CodeableConcept (R4) or as a bare string (earlier versions), in lower case. */
export const statusCode = (status: unknown): string | undefined => {
  if (typeof status === 'string') return textOf(status)?.toLowerCase();
  if (typeof status !== 'object' || status === null) return undefined;
  const concept: CodeLike = status;
  return (codingsOf(concept)[0]?.code ?? textOf(concept.text))?.toLowerCase();
};

export const systems = {
  loinc: 'http://loinc.org',
  snomed: 'http://snomed.info/sct',
  icd10: 'http://hl7.org/fhir/sid/icd-10-cm',
  icd9: 'http://hl7.org/fhir/sid/icd-9-cm',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  hcpcs: 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
} as const;

/** Other addresses under which the same code systems travel (HL7 object identifiers, ICD-10 without the US modification). */
const aliases: ReadonlyMap<string, string> = new Map(Object.entries({
  'urn:oid:2.16.840.1.113883.6.1': systems.loinc,
  'urn:oid:2.16.840.1.113883.6.96': systems.snomed,
  'urn:oid:2.16.840.1.113883.6.90': systems.icd10,
  'http://hl7.org/fhir/sid/icd-10': systems.icd10,
  'urn:oid:2.16.840.1.113883.6.3': systems.icd10,
  'urn:oid:2.16.840.1.113883.6.103': systems.icd9,
  'http://terminology.hl7.org/CodeSystem/icd9cm': systems.icd9,
  'http://hl7.org/fhir/sid/icd-9': systems.icd9,
  'urn:oid:2.16.840.1.113883.6.88': systems.rxnorm,
}));

const canonicalSystem = (system: string | undefined): string => {
  if (system === undefined) return '';
  const bare = system.replace(/\/+$/, '').replace(/^https:/, 'http:');
  if (bare.startsWith(`${systems.snomed}/`)) return systems.snomed;
  return aliases.get(bare) ?? bare;
};

/** Whether the resource says that it is about somebody else. Silence counts as this patient: the search asked for hers. */
export const isAboutSomeoneElse = (chart: Chart, subject: unknown, from?: FhirResource): boolean => {
  const reference = typeof subject === 'object' && subject !== null && 'reference' in subject ? textOf(subject.reference) : undefined;
  if (reference === undefined) return false;
  const target = chart.resolve(reference, from);
  if (target !== undefined) return target.resourceType === 'Patient' ? target.id !== chart.patient.id : true;
  // What is contained, or named by a search (`Patient?identifier=…`), names no other patient.
  if (reference.startsWith('#') || reference.includes('?')) return false;
  const id = chart.patient.id;
  const named = reference.replace(/\/_history\/.*$/, '').split(/[/:]/).at(-1);
  return id !== undefined && named !== id;
};
