import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nextStep, openHospital, type Hospital } from './hospital.ts';

/** What a physician must read on the panel of each demo patient, written by hand from the rules (test/patients-data/expected.json says why). */
const expected = [
  ['refractory', 'Offer a low-dose opioid'],
  ['low-ferritin', 'Treat the iron deficit'],
  ['augmentation', 'Ask about augmentation'],
  ['osa-untreated', 'Treat the sleep apnoea first'],
  ['copd', 'Offer peroneal nerve stimulation'],
  ['dialysis', 'Reduce the gabapentinoid to its renal ceiling'],
  ['underdosed', 'Raise gabapentin to an adequate dose'],
  ['antihistamine', 'Stop the sedating antihistamine'],
  ['methadone', 'Review the opioid already taken'],
  ['sparse', 'No next step yet'],
] as const;

let hospital: Hospital;
beforeAll(async () => {
  hospital = await openHospital();
});
afterAll(() => hospital.close());

describe('Launched from the EHR, the panel shows the next step of', () => {
  test.each(expected)('%s: %s', async (file, step) => {
    const page = await hospital.launch(file);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    expect(await nextStep(page)).toBe(step);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});

describe('Privacy', () => {
  test('neither the address, the title nor the storage of the browser holds the patient', async () => {
    const page = await hospital.launch('refractory');
    await nextStep(page);
    const patient = hospital.sandbox.patients.find(({ name }) => JSON.stringify(name).includes('Kirlin'));
    const family = patient?.name?.[0]?.family ?? 'Kirlin';
    expect(await page.title()).not.toContain(family);
    expect(page.url()).not.toMatch(/code=|state=|iss=|launch=/);
    const stored = await page.evaluate(() => JSON.stringify({ local: Object.entries(localStorage), session: Object.entries(sessionStorage) }));
    expect((JSON.parse(stored) as { local: unknown }).local).toEqual([]);
    expect(stored).not.toContain(family);
    expect(stored).not.toMatch(/resourceType|birthDate|valueQuantity/);
    await page.context().close();
  });
});
