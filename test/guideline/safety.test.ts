import { describe, expect, test } from 'vitest';
import { renalCeilings } from '../../src/guideline/data/renal-ceilings.ts';
import { iron, scope } from '../../src/guideline/data/thresholds.ts';
import { ruleById, rules } from '../../src/guideline/guideline.ts';
import { all, amount, any, applies, is, no, not, onceKnown, yes, type Expression } from '../../src/guideline/logic/expression.ts';
import { belowTarget } from '../../src/guideline/readings/alpha2delta.ts';
import { augmentationConfirmed, augmentationSuspected, onDopaminergic, onDopaminergicForRls } from '../../src/guideline/readings/dopaminergic.ts';
import { somePatient } from './impossible.ts';

/** Every invariant is looked for over all combinations of all facts: no patient may fulfil it. */

const ironRows = ['iron-deficit-treat', 'iron-oral-ferrous-sulfate', 'iron-iv-fcm', 'iron-75-100-iv-only', 'iron-100-300-tsat-low', 'iron-iv-alternatives', 'esrd-iron-sucrose'];
const ivIronRows = ['iron-iv-fcm', 'iron-75-100-iv-only', 'iron-100-300-tsat-low', 'iron-iv-alternatives', 'esrd-iron-sucrose'];
const opioidRows = ['opioid-next-step', 'opioid-er-oxycodone', 'opioid-methadone-buprenorphine'];
const treatmentRows = [
  ...ironRows,
  ...opioidRows,
  'a2d-never-tried',
  'a2d-gabapentin-underdosed',
  'a2d-pregabalin-underdosed',
  'a2d-gabapentin-single-night-dose',
  'esrd-gabapentin',
  'esrd-vitamin-c',
  'da-augmentation-switch',
  'da-augmentation-cover-before-taper',
  'da-taper-slow',
  'alt-npns',
  'alt-dipyridamole',
];
const someOf = (ids: readonly string[]): Expression => any(...ids.map(applies));
const detailOf = (rule: string, words: string): Expression => {
  const detail = ruleById(rule).details?.find(({ text }) => text.includes(words));
  if (!detail) throw new Error(`${rule} has no line with "${words}"`);
  return all(applies(rule), detail.when);
};

const threshold = (value: number) => ({ name: 'limit', value, unit: 'mL/min', sources: ['app'] as const, verified: 'unverified' as const, checked: '2026-11-25' });

/** An opioid is the next step, or named by another step or row. */
const opioidNamed = any(someOf(opioidRows), detailOf('da-augmentation-switch', 'opioid'), detailOf('da-augmentation-cover-before-taper', 'opioid'));
const untreatedOsa = all(is('osa', 'present'), is('osa-treatment', 'untreated', 'not-adherent'));
const severityKnownNotSevere = onceKnown('copd-severity', is('copd-severity', 'mild', 'moderate'));

describe('An opioid is never the next step, nor named by another step', () => {
  test.each<[string, Expression]>([
    ['with untreated sleep apnoea', untreatedOsa],
    ['with active substance use disorder', is('substance-use', 'active')],
    ['in COPD without an override', all(is('copd', 'present'), no('override-opioid-avoid-respiratory'))],
    ['in COPD with an override while its severity is unknown or severe', all(is('copd', 'present'), not(severityKnownNotSevere))],
    ['in other respiratory compromise, overridden or not', yes('respiratory-compromise')],
    ['in pregnancy or breast-feeding', is('pregnancy', 'pregnant', 'breast-feeding')],
    ['with naltrexone on board', yes('opioid-antagonist')],
    ['within 14 days of an MAO inhibitor', yes('mao-inhibitor')],
    ['with an opioid already on board', yes('current-opioid')],
    ['in severe hepatic impairment', is('hepatic-impairment', 'severe')],
    ['when the patient declines opioids', yes('declines-opioid')],
    ['before the prescription monitoring programme was looked up', no('pdmp-checked')],
    ['on methadone or buprenorphine for opioid use disorder', any(all(yes('methadone-current'), is('methadone-indication', 'oud')), all(yes('buprenorphine-current'), is('buprenorphine-indication', 'oud')))],
  ])('%s', (_, danger) => {
    expect(somePatient(all(opioidNamed, danger))).toBe(false);
  });

  test('as the next step with a benzodiazepine that was not overridden', () => {
    expect(somePatient(all(someOf(opioidRows), yes('benzodiazepine'), no('override-opioid-benzodiazepine')))).toBe(false);
  });
  test('before refractory RLS is established, except as a way out of augmentation', () => {
    expect(somePatient(all(someOf(opioidRows), not(applies('refractory-established'))))).toBe(false);
    expect(somePatient(all(opioidNamed, not(applies('refractory-established')), not(augmentationConfirmed)))).toBe(false);
  });
  test.each(['osa', 'substance-use', 'opioid-risk', 'copd', 'respiratory-compromise', 'lung-disease', 'pregnancy', 'benzodiazepine', 'cns-depressant', 'renal-function', 'current-opioid'] as const)(
    'before %s has been assessed',
    (fact) => {
      expect(somePatient(all(opioidNamed, not({ op: 'assessed', fact })))).toBe(false);
    },
  );
});

describe('Particular opioids', () => {
  test('methadone is never named at a QTc of 450 ms or more', () => {
    const methadone = detailOf('opioid-methadone-buprenorphine', 'Methadone');
    expect(somePatient(all(methadone, any(applies('opioid-methadone-qtc-450'), applies('opioid-methadone-qtc-500'))))).toBe(false);
    expect(somePatient(methadone)).toBe(true);
  });
  test('buprenorphine is not named with a QT risk or a QTc of 500 ms', () => {
    expect(somePatient(all(detailOf('opioid-methadone-buprenorphine', 'Buprenorphine'), any(yes('qt-risk'), applies('opioid-methadone-qtc-500'))))).toBe(false);
  });
  test('oxycodone is not offered in CKD 4-5, on dialysis, in moderate hepatic impairment or after an allergy to it', () => {
    const kidneys = any(yes('esrd'), is('ckd-stage', '4', '5'));
    expect(somePatient(all(applies('opioid-er-oxycodone'), any(kidneys, is('hepatic-impairment', 'moderate', 'severe'), yes('oxycodone-allergy'))))).toBe(false);
  });
  test('fentanyl is never a starting drug: where the kidney row names it, the row against it stands beside it unless the patient is tolerant', () => {
    expect(somePatient(all(applies('opioid-ckd-4-5'), yes('rls-diagnosis'), no('opioid-tolerant'), not(applies('opioid-fentanyl-not-for-naive'))))).toBe(false);
    const naming = rules.filter((rule) => /fentanyl/i.test(rule.text) && rule.strength.endsWith('for'));
    expect(naming.map((rule) => rule.id)).toEqual([]);
  });
});

describe('Dopaminergic drugs', () => {
  test('nothing suggests raising one under suspected augmentation: the row against it always applies', () => {
    expect(somePatient(all(onDopaminergicForRls, augmentationSuspected, not(amount('age').below(scope.adult)), not(applies('da-augmentation-no-increase'))))).toBe(false);
  });
  test('no row of the guideline advises to raise or start one', () => {
    const advising = rules.filter((rule) => rule.strength.endsWith('for') && /pramipexole|ropinirole|rotigotine|dopamine agonist/i.test(rule.text));
    expect(advising.map((rule) => rule.id)).toEqual([]);
  });
  test('whoever takes one is told never to stop it abruptly', () => {
    expect(somePatient(all(onDopaminergic, not(amount('age').below(scope.adult)), not(applies('da-no-abrupt-stop'))))).toBe(false);
  });
  test('tapering is never advised without cover first', () => {
    expect(somePatient(all(applies('da-taper-slow'), not(applies('da-augmentation-cover-before-taper'))))).toBe(false);
  });
  test('tapering and switching are advised for confirmed augmentation of a drug for RLS only', () => {
    expect(somePatient(all(someOf(['da-taper-slow', 'da-augmentation-switch']), not(all(onDopaminergicForRls, augmentationConfirmed))))).toBe(false);
  });
  test('a stable drug and a switch are never advised together', () => {
    expect(somePatient(all(applies('da-on-stable-no-augmentation'), applies('da-augmentation-switch')))).toBe(false);
  });
});

describe('Iron', () => {
  test('no iron by any route under iron overload', () => {
    expect(somePatient(all(someOf(ironRows), yes('iron-overload')))).toBe(false);
    expect(somePatient(all(someOf(ironRows), applies('iron-overload-block')))).toBe(false);
  });
  test.each<[string, Expression]>([
    ['during an acute infection', yes('acute-infection')],
    ['after a serious reaction to parenteral iron', yes('iv-iron-reaction')],
    ['in the first trimester, or with the week unknown', all(is('pregnancy', 'pregnant'), not(onceKnown('gestation-weeks', amount('gestation-weeks').atLeast({ name: 'second trimester', value: 14, unit: 'wk', sources: ['fcm-label-eu'], verified: 'read', checked: '2026-11-25' }))))],
    ['when the patient declines it', yes('declines-iv-iron')],
  ])('no IV iron %s', (_, danger) => {
    expect(somePatient(all(someOf(ivIronRows), danger))).toBe(false);
  });
  test('iron sucrose is for end-stage renal disease, and carboxymaltose rows are not', () => {
    expect(somePatient(all(applies('esrd-iron-sucrose'), no('esrd')))).toBe(false);
    expect(somePatient(all(someOf(['iron-deficit-treat', 'iron-iv-fcm', 'iron-75-100-iv-only', 'iron-100-300-tsat-low']), yes('esrd')))).toBe(false);
  });
  test('iron is never both indicated and sufficient', () => {
    expect(somePatient(all(applies('iron-deficit-treat'), applies('iron-replete-no-iron')))).toBe(false);
  });
  test('oral iron is not offered above a ferritin of 75 ng/mL, nor once it failed', () => {
    const failed = all(is('oral-iron', 'current', 'completed'), amount('oral-iron-weeks').atLeast(iron.oralTrial));
    const out = any(amount('ferritin').above(iron.ferritinLow), is('oral-iron', 'intolerant'), yes('malabsorption'), failed);
    expect(somePatient(all(applies('iron-oral-ferrous-sulfate'), out))).toBe(false);
  });
});

describe('Alpha-2-delta ligands', () => {
  test.each(['gabapentin', 'pregabalin', 'gabapentin-enacarbil'] as const)('no %s target above the renal ceiling: at the ceiling the dose is never called too low', (drug) => {
    const bands = { moderate: [30.5, 59.9], severe: [15, 29], 'kidney-failure': [0, 14] } as const;
    for (const [band, [low, high]] of Object.entries(bands) as [keyof typeof bands, readonly [number, number]][]) {
      const renal = all(no('esrd'), amount('renal-function').atLeast(threshold(low)), amount('renal-function').atMost(threshold(high)));
      const atCeiling = amount(`${drug}-best-daily-dose`).atLeast(renalCeilings[drug][band].ceiling);
      expect(somePatient(all(renal, atCeiling, belowTarget(drug)))).toBe(false);
    }
  });
  test('gabapentin is not titrated to the target of other adults on dialysis', () => {
    expect(somePatient(all(applies('a2d-gabapentin-underdosed'), yes('esrd')))).toBe(false);
  });
  test('no titration is advised against a side effect, an allergy, or while it works', () => {
    const against = any(is('gabapentin-result', 'adverse-effect', 'effective'), is('gabapentin-allergy', 'intolerance', 'allergy'));
    expect(somePatient(all(applies('a2d-gabapentin-underdosed'), against))).toBe(false);
  });
  test('none is started where one is contraindicated or was not tolerated', () => {
    expect(somePatient(all(applies('a2d-never-tried'), applies('a2d-intolerant-or-contraindicated')))).toBe(false);
  });
});

describe('Scope', () => {
  test('no treatment advice under 18', () => {
    expect(somePatient(all(someOf(treatmentRows), amount('age').below(scope.adult)))).toBe(false);
  });
  test('no decision of chapters B to J under 18', () => {
    const decisions = rules.filter((rule) => rule.kind === 'decision' && rule.id !== 'scope-adult-only').map((rule) => rule.id);
    expect(somePatient(all(someOf(decisions), amount('age').below(scope.adult)))).toBe(false);
  });
  test('no treatment advice without the diagnosis', () => {
    expect(somePatient(all(someOf(treatmentRows), no('rls-diagnosis')))).toBe(false);
  });
  test('refractory and not refractory exclude each other', () => {
    expect(somePatient(all(applies('refractory-established'), applies('refractory-not-established')))).toBe(false);
  });
  test('nothing that pregnancy or breast-feeding suspends is advised then', () => {
    const suspended = treatmentRows.filter((id) => !id.startsWith('iron-') && !id.startsWith('esrd-'));
    expect(somePatient(all(someOf(suspended), is('pregnancy', 'pregnant', 'breast-feeding')))).toBe(false);
  });
});

describe('Other indications', () => {
  test.each(['clonazepam', 'carbamazepine', 'valproate', 'bupropion', 'cabergoline', 'levodopa'] as const)('no advice against %s that is taken for another reason', (drug) => {
    const other = all(yes(`${drug}-current`), not(is(`${drug}-indication`, 'rls')), no(`considering-${drug}`));
    expect(somePatient(all(applies(`avoid-${drug}`), other))).toBe(false);
  });
});

describe('The device', () => {
  test('nerve stimulation is never advised where one of the five contraindications holds or it is declined', () => {
    expect(somePatient(all(applies('alt-npns'), any(applies('alt-npns-contraindicated'), yes('declines-device'))))).toBe(false);
  });
  test('dipyridamole is never advised against a caution', () => {
    expect(somePatient(all(applies('alt-dipyridamole'), yes('dipyridamole-caution')))).toBe(false);
  });
});

describe('The search itself', () => {
  test('finds a patient where there is one', () => {
    expect(somePatient(all(applies('opioid-next-step'), is('substance-use', 'remission')))).toBe(true);
    expect(somePatient(all(applies('opioid-next-step'), is('copd', 'present'), yes('override-opioid-avoid-respiratory')))).toBe(true);
  });
});
