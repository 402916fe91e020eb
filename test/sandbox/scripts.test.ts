import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lastLines, sum, tallyOf, type VitestReport } from '../../scripts/test-tally.ts';

function dosageReport(...args: string[]): { status: number | null; output: string; errors: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/dosage-report.ts', ...args], { encoding: 'utf8' });
  return { status, output: stdout, errors: stderr };
}

describe('npm run dosage-report', () => {
  test.each([
    ['no file', [], 'no file is named'],
    ['an option only', ['--all'], 'no file is named'],
    ['a file that is not there', ['/no/such/sigs.json'], 'there is no file /no/such/sigs.json'],
  ])('with %s reads nothing of its own choice, says how it is called, and ends with 2', (_, args, words) => {
    const { status, output, errors } = dosageReport(...args);
    expect({ status, output }).toEqual({ status: 2, output: '' });
    expect(errors).toContain(words);
    expect(errors).toContain('usage: dosage-report FILE');
  });

  test('with a file counts what was read, left unread, and read differently from its source', () => {
    const directory = mkdtempSync(join(tmpdir(), 'directions-'));
    try {
      const file = join(directory, 'sigs.json');
      const sig = 'Take 1 tablet by mouth twice daily';
      writeFileSync(file, JSON.stringify({ sigs: [{ sig, kind: 'made up', expected: { max_dose_per_day: 2 } }, { sig, kind: 'made up', expected: { max_dose_per_day: 3 } }, { sig: 'As the doctor said', kind: 'made up' }] }));
      const { status, output } = dosageReport(file);
      expect(status).toBe(0);
      expect(output.trim().split('\n').at(-1)).toBe('3 directions: 2 read (1 as the source has it, 0 the source does not settle), 1 unread, 1 other than the source');
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});

const report = (more: Partial<VitestReport> = {}): VitestReport => ({ numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [], ...more });
const broken = { testResults: [{ status: 'failed', assertionResults: [] }] };

describe('The end of npm test', () => {
  test.each([
    ['all passed', report(), true, '0 skipped\n5 passed, 0 failed'],
    ['some skipped or yet to be written', report({ numPendingTests: 3, numTodoTests: 1 }), true, '4 skipped\n5 passed, 0 failed'],
    ['one failed', report({ numFailedTests: 1, numPendingTests: 2 }), false, '2 skipped\n5 passed, 1 failed'],
    ['a file that does not load', report(broken), false, '0 skipped\n5 passed, 1 failed'],
    ['a run that fails beside its tests', report(), false, '0 skipped\n5 passed, 1 failed'],
  ])('%s', (_, given, succeeded, words) => {
    expect(lastLines(tallyOf(given, succeeded))).toBe(words);
  });

  test('the last line counts everything, and nothing but passed and failed', () => {
    const lines = lastLines(sum([{ passed: 1, failed: 0, skipped: 0 }, tallyOf(report({ numPendingTests: 2 }), true), tallyOf(report({ numPendingTests: 1 }), true)])).split('\n');
    expect(lines).toEqual(['3 skipped', '11 passed, 0 failed']);
  });
});
