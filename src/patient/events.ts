import type { CodeableConcept, FhirResource } from 'fhir/r4';
import type { Chart } from '../chart/chart.ts';
import { asWritten, calendarSpan, isAfter, type CalendarSpan } from './dates.ts';
import { setsOf, type Belonging, type ValueSetId } from './conditions/value-sets.ts';
import type { SetAside } from './fact.ts';
import { listOf, nameOf, textOf, titleOf } from './fhir.ts';

/** Something done, ordered or used: a procedure, an order for one, a device, or a statement that a device is used. */
export interface ClinicalEvent {
  readonly kind: 'procedure' | 'order' | 'device' | 'device-use';
  readonly title: string;
  readonly status: string;
  readonly belongs: readonly Belonging[];
  /** Value sets of its stated reasons. */
  readonly reasons: readonly ValueSetId[];
  readonly date?: string;
  readonly span?: CalendarSpan;
  readonly source: string;
}

const timeOf = (resource: FhirResource): string | undefined => {
  switch (resource.resourceType) {
    case 'Procedure':
      return textOf(resource.performedDateTime) ?? textOf(resource.performedPeriod?.end) ?? textOf(resource.performedPeriod?.start);
    case 'ServiceRequest':
      return textOf(resource.authoredOn);
    case 'DeviceUseStatement':
      return textOf(resource.timingPeriod?.start) ?? textOf(resource.timingDateTime) ?? textOf(resource.recordedOn);
    default:
      return undefined;
  }
};

const conceptsOf = (chart: Chart, resource: FhirResource): readonly CodeableConcept[] => {
  if (resource.resourceType === 'Procedure' || resource.resourceType === 'ServiceRequest') return resource.code === undefined ? [] : [resource.code];
  if (resource.resourceType === 'Device') {
    const names = listOf(resource.deviceName).flatMap(({ name }) => textOf(name) ?? []);
    return [...(resource.type === undefined ? [] : [resource.type]), ...names.map((text) => ({ text }))];
  }
  if (resource.resourceType === 'DeviceUseStatement') {
    const device = chart.resolve(resource.device?.reference, resource);
    const display = textOf(resource.device?.display);
    return [...(device === undefined ? [] : conceptsOf(chart, device)), ...(display === undefined ? [] : [{ text: display }])];
  }
  return [];
};

const reasonsOf = (chart: Chart, resource: FhirResource): readonly ValueSetId[] => {
  if (resource.resourceType !== 'Procedure') return [];
  const referenced = listOf(resource.reasonReference).flatMap(({ reference }) => {
    const reason = chart.resolve(reference, resource);
    return reason?.resourceType === 'Condition' && reason.code !== undefined ? [reason.code] : [];
  });
  return [...listOf(resource.reasonCode), ...referenced].flatMap((reason) => setsOf(reason).map(({ id }) => id));
};

/** What FHIR calls the state of a procedure, an order, a device or its use; anything else may have meant any of them. */
const statuses: ReadonlySet<string> = new Set([
  'preparation', 'in-progress', 'not-done', 'on-hold', 'stopped', 'completed', 'entered-in-error', 'draft', 'active', 'revoked', 'inactive', 'intended', 'unknown',
]);

const kinds = { Procedure: 'procedure', ServiceRequest: 'order', Device: 'device', DeviceUseStatement: 'device-use' } as const;

/** Reads procedures, orders for procedures, devices and their use; those entered in error are set aside. */
export const readEvents = (chart: Chart): { readonly events: readonly ClinicalEvent[]; readonly setAside: readonly SetAside[] } => {
  const events: ClinicalEvent[] = [];
  const setAside: SetAside[] = [];
  for (const resource of chart.resources) {
    if (!(resource.resourceType === 'Procedure' || resource.resourceType === 'ServiceRequest' || resource.resourceType === 'Device' || resource.resourceType === 'DeviceUseStatement')) continue;
    try {
      const concepts = conceptsOf(chart, resource);
      const title = concepts.map(titleOf)[0] ?? 'unnamed';
      const written = textOf(resource.status) ?? (resource.resourceType === 'Device' && resource.status === undefined ? 'active' : 'unknown');
      const status = statuses.has(written) ? written : 'unknown';
      if (status === 'entered-in-error') {
        setAside.push({ resource: nameOf(resource), reason: 'entered-in-error', detail: `${title} was entered in error` });
        continue;
      }
      const time = timeOf(resource);
      const span = calendarSpan(time);
      if (span !== undefined && isAfter(span, chart.asOf)) {
        setAside.push({ resource: nameOf(resource), reason: 'after-day-of-use', detail: `${title} lies after the day of use` });
        continue;
      }
      events.push({
        kind: kinds[resource.resourceType],
        title,
        status,
        belongs: concepts.flatMap((concept) => setsOf(concept)),
        reasons: reasonsOf(chart, resource),
        source: nameOf(resource),
        ...(time === undefined || span === undefined ? {} : { date: asWritten(time), span }),
      });
    } catch {
      setAside.push({ resource: nameOf(resource), reason: 'malformed', detail: `the resource does not have the shape of a ${resource.resourceType}` });
    }
  }
  return { events, setAside };
};

/** Events that plainly are of a value set, with one of the given statuses. */
export const eventsOf = (events: readonly ClinicalEvent[], set: ValueSetId, statuses: readonly string[]): readonly ClinicalEvent[] =>
  events.filter((event) => statuses.includes(event.status) && event.belongs.some(({ id, mention }) => id === set && mention === 'present'));

/** What has happened or goes on. */
export const done: readonly string[] = ['completed', 'in-progress', 'active'];

/** Procedures of a value set of which nobody can tell whether, or when, they were done: enough to leave a "no" open. */
export const uncertainProcedures = (events: readonly ClinicalEvent[], set: ValueSetId, needsDate: boolean): readonly ClinicalEvent[] =>
  eventsOf(events, set, ['unknown', ...(needsDate ? done : [])]).filter(({ kind, status, span }) => kind === 'procedure' && (status === 'unknown' || span === undefined));
