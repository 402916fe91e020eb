import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleOf } from './baseline.ts';
import { dialects, today } from './dialects.ts';
import { assessBundle } from './expectation.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'evaluate-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
/** Runs what the command runs; `throughNpm` as it is documented, which is slower. */
const evaluate = (args: readonly string[], input?: string, throughNpm = false) => {
  const [command, before] = throughNpm ? ['npm', ['run', '-s', 'evaluate', '--']] : [process.execPath, ['scripts/with-node.mjs', 'src/evaluate.ts']];
  const { status, stdout, stderr } = spawnSync(command, [...before, ...args], { cwd: root, encoding: 'utf8', maxBuffer: 64_000_000, ...(input === undefined ? {} : { input }) });
  return { status, stdout, stderr };
};
interface Told { readonly asOf: string; readonly nextStep: { readonly rule: string | null }; readonly rules: readonly { readonly id: string; readonly outcome: string }[]; readonly facts: Readonly<Record<string, { readonly state: string; readonly value?: unknown }>>; readonly setAside: readonly { readonly resource: string; readonly reason: string }[]; readonly error?: string; readonly line?: number }
const parse = (text: string): Told => JSON.parse(text) as Told;

const baseline = JSON.stringify(bundleOf({}, 'epic'));
const patient = { resourceType: 'Patient', id: 'p1', gender: 'female', birthDate: '1968-05-14' };

describe('evaluate: what it refuses', { timeout: 60_000 }, () => {
  it.each([
    ['no JSON', '{"resourceType": "Bundle", '],
    ['an empty file', ''],
    ['a list', '[]'],
    ['a Patient, not a Bundle', JSON.stringify(patient)],
    ['no Patient', JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: [] })],
    ['two Patients', JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: [{ resource: patient }, { resource: { ...patient, id: 'p2' } }] })],
  ])('%s', (name, content) => {
    const { status, stdout, stderr } = evaluate([file(`${name.replaceAll(/\W/gu, '-')}.json`, content), '--as-of', today]);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr.trim()).not.toBe('');
  });

  it.each(['2026-02-30', '24.11.2026', ''])('the unreadable date "%s"', (date) => {
    const { status, stdout, stderr } = evaluate([file('sound.json', baseline), '--as-of', date]);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('as the documented command, the exit status and the one line come through npm', () => {
    const { status, stdout, stderr } = evaluate([file('no-bundle.json', '[]'), '--as-of', today], undefined, true);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('a file that is not there, and no file at all', () => {
    for (const args of [[join(folder, 'missing.json')], []]) {
      const { status, stdout, stderr } = evaluate(args);
      expect(status).toBe(2);
      expect(stdout).toBe('');
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
  });
});

describe('evaluate: what it answers', { timeout: 60_000 }, () => {
  it('one JSON object, the same bytes every time, from a file and from standard input', () => {
    const path = file('sound.json', baseline);
    const first = evaluate([path, '--as-of', today]);
    expect(first.status).toBe(0);
    expect(first.stderr).toBe('');
    const told = parse(first.stdout);
    expect(told.asOf).toBe(today);
    expect(told.nextStep.rule).toBe('opioid-next-step');
    expect(told.rules).toHaveLength(134);
    expect(evaluate(['--as-of', today, path]).stdout).toBe(first.stdout);
    expect(evaluate(['-', '--as-of', today], baseline).stdout).toBe(first.stdout);
  });

  it('line ends and indentation do not matter', () => {
    const told = evaluate([file('crlf.json', `${JSON.stringify(JSON.parse(baseline), undefined, 2).replaceAll('\n', '\r\n')}\r\n`), '--as-of', today]);
    expect(told.status).toBe(0);
    expect(parse(told.stdout).nextStep.rule).toBe('opioid-next-step');
  });

  it('today where no date is given', () => {
    const told = parse(evaluate([file('sound.json', baseline)]).stdout);
    expect(told.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
  });

  it('bad content is set aside and named, and every other fact stands', () => {
    const bundle = bundleOf({ add: [() => [{ resourceType: 'Observation', id: 'bad-1', status: 'final', code: 7, valueQuantity: 'much' }, { resourceType: 'MedicationRequest', id: 'bad-2', status: 3, dosageInstruction: 'three' }, { resourceType: 'QuestionnaireResponse', id: 'bad-3', questionnaire: 'urn:rls:intake', status: 'completed', authored: 'soon', item: 'none' }]] }, 'us-core');
    const told = evaluate([file('bad.json', JSON.stringify({ ...bundle, entry: [...('entry' in bundle && Array.isArray(bundle.entry) ? bundle.entry : []), null, {}, { resource: null }, { resource: 'Observation' }, { resource: {} }] })), '--as-of', today]);
    expect(told.status).toBe(0);
    const { facts, setAside } = parse(told.stdout);
    expect(facts['ferritin']).toMatchObject({ state: 'known', value: 140 });
    expect(facts['irls-total']).toMatchObject({ state: 'known', value: 26 });
    expect(setAside.map(({ resource }) => resource)).toEqual(expect.arrayContaining(['Observation/bad-1', 'MedicationRequest/bad-2', 'QuestionnaireResponse/bad-3']));
  });

  it.each(['collection', 'transaction', 'batch', 'searchset', 'document', 'message', undefined])('a Bundle of type %s says the same', (type) => {
    const { type: _, ...bundle } = bundleOf({}, 'statement') as { type: string };
    expect(assessBundle({ ...bundle, ...(type === undefined ? {} : { type }) }).nextStep.rule).toBe('opioid-next-step');
  });

  it('one line in, one line out, in order; a bad line is named and the rest goes on', () => {
    const sound = dialects.map((dialect) => JSON.stringify(bundleOf({}, dialect)));
    const lines = [sound[0], 'no JSON', sound[1], JSON.stringify(patient), sound[2]];
    const told = evaluate(['--ndjson', file('many.ndjson', `${lines.join('\n')}\n`), '--as-of', today]);
    expect(told.status).toBe(1);
    const answers = told.stdout.trim().split('\n').map(parse);
    expect(answers).toHaveLength(5);
    expect(answers.map(({ line, error }) => (error === undefined ? 'assessed' : line))).toEqual(['assessed', 2, 'assessed', 4, 'assessed']);
    const all = evaluate(['--ndjson', '-', '--as-of', today], sound.join('\n'));
    expect(all.status).toBe(0);
    expect(all.stdout.trim().split('\n').map((each) => parse(each).nextStep.rule)).toEqual(sound.map(() => 'opioid-next-step'));
  });

  it('a large answer reaches a pipe whole', () => {
    const many = Array.from({ length: 40 }, () => baseline).join('\n');
    const told = evaluate(['--ndjson', '-', '--as-of', today], many);
    expect(told.status).toBe(0);
    expect(told.stdout.trim().split('\n').map((each) => parse(each).rules.length)).toEqual(Array.from({ length: 40 }, () => 134));
  });
});
