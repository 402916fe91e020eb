import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nextStep, openHospital, type Hospital } from './hospital.ts';

let hospital: Hospital;
beforeAll(async () => {
  hospital = await openHospital();
});
afterAll(() => hospital.close());

const until = (page: Page, step: string) => page.locator('h2', { hasText: step }).first().waitFor();
const question = (page: Page, words: RegExp) => page.locator('li.question', { has: page.getByRole('heading', { name: words }) });

describe('Answering in place', () => {
  test('no drug so far: gabapentin turns out not to be tolerated, and at once its condition is met and its rule stands there', async () => {
    const page = await hospital.launch('low-ferritin');
    expect(await nextStep(page)).toBe('Treat the iron deficit');
    const refractory = page.getByRole('region', { name: 'Is it refractory yet?' });
    const trial = refractory.getByRole('listitem').filter({ hasText: 'Gabapentinoid trial adequate and failed' });
    const ligands = page.getByRole('button', { name: /^Alpha-2-delta ligands/ });
    const rule = page.getByText('An alpha-2-delta ligand was not tolerated or is contraindicated: the leg counts as failed.', { exact: true });
    expect(await refractory.innerText()).toContain('Not yet (2 of 6 met)');
    expect(await trial.innerText()).toMatch(/^unknown/);
    await ligands.click();
    expect(await rule.count()).toBe(0);

    await question(page, /treatment with gabapentin show/).getByRole('button', { name: /adverse effects/ }).click();
    await refractory.getByText('(3 of 6 met)').waitFor();
    expect(await trial.innerText()).toMatch(/^met/);
    await rule.first().waitFor();
    // Iron stays first, and the answer is listed to be taken back.
    expect(await nextStep(page)).toBe('Treat the iron deficit');
    expect(await page.locator('body').innerText()).toContain('Answered by you in this window');
    await page.context().close();
  });

  test('augmentation: answers about its features move the next step on, an undo takes it back', async () => {
    const page = await hospital.launch('augmentation');
    await until(page, 'Ask about augmentation');
    for (const feature of [/earlier in the day/, /arms or trunk/]) await question(page, feature).getByRole('button', { name: 'Yes', exact: true }).click();
    await until(page, 'Augmentation: change the drug');
    await page.getByRole('button', { name: /undo/i }).first().click();
    await until(page, 'Ask about augmentation');
    expect(await nextStep(page)).toBe('Ask about augmentation');
    await page.context().close();
  });

  test('by keyboard alone: the first question is reached with Tab, answered, and the advice moves on', async () => {
    const page = await hospital.launch('sparse');
    await until(page, 'No next step yet');
    const atQuestion = () => page.evaluate(() => document.activeElement?.tagName === 'INPUT' && document.activeElement.closest('li.question') !== null);
    for (let presses = 0; presses < 40 && !(await atQuestion()); presses++) await page.keyboard.press('Tab');
    expect(await atQuestion()).toBe(true);
    await page.keyboard.type('7');
    await page.keyboard.press('Enter');
    await until(page, 'No daily medicine');
    expect(await page.locator('body').innerText()).toContain('Answered by you in this window');
    await page.context().close();
  });

  test('a score beyond the scale is refused with a word, and stays to be corrected', async () => {
    const page = await hospital.launch('sparse');
    await until(page, 'No next step yet');
    const irls = question(page, /IRLS total/);
    await irls.getByLabel('Value').fill('260');
    await irls.getByRole('button', { name: 'Use' }).click();
    await irls.getByRole('alert').filter({ hasText: /40/ }).waitFor();
    expect(await irls.getByLabel('Value').inputValue()).toBe('260');
    await page.context().close();
  });
});

describe('What could not be read', () => {
  test('a forbidden search for conditions reads as unknown, never as none', async () => {
    hospital.sandbox.settings.faults.push({ resourceType: 'Condition', fault: 'forbidden' });
    try {
      const page = await hospital.launch('refractory');
      await page.getByText('The chart was not read in full.').waitFor();
      const text = await page.locator('body').innerText();
      expect(await nextStep(page)).not.toBe('Offer a low-dose opioid');
      expect(text).toMatch(/problem|condition/i);
      expect(text).toMatch(/not permitted|permission|forbidden|not allowed/i);
      await page.context().close();
    } finally {
      hospital.sandbox.settings.faults.length = 0;
    }
  });

  test('a failed laboratory search orders no iron studies', async () => {
    hospital.sandbox.settings.faults.push({ resourceType: 'Observation', fault: 'failed' });
    try {
      const page = await hospital.launch('refractory');
      await page.getByText('The chart was not read in full.').waitFor();
      expect(await nextStep(page)).toBe('No next step yet');
      await page.context().close();
    } finally {
      hospital.sandbox.settings.faults.length = 0;
    }
  });
});

/** Unfolds everything, and what comes to light by it; says how many were unfolded. */
async function unfoldAll(page: Page): Promise<number> {
  let unfolded = 0;
  for (;;) {
    const clicked = await page.evaluate(() => {
      const folded = [...document.querySelectorAll<HTMLElement>('button[aria-expanded=false]')];
      for (const button of folded) button.click();
      return folded.length;
    });
    if (clicked === 0) return unfolded;
    unfolded += clicked;
    // Some parts of the panel are fetched when they are first opened.
    await page.getByText('Loading …').first().waitFor({ state: 'detached' });
  }
}

const violationsOn = async (page: Page): Promise<string[]> => (await new AxeBuilder({ page }).analyze()).violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 120)).join(' ')}`);
const overflowOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('Accessible', () => {
  test.each([320, 400, 768, 1280])('at %i px, as it opens', async (width) => {
    const page = await hospital.launch('dialysis', width);
    await nextStep(page);
    expect(await violationsOn(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  test.each([320, 400, 768, 1280])('at %i px, with every disclosure open', { timeout: 300_000 }, async (width) => {
    const page = await hospital.launch('dialysis', width);
    await nextStep(page);
    const unfolded = await unfoldAll(page);
    expect(unfolded).toBeGreaterThan(200);
    expect(await page.locator('button[aria-expanded=false]').count()).toBe(0);
    expect(await page.locator('button[aria-expanded=true]').count()).toBe(unfolded);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    // The content is the same at every width; the narrowest and the widest layout are examined whole.
    if (width === 320 || width === 1280) expect(await violationsOn(page)).toEqual([]);
    await page.context().close();
  });
});
