/** What hostile or broken systems put in place of a value. */

/** Texts that are none: control characters, invisible marks, what programs write where there is nothing, numbers that are none. */
export const garbageTexts = [
  '\u0000\u0001\u001F', '\u200B\u200C\u200D\uFEFF', '\uD800', '💊', 'undefined', 'null', '[object Object]', 'NaN', 'Infinity', '-Infinity', '-0', '${7*7}', '%00', '', ' ', '\n\n\n', '-', '???', '{}',
] as const satisfies readonly [string, ...string[]];

/** Texts that say something, and nothing that belongs there: script, paths, names of JavaScript's own, words written from right to left. */
export const foreignTexts = [
  '\u202Eegrahcsid\u202C', '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', 'javascript:alert(1)', '{{constructor.constructor("alert(1)")()}}', "'; DROP TABLE patients; --", '../../../etc/passwd', '1e308', '__proto__', 'constructor', 'toString', 'hasOwnProperty',
] as const satisfies readonly [string, ...string[]];

/** What is added to a text that stays readable: the meaning may not change. */
export const textAdditions = ['<script>alert(1)</script>', '\u200B', '\u202E', '\u0000', ' ', '\n'] as const satisfies readonly [string, ...string[]];

export const absurdDates = [
  '0000', '0000-00-00', '9999-99-99', '9999-12-31', '+275760-09-13', '275760-09-13T00:00:00Z', '2026-02-30', '2026-13-01', '2026-11-31', '2026-11-24T25:61:61Z', '2026-11-24T10:00:00+99:99', '2026-11-24T10:00:00', '-0001-01-01', '24/11/2026', '11-24-2026', 'yesterday', '2026-1-1', '20261124', '1e3', 'NaN-NaN-NaN',
] as const satisfies readonly [string, ...string[]];

export const absurdNumbers = [1e308, -1e308, 5e-324, -5, -0, 0, 0.1 + 0.2, Number.MAX_SAFE_INTEGER + 2, 1e21, 99_999, 1_000_000] as const satisfies readonly [number, ...number[]];

const million = 1_000_000;
/** A megabyte each, of what makes careless patterns go back and forth. */
export const hugeTexts = [
  () => 'a'.repeat(million), () => ' '.repeat(million), () => `5${' '.repeat(million)}x`, () => '1 '.repeat(million / 2), () => '9'.repeat(million), () => '('.repeat(million), () => '\n'.repeat(million), () => 'take 1 tablet daily '.repeat(million / 20), () => `${'no '.repeat(million / 3)}copd`,
  () => 'mg '.repeat(million / 3), () => '-'.repeat(million), () => ','.repeat(million), () => '1-'.repeat(million / 2), () => `Take ${'1 or '.repeat(million / 5)}2 tablets`, () => 'a/'.repeat(million / 2), () => 'é'.repeat(million / 2), () => '<script>'.repeat(million / 8), () => '4 hours '.repeat(million / 8),
] as const satisfies readonly [() => string, ...(() => string)[]];
