import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundle, BundleEntry, FhirResource, Patient } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { assessmentJson } from '../../src/assessment-json.ts';
import { bundleToChart } from '../../src/chart/bundle.ts';
import { runPathway } from '../../src/pathway.ts';
import { referencesIn } from '../../sandbox/synthea/prune.ts';
import { AS_OF, PATIENTS, readStories } from '../../sandbox/synthea/story.ts';

interface Index {
  readonly asOf: string;
  readonly patients: readonly { readonly file: string; readonly id: string; readonly title: string; readonly story: string; readonly shows: string }[];
}
interface Expected {
  readonly asOf: string;
  readonly patients: Readonly<
    Record<string, { readonly nextStep: string | null; readonly why: string; readonly facts: Readonly<Record<string, string | number | boolean>>; readonly unknown: readonly string[] }>
  >;
}

const read = (name: string): unknown => JSON.parse(readFileSync(join(PATIENTS, name), 'utf8'));
const index = read('index.json') as Index;
const expected = JSON.parse(readFileSync(join(import.meta.dirname, 'expected.json'), 'utf8')) as Expected;
const stemOf = (file: string): string => file.replace(/\.json$/, '');
const entriesOf = (file: string): BundleEntry<FhirResource>[] => (read(file) as Bundle<FhirResource>).entry ?? [];
const resourcesOf = (file: string): FhirResource[] => entriesOf(file).flatMap((entry) => (entry.resource === undefined ? [] : [entry.resource]));
const tagsOf = (resource: FhirResource): string[] => (resource.meta?.tag ?? []).filter((tag) => tag.system === 'urn:rls:sandbox').map((tag) => tag.code ?? '');
const ageOn = (birthDate: string, day: string): number => Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0);
const charts = index.patients.map(({ file, title }) => [title, file] as const);

describe('the demo patients as a set', () => {
  it('are eight to ten, each with a chart, a headline, a story and an expected next step, and no chart beside them', () => {
    expect(index.patients.length).toBeGreaterThanOrEqual(8);
    expect(index.patients.length).toBeLessThanOrEqual(10);
    const files = readdirSync(PATIENTS).filter((name) => name.endsWith('.json') && name !== 'index.json');
    expect(files.toSorted()).toEqual(index.patients.map(({ file }) => file).toSorted());
    expect(Object.keys(expected.patients).toSorted()).toEqual(files.map(stemOf).toSorted());
    expect(readStories().map(({ id }) => id)).toEqual(index.patients.map(({ file }) => stemOf(file)));
    for (const patient of index.patients) for (const words of [patient.title, patient.story, patient.shows]) expect(words).not.toBe('');
  });

  it('are current on one day, the day that Synthea simulated up to', () => {
    expect([index.asOf, expected.asOf]).toEqual([AS_OF, AS_OF]);
  });

  it('take less than three megabytes together', () => {
    const size = index.patients.reduce((sum, { file }) => sum + statSync(join(PATIENTS, file)).size, 0);
    expect(size).toBeLessThan(3 * 1024 * 1024);
  });

  it('are women and men', () => {
    const genders = index.patients.map(({ file }) => resourcesOf(file).find((resource): resource is Patient => resource.resourceType === 'Patient')?.gender);
    expect(new Set(genders)).toEqual(new Set(['female', 'male']));
  });

  it('each come from a module of ours that is in the tree', () => {
    for (const { synthea } of readStories()) expect(existsSync(join(PATIENTS, '..', 'synthea', 'modules', `${synthea.module}.json`))).toBe(true);
  });
});

describe.each(charts)('%s', (_title, file) => {
  const resources = resourcesOf(file);
  const entries = entriesOf(file);

  it('is one living adult of 35 to 75 years, the one the index names', () => {
    const patients = resources.filter((resource): resource is Patient => resource.resourceType === 'Patient');
    expect(patients).toHaveLength(1);
    expect(patients[0]?.id).toBe(index.patients.find((patient) => patient.file === file)?.id);
    expect(patients[0]?.deceasedDateTime).toBeUndefined();
    const age = ageOn(patients[0]?.birthDate ?? '', AS_OF);
    expect(age).toBeGreaterThanOrEqual(35);
    expect(age).toBeLessThanOrEqual(75);
  });

  it('refers to nothing outside itself', () => {
    const inside = new Set(entries.map((entry) => entry.fullUrl));
    const lost = resources.flatMap((resource) => referencesIn(resource)).filter((reference) => !inside.has(reference));
    expect(lost).toEqual([]);
  });

  it('has every id once, and each address says the id', () => {
    const ids = resources.map((resource) => resource.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const entry of entries) expect(entry.fullUrl).toBe(`urn:uuid:${entry.resource?.id}`);
  });

  it('says what Synthea did not write: answers, statements, directions in words, the problem list', () => {
    for (const resource of resources) {
      const tags = tagsOf(resource);
      expect(tags.length).toBeLessThanOrEqual(1);
      const added = resource.resourceType === 'QuestionnaireResponse' || resource.resourceType === 'MedicationStatement';
      expect(tags.includes('added-by-finish')).toBe(added);
      // Synthea writes no unit on a dose and no problem list: where they are, the mark must be.
      const worded = resource.resourceType === 'MedicationRequest' && resource.dosageInstruction?.[0]?.doseAndRate?.[0]?.doseQuantity?.unit !== undefined;
      const problem = resource.resourceType === 'Condition' && resource.category?.[0]?.coding?.[0]?.code === 'problem-list-item';
      expect(tags.includes('changed-by-finish')).toBe(worded || problem);
    }
  });

  it('holds nothing from after the day on which it is current', () => {
    const dates = JSON.stringify(resources).matchAll(/"(?<day>\d{4}-\d{2}-\d{2})(?:T[^"]*)?"/g);
    for (const { groups } of dates) expect(groups?.['day']?.localeCompare(AS_OF) ?? 1).toBeLessThanOrEqual(0);
  });

  it('comes to the next step that the rules give by hand', () => {
    const wanted = expected.patients[stemOf(file)];
    const { nextStep, facts } = assessmentJson(runPathway(bundleToChart(read(file), AS_OF)));
    expect(nextStep.rule).toBe(wanted?.nextStep);
    for (const [id, value] of Object.entries(wanted?.facts ?? {})) {
      const fact = facts[id];
      expect(fact, id).toMatchObject({ state: 'known' });
      if (fact?.state !== 'known') continue;
      if (typeof value === 'number') expect(Math.abs(Number(fact.value) - value), id).toBeLessThanOrEqual(value * 0.01);
      else expect(fact.value, id).toBe(value);
    }
    for (const id of wanted?.unknown ?? []) expect(facts[id]?.state, id).toBe('unknown');
  });
});
