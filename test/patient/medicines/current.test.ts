import { describe, expect, it } from 'vitest';
import { answers, asOf, dispense, factsOf, given, order, ref, say, statement } from './story.ts';

const ropinirole = 'ropinirole 1 mg tablet';
const nightly = '1 mg by mouth once a day at bedtime';
const current = (...resources: Parameters<typeof factsOf>[0]) => say(factsOf(resources).facts['ropinirole-current']);

describe('taken now or not', () => {
  it('an order of this spring is', () => expect(current(order(ropinirole, nightly, '2026-05-01'))).toBe(true));
  it('an order of exactly 12 months ago is', () => expect(current(order(ropinirole, nightly, '2025-11-24'))).toBe(true));
  it('an order a day older and never filled since: nobody knows', () => expect(current(order(ropinirole, nightly, '2025-11-23'))).toBe('? out-of-date'));
  it('active since 1991 without a sign of life: nobody knows', () => {
    const fact = factsOf([order(ropinirole, nightly, '1991-03-05')]).facts['ropinirole-current'];
    expect(fact).toMatchObject({ state: 'unknown', reason: 'out-of-date', asks: ['ropinirole-indication'] });
  });
  it('the old order was filled last month: it is', () => {
    const rx = order(ropinirole, nightly, '2024-02-01');
    expect(current(rx, dispense(ropinirole, '2026-10-20', 90, { authorizingPrescription: [ref(rx)] }))).toBe(true);
  });
  it('the old order was filled last month, by a pharmacy that does not say for which order: it is', () => expect(current(order(ropinirole, nightly, '2024-02-01'), dispense(ropinirole, '2026-10-20', 90))).toBe(true));
  it('s indication was answered today: it is', () => expect(say(factsOf([order(ropinirole, nightly, '2024-02-01')], answers({ 'ropinirole-indication': 'rls' })).facts['ropinirole-current'])).toBe(true));
  it('a dose of 0 was answered today: it is not', () => expect(say(factsOf([order(ropinirole, nightly, '2024-02-01')], answers({ 'ropinirole-current-daily-dose': 0 })).facts['ropinirole-current'])).toBe(false));
  it('only a year is known of when it was written', () => expect(current(order(ropinirole, nightly, '2025'))).toBe('? out-of-date'));
  it('begins next week', () => expect(current(order(ropinirole, '', '2026-11-20', { dosageInstruction: [{ text: nightly, timing: { repeat: { boundsPeriod: { start: '2026-12-01' } } } }] }))).toBe(false));
  it('s directions ended in summer', () => expect(current(order(ropinirole, '', '2026-05-20', { dosageInstruction: [{ text: nightly, timing: { repeat: { boundsPeriod: { start: '2026-05-20', end: '2026-07-20' } } } }] }))).toBe(false));
  it('for 5 days in May: it is over', () => expect(current(order(ropinirole, '1 mg at bedtime for 5 days', '2026-05-20'))).toBe(false));
  it('for 30 days in May, still active: that may have been one supply of several', () => expect(current(order(ropinirole, '1 mg at bedtime for 30 days', '2026-05-20'))).toBe('? out-of-date'));
  it('for 30 days in May, then to be stopped: it is over', () => expect(current(order(ropinirole, '1 mg at bedtime for 30 days, then stop', '2026-05-20'))).toBe(false));
  it('a titration whose last week is over may go on at its height', () => expect(current(order(ropinirole, 'Week 1: 1 mg at bedtime, week 2: 2 mg at bedtime', '2026-05-20'))).toBe('? out-of-date'));
  it('could be dispensed until summer only, and never was: nobody knows', () => expect(current(order(ropinirole, nightly, '2026-01-10', { dispenseRequest: { validityPeriod: { end: '2026-07-10' } } }))).toBe('? out-of-date'));
  it.each([
    ['stopped', false], ['completed', false], ['on-hold', false], ['cancelled', false], ['draft', false], ['entered-in-error', false], ['unknown', '? out-of-date'],
  ] as const)('an order that is %s', (status, expected) => expect(current(order(ropinirole, nightly, '2026-05-01', { status }))).toBe(expected));
  it.each([['plan', true], ['proposal', true], ['original-order', true], ['option', false]] as const)('an active %s', (intent, expected) => expect(current(order(ropinirole, nightly, '2026-05-01', { intent }))).toBe(expected));
  it.each([['active', true], ['completed', false], ['not-taken', false], ['stopped', false], ['intended', false], ['on-hold', false]] as const)('a statement that says %s', (status, expected) =>
    expect(current(statement(ropinirole, nightly, { status, dateAsserted: '2026-11-01' }))).toBe(expected));
  it('the patient says later that she does not take what was ordered', () => {
    const rx = order(ropinirole, nightly, '2026-05-01');
    expect(current(rx, statement(ropinirole, '', { status: 'not-taken', dateAsserted: '2026-09-01', basedOn: [ref(rx)] }))).toBe(false);
  });
  it('a pharmacy record alone counts while what was dispensed lasts', () => {
    expect(current(dispense(ropinirole, '2026-10-01', 90))).toBe(true);
    expect(current(dispense(ropinirole, '2026-03-01', 30))).toBe(false);
  });
  it('one dose given in hospital is no medicine taken now', () => expect(say(factsOf([given('fentanyl 50 mcg/mL injection', '2026-11-23')]).facts['current-opioid'])).toBe(false));
  it('a monthly depot of naltrexone three weeks ago still blocks', () => expect(say(factsOf([given('naltrexone (VIVITROL) 380 mg injection', '2026-11-03')]).facts['opioid-antagonist'])).toBe(true));
  it('an order completed, its 90 tablets not yet used up', () => {
    const rx = order(ropinirole, nightly, '2026-09-30', { status: 'completed' });
    expect(current(rx, dispense(ropinirole, '2026-10-01', 90, { authorizingPrescription: [ref(rx)] }))).toBe(true);
  });
  it('never on the list', () => expect(current()).toBe(false));
});

describe('what is set aside, and what is considered', () => {
  it('a draft order is considered, not taken', () => {
    const { facts, setAside } = factsOf([order('tramadol 50 mg tablet', '50 mg by mouth once a day', asOf, { status: 'draft', intent: 'plan' })]);
    expect(say(facts['considering-tramadol'])).toBe(true);
    expect(say(facts['tramadol-current'])).toBe(false);
    expect(say(facts['current-opioid'])).toBe(false);
    expect(setAside.map(({ reason }) => reason)).toEqual(['draft']);
  });
  it.each([['hydromorphone 2 mg', 'considering-other-opioid'], ['ferric carboxymaltose 750 mg', 'considering-ferric-carboxymaltose'], ['ferric carboxymaltose 750 mg', 'considering-iv-iron'], ['iron sucrose 200 mg', 'considering-iv-iron']])('a draft for %s sets %s', (name, factId) =>
    expect(say(factsOf([order(name, '', asOf, { status: 'draft' })]).facts[factId])).toBe(true));
  it('answers: several drugs in mind, a caution weighed; unsaid is no', () => {
    const { facts } = factsOf([], answers({ considering: ['methadone', 'oxymorphone'], override: ['opioid-benzodiazepine'] }));
    expect([say(facts['considering-methadone']), say(facts['considering-other-opioid']), say(facts['considering-tramadol'])]).toEqual([true, true, false]);
    expect([say(facts['override-opioid-benzodiazepine']), say(facts['override-opioid-avoid-respiratory'])]).toEqual([true, false]);
  });
  it.each(['entered-in-error', 'cancelled'] as const)('%s leaves no history', (status) => {
    const { medicines, setAside } = factsOf([order(ropinirole, nightly, '2026-05-01', { status })]);
    expect(medicines).toEqual([]);
    expect(setAside).toMatchObject([{ reason: status }]);
  });
  it('about another patient', () => expect(factsOf([order(ropinirole, nightly, '2026-05-01', { subject: { reference: 'Patient/someone' } })]).setAside).toMatchObject([{ reason: 'other-patient' }]));
});

describe('what the list settles when it was read in full', () => {
  const classes = ['current-opioid', 'benzodiazepine', 'mao-inhibitor', 'opioid-antagonist', 'dopamine-antagonist', 'antihistamine-first-generation', 'serotonergic-antidepressant', 'gabapentin-current', 'dopaminergic-past'] as const;
  it('an empty list names none', () => expect(classes.map((factId) => say(factsOf([]).facts[factId]))).toEqual(classes.map(() => false)));
  it('lisinopril on it changes nothing, nor does an unknown but readable name', () => {
    const { facts, unmatchedMedicines } = factsOf([order('lisinopril (ZESTRIL) 10 MG tablet', 'daily', '2026-06-01'), order('Zorbafenib 10 mg', 'daily', '2026-06-01')]);
    expect(classes.map((factId) => say(facts[factId]))).toEqual(classes.map(() => false));
    expect(unmatchedMedicines.map(({ name }) => name)).toEqual(['Zorbafenib 10 mg']);
  });
  it.each([['a bare NDC', order('', '', '2026-06-01', { medicationCodeableConcept: { coding: [{ system: 'http://hl7.org/fhir/sid/ndc', code: '00071015523' }] } })], ['"see note"', order('see note', '', '2026-06-01')], ['a slip of the pen', order('gabapentn 300 mg', '', '2026-06-01')]])('%s may be anything: nothing is absent', (_, resource) => {
    const { facts, unmatchedMedicines } = factsOf([resource]);
    expect(classes.map((factId) => say(facts[factId]))).toEqual(classes.map(() => '? unreadable'));
    expect(unmatchedMedicines).toHaveLength(1);
  });
  it('an unreadable entry that was stopped says nothing of now', () => expect(say(factsOf([order('see note', '', '2026-06-01', { status: 'stopped' })]).facts['current-opioid'])).toBe(false));
  it('beside an unreadable entry what is seen is still seen', () => expect(say(factsOf([order('see note', '', '2026-06-01'), order('oxycodone 5 mg', '5 mg by mouth twice a day', '2026-11-01')]).facts['current-opioid'])).toBe(true));
  it.each([['forbidden', '? not-permitted'], ['failed', '? fetch-failed'], ['incomplete', '? fetch-failed']] as const)('a search for orders that ended %s', (outcome, expected) => {
    const { facts } = factsOf([order('oxycodone 5 mg', '5 mg by mouth twice a day', '2026-11-01')], new Map(), { MedicationRequest: outcome });
    expect(say(facts['benzodiazepine'])).toBe(expected);
    expect(say(facts['ropinirole-current-daily-dose'])).toBe(expected);
    expect(say(facts['current-opioid'])).toBe(true);
  });
  it('code and name name different drugs: neither counts as taken, neither as absent', () => {
    const { facts } = factsOf([order('', '', '2026-06-01', { medicationCodeableConcept: { coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '310431' }], text: 'oxycodone 5 mg tablet' } })]);
    expect(say(facts['current-opioid'])).toBe('? conflicting');
    expect(say(facts['gabapentin-current'])).toBe('? conflicting');
    expect(say(facts['gabapentin-current-daily-dose'])).toBe('? conflicting');
  });
});
