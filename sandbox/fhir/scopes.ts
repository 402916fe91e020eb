import { type SearchQuery, readQuery } from './query.ts';

/**
 * What a SMART scope permits (https://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html):
 * `c` create, `r` read, `u` update, `d` delete, `s` search.
 */
interface ResourceScope {
  readonly context: 'patient' | 'user';
  /** FHIR resource type, or `*`. */
  readonly resourceType: string;
  readonly permissions: ReadonlySet<string>;
  /** The part after `?` of a granular scope; empty for all resources of the type. */
  readonly query: string;
}

const versionOne: Record<string, string> = { read: 'rs', write: 'cud', '*': 'cruds' };

/** A scope of SMART v1 (`patient/Observation.read`) or v2 (`patient/Observation.rs?category=…`); undefined for others. */
function readScope(scope: string): ResourceScope | undefined {
  const match = /^(patient|user)\/([A-Za-z]+|\*)\.([a-z]+|\*)(?:\?(.+))?$/.exec(scope);
  const [, context, resourceType, access, query = ''] = match ?? [];
  if (resourceType === undefined || access === undefined || (context !== 'patient' && context !== 'user')) return undefined;
  const letters = versionOne[access] ?? access;
  if (!/^(?=.)c?r?u?d?s?$/.test(letters) || (access in versionOne && query !== '')) return undefined;
  return { context, resourceType, permissions: new Set(letters), query };
}

/** What a token lets its bearer see of one resource type. */
export type Permission =
  | { readonly granted: false }
  | {
      readonly granted: true;
      /** Only this patient's resources; undefined for all that the user may see. */
      readonly patient: string | undefined;
      /** Granular scopes: one of these queries must match. */
      readonly anyOf: readonly SearchQuery[] | undefined;
    };

/** Whether the scopes of a token, launched for `patient`, permit `interaction` on a type, and within which bounds. */
export function permissionFor(
  interaction: 'c' | 'r' | 's',
  resourceType: string,
  scopes: readonly string[],
  patient: string | undefined,
): Permission {
  const fitting = scopes
    .map(readScope)
    .filter((scope) => scope !== undefined)
    .filter((scope) => scope.resourceType === '*' || scope.resourceType === resourceType)
    .filter((scope) => scope.permissions.has(interaction))
    .filter((scope) => scope.context === 'user' || patient !== undefined);
  if (fitting.length === 0) return { granted: false };
  // A user's scope reaches further than a patient's: where there is one, it alone sets the bounds.
  const ofUser = fitting.filter(({ context }) => context === 'user');
  const decisive = ofUser.length > 0 ? ofUser : fitting;
  const granular = decisive.map(({ query }) => query);
  return {
    granted: true,
    patient: ofUser.length > 0 ? undefined : patient,
    anyOf: granular.includes('') ? undefined : granular.map((query) => readQuery(resourceType, new URLSearchParams(query))),
  };
}

/** Parts of a chart for which SMART v2 servers offer scopes of their own (US Core 6 and later). */
const granularCategories: Record<string, readonly (readonly [system: string, code: string])[]> = {
  Condition: [
    ['http://terminology.hl7.org/CodeSystem/condition-category', 'problem-list-item'],
    ['http://terminology.hl7.org/CodeSystem/condition-category', 'encounter-diagnosis'],
    ['http://hl7.org/fhir/us/core/CodeSystem/condition-category', 'health-concern'],
  ],
  Observation: ['laboratory', 'vital-signs', 'survey', 'social-history', 'exam', 'imaging', 'procedure'].map(
    (code) => ['http://terminology.hl7.org/CodeSystem/observation-category', code] as const,
  ),
};

const permissionSets = ['c', 'r', 'u', 'd', 's'].reduce<string[]>((sets, letter) => [...sets, ...sets.map((set) => set + letter)], ['']).slice(1);

/** Every scope that the authorization server knows, one by one: it drops what is not on its list. */
export function supportedScopes(resourceTypes: readonly string[]): string[] {
  const scopes = ['openid', 'fhirUser', 'profile', 'launch', 'launch/patient', 'launch/encounter', 'online_access', 'offline_access'];
  for (const context of ['patient', 'user']) {
    for (const type of ['*', ...resourceTypes]) {
      for (const access of [...Object.keys(versionOne), ...permissionSets]) scopes.push(`${context}/${type}.${access}`);
    }
    for (const [type, categories] of Object.entries(granularCategories)) {
      for (const [system, code] of categories) {
        for (const access of ['r', 's', 'rs']) {
          scopes.push(`${context}/${type}.${access}?category=${system}|${code}`, `${context}/${type}.${access}?category=${code}`);
        }
      }
    }
  }
  return scopes;
}
