import type { Patient } from 'fhir/r4';
import { flatten, type Flattened } from './bundle-entries.ts';
import type { Chart, Search } from './chart.ts';
import { createCollection, type Collection } from './collection.ts';
import { isObject } from './json.ts';
import { createResolve, type Addressed } from './references.ts';
import { sanitize } from './sanitize.ts';
import { searchedTypes } from './search-plan.ts';
import type { PatientIdentity } from './subject.ts';

/** The input is no chart of one patient; `message` is one line that says what is wrong. */
export class BundleUnreadable extends Error {
  override readonly name = 'BundleUnreadable';
  readonly reason: 'not-a-bundle' | 'no-patient' | 'more-than-one-patient';

  constructor(reason: BundleUnreadable['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/**
 * A chart from a FHIR R4 Bundle of any type (https://hl7.org/fhir/R4/bundle.html) that holds one patient.
 *
 * The bundle counts as the whole record: every resource type was searched and read in full, unless a `next` link, a stated
 * total or an OperationOutcome says that something is missing. Where that names resource types, only those lists are
 * incomplete; where it names none, all are. Bad content never throws: what cannot be used is in `unreadable`.
 *
 * @param asOf today, as YYYY-MM-DD.
 * @throws BundleUnreadable when the input is not a Bundle, or holds no Patient or more than one.
 */
export function bundleToChart(bundle: unknown, asOf: string): Chart {
  if (!isObject(bundle)) throw new BundleUnreadable('not-a-bundle', `not a Bundle: the input is ${describe(bundle)}`);
  if (bundle['resourceType'] !== 'Bundle') throw new BundleUnreadable('not-a-bundle', `not a Bundle: resourceType is ${JSON.stringify(bundle['resourceType']) ?? 'missing'}`);
  const flattened = flatten(bundle);
  const patient = findPatient(flattened);
  const identity = identityOf(patient);
  const collection = createCollection(identity);
  for (const item of flattened.setAside) collection.setAside(item);
  const missing = new Map(flattened.missing);
  gather(flattened, collection, missing);

  const read = collection.read();
  const resources = read.map(({ resource }) => resource).filter(({ resourceType }) => resourceType !== 'Patient');
  return {
    patient: patient.resource,
    resources,
    searches: searchesOf(resources.map(({ resourceType }) => resourceType), missing),
    asOf,
    resolve: createResolve([{ resource: patient.resource, fullUrl: patient.fullUrls[0] }, ...patient.fullUrls.slice(1).map((fullUrl) => ({ resource: patient.resource, fullUrl })), ...read], undefined, collection.ambiguous()),
    unreadable: collection.unreadable(),
  };
}

function gather({ entries, deleted }: Flattened, collection: Collection, missing: Map<string | undefined, string>): void {
  for (const entry of entries) {
    if (isObject(entry.resource) && entry.resource['resourceType'] === 'Patient') continue;
    const key = isObject(entry.resource) ? `${String(entry.resource['resourceType'])}/${String(entry.resource['id'])}` : '';
    if (deleted.some((deletion) => deletion.key === key && (!deletion.newestFirst || deletion.position <= entry.position))) continue;
    const fate = collection.add(entry);
    if (fate.fate === 'lost') missing.set(fate.type, 'a resource of this type could not be read; see what was set aside');
    if (fate.fate === 'none') missing.set(fate.type, 'something in the bundle could not be read as a resource; see what was set aside');
    if (fate.fate === 'kept' && fate.unnamed === true && !missing.has(fate.type)) missing.set(fate.type, `${fate.key} does not say what it is about`);
  }
}

interface FoundPatient extends Addressed {
  readonly resource: Patient;
  readonly fullUrls: readonly string[];
}

function findPatient({ entries }: Flattened): FoundPatient {
  const byId = new Map<string, { resource: Patient; fullUrls: Set<string> }>();
  for (const { resource, fullUrl, place } of entries) {
    if (!isObject(resource) || resource['resourceType'] !== 'Patient') continue;
    const address = typeof fullUrl === 'string' && fullUrl !== '' ? fullUrl : undefined;
    const result = sanitize(resource, /([A-Za-z0-9.-]{1,64})$/u.exec(address ?? '')?.[1] ?? place);
    if (!result.usable || result.resource.resourceType !== 'Patient') continue;
    const id = result.resource.id ?? place;
    const found = byId.get(id) ?? { resource: result.resource, fullUrls: new Set() };
    if (address !== undefined) found.fullUrls.add(address);
    byId.set(id, found);
  }
  const [patient, ...others] = byId.values();
  if (patient === undefined) throw new BundleUnreadable('no-patient', 'no Patient in the Bundle');
  if (others.length > 0) throw new BundleUnreadable('more-than-one-patient', `more than one Patient in the Bundle: ${[...byId.keys()].slice(0, 5).join(', ')}`);
  const fullUrls = [...patient.fullUrls];
  return { resource: patient.resource, fullUrl: fullUrls[0], fullUrls };
}

function identityOf({ resource, fullUrls }: FoundPatient): PatientIdentity {
  const id = resource.id ?? '';
  return { id, addresses: new Set([...fullUrls, `Patient/${id}`, `urn:uuid:${id}`]) };
}

/** One search for each resource type: those the app reads, those in the bundle, and those that are said to be missing. */
function searchesOf(present: readonly string[], missing: ReadonlyMap<string | undefined, string>): readonly Search[] {
  const named = [...missing.keys()].filter((type) => type !== undefined);
  return [...new Set([...searchedTypes, ...present, ...named])].map((resourceType) => {
    const count = present.filter((type) => type === resourceType).length;
    const detail = missing.get(resourceType) ?? missing.get(undefined);
    const common = { resourceType, query: '', count, pages: 1 };
    if (detail !== undefined) return { ...common, outcome: 'incomplete' as const, detail };
    return { ...common, outcome: count === 0 ? ('empty' as const) : ('complete' as const) };
  });
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return value === null || value === undefined ? 'empty' : `a ${typeof value}`;
}
