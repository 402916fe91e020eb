import type { Browser, Page } from 'playwright-core';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server.ts';
import { startApp, type AppOptions, type RunningApp } from '../../scripts/app-server.ts';
import { localDay } from '../../src/patient/local-time.ts';
import { sandboxConfig } from '../../scripts/sandbox-config.ts';
import { openBrowser } from './browser.ts';

/** The app as built for production, an EHR with the demo patients told for today, and a browser. */
export interface Hospital {
  readonly sandbox: Sandbox;
  readonly app: RunningApp;
  readonly browser: Browser;
  /** What `config.json` says; tests may change it. */
  config: unknown;
  /** A demo patient as the EHR holds it. */
  readonly patientOf: (file: string) => Sandbox['patients'][number];
  /** Launches the app for a demo patient, as the EHR does it, in a page of its own; `prepare` sees the page before it goes anywhere. */
  readonly launch: (file: string, width?: number, prepare?: (page: Page) => void) => Promise<Page>;
  readonly close: () => Promise<void>;
}

/** @param host how the app is served: its path, and the headers sent with it. */
export async function openHospital(options: Partial<SandboxOptions> = {}, host: Pick<AppOptions, 'path' | 'headers'> = {}): Promise<Hospital> {
  const { default: index } = await import('../../sandbox/patients/index.json', { with: { type: 'json' } });
  const patientIds: Readonly<Record<string, string>> = Object.fromEntries(index.patients.map(({ file, id }) => [file.replace('.json', ''), id]));
  const hospital: { config?: unknown } = {};
  const app = await startApp({ config: () => hospital.config ?? { issuers: [] }, ...host });
  const sandbox = await startSandbox({ appUrl: app.url, patients: ['sandbox/patients'], today: localDay(new Date()), ...options });
  const browser = await openBrowser();
  const patientOf: Hospital['patientOf'] = (file) => {
    const patient = sandbox.patients.find(({ id }) => id !== undefined && id === patientIds[file]);
    if (patient === undefined) throw new Error(`the sandbox has no patient of ${file}.json`);
    return patient;
  };
  return Object.assign(hospital, {
    sandbox,
    app,
    browser,
    config: sandboxConfig(sandbox),
    patientOf,
    launch: async (file: string, width = 768, prepare?: (page: Page) => void) => {
      const context = await browser.newContext({ viewport: { width, height: 900 } });
      const page = await context.newPage();
      prepare?.(page);
      await page.goto(sandbox.createLaunch(patientOf(file).id ?? '').url);
      return page;
    },
    close: async () => {
      await browser.close();
      await sandbox.close();
      await app.close();
    },
  });
}

/** The heading of the panel's next step, once the chart has been read. */
export async function nextStep(page: Page): Promise<string> {
  const heading = page.locator('h2').first();
  await heading.waitFor();
  return (await heading.innerText()).replace(/^next step\s*/i, '').trim();
}
