import type { Search, SearchOutcome, Chart } from '../../src/chart/chart.ts';
import { bundleToChart } from '../../src/chart/bundle.ts';
import type { Fact } from '../../src/patient/fact.ts';
import { readPatient } from '../../src/patient/read.ts';
import type { Patient } from '../../src/patient/patient.ts';

/** The day of use in all stories. */
export const today = '2026-11-24';

interface Loose {
  readonly resourceType: string;
  readonly [element: string]: unknown;
}

let count = 0;
const id = (prefix: string): string => {
  count += 1;
  return `${prefix}${count}`;
};
const own = { subject: { reference: 'Patient/her' } };

/** A woman of 58 years unless the story says otherwise. */
export const patient = (rest: object = {}): Loose => ({ resourceType: 'Patient', id: 'her', gender: 'female', birthDate: '1968-05-14', ...rest });

const loinc = { ferritin: '2276-4', tsat: '2502-3', iron: '2498-4', tibc: '2500-7', uibc: '2501-5', transferrin: '3034-6', crp: '1988-5', creatinine: '2160-0', egfr: '98979-8', weight: '29463-7', qtc: '8636-3', qt: '8634-8', haemoglobin: '718-7', phosphate: '2777-1', potassium: '2823-3', phq9: '44261-6', tobacco: '72166-2', alcohol: '11331-6', pregnancy: '82810-3' } as const;
export type Test = keyof typeof loinc;

const amount = (text: string): object => {
  const match = /^(<=|>=|<|>)?\s*([\d.]+)\s*(.*)$/.exec(text);
  return { value: Number(match?.[2]), ...(match?.[1] === undefined ? {} : { comparator: match[1] }), ...(match?.[3] === '' ? {} : { unit: match?.[3] }) };
};

/** A final result: `result('ferritin', '62 ug/L', '2026-09-20')`. */
export const result = (test: Test, value: string, date = '2026-09-24', rest: object = {}): Loose => ({
  resourceType: 'Observation',
  id: id('o'),
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: loinc[test] }] },
  ...own,
  effectiveDateTime: date,
  valueQuantity: amount(value),
  ...rest,
});

/** A result in words or codes. */
export const finding = (test: Test, words: string, date: string, rest: object = {}): Loose => {
  const { valueQuantity: _, ...observation } = result(test, '1 x', date);
  return { ...observation, resourceType: 'Observation', valueCodeableConcept: { text: words }, ...rest };
};

type Codes = readonly [system: 'sct' | 'icd', code: string] | string;
const systems = { sct: 'http://snomed.info/sct', icd: 'http://hl7.org/fhir/sid/icd-10-cm' };
const concept = (what: Codes): object => (typeof what === 'string' ? { text: what } : { coding: [{ system: systems[what[0]], code: what[1] }] });

/** An entry of the problem list, active and confirmed unless the story says otherwise. */
export const problem = (what: Codes, status: 'active' | 'resolved' | 'remission' | 'inactive' = 'active', rest: object = {}): Loose => ({
  resourceType: 'Condition',
  id: id('c'),
  clinicalStatus: { coding: [{ code: status }] },
  verificationStatus: { coding: [{ code: 'confirmed' }] },
  code: concept(what),
  ...own,
  ...rest,
});

export const procedure = (what: Codes, date: string, rest: object = {}): Loose => ({ resourceType: 'Procedure', id: id('p'), status: 'completed', code: concept(what), performedDateTime: date, ...own, ...rest });

/** Any other resource about her. */
export const resource = (resourceType: string, rest: object): Loose => ({ resourceType, id: id('r'), ...own, ...rest });

type Said = boolean | number | string | { readonly quantity: string } | { readonly date: string } | readonly string[];
const answerOf = (said: Said): readonly object[] => {
  if (typeof said === 'boolean') return [{ valueBoolean: said }];
  if (typeof said === 'number') return [Number.isInteger(said) ? { valueInteger: said } : { valueDecimal: said }];
  if (typeof said === 'string') return [{ valueCoding: { code: said } }];
  if ('quantity' in said) return [{ valueQuantity: amount(said.quantity) }];
  if ('date' in said) return [{ valueDate: said.date }];
  return said.map((code) => ({ valueCoding: { code } }));
};

/** A completed answer sheet of the app. */
export const answers = (said: Readonly<Record<string, Said>>, authored = `${today}T09:30:00-05:00`, rest: object = {}): Loose => ({
  resourceType: 'QuestionnaireResponse',
  id: id('q'),
  status: 'completed',
  questionnaire: 'urn:rls:intake',
  ...own,
  authored,
  item: Object.entries(said).map(([linkId, value]) => ({ linkId, answer: answerOf(value) })),
  ...rest,
});

export const ironInfusion = (date: string): Loose => resource('MedicationAdministration', { status: 'completed', medicationCodeableConcept: { text: 'ferric carboxymaltose (Injectafer) 50 mg iron/mL injection' }, effectiveDateTime: date });

/** Everything the stories tell, as a chart that was read in full. */
export const chartOf = (resources: readonly Loose[], who: Loose = patient()): Chart =>
  bundleToChart({ resourceType: 'Bundle', type: 'collection', entry: [who, ...resources].map((entry) => ({ resource: entry })) }, today);

/** The same chart after the searches for a type ended otherwise; what they would have shown is gone unless they were only cut short. */
export const withSearch = (chart: Chart, resourceType: string, outcome: SearchOutcome): Chart => ({
  ...chart,
  resources: outcome === 'incomplete' ? chart.resources : chart.resources.filter((entry) => entry.resourceType !== resourceType),
  searches: chart.searches.map((search): Search => (search.resourceType === resourceType ? { ...search, outcome, detail: 'the EHR could not answer' } : search)),
});

export const read = (...resources: readonly Loose[]): Patient => readPatient(chartOf(resources));

/** One fact of a chart. */
export const factOf = (factId: string, ...resources: readonly Loose[]): Fact => {
  const fact = read(...resources).facts[factId];
  if (fact === undefined) throw new Error(`no fact ${factId}`);
  return fact;
};

/** A fact in a word or two, as tables compare it: `62`, `true`, `? conflicting`. */
export const say = (fact: Fact | undefined): unknown => (fact === undefined ? 'no such fact' : fact.state === 'known' ? fact.value : `? ${fact.reason}`);
