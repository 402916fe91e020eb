import { describe, expect, it } from 'vitest';
import { readAnswers } from '../../src/patient/read.ts';
import { answers, chartOf, factOf, problem, read, result, say, today } from './story.ts';

const one = (linkId: string, answer: object) => ({ item: [{ linkId, answer: [answer] }] });
const valuesOf = (linkId: string, ...sheets: Parameters<typeof chartOf>[0]) => readAnswers(chartOf(sheets)).answers.get(linkId)?.values;
const reasonsOf = (...sheets: Parameters<typeof chartOf>[0]) => readAnswers(chartOf(sheets)).setAside.map(({ reason, detail }) => `${reason}: ${detail ?? ''}`);

describe('answers as a clinician gave them', () => {
  it.each([
    ['osa', { valueCoding: { code: 'present' } }, 'present'],
    ['osa', { valueString: 'present' }, 'present'],
    ['daytime-symptoms', { valueBoolean: false }, false],
    ['irls-total', { valueInteger: 26 }, 26],
    ['irls-total', { valueDecimal: 26 }, 26],
    ['symptom-nights-per-week', { valueDecimal: 2.5 }, 2.5],
    ['pdmp-checked', { valueDate: today }, today],
    ['pdmp-checked', { valueDateTime: `${today}T10:00:00Z` }, today],
    ['ferritin', { valueQuantity: { value: 62, code: 'ug/L' } }, 62],
    ['lorazepam-indication', { valueCoding: { code: 'anxiety' } }, 'anxiety'],
  ])('%s %o', (linkId, answer, expected) => expect(valuesOf(linkId, answers({}, today, one(linkId, answer)))).toEqual([expected]));

  it.each([
    ['irls-total', { valueInteger: 41 }, '41 lies outside 0 to 40'],
    ['irls-total', { valueDecimal: 26.5 }, '26.5 is not a whole number'],
    ['irls-total', { valueString: 'severe' }, '"severe" is not a number'],
    ['osa', { valueCoding: { code: 'maybe' } }, '"maybe" is not one of none, present, resolved'],
    ['daytime-symptoms', { valueString: 'yes' }, '"yes" is neither yes nor no'],
    ['iv-iron-date', { valueDate: 'last spring' }, '"last spring" is not a date'],
    ['ferritin', { valueDecimal: 62 }, '62 has no unit'],
    ['shoe-size', { valueInteger: 38 }, 'no such question'],
  ])('garbage is set aside: %s %o', (linkId, answer, problemWords) => {
    const sheet = answers({}, today, one(linkId, answer));
    expect(valuesOf(linkId, sheet)).toBeUndefined();
    expect(reasonsOf(sheet)).toEqual([`answer-unreadable: ${linkId}: ${problemWords}`]);
  });

  it('the newest of each question wins, and older sheets answer the rest', () => {
    const older = answers({ 'irls-total': 30, osa: 'none' }, '2026-11-20T08:00:00Z');
    const newer = answers({ 'irls-total': 12 }, '2026-11-24T08:00:00Z');
    for (const sheets of [[older, newer], [newer, older]]) expect([valuesOf('irls-total', ...sheets), valuesOf('osa', ...sheets)]).toEqual([[12], ['none']]);
  });
  it('by the instant, not by the clock of the place', () => expect(valuesOf('irls-total', answers({ 'irls-total': 12 }, '2026-11-24T01:00:00+09:00'), answers({ 'irls-total': 30 }, '2026-11-23T20:00:00-05:00'))).toEqual([30]));
  it('garbage does not hide an older answer that can be read', () => expect(valuesOf('irls-total', answers({ 'irls-total': 26 }, '2026-11-20'), answers({ 'irls-total': 400 }, today))).toEqual([26]));
  it.each([
    ['entered in error', { status: 'entered-in-error' }, 'entered-in-error'],
    ['in progress', { status: 'in-progress' }, 'not-final'],
    ['of another patient', { subject: { reference: 'Patient/somebody' } }, undefined],
    ['without a date', { authored: undefined }, 'no-date'],
    ['of next year', { authored: '2027-11-24' }, 'after-day-of-use'],
  ])('a sheet %s does not count', (_, rest, reason) => {
    const sheet = answers({ 'irls-total': 26 }, today, rest);
    expect(valuesOf('irls-total', sheet)).toBeUndefined();
    if (reason !== undefined) expect(reasonsOf(sheet)[0]).toContain(reason);
  });
  it('amended counts, and so does any version of the questionnaire', () => expect(valuesOf('irls-total', answers({ 'irls-total': 26 }, today, { status: 'amended', questionnaire: 'urn:rls:intake|2.1.0' }))).toEqual([26]));
  it('another questionnaire is none of ours', () => expect(valuesOf('irls-total', answers({ 'irls-total': 26 }, today, { questionnaire: 'urn:other' }))).toBeUndefined());
  it('groups, nested items and items under an answer are all read', () =>
    expect(
      [...readAnswers(chartOf([answers({}, today, { item: [{ linkId: 'section-rls', item: [{ linkId: 'irls-total', answer: [{ valueInteger: 26 }] }] }, { linkId: 'osa', answer: [{ valueCoding: { code: 'present' }, item: [{ linkId: 'osa-treatment', answer: [{ valueCoding: { code: 'untreated' } }] }] }] }] })])).answers.keys()],
    ).toEqual(['irls-total', 'osa', 'osa-treatment']));
  it('several choices where the question repeats; a contradiction where it does not', () => {
    expect(valuesOf('considering', answers({ considering: ['methadone', 'tramadol'] }))).toEqual(['methadone', 'tramadol']);
    expect(valuesOf('considering', answers({ considering: ['methadone', 'aspirin'] }))).toEqual(['methadone']);
    expect(reasonsOf(answers({ osa: ['none', 'present'] }))[0]).toContain('several answers (none, present) where one is asked for');
  });
});

describe('what an answer does to a fact', () => {
  it('shows who said it and when', () => expect(factOf('irls-total', answers({ 'irls-total': 26 }, '2026-11-20T08:00:00Z'))).toMatchObject({ value: 26, unit: '{score}', answered: true, date: '2026-11-20', how: 'answered by clinician, 20 Nov 2026' }));
  it.each([
    ['irls-total', 26, '2026-08-26', 26],
    ['irls-total', 26, '2026-08-25', '? out-of-date'],
    ['rls-criteria-confirmed', true, '2025-11-24', true],
    ['rls-criteria-confirmed', true, '2025-11-23', '? out-of-date'],
    ['daytime-symptoms', true, '2026-08-25', '? out-of-date'],
    ['declines-opioid', true, '2026-10-25', true],
    ['declines-opioid', true, '2026-10-24', '? out-of-date'],
    ['exacerbators-reviewed', true, '2026-05-24', true],
    ['exacerbators-reviewed', true, '2026-05-23', '? out-of-date'],
    ['opioid-risk', 'low', '2025-11-23', '? out-of-date'],
    ['phq9-total', 4, '2026-08-25', '? out-of-date'],
    ['iron-overload', false, '2015-01-01', false],
  ])('%s answered %s on %s: %s', (id, value, authored, expected) => expect(say(factOf(id, answers({ [id]: value }, authored)))).toBe(expected));
  it.each([
    ['today', today, true],
    ['30 days ago', '2026-10-25', true],
    ['31 days ago', '2026-10-24', '? out-of-date'],
    ['tomorrow week', '2026-12-01', '? unreadable'],
  ])('the prescription monitoring programme was looked up %s', (_, date, expected) => expect(say(factOf('pdmp-checked', answers({ 'pdmp-checked': { date } })))).toBe(expected));
  it('unsaid counts as no and is never asked', () => {
    const { facts } = read();
    expect([say(facts['mild-intermittent']), say(facts['fcm-unsuitable']), say(facts['considering-methadone']), say(facts['override-opioid-benzodiazepine'])]).toEqual([false, false, false, false]);
  });
  it('beats the chart for the fact it names, and for no other', () => {
    const { facts } = read(problem(['icd', 'J44.9']), result('ferritin', '140 ng/mL'), answers({ copd: 'none', ferritin: { quantity: '62 ng/mL' } }));
    expect([say(facts['copd']), say(facts['ferritin']), say(facts['osa'])]).toEqual(['none', 62, '? must-ask']);
  });
  it('a result from elsewhere has its own date', () => expect(factOf('ferritin', answers({ ferritin: { quantity: '180 pmol/L' }, 'ferritin-date': { date: '2026-03-01' } }))).toMatchObject({ value: 80.1068, date: '2026-03-01', answered: true }));
  it('and its own window', () => expect(say(factOf('ferritin', answers({ ferritin: { quantity: '140 ng/mL' }, 'ferritin-date': { date: '2025-03-01' } })))).toBe('? out-of-date'));
  it('an old result from elsewhere does not hide what the chart has', () => expect(say(factOf('creatinine', result('creatinine', '0.8 mg/dL', '2026-09-24'), answers({ creatinine: { quantity: '1.1 mg/dL' }, 'creatinine-date': { date: '2024-01-01' } })))).toBe(0.8));
  it('a result taken after the answer was given counts', () => expect(say(factOf('ferritin', answers({ ferritin: { quantity: '40 ng/mL' } }, '2026-09-01'), result('ferritin', '140 ng/mL', '2026-11-01')))).toBe(140));
  it('a comparator is kept', () => expect(factOf('ferritin', answers({ ferritin: { quantity: '<5 ng/mL' } }))).toMatchObject({ comparator: '<', range: { high: 5, highOpen: true } }));
  it('a unit that does not fit is not read', () => expect(say(factOf('ferritin', answers({ ferritin: { quantity: '62 mmol/L' } })))).toBe('? unreadable'));
});
