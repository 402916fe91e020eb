import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleToChart } from '../../src/chart/bundle.ts';
import type { Chart } from '../../src/chart/chart.ts';
import { recogniseMedication } from '../../src/patient/medicines/recognise.ts';
import { runPathway } from '../../src/pathway.ts';
import { isList, isObject, type JsonObject } from './json.ts';

/** Payloads recorded from vendors' sandboxes and published examples; third-party material that is not part of the product. */
export const samplesFolder = join(import.meta.dirname, '../../../shared/ehr/samples');
export const samplesPresent = existsSync(samplesFolder);

export interface Payload {
  readonly source: string;
  readonly name: string;
  readonly text: string;
}

export function payloads(): readonly Payload[] {
  if (!samplesPresent) return [];
  return readdirSync(samplesFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\/.*\.(?:json|html)$/u.test(name))
    .toSorted()
    .map((name) => ({ source: name.split('/')[0] ?? '', name, text: readFileSync(join(samplesFolder, name), 'utf8') }));
}

const statements = new Set(['CapabilityStatement', 'Conformance', 'OperationOutcome', 'Parameters']);
const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Every resource in a payload: itself, those of its bundles, and those a CDS Hooks request carries in its context and prefetch. */
function resourcesIn(value: unknown, depth = 0): readonly JsonObject[] {
  if (depth > 6) return [];
  if (isList(value)) return value.flatMap((item) => resourcesIn(item, depth + 1));
  if (!isObject(value)) return [];
  const type = value['resourceType'];
  if (type === 'Bundle') return isList(value['entry']) ? value['entry'].flatMap((entry) => (isObject(entry) ? resourcesIn(entry['resource'], depth + 1) : [])) : [];
  if (typeof type === 'string') return statements.has(type) ? [] : [value];
  return Object.values(value).flatMap((inner) => resourcesIn(inner, depth + 1));
}

const patientIn = (resource: JsonObject): string | undefined => {
  if (resource['resourceType'] === 'Patient') return typeof resource['id'] === 'string' ? resource['id'] : undefined;
  const subject = isObject(resource['subject']) ? resource['subject'] : resource['patient'];
  const reference = isObject(subject) ? subject['reference'] : undefined;
  return typeof reference === 'string' ? /Patient[/|](?<id>[\w.-]+)/u.exec(reference)?.groups?.['id'] : undefined;
};

export interface SourceCharts {
  readonly source: string;
  readonly payloads: number;
  /** Payloads without a clinical resource: errors, statements of conformance, configurations. */
  readonly withoutResources: number;
  readonly charts: readonly { readonly name: string; readonly bundle: JsonObject }[];
}

/** The payloads of a source as charts: whole bundles as they are, everything else gathered by the patient it is about. */
export function chartsOf(source: string, of: readonly Payload[]): SourceCharts {
  const charts: { name: string; bundle: JsonObject }[] = [];
  const byPatient = new Map<string, JsonObject[]>();
  let withoutResources = 0;
  for (const { name, text } of of) {
    const value = parse(text);
    const resources = resourcesIn(value);
    if (resources.length === 0) withoutResources += 1;
    else if (isObject(value) && value['resourceType'] === 'Bundle' && resources.some(({ resourceType }) => resourceType === 'Patient')) charts.push({ name, bundle: value });
    else {
      const whose = resources.map(patientIn).find((id) => id !== undefined) ?? 'nobody-named';
      for (const resource of resources) {
        const id = patientIn(resource) ?? whose;
        byPatient.set(id, [...(byPatient.get(id) ?? []), resource]);
      }
    }
  }
  for (const [id, resources] of byPatient) {
    const own = resources.find(({ resourceType }) => resourceType === 'Patient');
    const others = resources.filter(({ resourceType }) => resourceType !== 'Patient');
    charts.push({ name: `${source}/${id}`, bundle: { resourceType: 'Bundle', type: 'collection', entry: [own ?? { resourceType: 'Patient', id }, ...others].map((resource) => ({ resource })) } });
  }
  return { source, payloads: of.length, withoutResources, charts };
}

export interface Account {
  /** Resources read, and how many of them some fact rests on or looked at, by type. */
  readonly read: Map<string, { read: number; used: number }>;
  /** Resources that no fact rests on and that were not set aside. */
  noFact: number;
  readonly setAside: Map<string, number>;
  /** What the chart room could not use, by reason. */
  readonly unreadable: Map<string, number>;
  readonly medicines: { listed: number; other: number; unreadable: number };
  readonly crashes: string[];
}

const count = (into: Map<string, number>, name: string): void => {
  into.set(name, (into.get(name) ?? 0) + 1);
};

/** What became of every resource of the charts. */
export function accountFor(charts: SourceCharts['charts'], asOf: string): Account {
  const account: Account = { read: new Map(), noFact: 0, setAside: new Map(), unreadable: new Map(), medicines: { listed: 0, other: 0, unreadable: 0 }, crashes: [] };
  for (const { name, bundle } of charts) {
    try {
      tally(bundleToChart(bundle, asOf), account);
    } catch (error) {
      account.crashes.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return account;
}

function tally(chart: Chart, account: Account): void {
  const { patient } = runPathway(chart);
  const used = new Set(Object.values(patient.facts).flatMap((fact) => fact.sources ?? []));
  const unreadable = new Set((chart.unreadable ?? []).map(({ resource }) => resource));
  const aside = new Set(patient.setAside.map(({ resource }) => resource));
  for (const { reason } of chart.unreadable ?? []) count(account.unreadable, reason);
  for (const { resource, reason } of patient.setAside) if (!unreadable.has(resource)) count(account.setAside, reason);
  for (const resource of chart.resources) {
    const key = `${resource.resourceType}/${resource.id ?? ''}`;
    const row = account.read.get(resource.resourceType) ?? { read: 0, used: 0 };
    account.read.set(resource.resourceType, { read: row.read + 1, used: row.used + (used.has(key) ? 1 : 0) });
    if (!used.has(key) && !aside.has(key)) account.noFact += 1;
    if (resource.resourceType === 'MedicationRequest' || resource.resourceType === 'MedicationStatement' || resource.resourceType === 'MedicationDispense' || resource.resourceType === 'MedicationAdministration') account.medicines[recogniseMedication(resource, chart.resolve).kind] += 1;
  }
}
