import { describe, expect, test } from 'vitest';
import { assessed, withOutcome } from './ask.ts';
import { patient, unknownPatient } from './patients.ts';
import { stories } from './stories/all.ts';
import { deviations, noFeatures, onRopinirole } from './story.ts';

describe.each(Object.entries(stories))('%s', (_, cases) => {
  test.each(Object.entries(cases))('%s', (__, story) => {
    expect(deviations(story)).toEqual([]);
  });
});

describe('An empty chart', () => {
  test('decides nothing, and asks for the age first', () => {
    const assessment = assessed(unknownPatient());
    expect(assessment.nextStep).toEqual({ rule: undefined, why: ['age'] });
    const decided = withOutcome(assessment, 'applies').filter((id) => assessment.rules.some((result) => result.rule.id === id && result.rule.kind === 'decision'));
    expect(decided).toEqual([]);
    expect(assessment.prompts[0]?.fact).toBe('age');
  });
});

describe('Prompts', () => {
  test('a settled chart asks nothing', () => {
    expect(assessed(patient()).prompts).toEqual([]);
  });
  test('the question before the next step comes first', () => {
    const { prompts } = assessed(patient({ 'device-implant': null, 'pdmp-checked': null, 'daytime-symptoms': null }));
    expect(prompts.map((prompt) => prompt.fact)).toEqual(['pdmp-checked', 'device-implant']);
    expect(prompts[0]?.changes).toContain('opioid-next-step');
  });
  test('a review of augmentation that is due asks for its features first', () => {
    const { prompts } = assessed(patient({ ...onRopinirole, ...Object.fromEntries(Object.keys(noFeatures).map((feature) => [feature, null])), 'augmentation-reviewed': null, 'device-implant': null }));
    expect(prompts.slice(0, 6).map((prompt) => prompt.fact).toSorted()).toEqual(Object.keys(noFeatures).toSorted());
    expect(prompts[0]?.changesNextStep).toBe(true);
  });
  test('missing iron studies are asked for first', () => {
    const { prompts } = assessed(patient({ ferritin: null, tsat: null, 'device-implant': null }));
    expect(prompts.slice(0, 2).map((prompt) => prompt.fact).toSorted()).toEqual(['ferritin', 'tsat']);
  });
  test('no QTc is asked for where methadone is not in question', () => {
    expect(assessed(patient({ 'declines-opioid': true, qtc: null })).prompts).toEqual([]);
    expect(assessed(patient({ 'declines-opioid': true, qtc: null, 'considering-methadone': true })).prompts.map((prompt) => prompt.fact)).toEqual(['qtc']);
  });
  test('an override in COPD asks for the severity, although the caution stands until then', () => {
    const { prompts } = assessed(patient({ copd: 'present', 'copd-severity': null, 'override-opioid-avoid-respiratory': true }));
    expect(prompts.map((prompt) => prompt.fact)).toContain('copd-severity');
  });
});
