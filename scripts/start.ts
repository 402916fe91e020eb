import { createServer } from 'node:net';

import type { Sandbox } from '../sandbox/server.ts';
import { localDay } from '../src/patient/local-time.ts';
import type { AppOptions } from './app-server.ts';
import { UsageError, readArguments, usage } from './start-arguments.ts';

/** The port that was asked for; else the usual one, or 0 (any free one) where that is taken. */
async function portFor(wanted: number | undefined, usual: number, option: string, host: string): Promise<number> {
  const port = wanted ?? usual;
  const free = await new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
  if (free) return port;
  if (wanted !== undefined) throw new UsageError(`port ${wanted} cannot be used, most likely because it is taken; choose another with ${option}`);
  return 0;
}

/** node:sqlite announces on every start that it is experimental; every other warning is shown. */
function keepSqliteQuiet(): void {
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message }) => {
    if (!message.startsWith('SQLite is an experimental feature')) console.warn(`${name}: ${message}`);
  });
}

async function main(): Promise<void> {
  const given = readArguments(process.argv.slice(2));
  if (given === 'help') {
    console.log(usage);
    return;
  }
  // Loaded only now: a mistake in the arguments is told at once, and SQLite's notice is kept back.
  keepSqliteQuiet();
  const [{ startApp }, { startSandbox }, { sandboxConfig }, { loopback }] = await Promise.all([
    import('./app-server.ts'),
    import('../sandbox/server.ts'),
    import('./sandbox-config.ts'),
    import('../sandbox/http.ts'),
  ]);
  const appPort = await portFor(given.appPort, 4181, '--app-port', loopback);
  const port = await portFor(given.port, 4180, '--port', loopback);

  let sandbox: Sandbox | undefined;
  const config: AppOptions['config'] = () => (sandbox === undefined ? { issuers: [] } : sandboxConfig(sandbox));
  const app = await startApp({ config, port: appPort, mode: given.mode });
  sandbox = await startSandbox({ appUrl: app.url, port, patients: [given.patients], today: localDay(new Date()) });
  for (const problem of sandbox.problems) console.warn(`  ${problem}`);
  console.log(`${sandbox.patients.length} patients. Open ${sandbox.url}`);

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
  process.exitCode = 2;
}
