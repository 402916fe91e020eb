/** Executes the ELM of the CQL beside this file over a patient's facts. Reads nothing of the product's own guideline. */
import { readFileSync } from 'node:fs';
import cql, { type Library } from 'cql-execution';
import type { Fact, Facts } from '../../src/patient/fact.ts';
import { elmFile, libraries, type LibraryName } from './libraries.ts';

export type SecondOpinion = Readonly<Record<string, boolean | null>>;

const elm = new Map(libraries.map((name) => [name, JSON.parse(readFileSync(elmFile(name), 'utf8')) as ElmFile] as const));
interface ElmFile {
  readonly library: {
    readonly identifier: { readonly id: string };
    readonly parameters?: { readonly def: readonly { readonly name: string; readonly parameterTypeSpecifier: { readonly name: string } }[] };
    readonly statements?: { readonly def: readonly { readonly name: string; readonly type?: 'FunctionDef' }[] };
  };
}

const repository = new cql.Repository([...elm.values()]);

/** A rule's define bears the rule's id: small letters and at least one hyphen, no space. */
const isRuleId = (name: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(name);

/** The rules written in CQL, with the library each stands in. */
export const rules: readonly { readonly id: string; readonly library: LibraryName }[] = libraries.flatMap((library) =>
  (elm.get(library)?.library.statements?.def ?? []).filter(({ name }) => isRuleId(name)).map(({ name }) => ({ id: name, library })),
);

const jsTypes: Readonly<Record<string, string>> = {
  '{urn:hl7-org:elm-types:r1}Boolean': 'boolean',
  '{urn:hl7-org:elm-types:r1}Decimal': 'number',
  '{urn:hl7-org:elm-types:r1}String': 'string',
};

/** The facts that the CQL reads, with the type it declares for each. */
export const parameters: ReadonlyMap<string, string> = new Map(
  (elm.get('Facts')?.library.parameters?.def ?? []).map(({ name, parameterTypeSpecifier }) => [name, jsTypes[parameterTypeSpecifier.name] ?? parameterTypeSpecifier.name]),
);

/** Known exactly: the value. Unknown, or known only within limits: null. */
const parameter = (fact: Fact | undefined): number | string | boolean | null => (fact?.state === 'known' && fact.range === undefined ? fact.value : null);

/**
 * Every parameter is given, if only as null: the engine would take one that is left out for known.
 * @throws Error for a value of another type than the CQL declares.
 */
const parametersOf = (facts: Facts): Record<string, number | string | boolean | null> =>
  Object.fromEntries(
    [...parameters].map(([name, type]) => {
      const value = parameter(facts[name]);
      if (value !== null && typeof value !== type) throw new Error(`${name} is ${typeof value}, the CQL wants ${type}`);
      return [name, value];
    }),
  );

const loaded = new Map([...elm].map(([name, json]) => [name, new cql.Library(json, repository)] as const));

/** One evaluated library of one patient; remembers what it has worked out, as CQL's definitions cannot change in between. */
class RememberingContext extends cql.PatientContext {
  readonly #contexts: ReadonlyMap<string, RememberingContext>;
  constructor(library: Library, given: Record<string, unknown>, contexts: ReadonlyMap<string, RememberingContext>) {
    super(library, null, undefined, given);
    this.#contexts = contexts;
  }
  override getLibraryContext(alias: string): unknown {
    return this.#contexts.get(alias);
  }
}

/**
 * The outcome of every rule written in CQL: true (applies), false (does not apply) or null (cannot be said).
 * @param facts a patient's facts by fact id
 */
export async function secondOpinion(facts: Facts): Promise<SecondOpinion> {
  const given = parametersOf(facts);
  const contexts = new Map<string, RememberingContext>();
  const outcomes: Record<string, boolean | null> = {};
  for (const name of libraries) {
    const library = loaded.get(name);
    if (!library) continue;
    const context = new RememberingContext(library, given, contexts);
    contexts.set(name, context);
    for (const { name: define, type } of elm.get(name)?.library.statements?.def ?? []) {
      if (type === 'FunctionDef') continue;
      const value: unknown = await context.get(define).execute(context);
      context.set(define, value ?? null);
      if (isRuleId(define)) outcomes[define] = typeof value === 'boolean' ? value : null;
    }
  }
  return outcomes;
}
