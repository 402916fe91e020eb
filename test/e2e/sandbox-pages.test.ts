import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { anna, bruno } from '../sandbox/charts.ts';
import { openBrowser } from './browser.ts';

vi.setConfig({ testTimeout: 60_000 });

let sandbox: Sandbox;
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
  sandbox = await startSandbox({
    appUrl: 'http://127.0.0.1:65000/',
    bundles: [
      { name: 'anna', bundle: anna },
      { name: 'bruno', bundle: bruno },
    ],
    settings: { authorization: 'ask', faults: [{ resourceType: 'Observation', query: 'category=laboratory', fault: 'withheld' }] },
  });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await sandbox.close();
});

async function pageAt(path: string, width = 1280): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  await page.goto(new URL(path, sandbox.url).href);
  return page;
}

/** The address to which an app sends the user, for the consent page or, without a launch, the choice of a patient. */
function authorizeAddress(launch: Record<string, string>): string {
  const parameters = new URLSearchParams({
    response_type: 'code',
    client_id: 'rls-pathway',
    redirect_uri: 'http://127.0.0.1:65000/index.html',
    aud: sandbox.fhirBase,
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    ...launch,
  });
  return `/oauth/authorize?${parameters}`;
}

const addresses: Record<string, () => string> = {
  'list of patients': () => '/',
  'chart with a frame': () => '/frame?patient=anna',
  'consent page': () => authorizeAddress({ scope: 'launch openid', launch: sandbox.createLaunch('anna').launch }),
  'choice of a patient': () => authorizeAddress({ scope: 'launch/patient openid' }),
  'page for a refused request': () => '/oauth/authorize?client_id=stranger',
};

describe.each(Object.entries(addresses))('the %s', (_name, address) => {
  test.each([320, 1280])('is accessible and needs no sideways scrolling at %i px', async (width) => {
    const page = await pageAt(address(), width);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.context().close();
  });
});

test('the list of patients is used by keyboard, and each link says whom it is for', async () => {
  const page = await pageAt('/');
  const stops: (string | null)[] = [];
  for (let stop = 0; stop < 4; stop += 1) {
    await page.keyboard.press('Tab');
    stops.push(await page.evaluate(() => document.activeElement?.textContent ?? null));
  }
  expect(stops).toEqual([
    'Open in a new tab for Anna Berg',
    'Open inside the EHR frame for Anna Berg',
    'Open in a new tab for Bruno Keller',
    'Open inside the EHR frame for Bruno Keller',
  ]);
  await page.context().close();
});

test('the misbehaviour form works in a browser', async () => {
  const page = await pageAt('/');
  await page.getByLabel('goes wrong: it').selectOption('cut');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.getByText('The search of Observation breaks off after the first page.').waitFor();
  await page.getByRole('button', { name: 'Remove' }).last().click();
  await page.getByText('The search of Observation breaks off after the first page.').waitFor({ state: 'detached' });
  expect(sandbox.settings.faults).toHaveLength(1);
  await page.context().close();
});
