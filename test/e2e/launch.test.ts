import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { defaultSettings } from '../../sandbox/settings.ts';
import { sandboxConfig } from '../../scripts/sandbox-config.ts';
import { nextStep, openHospital, type Hospital } from './hospital.ts';

let hospital: Hospital;
beforeAll(async () => {
  hospital = await openHospital();
});
afterAll(() => hospital.close());
afterEach(() => {
  Object.assign(hospital.sandbox.settings, defaultSettings());
  hospital.config = sandboxConfig(hospital.sandbox);
});

describe('The session', () => {
  test('a reload keeps the session and shows the same next step', async () => {
    const page = await hospital.launch('copd');
    expect(await nextStep(page)).toBe('Offer peroneal nerve stimulation');
    await page.reload();
    expect(await nextStep(page)).toBe('Offer peroneal nerve stimulation');
    await page.context().close();
  });

  test('an expired token with refresh is renewed without a word', async () => {
    const page = await hospital.launch('copd');
    await nextStep(page);
    hospital.sandbox.expireAccessTokens();
    await page.reload();
    expect(await nextStep(page)).toBe('Offer peroneal nerve stimulation');
    await page.context().close();
  });

  test('an expired token without refresh says so once, and to open the app again from the chart', async () => {
    hospital.sandbox.settings.refreshTokens = false;
    const page = await hospital.launch('copd');
    await nextStep(page);
    hospital.sandbox.expireAccessTokens();
    await page.reload();
    await page.getByText(/session/i).first().waitFor();
    const text = await page.locator('body').innerText();
    expect(text).toMatch(/open the app again/i);
    expect(text.match(/has ended|expired/gi)?.length ?? 0).toBeLessThanOrEqual(2);
    expect(text).not.toContain('Offer peroneal nerve stimulation');
    await page.context().close();
  });
});

describe('A launch that fails says what failed, and what to do', () => {
  test('denied by the EHR', async () => {
    hospital.sandbox.settings.authorization = 'deny';
    const page = await hospital.launch('copd');
    await page.getByText('The EHR did not give the app access').waitFor();
    expect(page.url()).not.toContain('error=');
    await page.reload();
    const text = await page.locator('body').innerText();
    expect(text).not.toContain('Offer');
    await page.context().close();
  });

  test('an issuer that is not on the list', async () => {
    hospital.config = { issuers: [{ iss: 'https://another.example.org/fhir', name: 'Another hospital', clientId: 'rls-pathway', scope: 'launch openid patient/Patient.rs' }] };
    const page = await hospital.launch('copd');
    await page.getByText('This EHR is not connected to the app').waitFor();
    await page.getByText('For those who connect the app').click();
    expect(await page.locator('body').innerText()).toContain('add its FHIR base address to config.json');
    await page.context().close();
  });

  test('opened without a launch', async () => {
    const context = await hospital.browser.newContext();
    const page = await context.newPage();
    await page.goto(hospital.app.url);
    await page.getByText('The app has to be opened from a chart').waitFor();
    expect(page.url()).toBe(hospital.app.url);
    await context.close();
  });
});

/** The patient list of the EHR, with the app opened in its frame. */
async function openInFrame({ browser, sandbox }: Hospital): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(sandbox.url);
  await page.getByRole('listitem').filter({ hasText: 'Refractory, with mild COPD' }).getByText(/inside|frame/i).first().click();
  return page;
}
const shownInFrame = (page: Page) => page.frameLocator('iframe').locator('h2', { hasText: 'Offer peroneal nerve stimulation' });

/** The Content-Security-Policy that docs/deploy.md has for the header, where the EHR is any server of this machine. */
function documentedPolicy(framedBy: string): string {
  const line = /^default-src 'none';.*$/mu.exec(readFileSync('docs/deploy.md', 'utf8'))?.[0] ?? '';
  return line.replaceAll(/https:\/\/(?:FHIR|SIGN-IN)\.YOUR-EHR/gu, 'http://127.0.0.1:*').replace('https://YOUR-EHR', framedBy);
}

describe('Served under a path, as on a host that serves other things too', () => {
  test('the app as built launches, resumes on a reload, and its guideline opens', async () => {
    const elsewhere = await openHospital({}, { path: '/apps/rls/' });
    try {
      const failed: string[] = [];
      const page = await elsewhere.launch('copd', 768, (opened) => {
        opened.on('pageerror', ({ message }) => failed.push(message));
        // React says this in a build for development.
        opened.on('console', (message) => (message.type() === 'error' || message.text().includes('React DevTools')) && failed.push(message.text()));
        opened.on('response', (response) => response.status() >= 400 && failed.push(`${response.status()} ${response.url()}`));
      });
      expect(await nextStep(page)).toBe('Offer peroneal nerve stimulation');
      expect(page.url()).toBe(`${elsewhere.app.url}index.html`);
      expect(new URL(page.url()).pathname).toBe('/apps/rls/index.html');
      await page.reload();
      expect(await nextStep(page)).toBe('Offer peroneal nerve stimulation');
      const [guideline] = await Promise.all([page.context().waitForEvent('page'), page.locator('a[href^="guideline.html"]').last().click()]);
      await guideline.getByRole('heading', { name: 'The guideline, rule by rule' }).waitFor();
      expect(new URL(guideline.url()).pathname).toBe('/apps/rls/guideline.html');
      expect(failed).toEqual([]);
      await page.context().close();
    } finally {
      await elsewhere.close();
    }
  });
});

describe('Inside the frame of an EHR', () => {
  test('the panel launches from the patient list and shows the next step', async () => {
    const page = await openInFrame(hospital);
    await shownInFrame(page).waitFor();
    expect(await page.title()).not.toMatch(/code|launch/);
    await page.context().close();
  });

  test.each([
    ['shows it under the policy that docs/deploy.md has for the header', 'http://127.0.0.1:*', true],
    ['does not, where that policy names another EHR', 'https://another-ehr.example', false],
  ])('the EHR’s frame %s', async (_, framedBy, isShown) => {
    const elsewhere = await openHospital({}, { path: '/apps/rls/', headers: { 'Content-Security-Policy': documentedPolicy(framedBy) } });
    try {
      const page = await openInFrame(elsewhere);
      if (isShown) await shownInFrame(page).waitFor();
      else await expect.poll(() => page.frames().at(-1)?.url(), { timeout: 20_000 }).toMatch(/^chrome-error:/u);
      expect(await shownInFrame(page).count()).toBe(isShown ? 1 : 0);
      await page.context().close();
    } finally {
      await elsewhere.close();
    }
  });
});
