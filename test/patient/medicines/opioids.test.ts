import { describe, expect, it } from 'vitest';
import { answers, dispense, factsOf, order, say } from './story.ts';

const daily = (name: string, directions: string, fields = {}) => order(name, directions, '2026-09-01', fields);
const fact = (id: string, ...args: Parameters<typeof factsOf>) => say(factsOf(...args).facts[id]);

describe('morphine equivalents by the CDC 2022 factors', () => {
  it.each([
    ['methadone 10 mg at bedtime', [daily('methadone 10 mg tablet', '10 mg by mouth at bedtime')], 47],
    ['oxycodone 10 mg twice a day', [daily('oxycodone ER (OXYCONTIN) 10 mg tablet', '10 mg by mouth every 12 hours')], 30],
    ['hydrocodone within Norco', [daily('HYDROcodone-acetaminophen (NORCO) 5-325 mg per tablet', 'Take 1 tablet by mouth 4 times a day')], 20],
    ['codeine within co-codamol', [daily('Co-codamol 30mg/500mg tablets', '2 tablets four times a day')], 36],
    ['fentanyl 25 µg/h', [daily('fentanyl 25 mcg/hr patch', 'Apply 1 patch every 72 hours')], 60],
    ['two opioids', [daily('oxycodone 5 mg tablet', '5 mg by mouth twice a day'), daily('tramadol 50 mg tablet', '50 mg by mouth twice a day')], 35],
    ['buprenorphine is not counted', [daily('buprenorphine 2 mg sublingual tablet', '2 mg under the tongue once a day')], 0],
    ['none', [], 0],
  ])('%s', (_, resources, expected) => expect(fact('opioid-mme', resources)).toBeCloseTo(expected));
  it('when needed: the most it allows', () => expect(factsOf([daily('oxycodone 5 mg tablet', '1 tablet by mouth every 6 hours as needed for pain')]).facts['opioid-mme']).toMatchObject({ value: 30, prn: true }));
  it('a dose that cannot be read leaves the sum open', () => expect(fact('opioid-mme', [daily('oxycodone 5 mg tablet', '5 mg by mouth twice a day'), daily('morphine 15 mg tablet', 'as directed')])).toBe('? unreadable'));
  it('an opioid that the table does not name', () => expect(fact('opioid-mme', [daily('levorphanol 2 mg tablet', '2 mg by mouth twice a day')])).toBe('? unreadable'));
  it('an opioid answered that the chart does not know', () => expect(fact('opioid-mme', [], answers({ 'current-opioid': true }))).toBe('? must-ask'));
});

describe('an opioid now', () => {
  const oxycodone = daily('oxycodone 5 mg tablet', '5 mg by mouth twice a day');
  it('by the list', () => expect(fact('current-opioid', [oxycodone])).toBe(true));
  it('answered no against an order that stands: the answer counts, whatever the list says, also for the sum', () => {
    expect(fact('current-opioid', [oxycodone], answers({ 'current-opioid': false }))).toBe(false);
    expect(fact('opioid-mme', [oxycodone], answers({ 'current-opioid': false }))).toBe(0);
    expect(factsOf([oxycodone], answers({ 'current-opioid': false })).facts['current-opioid']).toMatchObject({ answered: true, how: expect.stringContaining('although the list has oxycodone') });
  });
  it('answered no before the order was written: the order counts', () => expect(fact('current-opioid', [order('oxycodone 5 mg tablet', '5 mg twice a day', '2026-11-20')], answers({ 'current-opioid': false }, '2026-11-10'))).toBe(true));
  it('answered no, an old order without a sign of life: no', () => expect(fact('current-opioid', [order('oxycodone 5 mg tablet', '5 mg twice a day', '2024-01-01')], answers({ 'current-opioid': false }))).toBe(false));
  it('an old order without a sign of life: asked as such', () => expect(factsOf([order('oxycodone 5 mg tablet', '5 mg twice a day', '2024-01-01')]).facts['current-opioid']).toMatchObject({ state: 'unknown', asks: ['current-opioid'] }));
  it('an answer of two months ago is too old: the list speaks', () => expect(fact('current-opioid', [], answers({ 'current-opioid': true }, '2026-09-20'))).toBe(false));
  it('five days of tablets after surgery last spring', () => expect(fact('current-opioid', [dispense('oxycodone 5 mg tablet', '2026-04-01', 5)])).toBe(false));
  it('cough syrup while it is taken', () => expect(fact('current-opioid', [order('promethazine-codeine 6.25-10 mg/5 mL syrup', '5 mL every 6 hours as needed', '2026-11-20')])).toBe(true));
  it('apomorphine is none', () => expect(fact('current-opioid', [daily('apomorphine 10 mg/mL pen', 'inject 2 mg three times a day')])).toBe(false));
});

describe('tolerance', () => {
  it('60 MME a day for weeks', () => expect(fact('opioid-tolerant', [daily('morphine ER 30 mg tablet', '30 mg by mouth twice a day')])).toBe(true));
  it('60 MME since the day before yesterday', () => expect(fact('opioid-tolerant', [order('morphine ER 30 mg tablet', '30 mg by mouth twice a day', '2026-11-22')])).toBe('? unreadable'));
  it('less', () => expect(fact('opioid-tolerant', [daily('morphine ER 15 mg tablet', '15 mg by mouth twice a day')])).toBe(false));
  it('none', () => expect(fact('opioid-tolerant', [])).toBe(false));
});

describe('antagonists', () => {
  it.each([
    ['naltrexone 50 mg tablet', true], ['Contrave 8-90 mg', true], ['Lybalvi 5-10 mg', true], ['naloxone (NARCAN) 4 mg nasal spray', false], ['Suboxone 8-2 mg film', false],
    ['oxycodone-naloxone 5-2.5 mg', false], ['Embeda 20-0.8 mg capsule', false], ['methylnaltrexone 150 mg tablet', false],
  ])('%s', (name, expected) => expect(fact('opioid-antagonist', [daily(name, '1 daily')])).toBe(expected));
  it.each([
    ['taken now', order('selegiline 5 mg', '5 mg daily', '2026-08-01'), true],
    ['ended ten days ago', order('phenelzine 15 mg', '', '2026-05-01', { status: 'completed', dosageInstruction: [{ text: '15 mg daily', timing: { repeat: { boundsPeriod: { start: '2026-05-01', end: '2026-11-14' } } } }] }), true],
    ['ended three weeks ago', order('phenelzine 15 mg', '', '2026-05-01', { status: 'completed', dosageInstruction: [{ text: '15 mg daily', timing: { repeat: { boundsPeriod: { start: '2026-05-01', end: '2026-11-03' } } } }] }), false],
    ['stopped, nobody knows when', order('phenelzine 15 mg', '15 mg daily', '2026-05-01', { status: 'stopped' }), '? not-in-chart'],
    ['stopped years ago', order('phenelzine 15 mg', '15 mg daily', '2019-05-01', { status: 'stopped' }), false],
    ['linezolid is one', order('linezolid 600 mg', '600 mg twice a day', '2026-11-20'), true],
  ])('MAO inhibitor %s', (_, resource, expected) => expect(fact('mao-inhibitor', [resource])).toBe(expected));
});

describe('benzodiazepines, Z-drugs and other sedatives', () => {
  it.each([
    ['LORazepam 1 mg tablet', true, false], ['zolpidem 10 mg', true, false], ['eszopiclone 2 mg', true, false], ['baclofen 10 mg', false, true], ['Fioricet', false, true], ['quetiapine 25 mg', false, true], ['diphenhydramine 25 mg', false, true],
    ['melatonin 3 mg', false, false], ['gabapentin 300 mg', false, false], ['clonidine 0.1 mg', false, false], ['ketotifen ophthalmic solution', false, false],
  ])('%s', (name, benzodiazepine, other) => {
    const { facts } = factsOf([daily(name, '1 daily')]);
    expect([say(facts['benzodiazepine']), say(facts['cns-depressant'])]).toEqual([benzodiazepine, other]);
  });
  it('answered yes', () => expect(fact('benzodiazepine', [], answers({ benzodiazepine: true }))).toBe(true));
  it('answered no against an order that stands: no', () => expect(fact('benzodiazepine', [daily('lorazepam 1 mg', '1 mg nightly')], answers({ benzodiazepine: false }))).toBe(false));
});
