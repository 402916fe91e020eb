import type { Chart } from '../../chart/chart.ts';
import hcpcs from '../../../fhir-mappings/medicines/hcpcs.json' with { type: 'json' };
import { calendarSpan } from '../dates.ts';
import { codingsOf, nameOf, textOf, titleOf } from '../fhir.ts';

const products: ReadonlyMap<string, string> = new Map(Object.entries(hcpcs.codes));

/** An infusion of iron that is recorded as a procedure, by its billing code. */
export interface Infusion {
  readonly ingredient: string;
  readonly name: string;
  readonly source: string;
  /** The day it was given, where the record knows it. */
  readonly day?: string;
}

/** Completed procedures whose HCPCS code stands for an intravenous iron product. */
export const ironInfusions = (chart: Chart, asOf: string): readonly Infusion[] =>
  chart.resources.flatMap((resource): readonly Infusion[] => {
    if (resource.resourceType !== 'Procedure' || resource.status !== 'completed') return [];
    const coding = codingsOf(resource.code).find(({ system, code }) => system?.replace('https:', 'http:') === hcpcs.system && code !== undefined && products.has(code));
    const ingredient = products.get(coding?.code ?? '');
    if (ingredient === undefined) return [];
    const day = calendarSpan(textOf(resource.performedDateTime) ?? textOf(resource.performedPeriod?.start))?.first;
    return [{ ingredient, name: titleOf(resource.code), source: nameOf(resource), ...(day !== undefined && day <= asOf ? { day } : {}) }];
  });
