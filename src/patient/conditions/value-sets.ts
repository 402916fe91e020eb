import type { ValueSet, ValueSetComposeInclude } from 'fhir/r4';
import { codingsOf, systems, wordsOf, type CodeLike } from '../fhir.ts';
import { valueSetFiles, type ValueSetId } from './value-set-files.ts';
import { mention, plainWords, type Mention } from './wording.ts';

export type { ValueSetId } from './value-set-files.ts';

const ids = Object.keys(valueSetFiles) as readonly ValueSetId[];
const files: Readonly<Record<ValueSetId, ValueSet>> = valueSetFiles as Readonly<Record<ValueSetId, ValueSet>>;

const icdSystems: ReadonlySet<string> = new Set([systems.icd10, systems.icd9]);
const withoutDots = (code: string): string => code.toUpperCase().replace(/\./g, '');
const keyOf = (system: string, code: string): string => `${system}|${icdSystems.has(system) ? withoutDots(code) : code}`;

interface Prefix {
  readonly system: string;
  readonly code: string;
}

interface Membership {
  readonly id: ValueSetId;
  readonly exact: ReadonlySet<string>;
  readonly prefixes: readonly Prefix[];
  readonly excluded: readonly Prefix[];
  readonly words: readonly string[];
  readonly nots: readonly string[];
  /** Of what stays once it was done or had: which words about the past make it present all the same. */
  readonly lasting: readonly Mention[];
}

/** `urn:rls:lasting`: `history`, also "history of" (a gastric bypass); `status-post`, only "status post" (an implant may be out again). */
const lastingOf = (set: ValueSet): readonly Mention[] => {
  const says = set.extension?.find(({ url }) => url === 'urn:rls:lasting')?.valueCode;
  return says === 'history' ? ['past', 'done'] : says === 'status-post' ? ['done'] : [];
};

const prefixesOf = (includes: readonly ValueSetComposeInclude[] | undefined): readonly Prefix[] =>
  (includes ?? []).flatMap(({ system, filter }) => (filter ?? []).map(({ value }) => ({ system: system ?? '', code: withoutDots(value) })));

const textsOf = (set: ValueSet, url: string): readonly string[] =>
  (set.extension ?? []).flatMap((extension) => (extension.url === url && extension.valueString !== undefined ? [plainWords(extension.valueString)] : []));

const membershipOf = (id: ValueSetId): Membership => {
  const set = files[id];
  const exact = (set.compose?.include ?? []).flatMap(({ system, concept }) => (concept ?? []).map(({ code }) => keyOf(system ?? '', code)));
  return {
    id,
    exact: new Set(exact),
    prefixes: prefixesOf(set.compose?.include),
    excluded: prefixesOf(set.compose?.exclude),
    words: textsOf(set, 'urn:rls:text-match'),
    nots: textsOf(set, 'urn:rls:text-not'),
    lasting: lastingOf(set),
  };
};

const memberships: ReadonlyMap<ValueSetId, Membership> = new Map(ids.map((id) => [id, membershipOf(id)]));

const startsWith = (prefixes: readonly Prefix[], system: string, code: string): boolean =>
  prefixes.some((prefix) => prefix.system === system && withoutDots(code).startsWith(prefix.code));

/** Codes as they stand in charts: two ICD codes in one string are two codes, and a dotted ICD-10 code without a system is one. */
const singleCodes = (system: string, code: string): readonly { system: string; code: string }[] => {
  const looksIcd = system === '' && /^[A-TV-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4}(?:\b|[,;/ ])/i.test(code);
  const of = looksIcd ? systems.icd10 : system;
  return icdSystems.has(of) ? code.split(/[,;/|+&\s]+/).filter((part) => part !== '').map((part) => ({ system: of, code: part })) : [{ system: of, code }];
};

/** Which value sets a single code belongs to. ICD codes match with and without their dot, and below the codes of a filter. */
export const setsOfCode = (system: string, code: string): readonly ValueSetId[] =>
  singleCodes(system, code).flatMap((single) =>
    ids.filter((id) => {
      const set = memberships.get(id);
      if (set === undefined || startsWith(set.excluded, single.system, single.code)) return false;
      return set.exact.has(keyOf(single.system, single.code)) || startsWith(set.prefixes, single.system, single.code);
    }),
  );

/** How a concept belongs to a value set: by its code, or by whole words of its text and what these say about it. */
export interface Belonging {
  readonly id: ValueSetId;
  readonly by: 'code' | 'text';
  readonly mention: Mention;
}

/** The value sets a concept belongs to. Words count only for sets that no code of the concept names. */
export const setsOf = (concept: CodeLike | undefined): readonly Belonging[] => {
  const byCode = new Set(codingsOf(concept).flatMap(({ system, code }) => setsOfCode(system, code)));
  const words = wordsOf(concept);
  return ids.flatMap((id): readonly Belonging[] => {
    if (byCode.has(id)) return [{ id, by: 'code', mention: 'present' }];
    const set = memberships.get(id);
    const found = set === undefined ? undefined : mention(words, set.words, set.nots);
    if (found === undefined) return [];
    return [{ id, by: 'text', mention: set?.lasting.includes(found) === true ? 'present' : found }];
  });
};

/** Whether words name what a value set stands for, plainly and about now. */
export const saysPresent = (words: readonly string[], id: ValueSetId): boolean => {
  const set = memberships.get(id);
  return set !== undefined && mention(words, set.words, set.nots) === 'present';
};
