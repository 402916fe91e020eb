import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/patient/catalogue.ts';
import { known, type Known } from '../../src/patient/fact.ts';
import { questions } from '../../src/patient/questions.ts';
import { states } from '../../src/guideline/states.ts';
import { amountWords, choiceWords, dateWords, factGroup, factLabel, isAbsence, valueWords } from '../../src/panel/fact-words.ts';
import { codeWords, unitWords } from '../../src/panel/words/values.ts';

const asId = (id: string): string => id.replaceAll('-', ' ');

describe('facts in words', () => {
  it('every fact and every question has a name of its own', () => {
    const ids = [...Object.keys(catalogue), ...questions.keys(), ...states.map(({ id }) => id)];
    const unnamed = [...new Set(ids)].filter((id) => factLabel(id).toLowerCase() === asId(id) && !oneWord.has(id));
    expect(unnamed).toEqual([]);
  });

  it('every fact stands in a group', () => {
    expect(Object.keys(catalogue).filter((id) => factGroup(id) === 'Other')).toEqual([]);
  });

  it.each([
    ['gabapentin-best-daily-dose', 'Gabapentin, best daily dose'],
    ['gabapentin-enacarbil-weeks', 'Gabapentin enacarbil, time at that dose'],
    ['considering-ferric-carboxymaltose', 'Ferric carboxymaltose, in mind'],
    ['override-opioid-benzodiazepine', 'Caution weighed: Opioid together with a benzodiazepine or Z-drug'],
    ['ferritin-date', 'Ferritin, date'],
    ['osa', 'Sleep apnoea'],
  ])('%s is called “%s”', (id, words) => {
    expect(factLabel(id)).toBe(words);
  });

  it('every code of every choice has words', () => {
    const bare = Object.entries(catalogue).flatMap(([id, entry]) =>
      entry.kind === 'choice' ? entry.codes.filter((code) => codeWords[id]?.[code] === undefined && !questions.get(id)?.item.answerOption?.some(({ valueCoding }) => valueCoding?.code === code && valueCoding.display !== undefined)).map((code) => `${id} ${code}`) : [],
    );
    const bareStates = states.flatMap(({ id, cases }) => cases.filter(({ value }) => codeWords[id]?.[value] === undefined).map(({ value }) => `${id} ${value}`));
    expect([...bare, ...bareStates]).toEqual([]);
  });

  it('every unit of the catalogue reads as one', () => {
    const codes = Object.values(catalogue).flatMap((entry) => ('unit' in entry && typeof entry.unit === 'string' ? [entry.unit] : []));
    expect([...new Set(codes)].filter((code) => /[{}()]/u.test(unitWords[code] ?? code))).toEqual([]);
  });

  it.each<[string, Known, string]>([
    ['ferritin', known(62, { unit: 'ng/mL' }), '62 ng/mL'],
    ['ferritin', known(5, { unit: 'ng/mL', comparator: '<' }), 'below 5 ng/mL'],
    ['age', known(58, { range: { low: 57, high: 58 } }), '57 to 58 years'],
    ['gabapentin-current-daily-dose', known(1800), '1800 mg a day'],
    ['gabapentin-current-daily-dose', known(900, { prn: true }), '900 mg a day at most, when needed'],
    ['rotigotine-current-daily-dose', known(3), '3 mg/24 h'],
    ['gabapentin-weeks', known(1), '1 week'],
    ['pramipexole-current-daily-dose', known(0.125), '0.125 mg a day'],
    ['osa-treatment', known('not-adherent'), 'Treated, but not used enough'],
    ['benzodiazepine', known(false), 'no'],
    ['iron-state', known('band-75-100'), 'ferritin between 75 and 100'],
  ])('%s %o reads “%s”', (id, fact, words) => {
    expect(valueWords(id, fact)).toBe(words);
  });

  it.each([
    ['2026-09-20', '20 Sept 2026'],
    ['2026-09', 'Sept 2026'],
    ['2026', '2026'],
    ['soon', 'soon'],
  ])('the date %s reads “%s”', (date, words) => {
    expect(dateWords(date)).toBe(words);
  });

  it('tells what is absent from what is present', () => {
    expect([known(false), known('none'), known('never-tried'), known(0), known(true), undefined].map(isAbsence)).toEqual([true, true, true, false, false, false]);
  });

  it('leaves an unknown code and unit as they are', () => {
    expect([choiceWords('osa', 'unheard-of'), amountWords(2, 'furlong')]).toEqual(['unheard of', '2 furlong']);
  });
});

/** Facts whose id is already what a clinician calls them. */
const oneWord: ReadonlySet<string> = new Set(['age', 'sex', 'ferritin', 'haemoglobin', 'phosphate', 'creatinine', 'qtc', 'copd', 'alcohol', 'caffeine', 'nicotine', 'oral-iron', 'acute-infection', 'hepatic-impairment', 'qt-risk', 'copd-severity', 'augmentation-reviewed']);
