import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { localDay } from '../../src/patient/local-time.ts';

const chart = readFileSync('sandbox/patients/sparse.json', 'utf8');

/** The day that `evaluate` takes for today, where it is not told one, on a computer in that time zone. */
function dayOfEvaluate(timeZone: string): unknown {
  const output = execFileSync(process.execPath, ['src/evaluate.ts', '-'], { input: chart, encoding: 'utf8', env: { ...process.env, TZ: timeZone }, maxBuffer: 1 << 26 });
  const assessment: unknown = JSON.parse(output);
  return typeof assessment === 'object' && assessment !== null && 'asOf' in assessment ? assessment.asOf : undefined;
}

const dayIn = (timeZone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date());

describe('Without --as-of, today is the day of the place, as on the panel', () => {
  // At any moment at least one of the two places has another date than Greenwich.
  test.each(['Etc/GMT+12', 'Pacific/Kiritimati'])('in %s', (timeZone) => {
    const before = dayIn(timeZone);
    const day = dayOfEvaluate(timeZone);
    expect([before, dayIn(timeZone)]).toContain(day);
  });

  test('an evening in the United States is still that day', () => {
    expect(localDay(new Date(2026, 10, 24, 23, 30))).toBe('2026-11-24');
    expect(localDay(new Date(2026, 0, 1, 0, 0))).toBe('2026-01-01');
  });
});
