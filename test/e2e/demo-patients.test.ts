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
    const problems: string[] = [];
    const page = await hospital.launch(file, 768, (opened) => {
      opened.on('pageerror', (error) => problems.push(error.message));
      opened.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    });
    expect(await nextStep(page)).toBe(step);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});

describe('Privacy', () => {
  test('neither the addresses, the title, the console nor the storage of the browser holds the patient', async () => {
    const { name, birthDate = '' } = hospital.patientOf('refractory');
    const names = (name ?? []).flatMap(({ family, given = [] }) => [family ?? '', ...given]).filter((word) => word !== '');
    const addresses: string[] = [];
    const said: string[] = [];
    const page = await hospital.launch('refractory', 768, (opened) => {
      opened.on('framenavigated', (frame) => addresses.push(frame.url()));
      opened.on('request', (request) => request.isNavigationRequest() && addresses.push(request.url()));
      opened.on('console', (message) => said.push(message.text()));
      opened.on('pageerror', ({ message }) => said.push(message));
    });
    await nextStep(page);
    // What is looked for is on the panel: the patient's own names and birth date, as the EHR has them and as they are shown.
    const panel = await page.locator('body').innerText();
    const born = /born (\d{1,2} [A-Z][a-z]+ \d{4})/u.exec(panel)?.[1] ?? '';
    expect(new Date(`${born} UTC`).toISOString().slice(0, 10)).toBe(birthDate);
    expect(names.length).toBeGreaterThanOrEqual(2);
    for (const word of names.slice(0, 2)) expect(panel).toContain(word);

    const stored = await page.evaluate(async () => JSON.stringify({ local: Object.entries(localStorage), databases: await indexedDB.databases(), caches: await caches.keys(), session: Object.entries(sessionStorage) }));
    const cookies = await page.context().cookies();
    expect(JSON.parse(stored)).toMatchObject({ local: [], databases: [], caches: [] });
    const places = { address: page.url(), addresses: addresses.join('\n'), title: await page.title(), storage: stored, cookies: JSON.stringify(cookies), console: said.join('\n') };
    const wordings = [...names, birthDate, born].flatMap((word) => [word, encodeURIComponent(word), word.replaceAll(' ', '+')]);
    for (const [place, text] of Object.entries(places)) for (const word of wordings) expect(text, `${place} holds ${word}`).not.toContain(word);
    expect(places.address).not.toMatch(/code=|state=|iss=|launch=/);
    expect(places.storage).not.toMatch(/resourceType|birthDate|valueQuantity/);
    await page.context().close();
  });
});
