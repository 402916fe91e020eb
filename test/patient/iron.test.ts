import { describe, expect, it } from 'vitest';
import { answers, chartOf, factOf, ironInfusion, problem, read, resource, result, say, withSearch } from './story.ts';
import { readPatient } from '../../src/patient/read.ts';

describe('ferritin', () => {
  it.each([
    ['ng/mL', '62 ng/mL', 62],
    ['µg/L is the same number', '62 ug/L', 62],
    ['pmol/L', '180 pmol/L', 80.1068],
    ['below the detection limit', '<5 ng/mL', 5],
    ['a unit that no ferritin has', '62 mg/dL', '? unreadable'],
    ['no unit', '62', '? unreadable'],
  ])('in %s', (_, value, expected) => expect(say(factOf('ferritin', result('ferritin', value)))).toBe(expected));

  it('"<5" keeps its comparator and says which interval it is', () => expect(factOf('ferritin', result('ferritin', '<5 ng/mL'))).toMatchObject({ comparator: '<', range: { high: 5, highOpen: true } }));
  it('names its observation, its date and the words of the laboratory', () => {
    const observation = result('ferritin', '180 pmol/L');
    expect(factOf('ferritin', observation)).toMatchObject({ unit: 'ng/mL', date: '2026-09-24', raw: '180 pmol/L', sources: [`Observation/${String(observation['id'])}`] });
  });

  it.each([
    ['normal, 11 months ago', [result('ferritin', '140 ng/mL', '2025-12-24')], 140],
    ['normal, exactly 12 months ago', [result('ferritin', '140 ng/mL', '2025-11-24')], 140],
    ['normal, a day more than 12 months ago', [result('ferritin', '140 ng/mL', '2025-11-23')], '? out-of-date'],
    ['low, 7 months ago', [result('ferritin', '40 ng/mL', '2026-04-20')], '? out-of-date'],
    ['low, 5 months ago', [result('ferritin', '40 ng/mL', '2026-06-20')], 40],
    ['normal but TSAT low, 7 months ago', [result('ferritin', '140 ng/mL', '2026-04-20'), result('tsat', '12 %', '2026-04-20')], '? out-of-date'],
    ['normal, 7 months ago, and iron taken since', [result('ferritin', '140 ng/mL', '2026-04-20'), answers({ 'oral-iron': 'current' })], '? out-of-date'],
    ['only a month is known, inside the window', [result('ferritin', '140 ng/mL', '2026-03')], 140],
    ['only a year is known, which may lie outside', [result('ferritin', '140 ng/mL', '2025')], '? out-of-date'],
    ['dated by the end of a period', [result('ferritin', '140 ng/mL', '', { effectiveDateTime: undefined, effectivePeriod: { start: '2026-09-01', end: '2026-09-02' } })], 140],
    ['dated by when it was issued', [result('ferritin', '140 ng/mL', '', { effectiveDateTime: undefined, issued: '2026-09-24T10:00:00Z' })], 140],
    ['not dated at all', [result('ferritin', '140 ng/mL', '', { effectiveDateTime: undefined })], '? unreadable'],
    ['newer one beside an old one', [result('ferritin', '30 ng/mL', '2026-01-10'), result('ferritin', '140 ng/mL', '2026-09-24')], 140],
  ])('%s', (_, resources, expected) => expect(say(factOf('ferritin', ...resources))).toBe(expected));

  it.each([
    ['a week apart, on both sides of 75', '58 ng/mL', '2026-11-14', '131 ng/mL', '2026-11-21', '? conflicting'],
    ['a week apart, both low', '58 ng/mL', '2026-11-14', '70 ng/mL', '2026-11-21', 70],
    ['a week apart, on both sides of 100', '95 ng/mL', '2026-11-14', '120 ng/mL', '2026-11-21', '? conflicting'],
    ['a week apart, on both sides of 300', '290 ng/mL', '2026-11-14', '310 ng/mL', '2026-11-21', '? conflicting'],
    ['five weeks apart: the newer counts', '58 ng/mL', '2026-10-17', '131 ng/mL', '2026-11-21', 131],
    ['one day, different values', '120 ng/mL', '2026-11-21T08:00:00Z', '150 ng/mL', '2026-11-21T18:00:00Z', '? conflicting'],
    ['one specimen, reported in two units', '180 pmol/L', '2026-11-21', '80.1 ng/mL', '2026-11-21', 180 / 2.247],
    ['"<100" lies below 100, 131 above it', '<100 ng/mL', '2026-11-14', '131 ng/mL', '2026-11-21', '? conflicting'],
    ['"<80" can be low or not', '<80 ng/mL', '2026-11-14', '70 ng/mL', '2026-11-21', 70],
  ])('two results %s', (_, a, aDate, b, bDate, expected) => {
    const said = say(factOf('ferritin', result('ferritin', a, aDate), result('ferritin', b, bDate)));
    if (typeof expected === 'number') expect(said).toBeCloseTo(expected, 0);
    else expect(said).toBe(expected);
  });

  it('on dialysis only 200 divides', () => {
    const onDialysis = problem(['icd', 'Z99.2']);
    expect(say(factOf('ferritin', onDialysis, result('ferritin', '58 ng/mL', '2026-11-14'), result('ferritin', '131 ng/mL', '2026-11-21')))).toBe(131);
    expect(say(factOf('ferritin', onDialysis, result('ferritin', '190 ng/mL', '2026-11-14'), result('ferritin', '210 ng/mL', '2026-11-21')))).toBe('? conflicting');
  });
  it('the clinician says which of two contradicting results holds', () => {
    const two = [result('ferritin', '58 ng/mL', '2026-11-14'), result('ferritin', '131 ng/mL', '2026-11-21')];
    expect(factOf('ferritin', ...two, answers({ ferritin: { quantity: '58 ng/mL' }, 'ferritin-date': { date: '2026-11-14' } }))).toMatchObject({ state: 'known', value: 58, date: '2026-11-14', answered: true });
  });
  it('a corrected report replaces the original of the same time', () => expect(say(factOf('ferritin', result('ferritin', '14 ng/mL', '2026-11-21T08:00:00Z'), result('ferritin', '140 ng/mL', '2026-11-21T08:00:00Z', { status: 'corrected' })))).toBe(140));

  it.each(['registered', 'preliminary', 'cancelled', 'entered-in-error'])('a result that is %s is set aside and an older one counts', (status) => {
    const { facts, setAside } = read(result('ferritin', '140 ng/mL', '2026-09-24'), result('ferritin', '12 ng/mL', '2026-11-20', { status }));
    expect(say(facts['ferritin'])).toBe(140);
    expect(setAside.map(({ reason }) => reason)).toEqual([status === 'entered-in-error' ? 'entered-in-error' : 'not-final']);
  });
  it('a result whose status the server does not know is used', () => expect(say(factOf('ferritin', result('ferritin', '62 ng/mL', '2026-09-24', { status: 'unknown' })))).toBe(62));
  it('a newest result without a unit is not passed over for an older one', () => {
    const { facts } = read(result('ferritin', '140 ng/mL', '2026-09-24'), result('ferritin', '12', '2026-11-20'));
    expect(say(facts['ferritin'])).toBe('? unreadable');
    expect(say(facts['iron-result-implausible'])).toBe(true);
  });
  it('a specimen that was lost says nothing: the older result counts', () => {
    const { facts, setAside } = read(result('ferritin', '140 ng/mL', '2026-09-24'), result('ferritin', '', '2026-11-20', { valueQuantity: undefined, dataAbsentReason: { text: 'specimen lost' } }));
    expect(say(facts['ferritin'])).toBe(140);
    expect(say(facts['iron-result-implausible'])).toBe(false);
    expect(setAside.map(({ reason }) => reason)).toEqual(['no-value']);
  });
  it('a reference range of 15-150 µg/dL shows that the unit is wrong', () => {
    const { facts } = read(result('ferritin', '6.2 ug/dL', '2026-09-24', { referenceRange: [{ low: { value: 15 }, high: { value: 150 } }] }));
    expect(say(facts['ferritin'])).toBe('? unreadable');
    expect(say(facts['iron-result-implausible'])).toBe(true);
  });
  it('a ferritin goal (86914-9) or a lead-specific code is no ferritin', () => expect(say(factOf('ferritin', result('ferritin', '100 ng/mL', '2026-09-24', { code: { coding: [{ system: 'http://loinc.org', code: '86914-9', display: 'Ferritin' }], text: 'Ferritin' } })))).toBe('? not-in-chart'));
  it('a result with a local code only is read by its name', () => expect(say(factOf('ferritin', result('ferritin', '62 ng/mL', '2026-09-24', { code: { coding: [{ system: 'urn:oid:1.2.840.114350', code: '1552968', display: 'Ferritin' }] } })))).toBe(62));
  it('a result inside a panel’s components is read', () =>
    expect(say(factOf('ferritin', resource('Observation', { status: 'final', code: { text: 'Iron studies' }, effectiveDateTime: '2026-09-24', component: [{ code: { coding: [{ system: 'http://loinc.org', code: '2276-4' }] }, valueQuantity: { value: 62, unit: 'ng/mL' } }] })))).toBe(62));
  it('a result contained in its report is read, with the report’s time', () =>
    expect(
      factOf('ferritin', resource('DiagnosticReport', { status: 'final', code: { text: 'Iron studies' }, effectiveDateTime: '2026-09-24', result: [{ reference: '#f' }], contained: [{ resourceType: 'Observation', id: 'f', status: 'final', code: { coding: [{ system: 'http://loinc.org', code: '2276-4' }] }, valueQuantity: { value: 62, unit: 'ng/mL' } }] })),
    ).toMatchObject({ value: 62, date: '2026-09-24' }));
});

describe('after IV iron', () => {
  it('four weeks ago: neither ferritin nor TSAT says anything, and no answer could help', () => {
    const { facts } = read(ironInfusion('2026-10-27'), result('ferritin', '410 ng/mL', '2026-11-20'), result('tsat', '44 %', '2026-11-20'));
    for (const id of ['ferritin', 'tsat']) expect(facts[id]).toMatchObject({ state: 'unknown', reason: 'out-of-date', asks: [] });
  });
  it('by an answered date', () => expect(factOf('ferritin', answers({ 'iv-iron': 'given', 'iv-iron-date': { date: '2026-10-27' } }), result('ferritin', '410 ng/mL', '2026-11-20'))).toMatchObject({ reason: 'out-of-date', asks: [] }));
  it.each([
    ['83 days ago', '2026-09-02', '2026-11-20', '? out-of-date'],
    ['84 days ago, measured today', '2026-09-01', '2026-11-24', 210],
    ['five months ago, measured four weeks after it', '2026-06-24', '2026-07-22', '? out-of-date'],
    ['five months ago, measured before it', '2026-06-24', '2026-06-20', '? out-of-date'],
    ['five months ago, measured four months after it', '2026-06-24', '2026-10-24', 210],
  ])('%s', (_, given, measured, expected) => expect(say(factOf('ferritin', ironInfusion(given), result('ferritin', '210 ng/mL', measured)))).toBe(expected));
});

describe('transferrin saturation', () => {
  const at = '2026-09-24T08:10:00Z';
  it('measured', () => expect(factOf('tsat', result('tsat', '28 %'))).toMatchObject({ value: 28, unit: '%' }));
  it.each([
    ['iron and TIBC of one specimen', [result('iron', '50 ug/dL', at), result('tibc', '400 ug/dL', at)], 12.5],
    ['iron in µg/L beside TIBC in µg/dL', [result('iron', '500 ug/L', at), result('tibc', '400 ug/dL', at)], 12.5],
    ['both molar', [result('iron', '9 umol/L', at), result('tibc', '72 umol/L', at)], 12.5],
    ['iron and UIBC', [result('iron', '50 ug/dL', at), result('uibc', '350 ug/dL', at)], 12.5],
    ['iron and transferrin, by the factor 69.9', [result('iron', '50 ug/dL', at), result('transferrin', '280 mg/dL', at)], 12.4821],
    ['one specimen named, times a minute apart', [result('iron', '50 ug/dL', at, { specimen: { reference: 'Specimen/s' } }), result('tibc', '400 ug/dL', '2026-09-24T08:11:00Z', { specimen: { reference: 'Specimen/s' } })], 12.5],
    ['specimens of different hours', [result('iron', '50 ug/dL', at), result('tibc', '400 ug/dL', '2026-09-24T18:10:00Z')], '? not-in-chart'],
    ['iron alone', [result('iron', '50 ug/dL', at)], '? not-in-chart'],
    ['iron without a unit', [result('iron', '50', at), result('tibc', '400 ug/dL', at)], '? unreadable'],
  ])('from %s', (_, resources, expected) => expect(say(factOf('tsat', ...resources))).toBe(expected));
  it('a derived value says so, and how', () => expect(factOf('tsat', result('iron', '50 ug/dL', at), result('tibc', '400 ug/dL', at))).toMatchObject({ derived: true, how: 'calculated from iron and binding capacity of one specimen: 100 × 50 / 400 µg/dL' }));
  it('the measured one goes before one derived from the same day', () => expect(factOf('tsat', result('tsat', '20 %', at), result('iron', '50 ug/dL', at), result('tibc', '400 ug/dL', at))).toMatchObject({ value: 20 }));
  it('a newer derived one goes before an older measured one', () => expect(say(factOf('tsat', result('tsat', '28 %', '2026-03-01'), result('iron', '50 ug/dL', at), result('tibc', '400 ug/dL', at)))).toBe(12.5));
  it('iron in µg/L where µg/dL must be meant gives no saturation of 0.8 %', () => {
    const { facts } = read(result('iron', '33 ug/L', at), result('tibc', '415 ug/dL', at));
    expect(facts['tsat']?.state).toBe('unknown');
    expect(say(facts['iron-result-implausible'])).toBe(true);
  });
  it('more iron than can be bound is no saturation', () => {
    const { facts } = read(result('iron', '500 ug/dL', at), result('tibc', '400 ug/dL', at));
    expect(say(facts['iron-result-implausible'])).toBe(true);
    expect(facts['tsat']?.state).toBe('unknown');
  });
});

const high = (limit: number) => result('crp', '4 mg/L', '2026-09-24', { referenceRange: [{ high: { value: limit, unit: 'mg/L' } }] });

describe('what else is read about iron stores', () => {
  it.each([
    ['ng/mL', [result('ferritin', '62 ng/mL')], false],
    ['µg/L counts as converted', [result('ferritin', '62 ug/L')], true],
    ['molar iron and TIBC in a derived TSAT', [result('ferritin', '62 ng/mL'), result('iron', '9 umol/L'), result('tibc', '72 umol/L')], true],
    ['nothing in use', [], false],
  ])('unit converted: %s', (_, resources, expected) => expect(say(factOf('ferritin-unit-converted', ...resources))).toBe(expected));
  it.each([
    ['the older of the two counts', [result('ferritin', '140 ng/mL', '2026-05-24'), result('tsat', '28 %', '2026-09-24')], 6],
    ['a day more than six months', [result('ferritin', '140 ng/mL', '2026-05-23'), result('tsat', '28 %', '2026-09-24')], 6.03],
    ['whatever the window', [result('ferritin', '140 ng/mL', '2023-11-24'), result('tsat', '28 %', '2023-11-24')], 36],
    ['no TSAT', [result('ferritin', '140 ng/mL')], '? not-in-chart'],
  ])('age of the iron studies: %s', (_, resources, expected) => expect(say(factOf('iron-studies-age', ...resources))).toBe(expected));
  it.each([
    ['a low ferritin years ago', [result('ferritin', '40 ng/mL', '2021-01-01')], true],
    ['a low saturation years ago', [result('tsat', '12 %', '2021-01-01')], true],
    ['iron taken, by an answer', [answers({ 'oral-iron': 'completed' })], true],
    ['never low, iron never taken', [result('ferritin', '140 ng/mL'), answers({ 'oral-iron': 'never', 'iv-iron': 'never' })], false],
    ['never low, but nobody asked about iron', [result('ferritin', '140 ng/mL')], '? must-ask'],
  ])('ever low or treated: %s', (_, resources, expected) => expect(say(factOf('iron-ever-low-or-treated', ...resources))).toBe(expected));
  it('asks about the iron that is not known', () => expect(factOf('iron-ever-low-or-treated', result('ferritin', '140 ng/mL'), answers({ 'oral-iron': 'never' }))).toMatchObject({ asks: ['iv-iron'] }));
  it.each([
    ['the same day', '2026-09-24', '12 mg/L', 12],
    ['in mg/dL', '2026-09-24', '1.2 mg/dL', 12],
    ['14 days after', '2026-10-08', '12 mg/L', 12],
    ['15 days after', '2026-10-09', '12 mg/L', '? out-of-date'],
    ['10 days before', '2026-09-14', '12 mg/L', 12],
  ])('CRP %s of the ferritin', (_, date, value, expected) => expect(say(factOf('crp', result('ferritin', '140 ng/mL', '2026-09-24'), result('crp', value, date)))).toBe(expected));
  it('CRP above the limit of its own report', () => {
    expect(say(factOf('crp-above-reference', result('ferritin', '140 ng/mL'), high(3)))).toBe(true);
    expect(say(factOf('crp-above-reference', result('ferritin', '140 ng/mL'), high(5)))).toBe(false);
    expect(say(factOf('crp-above-reference', result('ferritin', '140 ng/mL'), result('crp', '4 mg/L')))).toBe(false);
  });
  it('the last ferritin before oral iron was low', () => {
    const course = answers({ 'oral-iron': 'current', 'oral-iron-weeks': 8 });
    expect(say(factOf('ferritin-low-at-oral-iron-start', course, result('ferritin', '40 ng/mL', '2026-09-01'), result('ferritin', '120 ng/mL', '2026-11-20')))).toBe(true);
    expect(say(factOf('ferritin-low-at-oral-iron-start', course, result('ferritin', '120 ng/mL', '2026-09-01')))).toBe(false);
    expect(say(factOf('ferritin-low-at-oral-iron-start', course, result('ferritin', '120 ng/mL', '2026-11-20')))).toBe('? not-in-chart');
  });
  it('a ferritin that is low even on oral iron was low when it was begun', () => {
    const course = answers({ 'oral-iron': 'current', 'oral-iron-weeks': 8 });
    expect(factOf('ferritin-low-at-oral-iron-start', course, result('ferritin', '40 ng/mL', '2026-11-20'))).toMatchObject({ state: 'known', value: true, derived: true });
  });
});

describe('what stands in the way of iron', () => {
  it.each([
    ['haemochromatosis, active', [problem(['sct', '399187006'])], true],
    ['haemochromatosis, resolved', [problem(['icd', 'E83.110'], 'resolved')], true],
    ['in the family only', [problem('Family history of hemochromatosis')], false],
    ['a father’s, as a family history', [resource('FamilyMemberHistory', { status: 'completed', condition: [{ code: { coding: [{ system: 'http://snomed.info/sct', code: '399187006' }] } }] })], false],
    ['a carrier', [problem('Hemochromatosis carrier')], false],
    ['ruled out by answer', [problem(['sct', '399187006']), answers({ 'iron-overload': false })], false],
    ['nothing on a list read in full', [], false],
  ])('iron overload: %s', (_, resources, expected) => expect(say(factOf('iron-overload', ...resources))).toBe(expected));
  it.each([
    ['coeliac disease', [problem(['icd', 'K90.0'])], true],
    ['bariatric surgery status', [problem(['icd', 'Z98.84'])], true],
    ['a gastric bypass among the procedures', [resource('Procedure', { status: 'completed', code: { text: 'Laparoscopic Roux-en-Y gastric bypass' }, performedDateTime: '2019-05-01' })], true],
    ['a planned bariatric consultation', [problem('Bariatric surgery evaluation')], false],
    ['lactose malabsorption', [problem('Lactose malabsorption')], false],
    ['nothing', [], false],
  ])('malabsorption: %s', (_, resources, expected) => expect(say(factOf('malabsorption', ...resources))).toBe(expected));
  it.each([
    ['pneumonia last week', [problem(['icd', 'J18.9'], 'active', { recordedDate: '2026-11-18' })], true],
    ['pneumonia in 2019, never closed', [problem(['icd', 'J18.9'], 'active', { recordedDate: '2019-11-18' })], '? must-ask'],
    ['an antibiotic taken now', [resource('MedicationRequest', { status: 'active', intent: 'order', medicationCodeableConcept: { text: 'amoxicillin 500 mg capsule' }, authoredOn: '2026-11-20' })], true],
    ['answered no today', [answers({ 'acute-infection': false })], false],
    ['answered no 15 days ago', [answers({ 'acute-infection': false }, '2026-11-09')], '? out-of-date'],
    ['answered no last week, pneumonia since', [answers({ 'acute-infection': false }, '2026-11-16'), problem(['icd', 'J18.9'], 'active', { recordedDate: '2026-11-20' })], '? conflicting'],
    ['nothing recorded, which settles nothing', [], '? must-ask'],
  ])('acute infection: %s', (_, resources, expected) => expect(say(factOf('acute-infection', ...resources))).toBe(expected));
  it.each([
    ['anaphylaxis to iron dextran', { code: { text: 'iron dextran' }, reaction: [{ manifestation: [{ text: 'Anaphylaxis' }] }] }, true],
    ['nausea after ferumoxytol', { code: { text: 'ferumoxytol' }, type: 'intolerance', reaction: [{ manifestation: [{ text: 'Nausea' }] }] }, '? must-ask'],
    ['a refuted allergy', { code: { text: 'iron sucrose' }, verificationStatus: { coding: [{ code: 'refuted' }] } }, '? must-ask'],
    ['an allergy to penicillin', { code: { text: 'penicillin' } }, '? must-ask'],
  ])('reaction to parenteral iron: %s', (_, allergy, expected) => expect(say(factOf('iv-iron-reaction', resource('AllergyIntolerance', { clinicalStatus: { coding: [{ code: 'active' }] }, patient: { reference: 'Patient/her' }, ...allergy })))).toBe(expected));
  it.each([
    ['vitamin D deficiency', [problem(['icd', 'E55.9'])], true],
    ['carboxymaltose two months ago', [ironInfusion('2026-09-24')], true],
    ['carboxymaltose last year', [ironInfusion('2025-09-24')], '? must-ask'],
    ['nothing recorded settles nothing', [], '? must-ask'],
  ])('phosphate risk: %s', (_, resources, expected) => expect(say(factOf('phosphate-risk', ...resources))).toBe(expected));
});

describe('when the results could not be read', () => {
  it.each([
    ['failed', 'fetch-failed'],
    ['forbidden', 'not-permitted'],
    ['incomplete', 'fetch-failed'],
  ] as const)('a search that %s: a ferritin that was not found is not missing', (outcome, reason) => expect(readPatient(withSearch(chartOf([]), 'Observation', outcome)).facts['ferritin']).toMatchObject({ state: 'unknown', reason }));
});
