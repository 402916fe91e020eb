import table from './search-parameters.json' with { type: 'json' };

/** FHIR search parameter types that the sandbox indexes (https://hl7.org/fhir/R4/search.html#ptypes). */
export type ParameterKind = 'token' | 'date' | 'reference' | 'string' | 'uri';

export interface SearchParameter {
  readonly kind: ParameterKind;
  /** Element paths below the resource; lists along the way are walked. */
  readonly paths: readonly string[];
}

const kinds: ReadonlySet<string> = new Set<ParameterKind>(['token', 'date', 'reference', 'string', 'uri']);
const byType = new Map<string, ReadonlyMap<string, SearchParameter>>();

function isKind(kind: string): kind is ParameterKind {
  return kinds.has(kind);
}

function readTable(entry: Record<string, { kind: string; paths: string[] }>): Map<string, SearchParameter> {
  return new Map(
    Object.entries(entry).map(([name, { kind, paths }]) => {
      if (!isKind(kind)) throw new Error(`search parameter ${name}: unknown kind ${kind}`);
      return [name, { kind, paths }];
    }),
  );
}

const common = readTable(table['*']);
/** What a type that the table does not name can still be searched by. */
const generic = new Map<string, SearchParameter>([
  ['patient', { kind: 'reference', paths: ['patient', 'subject', 'beneficiary'] }],
  ['status', { kind: 'token', paths: ['status'] }],
]);

for (const [type, entry] of Object.entries(table)) {
  if (type !== '*') byType.set(type, new Map([...common, ...readTable(entry)]));
}

/** The search parameters of a resource type, by name. */
export function searchParametersOf(resourceType: string): ReadonlyMap<string, SearchParameter> {
  return byType.get(resourceType) ?? new Map([...common, ...generic]);
}

/** Resource types the sandbox serves even when no loaded bundle holds one. */
export const knownTypes: readonly string[] = [...byType.keys()];
