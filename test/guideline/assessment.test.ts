import { describe, expect, test } from 'vitest';
import { assess } from '../../src/guideline/assess.ts';
import { chapters, ruleById, rules } from '../../src/guideline/guideline.ts';
import type { Questions } from '../../src/guideline/prompts.ts';
import { gradeKind } from '../../src/guideline/rule.ts';
import { lacksReference, orphans, rulesOf, traces } from '../../src/guideline/traceability.ts';
import { statements } from '../../src/guideline/data/article.ts';
import { known, unknown } from '../../src/patient/fact.ts';
import { assessed } from './ask.ts';
import { patient, unknownPatient } from './patients.ts';

const resultOf = (assessment: ReturnType<typeof assessed>, id: string) => assessment.rules.find(({ rule }) => rule.id === id);

describe('Questions', () => {
  test('say what their answer can change, and whether that is the next step', () => {
    const { prompts } = assessed(patient({ 'device-implant': null, 'opioid-risk': null }));
    expect(prompts.map(({ fact, question, changesNextStep }) => ({ fact, question, changesNextStep }))).toEqual([
      { fact: 'opioid-risk', question: 'opioid-risk', changesNextStep: true },
      { fact: 'device-implant', question: 'device-implant', changesNextStep: true },
    ]);
    expect(prompts[1]?.changes).toEqual(['alt-npns', 'alt-npns-contraindicated']);
    expect(prompts[0]?.changes).toEqual(['opioid-next-step', 'opioid-er-oxycodone', 'opioid-methadone-buprenorphine', 'opioid-sud-remission-caution', 'opioid-gabapentinoid-combined', 'opioid-naloxone', 'opioid-agreement-pdmp-uds']);
  });
  test('behind a settled next step change nothing of it', () => {
    const { prompts } = assessed(patient({ 'device-implant': null, valerian: null }));
    expect(prompts.map(({ fact, changesNextStep }) => [fact, changesNextStep])).toEqual([
      ['device-implant', false],
      ['valerian', false],
    ]);
  });
  test('that change more decisions come first, and equals stay in the order of the guideline', () => {
    const { prompts } = assessed(patient({ valerian: null, 'dipyridamole-caution': null, 'declines-device': null, 'device-epilepsy': null }));
    expect(prompts.map(({ fact, changes }) => [fact, changes.length])).toEqual([
      ['device-epilepsy', 2],
      ['declines-device', 1],
      ['dipyridamole-caution', 1],
      ['valerian', 1],
    ]);
  });
  test('before the next step come first, even where others change more and stand earlier in the guideline', () => {
    const { prompts, nextStep } = assessed(patient({ 'ropinirole-current': true, 'ropinirole-indication': 'rls', 'augmentation-reviewed': true, 'ropinirole-increases-24-months': null, 'declines-opioid': true, 'device-implant': null }));
    expect(nextStep.why).toEqual(['device-implant']);
    expect(prompts.map(({ fact, changes, changesNextStep }) => [fact, changes.length, changesNextStep])).toEqual([
      ['device-implant', 2, true],
      ['ropinirole-increases-24-months', 3, false],
    ]);
  });
  test('before the same step, and behind it, are ranked by what they change', () => {
    expect(assessed(patient({ 'pdmp-checked': null, 'opioid-risk': null })).prompts.map(({ fact }) => fact)).toEqual(['opioid-risk', 'pdmp-checked']);
    const { prompts } = assessed(patient({ 'considering-iv-iron': true, 'phosphate-risk': null, 'device-implant': null }));
    expect(prompts.map(({ fact, changes }) => [fact, changes.length])).toEqual([
      ['device-implant', 2],
      ['phosphate-risk', 1],
    ]);
  });
  test('are those that can be asked, and may be asked now', () => {
    const facts = patient({ 'device-implant': null, valerian: null, 'dipyridamole-caution': null });
    const questions: Questions = new Map([
      ['device-implant', { text: 'A pacemaker?', open: () => true }],
      ['valerian', { text: 'Valerian?', open: () => false }],
    ]);
    expect(assess(facts, questions).prompts.map(({ fact, question }) => [fact, question])).toEqual([['device-implant', 'A pacemaker?']]);
  });
  test('may look at the facts before they open', () => {
    const facts = patient({ osa: 'present', 'osa-treatment': null, valerian: null });
    const questions: Questions = new Map([
      ['osa-treatment', { text: 'Treated?', open: (given) => given.osa?.state === 'known' && given.osa.value === 'present' }],
      ['valerian', { text: 'Valerian?', open: (given) => given.osa === undefined }],
    ]);
    expect(assess(facts, questions).prompts.map(({ fact }) => fact)).toEqual(['osa-treatment']);
  });
  test('stand in for a fact that is asked for by others', () => {
    const facts = patient({ 'renal-function': unknown('not-in-chart', { asks: ['creatinine', 'weight'] }), crcl: unknown('not-in-chart', { asks: ['creatinine', 'weight'] }) });
    const { prompts, nextStep, rules: results } = assessed(facts);
    expect(prompts.map(({ fact }) => fact)).toEqual(['creatinine', 'weight']);
    expect(nextStep.why).toEqual(['creatinine', 'weight']);
    expect(results.find(({ rule }) => rule.id === 'opioid-ckd-4-5')?.needs).toEqual(['creatinine', 'weight']);
  });
  test('are not repeated for two facts that ask the same', () => {
    const same = unknown('not-in-chart', { asks: ['creatinine'] });
    const facts = patient({ 'renal-function': same, qtc: same, 'considering-methadone': true });
    expect(assessed(facts).prompts.map(({ fact, changes }) => [fact, new Set(changes).size === changes.length])).toEqual([['creatinine', true]]);
  });
  test('that nothing could answer are not put, but the fact is named as missing', () => {
    const facts = patient({ ferritin: unknown('out-of-date', { asks: [], voided: true }) });
    const { prompts, nextStep } = assessed(facts);
    expect(prompts.map(({ fact }) => fact)).toEqual([]);
    expect(nextStep.why).toEqual(['ferritin']);
  });
  test('an empty chart is asked for what decides most, the age first', () => {
    const { prompts } = assessed(unknownPatient());
    expect(prompts[0]?.fact).toBe('age');
    expect(prompts.every(({ changes }) => changes.length > 0)).toBe(true);
    const ranks = prompts.map(({ changes }) => changes.length);
    expect(ranks.some((rank, index) => index > 0 && rank > (ranks[index - 1] ?? 0))).toBe(true);
  });
  test('about missingness and notes are not reasons to ask', () => {
    // A genotype alone decides nothing but what a note says.
    expect(assessed(patient({ 'considering-codeine': true, cyp2d6: null })).prompts).toEqual([]);
    // Alcohol alone decides nothing but what the row about asking says.
    expect(assessed(patient({ alcohol: null })).prompts).toEqual([]);
    expect(assessed(patient({ alcohol: null, 'exacerbators-reviewed': false })).prompts).toEqual([]);
  });
  test('behind a step that asks go on to what comes after it', () => {
    const { nextStep, prompts } = assessed(patient({ ferritin: null, 'pdmp-checked': null }));
    expect(nextStep.rule?.id).toBe('iron-studies-missing');
    expect(prompts.map(({ fact, changesNextStep }) => [fact, changesNextStep])).toEqual([
      ['ferritin', true],
      ['pdmp-checked', true],
    ]);
  });
});

describe('An assessment', () => {
  test('says on what a settled rule rests, and what an open one needs', () => {
    const assessment = assessed(patient({ ferritin: 41, 'pdmp-checked': null }));
    expect(resultOf(assessment, 'iron-deficit-treat')?.because).toEqual(['age', 'rls-diagnosis', 'esrd', 'ferritin', 'iron-overload', 'tsat']);
    expect(resultOf(assessment, 'iron-deficit-treat')?.needs).toEqual([]);
    const open = assessed(patient({ 'pdmp-checked': null }));
    expect(resultOf(open, 'opioid-next-step')).toMatchObject({ outcome: 'undetermined', because: [], needs: ['pdmp-checked'], details: [] });
    expect(open.nextStep).toEqual({ rule: undefined, why: ['pdmp-checked'] });
  });
  test('names the rule of the next step and nothing that is missing before it', () => {
    const { nextStep } = assessed(patient());
    expect(nextStep).toEqual({ rule: ruleById('opioid-next-step'), why: [] });
  });
  test('has every rule once, in the order of the guideline', () => {
    expect(assessed(patient()).rules.map(({ rule }) => rule.id)).toEqual(rules.map(({ id }) => id));
    expect(rules).toEqual(chapters.flatMap((chapter) => chapter.rules));
  });
  test('gives the legs of "refractory" with what decided them', () => {
    const { legs } = assessed(patient({ 'exacerbators-reviewed': false, 'rls-criteria-confirmed': null }));
    const leg = (id: string) => legs.find((one) => one.id === id);
    expect(leg('criteria')).toMatchObject({ met: 'unknown', because: [], needs: ['rls-criteria-confirmed'] });
    expect(leg('exacerbating-factors')).toMatchObject({ met: 'no', because: ['exacerbators-reviewed'], needs: [] });
    expect(leg('severity')).toMatchObject({ met: 'yes', because: ['irls-total', 'symptom-nights-per-week', 'mild-intermittent'], needs: [] });
    expect(legs.map(({ id }) => id)).toEqual(['criteria', 'severity', 'iron', 'alpha-2-delta', 'exacerbating-factors', 'sleep-apnoea']);
  });
  test('gives the summaries as facts: derived, or unknown with the reason and the questions', () => {
    const { states } = assessed(patient({ tsat: unknown('conflicting'), 'pdmp-checked': unknown('must-ask'), 'ropinirole-current': unknown('fetch-failed', { asks: ['ropinirole-indication'] }) }));
    expect(states['iron-state']).toEqual(unknown('conflicting', { asks: ['tsat'] }));
    expect(states['opioid-gate']).toEqual(unknown('must-ask', { asks: ['pdmp-checked'] }));
    expect(states['da-state']).toEqual(unknown('fetch-failed', { asks: ['ropinirole-indication'] }));
    expect(states['refractory']).toMatchObject({ state: 'unknown' });
    expect(assessed(patient()).states['iron-state']).toEqual(known('replete', { derived: true }));
    expect(Object.keys(states)).toEqual(['iron-state', 'refractory', 'da-state', 'opioid-gate']);
  });
  test('of no facts at all is one of unknown facts', () => {
    const nothing = assessed({});
    expect(nothing.nextStep).toEqual({ rule: undefined, why: ['age'] });
    expect(nothing.prompts[0]?.fact).toBe('age');
    expect(nothing.states['iron-state']).toMatchObject({ state: 'unknown', reason: 'must-ask' });
  });
  test('shows no lines of a rule that does not apply', () => {
    const assessment = assessed(patient({ age: 17, 'renal-function': 45 }));
    expect(resultOf(assessment, 'a2d-renal-cap')?.details).toEqual([]);
  });
});

const ofKind = (kind: string) => rules.filter((rule) => rule.kind === kind).map(({ id }) => id);

describe('The rules', () => {
  test('are found by id, and a slip is said', () => {
    expect(ruleById('iron-iv-fcm').id).toBe('iron-iv-fcm');
    expect(() => ruleById('iron-iv')).toThrow('"iron-iv"');
  });
  test.each([
    ['iron-iv-fcm', 'graded'],
    ['avoid-cabergoline', 'graded'],
    ['opioid-methadone-qtc-500', 'graded'],
    ['ferritin-assay-note', 'graded'],
    ['alt-npns-contraindicated', 'label'],
    ['opioid-fentanyl-not-for-naive', 'label'],
    ['iron-deficit-treat', 'ungraded'],
    ['missing-data-cannot-conclude', 'app'],
  ])('%s is %s', (id, kind) => {
    expect(gradeKind(ruleById(id))).toBe(kind);
  });
  test('are graded by what they say, whatever the certainty', () => {
    expect(gradeKind({ ...ruleById('iron-deficit-treat'), strength: 'conditional-for', certainty: 'none' })).toBe('graded');
    expect(gradeKind({ ...ruleById('alt-npns-contraindicated'), certainty: 'low' })).toBe('graded');
    expect(gradeKind({ ...ruleById('alt-npns-contraindicated'), statedBy: 'app' })).toBe('app');
  });
  test.each(['article', 'both', 'primary', 'app'] as const)('that say they are stated by %s are missed where no statement of the article is theirs', (statedBy) => {
    const rule = ruleById('opioid-allergy');
    const before = rule.statedBy;
    Object.assign(rule, { statedBy });
    try {
      expect(orphans().rules).toEqual(statedBy === 'article' || statedBy === 'both' ? ['opioid-allergy'] : []);
    } finally {
      Object.assign(rule, { statedBy: before });
    }
  });
  test('are missed by a statement that none carries', () => {
    const statement = statements[0];
    if (!statement) throw new Error('The article has statements.');
    const before = statement.rules;
    Object.assign(statement, { rules: [] });
    try {
      expect(orphans().statements).toEqual([statement.id]);
    } finally {
      Object.assign(statement, { rules: before });
    }
  });
  test('may be overridden where the guideline says so', () => {
    expect(rules.flatMap(({ id, overridable }) => (overridable ? [[id, overridable]] : []))).toEqual([
      ['iron-75-100-iv-only', 'always'],
      ['opioid-avoid-respiratory', 'once-severity-known'],
      ['opioid-benzodiazepine', 'always'],
    ]);
  });
  test('about missingness, and notes, are those that the guideline marks so', () => {
    expect(ofKind('missingness')).toEqual([
      'scope-rls-diagnosis-required',
      'scope-confirm-criteria-and-mimics',
      'severity-irls-missing',
      'missing-data-cannot-conclude',
      'iron-studies-missing',
      'iron-unit-implausible',
      'iron-conflicting-results',
      'a2d-crcl-missing',
      'a2d-stop-reason-unknown',
      'exac-substances-ask',
      'exac-osa-status-unknown',
      'da-augmentation-screen-due',
      'opioid-screen-incomplete',
      'opioid-methadone-ecg-missing',
      'alt-npns-facts-missing',
      'preg-status-unknown',
    ]);
    expect(ofKind('note')).toEqual([
      'scope-exclude-invalid-resources',
      'scope-family-history-not-diagnosis',
      'iron-unit-normalise',
      'iron-comparator-interval',
      'ferritin-assay-note',
      'tsat-derive',
      'iron-fcm-dose-note',
      'a2d-pregabalin-above-450',
      'a2d-pregabalin-once-daily',
      'a2d-combination-option',
      'exac-antihistamine-second-gen-exempt',
      'exac-bupropion-exempt',
      'exac-no-abrupt-stop',
      'opioid-copd-severity-note',
      'opioid-cyp2d6',
      'opioid-weak-not-safer',
      'opioid-dose-range',
      'avoid-only-for-rls-indication',
      'esrd-thresholds-replace',
      'provenance-seed-pending-review',
      'clinician-decides',
    ]);
    expect(ofKind('decision').length + 16 + 21).toBe(rules.length);
  });
  test('trace to facts, figures, rules and statements', () => {
    const trace = traces.find(({ rule }) => rule.id === 'iron-oral-ferrous-sulfate');
    expect(trace?.facts).toEqual(['ferritin', 'oral-iron', 'malabsorption', 'oral-iron-weeks']);
    expect(trace?.thresholds.map(({ value }) => value)).toEqual([75, 12]);
    expect(trace?.rules).toEqual(['iron-deficit-treat']);
    expect(trace?.statements).toEqual(statements.filter((statement) => statement.rules.includes('iron-oral-ferrous-sulfate')));
    expect(trace?.statements.length).toBeGreaterThan(0);
    const withLines = traces.find(({ rule }) => rule.id === 'a2d-gabapentin-above-max');
    expect(withLines?.thresholds.map(({ value }) => value)).toEqual([18, 2400, 3600]);
  });
  test('carry statements of which some lack a reference', () => {
    const augmentation = statements.filter((statement) => statement.rules.includes('da-taper-slow'));
    expect(augmentation.length > 0 && augmentation.every(lacksReference)).toBe(true);
    expect(statements.filter((statement) => statement.rules.includes('iron-deficit-treat')).some(lacksReference)).toBe(false);
    const first = statements[0];
    expect(first ? rulesOf(first).map(({ id }) => id) : []).toEqual(first?.rules);
  });
});

