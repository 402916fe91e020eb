/**
 * Makes the demo patients again: Synthea (from Maven Central), then `finish.ts`. Needs Java 17 and Maven.
 *
 *     npx node sandbox/synthea/generate.ts            writes sandbox/patients
 *     npx node sandbox/synthea/generate.ts --check    writes nothing; exit 1 if the files differ by a byte
 *     … --only refractory --raw DIR                   one patient; keeps what Synthea wrote, before finish, in DIR
 *     … --from DIR                                    finishes what an earlier run kept in DIR, without Synthea
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bundle } from 'fhir/r4';
import { finish } from './finish.ts';
import { AS_OF, FOLDER, PATIENTS, readStories } from './story.ts';
import type { Story } from './story.ts';

/** Every setting that differs from Synthea's own; the README says why. */
const SETTINGS: Readonly<Record<string, string>> = {
  'exporter.years_of_history': '0',
  'exporter.fhir.transaction_bundle': 'false',
  'exporter.fhir.excluded_resources': 'Claim,ExplanationOfBenefit,Provenance',
  'exporter.hospital.fhir.export': 'false',
  'exporter.practitioner.fhir.export': 'false',
  'exporter.metadata.export': 'false',
  'exporter.pretty_print': 'false',
  'generate.only_alive_patients': 'true',
  'generate.thread_pool_size': '1',
};

const classpath = (work: string): string => {
  const file = join(work, 'classpath.txt');
  const pom = join(FOLDER, 'pom.xml');
  execFileSync('mvn', ['-q', '-B', '-f', pom, 'dependency:build-classpath', `-Dmdep.outputFile=${file}`, '-Dmdep.includeScope=runtime'], { stdio: 'inherit' });
  return readFileSync(file, 'utf8').trim();
};

/** Runs Synthea for one story, with that story's module and the shared submodules only. */
const simulate = (story: Story, jars: string, work: string): Bundle => {
  const modules = join(work, story.id, 'modules');
  const output = join(work, story.id, 'output');
  mkdirSync(modules, { recursive: true });
  cpSync(join(FOLDER, 'modules', 'rls'), join(modules, 'rls'), { recursive: true });
  copyFileSync(join(FOLDER, 'modules', `${story.synthea.module}.json`), join(modules, `${story.synthea.module}.json`));
  const day = AS_OF.replaceAll('-', '');
  const { gender, age, seed } = story.synthea;
  const options = ['-s', String(seed), '-cs', '1', '-r', day, '-e', day, '-p', '1', '-g', gender, '-a', age];
  const paths = ['-d', modules, '-k', join(FOLDER, 'keep.json'), `--exporter.baseDirectory=${output}/`];
  const settings = Object.entries(SETTINGS).map(([name, value]) => `--${name}=${value}`);
  // Fixed zone and language: Synthea formats some dates and numbers by the machine's.
  const java = ['-Xmx1g', '-Duser.timezone=UTC', '-Duser.language=en', '-Duser.country=US', '-cp', jars.split(':').join(delimiter), 'App'];
  execFileSync('java', [...java, ...options, ...paths, ...settings, 'Massachusetts'], { stdio: ['ignore', 'ignore', 'inherit'], cwd: work });
  const folder = join(output, 'fhir');
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const [file] = files;
  if (file === undefined || files.length !== 1) throw new Error(`${story.id}: Synthea kept ${files.length} patients with seed ${seed}, not one`);
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as Bundle;
};

const indexOf = (stories: readonly Story[], bundles: ReadonlyMap<string, Bundle>): string => {
  const patients = stories.map(({ id, title, story, shows }) => {
    const patient = bundles.get(id)?.entry?.find((entry) => entry.resource?.resourceType === 'Patient')?.resource;
    return { file: `${id}.json`, id: patient?.id, title, story, shows };
  });
  return `${JSON.stringify({ asOf: AS_OF, patients }, null, 2)}\n`;
};

const { values } = parseArgs({ options: { check: { type: 'boolean' }, only: { type: 'string' }, raw: { type: 'string' }, from: { type: 'string' } } });
const work = mkdtempSync(join(tmpdir(), 'synthea-'));
const differing: string[] = [];
const put = (name: string, text: string): void => {
  const file = join(PATIENTS, name);
  if (values.check !== true) writeFileSync(file, text);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) differing.push(name);
};
try {
  const all = readStories();
  const stories = all.filter((story) => values.only === undefined || story.id === values.only);
  const jars = values.from === undefined ? classpath(work) : '';
  const bundles = new Map<string, Bundle>();
  for (const story of stories) {
    const raw = values.from === undefined ? simulate(story, jars, work) : (JSON.parse(readFileSync(join(values.from, `${story.id}.json`), 'utf8')) as Bundle);
    if (values.raw !== undefined) {
      mkdirSync(values.raw, { recursive: true });
      writeFileSync(join(values.raw, `${story.id}.json`), JSON.stringify(raw));
    }
    const bundle = finish(raw, story);
    bundles.set(story.id, bundle);
    const text = `${JSON.stringify(bundle)}\n`;
    put(`${story.id}.json`, text);
    console.log(`${story.id}: ${bundle.entry?.length ?? 0} of ${raw.entry?.length ?? 0} resources, ${Math.ceil(text.length / 1024)} kB`);
  }
  if (values.only === undefined) put('index.json', indexOf(all, bundles));
} finally {
  rmSync(work, { recursive: true, force: true });
}
if (differing.length > 0) {
  console.error(`Not the same bytes as checked in: ${differing.join(', ')}`);
  process.exitCode = 1;
}
