import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Patient } from 'fhir/r4';

import type { Store } from '../store/store.ts';

/** A patient as the EHR's own pages show one. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Age in whole years on the day of reading, or undefined without a birth date. */
  readonly age: number | undefined;
  readonly sex: string;
  readonly birthDate: string | undefined;
  /** What the case is about, where its author says so. */
  readonly title: string | undefined;
  readonly story: string | undefined;
}

/** What an `index.json` beside the bundles says about one of them. */
export interface Story {
  readonly title: string | undefined;
  readonly story: string | undefined;
}

/** What an `index.json` beside the bundles says. */
export interface CaseList {
  /** The day for which the cases were written (YYYY-MM-DD). */
  readonly asOf: string | undefined;
  /** By patient id and by bundle file, in the order of the list. */
  readonly stories: ReadonlyMap<string, Story>;
}

/**
 * The `index.json` of a directory, if there is one: a list of
 * `{ "id": patient id, "file": bundle file, "title": …, "story": … }`, or an object with that list and the day `asOf`.
 * @throws Error naming the file when it is there and cannot be understood
 */
export function readCaseList(directory: string): CaseList {
  const file = join(directory, 'index.json');
  const stories = new Map<string, Story>();
  if (!existsSync(file)) return { asOf: undefined, stories };
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} is not JSON`, { cause: error });
  }
  const list: unknown = Array.isArray(value) ? value : Object.values(value ?? {}).find(Array.isArray);
  if (!Array.isArray(list)) throw new Error(`${file} holds no list of cases`);
  for (const entry of list as Record<string, unknown>[]) {
    const story = { title: text(entry['title']), story: text(entry['story']) };
    for (const key of [text(entry['id']), text(entry['file'])]) if (key !== undefined) stories.set(key, story);
  }
  const asOf = typeof value === 'object' && value !== null && 'asOf' in value ? text(value.asOf) : undefined;
  return { asOf, stories };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Every patient in the store: those with a story in its order, then the others in the order of loading. */
export function people(store: Store, stories: ReadonlyMap<string, Story>): Person[] {
  const order = [...stories.keys()];
  const rank = ({ id }: Person): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return store
    .search('Patient', [])
    .map((reference) => store.read(reference))
    .filter((resource) => resource?.resourceType === 'Patient')
    .map((patient) => person(patient, stories))
    .toSorted((first, second) => rank(first) - rank(second));
}

function person(patient: Patient, stories: ReadonlyMap<string, Story>): Person {
  const id = patient.id ?? '';
  const story = stories.get(id);
  return {
    id,
    name: nameOf(patient),
    age: patient.birthDate === undefined ? undefined : ageOn(patient.birthDate, new Date()),
    sex: patient.gender ?? 'sex not recorded',
    birthDate: patient.birthDate,
    title: story?.title,
    story: story?.story ?? text(patient.meta?.tag?.find(({ display }) => display !== undefined)?.display),
  };
}

function nameOf({ name = [] }: Patient): string {
  const official = name.find(({ use }) => use === 'official') ?? name[0];
  if (official === undefined) return 'Name not recorded';
  return official.text ?? [...(official.given ?? []), official.family].filter((part) => part !== undefined).join(' ');
}

/** Whole years from a FHIR date (year, month or day) to a day; a missing month or day counts as the first. */
function ageOn(birthDate: string, day: Date): number {
  const [year = 0, month = 1, date = 1] = birthDate.split('-').map(Number);
  const before = day.getMonth() + 1 < month || (day.getMonth() + 1 === month && day.getDate() < date);
  return day.getFullYear() - year - (before ? 1 : 0);
}
