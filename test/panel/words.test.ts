import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/patient/catalogue.ts';
import { known, type Known } from '../../src/patient/fact.ts';
import { questions } from '../../src/patient/questions.ts';
import { states } from '../../src/guideline/states.ts';
import { cutsOf } from '../../src/panel/fact-cuts.ts';
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
    ['pramipexole-current-daily-dose', known(0.0625), '0.0625 mg a day'],
    ['pramipexole-current-daily-dose', known(0.1875, { prn: true }), '0.1875 mg a day at most, when needed'],
    ['pramipexole-current-daily-dose', known(0.50001), '0.50001 mg a day'],
    ['opioid-mme', known(139.2857142857), '139.2857 MME a day'],
    ['ropinirole-current-daily-dose', known(0.0000625), '0.0000625 mg a day'],
    ['renal-function', known(29.996, { derived: true }), '29.996 mL/min'],
    ['renal-function', known(30.04, { derived: true }), '30.04 mL/min'],
    ['renal-function', known(30, { derived: true }), '30 mL/min'],
    ['renal-function', known(44.96, { derived: true }), '45 mL/min'],
    ['renal-function', known(27.346, { derived: true, range: { low: 27.346, high: 33.128 } }), '27.3 to 33.1 mL/min'],
    ['renal-function', known(27.346, { derived: true, range: { low: 27.346, high: 29.996 } }), '27.3 to 29.996 mL/min'],
    ['renal-function', known(30, { derived: true, range: { low: 30, high: 45, highOpen: true } }), '30 to below 45 mL/min'],
    ['renal-function', known(59.98, { derived: true, range: { low: 59.98 } }), 'at least 59.98 mL/min'],
    ['crcl', known(29.996, { derived: true }), '29.996 mL/min'],
    ['tsat', known(19.96, { derived: true }), '19.96 %'],
    ['tsat', known(24.37, { derived: true }), '24.4 %'],
    ['osa-treatment', known('not-adherent'), 'Treated, but not used enough'],
    ['benzodiazepine', known(false), 'no'],
    ['iron-state', known('band-75-100'), 'ferritin between 75 and 100'],
  ])('%s %o reads “%s”', (id, fact, words) => {
    expect(valueWords(id, fact)).toBe(words);
  });

  it('no number is printed on another side of a threshold than it lies, and no dose as nothing', () => {
    const numbers = Object.entries(catalogue).flatMap(([id, { kind }]) => (kind === 'number' ? [{ id, cuts: cutsOf(id) }] : []));
    expect(numbers.filter(({ cuts }) => cuts.length > 1).length).toBeGreaterThan(10);
    fc.assert(
      fc.property(fc.constantFrom(...numbers), fc.nat(), fc.integer({ min: 1, max: 11 }), fc.constantFrom(-1, 0, 1), fc.boolean(), ({ id, cuts }, which, exponent, side, derived) => {
        const cut = cuts[which % Math.max(1, cuts.length)] ?? 1;
        const value = Math.abs(cut + side * 10 ** -exponent);
        const printed = Number.parseFloat(valueWords(id, known(value, derived ? { derived } : {})));
        expect(cuts.filter((other) => Math.sign(value - other) !== Math.sign(printed - other))).toEqual([]);
        expect(printed === 0).toBe(value === 0);
      }),
    );
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
