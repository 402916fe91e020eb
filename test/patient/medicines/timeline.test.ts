import { describe, expect, it } from 'vitest';
import { answers, dispense, factsOf, given, order, ref, say, statement } from './story.ts';

const gabapentin = (...args: Parameters<typeof factsOf>) => {
  const { facts } = factsOf(...args);
  return { now: say(facts['gabapentin-current-daily-dose']), best: say(facts['gabapentin-best-daily-dose']), doses: say(facts['gabapentin-doses-per-day']), bestDoses: say(facts['gabapentin-best-doses-per-day']), weeks: say(facts['gabapentin-weeks']) };
};
const tid = (mg: number) => `${mg} mg by mouth three times a day`;
const until = (start: string, end: string) => ({ timing: { repeat: { boundsPeriod: { start, end } } } });

describe('one therapy, however often it is written', () => {
  const rx = order('gabapentin 300 mg capsule', tid(300), '2026-06-01');
  const once = { now: 900, best: 900, doses: 3, bestDoses: 3, weeks: 25 };
  it('an order alone', () => expect(gabapentin([rx])).toEqual(once));
  it('with the statement based on it', () => expect(gabapentin([rx, statement('gabapentin 300 mg capsule', tid(300), { basedOn: [ref(rx)], effectivePeriod: { start: '2026-06-01' }, dateAsserted: '2026-11-10' })])).toEqual(once));
  it('with a statement that has no link but says the same', () => expect(gabapentin([rx, statement('gabapentin', tid(300), { effectivePeriod: { start: '2026-06-01' }, dateAsserted: '2026-11-10' })])).toEqual(once));
  it('with its dispenses', () => expect(gabapentin([rx, ...['2026-06-01', '2026-07-01', '2026-08-01'].map((day) => dispense('gabapentin 300 mg capsule', day, 30, { authorizingPrescription: [ref(rx)], dosageInstruction: [{ text: tid(300) }] }))])).toEqual(once));
  it('with dispenses that have no link', () => expect(gabapentin([rx, dispense('gabapentin 300 mg capsule', '2026-10-01', 30)])).toEqual(once));
  it('written twice on one day', () => expect(gabapentin([rx, order('gabapentin 300 mg capsule', tid(300), '2026-06-01')])).toEqual(once));
  it('two dispenses of an order that is not in the chart', () => {
    const lost = { authorizingPrescription: [{ reference: 'MedicationRequest/elsewhere' }], dosageInstruction: [{ text: tid(300) }] };
    expect(gabapentin([dispense('gabapentin 300 mg capsule', '2026-10-01', 30, lost), dispense('gabapentin 300 mg capsule', '2026-11-01', 30, lost)]).now).toBe(900);
  });
  it('renewed while the old order still stands as active: weeks go on', () => expect(gabapentin([rx, order('gabapentin 300 mg capsule', tid(300), '2026-09-01')])).toEqual(once));
  it('renewed after the old one was completed', () => expect(gabapentin([order('gabapentin 300 mg capsule', '', '2026-06-01', { status: 'completed', dosageInstruction: [{ text: tid(300), ...until('2026-06-01', '2026-08-31') }] }), order('gabapentin 300 mg capsule', tid(300), '2026-09-01')])).toEqual(once));
});

const patch = (mg: number, other: number) => order(`rotigotine ${mg} mg/24 hour transdermal patch`, `Apply 1 patch daily together with the ${other} mg/24 h patch`, '2026-06-01');

describe('several orders of one drug', () => {
  it('600 mg and 100 mg capsules ordered together add up', () => expect(gabapentin([order('gabapentin 600 mg tablet', tid(600), '2026-07-24'), order('gabapentin 100 mg capsule', tid(100), '2026-07-24')])).toEqual({ now: 2100, best: 2100, doses: 3, bestDoses: 3, weeks: 17 }));
  it('two patches worn together say so', () => expect(say(factsOf([patch(1, 2), patch(2, 1)]).facts['rotigotine-current-daily-dose'])).toBe(3));
  it('a statement of the whole day beside the two orders that make it', () => expect(gabapentin([order('gabapentin 300 mg capsule', tid(300), '2026-07-24'), order('gabapentin 400 mg capsule', tid(400), '2026-07-24'), statement('gabapentin', tid(700), { dateAsserted: '2026-11-01' })]).now).toBe(2100));
  it('two strengths ordered months apart, both active: does one replace the other? Nobody says', () => expect(gabapentin([order('gabapentin 300 mg capsule', tid(300), '2026-03-01'), order('gabapentin 600 mg tablet', tid(600), '2026-08-01')])).toMatchObject({ now: '? conflicting', best: '? conflicting' }));
  it('… unless the later one follows the earlier', () => {
    const first = order('gabapentin 300 mg capsule', tid(300), '2026-03-01');
    expect(gabapentin([first, order('gabapentin 600 mg tablet', tid(600), '2026-08-01', { priorPrescription: ref(first) })])).toMatchObject({ now: 1800, best: 1800, weeks: 16 });
  });
  it('… or both were filled since', () => {
    const [a, b] = [order('gabapentin 300 mg capsule', tid(300), '2026-03-01'), order('gabapentin 600 mg tablet', tid(600), '2026-08-01')];
    expect(gabapentin([a, b, dispense('gabapentin 300 mg capsule', '2026-10-01', 30, { authorizingPrescription: [ref(a)] }), dispense('gabapentin 600 mg tablet', '2026-10-01', 30, { authorizingPrescription: [ref(b)] })]).now).toBe(2700);
  });
  it('the patient states another dose than the order: nobody knows', () => expect(gabapentin([order('gabapentin 300 mg capsule', tid(300), '2026-07-24'), statement('gabapentin 300 mg capsule', tid(600), { dateAsserted: '2026-11-01' })])).toMatchObject({ now: '? conflicting' }));
  it('a wrong order, stopped and written again the same day, does not add up', () => expect(gabapentin([order('gabapentin 600 mg tablet', tid(600), '2026-07-24', { status: 'stopped' }), order('gabapentin 300 mg capsule', tid(300), '2026-07-24')])).toMatchObject({ now: 900, best: 900 }));
  it('an old order runs on paper into the next: a change, no sum', () => expect(gabapentin([order('gabapentin 300 mg capsule', tid(300), '2026-01-10', { status: 'completed', dispenseRequest: { validityPeriod: { end: '2026-07-10' } } }), order('gabapentin 600 mg tablet', tid(600), '2026-06-01')])).toMatchObject({ now: 1800, best: 1800, weeks: 25 }));
});

const noted = (text: string) => gabapentin([order('gabapentin 300 mg capsule', tid(300), '2026-06-01', { note: [{ text }] })]).now;

describe('a note on the order', () => {
  it.each(['Discussed driving precautions', 'Ferritin 45 on 10/2, recheck in 3 months', 'Uses mail order pharmacy, 90 days', 'Taking 300 mg three times a day, doing well', 'Do not stop abruptly'])('"%s" leaves the dose as it is', (text) => expect(noted(text)).toBe(900));
  it.each([['Patient has been taking 2 capsules three times a day since October', '? conflicting'], ['Pt stopped this last week due to dizziness', '? unreadable'], ['Takes only about twice a week', '? conflicting'], ['Will reduce to one capsule next month', '? unreadable']])('"%s" leaves it open', (text, outcome) => expect(noted(text)).toBe(outcome));
});

const clonazepam = (...resources: Parameters<typeof factsOf>[0]) => say(factsOf(resources).facts['clonazepam-current-daily-dose']);

describe('taken regularly and when needed', () => {
  const nightlyOrder = order('clonazepam 0.5 mg tablet', '1 tablet at bedtime', '2026-06-01');
  it('two orders of the same size are no renewal of each other', () => expect(clonazepam(nightlyOrder, order('clonazepam 0.5 mg tablet', '1 tablet daily as needed', '2026-07-01'))).toBe('? conflicting'));
  it('a fill that says every night against an order when needed', () => {
    const rx = order('clonazepam 0.5 mg tablet', '1 tablet at bedtime as needed', '2026-11-10');
    expect(clonazepam(rx, dispense('clonazepam 0.5 mg tablet', '2026-11-10', 30, { authorizingPrescription: [ref(rx)], dosageInstruction: [{ text: 'TAKE 1 TABLET AT BEDTIME' }] }))).toBe('? conflicting');
  });
});

describe('a taper ordered in place of the running order', () => {
  const first = order('clonazepam 0.5 mg tablet', '2 tablets at bedtime', '2026-03-01');
  const taper = (on: string) => say(factsOf([first, order('clonazepam 0.5 mg tablet', '1 tablet at bedtime for 14 days then stop', on, { priorPrescription: ref(first) })]).facts['clonazepam-current-daily-dose']);
  it('holds while it lasts', () => expect(taper('2026-11-15')).toBe(0.5));
  it('one that was stopped leaves open whether the first goes on', () => expect(say(factsOf([first, order('clonazepam 0.5 mg tablet', '1 tablet at bedtime', '2026-10-01', { status: 'stopped', priorPrescription: ref(first) })]).facts['clonazepam-current-daily-dose'])).toBe('? conflicting'));
  it('and when it is over nothing is taken, also where the first order still stands as active', () => expect(taper('2026-10-01')).toBe(0));
});

describe('entries of unequal standing', () => {
  it('an order forgotten in 2019 beside the one of this summer: the new dose holds', () => expect(gabapentin([order('gabapentin 100 mg capsule', tid(100), '2019-01-01'), order('gabapentin 300 mg capsule', tid(300), '2026-06-01')])).toMatchObject({ now: 900, best: 900, weeks: 25 }));
  it('a forgotten newer order beside an older one that is still filled', () => {
    const filled = order('gabapentin 300 mg capsule', tid(300), '2023-01-01');
    expect(gabapentin([filled, order('gabapentin 100 mg capsule', tid(100), '2024-01-01'), dispense('gabapentin 300 mg capsule', '2026-10-20', 90, { authorizingPrescription: [ref(filled)] })])).toMatchObject({ now: 900, best: '? conflicting' });
  });
  it('two strengths on one reconciled list add up', () => expect(gabapentin([statement('gabapentin 600 mg', tid(600), { dateAsserted: '2026-11-01' }), statement('gabapentin 100 mg', tid(100), { dateAsserted: '2026-11-01' })])).toMatchObject({ now: 2100, doses: 3 }));
  it('a statement and its fills, no order', () => expect(gabapentin([statement('gabapentin 300 mg', tid(300), { effectivePeriod: { start: '2026-06-01' }, dateAsserted: '2026-11-01' }), dispense('gabapentin 300 mg', '2026-09-01', 90), dispense('gabapentin 300 mg', '2026-10-01', 90)])).toMatchObject({ now: 900, best: 900, weeks: 25 }));
  it('doses given in hospital before say nothing of the dose at home', () => expect(gabapentin([given('gabapentin 300 mg capsule', '2026-05-01'), order('gabapentin 300 mg capsule', tid(300), '2026-06-01')])).toMatchObject({ now: 900, best: 900, weeks: 25 }));
  it('an order that was stopped while the patient says she takes it', () => {
    const rx = order('gabapentin 300 mg capsule', tid(300), '2026-06-01', { status: 'stopped' });
    expect(gabapentin([rx, statement('gabapentin 300 mg capsule', tid(300), { basedOn: [ref(rx)], dateAsserted: '2026-11-01' })]).now).toBe('? conflicting');
  });
  it('an answer given before the present dose began says nothing of it', () => expect(gabapentin([order('gabapentin 300 mg capsule', tid(300), '2026-11-10')], answers({ 'gabapentin-weeks': 30, 'gabapentin-doses-per-day': 1, 'gabapentin-current-daily-dose': 300 }, '2026-11-01', 'mg/d'))).toMatchObject({ now: 900, doses: 3, weeks: 2 }));
  it('an answer to the dose goes before directions that cannot be read', () => expect(gabapentin([order('gabapentin 300 mg capsule', 'as directed', '2026-06-01')], answers({ 'gabapentin-current-daily-dose': 1200 }, '2026-11-20', 'mg/d')).now).toBe(1200));
});

describe('a trial that is over', () => {
  const stopped = order('gabapentin 300 mg capsule', tid(300), '2024-06-03', { status: 'stopped', dispenseRequest: { validityPeriod: { start: '2024-06-03', end: '2024-11-18' } } });
  it('keeps its best dose and its weeks', () => expect(gabapentin([stopped])).toEqual({ now: 0, best: 900, doses: 3, bestDoses: 3, weeks: 24 }));
  it('without a recorded end the weeks are asked', () => expect(gabapentin([order('gabapentin 300 mg capsule', tid(300), '2024-06-03', { status: 'stopped' })])).toMatchObject({ best: 900, weeks: '? must-ask' }));
  it('a higher dose long ago is the best dose; the weeks are those of the longer', () => {
    const higher = order('gabapentin 600 mg tablet', '', '2025-01-01', { status: 'completed', dosageInstruction: [{ text: tid(600), ...until('2025-01-01', '2025-03-31') }] });
    expect(gabapentin([higher, order('gabapentin 300 mg capsule', tid(300), '2026-11-01')])).toMatchObject({ now: 900, best: 1800, weeks: 12 });
  });
  it('directions that cannot be read leave the best dose open', () => expect(gabapentin([order('gabapentin 300 mg capsule', 'as directed', '2024-06-03', { status: 'stopped' })])).toMatchObject({ now: 0, best: '? unreadable' }));
  it('a gap begins the weeks anew', () => expect(gabapentin([order('gabapentin 300 mg capsule', '', '2026-01-01', { status: 'completed', dosageInstruction: [{ text: tid(300), ...until('2026-01-01', '2026-01-28') }] }), order('gabapentin 300 mg capsule', tid(300), '2026-09-01')])).toMatchObject({ weeks: 12 }));
});

describe('since when', () => {
  it('a statement without a beginning: the weeks are asked', () => expect(gabapentin([statement('gabapentin', tid(300), { dateAsserted: '2026-11-24' })])).toMatchObject({ now: 900, weeks: '? must-ask' }));
  it('a year alone is no beginning', () => expect(gabapentin([statement('gabapentin', tid(300), { effectivePeriod: { start: '2025' }, dateAsserted: '2026-11-24' })])).toMatchObject({ now: 900, weeks: '? must-ask' }));
  it('answers go before the chart', () => {
    const said = { ...Object.fromEntries(answers({ 'gabapentin-weeks': 30, 'gabapentin-doses-per-day': 2 })), 'gabapentin-best-daily-dose': { linkId: 'gabapentin-best-daily-dose', values: [2.4], unit: 'g/d', authored: '2026-11-24', source: 'QuestionnaireResponse/q' } };
    expect(gabapentin([statement('gabapentin', tid(300), { dateAsserted: '2026-11-24' })], new Map(Object.entries(said)))).toEqual({ now: 900, best: 2400, doses: 2, bestDoses: 2, weeks: 30 });
  });
});

const nightly = (mg: number, from: string, to?: string) =>
  order(`ropinirole ${mg} mg tablet`, '', from, { status: to ? 'completed' : 'active', dosageInstruction: [{ text: `${mg} mg by mouth at bedtime`, ...(to ? until(from, to) : { timing: { repeat: { boundsPeriod: { start: from } } } }) }] });
const rises = (...resources: Parameters<typeof factsOf>[0]) => say(factsOf(resources).facts['ropinirole-increases-24-months']);

describe('rises of the dose in 24 months', () => {
  it('1, 2, 3, 4 mg in 22 months: three', () => expect(rises(nightly(1, '2025-01-20', '2025-08-10'), nightly(2, '2025-08-11', '2026-03-01'), nightly(3, '2026-03-02', '2026-10-11'), nightly(4, '2026-10-12'))).toBe(3));
  it('yearly renewals at one dose: none', () => expect(rises(nightly(1, '2024-11-09', '2025-11-07'), nightly(1, '2025-11-08'))).toBe(0));
  it('the first weeks of a new therapy: its titration', () => expect(rises(nightly(1, '2026-01-01', '2026-01-14'), nightly(2, '2026-01-15', '2026-02-10'), nightly(3, '2026-02-11'))).toBe(0));
  it('rises before those 24 months do not count', () => expect(rises(nightly(1, '2023-01-01', '2023-12-31'), nightly(2, '2024-01-01', '2024-10-31'), nightly(3, '2024-11-01'))).toBe(0));
  it('lowered and raised again: one', () => expect(rises(nightly(3, '2025-01-01', '2025-06-30'), nightly(2, '2025-07-01', '2025-12-31'), nightly(3, '2026-01-01'))).toBe(1));
  it('a dose in between that cannot be read: not known', () => expect(rises(nightly(1, '2025-01-20', '2025-08-10'), order('ropinirole 2 mg tablet', 'as directed', '2025-08-11', { status: 'completed' }), nightly(3, '2026-03-02'))).toBe('? unreadable'));
  it('never taken: none', () => expect(rises()).toBe(0));
});

describe('the history shown to the clinician', () => {
  it('one line per dose, with its days and sources', () => {
    const { medicines } = factsOf([
      order('ropinirole 1 mg tablet', '', '2025-01-20', { status: 'stopped', statusReason: { text: 'Dose adjustment' }, dosageInstruction: [{ text: '1 mg by mouth at bedtime', ...until('2025-01-20', '2025-08-10') }] }),
      order('ropinirole 2 mg tablet', '2 mg by mouth at bedtime', '2025-12-11'),
    ]);
    expect(medicines).toMatchObject([{ ingredient: 'ropinirole', current: true, matchedBy: 'text', exposures: [
      { from: '2025-01-20', to: '2025-08-10', daily: { value: 1, unit: 'mg/d' }, current: false, stopReason: 'Dose adjustment' },
      { from: '2025-12-11', daily: { value: 2, unit: 'mg/d' }, current: true },
    ] }]);
  });
});
