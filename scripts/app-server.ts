import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { type InlineConfig, type Plugin, build, createServer, preview } from 'vite';

export interface AppOptions {
  /** What `config.json` holds; asked anew for every request, so that it may name an EHR that starts later. */
  readonly config: () => unknown;
  /** Port on the loopback interface; 0 takes any free one. */
  readonly port?: number;
  /** `built`: as in production, built first (the default); `dev`: from the sources, with live changes. */
  readonly mode?: 'built' | 'dev';
  /** A directory that `buildApp` made, served as it is; without it the app is built first. */
  readonly built?: string;
  /** The path it is served under, with a slash at both ends, as on a host that serves other things too; `/` unless said otherwise. */
  readonly path?: string;
  /** Headers sent with every file of the built app, as the web server of a deployment sends them. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The project's directory. */
  readonly root?: string;
}

export interface RunningApp {
  /** The app's directory, with its trailing slash. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

const host = '127.0.0.1';

const projectDirectory = fileURLToPath(new URL('..', import.meta.url));

/** Builds the app as for production into the project's cache, and returns that directory. Not for two at the same time. */
export async function buildApp(root: string = projectDirectory): Promise<string> {
  const outDir = join(root, '.cache', 'app');
  const before = process.env['NODE_ENV'];
  // A test runner's own setting would make it a build for development.
  process.env['NODE_ENV'] = 'production';
  try {
    await build({ root, appType: 'mpa', logLevel: 'error', clearScreen: false, build: { outDir, emptyOutDir: true } });
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
  return outDir;
}

/** Serves the app with a `config.json` that is made while it runs. */
export async function startApp({ config, port = 0, mode = 'built', built, path = '/', headers = {}, root = projectDirectory }: AppOptions): Promise<RunningApp> {
  const network = { host, port, strictPort: port !== 0 };
  const shared: InlineConfig = { root, appType: 'mpa', logLevel: 'warn', clearScreen: false, plugins: [configPlugin(config, path)] };

  if (mode === 'dev') {
    const server = await createServer({ ...shared, base: path, server: network });
    await server.listen();
    return { url: urlOf(server.httpServer, path), close: () => server.close() };
  }
  const outDir = built ?? (await buildApp(root));
  const server = await preview({ ...shared, base: path, build: { outDir }, preview: { ...network, headers: { ...headers } } });
  return { url: urlOf(server.httpServer, path), close: () => server.close() };
}

function configPlugin(config: () => unknown, path: string): Plugin {
  const serve = (_request: unknown, response: { setHeader: (name: string, value: string) => void; end: (body: string) => void }): void => {
    response.setHeader('Content-Type', 'application/json');
    response.setHeader('Cache-Control', 'no-store');
    response.end(JSON.stringify(config()));
  };
  return {
    name: 'run-time-config',
    configureServer: ({ middlewares }) => {
      middlewares.use(`${path}config.json`, serve);
    },
    configurePreviewServer: ({ middlewares }) => {
      middlewares.use(`${path}config.json`, serve);
    },
  };
}

function urlOf(server: Pick<Server, 'address'> | null, path: string): string {
  const address = server?.address() as AddressInfo | null | undefined;
  if (address === null || address === undefined) throw new Error('the app is not listening');
  return `http://${host}:${address.port}${path}`;
}
