/**
 * Translates the CQL beside this file to ELM, the form that engines execute, and writes it to `elm/`.
 *
 *     npx node test/cql/build.ts
 *
 * The translator is the reference implementation's (`@cqframework/cql`). It knows no types until it is given the System model
 * (`system-modelinfo.xml`).
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  CqlCompilerOptions,
  CqlTranslator,
  LibraryManager,
  ModelManager,
  createLibrarySourceProvider,
  createModelInfoProvider,
  stringAsSource,
} from '@cqframework/cql/cql-to-elm';
import { beside, elmFile, libraries, type LibraryName } from './libraries.ts';

const text = (name: string): string => readFileSync(beside(name), 'utf8');

/**
 * The ELM of every library, as pretty-printed JSON.
 * @throws Error with the translator's own words where it finds fault with the CQL, warnings included.
 */
export function translate(): ReadonlyMap<LibraryName, string> {
  const models = new ModelManager();
  models.modelInfoLoader.registerModelInfoProvider(
    createModelInfoProvider((id) => (id === 'System' ? stringAsSource(text('system-modelinfo.xml')) : null)),
  );
  const options = new CqlCompilerOptions();
  options.setOptions([CqlCompilerOptions.Options.DisableListDemotion, CqlCompilerOptions.Options.DisableListPromotion]);
  const manager = new LibraryManager(models, options);
  manager.librarySourceLoader.registerProvider(createLibrarySourceProvider((id) => stringAsSource(text(`${id}.cql`))));
  return new Map(
    libraries.map((library) => {
      const translator = CqlTranslator.fromText(text(`${library}.cql`), manager);
      const problems = translator.exceptions.asJsReadonlyArrayView().map((problem) => `${library}: ${problem.message}`);
      if (problems.length > 0) throw new Error(problems.join('\n'));
      return [library, `${JSON.stringify(JSON.parse(translator.toJson()), null, 1)}\n`] as const;
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(beside('elm'), { recursive: true });
  for (const [library, elm] of translate()) writeFileSync(elmFile(library), elm);
  console.log(`ELM of ${libraries.length} libraries written to test/cql/elm`);
}
