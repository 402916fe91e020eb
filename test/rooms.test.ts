import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** Who imports what, and whether the lint lets it. */
const imports: readonly [string, string, 'allowed' | 'refused'][] = [
  ['src/smart/a.ts', '../chart/chart.ts', 'refused'],
  ['src/smart/a.ts', '../pathway.ts', 'refused'],
  ['src/smart/a.ts', './launch.ts', 'allowed'],
  ['src/smart/a.ts', '../launch.ts', 'refused'],
  ['src/chart/a.ts', '../smart/fetch-fhir.ts', 'allowed'],
  ['src/chart/a.ts', '../patient/fact.ts', 'refused'],
  ['src/chart/a.ts', '../assessment-json.ts', 'refused'],
  ['src/patient/a.ts', '../chart/chart.ts', 'allowed'],
  ['src/patient/a.ts', '../pathway.ts', 'refused'],
  ['src/patient/labs/a.ts', '../../pathway.ts', 'refused'],
  ['src/patient/labs/a.ts', '../../assessment-json.ts', 'refused'],
  ['src/patient/a.ts', '../guideline/rule.ts', 'refused'],
  ['src/guideline/a.ts', '../patient/fact.ts', 'allowed'],
  ['src/guideline/logic/a.ts', '../../pathway.ts', 'refused'],
  ['src/guideline/a.ts', '../panel/app.tsx', 'refused'],
  ['src/guideline/a.ts', 'react', 'refused'],
  ['src/panel/a.ts', '../pathway.ts', 'allowed'],
  ['src/panel/guideline-page/a.ts', './guideline-page.tsx', 'allowed'],
  ['src/panel/a.ts', '../guideline-page.tsx', 'refused'],
  ['src/panel/a.ts', '../evaluate.ts', 'refused'],
  ['src/panel/a.ts', '../../sandbox/server.ts', 'refused'],
  ['src/a.ts', './panel/start.tsx', 'allowed'],
  ['src/a.ts', '../sandbox/server.ts', 'refused'],
  ['sandbox/a.ts', '../src/chart/chart.ts', 'refused'],
];

const directory = mkdtempSync(join(tmpdir(), 'rooms-'));
const fileOf = (index: number, importer: string): string => join(dirname(importer), `import-${index}.ts`);
let said: readonly string[] = [];

beforeAll(() => {
  copyFileSync('.oxlintrc.json', join(directory, '.oxlintrc.json'));
  for (const [index, [importer, specifier]] of imports.entries()) {
    const file = join(directory, fileOf(index, importer));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `import { something } from '${specifier}';\nexport const used = something;\n`);
  }
  const { stdout } = spawnSync(resolve('node_modules/.bin/oxlint'), ['--format=unix'], { cwd: directory, encoding: 'utf8', shell: process.platform === 'win32' });
  said = stdout.split('\n').filter((line) => line.includes('no-restricted-imports'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('Imports go one way through the rooms', () => {
  test.each(imports.map(([importer, specifier, verdict], index) => ({ importer, specifier, verdict, index })))('$importer imports $specifier: $verdict', ({ verdict, index }) => {
    expect(said.filter((line) => line.includes(`import-${index}.ts`))).toHaveLength(verdict === 'refused' ? 1 : 0);
  });
});

test('a request to the FHIR server is defined once, where smart and chart may both import it', () => {
  const definitions = globSync('src/**/*.{ts,tsx}').filter((file) => /type FetchFhir\s*=/u.test(readFileSync(file, 'utf8')));
  expect(definitions.map((file) => file.replaceAll('\\', '/'))).toEqual(['src/smart/fetch-fhir.ts']);
});
