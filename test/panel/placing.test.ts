import { describe, expect, it } from 'vitest';
import { rules, ruleById } from '../../src/guideline/guideline.ts';
import { nextStepOrder } from '../../src/guideline/next-step.ts';
import ingredients from '../../fhir-mappings/medicines/ingredients.json' with { type: 'json' };
import { medicineWords, ownDrugsOf } from '../../src/panel/own-drugs.ts';
import { placeRules } from '../../src/panel/placing.ts';
import { comesAfter, companions, drugsOfRule, monitoringRules, placedElsewhere, specialRules, warningRules } from '../../src/panel/sections.ts';
import { checkedOf, gradeOf } from '../../src/panel/words/grades.ts';
import { nextStepTitles } from '../../src/panel/words/next-steps.ts';
import { runPathway } from '../../src/pathway.ts';
import { known, unknown, type Fact, type Facts } from '../../src/patient/fact.ts';
import type { MedicineHistory } from '../../src/patient/patient.ts';
import { withAnswers } from '../../src/panel/answers/response.ts';
import { charts } from './charts.ts';

describe('where rules stand', () => {
  it('names only rules that the guideline has, and none in two places', () => {
    const placed = [...warningRules['do-not'], ...warningRules.care, ...specialRules, ...monitoringRules, ...placedElsewhere];
    for (const id of [...placed, ...Object.keys(companions), ...Object.values(companions).flat(), ...Object.keys(comesAfter), ...Object.values(comesAfter).map(({ rule }) => rule), ...Object.keys(drugsOfRule)]) expect(ruleById(id).id).toBe(id);
    expect(placed.filter((id, index) => placed.indexOf(id) !== index)).toEqual([]);
  });

  it('has a short title for every step that can come next', () => {
    expect(nextStepOrder.map(({ rule }) => rule).filter((id) => nextStepTitles[id] === undefined)).toEqual([]);
  });

  it('looks for drugs and classes that the medicine table has', () => {
    const classes = Object.values(drugsOfRule).flatMap((about) => about.classes ?? []);
    const named = Object.values(drugsOfRule).flatMap((about) => about.ingredients ?? []);
    expect(classes.filter((name) => !Object.hasOwn(ingredients.classes, name))).toEqual([]);
    expect(named.filter((name) => !Object.hasOwn(ingredients.ingredients, name))).toEqual([]);
  });

  it.each(Object.keys(charts))('%s: every rule that applies or is open stands on the panel, and once', (name) => {
    const pathway = runPathway(charts[name]?.() ?? expect.fail());
    const placing = placeRules(pathway);
    const step = pathway.assessment.nextStep.rule?.id;
    const atStep = step === undefined ? [] : [step, ...(companions[step] ?? [])].filter((id) => pathway.assessment.rules.some(({ rule, outcome }) => rule.id === id && outcome === 'applies'));
    const shown = [
      ...atStep,
      ...[placing.doNot, placing.care, placing.openOwnDrug, placing.openWarnings, ...[placing.special, placing.monitoring, ...placing.chapters].flatMap(({ applies, open }) => [applies, open])].flat().map(({ rule }) => rule.id),
    ];
    const due = pathway.assessment.rules.filter(({ rule, outcome }) => outcome !== 'does-not-apply' && !placedElsewhere.includes(rule.id)).map(({ rule }) => rule.id);
    expect(shown.toSorted()).toEqual(due.toSorted());
  });
});

describe('grades', () => {
  it('what no guideline grades is never shown as graded', () => {
    for (const rule of rules) {
      const byLabel = rule.strength === 'strong-against' && rule.certainty === 'none';
      const graded = rule.statedBy !== 'app' && !byLabel && !(rule.strength === 'good-practice' && rule.certainty === 'none');
      expect([rule.id, gradeOf(rule).graded]).toEqual([rule.id, graded]);
    }
  });

  it.each([
    ['opioid-next-step', 'Conditional for · moderate certainty', 'partly'],
    ['avoid-cabergoline', 'Strong against · moderate certainty', 'partly'],
    ['missing-data-cannot-conclude', 'App rule, not graded', 'not-checked'],
    ['exac-osa-untreated', 'Not graded by a guideline', 'checked'],
    ['alt-npns-contraindicated', 'Contraindicated by its label, not graded', 'checked'],
    ['avoid-valerian', 'Conditional against · very low certainty', 'not-checked'],
  ])('%s: %s, %s', (id, words, checked) => {
    expect([gradeOf(ruleById(id)).words, checkedOf(ruleById(id))]).toEqual([words, checked]);
  });
});

const dose = (fact: Fact): Facts => ({ 'clonazepam-current-daily-dose': fact });

describe('the patient’s own drugs', () => {
  const clonazepam: MedicineHistory = {
    ingredient: 'clonazepam',
    name: 'clonazepam',
    classes: ['benzodiazepine'],
    current: true,
    matchedBy: 'code',
    exposures: [{ from: '2026-06-01', daily: { value: 0.5, unit: 'mg/d' }, prn: true, current: true, sources: [], raw: '', how: '' }],
  };

  const twoDoses: MedicineHistory = {
    ...clonazepam,
    exposures: [...clonazepam.exposures.map((exposure) => ({ ...exposure, to: '2026-08-01', current: false }) as const), { from: '2026-08-02', current: true, sources: [], raw: 'as told', how: '' }],
  };

  it.each<[string, MedicineHistory, Facts, readonly string[]]>([
    ['avoid-clonazepam', clonazepam, {}, ['clonazepam 0.5 mg a day at most, when needed']],
    ['opioid-benzodiazepine', { ...clonazepam, current: 'unknown' }, {}, ['clonazepam 0.5 mg a day at most, when needed (may be taken)']],
    ['opioid-benzodiazepine', { ...clonazepam, current: false }, {}, []],
    ['avoid-valproate', clonazepam, {}, []],
    ['iron-replete-no-iron', clonazepam, {}, []],
    // The guideline goes by the answer, and so does the line.
    ['avoid-clonazepam', clonazepam, dose(known(2, { unit: 'mg/d', answered: true })), ['clonazepam 2 mg a day, as answered']],
    // Directions that cannot be read: neither what they may have said nor what was taken before.
    ['avoid-clonazepam', clonazepam, dose(unknown('conflicting')), ['clonazepam']],
    ['avoid-clonazepam', twoDoses, {}, ['clonazepam']],
    ['avoid-clonazepam', { ...clonazepam, exposures: twoDoses.exposures.slice(0, 1) }, {}, ['clonazepam']],
  ])('%s', (rule, medicine, facts, words) => {
    expect(ownDrugsOf(rule, [medicine]).map((own) => medicineWords(own, facts))).toEqual(words);
  });

  it('names the dose that the rule about it used, after an answer that goes before the chart', () => {
    const chart = charts['low iron, clonazepam at night']?.() ?? expect.fail();
    const values = [{ valueQuantity: { value: 3900, unit: 'mg/d', code: 'mg/d', system: 'http://unitsofmeasure.org' } }];
    const { assessment, patient } = runPathway(withAnswers(chart, new Map([['gabapentin-current-daily-dose', values]]), { patientId: 'her', authored: new Date('2026-11-24T12:00:00') }));
    expect(assessment.rules.find(({ rule }) => rule.id === 'a2d-gabapentin-above-max')?.outcome).toBe('applies');
    expect(ownDrugsOf('a2d-gabapentin-above-max', patient.medicines).map((own) => medicineWords(own, patient.facts))).toEqual(['gabapentin 3900 mg a day, as answered']);
  });
});
