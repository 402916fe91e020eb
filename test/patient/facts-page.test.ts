import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { factsPage } from '../../src/patient/facts-page.ts';

test('docs/facts.md is what the catalogue says today (npm run pages)', () => {
  expect(readFileSync('docs/facts.md', 'utf8')).toBe(factsPage());
});
