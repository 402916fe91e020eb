import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** The options, as shown to whoever asks or errs. */
export const usage = `npm start -- [--patients DIR] [--port N] [--app-port N] [--dev]

  --patients DIR   load this directory of FHIR R4 bundles (*.json) instead of the sandbox's own patients
  --port N         port of the sandbox (default 4180, or any free one)
  --app-port N     port of the app (default 4181, or any free one)
  --dev            serve the app from its sources, with live changes, instead of building it first
  --help           show this`;

/** What `npm start` was asked for. */
export interface Arguments {
  readonly patients: string;
  readonly port: number | undefined;
  readonly appPort: number | undefined;
  readonly mode: 'built' | 'dev';
}

/** A mistake in how the command was called, in words for whoever called it. */
export class UsageError extends Error {}

/**
 * Reads the arguments of `npm start`.
 * @throws UsageError saying what is wrong, and where it helps, what could be given
 */
export function readArguments(given: readonly string[]): Arguments | 'help' {
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
    port: readPort('--port', values.port),
    appPort: readPort('--app-port', values['app-port']),
    mode: values.dev === true ? 'dev' : 'built',
    patients: readableDirectory(values.patients ?? fileURLToPath(new URL('../sandbox/patients', import.meta.url))),
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
