/**
 * The entries of the medicines list: orders, statements, dispenses and administrations brought to one shape
 * (https://hl7.org/fhir/R4/medicationrequest.html and its neighbours), with those that do not count set aside.
 */
import type { CodeableConcept, Dosage, Duration, FhirResource, MedicationAdministration, MedicationDispense, MedicationRequest, MedicationStatement, Quantity, Reference } from 'fhir/r4';
import type { Chart } from '../../chart/chart.ts';
import type { SetAside } from '../fact.ts';
import { isAboutSomeoneElse, nameOf } from '../fhir.ts';
import { dayOf, newest, oldest, plusDays, type Day } from './dates.ts';
import { recogniseMedication, type Recognition } from './recognise.ts';

/**
 * What the entry's status says of taking it: `taken` (active), `finished` (completed), `stopped`, `on-hold`,
 * `not-taken` (the patient says so), `considered` (draft, or an option among several), `unclear`.
 */
export type Standing = 'taken' | 'finished' | 'stopped' | 'on-hold' | 'not-taken' | 'considered' | 'unclear';

export interface Entry {
  /** `Type/id`. */
  readonly source: string;
  readonly kind: 'order' | 'statement' | 'dispense' | 'administration';
  readonly standing: Standing;
  readonly recognition: Recognition;
  /** When it begins: the directions' or the effective period's start, else when it was written or handed over. */
  readonly start?: Day;
  /** When it ends, where the effective period or every direction says so. */
  readonly end?: Day;
  /** When it was written, stated, handed over or given. */
  readonly recorded?: Day;
  /** End of the time in which it may be dispensed. */
  readonly validTo?: Day;
  readonly dosages: readonly Dosage[];
  readonly quantity?: Quantity;
  readonly daysSupply?: number;
  /** The entries it fulfils, reports or renews in place. */
  readonly links: readonly string[];
  /** The order that this one follows. */
  readonly follows?: string;
  readonly reasons: readonly CodeableConcept[];
  readonly stopReason?: string;
  /** The words of the directions and notes. */
  readonly words: string;
  readonly notes?: readonly string[];
}

type Listed = MedicationRequest | MedicationStatement | MedicationDispense | MedicationAdministration;
const isListed = (resource: FhirResource): resource is Listed =>
  resource.resourceType === 'MedicationRequest' || resource.resourceType === 'MedicationStatement' || resource.resourceType === 'MedicationDispense' || resource.resourceType === 'MedicationAdministration';

/** `Type/id` of what is referred to, found in the chart or as written. */
const target = (chart: Chart, reference: Reference, from: FhirResource): string | undefined => {
  const found = chart.resolve(reference.reference, from);
  return found ? nameOf(found) : reference.reference?.split('/').slice(-2).join('/');
};
const links = (chart: Chart, from: FhirResource, references: readonly (Reference | undefined)[]): readonly string[] => references.flatMap((reference) => (reference ? (target(chart, reference, from) ?? []) : []));

/** The reason as concept: the code given, or the code of the Condition that is referred to, else the reference's words; `{}` for a reason that is nowhere to be read. */
const reasonsOf = (chart: Chart, from: FhirResource, codes: readonly CodeableConcept[] | undefined, references: readonly Reference[] | undefined): readonly CodeableConcept[] => [
  ...(codes ?? []),
  ...(references ?? []).map((reference): CodeableConcept => {
    const found = chart.resolve(reference.reference, from);
    const code = found?.resourceType === 'Condition' || found?.resourceType === 'Observation' ? found.code : undefined;
    return code ?? (reference.display === undefined ? {} : { text: reference.display });
  }),
];

const textOf = (concept: CodeableConcept | undefined): string | undefined => concept?.text ?? concept?.coding?.find(({ display }) => display !== undefined)?.display ?? concept?.coding?.[0]?.code;

// Maps, because a server's word may be one of an object's own names ("constructor").
const daysPerUnit: ReadonlyMap<string, number> = new Map(Object.entries({ d: 1, day: 1, days: 1, wk: 7, week: 7, weeks: 7, mo: 30, month: 30, months: 30, a: 365 }));
const orderStandings: ReadonlyMap<string, Standing> = new Map(Object.entries({ active: 'taken', completed: 'finished', stopped: 'stopped', 'on-hold': 'on-hold' } as const));
const statementStandings: ReadonlyMap<string, Standing> = new Map(Object.entries({ active: 'taken', completed: 'finished', stopped: 'stopped', 'on-hold': 'on-hold', 'not-taken': 'not-taken', intended: 'considered' } as const));

const inDays = (duration: Duration | Quantity | undefined): number | undefined => {
  const factor = daysPerUnit.get((duration?.code ?? duration?.unit ?? 'd').toLowerCase());
  return duration?.value !== undefined && duration.value > 0 && factor !== undefined ? duration.value * factor : undefined;
};

/** First start and, where every direction has one, last end of the directions' bounds. */
const bounds = (dosages: readonly Dosage[]): { readonly start?: Day; readonly end?: Day } => {
  const periods = dosages.map(({ timing }) => timing?.repeat?.boundsPeriod);
  const start = oldest(periods.map((period) => dayOf(period?.start)?.first));
  const ends = periods.map((period) => dayOf(period?.end)?.last);
  const end = ends.length > 0 && ends.every((day) => day !== undefined) ? newest(ends) : undefined;
  return { ...(start ? { start: { first: start, last: newest(periods.map((p) => (dayOf(p?.start)?.first === start ? dayOf(p?.start)?.last : undefined))) ?? start } } : {}), ...(end ? { end: { first: end, last: end } } : {}) };
};

const words = (dosages: readonly Dosage[], notes: readonly { readonly text?: string }[] | undefined): string =>
  [...dosages.flatMap(({ text, patientInstruction, additionalInstruction }) => [text ?? patientInstruction, ...(additionalInstruction ?? []).map(textOf)]), ...(notes ?? []).map(({ text }) => text)].filter((text) => text !== undefined && text !== '').join(' ; ');

const notesOf = (notes: readonly { readonly text?: string }[] | undefined): { readonly notes?: readonly string[] } => {
  const texts = (notes ?? []).flatMap(({ text }) => (typeof text === 'string' && text.trim() !== '' ? [text] : []));
  return texts.length > 0 ? { notes: texts } : {};
};

const defined = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };

type Read = Omit<Entry, 'source' | 'recognition'> | { readonly aside: string; readonly detail?: string };

const order = (chart: Chart, r: MedicationRequest): Read => {
  if (r.status === 'entered-in-error' || r.status === 'cancelled') return { aside: r.status };
  if (r.doNotPerform === true) return { aside: 'do-not-perform', detail: 'an instruction not to give it' };
  const dosages = r.dosageInstruction ?? [];
  const limits = bounds(dosages);
  const written = dayOf(r.authoredOn);
  const validity = dayOf(r.dispenseRequest?.validityPeriod?.end);
  const considered = r.status === 'draft' || (r.intent === 'option' && r.status === 'active');
  return {
    kind: 'order',
    standing: considered ? 'considered' : (orderStandings.get(r.status) ?? 'unclear'),
    dosages,
    links: links(chart, r, r.basedOn ?? []),
    reasons: reasonsOf(chart, r, r.reasonCode, r.reasonReference),
    words: words(dosages, r.note),
    ...notesOf(r.note),
    ...defined({
      start: limits.start ?? written ?? dayOf(r.dispenseRequest?.validityPeriod?.start),
      end: limits.end,
      recorded: written,
      validTo: validity,
      quantity: r.dispenseRequest?.quantity,
      daysSupply: inDays(r.dispenseRequest?.expectedSupplyDuration),
      follows: r.priorPrescription && target(chart, r.priorPrescription, r),
      stopReason: textOf(r.statusReason),
    }),
  };
};

const statement = (chart: Chart, r: MedicationStatement): Read => {
  if (r.status === 'entered-in-error') return { aside: r.status };
  const dosages = r.dosage ?? [];
  const limits = bounds(dosages);
  const since = dayOf(r.effectivePeriod?.start) ?? dayOf(r.effectiveDateTime);
  return {
    kind: 'statement',
    standing: statementStandings.get(r.status) ?? 'unclear',
    dosages,
    links: links(chart, r, [...(r.basedOn ?? []), ...(r.derivedFrom ?? []), ...(r.partOf ?? [])]),
    reasons: reasonsOf(chart, r, r.reasonCode, r.reasonReference),
    words: words(dosages, r.note),
    ...notesOf(r.note),
    ...defined({ start: since ?? limits.start, end: dayOf(r.effectivePeriod?.end) ?? limits.end, recorded: dayOf(r.dateAsserted) ?? since ?? dayOf(r.meta?.lastUpdated), stopReason: r.statusReason?.map(textOf).find((text) => text !== undefined) }),
  };
};

const dispense = (chart: Chart, r: MedicationDispense): Read => {
  if (['entered-in-error', 'cancelled', 'declined', 'stopped', 'on-hold'].includes(r.status)) return { aside: r.status };
  if (r.status === 'preparation') return { aside: 'not-dispensed', detail: 'still in preparation' };
  const dosages = r.dosageInstruction ?? [];
  const handed = dayOf(r.whenHandedOver) ?? dayOf(r.whenPrepared);
  const supply = inDays(r.daysSupply);
  return {
    kind: 'dispense',
    standing: r.status === 'unknown' ? 'unclear' : 'taken',
    dosages,
    links: links(chart, r, [...(r.authorizingPrescription ?? []), ...(r.partOf ?? [])]),
    reasons: [],
    words: words(dosages, r.note),
    ...notesOf(r.note),
    ...defined({ start: handed, recorded: handed, end: handed && supply ? { first: plusDays(handed.first, Math.ceil(supply) - 1), last: plusDays(handed.last, Math.ceil(supply) - 1) } : undefined, quantity: r.quantity, daysSupply: supply }),
  };
};

const administration = (chart: Chart, r: MedicationAdministration): Read => {
  if (r.status === 'entered-in-error' || r.status === 'not-done') return { aside: r.status };
  const from = dayOf(r.effectiveDateTime) ?? dayOf(r.effectivePeriod?.start);
  return {
    kind: 'administration',
    standing: r.status === 'on-hold' ? 'on-hold' : r.status === 'unknown' ? 'unclear' : 'finished',
    dosages: [],
    links: links(chart, r, [r.request, ...(r.partOf ?? [])]),
    reasons: reasonsOf(chart, r, r.reasonCode, r.reasonReference),
    words: [r.dosage?.text, ...(r.note ?? []).map(({ text }) => text)].filter((text) => text !== undefined).join(' ; '),
    ...defined({ start: from, recorded: from, end: dayOf(r.effectivePeriod?.end) ?? from }),
  };
};

const read = (chart: Chart, resource: Listed): Read => {
  switch (resource.resourceType) {
    case 'MedicationRequest':
      return order(chart, resource);
    case 'MedicationStatement':
      return statement(chart, resource);
    case 'MedicationDispense':
      return dispense(chart, resource);
    case 'MedicationAdministration':
      return administration(chart, resource);
  }
};

const malformed = 'the resource does not have the shape of its type';
/** A resource of any shape may come from a server; one that cannot be read says nothing about the others. */
const whole = <T>(reading: () => T): T | { readonly aside: string; readonly detail?: string } => {
  try {
    return reading();
  } catch {
    return { aside: 'malformed', detail: malformed };
  }
};

/** Oldest first; the server's order says nothing, so ties are broken by kind and id. */
const placeOf = (entry: Entry): string => [entry.start?.first ?? entry.recorded?.first ?? '', entry.kind, entry.source].join(' ');

/** All entries that count for something, and those set aside with their reason (also drafts and orders on hold, which are not current). */
export const medicineEntries = (chart: Chart): { readonly entries: readonly Entry[]; readonly setAside: readonly SetAside[] } => {
  const entries: Entry[] = [];
  const setAside: SetAside[] = [];
  for (const resource of chart.resources) {
    if (!isListed(resource)) continue;
    const source = nameOf(resource);
    if (isAboutSomeoneElse(chart, resource.subject, resource)) {
      setAside.push({ resource: source, reason: 'other-patient', detail: 'about another patient' });
      continue;
    }
    const fields = whole(() => read(chart, resource));
    const recognition = whole(() => recogniseMedication(resource, chart.resolve));
    if ('aside' in fields || 'aside' in recognition) {
      const { aside, detail } = 'aside' in fields ? fields : { aside: 'malformed', detail: malformed };
      setAside.push({ resource: source, reason: aside, ...(detail ? { detail } : {}) });
      if (aside === 'malformed') entries.push({ source, kind: 'order', standing: 'unclear', recognition: { kind: 'unreadable', name: source, detail: malformed }, dosages: [], links: [], reasons: [], words: '' });
      continue;
    }
    if (fields.standing === 'considered') setAside.push({ resource: source, reason: resource.status === 'draft' ? 'draft' : 'not-current', detail: 'considered, not taken' });
    if (fields.standing === 'stopped') setAside.push({ resource: source, reason: 'stopped', detail: 'not current; counts as history' });
    if (fields.standing === 'on-hold') setAside.push({ resource: source, reason: 'on-hold', detail: 'not current; counts as history' });
    entries.push({ source, recognition, ...fields });
  }
  return { entries: entries.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)), setAside };
};
