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
