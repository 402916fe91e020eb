import type { Bundle, Dosage, FhirResource, Medication, MedicationDispense, MedicationRequest, MedicationStatement, Quantity, TimingRepeat } from 'fhir/r4';
import type { Drug } from './drugs.ts';

const subject = { reference: 'Patient/p1' };
const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const ucumSystem = 'http://unitsofmeasure.org';

export type Said = string | Dosage | readonly Dosage[];
const dosages = (said: Said): Dosage[] => (typeof said === 'string' ? [{ text: said }] : Array.isArray(said) ? [...(said as readonly Dosage[])] : [said as Dosage]);

const conceptOf = (drug: Drug) => ({
  ...(drug.code === undefined ? {} : { coding: [{ system: rxnorm, code: drug.code, ...(drug.display === undefined ? {} : { display: drug.display }) }] }),
  text: drug.name,
});

let count = 0;
/** A fresh id within one run; the charts hold one patient each. */
const nextId = (): string => `m${(count += 1)}`;

export const order = (drug: Drug, said: Said, more: Partial<MedicationRequest> = {}): MedicationRequest => ({
  resourceType: 'MedicationRequest',
  id: nextId(),
  status: 'active',
  intent: 'order',
  medicationCodeableConcept: conceptOf(drug),
  subject,
  authoredOn: '2026-06-01',
  dosageInstruction: dosages(said),
  ...more,
});

export const statement = (drug: Drug, said: Said, more: Partial<MedicationStatement> = {}): MedicationStatement => ({
  resourceType: 'MedicationStatement',
  id: nextId(),
  status: 'active',
  medicationCodeableConcept: conceptOf(drug),
  subject,
  effectivePeriod: { start: '2026-06-01' },
  dateAsserted: '2026-11-10',
  dosage: dosages(said),
  ...more,
});

export const dispense = (drug: Drug, said: Said, quantity: number, days: number, more: Partial<MedicationDispense> = {}): MedicationDispense => ({
  resourceType: 'MedicationDispense',
  id: nextId(),
  status: 'completed',
  medicationCodeableConcept: { ...conceptOf(drug), text: drug.name.toUpperCase() },
  subject,
  quantity: { value: quantity, unit: drug.unit, system: ucumSystem, code: drug.ucum },
  daysSupply: { value: days, unit: 'Day', system: ucumSystem, code: 'd' },
  whenHandedOver: '2026-11-09',
  dosageInstruction: dosages(said),
  ...more,
});

/** An order that names its product only by reference to a Medication. */
export const orderOf = (medication: Omit<Medication, 'resourceType'>, said: Said, more: Partial<MedicationRequest> = {}): readonly FhirResource[] => {
  const id = `med${nextId()}`;
  const { medicationCodeableConcept: _concept, ...rest } = order({ ingredient: '', name: '', unit: '', ucum: '' }, said, more);
  return [{ ...rest, medicationReference: { reference: `Medication/${id}` } }, { resourceType: 'Medication', id, ...medication }];
};

export const amount = (value: number, unit: string, code: string | undefined = unit): Quantity => (code === undefined || code === '' ? { value, unit } : { value, unit, system: ucumSystem, code });
export const mg = (value: number): Quantity => amount(value, 'mg');
export const units = (drug: Drug, value: number): Quantity => amount(value, drug.unit, drug.ucum);

/** One structured entry: dose and timing without a word. */
export const structured = (dose: Quantity | undefined, repeat: TimingRepeat | undefined, more: Partial<Dosage> = {}): Dosage => ({
  ...(repeat === undefined ? {} : { timing: { repeat } }),
  ...(dose === undefined ? {} : { doseAndRate: [{ doseQuantity: dose }] }),
  ...more,
});
export const daily = (frequency: number): TimingRepeat => ({ frequency, period: 1, periodUnit: 'd' });
export const every = (period: number, periodUnit: 'h' | 'd' | 'wk' | 'mo' | 'min'): TimingRepeat => ({ frequency: 1, period, periodUnit });
export const coded = (code: string, text?: string): Partial<Dosage> => ({
  timing: { code: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation', code, display: code }], ...(text === undefined ? {} : { text }) } },
});

const epicRow = (type: string, doseQuantity: Quantity) => ({ type: { coding: [{ system: 'http://epic.com/CodeSystem/dose-rate-type', code: type, display: type }], text: type }, doseQuantity });

/** Epic's order: name by reference only, sentence with its dates, rows that repeat one dose, clock times for a schedule. */
export const epic = (name: string, sig: string, rows: { readonly dose?: Quantity; readonly given?: Quantity; readonly times?: readonly string[]; readonly until?: string; readonly from?: string; readonly prn?: boolean; readonly repeat?: TimingRepeat; readonly code?: string; readonly route?: string }, more: Partial<MedicationRequest> = {}): MedicationRequest => {
  const from = rows.from ?? '2026-06-01';
  const [year, month, day] = from.split('-').map(Number);
  const weekday = new Date(`${from}T00:00:00Z`).toLocaleDateString('en-US', { weekday: 'short', timeZone: 'UTC' });
  const given = rows.given;
  const dose = rows.dose ?? given;
  return {
    resourceType: 'MedicationRequest',
    id: nextId(),
    status: 'active',
    intent: 'order',
    category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/medicationrequest-category', code: 'community', display: 'Community' }], text: 'Community' }],
    medicationReference: { reference: `Medication/f${nextId()}`, display: name },
    subject,
    authoredOn: from,
    dosageInstruction: [
      {
        text: `${sig}, Starting ${weekday} ${month}/${day}/${year}, Until ${rows.until ?? 'Discontinued'}, Normal`,
        patientInstruction: sig,
        timing: {
          repeat: { boundsPeriod: { start: from }, ...(rows.times === undefined ? {} : { timeOfDay: rows.times.map((time) => `${time.slice(0, 2)}:${time.slice(2)}:00`) }), ...rows.repeat },
          code: { text: rows.code ?? rows.times?.join(', ') ?? 'As directed' },
        },
        asNeededBoolean: rows.prn ?? false,
        route: { text: rows.route ?? 'Oral' },
        ...(dose === undefined || given === undefined ? {} : { doseAndRate: [epicRow('calculated', dose), epicRow('admin-amount', given), epicRow('ordered', dose)] }),
      },
    ],
    courseOfTherapyType: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/medicationrequest-course-of-therapy', code: 'continuous', display: 'Continuous long term therapy' }], text: 'Continuous long term therapy' },
    ...more,
  };
};

/** Oracle Health's order: "dose = units, route, schedule" as text, units in structure, no frequency. */
export const oracle = (drug: Drug, text: string, patientInstruction: string | undefined, schedule: string | { readonly code: string; readonly text: string } | undefined, dose: Quantity | undefined, more: Partial<MedicationRequest> = {}, dosageMore: Partial<Dosage> = {}): MedicationRequest => ({
  resourceType: 'MedicationRequest',
  id: nextId(),
  status: 'active',
  intent: 'order',
  category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/medicationrequest-category', code: 'community', display: 'Community', userSelected: false }] }],
  reportedBoolean: false,
  medicationCodeableConcept: {
    coding: [
      ...(drug.code === undefined ? [] : [{ system: rxnorm, code: drug.code, ...(drug.display === undefined ? {} : { display: drug.display }), userSelected: false }]),
      { system: 'https://fhir.cerner.com/5b1f0d42-0000-4000-8000-7c9e1d2a6f10/synonym', code: '2752999', display: drug.name, userSelected: true },
    ],
    text: `${drug.name.split(' ')[0] ?? ''} (${drug.name})`,
  },
  subject,
  authoredOn: '2026-06-01T14:05:11Z',
  dosageInstruction: [
    {
      extension: [{ valueString: text, url: 'https://fhir-ehr.cerner.com/r4/StructureDefinition/clinical-instruction' }],
      text,
      ...(patientInstruction === undefined ? {} : { patientInstruction }),
      timing: {
        repeat: { boundsPeriod: { start: '2026-06-01T14:05:00Z' } },
        ...(schedule === undefined ? {} : { code: typeof schedule === 'string' ? { text: schedule } : { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation', code: schedule.code, display: schedule.code, userSelected: false }], text: schedule.text } }),
      },
      route: { text: 'Oral' },
      ...(dose === undefined ? {} : { doseAndRate: [{ doseQuantity: dose }] }),
      ...dosageMore,
    },
  ],
  dispenseRequest: { validityPeriod: { start: '2026-06-01T14:05:11Z' }, numberOfRepeatsAllowed: 0 },
  ...more,
});

/** MEDITECH's order: name by reference, sequence, text with the start date, frequency and code in structure. */
export const meditech = (name: string, text: string, dose: Quantity | undefined, repeat: TimingRepeat | undefined, code: { readonly code: string; readonly text: string } | undefined, more: Partial<MedicationRequest> = {}, dosageMore: Partial<Dosage> = {}): MedicationRequest => ({
  resourceType: 'MedicationRequest',
  id: nextId(),
  status: 'active',
  intent: 'order',
  priority: 'routine',
  doNotPerform: false,
  reportedBoolean: false,
  medicationReference: { reference: 'Medication/b7e3d2c4-54f7-5f0a-b5a8-0d9b4a7e1c03', type: 'Medication', display: name },
  subject,
  authoredOn: '2026-06-01',
  dosageInstruction: [
    {
      sequence: 1,
      text: `${text}, start: 2026-06-01`,
      timing: {
        repeat: { boundsPeriod: { start: '2026-06-01' }, ...repeat },
        ...(code === undefined ? {} : { code: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation', code: code.code, display: code.code }], text: code.text } }),
      },
      asNeededBoolean: false,
      route: { text: 'PO' },
      ...(dose === undefined ? {} : { doseAndRate: [{ type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/dose-rate-type', code: 'ordered', display: 'Ordered' }], text: 'Ordered' }, doseQuantity: dose }] }),
      ...dosageMore,
    },
  ],
  ...more,
});

export interface Expected {
  readonly state: 'known' | 'unknown';
  readonly value?: number;
  readonly unit?: string;
  readonly prn?: true;
}

/** One chart and what careful pharmacists would agree on about it. */
export interface Case {
  readonly family: string;
  readonly note: string;
  readonly resources: readonly FhirResource[];
  readonly facts: Readonly<Record<string, Expected>>;
}

const gabapentinoids = ['gabapentin', 'pregabalin', 'gabapentin-enacarbil'];

interface Reading {
  readonly day: number | 'unknown';
  readonly times?: number | 'unknown';
  /** A gabapentinoid's best dose where it differs from the current one; `null`: not looked at. */
  readonly best?: number | 'unknown' | null;
  readonly prn?: true;
  readonly unit?: string;
}

export const expected = (ingredient: string, { day, times, best, prn, unit }: Reading): Readonly<Record<string, Expected>> => {
  const fact = (value: number | 'unknown', rest: Partial<Expected> = {}): Expected => (value === 'unknown' ? { state: 'unknown' } : { state: 'known', value, ...rest });
  const most = best === undefined && gabapentinoids.includes(ingredient) && prn === undefined ? day : best;
  return {
    [`${ingredient}-current-daily-dose`]: fact(day, { unit: unit ?? (ingredient === 'rotigotine' ? 'mg/24 h' : 'mg/d'), ...(prn === undefined ? {} : { prn }) }),
    ...(times === undefined ? {} : { [`${ingredient}-doses-per-day`]: fact(times) }),
    ...(most === undefined || most === null ? {} : { [`${ingredient}-best-daily-dose`]: fact(most, { unit: 'mg/d' }) }),
  };
};

/** A table of words for orders: product, words, daily amount, doses a day, more. */
export type WordRow = readonly [drug: Drug, words: string, day: number | 'unknown' | `${number} prn`, times?: number | 'unknown' | null, more?: Partial<Reading>];
export const wordCases = (family: string, rows: readonly WordRow[]): readonly Case[] =>
  rows.map(([drug, words, day, times, more]) => {
    const prn = typeof day === 'string' && day.endsWith(' prn');
    const value = prn ? Number.parseFloat(day) : (day as number | 'unknown');
    const unit = drug.unit === 'patch' && drug.ingredient === 'fentanyl' ? { unit: 'ug/h' } : {};
    return {
      family,
      note: `${drug.name}: ${words}`,
      resources: [order(drug, words)],
      facts: expected(drug.ingredient, { day: value, ...(times === undefined || times === null ? {} : { times }), ...(prn ? { prn: true as const } : {}), ...unit, ...more }),
    };
  });

export const chart = (family: string, note: string, ingredient: string, resources: FhirResource | readonly FhirResource[], reading: Reading): Case => ({
  family,
  note,
  resources: Array.isArray(resources) ? (resources as readonly FhirResource[]) : [resources as FhirResource],
  facts: expected(ingredient, reading),
});

/** The whole chart: one woman with restless legs and the case's medicines. */
export const bundleOf = ({ resources }: Case): Bundle => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: [
    { resourceType: 'Patient' as const, id: 'p1', gender: 'female' as const, birthDate: '1966-04-14' },
    {
      resourceType: 'Condition' as const,
      id: 'c1',
      clinicalStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }] },
      verificationStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'confirmed' }] },
      category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-category', code: 'problem-list-item' }] }],
      code: { coding: [{ system: 'http://snomed.info/sct', code: '32914008', display: 'Restless legs' }], text: 'Restless legs syndrome' },
      subject,
      recordedDate: '2026-05-18',
    },
    ...resources,
  ].map((resource) => ({ fullUrl: `https://ehr.example.org/r4/${resource.resourceType}/${resource.id ?? ''}`, resource })),
});
