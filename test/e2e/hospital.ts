import type { Browser, Page } from 'playwright-core';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server.ts';
import { startApp, type RunningApp } from '../../scripts/app-server.ts';
import { sandboxConfig } from '../../scripts/sandbox-config.ts';
import { openBrowser } from './browser.ts';

/** The app as built for production, an EHR with the demo patients told for today, and a browser. */
export interface Hospital {
  readonly sandbox: Sandbox;
  readonly app: RunningApp;
  readonly browser: Browser;
  /** What `config.json` says; tests may change it. */
  config: unknown;
  /** Launches the app for a demo patient, as the EHR does it, in a page of its own. */
  readonly launch: (file: string, width?: number) => Promise<Page>;
  readonly close: () => Promise<void>;
}

const fileOf = (sandbox: Sandbox, file: string): string => {
  const id = patientIds[file];
  if (id === undefined || !sandbox.patients.some((patient) => patient.id === id)) throw new Error(`the sandbox has no patient of ${file}.json`);
  return id;
};

let patientIds: Readonly<Record<string, string>> = {};

export async function openHospital(options: Partial<SandboxOptions> = {}): Promise<Hospital> {
  const { default: index } = await import('../../sandbox/patients/index.json', { with: { type: 'json' } });
  patientIds = Object.fromEntries(index.patients.map(({ file, id }) => [file.replace('.json', ''), id]));
  const hospital: { config?: unknown } = {};
  const app = await startApp({ config: () => hospital.config ?? { issuers: [] } });
  const sandbox = await startSandbox({ appUrl: app.url, patients: ['sandbox/patients'], today: localToday(), ...options });
  const browser = await openBrowser();
  return Object.assign(hospital, {
    sandbox,
    app,
    browser,
    config: sandboxConfig(sandbox),
    launch: async (file: string, width = 768) => {
      const context = await browser.newContext({ viewport: { width, height: 900 } });
      const page = await context.newPage();
      await page.goto(sandbox.createLaunch(fileOf(sandbox, file)).url);
      return page;
    },
    close: async () => {
      await browser.close();
      await sandbox.close();
      await app.close();
    },
  });
}

const localToday = (): string => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

/** The heading of the panel's next step, once the chart has been read. */
export async function nextStep(page: Page): Promise<string> {
  const heading = page.locator('h2').first();
  await heading.waitFor();
  return (await heading.innerText()).replace(/^next step\s*/i, '').trim();
}
