import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assessmentJson } from '../src/assessment-json.ts';
import { bundleToChart } from '../src/chart/bundle.ts';
import { states } from '../src/guideline/states.ts';
import { runPathway } from '../src/pathway.ts';

const text = (file: string): string => readFileSync(file, 'utf8');

describe('docs/evaluate.md says what the assessment holds', () => {
  const page = text('docs/evaluate.md');
  const assessment = assessmentJson(runPathway(bundleToChart(JSON.parse(text('sandbox/patients/augmentation.json')), '2026-11-24')));

  test.each(Object.keys(assessment))('%s', (field) => {
    expect(page).toMatch(new RegExp(`^\\| \`${field}(?:\\[\\])?\` \\|`, 'mu'));
  });

  test('every field of a rule, a fact, a prompt, and of what was not used', () => {
    const { rules, facts, prompts, setAside, notUsed, patient } = assessment;
    const fields = [...rules, ...Object.values(facts), ...prompts, ...setAside, ...notUsed, patient].flatMap((item) => Object.keys(item));
    expect([...new Set(fields)].filter((field) => !page.includes(`\`${field}\``))).toEqual([]);
    expect([...new Set(rules.map(({ kind }) => kind))].filter((kind) => !page.includes(`\`${kind}\``))).toEqual([]);
  });

  test.each(states)('the summary $id with its values', ({ id, cases }) => {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${id}\` |`)) ?? '';
    expect(cases.map(({ value }) => value).filter((value) => !row.includes(`\`${value}\``))).toEqual([]);
  });

  test('and leads to the pages of the facts and of the rules', () => {
    expect(page).toContain('](facts.md)');
    expect(page).toContain('](guideline.md)');
  });
});

describe('For those who deploy and report', () => {
  test('the README leads to docs/deploy.md and SECURITY.md', () => {
    expect(text('README.md')).toContain('](docs/deploy.md)');
    expect(text('README.md')).toContain('](SECURITY.md)');
  });

  test('the policy of docs/deploy.md allows no more than the pages do, and says who may frame them', () => {
    const header = /^default-src 'none';.*$/mu.exec(text('docs/deploy.md'))?.[0].split('; ') ?? [];
    const meta = /content="(default-src[^"]+)"/u.exec(text('index.html'))?.[1]?.split('; ') ?? [];
    const fixed = meta.filter((directive) => !directive.startsWith('connect-src'));
    expect(fixed.filter((directive) => !header.includes(directive))).toEqual([]);
    expect(header.find((directive) => directive.startsWith('connect-src'))).not.toMatch(/https:(?:\s|$)|\*/u);
    expect(header.at(-1)).toMatch(/^frame-ancestors https:/u);
  });

  test.each(['SECURITY.md', 'docs/deploy.md', 'docs/evaluate.md', 'docs/public-smart-launcher.md', 'docs/register-epic.md', 'docs/register-oracle-health.md', 'docs/sandbox.md'])('%s: every link to a file leads to one', (file) => {
    const links = [...text(file).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/gu)].map(([, link]) => link ?? '');
    expect(links.filter((link) => !existsSync(join(dirname(file), link)))).toEqual([]);
  });
});
