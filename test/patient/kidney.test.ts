import { describe, expect, it } from 'vitest';
import { readPatient } from '../../src/patient/read.ts';
import { answers, chartOf, factOf, patient, problem, procedure, read, resource, result, say, type Test } from './story.ts';

const clearance = (test: Test, value: string, weight: string, who = patient()) => readPatient(chartOf([result(test, value), result('weight', weight, '2026-10-20')], who)).facts['crcl'];

describe('creatinine clearance', () => {
  it.each([
    ['a woman of 58, 70 kg, 0.8 mg/dL', '0.8 mg/dL', '70 kg', patient(), 84.7],
    ['the same in µmol/L', '71 umol/L', '70 kg', patient(), 84.4],
    ['the same in pounds', '0.8 mg/dL', '154.3 [lb_av]', patient(), 84.7],
    ['a man', '0.8 mg/dL', '70 kg', patient({ gender: 'male' }), 99.7],
  ])('%s', (_, creatinine, weight, who, expected) => {
    const fact = clearance('creatinine', creatinine, weight, who);
    expect(fact).toMatchObject({ state: 'known', unit: 'mL/min', derived: true });
    expect(Number(say(fact))).toBeCloseTo(expected, 1);
  });
  it('a birth year alone gives a range', () => expect(clearance('creatinine', '0.8 mg/dL', '70 kg', patient({ birthDate: '1968' }))).toMatchObject({ range: { low: 84.7049, high: 85.7378 } }));
  it.each([
    ['no creatinine', [result('weight', '70 kg', '2026-10-20')], ['creatinine']],
    ['no weight', [result('creatinine', '0.8 mg/dL')], ['weight']],
    ['neither', [], ['creatinine', 'weight']],
    ['creatinine three years old', [result('creatinine', '0.8 mg/dL', '2023-11-20'), result('weight', '70 kg', '2026-10-20')], ['creatinine']],
    ['weight of last year', [result('creatinine', '0.8 mg/dL'), result('weight', '70 kg', '2026-05-20')], ['weight']],
  ])('%s: asks for what is missing', (_, resources, asks) => expect(factOf('crcl', ...resources)).toMatchObject({ state: 'unknown', asks }));
  it('a creatinine below the detection limit gives a lower limit', () => expect(factOf('crcl', result('creatinine', '<0.5 mg/dL'), result('weight', '70 kg', '2026-10-20'))).toMatchObject({ value: 135.5278, range: { low: 135.5278 } }));
  it('a creatinine above the measuring range gives an upper limit', () => expect(factOf('crcl', result('creatinine', '>15 mg/dL'), result('weight', '70 kg', '2026-10-20'))).toMatchObject({ value: 4.5176, range: { high: 4.5176 } }));
  it.each([
    ['a little', '2.3 mg/dL', { state: 'known', value: 2.1, range: { low: 2.1, high: 2.3 } }],
    ['a lot', '3.4 mg/dL', { state: 'unknown', reason: 'conflicting' }],
    ['not at all', '2.1 mg/dL', { state: 'known', value: 2.1 }],
  ])('two creatinines of one time that differ %s', (_, other, expected) => expect(factOf('creatinine', result('creatinine', '2.1 mg/dL'), result('creatinine', other))).toMatchObject(expected));
  it('sex not said: asks for it', () => expect(readPatient(chartOf([result('creatinine', '0.8 mg/dL'), result('weight', '70 kg', '2026-10-20')], patient({ gender: 'unknown' }))).facts['crcl']).toMatchObject({ asks: ['sex'] }));
  it('in kidney disease of stage 3 a creatinine holds three months', () => {
    const old = result('creatinine', '1.6 mg/dL', '2026-07-20');
    expect(say(factOf('creatinine', old))).toBe(1.6);
    expect(say(factOf('creatinine', old, problem(['icd', 'N18.31'])))).toBe('? out-of-date');
  });
  it('on dialysis a weight holds three months', () => {
    const weight = result('weight', '70 kg', '2026-07-20');
    expect(say(factOf('weight', weight))).toBe(70);
    expect(say(factOf('weight', weight, problem(['icd', 'Z99.2'])))).toBe('? out-of-date');
  });
});

describe('stage of chronic kidney disease', () => {
  it.each([
    ['stage 4 by SNOMED CT', [problem(['sct', '431857002'])], '4'],
    ['stage 3b', [problem(['icd', 'N18.32'])], '3'],
    ['without the dot', [problem(['icd', 'N1832'])], '3'],
    ['in words', [problem('CKD stage IIIb')], '3'],
    ['in words, turned round', [problem('Stage 4 chronic kidney disease')], '4'],
    ['hypertensive, with stage 5', [problem(['icd', 'I12.0'])], '5'],
    ['two codes in one', [problem(['icd', 'I12.9, N18.4'])], '4'],
    ['end-stage', [problem(['icd', 'N18.6'])], '5'],
    ['the newer of two stages', [problem(['icd', 'N18.31'], 'active', { recordedDate: '2022-01-01' }), problem(['icd', 'N18.4'], 'active', { recordedDate: '2026-01-01' })], '4'],
    ['two stages without dates', [problem(['icd', 'N18.31']), problem(['icd', 'N18.4'])], '? conflicting'],
    ['stage 3 and stage 3a', [problem(['icd', 'N18.30']), problem(['icd', 'N18.31'])], '3'],
    ['no stage said', [problem(['icd', 'N18.9'])], '? must-ask'],
    ['answered', [problem(['icd', 'N18.9']), answers({ 'ckd-stage': '3' })], '3'],
    ['resolved', [problem(['icd', 'N18.31'], 'resolved')], 'none'],
    ['ruled out', [problem('CKD stage 3 ruled out')], 'none'],
    ['nothing on a list read in full', [problem(['icd', 'I10'])], 'none'],
  ])('%s', (_, resources, expected) => expect(say(factOf('ckd-stage', ...resources))).toBe(expected));
});

const session = (date: string, rest = {}) => procedure(['sct', '302497006'], date, rest);

describe('dialysis and end-stage renal disease', () => {
  it.each([
    ['dependence on dialysis', [problem(['icd', 'Z99.2'])], true, true],
    ['sessions this week', [session('2026-11-20'), session('2026-11-23')], true, true],
    ['the last session 91 days ago', [session('2026-08-25')], false, false],
    ['a session for acute kidney injury', [session('2026-11-20', { reasonCode: [{ coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'N17.9' }] }] })], false, false],
    ['sessions with an acute injury on the list', [session('2026-11-20'), problem(['icd', 'N17.9'], 'active', { recordedDate: '2026-11-10' })], false, false],
    ['sessions, acute injury and stage 4', [session('2026-11-20'), problem(['icd', 'N17.9'], 'active', { recordedDate: '2026-11-10' }), problem(['icd', 'N18.4'])], '? must-ask', '? must-ask'],
    ['sessions, acute injury, but end-stage disease known', [session('2026-11-20'), problem(['icd', 'N17.9'], 'active', { recordedDate: '2026-11-10' }), problem(['icd', 'N18.6'])], true, true],
    ['end-stage disease without dialysis', [problem(['icd', 'N18.6'])], false, true],
    ['stage 5 without dialysis', [problem(['icd', 'N18.5'])], false, false],
    ['a dialysis catheter placed', [procedure('Insertion of dialysis catheter', '2026-11-20')], false, false],
    ['a session that was not done', [session('2026-11-20', { status: 'not-done' })], false, false],
    ['a history of dialysis', [problem('History of hemodialysis')], false, false],
    ['answered', [answers({ dialysis: true })], true, true],
    ['nothing', [], false, false],
  ])('%s', (_, resources, dialysis, esrd) => {
    const { facts } = read(...resources);
    expect([say(facts['dialysis']), say(facts['esrd'])]).toEqual([dialysis, esrd]);
  });

  const transplant = procedure(['sct', '70536003'], '2024-05-20');
  it.each([
    ['end-stage disease and dialysis before it', [transplant, problem(['icd', 'N18.6'], 'active', { onsetDateTime: '2021-01-01' }), problem(['icd', 'Z99.2'], 'active', { onsetDateTime: '2021-03-01' })], false, false],
    ['back on dialysis since', [transplant, session('2026-11-20')], true, true],
    ['dependence on dialysis recorded since', [transplant, problem(['icd', 'Z99.2'], 'active', { recordedDate: '2026-02-01' })], true, true],
    ['no dates', [problem(['icd', 'Z94.0']), problem(['icd', 'Z99.2'])], '? conflicting', '? conflicting'],
    ['no dates, but the graft has failed', [problem(['icd', 'T86.12']), problem(['icd', 'Z94.0']), problem(['icd', 'Z99.2'])], true, true],
    ['only planned', [problem('Kidney transplant evaluation'), problem(['icd', 'Z99.2'])], true, true],
  ])('transplant: %s', (_, resources, dialysis, esrd) => {
    const { facts } = read(...resources);
    expect([say(facts['dialysis']), say(facts['esrd'])]).toEqual([dialysis, esrd]);
  });
  it('after a transplant the old stage says nothing of the new kidney', () => expect(say(factOf('ckd-stage', transplant, problem(['icd', 'N18.6'], 'active', { onsetDateTime: '2021-01-01' })))).toBe('? must-ask'));
});

describe('the figure for renal dose ceilings', () => {
  it.each([
    ['creatinine clearance', [result('creatinine', '0.8 mg/dL'), result('weight', '70 kg', '2026-10-20'), result('egfr', '50 mL/min/1.73m2')], 84.7049],
    ['else the eGFR', [result('egfr', '18 mL/min/1.73m2'), problem(['icd', 'N18.4'])], 18],
    ['else dialysis', [problem(['icd', 'Z99.2'])], 0],
    ['else stage 4', [problem(['icd', 'N18.4'])], 15],
    ['else stage 3b', [problem(['icd', 'N18.32'])], 30],
    ['not stage 2', [problem(['icd', 'N18.2'])], '? not-in-chart'],
    ['nothing', [], '? not-in-chart'],
  ])('%s', (_, resources, expected) => expect(say(factOf('renal-function', ...resources))).toBe(expected));
  it('a stage gives its range', () => {
    expect(factOf('renal-function', problem(['icd', 'N18.4']))).toMatchObject({ range: { low: 15, high: 30, highOpen: true } });
    expect(factOf('renal-function', problem(['icd', 'N18.31']))).toMatchObject({ range: { low: 45, high: 60, highOpen: true } });
    expect(factOf('renal-function', answers({ 'ckd-stage': '3' }))).toMatchObject({ range: { low: 30, high: 60, highOpen: true } });
  });
  it('unknown asks what the clearance asks', () => expect(factOf('renal-function')).toMatchObject({ asks: ['creatinine', 'weight'] }));
  it('of several figures in one report the race-free one counts', () =>
    expect(say(factOf('egfr', result('egfr', '55 mL/min', '2026-09-24', { code: { coding: [{ system: 'http://loinc.org', code: '48643-1' }] } }), result('egfr', '48 mL/min/1.73m2'), result('egfr', '46 mL/min', '2026-09-24', { code: { coding: [{ system: 'http://loinc.org', code: '48642-3' }] } })))).toBe(48));
  it('">60" is a range', () => expect(factOf('egfr', result('egfr', '>60 mL/min/1.73m2'))).toMatchObject({ comparator: '>', range: { low: 60, lowOpen: true } }));
});

describe('liver', () => {
  it.each([
    ['nothing on a list read in full', [], 'none'],
    ['cirrhosis without its severity', [problem(['icd', 'K74.60'])], '? must-ask'],
    ['cirrhosis, Child-Pugh B', [problem('Cirrhosis of liver, Child-Pugh class B')], 'moderate'],
    ['hepatic failure', [problem(['icd', 'K72.10'])], 'severe'],
    ['resolved', [problem(['icd', 'K70.10'], 'resolved')], 'none'],
    ['answered', [problem(['icd', 'K74.60']), answers({ 'hepatic-impairment': 'mild' })], 'mild'],
    ['hepatitis B vaccination', [problem('Hepatitis B vaccine given')], 'none'],
    ['provisional', [problem(['icd', 'K74.60'], 'active', { verificationStatus: { coding: [{ code: 'provisional' }] } })], '? must-ask'],
  ])('%s', (_, resources, expected) => expect(say(factOf('hepatic-impairment', ...resources))).toBe(expected));
});

const drug = (name: string, date = '2026-10-01') => resource('MedicationRequest', { status: 'active', intent: 'order', medicationCodeableConcept: { text: name }, authoredOn: date });

describe('QT', () => {
  it.each([
    ['QTc of this year', [result('qtc', '420 ms', '2026-02-01')], 420],
    ['in seconds', [result('qtc', '0.42 s')], 420],
    ['QT without correction is none', [result('qt', '500 ms')], '? not-in-chart'],
    ['a QTc of 13 months ago', [result('qtc', '420 ms', '2025-10-20')], '? out-of-date'],
    ['of 4 months ago, with long QT on the list', [result('qtc', '420 ms', '2026-07-20'), problem(['icd', 'I45.81'])], '? out-of-date'],
    ['of 4 months ago, with an earlier one above 450', [result('qtc', '470 ms', '2025-01-20'), result('qtc', '420 ms', '2026-07-20')], '? out-of-date'],
    ['510 two years ago, and none since: holds', [result('qtc', '510 ms', '2024-07-20')], 510],
    ['510 two years ago, 430 last month', [result('qtc', '510 ms', '2024-07-20'), result('qtc', '430 ms', '2026-10-20')], 430],
    ['no unit', [result('qtc', '420')], '? unreadable'],
  ])('%s', (_, resources, expected) => expect(say(factOf('qtc', ...resources))).toBe(expected));
  it.each([
    ['long QT in the past', [problem(['icd', 'I45.81'], 'resolved')], true],
    ['potassium 3.1 last week', [result('potassium', '3.1 mmol/L', '2026-11-18')], true],
    ['potassium 3.1 in summer', [result('potassium', '3.1 mmol/L', '2026-07-18')], '? must-ask'],
    ['a QT-prolonging drug taken now', [drug('citalopram 20 mg tablet')], true],
    ['methadone is not its own risk', [drug('methadone 5 mg tablet')], '? must-ask'],
    ['nothing recorded settles nothing', [], '? must-ask'],
    ['answered no', [answers({ 'qt-risk': false })], false],
  ])('risk: %s', (_, resources, expected) => expect(say(factOf('qt-risk', ...resources))).toBe(expected));
  it.each([
    ['an anticoagulant', [drug('apixaban 5 mg tablet')], true],
    ['unstable angina', [problem(['icd', 'I20.0'])], true],
    ['an infarction two months ago', [problem(['icd', 'I21.4'], 'active', { recordedDate: '2026-09-20' })], true],
    ['an infarction in 2015', [problem(['icd', 'I21.4'], 'active', { recordedDate: '2015-09-20' })], '? must-ask'],
    ['nothing', [], '? must-ask'],
    ['answered no', [answers({ 'dipyridamole-caution': false })], false],
  ])('dipyridamole: %s', (_, resources, expected) => expect(say(factOf('dipyridamole-caution', ...resources))).toBe(expected));
});
