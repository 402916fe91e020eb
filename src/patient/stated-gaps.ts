import type { CodeableConcept, CompositionSection, FhirResource } from 'fhir/r4';
import table from '../../fhir-mappings/stated-gaps.json' with { type: 'json' };
import type { Chart, Search } from '../chart/chart.ts';
import { listOf, statusCode } from './fhir.ts';

/** A list that the chart itself says is not known, and the words it says so in. */
interface Gap {
  readonly resourceTypes: readonly string[];
  readonly words: string;
}

const lists = Object.values(table.lists);
const typesOf = (list: string): readonly string[] => Object.entries(table.lists).find(([name]) => name === list)?.[1] ?? [];

const codingsOf = (concept: CodeableConcept | undefined) => listOf(concept?.coding);
const entrySays = (concept: CodeableConcept | undefined): string | undefined =>
  table.entries.find(({ system, code }) => codingsOf(concept).some((coding) => coding?.system === system && coding.code === code))?.says;
const reasonSays = (reason: CodeableConcept | undefined): string | undefined => table.emptyReasons.find(({ code }) => codingsOf(reason).some((coding) => coding?.code === code))?.says;
const sectionTypes = (concept: CodeableConcept | undefined): readonly string[] =>
  table.sections.filter(({ code }) => codingsOf(concept).some((coding) => coding?.code === code)).flatMap(({ list }) => typesOf(list));

const saysNone = (concept: CodeableConcept | undefined): boolean => table.noneKnown.some(({ system, code }) => codingsOf(concept).some((coding) => coding?.system === system && coding.code === code));

/** What an entry is about: the concept that says which problem, medicine, allergy, procedure or device it is. */
const conceptOf = (resource: FhirResource): CodeableConcept | undefined => {
  switch (resource.resourceType) {
    case 'MedicationRequest':
    case 'MedicationStatement':
    case 'MedicationDispense':
      return resource.medicationCodeableConcept;
    case 'Condition':
    case 'AllergyIntolerance':
    case 'Procedure':
      return resource.code;
    case 'Device':
      return resource.type;
    default:
      return undefined;
  }
};

/** An entry of the medicines that speaks of the list and names no medicine. */
const isNoMedicine = (resource: FhirResource): boolean =>
  (resource.resourceType === 'MedicationRequest' || resource.resourceType === 'MedicationStatement' || resource.resourceType === 'MedicationDispense') && (saysNone(conceptOf(resource)) || entrySays(conceptOf(resource)) !== undefined);

const isVoid = (resource: FhirResource): boolean => {
  if ('status' in resource && resource.status === 'entered-in-error') return true;
  const verification = resource.resourceType === 'Condition' || resource.resourceType === 'AllergyIntolerance' ? statusCode(resource.verificationStatus) : undefined;
  return verification === 'entered-in-error' || verification === 'refuted';
};

const sectionGaps = (section: CompositionSection): readonly Gap[] => {
  const says = reasonSays(section.emptyReason);
  const own = says === undefined ? [] : [{ resourceTypes: sectionTypes(section.code), words: `the chart says of this list: ${says}` }];
  return [...own, ...listOf(section.section).flatMap(sectionGaps)];
};

const gapsOf = (resource: FhirResource): readonly Gap[] => {
  if (isVoid(resource)) return [];
  if (resource.resourceType === 'Composition') return listOf(resource.section).flatMap(sectionGaps);
  if (resource.resourceType === 'List') {
    const says = resource.status === 'current' ? reasonSays(resource.emptyReason) : undefined;
    return says === undefined ? [] : [{ resourceTypes: sectionTypes(resource.code), words: `the chart says of this list: ${says}` }];
  }
  const says = entrySays(conceptOf(resource));
  return says === undefined ? [] : [{ resourceTypes: lists.find((types) => types.includes(resource.resourceType)) ?? [], words: `the chart says: ${says}` }];
};

/**
 * The chart with every list of which it says itself that it is not known ("No information about medications", "Not asked",
 * a section left out as withheld) counted as cut short: what such a list does not name is unknown, not absent. Entries that
 * say so in place of a medicine, or that there is none, are no medicines. Codes: `fhir-mappings/stated-gaps.json`.
 */
export function withStatedGaps(chart: Chart): Chart {
  const gaps = chart.resources.flatMap(gapsOf);
  const resources = chart.resources.filter((resource) => !isNoMedicine(resource));
  if (gaps.length === 0) return resources.length === chart.resources.length ? chart : { ...chart, resources };
  const wordsFor = (resourceType: string): readonly string[] => [...new Set(gaps.filter(({ resourceTypes }) => resourceTypes.includes(resourceType)).map(({ words }) => words))];
  const cut = (search: Search): Search => {
    const words = wordsFor(search.resourceType);
    return words.length === 0 || (search.outcome !== 'complete' && search.outcome !== 'empty') ? search : { ...search, outcome: 'incomplete', detail: words.join('; ') };
  };
  return { ...chart, resources, searches: chart.searches.map(cut) };
}
