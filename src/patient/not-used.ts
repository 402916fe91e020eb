import type { FhirResource } from 'fhir/r4';
import type { Chart } from '../chart/chart.ts';
import { nameOf } from './fhir.ts';
import type { SetAside } from './fact.ts';
import type { Patient } from './patient.ts';

/** Types that are read for what they say; the others (encounters, practitioners …) are never looked at. */
const readTypes = new Set<FhirResource['resourceType']>([
  'AllergyIntolerance',
  'Condition',
  'Device',
  'DeviceUseStatement',
  'FamilyMemberHistory',
  'MedicationAdministration',
  'MedicationDispense',
  'MedicationRequest',
  'MedicationStatement',
  'Observation',
  'Procedure',
  'QuestionnaireResponse',
  'ServiceRequest',
]);

/**
 * The resources of the chart that no fact rests on and that were not set aside, each with why: a medicine that the table does not
 * know, one of which nothing is asked, a result that a newer one replaced or of which nothing is asked.
 */
export function notUsed(chart: Chart, patient: Patient): readonly SetAside[] {
  const used = new Set([
    ...Object.values(patient.facts).flatMap((fact) => fact.sources ?? []),
    ...patient.medicines.flatMap((medicine) => medicine.exposures.flatMap((exposure) => exposure.sources)),
    ...patient.setAside.map(({ resource }) => resource),
  ]);
  const unmatched = new Map(patient.unmatchedMedicines.map((medicine) => [medicine.source, medicine.name]));
  return chart.resources.flatMap((resource): readonly SetAside[] => {
    const name = nameOf(resource);
    if (!readTypes.has(resource.resourceType) || used.has(name)) return [];
    const medicine = unmatched.get(name);
    if (medicine !== undefined) return [{ resource: name, reason: 'not-recognised', detail: `"${medicine}" is no drug of the table` }];
    return [{ resource: name, reason: 'no-fact-rests-on-it', detail: resource.resourceType === 'Observation' ? 'a newer result counts, or nothing is asked of it' : 'nothing is asked of it' }];
  });
}
