import labs from '../../fhir-mappings/labs.json' with { type: 'json' };
import mapping from '../../fhir-mappings/searches.json' with { type: 'json' };
import servers from '../../fhir-mappings/servers.json' with { type: 'json' };

/** One search as it is planned, before it is asked. */
export interface PlannedSearch {
  readonly resourceType: string;
  /** Search parameters beside the patient, already encoded. */
  readonly query: string;
  readonly purpose: string;
  readonly list?: string;
  readonly supplement?: true;
  /** Why the search cannot give the whole list, in words for a physician; absent where it can. */
  readonly partial?: string;
  /** How many pages are followed. */
  readonly pageCap: number;
}

interface MappedSearch {
  readonly resourceType: string;
  readonly query?: string;
  readonly concepts?: readonly string[];
  readonly purpose: string;
  readonly list?: string;
  readonly supplement?: boolean;
  readonly partial?: string;
  readonly pageCap?: number;
}

/** `code=` with every LOINC code that `labs.json` has for the concepts. */
function codeQuery(concepts: readonly string[]): string {
  const codes = concepts.flatMap((id) => {
    const concept = labs.concepts.find((entry) => entry.id === id);
    if (concept === undefined) throw new Error(`searches.json names ${id}, which is no concept of labs.json.`);
    return concept.loinc.map(({ code }) => `http://loinc.org|${code}`);
  });
  return `code=${codes.join(',')}`;
}

function plan({ resourceType, query, concepts, purpose, list, supplement, partial, pageCap }: MappedSearch): PlannedSearch {
  return {
    resourceType,
    query: query ?? codeQuery(concepts ?? []),
    purpose,
    pageCap: pageCap ?? mapping.pageCap,
    ...(list === undefined ? {} : { list }),
    ...(supplement === true ? { supplement } : {}),
    ...(partial === undefined ? {} : { partial }),
  };
}

/** The searches that are asked of every server, all at once (`fhir-mappings/searches.json`). */
export const plannedSearches: readonly PlannedSearch[] = mapping.searches.map((search: MappedSearch) => plan(search));

/** The resource types that are asked for, each once. */
export const searchedTypes: readonly string[] = [...new Set(plannedSearches.map(({ resourceType }) => resourceType))];

interface Alternative {
  readonly resourceType: string;
  readonly list?: string;
  readonly searches: readonly Pick<MappedSearch, 'query' | 'list' | 'supplement' | 'partial'>[];
}

function further(alternatives: readonly Alternative[], search: PlannedSearch): readonly (readonly PlannedSearch[])[] {
  if (search.supplement === true) return [];
  return alternatives
    .filter(({ resourceType, list }) => resourceType === search.resourceType && list === search.list)
    .map(({ searches }) => searches.map((alternative) => plan({ ...alternative, resourceType: search.resourceType, purpose: search.purpose })));
}

/**
 * What to ask in place of a search that the server refused as it stood (`fhir-mappings/servers.json`): sets of searches, each to be
 * tried when all of the one before are refused too.
 */
export const searchesInstead = (search: PlannedSearch): readonly (readonly PlannedSearch[])[] => further(servers.instead, search);

/** What to ask besides, when the server says that a search left something out. */
export const searchesWhenWithheld = (search: PlannedSearch): readonly PlannedSearch[] => further(servers.whenWithheld, search).flat();

/** References that are read one by one where neither the answer nor its container holds the resource. */
export const followedReferences: readonly { readonly from: string; readonly path: string; readonly to: string }[] = mapping.references;
export const referenceCap: number = mapping.referenceCap;

/** A search's address, relative to the FHIR base. */
export function searchAddress({ resourceType, query }: PlannedSearch, patientId: string): string {
  const parameters = new URLSearchParams({ patient: patientId });
  for (const [name, value] of new URLSearchParams(query)) parameters.append(name, value);
  return `${resourceType}?${parameters.toString()}`;
}
