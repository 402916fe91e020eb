import { quantity, rxnorm, snomed, subject, type Dialect, type Written } from './dialects.ts';

/** Ingredient RXCUI (RxNorm), dosage form, and the product RXCUIs by strength in mg where one is used. */
const drugs = {
  gabapentin: { code: '25480', form: 'capsule', products: { 100: '310430', 300: '310431', 400: '310432' } },
  pregabalin: { code: '187832', form: 'capsule', products: { 150: '483440', 100: '483438' } },
  'gabapentin enacarbil': { code: undefined, form: 'extended release tablet', products: { 600: '1101338', 300: '1482820' } },
  ropinirole: { code: '72302', form: 'tablet' },
  pramipexole: { code: '746741', form: 'tablet' },
  cabergoline: { code: '47579', form: 'tablet' },
  methadone: { code: '6813', form: 'tablet' },
  oxycodone: { code: '7804', form: 'tablet' },
  tramadol: { code: '10689', form: 'tablet' },
  codeine: { code: '2670', form: 'tablet' },
  hydrocodone: { code: '5489', form: 'tablet' },
  morphine: { code: '7052', form: 'tablet' },
  buprenorphine: { code: '1819', form: 'sublingual tablet' },
  lorazepam: { code: '6470', form: 'tablet' },
  clonazepam: { code: '2598', form: 'tablet' },
  zolpidem: { code: '39993', form: 'tablet' },
  diphenhydramine: { code: '3498', form: 'capsule' },
  hydroxyzine: { code: '5553', form: 'tablet' },
  promethazine: { code: '8745', form: 'tablet' },
  meclizine: { code: '6676', form: 'tablet' },
  loratadine: { code: '28889', form: 'tablet' },
  cetirizine: { code: '20610', form: 'tablet' },
  metoclopramide: { code: '6915', form: 'tablet' },
  ondansetron: { code: '26225', form: 'tablet' },
  quetiapine: { code: '51272', form: 'tablet' },
  haloperidol: { code: '5093', form: 'tablet' },
  sertraline: { code: '36437', form: 'tablet' },
  escitalopram: { code: '321988', form: 'tablet' },
  venlafaxine: { code: '39786', form: 'tablet' },
  amitriptyline: { code: '704', form: 'tablet' },
  mirtazapine: { code: '15996', form: 'tablet' },
  fluoxetine: { code: '4493', form: 'capsule' },
  bupropion: { code: '42347', form: 'tablet' },
  lithium: { code: '6448', form: 'capsule' },
  topiramate: { code: '38404', form: 'tablet' },
  carbamazepine: { code: '2002', form: 'tablet' },
  naltrexone: { code: '7243', form: 'tablet' },
  phenelzine: { code: '8123', form: 'tablet' },
  selegiline: { code: '9639', form: 'tablet' },
  amiodarone: { code: '703', form: 'tablet' },
  warfarin: { code: '11289', form: 'tablet' },
  'ferrous sulfate': { code: '24947', form: 'tablet' },
  'amoxicillin clavulanate': { code: undefined, form: 'tablet' },
  spironolactone: { code: '9997', form: 'tablet' },
} as const satisfies Record<string, { code: string | undefined; form: string; products?: Record<number, string> }>;
export type Drug = keyof typeof drugs;

/** RLS and other reasons an order may give: text and codes. */
export const reasons = {
  rls: { text: 'Restless legs syndrome', coding: [{ system: snomed, code: '32914008' }] },
  parkinson: { text: "Parkinson's disease", coding: [{ system: snomed, code: '49049000' }] },
  epilepsy: { text: 'Epilepsy', coding: [{ system: snomed, code: '84757009' }] },
  depression: { text: 'Major depressive disorder', coding: [{ system: snomed, code: '370143000' }] },
  anxiety: { text: 'Generalized anxiety disorder', coding: [{ system: snomed, code: '21897009' }] },
  oud: { text: 'Opioid dependence', coding: [{ system: snomed, code: '75544000' }] },
  pain: { text: 'Chronic low back pain', coding: [{ system: snomed, code: '278860009' }] },
  prolactinoma: { text: 'Prolactinoma', coding: [{ system: snomed, code: '134209002' }] },
} as const;

export interface Taking {
  /** mg a time */
  readonly mg: number;
  /** times a day; default once */
  readonly times?: 1 | 2 | 3 | 4;
  /** once a day at bedtime */
  readonly atNight?: boolean;
  /** strength of one tablet or capsule, default the dose itself */
  readonly strength?: number;
  readonly since: string;
  readonly until?: string;
  readonly status?: 'active' | 'stopped' | 'completed' | 'on-hold' | 'cancelled' | 'draft' | 'entered-in-error';
  readonly reason?: keyof typeof reasons;
  readonly stoppedFor?: string;
  readonly id?: string;
}

const inWords = ['', 'once a day', 'twice a day', 'three times a day', 'four times a day'] as const;
const epicWords = ['', 'daily', '2 (two) times daily', '3 (three) times daily', '4 (four) times daily'] as const;
const latin = ['', 'Daily', 'BID', 'TID', 'QID'] as const;
const whole = (id: string): string => id.replaceAll(/[^A-Za-z0-9-]/gu, '-');

function productOf(drug: Drug, strength: number, dialect: Dialect) {
  const { code, form, ...rest } = drugs[drug];
  const products: Readonly<Record<number, string>> = 'products' in rest ? rest.products : {};
  const product = products[strength];
  const words = `${drug} ${strength} MG ${form === 'extended release tablet' ? 'Extended Release Oral Tablet' : form === 'sublingual tablet' ? 'Sublingual Tablet' : form === 'capsule' ? 'Oral Capsule' : 'Oral Tablet'}`;
  const ingredient = code === undefined ? [] : [{ system: rxnorm, code, display: drug }];
  const productCoding = product === undefined ? [] : [{ system: rxnorm, code: product, display: words }];
  if (dialect === 'us-core') return productCoding.length > 0 ? { coding: productCoding } : { coding: ingredient, text: words };
  if (dialect === 'statement' || dialect === 'meditech') return { coding: ingredient, text: words };
  if (dialect === 'oracle') return { coding: [...(productCoding.length > 0 ? productCoding : ingredient), { system: 'https://fhir.example.com/synonym', code: '2725030', display: words.toLowerCase(), userSelected: true }], text: `${drug} (${words.toLowerCase()})` };
  return { coding: [...productCoding, ...ingredient].map(({ system, code: each }) => ({ system, code: each })), text: `${drug} ${strength} MG ${form}` };
}

/** One of the three rows in which Epic writes one dose. */
const row = (code: string, doseQuantity: object): object => ({ type: { coding: [{ system: 'http://epic.com/CodeSystem/dose-rate-type', code }], text: code }, doseQuantity });

function directions(taking: Taking, drug: Drug, dialect: Dialect) {
  const { mg, times = 1, atNight = false, strength = mg, since, until } = taking;
  const count = mg / strength;
  const bounds = { boundsPeriod: { start: since, ...(until === undefined ? {} : { end: until }) } };
  const repeat = { frequency: times, period: 1, periodUnit: 'd', ...(atNight ? { when: ['HS'] } : {}) };
  const form = drugs[drug].form === 'capsule' ? 'capsule' : 'tablet';
  const dose = quantity(mg, 'mg', 'us-core');
  if (dialect === 'us-core') return { sequence: 1, timing: { repeat: { ...(until === undefined ? {} : bounds), ...repeat } }, asNeededBoolean: false, doseAndRate: [{ doseQuantity: dose }] };
  if (dialect === 'oracle') {
    const said = atNight ? 'QHS' : latin[times];
    return { text: `${mg} mg = ${count} ${form === 'capsule' ? 'cap' : 'tab'}, Oral, ${said}`, timing: { repeat: bounds, code: { text: said } }, asNeededBoolean: false, route: { text: 'Oral' }, doseAndRate: [{ doseQuantity: { value: mg, unit: 'mg' } }] };
  }
  if (dialect === 'meditech') {
    const said = atNight ? 'every night at bedtime' : inWords[times];
    return { text: `${mg} mg orally ${said}, start: ${since}`, timing: { repeat: { ...bounds, ...repeat }, code: { text: said } }, asNeededBoolean: false, doseAndRate: [{ doseQuantity: dose }] };
  }
  if (dialect === 'statement') return { text: `${mg} mg by mouth ${atNight ? 'once a day at bedtime' : inWords[times]}`, timing: { repeat }, doseAndRate: [{ doseQuantity: dose }] };
  const text = `Take ${count} ${form}${count === 1 ? '' : 's'} (${mg} mg total) by mouth ${atNight ? 'nightly' : epicWords[times]}.`;
  return {
    text: `${text}, Starting ${since}${until === undefined ? '' : `, Until ${until}`}, Normal`,
    patientInstruction: text,
    timing: { repeat: { ...bounds, ...repeat } },
    asNeededBoolean: false,
    doseAndRate: [row('calculated', dose), row('admin-amount', { value: count, unit: form, system: 'http://unitsofmeasure.org', code: `{${form}}` }), row('ordered', dose)],
  };
}

/** A medicine taken, or once taken: an order, a home medicine or a statement, as the dialect has it. Doses in mg. */
export const taking =
  (drug: Drug, how: Taking): Written =>
  (dialect) => {
    const { status = 'active', since, until, reason, stoppedFor, strength = how.mg } = how;
    const id = whole(how.id ?? `${drug}-${since}-${how.mg}`);
    const medicine = productOf(drug, strength, dialect);
    const because = reason === undefined ? {} : { reasonCode: [reasons[reason]] };
    const stop = stoppedFor === undefined ? undefined : { text: stoppedFor };
    if (dialect === 'statement') {
      return [{
        resourceType: 'MedicationStatement', id, status: status === 'draft' ? 'intended' : status === 'cancelled' ? 'entered-in-error' : status, medicationCodeableConcept: medicine, subject: subject(dialect),
        effectivePeriod: { start: since, ...(until === undefined ? {} : { end: until }) }, dateAsserted: until ?? (status === 'active' ? '2026-11-20' : since),
        ...because, ...(stop === undefined ? {} : { statusReason: [stop] }), dosage: [directions(how, drug, dialect)],
      }];
    }
    const request = {
      resourceType: 'MedicationRequest', id, status, intent: dialect === 'meditech' ? 'proposal' : dialect === 'oracle' ? 'plan' : 'order', subject: subject(dialect), authoredOn: since,
      ...(dialect === 'meditech' || dialect === 'oracle' ? { reportedBoolean: true } : {}),
      ...because, ...(stop === undefined ? {} : { statusReason: stop }), dosageInstruction: [directions(how, drug, dialect)],
      ...(until === undefined ? {} : { dispenseRequest: { validityPeriod: { start: since, end: until } } }),
    };
    if (dialect !== 'epic') return [{ ...request, medicationCodeableConcept: medicine }];
    return [{ resourceType: 'Medication', id: `med-${id}`, code: medicine, status: 'active' }, { ...request, medicationReference: { reference: `Medication/med-${id}`, display: medicine.text } }];
  };

/** What a pharmacy handed over of an order, by the order's id. */
export const dispensed = (drug: Drug, order: string, on: string, how: Taking, days = 30): Written =>
  (dialect) => [{
    resourceType: 'MedicationDispense', id: whole(`dispense-${drug}-${on}`), status: 'completed', medicationCodeableConcept: productOf(drug, how.strength ?? how.mg, dialect === 'epic' ? 'oracle' : dialect), subject: subject(dialect),
    authorizingPrescription: [{ reference: `MedicationRequest/${whole(order)}` }], whenHandedOver: on, daysSupply: { value: days, unit: 'd' }, dosageInstruction: [directions(how, drug, dialect)],
  }];
