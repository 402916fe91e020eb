/** How many checks or tests ended which way. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What is used of Vitest's JSON report. Those that a test file skips itself are `pending`; what is yet to be written is `todo`. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/** A run that broke before or beside its tests (a file that does not load) counts as a failure of its own. */
export function tallyOf(report: VitestReport, succeeded: boolean): Tally {
  const broken = report.testResults.filter((result) => result.status === 'failed' && result.assertionResults.length === 0).length;
  const failed = report.numFailedTests + broken;
  return { passed: report.numPassedTests, failed: succeeded || failed > 0 ? failed : 1, skipped: report.numPendingTests + report.numTodoTests };
}

export const sum = (tallies: readonly Tally[]): Tally =>
  tallies.reduce((one, other) => ({ passed: one.passed + other.passed, failed: one.failed + other.failed, skipped: one.skipped + other.skipped }), { passed: 0, failed: 0, skipped: 0 });

/** The end of the output: what was left out, then the line that says it all. */
export const lastLines = ({ passed, failed, skipped }: Tally): string => `${skipped} skipped\n${passed} passed, ${failed} failed`;
