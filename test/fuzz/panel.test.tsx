// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { Panel } from '../../src/panel/panel.tsx';
import { runPathway } from '../../src/pathway.ts';
import { show } from '../panel/show.tsx';
import { answers, chartOf, patient, problem, resource, result } from '../patient/story.ts';

declare global {
  /** Set by any script of a chart that runs. */
  var ranFromChart: string | undefined;
}

/** Script in every way that a page has been made to run it, each telling that it ran. */
const scripts = {
  element: '<script>globalThis.ranFromChart = "script"</script>',
  image: '<img src="x:" onerror="globalThis.ranFromChart = \'image\'">',
  vector: '<svg onload="globalThis.ranFromChart = \'svg\'"></svg>',
  address: 'javascript:globalThis.ranFromChart="address"',
  link: '<a href="javascript:globalThis.ranFromChart=\'link\'">click</a>',
  template: '{{constructor.constructor("globalThis.ranFromChart = 1")()}}${globalThis.ranFromChart = 2}',
  closing: '"></textarea></title></style><script>globalThis.ranFromChart = "closing"</script>',
} as const;
/** All of them in one text: the panel treats every text alike, and a page is slow to unfold. */
const script = Object.values(scripts).join(' ');

const now = () => new Date('2026-11-24T09:00:00');
const order = (name: string, directions: string, rest: object = {}) =>
  resource('MedicationRequest', { status: 'active', intent: 'order', medicationCodeableConcept: { text: name }, authoredOn: '2026-06-01', dosageInstruction: [{ text: directions }], ...rest });

const asked = (searches: ReturnType<typeof chartOf>, detail: string) => ({ ...searches, searches: searches.searches.map((search) => ({ ...search, outcome: 'incomplete' as const, detail })) });

/** Charts with the script in every text that the panel shows, and what is to be read there, each with the place it comes from. */
const charts = [
  {
    name: 'name, conditions, medicines, directions, results, allergies, answers, ids',
    chart: chartOf(
      [
        problem(['icd', 'J44.9'], 'active', { code: { text: `COPD ${script}`, coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'J44.9' }] } }),
        problem(['icd', 'G47.33'], 'active', { id: `id ${script}` }),
        order(`blue tablets ${script}`, 'daily'),
        order('gabapentin 300 mg capsule', `as told ${script}`),
        order('pregabalin 150 mg capsule', 'Take 1 capsule daily', { status: 'stopped', statusReason: { text: `dizzy ${script}` } }),
        resource('AllergyIntolerance', { clinicalStatus: { coding: [{ code: 'active' }] }, code: { text: 'gabapentin' }, patient: { reference: 'Patient/her' }, reaction: [{ manifestation: [{ text: `rash ${script}` }] }] }),
        result('ferritin', '62 ng/mL', '2026-11-01', { valueQuantity: undefined, valueString: `62 ${script}` }),
        result('creatinine', '1 mg/dL', '2026-11-01', { valueQuantity: { value: 1, unit: `unit ${script}` } }),
        answers({ osa: `answer ${script}` }),
      ],
      patient({ name: [{ use: 'official', text: `Nora ${script}` }] }),
    ),
    shows: ['Nora', 'COPD', 'id', 'blue tablets', 'as told', 'dizzy', 'rash', '62', 'unit', '"answer'].map((place) => `${place} ${script}`),
  },
  {
    name: 'family name, birth date, what a search told',
    chart: asked(chartOf([], patient({ birthDate: script, name: [{ family: script, given: ['Nora'] }] })), `left out ${script}`),
    shows: [`Nora ${script}`, `born ${script}`, `left out ${script}`],
  },
];

/** Unfolds everything that can be unfolded, and what appears then. */
async function unfold(): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    const closed = [...document.querySelectorAll<HTMLButtonElement>('button[aria-expanded="false"]')];
    if (closed.length === 0) return;
    // oxlint-disable-next-line no-await-in-loop
    await act(async () => {
      for (const button of closed) button.click();
      await new Promise((resolve) => {
        setTimeout(resolve, 30);
      });
    });
  }
}

const squeezed = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

/** Elements and attributes of the page that could run something or lead out of it. */
function runnable(): readonly string[] {
  const elements = [...document.querySelectorAll('script, iframe, object, embed, img, base, meta, form[action]')].map(({ tagName }) => tagName);
  const attributes = [...document.body.querySelectorAll('*')].flatMap((element) =>
    [...element.attributes]
      .filter(({ name, value }) => name.startsWith('on') || (['href', 'src', 'action', 'formaction', 'xlink:href'].includes(name) && !/^(?:#|guideline\.html|https:\/\/)/u.test(value)) || (name === 'style' && /url\(|javascript:/iu.test(value)))
      .map(({ name, value }) => `${element.tagName} ${name}="${value}"`),
  );
  return [...elements, ...attributes];
}

describe('script in a chart is text', () => {
  beforeEach(() => {
    globalThis.ranFromChart = undefined;
  });

  it.each(charts.map(({ name, chart, shows }) => [name, chart, shows] as const))('%s', async (_name, chart, shows) => {
    const shown = await show(<Panel chart={chart} run={runPathway} needPatientBanner now={now} />);
    await unfold();
    expect(runnable()).toEqual([]);
    expect(globalThis.ranFromChart).toBeUndefined();
    // As text it is there in full, so that nothing was taken for markup and swallowed.
    const text = shown.text();
    expect(shows.filter((words) => !text.includes(squeezed(words)))).toEqual([]);
    expect(document.title).not.toContain('ranFromChart');
  });
});

it('a page that took such text for markup would be noticed', () => {
  for (const markup of [scripts.element, scripts.image, scripts.vector, scripts.link]) {
    document.body.innerHTML = markup;
    expect(runnable()).not.toEqual([]);
  }
  document.body.replaceChildren();
});

describe('the source', () => {
  const root = join(import.meta.dirname, '../../src');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/u.test(name));
  it('holds the panel', () => expect(files).toContain('panel/panel.tsx'));
  it.each([
    ['markup from strings', /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser/u],
    ['code from strings', /\beval\(|new Function\(|setTimeout\(\s*['"`]|javascript:/u],
  ])('never makes %s', (_, pattern) => expect(files.filter((name) => pattern.test(readFileSync(join(root, name), 'utf8')))).toEqual([]));
});
