import { UcumLhcUtils } from '@lhncbc/ucum-lhc';
import { describe, expect, it } from 'vitest';
import laboratory from '../../../fhir-mappings/labs.json' with { type: 'json' };
import table from '../../../fhir-mappings/units.json' with { type: 'json' };
import { factorBetween, ucumOf } from '../../../src/patient/labs/units.ts';

const ucum = UcumLhcUtils.getInstance();
interface Row {
  readonly from: string;
  readonly to: string;
  readonly factor?: number;
  readonly divisor?: number;
  readonly substance?: string;
  readonly molarMass?: number;
  readonly charge?: number;
  readonly note?: string;
}
const rows: readonly Row[] = table.conversions;
const factorOf = (row: Row): number => row.factor ?? 1 / (row.divisor ?? Number.NaN);

describe('conversion factors', () => {
  it.each(rows.filter(({ note, to }) => note === undefined && to !== '{score}'))('$from to $to ($substance) agree with UCUM', (row) => {
    const converted = ucum.convertUnitTo(row.from, 1, row.to, { molecularWeight: row.molarMass ?? null, charge: row.charge ?? null });
    expect(converted.status).toBe('succeeded');
    expect(factorOf(row) / (converted.toVal ?? Number.NaN)).toBeCloseTo(1, 2);
  });
  it('every unit is a UCUM unit', () => {
    for (const { from, to } of rows) for (const unit of [from, to]) expect(ucum.validateUnitString(unit).status, unit).toBe('valid');
  });
  it('every unit that a laboratory concept allows can be converted into that of its fact', () => {
    for (const { id, unit, units } of laboratory.concepts as readonly { id: string; unit?: string; units?: string[] }[]) for (const from of units ?? []) expect(factorBetween(from, unit ?? '', id), `${id}: ${from}`).toBeDefined();
  });
  it('every spelling stands for a unit of the table', () => {
    for (const unit of Object.values(table.spellings)) expect(rows.some(({ from }) => from === unit), unit).toBe(true);
  });
  it.each([['ng/mL', 'ng/mL'], ['NG/ML', 'ng/mL'], ['mcg/L', 'ug/L'], ['µg/L', 'ug/L'], ['μg/dL', 'ug/dL'], ['gm/L', 'g/L'], ['lbs', '[lb_av]'], ['mL/min/1.73 m*2', 'mL/min/{1.73_m2}'], ['msec', 'ms'], ['mIU/L', undefined], ['tablets', undefined]])('%s is %s', (written, unit) => expect(ucumOf(written)).toBe(unit));
  it('a molar unit of one substance does not convert another', () => {
    expect(factorBetween('pmol/L', 'ng/mL', 'crp')).toBeUndefined();
    expect(factorBetween('umol/L', 'ug/dL', 'ferritin')).toBeUndefined();
  });
});
