import { describe, expect, it } from 'vitest';
import { readPatient } from '../../src/patient/read.ts';
import { answers, chartOf, factOf, finding, patient, problem, procedure, read, resource, result, say } from './story.ts';

const rls = ['icd', 'G25.81'] as const;
const copd = ['icd', 'J44.9'] as const;
const osa = ['icd', 'G47.33'] as const;
const unconfirmed = { verificationStatus: { coding: [{ code: 'provisional' }] } };
const refuted = { verificationStatus: { coding: [{ code: 'refuted' }] } };

describe('restless legs syndrome', () => {
  it.each([
    ['on the problem list', [problem(rls)], true],
    ['with an old verification status in words', [problem('Restless legs syndrome', 'active', { verificationStatus: undefined })], true],
    ['without a clinical status', [problem(rls, 'active', { clinicalStatus: undefined })], true],
    ['without a clinical status, but ended', [problem(rls, 'active', { clinicalStatus: undefined, abatementDateTime: '2020-01-01' })], '? must-ask'],
    ['recurring', [problem(rls, 'active', { clinicalStatus: { coding: [{ code: 'recurrence' }] } })], true],
    ['resolved', [problem(rls, 'resolved')], '? must-ask'],
    ['provisional', [problem(rls, 'active', unconfirmed)], '? must-ask'],
    ['refuted, though still called active', [problem(rls, 'active', refuted)], false],
    ['confirmed, and refuted later', [problem(rls, 'active', { recordedDate: '2019-01-01' }), problem(rls, 'active', { ...refuted, recordedDate: '2025-01-01' })], false],
    ['refuted, and confirmed later', [problem(rls, 'active', { recordedDate: '2025-01-01' }), problem(rls, 'active', { ...refuted, recordedDate: '2019-01-01' })], true],
    ['answered yes', [answers({ 'rls-diagnosis': true })], true],
    ['answered no, against the list', [problem(rls, 'active', { recordedDate: '2019-01-01' }), answers({ 'rls-diagnosis': false })], false],
    ['the five criteria answered no', [problem(rls), answers({ 'rls-criteria-confirmed': false })], false],
    ['leg cramps are none', [problem(['icd', 'G47.62'])], '? not-in-chart'],
    ['in the family', [problem('Family history of restless legs syndrome')], '? not-in-chart'],
    ['nothing', [], '? not-in-chart'],
  ])('%s', (_, resources, expected) => expect(say(factOf('rls-diagnosis', ...resources))).toBe(expected));
});

const who = (rest: object) => readPatient(chartOf([], patient(rest))).facts;

describe('who she is', () => {
  it.each([
    ['1968-05-14', 58],
    ['1968-11-24', 58],
    ['1968-11-25', 57],
    ['2010-01-01', 16],
    ['1968-05', 58],
    ['2030-01-01', '? unreadable'],
    ['1850-01-01', '? unreadable'],
    ['yesterday', '? unreadable'],
    [undefined, '? not-in-chart'],
  ])('born %s: age %s', (birthDate, expected) => expect(say(who({ birthDate })['age'])).toBe(expected));
  it('only the year is known: one of two ages', () => expect(who({ birthDate: '1968' })['age']).toMatchObject({ value: 57, range: { low: 57, high: 58 } }));
  it.each([['female', 'female'], ['male', 'male'], ['other', '? must-ask'], ['unknown', '? not-in-chart'], [undefined, '? not-in-chart']])('gender %s', (gender, expected) => expect(say(who({ gender })['sex'])).toBe(expected));
});

const inFamily = (code: string) => resource('FamilyMemberHistory', { status: 'completed', patient: { reference: 'Patient/her' }, condition: [{ code: { text: code } }] });

describe('what is only in the family', () => {
  it.each([
    ['haemochromatosis', [inFamily('Hereditary haemochromatosis')], true],
    ['sleep apnoea, which she has too', [inFamily('Sleep apnoea'), problem(osa)], false],
    ['something else', [inFamily('Breast cancer')], false],
    ['nothing', [], false],
  ])('%s', (_, resources, expected) => expect(say(factOf('family-history-only', ...resources))).toBe(expected));
});

const fev1 = (percent: string) => result('qtc', percent, '2026-09-01', { code: { coding: [{ system: 'http://loinc.org', code: '20152-5' }] } });

describe('lungs', () => {
  it.each([
    ['COPD', [problem(copd)], 'present', true],
    ['emphysema in words', [problem('Emphysema')], 'present', true],
    ['subcutaneous emphysema', [problem('Subcutaneous emphysema')], 'none', false],
    ['screening for COPD', [problem('Encounter for screening for COPD')], 'none', false],
    ['no history of COPD', [problem('No history of COPD')], 'none', false],
    ['COPD suspected', [problem('Suspected COPD')], '? must-ask', '? must-ask'],
    ['rule out COPD', [problem('Rule out COPD')], '? must-ask', '? must-ask'],
    ['provisional', [problem(copd, 'active', unconfirmed)], '? must-ask', '? must-ask'],
    ['asthma is another lung disease', [problem(['icd', 'J45.20'])], 'none', true],
    ['father with COPD', [problem('Father with COPD')], 'none', false],
    ['two codes in one string', [problem(['icd', 'J44.9/G47.33'])], 'present', true],
    ['answered none', [problem(copd), answers({ copd: 'none' })], 'none', false],
    ['answered none, recorded since', [answers({ copd: 'none' }, '2026-10-01'), problem(copd, 'active', { recordedDate: '2026-11-01' })], '? conflicting', '? conflicting'],
    ['nothing on a list read in full', [], 'none', false],
  ])('%s', (_, resources, copdExpected, lungExpected) => {
    const { facts } = read(...resources);
    expect([say(facts['copd']), say(facts['lung-disease'])]).toEqual([copdExpected, lungExpected]);
  });
  it('says that the list was read, and how long it was', () => expect(factOf('copd', problem(rls), problem(['icd', 'I10']))).toMatchObject({ value: 'none', sources: [], how: 'not recorded; 2 conditions read on 24 Nov 2026' }));

  it.each([
    ['GOLD 1 in words', [problem('COPD, mild (GOLD 1)')], 'mild'],
    ['GOLD stage III', [problem('COPD GOLD stage III')], 'severe'],
    ['GOLD group D is no severity', [problem('COPD GOLD group D')], '? must-ask'],
    ['the severity element', [problem(copd, 'active', { severity: { text: 'Moderate' } })], 'moderate'],
    ['FEV1 of 85 %', [problem(copd), fev1('85 %')], 'mild'],
    ['FEV1 of 50 %', [problem(copd), fev1('50 %')], 'moderate'],
    ['FEV1 of 49 %', [problem(copd), fev1('49 %')], 'severe'],
    ['mild in words, FEV1 of 40 %', [problem('COPD, mild'), fev1('40 %')], '? conflicting'],
    ['mild, recorded in 2015', [problem('COPD, mild', 'active', { recordedDate: '2015-01-01' })], '? out-of-date'],
    ['severe, recorded in 2015', [problem('COPD, severe', 'active', { recordedDate: '2015-01-01' })], 'severe'],
    ['not said', [problem(copd)], '? must-ask'],
    ['answered', [problem(copd), answers({ 'copd-severity': 'severe' })], 'severe'],
  ])('severity: %s', (_, resources, expected) => expect(say(factOf('copd-severity', ...resources))).toBe(expected));
  it.each([
    ['home oxygen', [problem(['icd', 'Z99.81'])], true],
    ['chronic respiratory failure', [problem(['icd', 'J96.11'])], true],
    ['central sleep apnoea', [problem(['icd', 'G47.31'])], true],
    ['severe asthma', [problem(['icd', 'J45.50'])], true],
    ['mild asthma', [problem(['icd', 'J45.20'])], false],
    ['obstructive sleep apnoea', [problem(osa)], false],
    ['myasthenia gravis', [problem(['icd', 'G70.00'])], true],
  ])('other compromise: %s', (_, resources, expected) => expect(say(factOf('respiratory-compromise', ...resources))).toBe(expected));
});

const nights = (percent: string, date = '2026-10-01') => result('qtc', percent, date, { code: { text: 'Percent days with device usage greater than or equal to 4 hours' } });

describe('sleep apnoea', () => {
  it.each([
    ['on the problem list', [problem(osa)], 'present'],
    ['resolved', [problem(osa, 'resolved')], 'resolved'],
    ['provisional', [problem(osa, 'active', unconfirmed)], '? must-ask'],
    ['of a kind that is not said', [problem(['icd', 'G47.30'])], '? must-ask'],
    ['central only', [problem(['icd', 'G47.31'])], '? must-ask'],
    ['no record settles nothing', [], '? must-ask'],
    ['no record, STOP-BANG 2', [answers({ 'stop-bang': 2 })], 'none'],
    ['no record, STOP-BANG 3', [answers({ 'stop-bang': 3 })], '? must-ask'],
    ['answered none', [answers({ osa: 'none' })], 'none'],
    ['answered none, STOP-BANG 4', [answers({ osa: 'none', 'stop-bang': 4 })], 'none'],
    ['answered none, STOP-BANG 5', [answers({ osa: 'none', 'stop-bang': 5 })], '? conflicting'],
    ['answered none, STOP-BANG 7, excluded by a study', [answers({ osa: 'none', 'stop-bang': 7, 'osa-study': true })], 'none'],
    ['STOP-BANG 7, excluded by a study', [answers({ 'stop-bang': 7, 'osa-study': true })], 'none'],
    ['on the list, but excluded by a study', [problem(osa), answers({ 'osa-study': true })], '? conflicting'],
    ['on the list, answered none', [problem(osa, 'active', { recordedDate: '2020-01-01' }), answers({ osa: 'none' })], 'none'],
    ['on the list, STOP-BANG 1', [problem(osa), answers({ 'stop-bang': 1 })], 'present'],
    ['a STOP-BANG of two years ago', [answers({ 'stop-bang': 1 }, '2024-11-01')], '? must-ask'],
  ])('%s', (_, resources, expected) => expect(say(factOf('osa', ...resources))).toBe(expected));
  it('what is asked: the study only where a high score stands against "none"', () => {
    expect(factOf('osa')).toMatchObject({ asks: ['osa'] });
    expect(factOf('osa', answers({ osa: 'none', 'stop-bang': 6 }))).toMatchObject({ asks: ['osa', 'osa-study'] });
  });

  const cpap = ['sct', '47545007'] as const;
  it.each([
    ['refused', [procedure(cpap, '2026-10-01', { status: 'not-done' })], 'untreated'],
    ['refused more than six months ago', [procedure(cpap, '2024-10-01', { status: 'not-done' })], '? out-of-date'],
    ['refused, nobody knows when', [procedure(cpap, '2024-10-01', { status: 'not-done', performedDateTime: undefined })], '? must-ask'],
    ['refused, begun later', [procedure(cpap, '2024-10-01', { status: 'not-done' }), procedure(cpap, '2025-10-01')], '? must-ask'],
    ['a CPAP device alone says nothing of its use', [resource('Device', { status: 'active', type: { text: 'CPAP device' }, patient: { reference: 'Patient/her' } })], '? must-ask'],
    ['an order alone neither', [resource('ServiceRequest', { status: 'active', intent: 'order', code: { text: 'CPAP' }, authoredOn: '2026-10-01' })], '? must-ask'],
    ['four hours on 82 % of nights', [nights('82 %')], 'treated-adherent'],
    ['four hours on 70 % of nights', [nights('70 %')], 'treated-adherent'],
    ['four hours on 69 % of nights', [nights('69 %')], 'not-adherent'],
    ['in the words of a device report', [resource('Observation', { status: 'final', code: { text: 'CPAP compliance' }, effectiveDateTime: '2026-10-01', valueString: 'Average 6.1 h, used 4 hours or more on 92% of nights' })], 'treated-adherent'],
    ['a report of average hours alone', [resource('Observation', { status: 'final', code: { text: 'CPAP usage' }, effectiveDateTime: '2026-10-01', valueString: '6.1 hours a night' })], '? must-ask'],
    ['82 % a year ago', [nights('82 %', '2025-11-01')], '? must-ask'],
    ['answered', [answers({ 'osa-treatment': 'treated-adherent' })], 'treated-adherent'],
    ['answered a year ago', [answers({ 'osa-treatment': 'treated-adherent' }, '2025-11-01')], '? out-of-date'],
    ['nothing', [], '? must-ask'],
  ])('treatment: %s', (_, resources, expected) => expect(say(factOf('osa-treatment', problem(osa), ...resources))).toBe(expected));
});

describe('substance use', () => {
  it.each([
    ['alcohol dependence', [problem(['icd', 'F10.20'])], 'active'],
    ['in remission by its code', [problem(['icd', 'F10.21'])], 'remission'],
    ['in remission by its status', [problem(['icd', 'F11.20'], 'remission')], 'remission'],
    ['in remission by its words', [problem('Alcohol dependence in sustained remission')], 'remission'],
    ['one active, one in remission', [problem(['icd', 'F10.20']), problem(['icd', 'F11.21'])], 'active'],
    ['a history of opioid abuse', [problem(['sct', '288831000119100'])], 'remission'],
    ['opioid use, unspecified, is no disorder', [problem(['icd', 'F11.90'])], '? must-ask'],
    ['long-term opioid therapy is none', [problem(['icd', 'Z79.891'])], '? must-ask'],
    ['tobacco does not count', [problem(['icd', 'F17.210'])], '? must-ask'],
    ['cocaine', [problem(['icd', 'F14.10'])], 'active'],
    ['a family history', [problem(['icd', 'Z81.1'])], '? must-ask'],
    ['a family history in words', [problem('Family history of alcoholism')], '? must-ask'],
    ['refuted', [problem(['icd', 'F10.20'], 'active', refuted)], '? must-ask'],
    ['no record settles nothing', [], '? must-ask'],
    ['answered none', [answers({ 'substance-use': 'none' })], 'none'],
    ['answered none seven months ago', [answers({ 'substance-use': 'none' }, '2026-04-01')], '? out-of-date'],
    ['answered none last month, recorded since', [answers({ 'substance-use': 'none' }, '2026-10-01'), problem(['icd', 'F10.20'], 'active', { recordedDate: '2026-11-01' })], '? conflicting'],
  ])('%s', (_, resources, expected) => expect(say(factOf('substance-use', ...resources))).toBe(expected));
  it.each([
    ['Current every day smoker', true],
    ['Never smoker', false],
    ['Former smoker', false],
    ['Unknown if ever smoked', '? must-ask'],
  ])('smoking status "%s"', (words, expected) => expect(say(factOf('nicotine', finding('tobacco', words, '2026-10-01')))).toBe(expected));
  it('a smoking status of last year is too old', () => expect(say(factOf('nicotine', finding('tobacco', 'Never smoker', '2026-01-01')))).toBe('? out-of-date'));
  it.each([['Current drinker', true], ['Never drinks', false], ['Denies current use', false], ['Drinks 2 glasses of wine daily, no liquor', '? must-ask'], ['Unknown', '? must-ask']])('alcohol "%s"', (words, expected) => expect(say(factOf('alcohol', finding('alcohol', words, '2026-10-01')))).toBe(expected));
});

const pregnancyOf = (who: ReturnType<typeof patient>, ...resources: Parameters<typeof chartOf>[0]) => say(readPatient(chartOf(resources, who)).facts['pregnancy']);

describe('pregnancy', () => {
  const young = patient({ birthDate: '1990-05-14' });
  it.each([
    ['a man', patient({ gender: 'male', birthDate: '1990-05-14' }), 'not-possible'],
    ['a woman of 58', patient(), 'not-possible'],
    ['a woman of 55', patient({ birthDate: '1971-05-14' }), '? must-ask'],
    ['a girl of 11', patient({ birthDate: '2015-05-14' }), 'not-possible'],
    ['a woman of 36', young, '? must-ask'],
    ['of unknown age', patient({ birthDate: undefined }), '? must-ask'],
  ])('%s', (_, who, expected) => expect(pregnancyOf(who)).toBe(expected));
  it.each([
    ['status pregnant last week', [finding('pregnancy', 'Pregnant', '2026-11-18')], 'pregnant'],
    ['status not pregnant last week', [finding('pregnancy', 'Not pregnant', '2026-11-18')], 'not-pregnant'],
    ['status not pregnant in summer', [finding('pregnancy', 'Not pregnant', '2026-07-18')], '? must-ask'],
    ['on the problem list since September', [problem(['icd', 'Z33.1'], 'active', { onsetDateTime: '2026-09-01' })], 'pregnant'],
    ['on the problem list since 2019', [problem(['icd', 'Z33.1'], 'active', { onsetDateTime: '2019-09-01' })], '? must-ask'],
    ['over', [problem(['icd', 'Z33.1'], 'resolved', { onsetDateTime: '2026-02-01' })], '? must-ask'],
    ['on the problem list since September, not pregnant by last week’s status', [problem(['icd', 'Z33.1'], 'active', { onsetDateTime: '2026-09-01' }), finding('pregnancy', 'Not pregnant', '2026-11-18')], '? conflicting'],
    ['entered on the problem list since that status', [problem(['icd', 'Z33.1'], 'active', { onsetDateTime: '2026-09-01', recordedDate: '2026-11-20' }), finding('pregnancy', 'Not pregnant', '2026-11-18')], 'pregnant'],
    ['two statuses of one day', [finding('pregnancy', 'Not pregnant', '2026-11-18'), finding('pregnancy', 'Pregnant', '2026-11-18')], '? conflicting'],
    ['pregnant, then not', [finding('pregnancy', 'Pregnant', '2026-11-05'), finding('pregnancy', 'Not pregnant', '2026-11-18')], 'not-pregnant'],
    ['a history of pregnancy', [problem('History of pregnancy', 'active', { recordedDate: '2026-11-01' })], '? must-ask'],
    ['answered', [answers({ pregnancy: 'breast-feeding' })], 'breast-feeding'],
    ['answered five weeks ago', [answers({ pregnancy: 'not-pregnant' }, '2026-10-20')], '? out-of-date'],
    ['answered not pregnant, positive since', [answers({ pregnancy: 'not-pregnant' }, '2026-11-10'), finding('pregnancy', 'Pregnant', '2026-11-18')], '? conflicting'],
  ])('%s', (_, resources, expected) => expect(pregnancyOf(young, ...resources)).toBe(expected));
  it('weeks of gestation go on counting', () => expect(factOf('gestation-weeks', answers({ pregnancy: 'pregnant', 'gestation-weeks': 20 }, '2026-11-03'))).toMatchObject({ value: 23, unit: 'wk' }));
  it('weeks from the date of delivery', () => expect(say(factOf('gestation-weeks', answers({ pregnancy: 'pregnant' }), resource('Observation', { status: 'final', code: { coding: [{ system: 'http://loinc.org', code: '11778-8' }] }, effectiveDateTime: '2026-09-01', valueDateTime: '2027-03-02' })))).toBe(26));
});

describe('the nerve stimulator', () => {
  it.each([
    ['device-implant', [problem(['icd', 'Z95.0'])], true],
    ['device-implant', [resource('Device', { status: 'active', type: { text: 'Cardiac pacemaker' }, patient: { reference: 'Patient/her' } })], true],
    ['device-implant', [], '? must-ask'],
    ['device-implant', [answers({ 'device-implant': false })], false],
    ['device-epilepsy', [problem(['icd', 'G40.909'])], true],
    ['device-epilepsy', [], '? must-ask'],
    ['device-skin', [], '? must-ask'],
    ['device-skin', [answers({ 'device-skin': false })], false],
  ])('%s', (id, resources, expected) => expect(say(factOf(id, ...resources))).toBe(expected));
});

describe('what is set aside', () => {
  it('names each resource and why', () => {
    const { setAside, facts } = read(
      problem(copd, 'active', { id: 'c-error', verificationStatus: { coding: [{ code: 'entered-in-error' }] } }),
      problem(copd, 'active', { id: 'c-refuted', ...refuted }),
      problem(copd, 'active', { id: 'c-open', ...unconfirmed }),
      problem(copd, 'active', { id: 'c-other', subject: { reference: 'Patient/somebody' } }),
      result('ferritin', '62', '2026-09-24', { id: 'o-unit' }),
    );
    expect(setAside.map(({ resource: name, reason }) => [name, reason])).toEqual(expect.arrayContaining([['Condition/c-error', 'entered-in-error'], ['Condition/c-refuted', 'refuted'], ['Condition/c-open', 'unconfirmed'], ['Condition/c-other', 'other-patient'], ['Observation/o-unit', 'no-unit']]));
    expect(say(facts['set-aside-resources'])).toBe(5);
  });
});
