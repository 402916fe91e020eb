import { createServer } from 'node:net';

import { loopback } from '../sandbox/http.ts';
import { type Sandbox, startSandbox } from '../sandbox/server.ts';
import { type AppOptions, type RunningApp, startApp } from './app-server.ts';
import { sandboxConfig } from './sandbox-config.ts';
import { UsageError, readArguments, usage } from './start-arguments.ts';

/** The port that was asked for; else the usual one, or 0 (any free one) where that is taken. */
async function portFor(wanted: number | undefined, usual: number, option: string): Promise<number> {
  const port = wanted ?? usual;
  const free = await new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, loopback, () => probe.close(() => resolve(true)));
  });
  if (free) return port;
  if (wanted !== undefined) throw new UsageError(`port ${wanted} cannot be used, most likely because it is taken; choose another with ${option}`);
  return 0;
}

async function main(): Promise<void> {
  const given = readArguments(process.argv.slice(2));
  if (given === 'help') {
    console.log(usage);
    return;
  }
  let sandbox: Sandbox | undefined;
  const config: AppOptions['config'] = () => (sandbox === undefined ? { issuers: [] } : sandboxConfig(sandbox));
  const ports = { app: await portFor(given.appPort, 4181, '--app-port'), sandbox: await portFor(given.port, 4180, '--port') };
  const app: RunningApp = await startApp({ config, port: ports.app, mode: given.mode });
  sandbox = await startSandbox({ appUrl: app.url, port: ports.sandbox, patients: [given.patients] });
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
  process.exit(2);
}
