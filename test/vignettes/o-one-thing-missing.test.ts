import { describe, expect, it } from 'vitest';
import { sheet } from './baseline.ts';
import { patientId, patientUuid } from './dialects.ts';
import { assess, assessBundle, tellVignettes, type Vignette } from './expectation.ts';
import type { Test } from './clinical.ts';

/** What the headline becomes when one answer of the baseline is left out; `null`: none yet, and that answer is asked. */
const withoutAnswer: readonly (readonly [string, string | null, string])[] = [
  ['rls-criteria-confirmed', null, 'criteria confirmed within 12 months'],
  ['irls-total', null, 'IRLS >= 11'],
  ['symptom-nights-per-week', null, 'symptoms < 2 times a week'],
  ['daytime-symptoms', 'opioid-next-step', 'no rule decides on it'],
  ['oral-iron', 'opioid-next-step', 'no iron is indicated'],
  ['iv-iron', null, 'a list never settles IV iron: iron-iv-response-window'],
  ['iv-iron-reaction', 'opioid-next-step', 'no IV iron is indicated'],
  ['malabsorption', 'opioid-next-step', 'no oral iron is indicated'],
  ['iron-overload', 'opioid-next-step', 'settled by a problem list read in full'],
  ['acute-infection', 'opioid-next-step', 'no IV iron is indicated'],
  ['gabapentin-result', null, 'symptoms persist = result'],
  ['pregabalin-result', 'opioid-next-step', 'one adequate trial is enough'],
  ['gabapentin-enacarbil-result', 'opioid-next-step', 'one adequate trial is enough'],
  ['exacerbators-reviewed', null, 'exacerbating factors reviewed'],
  ['otc-sedating-antihistamine', 'opioid-next-step', 'exacerbating factors are reviewed'],
  ['alcohol', 'opioid-next-step', 'exacerbating factors are reviewed'],
  ['caffeine', 'opioid-next-step', 'exacerbating factors are reviewed'],
  ['nicotine', 'opioid-next-step', 'exacerbating factors are reviewed'],
  ['osa', 'opioid-next-step', 'without any OSA record, by STOP-BANG < 3'],
  ['stop-bang', 'opioid-next-step', 'osa: none with STOP-BANG unknown'],
  ['respiratory-compromise', 'opioid-next-step', 'COPD and other lung disease: settled by the list'],
  ['substance-use', null, 'the opioid screen'],
  ['opioid-risk', null, 'the opioid screen'],
  ['pdmp-checked', null, 'the opioid screen'],
  ['current-opioid', 'opioid-next-step', 'opioids: settled by the list'],
  ['benzodiazepine', 'opioid-next-step', 'benzodiazepines: settled by the list'],
  ['hepatic-impairment', 'opioid-next-step', 'hepatic disease: settled by the list'],
  ['declines-opioid', null, 'never settled: what the patient declines'],
  ['declines-device', 'opioid-next-step', 'the opioid stands before the device'],
  ['declines-iv-iron', 'opioid-next-step', 'no IV iron is indicated'],
  ['device-implant', 'opioid-next-step', 'the opioid stands before the device'],
  ['device-epilepsy', 'opioid-next-step', 'the opioid stands before the device'],
  ['device-metal-leg', 'opioid-next-step', 'the opioid stands before the device'],
  ['device-skin', 'opioid-next-step', 'the opioid stands before the device'],
  ['device-adhesive', 'opioid-next-step', 'the opioid stands before the device'],
  ['dipyridamole-caution', 'opioid-next-step', 'the opioid stands before dipyridamole'],
  ['pregnancy', 'opioid-next-step', 'a woman of 58'],
  ['phq9-total', 'opioid-next-step', 'monitoring only'],
  ['mild-intermittent', 'opioid-next-step', 'unsaid counts as no'],
  ['gabapentin-contraindicated', 'opioid-next-step', 'unsaid counts as no'],
  ['pregabalin-contraindicated', 'opioid-next-step', 'unsaid counts as no'],
  ['gabapentin-enacarbil-contraindicated', 'opioid-next-step', 'unsaid counts as no'],
  ['qt-risk', 'opioid-next-step', 'QTc of 3 months is in either window'],
];

/** The same for a result of the baseline's chart. */
const withoutResult: readonly (readonly [Test, string | null, string])[] = [
  ['ferritin', 'iron-studies-missing', 'no usable ferritin'],
  ['tsat', 'iron-studies-missing', 'no usable TSAT'],
  ['crp', 'opioid-next-step', 'information only'],
  ['haemoglobin', 'opioid-next-step', 'information'],
  ['creatinine', null, 'gabapentin 2100 mg could be over its ceiling'],
  ['weight', null, 'gabapentin 2100 mg could be over its ceiling'],
  ['qtc', 'opioid-next-step', 'buprenorphine and oxycodone need none'],
];

const unprompted = new Set(['daytime-symptoms', 'mild-intermittent', 'gabapentin-contraindicated', 'pregabalin-contraindicated', 'gabapentin-enacarbil-contraindicated', 'iron-overload', 'osa', 'stop-bang', 'pregnancy', 'phq9-total', 'respiratory-compromise', 'current-opioid', 'benzodiazepine', 'hepatic-impairment']);

tellVignettes('O. one answer missing', withoutAnswer.map(([linkId, nextStep, restsOn]): Vignette => [linkId, restsOn, { answers: { [linkId]: null } }, { nextStep, ...(nextStep === null ? { prompts: [[linkId]] } : {}), mustNotPrompt: unprompted.has(linkId) ? [linkId] : [] }]));
tellVignettes('O. one result missing', withoutResult.map(([test, nextStep, restsOn]): Vignette => [test, restsOn, { labs: { [test]: null } }, { nextStep, ...(nextStep === 'opioid-next-step' ? {} : { prompts: [[test]] }) }]));
tellVignettes('O. the next one down', [
  ['opioid declined, device wishes unasked', 'in the order of next steps', { answers: { 'declines-opioid': true, 'declines-device': null } }, { nextStep: null, prompts: [['declines-device']], undetermined: ['alt-npns'] }],
  ['opioid declined, IRLS 12, dipyridamole cautions unasked', 'in the order of next steps', { answers: { 'declines-opioid': true, 'irls-total': 12, 'dipyridamole-caution': null } }, { nextStep: null, prompts: [['dipyridamole-caution']], undetermined: ['alt-dipyridamole'] }],
  ['everything declined', 'alt-refer-specialist: all options blocked or declined', { answers: { 'declines-opioid': true, 'declines-device': true, 'dipyridamole-caution': true } }, { nextStep: 'alt-refer-specialist' }],
]);

describe('O. almost nothing in the chart', () => {
  const patient = { resourceType: 'Patient', id: patientId, gender: 'female', birthDate: '1968-05-14' };

  it('a Patient and nothing else: the diagnosis is asked first', () => {
    const { nextStep, prompts } = assessBundle({ resourceType: 'Bundle', type: 'collection', entry: [{ resource: patient }] });
    expect(nextStep.rule).toBe('scope-rls-diagnosis-required');
    expect(prompts[0]?.fact).toBe('rls-diagnosis');
  });

  it('a Patient and answers alone reach the same headline as the whole chart', () => {
    const answers = {
      'rls-diagnosis': true, 'rls-criteria-confirmed': true, 'irls-total': 26, 'symptom-nights-per-week': { decimal: 7 },
      ferritin: { quantity: 140, unit: 'ng/mL' }, tsat: { quantity: 28, unit: '%' }, creatinine: { quantity: 0.8, unit: 'mg/dL' }, weight: { quantity: 70, unit: 'kg' }, 'iv-iron': 'never',
      'gabapentin-result': 'inadequate', 'gabapentin-best-daily-dose': { quantity: 2100, unit: 'mg/d' }, 'gabapentin-doses-per-day': 3, 'gabapentin-weeks': 17, 'exacerbators-reviewed': true, osa: 'none',
      'substance-use': 'none', 'opioid-risk': 'low', 'pdmp-checked': '2026-11-24', 'declines-opioid': false,
    } as const;
    const entry = sheet(answers)('us-core').map((resource) => ({ resource }));
    const { nextStep, facts } = assessBundle({ resourceType: 'Bundle', type: 'collection', entry: [{ fullUrl: patientUuid, resource: patient }, ...entry] });
    expect(nextStep.rule).toBe('opioid-next-step');
    expect(facts['crcl']).toMatchObject({ state: 'known' });
  });

  it('every question answered in turn ends in a headline', () => {
    let left: Readonly<Record<string, null>> = Object.fromEntries(withoutAnswer.map(([linkId]) => [linkId, null]));
    let { nextStep, prompts } = assess({ answers: left });
    for (let round = 0; nextStep.rule === null && round < withoutAnswer.length; round += 1) {
      const asked = prompts.find(({ fact }) => fact in left);
      expect(asked, `an answerable question among ${prompts.map(({ fact }) => fact).join(' ')}`).toBeDefined();
      left = Object.fromEntries(Object.entries(left).filter(([linkId]) => linkId !== asked?.fact));
      ({ nextStep, prompts } = assess({ answers: left }));
    }
    expect(nextStep.rule).toBe('opioid-next-step');
    expect(Object.keys(left).length).toBeGreaterThan(20);
  });
});
