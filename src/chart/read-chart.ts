import type { Patient } from 'fhir/r4';
import { SessionExpired } from '../smart/failure.ts';
import { ask, type FetchFhir } from './ask.ts';
import type { Chart, Search, SearchOutcome } from './chart.ts';
import { createCollection } from './collection.ts';
import { followReferences } from './follow-references.ts';
import { isObject, textAt } from './json.ts';
import { listOf } from './pages.ts';
import { createResolve } from './references.ts';
import { runSearch, type SearchContext } from './run-search.ts';
import { sanitize } from './sanitize.ts';
import { plannedSearches } from './search-plan.ts';

export interface ReadChartOptions {
  readonly fhirBase: string;
  readonly patientId: string;
  /** Today, as YYYY-MM-DD. */
  readonly asOf: string;
  /** Called as each search ends, in the order in which they end. */
  readonly onSearch?: (search: Search) => void;
  readonly signal?: AbortSignal;
  /** How long one request may take; 30 seconds unless said otherwise. */
  readonly timeoutMs?: number;
  /** Waits before a busy server is asked again; exchanged in tests. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/** There is no chart to show: the patient herself could not be read, or the server speaks another FHIR version. */
export class ChartUnreadable extends Error {
  override readonly name = 'ChartUnreadable';
  readonly reason: 'patient-unreadable' | 'other-patient' | 'not-r4';
  readonly outcome: SearchOutcome;

  /** @param message what went wrong, as a sentence for a physician. */
  constructor(reason: ChartUnreadable['reason'], outcome: SearchOutcome, message: string) {
    super(message);
    this.reason = reason;
    this.outcome = outcome;
  }
}

const defaultTimeoutMs = 30_000;
const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/**
 * Reads a patient's chart: Patient, CapabilityStatement and all searches of `fhir-mappings/searches.json` at once, then the
 * medicines and devices they refer to. One search's failure never hides another's result; how each ended is in the chart.
 *
 * @throws SessionExpired when the session ended before the patient was read; ChartUnreadable when there is no chart to show.
 */
export async function readChart(fetchFhir: FetchFhir, options: ReadChartOptions): Promise<Chart> {
  const { fhirBase, patientId, asOf, timeoutMs = defaultTimeoutMs, pause = wait, onSearch = () => {} } = options;
  const identity = { id: patientId, addresses: new Set<string>() };
  const asking = { timeoutMs, pause, ...(options.signal === undefined ? {} : { signal: options.signal }) };
  const statement = readStatement(fetchFhir, asking);
  const context: SearchContext = {
    ...asking,
    fetchFhir,
    fhirBase,
    patient: identity,
    declaredTypes: statement.then(({ types }) => types),
    onSearch,
  };
  const [patient, { version }, ...results] = await Promise.all([
    readPatient(fetchFhir, patientId, asking),
    statement,
    ...plannedSearches.map((planned, index) => runSearch(planned, `entry-${index + 1}`, context)),
  ]);
  if (version !== undefined) throw new ChartUnreadable('not-r4', 'unsupported', `The EHR’s server speaks FHIR ${version}; the app reads FHIR R4 only.`);

  const found = results.flat();
  const collection = createCollection(identity);
  for (const { entries } of found) for (const entry of entries) collection.add(entry);
  const firstRead = collection.read();
  const followed = await followReferences(
    firstRead.map(({ resource }) => resource),
    createResolve(firstRead, fhirBase),
    context,
  );
  for (const entry of followed.entries) collection.add(entry);

  const read = collection.read();
  return {
    patient,
    resources: read.map(({ resource }) => resource).filter(({ resourceType }) => resourceType !== 'Patient'),
    searches: withClashes([...found.map(({ search }) => search), ...followed.searches], collection.ambiguous()),
    asOf,
    resolve: createResolve([{ resource: patient, fullUrl: undefined }, ...read], fhirBase, collection.ambiguous()),
    unreadable: collection.unreadable(),
  };
}

/**
 * Two records of one id that differ came from different searches, each of which ended well by itself; one is not used, so none of its
 * type's lists is known in full.
 *
 * @param ambiguous `Type/id` under which different things were said.
 */
function withClashes(searches: readonly Search[], ambiguous: ReadonlySet<string>): readonly Search[] {
  return searches.map((search) => {
    const clashes = [...ambiguous].filter((key) => key.startsWith(`${search.resourceType}/`));
    if (clashes.length === 0 || !['complete', 'empty', 'incomplete'].includes(search.outcome)) return search;
    const words = `the EHR gave different records under one id (${clashes.slice(0, 3).join(', ')}${clashes.length > 3 ? ' …' : ''}), so that one of them is not used`;
    return { ...search, outcome: 'incomplete', detail: [search.detail, words].filter(Boolean).join('; ') };
  });
}

type Asking = Parameters<typeof ask>[2];

async function readPatient(fetchFhir: FetchFhir, patientId: string, asking: Asking): Promise<Patient> {
  const answer = await ask(fetchFhir, `Patient/${encodeURIComponent(patientId)}`, asking);
  if (answer.kind === 'trouble') {
    if (answer.error instanceof SessionExpired) throw answer.error;
    throw new ChartUnreadable('patient-unreadable', answer.trouble === 'forbidden' ? 'forbidden' : 'failed', `The patient could not be read: ${answer.detail}.`);
  }
  const result = sanitize(answer.resource, patientId);
  if (!result.usable || result.resource.resourceType !== 'Patient') throw new ChartUnreadable('patient-unreadable', 'failed', 'The patient could not be read: the EHR’s answer is no Patient.');
  if (result.resource.id !== patientId) throw new ChartUnreadable('other-patient', 'failed', 'The EHR answered with another patient than the one that is open. Nothing is shown.');
  return result.resource;
}

/** What the server declares (https://hl7.org/fhir/R4/capabilitystatement.html): its types, and its version where that is not R4. */
async function readStatement(fetchFhir: FetchFhir, asking: Asking): Promise<{ types?: ReadonlySet<string>; version?: string }> {
  const answer = await ask(fetchFhir, 'metadata', asking);
  if (answer.kind === 'trouble') return {};
  const statement = answer.resource;
  const version = textAt(statement, 'fhirVersion');
  const isStatement = statement['resourceType'] === 'CapabilityStatement' || statement['resourceType'] === 'Conformance';
  if (isStatement && version !== undefined && !/^4\.\d/u.test(version)) return { version };
  const types = new Set(
    listOf(statement['rest']).flatMap((rest) => (isObject(rest) ? listOf(rest['resource']).flatMap((resource) => (isObject(resource) ? (textAt(resource, 'type') ?? []) : [])) : [])),
  );
  return types.size > 0 ? { types } : {};
}
