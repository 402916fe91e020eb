import { describe, expect, it } from 'vitest';
import { allergy, answers, factsOf, order, say, statement } from './story.ts';

const gabapentin = (directions: string, fields = {}) => order('gabapentin 300 mg capsule', directions, '2026-06-01', fields);
const fact = (id: string, ...args: Parameters<typeof factsOf>) => say(factsOf(...args).facts[id]);
const reaction = (...texts: string[]) => ({ reaction: texts.map((text) => ({ manifestation: [{ text }] })) });

describe('was it tried, and with what result', () => {
  it('an answer', () => expect(fact('gabapentin-result', [], answers({ 'gabapentin-result': 'partial' }))).toBe('partial'));
  it('the chart alone never says that it was never tried', () => {
    expect(fact('pregabalin-result', [])).toBe('? must-ask');
    expect(factsOf([]).facts['pregabalin-taken']).toMatchObject({ state: 'unknown', reason: 'must-ask', asks: ['pregabalin-result'] });
  });
  it('answered as never tried', () => {
    const said = answers({ 'pregabalin-result': 'never-tried' });
    expect(fact('pregabalin-taken', [], said)).toBe(false);
    expect(fact('pregabalin-current', [], said)).toBe(false);
    expect(factsOf([], said).facts['pregabalin-best-daily-dose']).toMatchObject({ state: 'unknown', asks: [] });
  });
  it('answered as never tried, but the chart has it: a contradiction', () => expect(fact('gabapentin-taken', [gabapentin('300 mg at bedtime')], answers({ 'gabapentin-result': 'never-tried' }))).toBe('? conflicting'));
  it.each([
    ['dizziness', 'adverse-effect'], ['sintol', 'adverse-effect'], ['Adverse reaction', 'adverse-effect'], ['No longer effective', 'lost-effect'], ['Ineffective', 'inadequate'], ['lack of efficacy', 'inadequate'],
    ['Cost of medication', '? must-ask'], ['Dose adjustment', '? must-ask'], ['Patient preference', '? must-ask'],
  ])('stopped because of "%s"', (text, expected) => expect(fact('gabapentin-result', [gabapentin('300 mg three times a day', { status: 'stopped', statusReason: { text } })])).toBe(expected));
  it('an adverse effect noted in the allergy list, the drug no longer taken', () => {
    const facts = [gabapentin('300 mg three times a day', { status: 'stopped' }), allergy('gabapentin', { type: 'intolerance', ...reaction('Dizziness') })];
    expect(fact('gabapentin-result', facts)).toBe('adverse-effect');
    expect(fact('gabapentin-allergy', facts)).toBe('intolerance');
  });
  it('prescribed elsewhere, and the patient never took it: no trial', () => {
    const facts = [statement('gabapentin 300 mg', '300 mg at bedtime', { status: 'not-taken', dateAsserted: '2026-09-01' })];
    expect([fact('gabapentin-taken', facts), fact('gabapentin-best-daily-dose', facts), fact('gabapentin-current', facts)]).toEqual(['? must-ask', '? not-in-chart', false]);
  });
  it('stated contraindications, unsaid is no', () => {
    expect(fact('gabapentin-contraindicated', [])).toBe(false);
    expect(fact('gabapentin-contraindicated', [], answers({ 'gabapentin-contraindicated': true }))).toBe(true);
  });
});

describe('one dose at night', () => {
  it.each([
    ['300 mg by mouth at bedtime', true], ['1 capsule nightly', true], ['300 mg by mouth twice a day', false], ['300 mg every morning', false], ['300 mg once daily', '? unreadable'], ['as directed', '? unreadable'],
  ])('%s', (directions, expected) => expect(fact('gabapentin-single-night-dose', [gabapentin(directions)])).toBe(expected));
  it('not taken', () => expect(fact('gabapentin-single-night-dose', [])).toBe(false));
  it('answered', () => expect(fact('gabapentin-single-night-dose', [gabapentin('300 mg once daily')], answers({ 'gabapentin-at-night-only': true }))).toBe(true));
  it('600 mg at noon and 1200 mg in the evening as two orders are two doses', () => {
    const orders = [order('gabapentin 600 mg tablet', '600 mg at noon', '2026-06-01'), order('gabapentin 600 mg tablet', '1200 mg at bedtime', '2026-06-01')];
    expect([fact('gabapentin-current-daily-dose', orders), fact('gabapentin-doses-per-day', orders), fact('gabapentin-single-night-dose', orders)]).toEqual([1800, 2, false]);
  });
});

describe('allergy or intolerance', () => {
  it.each([
    ['hives', allergy('gabapentin', reaction('Hives')), 'allergy'],
    ['a rash, though filed as intolerance', allergy('gabapentin', { type: 'intolerance', ...reaction('Skin rash') }), 'allergy'],
    ['angioedema beside dizziness', allergy('Neurontin', reaction('Dizziness', 'Angioedema')), 'allergy'],
    ['DRESS', allergy('gabapentin', reaction('DRESS syndrome')), 'allergy'],
    ['drowsiness, though filed as allergy', allergy('gabapentin', { type: 'allergy', ...reaction('Drowsiness') }), 'intolerance'],
    ['an intolerance without words', allergy('gabapentin', { type: 'intolerance' }), 'intolerance'],
    ['nothing said of it: the safer reading', allergy('gabapentin'), 'allergy'],
    ['refuted', allergy('gabapentin', { ...reaction('Hives'), verificationStatus: { coding: [{ code: 'refuted' }] } }), 'none'],
    ['resolved', allergy('gabapentin', { ...reaction('Hives'), clinicalStatus: { coding: [{ code: 'resolved' }] } }), 'none'],
    ['to another drug', allergy('penicillin', reaction('Hives')), 'none'],
    ['no known allergies', allergy('No known drug allergy'), 'none'],
  ])('%s', (_, entry, expected) => expect(fact('gabapentin-allergy', [entry])).toBe(expected));
  it('an allergy to gabapentin is one to the prodrug; dizziness is not', () => {
    expect(fact('gabapentin-enacarbil-allergy', [allergy('gabapentin', reaction('Anaphylaxis'))])).toBe('allergy');
    expect(fact('gabapentin-enacarbil-allergy', [allergy('gabapentin', reaction('Dizziness'))])).toBe('none');
  });
  it('an allergy list that may not be read', () => expect(fact('gabapentin-allergy', [], new Map(), { AllergyIntolerance: 'forbidden' })).toBe('? not-permitted'));
  it('opioids: an allergy counts, nausea does not, "narcotics" is all of them', () => {
    expect(fact('opioid-allergy', [allergy('codeine', reaction('Urticaria'))])).toBe(true);
    expect(fact('oxycodone-allergy', [allergy('codeine', reaction('Urticaria'))])).toBe(false);
    expect(fact('opioid-allergy', [allergy('morphine', reaction('Nausea'))])).toBe(false);
    expect(fact('opioid-allergy', [allergy('Narcotics', reaction('Rash'))])).toBe(true);
    expect(fact('oxycodone-allergy', [allergy('Percocet', reaction('Swelling of face'))])).toBe(true);
    expect(fact('opioid-allergy', [])).toBe(false);
  });
});

describe('gabapentin beside gabapentin enacarbil', () => {
  it('Horizant is enacarbil, not gabapentin', () => {
    const { facts } = factsOf([statement('Horizant 600 mg tablet', 'Take 1 tablet at 5 pm with food', { effectivePeriod: { start: '2026-05-01' }, dateAsserted: '2026-11-01' })]);
    expect([say(facts['gabapentin-enacarbil-current-daily-dose']), say(facts['gabapentin-current-daily-dose']), say(facts['gabapentin-taken'])]).toEqual([600, 0, '? must-ask']);
  });
});
