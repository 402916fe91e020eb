import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { ownSeeds } from './seeds.ts';

const evaluate = (input: string, ...args: readonly string[]) => spawnSync(process.execPath, ['src/evaluate.ts', ...args, '--as-of', '2026-11-24'], { input, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
const sound = JSON.stringify(ownSeeds().find(({ name }) => name.startsWith('built/each once, by code'))?.bundle);
const deep = `${'{"extension":['.repeat(50_000)}1${']}'.repeat(50_000)}`;

describe('evaluate --ndjson, with lines that are broken', () => {
  const lines: readonly (readonly [string, string, boolean])[] = [
    ['a chart', sound, true],
    ['half a chart', sound.slice(0, sound.length / 2), false],
    ['no JSON', 'not JSON at all', false],
    ['a number', '7', false],
    ['null', 'null', false],
    ['a list of charts', `[${sound}]`, false],
    ['no patient', '{"resourceType":"Bundle","type":"collection"}', false],
    ['a script', '<script>alert(1)</script>', false],
    ['prototype keys', `{"__proto__":{"polluted":true},"constructor":1,${sound.slice(1)}`, true],
    ['a control character between', `${sound.slice(0, -1)}\u0000}`, false],
    ['a bundle nested without end', deep, false],
    ['a resource nested without end', `${sound.slice(0, sound.lastIndexOf(']'))},{"resource":{"resourceType":"Condition","id":"deep","code":${deep}}}${sound.slice(sound.lastIndexOf(']'))}`, true],
    ['a megabyte of text in a name', sound.replace('"resourceType":"Condition"', `"resourceType":"Condition","note":[{"text":"${'no '.repeat(300_000)}"}]`), true],
    ['a line of a Windows file', `${sound}\r`, true],
    ['a chart after all that', sound, true],
  ];

  it('answers every line in its place, goes on, and ends with exit code 1', () => {
    const run = evaluate(`${lines.map(([, line]) => line).join('\n')}\n\n`, '--ndjson', '-');
    expect(run.stderr).toBe('');
    expect(run.status).toBe(1);
    const answered = run.stdout.trimEnd().split('\n').map((line): unknown => JSON.parse(line));
    expect(answered.map((answer, index) => [lines[index]?.[0], typeof answer === 'object' && answer !== null && 'rules' in answer])).toEqual(lines.map(([name, , isChart]) => [name, isChart]));
    for (const [index, answer] of answered.entries()) if (lines[index]?.[2] === false) expect(answer).toMatchObject({ line: index + 1 });
    expect(answered.at(-1)).toEqual(answered[0]);
  });

  it.each([
    ['a megabyte of brackets', '['.repeat(1_000_000)],
    ['no chart', '{"resourceType":"Patient","id":"p"}'],
  ])('evaluate alone, given %s: exit code 2 and one line that says why', (_, input) => {
    const run = evaluate(input, '-');
    expect([run.status, run.stdout, run.stderr.trimEnd().split('\n').length]).toEqual([2, '', 1]);
  });
});
