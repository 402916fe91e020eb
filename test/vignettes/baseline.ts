import { problem, problems, result, type Result, type Test } from './clinical.ts';
import { patientId, patientUuid, subject, today, type Dialect, type Written } from './dialects.ts';
import { taking } from './medicines.ts';

export type Answer = boolean | number | string | readonly string[] | { readonly quantity: number; readonly unit: string } | { readonly decimal: number } | { readonly raw: readonly object[] };
export type Answers = Readonly<Record<string, Answer | null>>;

/** What the clinician has said on the day of the baseline. Choices and dates are told apart by their form. */
export const baselineAnswers: Readonly<Record<string, Answer>> = {
  'rls-criteria-confirmed': true, 'irls-total': 26, 'symptom-nights-per-week': { decimal: 7 }, 'daytime-symptoms': false,
  'oral-iron': 'never', 'iv-iron': 'never', 'iv-iron-reaction': false, malabsorption: false, 'iron-overload': false, 'acute-infection': false,
  'gabapentin-result': 'inadequate', 'pregabalin-result': 'never-tried', 'gabapentin-enacarbil-result': 'never-tried',
  'exacerbators-reviewed': true, 'otc-sedating-antihistamine': false, alcohol: false, caffeine: false, nicotine: false, osa: 'none', 'stop-bang': 1,
  'respiratory-compromise': false, 'substance-use': 'none', 'opioid-risk': 'low', 'pdmp-checked': today, 'current-opioid': false, benzodiazepine: false, 'hepatic-impairment': 'none',
  'declines-opioid': false, 'declines-device': false, 'declines-iv-iron': false,
  'device-implant': false, 'device-epilepsy': false, 'device-metal-leg': false, 'device-skin': false, 'device-adhesive': false, 'dipyridamole-caution': false,
  pregnancy: 'not-possible', 'phq9-total': 4, 'mild-intermittent': false,
  'gabapentin-contraindicated': false, 'pregabalin-contraindicated': false, 'gabapentin-enacarbil-contraindicated': false, 'qt-risk': false,
};

function valuesOf(answer: Answer): readonly object[] {
  if (typeof answer === 'boolean') return [{ valueBoolean: answer }];
  if (typeof answer === 'number') return [{ valueInteger: answer }];
  if (typeof answer === 'string') return [/^\d{4}-\d{2}-\d{2}$/u.test(answer) ? { valueDate: answer } : { valueCoding: { code: answer } }];
  if ('quantity' in answer) return [{ valueQuantity: { value: answer.quantity, unit: answer.unit, system: 'http://unitsofmeasure.org', code: answer.unit } }];
  if ('decimal' in answer) return [{ valueDecimal: answer.decimal }];
  if ('raw' in answer) return answer.raw;
  return answer.map((code) => ({ valueCoding: { code } }));
}

/** A sheet of answers to the app's own questions. */
export const sheet =
  (answers: Answers, { authored = `${today}T09:30:00-05:00`, status = 'completed', questionnaire = 'urn:rls:intake' }: { authored?: string; status?: string; questionnaire?: string } = {}): Written =>
  (dialect) => [{
    resourceType: 'QuestionnaireResponse', id: `qr-${authored.replaceAll(/[^0-9A-Za-z]/gu, '-')}-${status}`, questionnaire, status, authored, subject: subject(dialect),
    item: Object.entries(answers).flatMap(([linkId, answer]) => (answer === null ? [] : [{ linkId, answer: valuesOf(answer) }])),
  }];

/** What a vignette changes of the baseline. `null` leaves a result or an answer out. */
export interface Changes {
  readonly born?: string | null;
  readonly sex?: 'female' | 'male' | 'unknown';
  readonly labs?: Readonly<Partial<Record<Test, Result | null>>>;
  readonly answers?: Answers;
  /** the RLS problem written otherwise; `null`: not on the list */
  readonly diagnosis?: Parameters<typeof problem>[0] | null;
  /** in place of the baseline's gabapentin */
  readonly medicines?: readonly Written[];
  readonly add?: readonly Written[];
  /** more of the Bundle itself, such as its links */
  readonly bundle?: object;
}

const baselineLabs: Readonly<Partial<Record<Test, Result>>> = {
  ferritin: { value: 140 }, tsat: { value: 28 }, crp: { value: 1 }, haemoglobin: { value: 13.4 }, creatinine: { value: 0.8 }, weight: { value: 70, on: '2026-10-20' }, qtc: { value: 420, on: '2026-08-28' },
};
export const baselineGabapentin: Written = taking('gabapentin', { mg: 700, times: 3, strength: 100, since: '2026-07-24', reason: 'rls' });

const bundleTypes = { 'us-core': 'transaction', epic: 'searchset', oracle: 'searchset', meditech: 'searchset', statement: 'collection' } as const satisfies Record<Dialect, string>;
const epicNotice: object = {
  resourceType: 'OperationOutcome', id: 'outcome',
  issue: [{ severity: 'warning', code: 'informational', details: { coding: [{ system: 'urn:oid:1.2.840.114350.1.13.0.1.7.2.657369', code: '4119' }], text: 'This may not be the entire record available in the system.' } }],
};

/** The whole chart as one FHIR R4 Bundle, written in one dialect. */
export function bundleOf(changes: Changes, dialect: Dialect): object {
  const { born = '1968-05-14', sex = 'female', labs = {}, answers = {}, diagnosis = problems.rls, medicines = [baselineGabapentin], add = [], bundle = {} } = changes;
  const parts: readonly Written[] = [
    ...(diagnosis === null ? [] : [problem(diagnosis)]),
    ...Object.entries({ ...baselineLabs, ...labs }).flatMap(([test, each]) => (each ? [result(test as Test, each)] : [])),
    ...medicines,
    sheet({ ...baselineAnswers, ...answers }),
    ...add,
  ];
  const patient = { resourceType: 'Patient', id: patientId, gender: sex, ...(born === null ? {} : { birthDate: born }), name: [{ family: 'Heron', given: ['Ida'] }] };
  const resources: readonly object[] = [patient, ...parts.flatMap((part) => part(dialect)), ...(dialect === 'epic' ? [epicNotice] : [])];
  const entry = resources.map((resource) => {
    const type = 'resourceType' in resource ? String(resource.resourceType) : '';
    const id = 'id' in resource ? String(resource.id) : '';
    if (dialect === 'us-core') return { fullUrl: type === 'Patient' ? patientUuid : `urn:uuid:${id}`, resource, request: { method: 'POST', url: type } };
    return { fullUrl: `https://ehr.example.org/r4/${type}/${id}`, resource, ...(bundleTypes[dialect] === 'searchset' ? { search: { mode: type === 'OperationOutcome' ? 'outcome' : 'match' } } : {}) };
  });
  return { resourceType: 'Bundle', type: bundleTypes[dialect], entry, ...bundle };
}
