import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { type RunningApp, startApp } from '../../scripts/app-server.ts';
import { sandboxConfig } from '../../scripts/sandbox-config.ts';
import { readArguments } from '../../scripts/start-arguments.ts';
import { readConfiguration } from '../../src/smart/configuration.ts';
import { anna } from './charts.ts';

const script = fileURLToPath(new URL('../../scripts/start.ts', import.meta.url));
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'start-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Runs the start command with arguments it must refuse, to its end. */
async function run(...given: string[]): Promise<{ code: number | null; output: string; errors: string }> {
  const child = spawn(process.execPath, [script, ...given]);
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  return { code, output, errors };
}

describe('npm start refuses, saying what is wrong,', () => {
  test.each([
    ['an option it does not know', ['--patient', 'x'], /Unknown option '--patient'[\s\S]*--patients DIR/],
    ['an argument without an option', ['charts'], /Unexpected argument 'charts'/],
    ['a directory that is not there', ['--patients', '/no/such/place'], /there is no directory \/no\/such\/place/],
    ['a file in place of a directory', ['--patients', script], /is a file; give the directory/],
    ['a port that is none', ['--port', 'web'], /--port must be a port number, not "web"/],
    ['a port that is too high', ['--app-port', '70000'], /--app-port must be a port number/],
  ])('%s', (_words, given, message) => {
    expect(() => readArguments(given)).toThrow(message);
  });

  test('on standard error, with exit code 2 and without a stack', async () => {
    const { code, output, errors } = await run('--port', 'web');
    expect([code, output]).toEqual([2, '']);
    expect(errors).toContain('--port must be a port number');
    expect(errors).not.toContain('    at ');
  });
});

test('npm start takes its options', () => {
  expect(readArguments(['--patients', directory, '--port', '0', '--app-port', '8081', '--dev'])).toEqual({ patients: directory, port: 0, appPort: 8081, mode: 'dev' });
  expect(readArguments(['--help'])).toBe('help');
});

test('npm start prints one URL, where the patients are and the app can be launched, and ends when told to', { timeout: 90_000 }, async () => {
  writeFileSync(join(directory, 'anna.json'), JSON.stringify(anna));
  writeFileSync(join(directory, 'notes.json'), '{}');
  const child = spawn(process.execPath, [script, '--patients', directory, '--port', '0', '--app-port', '0']);
  let [output, errors] = ['', ''];
  let sandboxUrl: string | undefined;
  const closed = new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Open http')) resolve();
    });
    void closed.then(() => resolve());
  });
  try {
    const urls = output.match(/https?:\S+/g) ?? [];
    [sandboxUrl] = urls;
    expect(urls).toHaveLength(1);
    expect(errors).toContain('notes.json: not a FHIR resource');
    expect(errors).not.toContain('SQLite');
    expect(await (await fetch(urls[0] ?? '')).text()).toContain('Anna Berg');
    const launched = await fetch(`${urls[0]}launch?patient=anna`, { redirect: 'manual' });
    const launchPage = new URL(launched.headers.get('location') ?? '');
    expect((await fetch(launchPage)).status).toBe(200);
    const config = readConfiguration(await (await fetch(new URL('config.json', launchPage))).json());
    expect(config.issuers[0]?.iss).toBe(launchPage.searchParams.get('iss'));
  } finally {
    child.kill();
  }
  await closed;
  await expect(fetch(sandboxUrl ?? '')).rejects.toThrow('fetch failed');
});

describe('the app, served', () => {
  const apps: RunningApp[] = [];
  afterEach(() => Promise.all(apps.splice(0).map((app) => app.close())));

  test.each(['built', 'dev'] as const)('%s: has the config.json of the moment, above the one among its files', async (mode) => {
    writeFileSync(join(directory, 'index.html'), '<!doctype html><title>App</title><script type="module" src="/app.js"></script>');
    writeFileSync(join(directory, 'app.js'), 'document.title = "running";');
    let issuers = ['first'];
    const app = await startApp({ config: () => ({ issuers }), mode, root: directory });
    apps.push(app);
    const config = async (): Promise<unknown> => (await fetch(`${app.url}config.json`)).json();
    expect(await config()).toEqual({ issuers: ['first'] });
    issuers = ['second'];
    expect(await config()).toEqual({ issuers: ['second'] });
    expect(await (await fetch(app.url)).text()).toContain('<title>App</title>');
    expect(app.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });
});

test('the app accepts the config.json that names a sandbox', () => {
  const config = sandboxConfig({ fhirBase: 'http://127.0.0.1:4180/fhir', clientId: 'rls-pathway' });
  expect(readConfiguration(config)).toEqual(config);
});
