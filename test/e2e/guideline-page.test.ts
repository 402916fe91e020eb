import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rules } from '../../src/guideline/guideline.ts';
import { openHospital, type Hospital } from './hospital.ts';

let hospital: Hospital;
beforeAll(async () => {
  hospital = await openHospital();
});
afterAll(() => hospital.close());

describe('The guideline without a patient', () => {
  test.each([320, 400, 768, 1280])('is readable and accessible at %i px', async (width) => {
    const context = await hospital.browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await page.goto(`${hospital.app.url}guideline.html`);
    await page.getByRole('heading', { name: 'The guideline, rule by rule' }).waitFor();
    expect(await page.locator('.guideline-rule').count()).toBe(rules.length);
    // The page is the same at every width but for its layout; half of a chapter shows all that a rule can show.
    const { violations } = await new AxeBuilder({ page }).include('header').include('nav').include('section[aria-labelledby="article"]').include('section[aria-labelledby="chapter-A"]').include('section[aria-labelledby="sources"]').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    expect(problems).toEqual([]);
    await page.screenshot({ path: `.cache/screenshots/guideline-${width}.png` });
    await context.close();
  });

  test('a line of the panel leads to its rule', async () => {
    const page = await hospital.launch('low-ferritin');
    await page.locator('h2').first().waitFor();
    await page.getByRole('button', { name: /Why, sources/ }).first().click();
    const [opened] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('link', { name: 'iron-deficit-treat' }).first().click()]);
    await opened.getByRole('heading', { name: 'iron-deficit-treat', exact: true }).waitFor();
    expect(opened.url()).toMatch(/guideline\.html#rule-iron-deficit-treat$/);
    await opened.waitForFunction(() => Math.abs(document.querySelector('#rule-iron-deficit-treat')?.getBoundingClientRect().top ?? 9999) < 400);
    await page.context().close();
  });
});
