import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { lastLines, sum, tallyOf, type Tally, type VitestReport } from './test-tally.ts';

/** Types, lint, unit and browser tests in turn; every one runs, and the last line counts them all. */

const REPORTS = '.cache/test-reports';

/** Without a shell where there is one way to start a local binary on every system. */
function run(command: string, args: readonly string[]): boolean {
  console.log(`\n> ${command} ${args.join(' ')}`);
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) console.error(`${command} could not be started: ${error.message}`);
  return status === 0;
}

const broke: Tally = { passed: 0, failed: 1, skipped: 0 };

const check = (command: string, args: readonly string[]): Tally => (run(command, args) ? { passed: 1, failed: 0, skipped: 0 } : broke);

function vitest(name: string, args: readonly string[]): Tally {
  const file = `${REPORTS}/${name}.json`;
  const succeeded = run('vitest', ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  try {
    return tallyOf(JSON.parse(readFileSync(file, 'utf8')) as VitestReport, succeeded);
  } catch {
    return broke;
  }
}

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const tallies = [
  check('tsc', ['--noEmit']),
  check('oxlint', ['--type-aware', '--deny-warnings']),
  vitest('unit', []),
  vitest('browser', ['--config', 'test/e2e/vitest.config.ts']),
];
const total = sum(tallies);
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`\n${lastLines(total)}`);
