import { copyFileSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfigFromFile } from 'vite';
import { describe, expect, test } from 'vitest';

const pages = ['index.html', 'launch.html', 'guideline.html'] as const;

/** The directives of a page's own Content-Security-Policy, by name. */
function policyOf(page: string): ReadonlyMap<string, string> {
  const meta = /<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]+)"/u.exec(readFileSync(page, 'utf8'));
  const directives = (meta?.[1] ?? '').split(';').map((directive) => directive.trim().split(/\s+/u));
  return new Map(directives.flatMap(([name, ...sources]) => (name === undefined || name === '' ? [] : [[name, sources.join(' ')]])));
}

describe('Every page says in its Content-Security-Policy what it may load', () => {
  test.each(pages)('%s: nothing by default, scripts and styles from the app’s own address only', (page) => {
    const policy = policyOf(page);
    expect(Object.fromEntries(policy)).toMatchObject({ 'default-src': "'none'", 'script-src': "'self'", 'style-src': "'self'", 'base-uri': "'none'", 'form-action': "'none'" });
    expect([...policy.values()].join(' ')).not.toMatch(/unsafe|(?:^|[\s/.])\*/u);
  });

  test('the pages of the launch speak with EHRs over https, and the guideline with nobody', () => {
    expect(policyOf('launch.html')).toEqual(policyOf('index.html'));
    expect(policyOf('launch.html').get('connect-src')).toBe("'self' https: http://localhost:* http://127.0.0.1:*");
    expect(policyOf('guideline.html').has('connect-src')).toBe(false);
  });

  test.each(pages)('%s: the policy stands before everything that it governs', (page) => {
    const text = readFileSync(page, 'utf8');
    expect(text).toContain('Content-Security-Policy');
    expect(text.indexOf('Content-Security-Policy')).toBeLessThan(Math.min(...['<link', '<script', '<style'].map((tag) => text.indexOf(tag)).filter((at) => at >= 0)));
  });
});

describe('The build', () => {
  test('addresses in the pages are relative, so that the app can be served under a path', async () => {
    const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' });
    expect(loaded?.config.base).toBe('./');
  });

  test('works in a directory with a space in its name', async () => {
    const directory = realpathSync(mkdtempSync(join(tmpdir(), 'my projects ')));
    try {
      copyFileSync('vite.config.ts', join(directory, 'vite.config.ts'));
      copyFileSync('package.json', join(directory, 'package.json'));
      symlinkSync(realpathSync('node_modules'), join(directory, 'node_modules'), 'junction');
      const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' }, undefined, directory);
      expect(loaded?.config.resolve?.alias).toEqual({ 'isomorphic-webcrypto': join(directory, 'src', 'smart', 'webcrypto.ts') });
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});
