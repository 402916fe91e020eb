import { concept, icd10, loinc, patientId, quantity, rxnorm, snomed, subject, type Dialect, type Written } from './dialects.ts';

/** LOINC of the results the baseline holds and its vignettes change, with the unit the baseline uses. */
export const tests = {
  ferritin: { code: '2276-4', text: 'Ferritin', unit: 'ng/mL' },
  tsat: { code: '2502-3', text: 'Iron saturation', unit: '%' },
  iron: { code: '2498-4', text: 'Iron', unit: 'ug/dL' },
  'iron-molar': { code: '14798-3', text: 'Iron', unit: 'umol/L' },
  tibc: { code: '2500-7', text: 'Iron binding capacity', unit: 'ug/dL' },
  transferrin: { code: '3034-6', text: 'Transferrin', unit: 'mg/dL' },
  crp: { code: '1988-5', text: 'C-reactive protein', unit: 'mg/L' },
  haemoglobin: { code: '718-7', text: 'Hemoglobin', unit: 'g/dL' },
  creatinine: { code: '2160-0', text: 'Creatinine', unit: 'mg/dL' },
  'creatinine-molar': { code: '14682-9', text: 'Creatinine', unit: 'umol/L' },
  egfr: { code: '98979-8', text: 'eGFR CKD-EPI 2021', unit: 'mL/min/{1.73_m2}' },
  weight: { code: '29463-7', text: 'Weight', unit: 'kg' },
  qtc: { code: '8636-3', text: 'QTc interval', unit: 'ms' },
  qt: { code: '8634-8', text: 'QT interval', unit: 'ms' },
  potassium: { code: '2823-3', text: 'Potassium', unit: 'mmol/L' },
  phosphate: { code: '2777-1', text: 'Phosphate', unit: 'mg/dL' },
} as const;
export type Test = keyof typeof tests;

export interface Result {
  readonly value?: number;
  readonly unit?: string;
  readonly comparator?: '<' | '<=' | '>' | '>=';
  readonly on?: string;
  readonly status?: string;
  /** more fields of the Observation, which replace the written ones */
  readonly also?: object;
}

const categoryOf = (test: Test): string => (test === 'weight' ? 'vital-signs' : test === 'qtc' || test === 'qt' ? 'procedure' : 'laboratory');

/** A result; on the day of the baseline's blood unless another is named. */
export const result =
  (test: Test, { value, unit, comparator, on = '2026-09-24', status = 'final', also = {} }: Result): Written =>
  (dialect) => {
    const { code, text, unit: usual } = tests[test];
    return [{
      resourceType: 'Observation', id: `obs-${test}-${on}-${value ?? 'x'}`.replaceAll('.', '-'), status,
      category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: categoryOf(test) }] }],
      code: concept(text, [{ system: loinc, code }], dialect), subject: subject(dialect), effectiveDateTime: on.length > 9 ? `${on}T13:14:00Z` : on,
      ...(value === undefined ? {} : { valueQuantity: quantity(value, unit ?? usual, dialect, comparator) }),
      ...also,
    }];
  };

export interface Problem {
  readonly text: string;
  readonly snomed?: string;
  readonly icd?: string;
  readonly clinical?: string | null;
  readonly verification?: string | null;
  readonly recorded?: string;
  readonly also?: object;
}
const conditionStatus = (kind: 'clinical' | 'ver-status', code: string) => ({ coding: [{ system: `http://terminology.hl7.org/CodeSystem/condition-${kind}`, code }] });

/** A problem: SNOMED CT where the dialect has it, ICD-10-CM too in Epic's and Oracle's, ICD-10-CM alone in MEDITECH's where there is one. */
export const problem =
  ({ text, snomed: sct, icd, clinical = 'active', verification = 'confirmed', recorded = '2023-05-10', also = {} }: Problem): Written =>
  (dialect: Dialect) => {
    const sctCoding = sct === undefined ? [] : [{ system: snomed, code: sct, display: text }];
    const icdCoding = icd === undefined ? [] : [{ system: icd10, code: icd, display: text }];
    const codings = dialect === 'meditech' && icd !== undefined ? icdCoding : dialect === 'epic' ? [...icdCoding, ...sctCoding] : dialect === 'oracle' ? [...sctCoding, ...icdCoding] : sct === undefined ? icdCoding : sctCoding;
    return [{
      resourceType: 'Condition', id: `con-${sct ?? icd ?? 'text'}-${recorded}`.replaceAll('.', '-').replaceAll(' ', '-'),
      ...(clinical === null ? {} : { clinicalStatus: conditionStatus('clinical', clinical) }), ...(verification === null ? {} : { verificationStatus: conditionStatus('ver-status', verification) }),
      category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-category', code: 'problem-list-item' }] }],
      code: { coding: codings, text }, subject: subject(dialect), recordedDate: recorded, ...also,
    }];
  };

export const problems = {
  rls: { text: 'Restless legs syndrome', snomed: '32914008', icd: 'G25.81', recorded: '2019-06-11' },
  osa: { text: 'Obstructive sleep apnea', snomed: '78275009', icd: 'G47.33' },
  centralSleepApnea: { text: 'Central sleep apnea syndrome', snomed: '27405005', icd: 'G47.31' },
  copd: { text: 'Chronic obstructive lung disease', snomed: '13645005', icd: 'J44.9' },
  homeOxygen: { text: 'Dependence on supplemental oxygen', icd: 'Z99.81' },
  severeAsthma: { text: 'Severe persistent asthma', snomed: '426656000', icd: 'J45.50' },
  mildAsthma: { text: 'Mild intermittent asthma', snomed: '427679007', icd: 'J45.20' },
  hemochromatosis: { text: 'Hereditary hemochromatosis', snomed: '399187006', icd: 'E83.110' },
  celiac: { text: 'Celiac disease', snomed: '396331005', icd: 'K90.0' },
  pneumonia: { text: 'Pneumonia', snomed: '233604007', icd: 'J18.9' },
  alcoholRemission: { text: 'Alcohol dependence, in remission', icd: 'F10.21' },
  alcoholDependence: { text: 'Alcohol dependence', snomed: '66590003', icd: 'F10.20' },
  stimulantDependence: { text: 'Other stimulant dependence', icd: 'F15.20' },
  opioidUse: { text: 'Opioid use, unspecified', icd: 'F11.90' },
  longTermOpioid: { text: 'Long term (current) use of opiate analgesic', icd: 'Z79.891' },
  nicotine: { text: 'Nicotine dependence, cigarettes', icd: 'F17.210' },
  oud: { text: 'Opioid dependence', snomed: '75544000', icd: 'F11.20' },
  parkinson: { text: "Parkinson's disease", snomed: '49049000', icd: 'G20' },
  epilepsy: { text: 'Epilepsy', snomed: '84757009', icd: 'G40.909' },
  esrd: { text: 'End stage renal disease', snomed: '46177005', icd: 'N18.6' },
  onDialysis: { text: 'Dependence on renal dialysis', snomed: '105502003', icd: 'Z99.2' },
  ckd4: { text: 'Chronic kidney disease stage 4', snomed: '431857002', icd: 'N18.4' },
  ckd3: { text: 'Chronic kidney disease stage 3', snomed: '433144002', icd: 'N18.30' },
  aki: { text: 'Acute kidney injury', snomed: '14669001', icd: 'N17.9' },
  oxalosis: { text: 'Primary hyperoxaluria', icd: 'E72.53', snomed: '17901006' },
  cirrhosis: { text: 'Cirrhosis of liver', snomed: '19943007', icd: 'K74.60' },
  longQt: { text: 'Long QT syndrome', snomed: '9651007', icd: 'I45.81' },
  pacemaker: { text: 'Cardiac pacemaker in situ', snomed: '441509002', icd: 'Z95.0' },
  kneeReplacement: { text: 'Presence of artificial knee joint', icd: 'Z96.651' },
  myasthenia: { text: 'Myasthenia gravis', snomed: '91637004', icd: 'G70.00' },
  pregnant: { text: 'Pregnant', snomed: '77386006', icd: 'Z33.1' },
  cramps: { text: 'Nocturnal leg cramps', icd: 'G47.62' },
} as const satisfies Record<string, Problem>;

/** An allergy or intolerance to a substance by ingredient RXCUI. */
export const allergy =
  (text: string, code: string | undefined, { type = 'allergy', clinical = 'active', verification = 'confirmed', criticality, reaction }: { type?: string; clinical?: string; verification?: string; criticality?: string; reaction?: object } = {}): Written =>
  (dialect) => [{
    resourceType: 'AllergyIntolerance', id: `alg-${text.replaceAll(' ', '-')}`, type, category: ['medication'],
    clinicalStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', code: clinical }] },
    verificationStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification', code: verification }] },
    ...(criticality === undefined ? {} : { criticality }), code: { ...(code === undefined ? {} : { coding: [{ system: rxnorm, code, display: text }] }), text },
    patient: subject(dialect), recordedDate: '2025-03-16', ...(reaction === undefined ? {} : { reaction: [reaction] }),
  }];

/** A relative's problem. */
export const relative =
  ({ text, snomed: sct, icd }: Problem): Written =>
  (dialect) => [{ resourceType: 'FamilyMemberHistory', id: `fmh-${sct ?? icd}`, status: 'completed', patient: subject(dialect), relationship: { text: 'father' }, condition: [{ code: { coding: sct === undefined ? [{ system: icd10, code: icd }] : [{ system: snomed, code: sct }], text } }] }];

/** A procedure done on a day. */
export const procedure =
  (text: string, code: string, on: string, status = 'completed', system: string = snomed): Written =>
  (dialect) => [{ resourceType: 'Procedure', id: `pro-${code}-${on}`, status, code: { coding: [{ system, code, display: text }], text }, subject: subject(dialect), performedDateTime: on }];

/** An infusion of IV iron, by name. */
export const infusion =
  (text: string, on: string, status = 'completed'): Written =>
  (dialect) => [{ resourceType: 'MedicationAdministration', id: `adm-${on}`, status, medicationCodeableConcept: { text }, subject: subject(dialect), effectiveDateTime: on, dosage: { text: '1,000 mg intravenously once', route: { text: 'Intravenous' }, dose: { value: 1000, unit: 'mg' } } }];

export { patientId };
