import type { Search, SearchOutcome } from './chart.ts';
import type { AskOptions, FetchFhir } from './ask.ts';
import { createCollection, type Entry } from './collection.ts';
import { readPages, type Pages, type Refusal } from './pages.ts';
import { searchAddress, searchesInstead, searchesWhenWithheld, type PlannedSearch } from './search-plan.ts';
import type { PatientIdentity } from './subject.ts';

export interface SearchContext extends AskOptions {
  readonly fetchFhir: FetchFhir;
  readonly fhirBase: string;
  readonly patient: PatientIdentity;
  /** The resource types that the server declares; undefined while or where it does not say. */
  readonly declaredTypes: Promise<ReadonlySet<string> | undefined>;
  readonly onSearch: (search: Search) => void;
}

export interface SearchResult {
  readonly search: Search;
  readonly entries: readonly Entry[];
}

/**
 * Asks one planned search and, where the server will not take it as it stands or says that it left something out, the
 * searches that `fhir-mappings/servers.json` has in its place or besides.
 *
 * @param place begins the names of entries that have no id.
 */
export async function runSearch(planned: PlannedSearch, place: string, context: SearchContext): Promise<readonly SearchResult[]> {
  const pages = await readPages(context.fetchFhir, searchAddress(planned, context.patient.id), place, { ...context, pageCap: planned.pageCap });
  if (pages.refusal !== undefined) {
    const outcome = await outcomeOfRefusal(pages.refusal, planned.resourceType, context.declaredTypes);
    const instead = pages.refusal.trouble === 'refused' && outcome === 'failed' ? searchesInstead(planned) : [];
    if (instead.length > 0) return await runAll(instead, place, context, `asked in parts, as ${pages.refusal.detail}`);
    return [ended(planned, { outcome, detail: detailOfRefusal(outcome, pages.refusal), count: 0, pages: 0 }, [], context)];
  }
  const result = ended(planned, judge(planned, pages, context.patient), pages.entries, context);
  return pages.withheld ? [result, ...(await runAll(searchesWhenWithheld(planned), place, context))] : [result];
}

async function runAll(searches: readonly PlannedSearch[], place: string, context: SearchContext, remark?: string): Promise<readonly SearchResult[]> {
  const results = await Promise.all(
    searches.map(async (planned, index) => {
      const partPlace = `${place}-${index + 1}`;
      const pages = await readPages(context.fetchFhir, searchAddress(planned, context.patient.id), partPlace, { ...context, pageCap: planned.pageCap });
      if (pages.refusal === undefined) return ended(planned, judge(planned, pages, context.patient), pages.entries, context, remark);
      const outcome = await outcomeOfRefusal(pages.refusal, planned.resourceType, context.declaredTypes);
      return ended(planned, { outcome, detail: detailOfRefusal(outcome, pages.refusal), count: 0, pages: 0 }, [], context, remark);
    }),
  );
  return results;
}

type Judgement = Pick<Search, 'outcome' | 'count' | 'pages'> & { readonly detail?: string };

/** How a search ended that was answered: in full only if nothing at all speaks against it. */
function judge({ resourceType }: PlannedSearch, { entries, pages, gaps, total }: Pages, patient: PatientIdentity): Judgement {
  const collection = createCollection(patient);
  const fates = entries.map((entry) => collection.add(entry));
  const kept = new Set(fates.flatMap((fate) => (fate.fate === 'kept' && fate.type === resourceType ? fate.key : [])));
  const allGaps = [...gaps];
  const foreign = fates.filter(({ fate }) => fate === 'foreign').length;
  if (foreign > 0) allGaps.push(`${foreign} of the records given are not this patient’s and were left out`);
  const lost = fates.filter(({ fate }) => fate === 'lost' || fate === 'none' || fate === 'empty').length;
  if (lost > 0) allGaps.push(`${lost} of the records given could not be read`);
  const unnamed = fates.filter((fate) => fate.fate === 'kept' && fate.unnamed === true).length;
  if (unnamed > 0) allGaps.push(`${unnamed} of the records given ${unnamed === 1 ? 'does' : 'do'} not say what ${unnamed === 1 ? 'it is' : 'they are'} about`);
  const given = kept.size + foreign + lost;
  // Epic states the page's size as the total; a total below what was read says nothing.
  if (total !== undefined && total > given && gaps.length === 0) allGaps.push(`the EHR counts ${total} and gave ${given}`);
  const counted = { count: kept.size, pages };
  if (allGaps.length > 0) return { outcome: 'incomplete', detail: allGaps.join('; '), ...counted };
  return { outcome: kept.size === 0 ? 'empty' : 'complete', ...counted };
}

async function outcomeOfRefusal({ trouble }: Refusal, resourceType: string, declared: SearchContext['declaredTypes']): Promise<SearchOutcome> {
  if (trouble === 'forbidden') return 'forbidden';
  if (trouble === 'no-such-type') return 'unsupported';
  if (trouble === 'failed') return 'failed';
  // A 404 or 400 alone may be a gateway's; only with the server's own declaration does it mean that there is no such list.
  const types = await declared;
  return types !== undefined && !types.has(resourceType) ? 'unsupported' : 'failed';
}

const detailOfRefusal = (outcome: SearchOutcome, { detail }: Refusal): string => (outcome === 'unsupported' ? 'the EHR keeps no such list' : detail);

function ended(planned: PlannedSearch, judgement: Judgement, entries: readonly Entry[], context: SearchContext, remark?: string): SearchResult {
  const detail = [judgement.detail, remark].filter(Boolean).join('; ');
  const search: Search = {
    resourceType: planned.resourceType,
    query: planned.query,
    outcome: judgement.outcome,
    count: judgement.count,
    pages: judgement.pages,
    purpose: planned.purpose,
    ...(detail === '' ? {} : { detail }),
    ...(planned.list === undefined ? {} : { list: planned.list }),
    ...(planned.supplement === undefined ? {} : { supplement: planned.supplement }),
  };
  context.onSearch(search);
  return { search, entries };
}
