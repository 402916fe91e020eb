import fc from 'fast-check';
import type { Quantity } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { conceptOf, conceptOfName } from '../../../src/patient/labs/laboratory.ts';
import { isProblem, measured, writtenInText, writtenQuantity, type Written } from '../../../src/patient/labs/quantity.ts';
import { referenceRange } from '../../../src/patient/labs/reference-range.ts';

const readAs = (concept: string, written: Written): unknown => {
  const known = conceptOf(concept);
  if (known === undefined) throw new Error(concept);
  const read = measured(written, known);
  return isProblem(read) ? `? ${read.problem}` : read.comparator === undefined ? read.value : `${read.comparator} ${read.value}`;
};

describe('results written as text', () => {
  it.each([
    ['haemoglobin', '15.0 gm/L', '? implausible'],
    ['haemoglobin', '150 gm/L', 15],
    ['ferritin', '<5 ng/mL', '< 5'],
    ['ferritin', 'less than 5 ng/mL', '< 5'],
    ['ferritin', '≥ 1000 ug/L', '>= 1000'],
    ['ferritin', '62', '? no-unit'],
    ['ferritin', '62 ng/mL (L)', 62],
    ['ferritin', '62 ng/mL H', 62],
    ['ferritin', '1,650 ng/mL', '? no-value'],
    ['ferritin', '62,5 ug/L', 62.5],
    ['ferritin', '15 - 150 ng/mL', '? no-value'],
    ['ferritin', 'pending', '? no-value'],
    ['ferritin', '62 mmol/L', '? unit-not-convertible'],
    ['tsat', '28 %', 28],
    ['qtc', '430 msec', 430],
  ])('%s "%s" reads %s', (concept, text, expected) => expect(readAs(concept, writtenInText(text))).toBe(expected));
});

describe('quantities', () => {
  it.each<[string, Quantity, unknown]>([
    ['ferritin', { value: 180, unit: 'pmol/L' }, 80.1068],
    ['ferritin', { value: 6200, unit: 'ng/dL' }, 62],
    ['ferritin', { value: 6.2, code: 'ug/dL' }, 62],
    ['ferritin', { value: 0.062, unit: 'mg/L' }, 62],
    ['ferritin', { value: 62, unit: 'ng/mL', code: 'ug/L' }, 62],
    ['ferritin', { value: 62, unit: 'ng/mL', code: 'pmol/L' }, '? unit-contradictory'],
    ['ferritin', { value: 0.4, unit: 'ng/mL' }, '? implausible'],
    ['ferritin', { value: 25_000, unit: 'ng/mL' }, '? implausible'],
    ['ferritin', { value: 1e308, comparator: '>', unit: 'ng/mL' }, '? implausible'],
    ['ferritin', { value: 1, comparator: '<', unit: 'ng/mL' }, '< 1'],
    ['ferritin', { value: 1650, comparator: '>', unit: 'ng/mL' }, '> 1650'],
    ['ferritin', { value: 0.5, comparator: '<', unit: 'ng/mL' }, '< 0.5'],
    ['ferritin', { value: 62, unit: 'arbitrary units' }, '? unit-not-convertible'],
    ['ferritin', { unit: 'ng/mL' }, '? no-value'],
    ['iron', { value: 10, unit: 'umol/L' }, 55.85],
    ['iron', { value: 500, unit: 'ug/L' }, 50],
    ['tibc', { value: 4, unit: 'mg/L' }, 400],
    ['tsat', { value: 0.28, unit: '1' }, 28],
    ['tsat', { value: 0.28, unit: '%' }, '? implausible'],
    ['tsat', { value: 0.28 }, '? no-unit'],
    ['crp', { value: 1.2, unit: 'mg/dL' }, 12],
    ['creatinine', { value: 71, unit: 'µmol/L' }, 0.8032],
    ['weight', { value: 154.3, unit: 'lb', code: '[lb_av]' }, 69.9893],
    ['weight', { value: 70_000, unit: 'g' }, 70],
    ['qtc', { value: 0.42, unit: 's' }, 420],
    ['qtc', { value: 420 }, '? no-unit'],
    ['phosphate', { value: 1, unit: 'mmol/L' }, 3.096],
    ['egfr', { value: 55, unit: 'mL/min/1.73m2' }, 55],
    ['phq9-total', { value: 12 }, 12],
    ['phq9-total', { value: 40 }, '? implausible'],
  ])('%s %o reads %s', (concept, quantity, expected) => expect(readAs(concept, writtenQuantity(quantity))).toBe(expected));

  it('a comparator is never dropped, whatever the unit', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 15_000, noNaN: true }), fc.constantFrom('<' as const, '<=' as const, '>' as const, '>=' as const), fc.constantFrom('ng/mL', 'ug/L', 'pmol/L'), (value, comparator, unit) => {
        const ferritin = conceptOf('ferritin');
        const read = ferritin === undefined ? undefined : measured(writtenQuantity({ value, comparator, unit }), ferritin);
        return read !== undefined && !isProblem(read) && read.comparator === comparator && read.range !== undefined && (comparator.startsWith('<') ? read.range.low === undefined : read.range.high === undefined);
      }),
    );
  });
});

describe('names that count where a result has no LOINC code', () => {
  it.each([['FERRITIN', 'ferritin'], ['Ferritin Level', 'ferritin'], ['Ferritin, Serum', 'ferritin'], ['Iron Sat', 'tsat'], ['% Saturation', 'tsat'], ['Iron', 'iron'], ['Total Iron Binding Capacity', 'tibc'], ['QTc Interval', 'qtc'], ['Creatinine', 'creatinine'], ['QT Interval', undefined], ['Ferritin goal', undefined], ['Iron, urine', undefined], ['Creatinine clearance', undefined], ['Hemoglobin A1c', undefined], ['Spironolactone', undefined]])('%s is %s', (name, concept) => expect(conceptOfName(name)?.id).toBe(concept));
});

describe('reference ranges that contradict the unit', () => {
  const ferritin = conceptOf('ferritin');
  it.each([
    ['15-150 in the unit of the result', 'ng/mL', { low: { value: 15, unit: 'ng/mL' }, high: { value: 150, unit: 'ng/mL' } }, false],
    ['only as text', 'ng/mL', { text: '15 - 150 ng/mL' }, false],
    ['without a unit', 'ng/mL', { low: { value: 15 }, high: { value: 150 } }, false],
    ['another spelling of the same unit', 'ng/mL', { high: { value: 150, unit: 'ug/L' } }, false],
    ['another unit', 'ng/mL', { high: { value: 330, unit: 'pmol/L' } }, true],
    ['15-150 of µg/dL, ten times what any laboratory has', 'ug/dL', { low: { value: 15 }, high: { value: 150 } }, true],
    ['text in another unit', 'ug/L', { text: '30-330 pmol/L' }, true],
    ['none', 'ng/mL', undefined, false],
    ['zeros in place of a range', 'ng/mL', { low: { value: 0, unit: 'ng/mL' }, high: { value: 0, unit: 'ng/mL' } }, false],
  ])('%s', (_, unit, range, contradicts) => {
    if (ferritin === undefined) throw new Error('no ferritin');
    expect(referenceRange(range === undefined ? undefined : [range], ferritin, unit).contradiction !== undefined).toBe(contradicts);
  });
});

describe('results without a LOINC code, by the name the laboratory gives them', () => {
  it.each([
    ['ferritin', ['FERRITIN, S', 'S-Ferritin', 'Serum ferritin level', 'Ferritin [Mass/volume] in Serum or Plasma']],
    ['tsat', ['Iron % Sat', '% SATURATION (calc)', 'Transferrin saturation index', 'Percent Saturation', 'TIBC Saturation']],
    ['tibc', ['Iron Bind.Cap.(TIBC)']],
    ['crp', ['hsCRP', 'Serum C reactive protein level']],
    ['haemoglobin', ['Haemoglobin concentration', 'Haemoglobin estimation', 'POC Hemoglobin', 'Hgb, total']],
    ['creatinine', ['CREATININE, BLOOD', 'Plasma creatinine level']],
    ['egfr', ['eGFR (CKD-EPI 2021)', 'GFR calculated abbreviated MDRD']],
    ['weight', ['O/E - weight', 'Wt']],
    ['qtc', ['QTC CALCULATION', 'Corrected QT', 'ECG QTc interval']],
    ['phosphate', ['Phosphorus, Inorganic', 'PO4']],
  ])('%s: %j', (concept, names) => expect(names.map((name) => conceptOfName(name)?.id)).toEqual(names.map(() => concept)));
  it.each(['Ferritin goal', 'Glycosylated ferritin', 'Oxygen saturation', 'Venous saturation', 'Hemoglobin A1c', 'Mean corpuscular haemoglobin concentration', 'Carboxyhemoglobin', 'Creatinine, Urine', 'Creatinine clearance', 'Albumin/Creatinine Ratio', 'Ideal body weight', 'Birth weight', 'QT Interval', 'QT/QTc', 'QTc dispersion', 'Alkaline phosphatase', 'Transferrin receptor, soluble', '(name to be checked)'])(
    '"%s" is none of them',
    (name) => expect(conceptOfName(name)).toBeUndefined(),
  );
  it('a unit marked as calculated', () => expect(readAs('tsat', writtenQuantity({ value: 16, unit: '% (calc)' }))).toBe(16));
});
