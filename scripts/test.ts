import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

/** Types, lint, unit and browser tests in turn; every one runs, and the last line counts them all. */

interface Tally {
  passed: number;
  failed: number;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

const REPORTS = '.cache/test-reports';

/** Without a shell where there is one way to start a local binary on every system. */
function run(command: string, args: readonly string[]): boolean {
  console.log(`\n> ${command} ${args.join(' ')}`);
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) console.error(`${command} could not be started: ${error.message}`);
  return status === 0;
}

const check = (command: string, args: readonly string[]): Tally => (run(command, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** A run that broke before or beside its tests (a file that does not load) counts as a failure of its own. */
function vitest(name: string, args: readonly string[]): Tally {
  const file = `${REPORTS}/${name}.json`;
  const succeeded = run('vitest', ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  let report: VitestReport;
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  } catch {
    return { passed: 0, failed: 1 };
  }
  const broken = report.testResults.filter((result) => result.status === 'failed' && result.assertionResults.length === 0).length;
  const failed = report.numFailedTests + broken;
  return { passed: report.numPassedTests, failed: succeeded || failed > 0 ? failed : 1 };
}

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const tallies = [
  check('tsc', ['--noEmit']),
  check('oxlint', ['--type-aware', '--deny-warnings']),
  vitest('unit', []),
  vitest('browser', ['--config', 'test/e2e/vitest.config.ts']),
];
const total = tallies.reduce((sum, tally) => ({ passed: sum.passed + tally.passed, failed: sum.failed + tally.failed }));
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`\n${total.passed} passed, ${total.failed} failed`);
