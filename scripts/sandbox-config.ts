import type { Sandbox } from '../sandbox/server.ts';
import type { AppConfig } from './app-server.ts';

/** Resource types that the app reads of a patient. */
const read = [
  'Patient',
  'Observation',
  'Condition',
  'MedicationRequest',
  'MedicationStatement',
  'MedicationDispense',
  'Medication',
  'Procedure',
  'Device',
  'DeviceUseStatement',
  'AllergyIntolerance',
  'Encounter',
  'QuestionnaireResponse',
];

/** The scopes that the app asks of the sandbox: reading the chart, and saving the clinician's answers. */
export const sandboxScope = [
  'launch',
  'openid',
  'fhirUser',
  'online_access',
  ...read.map((type) => `patient/${type}.rs`),
  'patient/QuestionnaireResponse.c',
].join(' ');

/** The `config.json` by which the app lets a sandbox launch it. */
export function sandboxConfig({ fhirBase, clientId }: Pick<Sandbox, 'fhirBase' | 'clientId'>): AppConfig {
  return { issuers: [{ iss: fhirBase, name: 'Local sandbox', clientId, scope: sandboxScope }] };
}
