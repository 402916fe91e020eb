import { describe, expect, it } from 'vitest';
import { anyTaken } from '../../../src/patient/medicines-taken.ts';
import { allergy, answers, condition, dispense, factsOf, given, order, ref, say, statement } from './story.ts';

const daily = (name: string, fields = {}) => order(name, '1 daily', '2026-09-01', fields);
const fact = (id: string, ...args: Parameters<typeof factsOf>) => say(factsOf(...args).facts[id]);

describe('drugs that can worsen restless legs', () => {
  it.each([
    ['diphenhydrAMINE 50 mg capsule', ['antihistamine-first-generation', 'cns-depressant']],
    ['Tylenol PM', ['antihistamine-first-generation', 'cns-depressant']],
    ['promethazine 25 mg tablet', ['antihistamine-first-generation', 'dopamine-antagonist', 'cns-depressant']],
    ['cetirizine 10 mg', ['antihistamine-second-generation']],
    ['levocetirizine 5 mg', ['antihistamine-second-generation']],
    ['azelastine nasal spray', ['antihistamine-second-generation']],
    ['Naphcon-A ophthalmic solution', ['antihistamine-second-generation']],
    ['diphenhydramine 2 % cream', []],
    ['metoclopramide 10 mg', ['dopamine-antagonist']],
    ['risperidone 1 mg', ['dopamine-antagonist', 'cns-depressant']],
    ['pimavanserin 34 mg', ['cns-depressant']],
    ['ondansetron 4 mg', []],
    ['escitalopram 10 mg', ['serotonergic-antidepressant']],
    ['mirtazapine 15 mg', ['serotonergic-antidepressant']],
    ['doxepin 5 % cream', []],
    ['trazodone 50 mg', ['trazodone']],
    ['bupropion XL 150 mg', ['bupropion-current']],
    ['lithium carbonate 300 mg', ['other-exacerbating-drug']],
    ['topiramate 50 mg', ['other-exacerbating-drug']],
    ['lisinopril 10 mg', []],
  ])('%s', (name, expected) => {
    const { facts } = factsOf([daily(name)]);
    const all = ['antihistamine-first-generation', 'antihistamine-second-generation', 'dopamine-antagonist', 'serotonergic-antidepressant', 'trazodone', 'bupropion-current', 'other-exacerbating-drug', 'cns-depressant'];
    expect(all.filter((id) => say(facts[id]) === true)).toEqual(expected);
    expect(all.filter((id) => facts[id]?.state === 'unknown')).toEqual([]);
  });
  it('valerian: a list that does not name it says nothing', () => {
    expect(fact('valerian', [])).toBe('? must-ask');
    expect(fact('valerian', [statement('valerian root', '', { dateAsserted: '2026-11-01' })])).toBe(true);
    expect(fact('valerian', [], answers({ valerian: false }))).toBe(false);
  });
});

const takesAny = (medicine: ReturnType<typeof daily>, ...classes: readonly string[]): boolean => anyTaken(factsOf([medicine]), classes).length > 0;

describe('classes that other facts ask for', () => {
  it.each([
    ['amoxicillin 500 mg', 'antibiotic'], ['erythromycin 250 mg', 'antibiotic'], ['citalopram 40 mg', 'qt-prolonging'], ['amiodarone 200 mg', 'antiarrhythmic-ia-iii'], ['apixaban 5 mg', 'anticoagulant'],
  ])('%s is one of the class %s', (name, id) => expect(takesAny(daily(name), id)).toBe(true));
  it('paroxetine slows CYP2D6', () => expect(say(factsOf([daily('paroxetine 20 mg')]).facts['cyp2d6-inhibitor'])).toBe(true));
  it('in the history shown, too, an eye ointment is no antibiotic', () => expect(factsOf([daily('erythromycin ophthalmic ointment')]).medicines).toMatchObject([{ ingredient: 'erythromycin', current: true, classes: [] }]));
  it('an antibiotic ointment is not systemic, a heparin flush no anticoagulant, a finished course no antibiotic now', () => {
    expect(takesAny(daily('erythromycin ophthalmic ointment'), 'antibiotic')).toBe(false);
    expect(takesAny(daily('heparin lock flush 10 unit/mL'), 'anticoagulant')).toBe(false);
    expect(takesAny(order('amoxicillin 500 mg capsule', 'Take 1 capsule 3 times a day for 7 days', '2026-09-01'), 'antibiotic')).toBe(false);
  });
});

const forReason = (...texts: string[]) => order('ropinirole 1 mg', '1 mg at bedtime', '2026-09-01', { reasonCode: texts.map((text) => ({ text })) });
const before = (name: string, reason?: string) => order(name, '1 daily', '2024-01-01', { status: 'stopped', ...(reason ? { reasonCode: [{ text: reason }] } : {}) });

describe('what a drug is for', () => {
  const rls = condition('Restless legs syndrome');
  const ropinirole = order('ropinirole 1 mg', '1 mg at bedtime', '2026-09-01');
  it.each([
    ['RLS', 'rls'], ['Restless legs', 'rls'], ["Parkinson's disease", 'parkinson'], ['Prolactinoma', 'prolactinoma'], ['Epilepsy', 'epilepsy'], ['Major depressive disorder', 'mood'], ['Bipolar I', 'mood'], ['Panic attacks', 'anxiety'], ['Low back pain', 'pain'], ['Opioid use disorder', 'oud'], ['Hypertension', 'other'],
  ])('reason "%s"', (text, expected) => expect(fact('ropinirole-indication', [forReason(text)])).toBe(expected));
  it('by the code of the condition it points to', () => {
    const coded = condition('', { code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'G25.81' }] } });
    expect(fact('ropinirole-indication', [coded, order('ropinirole 1 mg', '1 mg at bedtime', '2026-09-01', { reasonReference: [ref(coded)] })])).toBe('rls');
  });
  it('the answer goes before the reason', () => expect(fact('ropinirole-indication', [forReason('RLS')], answers({ 'ropinirole-indication': 'parkinson' }))).toBe('parkinson'));
  it('two reasons: asked', () => expect(fact('ropinirole-indication', [forReason('RLS', 'Parkinson disease')])).toBe('? must-ask'));
  it('no reason, RLS diagnosed, no Parkinson disease on a list read in full', () => expect(factsOf([rls, ropinirole]).facts['ropinirole-indication']).toMatchObject({ value: 'rls', how: expect.stringContaining('no reason is recorded') }));
  it('no reason, Parkinson disease on the list: for that', () => expect(fact('ropinirole-indication', [rls, condition("Parkinson's disease"), ropinirole])).toBe('parkinson'));
  it('no reason, problem list not read in full: asked', () => expect(fact('ropinirole-indication', [rls, ropinirole], new Map(), { Condition: 'incomplete' })).toBe('? must-ask'));
  it('no reason, no RLS: asked', () => expect(fact('ropinirole-indication', [ropinirole])).toBe('? must-ask'));
  it('cabergoline and opioids are never inferred', () => {
    expect(fact('cabergoline-indication', [rls, daily('cabergoline 0.5 mg')])).toBe('? must-ask');
    expect(fact('methadone-indication', [rls, daily('methadone 5 mg')])).toBe('? must-ask');
  });
  it('not taken: nothing to ask', () => expect(factsOf([]).facts['ropinirole-indication']).toMatchObject({ state: 'unknown', asks: [] }));
  it('taken for RLS before', () => {
    expect(fact('dopaminergic-past', [before('pramipexole 0.25 mg', 'RLS')])).toBe(true);
    expect(fact('dopaminergic-past', [before('carbidopa-levodopa 25-100 mg', "Parkinson's disease")])).toBe(false);
    expect(fact('dopaminergic-past', [rls, before('rotigotine 2 mg/24 h patch')])).toBe(true);
    expect(fact('dopaminergic-past', [before('rotigotine 2 mg/24 h patch')])).toBe('? must-ask');
    expect(fact('dopaminergic-past', [ropinirole])).toBe(false);
  });
});

describe('augmentation, as answered', () => {
  const six = Object.fromEntries(['earlier-onset', 'greater-intensity', 'spread', 'shorter-latency', 'shorter-effect', 'worse-after-increase'].map((feature) => [`augmentation-${feature}`, false]));
  it('all six answered this month is a review', () => expect(fact('augmentation-reviewed', [], answers(six, '2026-11-01'))).toBe(true));
  it('all six answered last year is none', () => {
    expect(fact('augmentation-reviewed', [], answers(six, '2025-11-01'))).toBe('? must-ask');
    expect(fact('augmentation-spread', [], answers(six, '2025-11-01'))).toBe('? out-of-date');
  });
  it('by its date', () => {
    expect(fact('augmentation-reviewed', [], answers({ 'augmentation-reviewed': '2026-10-20' }))).toBe(true);
    expect(fact('augmentation-reviewed', [], answers({ 'augmentation-reviewed': '2026-01-20' }))).toBe('? out-of-date');
  });
  it('never asked', () => expect([fact('augmentation-reviewed', []), fact('impulse-control', [])]).toEqual(['? must-ask', '? must-ask']));
});

const iron = (...args: Parameters<typeof factsOf>) => {
  const { facts } = factsOf(...args);
  return ['oral-iron', 'oral-iron-weeks', 'iv-iron', 'iv-iron-weeks-ago', 'iv-iron-product'].map((id) => say(facts[id]));
};

describe('iron taken and given', () => {
  it('stopped because of the stomach', () => expect(iron([order('ferrous sulfate 325 mg tablet', '1 tablet daily', '2026-05-01', { status: 'stopped', statusReason: { text: 'Side effect: nausea' } })])[0]).toBe('intolerant'));
  it('nothing in the chart settles nothing', () => expect(iron([])).toEqual(['? must-ask', '? must-ask', '? must-ask', '? must-ask', '? must-ask']));
  it('oral iron now', () => expect(iron([order('ferrous sulfate 325 (65 FE) MG tablet', '1 tablet daily', '2026-07-20')]).slice(0, 2)).toEqual(['current', 18]));
  it('oral iron that was completed', () => expect(iron([order('ferrous sulfate 325 mg tablet', '', '2026-05-01', { status: 'completed', dosageInstruction: [{ text: '1 tablet daily', timing: { repeat: { boundsPeriod: { start: '2026-05-01', end: '2026-08-27' } } } }] })]).slice(0, 2)).toEqual(['completed', 17]));
  it('a course three years ago is too old', () => expect(iron([order('ferrous sulfate 325 mg tablet', '', '2023-05-01', { status: 'completed', dosageInstruction: [{ text: '1 tablet daily', timing: { repeat: { boundsPeriod: { start: '2023-05-01', end: '2023-08-27' } } } }] })])[0]).toBe('? out-of-date'));
  it('one salt after the other is one course', () => expect(iron([order('ferrous gluconate 324 mg', '', '2026-05-04', { status: 'completed', dosageInstruction: [{ text: '1 tablet daily', timing: { repeat: { boundsPeriod: { start: '2026-05-04', end: '2026-07-19' } } } }] }), order('ferrous sulfate 325 mg', '1 tablet daily', '2026-07-20')]).slice(0, 2)).toEqual(['current', 29]));
  it('a prenatal vitamin is no treatment with iron', () => expect(iron([daily('prenatal vitamin with iron')])[0]).toBe('? must-ask'));
  it('constipation on iron, on the allergy list', () => expect(iron([allergy('ferrous sulfate', { reaction: [{ manifestation: [{ text: 'Constipation' }] }] })])[0]).toBe('intolerant'));
  it('an infusion four weeks ago, order and administration of the same day', () => {
    const name = 'ferric carboxymaltose (INJECTAFER) 50 mg iron/mL injection';
    expect(iron([order(name, '', '2026-10-27', { status: 'completed' }), given(name, '2026-10-27T14:22:00Z')]).slice(2)).toEqual(['given', 4, 'ferric-carboxymaltose']);
  });
  it('ordered, not yet given', () => expect(iron([order('iron sucrose 200 mg', '', '2026-11-20')]).slice(2)).toEqual(['? must-ask', '? must-ask', '? must-ask']));
  it('an infusion not done', () => expect(iron([given('iron sucrose 200 mg', '2026-11-20', { status: 'not-done' })])[2]).toBe('? must-ask'));
  it('answered never, but given: a contradiction', () => expect(iron([given('Venofer 200 mg', '2026-10-01')], answers({ 'iv-iron': 'never' }))[2]).toBe('? conflicting'));
  it('answered never in spring, given in autumn', () => expect(iron([given('Venofer 200 mg', '2026-10-01')], answers({ 'iv-iron': 'never' }, '2026-03-01')).slice(2)).toEqual(['given', 7, 'iron-sucrose']));
  it('given elsewhere, as answered', () => expect(iron([], answers({ 'iv-iron': 'given', 'iv-iron-date': '2026-06-16', 'iv-iron-product': 'ferumoxytol' })).slice(2)).toEqual(['given', 23, 'ferumoxytol']));
  it('in 2019, the day not known: longer ago than any rule looks', () => expect(factsOf([], answers({ 'iv-iron': 'given', 'iv-iron-date': '2019' })).facts['iv-iron-weeks-ago']).toMatchObject({ state: 'known', value: 360, range: { low: 360, high: 412 } }));
  it('this year, the day not known', () => expect(factsOf([], answers({ 'iv-iron': 'given', 'iv-iron-date': '2026' })).facts['iv-iron-weeks-ago']).toMatchObject({ state: 'unknown', asks: ['iv-iron-date'] }));
  it('never, as answered: nothing more to ask', () => expect(factsOf([], answers({ 'iv-iron': 'never' })).facts['iv-iron-weeks-ago']).toMatchObject({ state: 'unknown', asks: [] }));
  it('oral iron as answered', () => expect(iron([], answers({ 'oral-iron': 'completed', 'oral-iron-weeks': 17 })).slice(0, 2)).toEqual(['completed', 17]));
});

describe('doses of drugs beyond the guideline', () => {
  it.each([
    ['metoclopramide 10 mg tablet', '10 mg by mouth three times a day', 'metoclopramide', 30], ['lisinopril 10 mg tablet', '10 mg daily', 'lisinopril', 10], ['ferrous sulfate 325 (65 FE) MG tablet', 'Take 1 tablet every other day', 'ferrous-sulfate', 162.5],
  ])('%s', (name, directions, ingredient, expected) => expect(fact(`${ingredient}-current-daily-dose`, [order(name, directions, '2026-09-01')])).toBe(expected));
  it('a drug never seen has no fact of its own', () => expect(factsOf([]).facts['metoclopramide-current-daily-dose']).toBeUndefined());
  it('a dispense alone', () => expect(fact('lorazepam-current-daily-dose', [dispense('lorazepam 1 mg tablet', '2026-11-10', 30, { dosageInstruction: [{ text: '1 mg at bedtime' }] })])).toBe(1));
});
