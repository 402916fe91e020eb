import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { statements } from '../../src/guideline/data/article.ts';
import { sources } from '../../src/guideline/data/sources.ts';
import { rules } from '../../src/guideline/guideline.ts';
import { guidelinePage } from '../../src/guideline/page.ts';
import { lacksReference, orphans, rulesOf, traces } from '../../src/guideline/traceability.ts';

describe('From the article to the rules and back', () => {
  test('every statement of the article is carried by a rule, and every rule of the article carries a statement', () => {
    expect(orphans()).toEqual({ rules: [], statements: [] });
  });
  test('statements name rules that exist', () => {
    expect(statements.every((statement) => rulesOf(statement).length === statement.rules.length)).toBe(true);
  });
  test('statement ids are unique', () => {
    expect(new Set(statements.map((statement) => statement.id)).size).toBe(statements.length);
  });
  test('rules that cite the article for statements without a reference only say so in their citation', () => {
    const silent = traces.filter(({ rule, statements: carried }) => rule.citations.some(({ source }) => source === 'article') && carried.length > 0 && carried.every(lacksReference) && !JSON.stringify(rule).includes('no entry in its reference list'));
    expect(silent.map(({ rule }) => rule.id)).toEqual([]);
  });
});

describe('What a rule rests on', () => {
  test('every rule has a source, a text and a verification', () => {
    const bare = rules.filter((rule) => rule.citations.length === 0 || rule.text === '' || Object.keys(rule.verification).length === 0);
    expect(bare.map((rule) => rule.id)).toEqual([]);
  });
  test('every source that is listed is used', () => {
    const used = new Set(traces.flatMap(({ rule, thresholds }) => [...rule.citations.map(({ source }) => source), ...(rule.verification.read ?? []), ...(rule.verification.secondary ?? []), ...thresholds.flatMap((threshold) => threshold.sources)]));
    expect(Object.keys(sources).filter((key) => !used.has(key as keyof typeof sources))).toEqual([]);
  });
  test('rules that only the app states are not graded', () => {
    expect(rules.filter((rule) => rule.statedBy === 'app' && (rule.strength !== 'good-practice' || rule.certainty !== 'none')).map((rule) => rule.id)).toEqual([]);
  });
  test('rule ids are unique', () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  });
});

test('docs/guideline.md is what the rules say today (npm run pages)', () => {
  expect(readFileSync('docs/guideline.md', 'utf8')).toBe(guidelinePage());
});
