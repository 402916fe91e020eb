import { describe, expect, it } from 'vitest';
import { bundleToChart } from '../../src/chart/bundle.ts';
import { readPatient } from '../../src/patient/read.ts';
import { answers, factOf, patient, problem, procedure, resource, result, say, today } from '../patient/story.ts';

/** What fuzzing found, each as the chart that showed it. */

const copd = (rest: object) => problem('COPD', 'active', { recordedDate: '2026-10-01', ...rest });

describe('an entry of the problem list that cannot be read never makes a "none"', () => {
  it.each([
    ['whole', copd({}), 'present'],
    ['its code is a number', copd({ code: 7 }), '? fetch-failed'],
    ['its code is empty', copd({ code: {} }), '? fetch-failed'],
    ['its words are what a program writes for nothing', copd({ code: { text: '[object Object]' } }), '? fetch-failed'],
    ['its only coding has lost its code', copd({ code: { coding: [{ system: 'http://snomed.info/sct' }], text: 'see note' } }), '? fetch-failed'],
    ['its status is a number', copd({ clinicalStatus: 7 }), '? fetch-failed'],
    ['its status is none of FHIR’s', copd({ clinicalStatus: { coding: [{ code: 'whatever' }] } }), '? must-ask'],
    ['its status is empty', copd({ clinicalStatus: {} }), '? must-ask'],
    ['its verification is none of FHIR’s', copd({ verificationStatus: { coding: [{ code: 'NaN' }] } }), '? must-ask'],
    ['its subject is nobody', copd({ subject: { reference: 'nonsense' } }), '? fetch-failed'],
    ['its subject is found by a search', copd({ subject: { reference: 'Patient?identifier=1' } }), 'present'],
    ['its date is the end of time', copd({ recordedDate: '9999-12-31' }), 'present'],
    ['it holds an invisible mark', copd({ code: { text: 'CO\u200BPD' } }), 'present'],
    ['it is a megabyte long', copd({ code: { text: `${'no '.repeat(300_000)}COPD` } }), '? fetch-failed'],
  ])('COPD, %s', (_, entry, expected) => expect(say(factOf('copd', entry))).toBe(expected));

  it.each([
    ['printed as text', 'Chronic obstructive lung disease'],
    ['without its type', { id: 'c1', code: { text: 'COPD' } }],
    ['in a list', [copd({})]],
  ])('COPD, its resource %s', (_, spoilt) => {
    const { facts } = readPatient(bundleToChart({ resourceType: 'Bundle', entry: [{ resource: patient() }, { resource: spoilt }] }, today));
    expect(say(facts['copd'])).toBe('? fetch-failed');
  });
});

describe('a result that cannot be read is not passed over for an older one', () => {
  const older = result('ferritin', '140 ng/mL', '2026-08-01');
  it.each([
    ['whole', {}, 62],
    ['its value is a text', { valueQuantity: { value: '62', unit: 'ng/mL' } }, '? unreadable'],
    ['its unit is a number', { valueQuantity: { value: 62, unit: 7 } }, '? unreadable'],
    ['its sign is none', { valueQuantity: { value: 62, unit: 'ng/mL', comparator: 'NaN' } }, '? unreadable'],
    ['its date is no day', { effectiveDateTime: '2026-02-30' }, '? unreadable'],
    ['it has no date', { effectiveDateTime: undefined }, '? unreadable'],
    ['its status is none of FHIR’s', { status: 'undefined' }, '? unreadable'],
    ['it is only preliminary', { status: 'preliminary' }, 140],
    ['it has no value at all', { valueQuantity: undefined }, 140],
  ])('ferritin, %s', (_, spoilt, expected) => expect(say(factOf('ferritin', older, result('ferritin', '62 ng/mL', '2026-11-01', spoilt)))).toBe(expected));

  it('nor does it count as never low', () => {
    const taken = answers({ 'oral-iron': 'never', 'iv-iron': 'never' });
    expect(say(factOf('iron-ever-low-or-treated', taken, older))).toBe(false);
    expect(say(factOf('iron-ever-low-or-treated', taken, older, result('ferritin', '62 ng/mL', '2026-07-01', { valueQuantity: { value: '62', unit: 'ng/mL' } })))).toBe('? unreadable');
    expect(say(factOf('iron-ever-low-or-treated', taken, older, result('ferritin', '62 ng/mL', '2026-07-01', { valueQuantity: undefined })))).toBe('? unreadable');
  });
  it('a code that is no LOINC code is read by its words', () => expect(say(factOf('weight', result('weight', '70 kg', '2026-11-01', { code: { coding: [{ system: 'http://loinc.org', code: '5089AAAA', display: 'Weight' }] } })))).toBe(70));
});

describe('an answer that cannot be read holds against a list that says nothing', () => {
  const said = { malabsorption: true, 'current-opioid': true, copd: 'present' };
  it.each([
    ['whole', {}, true],
    ['its date is no date', { authored: 'yesterday' }, '? unreadable'],
    ['it has no date', { authored: undefined }, '? unreadable'],
    ['its status is garbage', { status: '💊' }, '? unreadable'],
    ['its status is a number', { status: 7 }, '? unreadable'],
    ['nothing says that it is ours', { questionnaire: undefined }, '? unreadable'],
    ['it is another questionnaire', { questionnaire: 'urn:other' }, false],
    ['it is entered in error', { status: 'entered-in-error' }, false],
    ['it was not finished', { status: 'in-progress' }, false],
  ])('malabsorption on a sheet, %s', (_, spoilt, expected) => expect(say(factOf('malabsorption', answers(said, today, spoilt)))).toBe(expected));
  it('the opioids that were answered, too', () => expect(say(factOf('opioid-mme', answers(said, today, { authored: 'yesterday' })))).toBe('? unreadable'));
  it('and other lung disease while COPD is open', () => expect(say(factOf('lung-disease', answers(said, today, { authored: 'yesterday' })))).toBe('? unreadable'));
  it('an answer that fits no question', () => expect(say(factOf('malabsorption', answers({ malabsorption: 'perhaps' })))).toBe('? unreadable'));
  it('an answer of which an empty list is left', () => expect(say(factOf('malabsorption', answers({}, today, { item: [{ linkId: 'malabsorption', answer: [] }] })))).toBe('? unreadable'));
  it('an answer without a value', () => expect(say(factOf('malabsorption', answers({}, today, { item: [{ linkId: 'malabsorption', answer: [{}] }] })))).toBe('? unreadable'));
  it('a newer answer that can be read settles it', () => expect(say(factOf('malabsorption', answers({ malabsorption: true }, today, { authored: 'yesterday' }), answers({ malabsorption: false })))).toBe(false));
});

const relative = (condition: unknown) => resource('FamilyMemberHistory', { status: 'completed', patient: { reference: 'Patient/her' }, condition });
const allergy = (code: unknown) => resource('AllergyIntolerance', { clinicalStatus: { coding: [{ code: 'active' }] }, code, patient: { reference: 'Patient/her' }, reaction: [{ manifestation: [{ text: 'Anaphylaxis' }] }] });
const ordered = (text: string, directions: string, rest: object = {}) =>
  resource('MedicationRequest', { status: 'active', intent: 'order', medicationCodeableConcept: { text }, authoredOn: '2026-10-01', dosageInstruction: [{ text: directions }], ...rest });
const ended = (text: string, directions: string, start: string, end: string) =>
  ordered(text, directions, { status: 'completed', authoredOn: start, dosageInstruction: [{ text: directions, timing: { repeat: { boundsPeriod: { start, end } } } }] });
const pramipexole = (rest: object) => ordered('pramipexole 0.5 mg tablet', 'Take 1 tablet at bedtime', rest);
const reason = (id: string, code: string) => problem(['icd', code], 'active', { id });

describe('other', () => {
  it('a relative’s disease that cannot be read', () => {
    expect(say(factOf('family-history-only', relative([{ code: { text: 'Haemochromatosis' } }])))).toBe(true);
    expect(say(factOf('family-history-only', relative([{ code: 7 }])))).toBe('? fetch-failed');
    expect(say(factOf('family-history-only', relative([{}])))).toBe('? fetch-failed');
    expect(say(factOf('family-history-only', relative([{ onsetString: 'young' }])))).toBe('? unreadable');
    expect(say(factOf('family-history-only', relative(undefined)))).toBe(false);
  });
  it('an allergy that does not say to what', () => {
    expect([say(factOf('oxycodone-allergy', allergy({ text: 'oxycodone' }))), say(factOf('oxycodone-allergy', allergy({}))), say(factOf('oxycodone-allergy', allergy({ text: 'latex' })))]).toEqual([true, '? fetch-failed', false]);
  });
  it('directions with an end that is no day are not read, and stop nothing', () => {
    const order = resource('MedicationRequest', { status: 'active', intent: 'order', medicationCodeableConcept: { text: 'gabapentin 300 mg capsule' }, authoredOn: '2026-10-01', dosageInstruction: [{ text: 'Take 1 capsule daily', timing: { repeat: { boundsPeriod: { start: '2026-10-01', end: '0000-00-00' } } } }] });
    expect([say(factOf('gabapentin-current', order)), say(factOf('gabapentin-current-daily-dose', order))]).toEqual([true, '? unreadable']);
  });
  it.each([
    ['done', {}, true],
    ['of a status that is none of FHIR’s', { status: ' ' }, '? must-ask'],
    ['without a date', { performedDateTime: undefined }, '? must-ask'],
    ['not done', { status: 'not-done' }, false],
    ['long ago', { performedDateTime: '2020-01-01' }, false],
    ['long ago, and of no status', { performedDateTime: '2020-01-01', status: '💊' }, false],
  ])('a haemodialysis session %s', (_, spoilt, expected) => expect(say(factOf('dialysis', procedure(['sct', '302497006'], '2026-11-20', spoilt)))).toBe(expected));
  it('a gastric bypass of which nobody can tell whether it was done', () => expect(say(factOf('malabsorption', procedure('Gastric bypass', '2015-01-01', { status: 'x' })))).toBe('? must-ask'));
  it('words that are names of JavaScript’s own', () => {
    expect(say(factOf('gabapentin-current', ordered('gabapentin 300 mg capsule', 'Take 1 capsule daily', { status: 'toString' })))).toBe('? out-of-date');
    expect(say(factOf('iv-iron-weeks-ago', procedure('Infusion', '2026-11-20', { code: { coding: [{ system: 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets', code: 'constructor' }] } })))).toBe('? must-ask');
    expect(say(factOf('ferritin', result('ferritin', '62 ng/mL', '2026-11-01', { valueQuantity: { value: 62, unit: 'ng/mL', comparator: 'constructor' } })))).toBe('? unreadable');
    expect(say(factOf('copd', copd({ code: { coding: [{ system: 'toString', code: 'valueOf' }], text: 'COPD' } })))).toBe('present');
  });
  it('a dose of which one part is lost is no dose', () => {
    const order = resource('MedicationRequest', { status: 'active', intent: 'order', medicationCodeableConcept: { text: 'gabapentin 600 mg tablet' }, authoredOn: '2026-10-01', dosageInstruction: [{ text: 'Take 1 tablet at noon' }, {}] });
    expect(say(factOf('gabapentin-current-daily-dose', order))).toBe('? unreadable');
  });
  it.each([
    ['RLS in words', { reasonCode: [{ text: 'restless legs' }] }, 'rls'],
    ['RLS in words beside a code that is none', { reasonCode: [{ coding: [{ code: '7' }], text: 'restless legs' }] }, 'rls'],
    ['what a program writes for nothing', { reasonCode: [{ text: 'undefined' }] }, '? must-ask'],
    ['empty', { reasonCode: [{}] }, '? must-ask'],
    ['an entry that nobody sent', { reasonReference: [{ reference: 'Condition/elsewhere' }] }, '? must-ask'],
    ['none at all', {}, 'rls'],
    ['another disease', { reasonCode: [{ text: 'Hyperprolactinaemia' }] }, 'prolactinoma'],
    ['one the table does not hold', { reasonCode: [{ text: 'Hiccups' }] }, 'other'],
  ])('pramipexole with RLS on the problem list, its reason is %s', (_, rest, expected) => expect(say(factOf('pramipexole-indication', reason('rls', 'G25.81'), pramipexole(rest)))).toBe(expected));
  it.each([
    ['atenolol', false],
    ['undefined', '? unreadable'],
    ['[object Object]', '? unreadable'],
    ['see note', '? unreadable'],
  ])('no dopamine agonist before, where an ended order is for "%s"', (text, expected) => expect(say(factOf('dopaminergic-past', pramipexole({ status: 'stopped', medicationCodeableConcept: { text } })))).toBe(expected));
  it('weeks at a dose, while the directions before it cannot be read', () => {
    const now = ordered('gabapentin 300 mg capsule', 'Take 1 capsule three times a day');
    const weeks = (text: string, start: string, end: string) => say(factOf('gabapentin-weeks', ended('gabapentin 300 mg capsule', text, start, end), now));
    expect(say(factOf('gabapentin-weeks', now))).toBe(7);
    expect(weeks('Take 1 capsule three times a day', '2026-07-01', '2026-09-30')).toBe(20);
    expect(weeks('as the doctor said', '2026-07-01', '2026-09-30')).toBe('? unreadable');
    // Long before, with a pause between them.
    expect(weeks('as the doctor said', '2024-07-01', '2024-09-30')).toBe(7);
  });
  it('two resources under one id: a reference by id names neither', () => {
    const order = resource('MedicationRequest', { status: 'active', intent: 'order', medicationCodeableConcept: { text: 'clonazepam 0.5 mg tablet' }, authoredOn: '2026-10-01', reasonReference: [{ reference: 'Condition/same' }] });
    expect(say(factOf('clonazepam-indication', order, reason('same', 'G25.81')))).toBe('rls');
    expect(say(factOf('clonazepam-indication', order, reason('same', 'G25.81'), reason('same', 'G40.909')))).toBe('? must-ask');
  });
});
