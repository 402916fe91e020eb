import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { type Sandbox, startSandbox } from '../sandbox/server.ts';
import { type AppOptions, type RunningApp, startApp } from './app-server.ts';
import { sandboxConfig } from './sandbox-config.ts';

const usage = `npm start -- [--patients DIR] [--port N] [--app-port N] [--dev]

  --patients DIR   load this directory of FHIR R4 bundles (*.json) instead of the sandbox's own patients
  --port N         port of the sandbox (default 4180, or any free one)
  --app-port N     port of the app (default 4181, or any free one)
  --dev            serve the app from its sources, with live changes, instead of building it first
  --help           show this`;

interface Arguments {
  readonly patients: string;
  readonly port: number | undefined;
  readonly appPort: number | undefined;
  readonly mode: 'built' | 'dev';
}

/** A mistake in how the command was called, in words for whoever called it. */
class UsageError extends Error {}

function readArguments(given: readonly string[]): Arguments | 'help' {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...given],
      options: {
        patients: { type: 'string' },
        port: { type: 'string' },
        'app-port': { type: 'string' },
        dev: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }));
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`, { cause: error });
  }
  if (values.help === true) return 'help';
  return {
    patients: readableDirectory(values.patients ?? fileURLToPath(new URL('../sandbox/patients', import.meta.url))),
    port: readPort('--port', values.port),
    appPort: readPort('--app-port', values['app-port']),
    mode: values.dev === true ? 'dev' : 'built',
  };
}

function readPort(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new UsageError(`${name} must be a port number, not "${text}"`);
  return port;
}

function readableDirectory(path: string): string {
  let isDirectory;
  try {
    isDirectory = statSync(path).isDirectory();
  } catch {
    throw new UsageError(`--patients: there is no directory ${path}`);
  }
  if (!isDirectory) throw new UsageError(`--patients: ${path} is a file; give the directory that holds it`);
  return path;
}

/** Starts on the wanted port; where none was asked for and the usual one is taken, on any free one. */
async function onPort<T>(wanted: number | undefined, usual: number, option: string, start: (port: number) => Promise<T>): Promise<T> {
  try {
    return await start(wanted ?? usual);
  } catch (error) {
    const taken = error instanceof Error && (('code' in error && error.code === 'EADDRINUSE') || /already in use/.test(error.message));
    if (!taken) throw error;
    if (wanted !== undefined) throw new UsageError(`port ${wanted} is in use; choose another with ${option}`, { cause: error });
    return start(0);
  }
}

async function main(): Promise<void> {
  const given = readArguments(process.argv.slice(2));
  if (given === 'help') {
    console.log(usage);
    return;
  }
  let sandbox: Sandbox | undefined;
  const config: AppOptions['config'] = () => (sandbox === undefined ? { issuers: [] } : sandboxConfig(sandbox));
  const app: RunningApp = await onPort(given.appPort, 4181, '--app-port', (port) => startApp({ config, port, mode: given.mode }));
  sandbox = await onPort(given.port, 4180, '--port', (port) =>
    startSandbox({ appUrl: app.url, port, patients: [given.patients] }),
  );
  for (const problem of sandbox.problems) console.warn(`  ${problem}`);
  console.log(`${sandbox.patients.length} synthetic patients. Open ${sandbox.url}`);

  const stop = (): void => {
    void Promise.all([sandbox?.close(), app.close()]);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exit(2);
}
