import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bundleToChart } from '../../src/chart/bundle.ts';
import { readPatient } from '../../src/patient/read.ts';
import { say } from './story.ts';

const folder = new URL('../../../shared/ehr/samples/synthea-smart-r4/', import.meta.url);
const isHere = existsSync(folder);

/** What a person reads in each of two generated charts, written down before the program read them. */
const byHand: readonly { readonly patient: string; readonly asOf: string; readonly facts: Readonly<Record<string, unknown>> }[] = [
  {
    // 49 years, seizures since childhood, diabetic kidney disease stage 1, weight and kidney function of two weeks ago.
    patient: 'Dirk_Kuhlman',
    asOf: '2021-03-15',
    facts: {
      age: 49,
      sex: 'male',
      'rls-diagnosis': '? not-in-chart',
      ferritin: '? not-in-chart',
      weight: 94.5214,
      creatinine: 1.5107,
      egfr: 79.0785,
      crcl: 79.0789,
      'ckd-stage': '1',
      dialysis: false,
      esrd: false,
      haemoglobin: '? out-of-date',
      'device-epilepsy': true,
      'device-implant': '? must-ask',
      copd: 'none',
      'lung-disease': false,
      'respiratory-compromise': false,
      osa: '? must-ask',
      'substance-use': '? must-ask',
      'hepatic-impairment': 'none',
      'iron-overload': false,
      malabsorption: false,
      'inflammatory-disease': false,
      'acute-infection': '? must-ask',
      pregnancy: 'not-possible',
      nicotine: false,
      alcohol: '? must-ask',
      qtc: '? not-in-chart',
      'current-opioid': false,
      'family-history-only': false,
      'set-aside-resources': 7,
    },
  },
  {
    // 65 years, chronic bronchitis, diabetic kidney disease now stage 2; two panels of one visit give creatinines of 2.27 and 2.50, and eGFRs of 37 and 82.
    patient: 'Josue_Sipes',
    asOf: '2021-03-20',
    facts: {
      age: 65,
      sex: 'male',
      weight: 80.1017,
      creatinine: 2.2722,
      egfr: '? conflicting',
      crcl: 33.3424,
      'ckd-stage': '2',
      haemoglobin: '? out-of-date',
      copd: 'present',
      'copd-severity': '? must-ask',
      'lung-disease': true,
      'respiratory-compromise': false,
      'device-epilepsy': '? must-ask',
      'dipyridamole-caution': '? must-ask',
      'hepatic-impairment': 'none',
      nicotine: false,
      osa: '? must-ask',
      pregnancy: 'not-possible',
      'current-opioid': false,
      'iron-overload': false,
    },
  },
];

describe('an iron panel of a public sandbox (skipped where the samples are not at hand)', () => {
  const panel = new URL('../../../shared/ehr/samples/smart-8888803-iron-panel-STU3/', import.meta.url);
  it.skipIf(!existsSync(panel))('ferritin in µg/L; the measured saturation, not one from an iron in the wrong unit; no status, ranges of zeros', () => {
    const entry = readdirSync(panel).map((file) => ({ resource: JSON.parse(readFileSync(new URL(file, panel), 'utf8')) as object }));
    const patient = { resource: { resourceType: 'Patient', id: 'smart-8888803', birthDate: '1960-01-01', gender: 'female' } };
    const { facts } = readPatient(bundleToChart({ resourceType: 'Bundle', type: 'collection', entry: [patient, ...entry] }, '2015-11-30'));
    expect([say(facts['ferritin']), say(facts['tsat']), say(facts['ferritin-unit-converted'])]).toEqual([9, 8, true]);
  });
});

describe('generated charts read by hand (skipped where the samples are not at hand)', () => {
  it.skipIf(!isHere).each(byHand)('$patient', ({ patient, asOf, facts: expected }) => {
    const file = readdirSync(folder).find((name) => name.startsWith(patient));
    const { facts } = readPatient(bundleToChart(JSON.parse(readFileSync(new URL(String(file), folder), 'utf8')), asOf));
    const said = Object.fromEntries(Object.keys(expected).map((id) => [id, say(facts[id])]));
    expect(said).toEqual(expected);
  });
});
