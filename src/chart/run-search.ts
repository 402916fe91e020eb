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
  const pages = await pagesOf(planned, place, context);
  if (pages.refusal !== undefined) {
    const mayTakeAnother = pages.refusal.trouble === 'refused' && (await outcomeOfRefusal(pages.refusal, planned.resourceType, context.declaredTypes)) === 'failed';
    const instead = mayTakeAnother ? await runInstead(searchesInstead(planned), place, context, `asked in parts, as ${pages.refusal.detail}`) : undefined;
    return instead ?? [await conclude(planned, pages, context)];
  }
  const result = await conclude(planned, pages, context);
  return pages.withheld ? [result, ...(await runAll(searchesWhenWithheld(planned), place, context))] : [result];
}

const pagesOf = (planned: PlannedSearch, place: string, context: SearchContext): Promise<Pages> =>
  readPages(context.fetchFhir, searchAddress(planned, context.patient.id), place, { ...context, pageCap: planned.pageCap });

/** The first set of which the server takes any, or the last; undefined where there is none. */
async function runInstead(sets: readonly (readonly PlannedSearch[])[], place: string, context: SearchContext, remark: string): Promise<readonly SearchResult[] | undefined> {
  for (const [index, searches] of sets.entries()) {
    // Each set is for a server that refused the one before.
    // oxlint-disable-next-line no-await-in-loop
    const answers = await Promise.all(searches.map(async (planned, part) => ({ planned, pages: await pagesOf(planned, `${place}-${part + 1}`, context) })));
    const isRefused = answers.every(({ pages }) => pages.refusal?.trouble === 'refused');
    if (!isRefused || index === sets.length - 1) return Promise.all(answers.map(({ planned, pages }) => conclude(planned, pages, context, remark)));
  }
  return undefined;
}

async function runAll(searches: readonly PlannedSearch[], place: string, context: SearchContext): Promise<readonly SearchResult[]> {
  return Promise.all(searches.map(async (planned, index) => conclude(planned, await pagesOf(planned, `${place}-${index + 1}`, context), context)));
}

async function conclude(planned: PlannedSearch, pages: Pages, context: SearchContext, remark?: string): Promise<SearchResult> {
  if (pages.refusal === undefined) return ended(planned, judge(planned, pages, context.patient), pages.entries, context, remark);
  const outcome = await outcomeOfRefusal(pages.refusal, planned.resourceType, context.declaredTypes);
  return ended(planned, { outcome, detail: detailOfRefusal(outcome, pages.refusal), count: 0, pages: 0 }, [], context, remark);
}

type Judgement = Pick<Search, 'outcome' | 'count' | 'pages'> & { readonly detail?: string };

/** How a search ended that was answered: in full only if nothing at all speaks against it. */
function judge({ resourceType, partial }: PlannedSearch, { entries, pages, gaps, total }: Pages, patient: PatientIdentity): Judgement {
  const collection = createCollection(patient);
  const fates = entries.map((entry) => collection.add(entry));
  const kept = new Set(fates.flatMap((fate) => (fate.fate === 'kept' && fate.type === resourceType ? fate.key : [])));
  const allGaps = [...gaps];
  const foreign = fates.filter(({ fate }) => fate === 'foreign').length;
  if (foreign > 0) allGaps.push(`${foreign} of the records given are not this patient’s and were left out`);
  const lost = fates.filter(({ fate }) => fate === 'lost' || fate === 'none' || fate === 'empty').length;
  if (lost > 0) allGaps.push(`${lost} of the records given could not be read`);
  const unnamed = fates.filter((fate) => fate.fate === 'kept' && fate.unnamed === true).length;
  if (partial !== undefined) allGaps.push(partial);
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
