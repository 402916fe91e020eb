import type { Sandbox } from '../sandbox/server.ts';
import { followedReferences, searchedTypes } from '../src/chart/search-plan.ts';
import type { Configuration } from '../src/smart/configuration.ts';

/** The scopes that the app asks of the sandbox: reading what its searches and references need, and saving answers. */
export const sandboxScope = [
  'launch',
  'openid',
  'fhirUser',
  'online_access',
  ...new Set(['Patient', ...searchedTypes, ...followedReferences.map(({ to }) => to)].map((type) => `patient/${type}.rs`)),
  'patient/QuestionnaireResponse.c',
].join(' ');

/** The `config.json` by which the app lets a sandbox launch it. */
export function sandboxConfig({ fhirBase, clientId }: Pick<Sandbox, 'fhirBase' | 'clientId'>): Configuration {
  return { issuers: [{ iss: fhirBase, name: 'Local sandbox', clientId, scope: sandboxScope }] };
}
