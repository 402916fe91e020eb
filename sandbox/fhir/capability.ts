import type { CapabilityStatement, CapabilityStatementRestResource, FhirResource } from 'fhir/r4';

import { searchParametersOf } from '../store/search-parameters.ts';
import { creatableType } from './create.ts';

/** What the server says it can do (https://hl7.org/fhir/R4/capabilitystatement.html), with its OAuth addresses. */
export function capabilityStatement(base: string, types: readonly string[], oauth: Record<'authorize' | 'token' | 'revoke', string>): CapabilityStatement {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-11-25',
    kind: 'instance',
    software: { name: 'Local sandbox' },
    implementation: { description: 'Local sandbox with synthetic patients', url: base },
    fhirVersion: '4.0.1',
    format: ['json', 'application/fhir+json'],
    rest: [
      {
        mode: 'server',
        security: {
          cors: true,
          service: [
            { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'SMART-on-FHIR' }] },
          ],
          extension: [
            {
              url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
              extension: Object.entries(oauth).map(([url, valueUri]) => ({ url, valueUri })),
            },
          ],
        },
        resource: types.map(resourceStatement),
      },
    ],
  };
}

function resourceStatement(type: string): CapabilityStatementRestResource {
  const parameters = [...searchParametersOf(type)];
  const includes = parameters.filter(([, { kind }]) => kind === 'reference').map(([name]) => `${type}:${name}`);
  return {
    type: type as FhirResource['resourceType'],
    interaction: [{ code: 'read' }, { code: 'search-type' }, ...(type === creatableType ? [{ code: 'create' } as const] : [])],
    versioning: 'no-version',
    ...(includes.length === 0 ? {} : { searchInclude: includes }),
    searchParam: parameters.map(([name, { kind }]) => ({ name, type: kind })),
  };
}
