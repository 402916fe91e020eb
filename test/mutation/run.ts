import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';

/**
 * Mutation tests of the guideline: Stryker's mutants of its code (`npm run mutation`), or mutants of its conditions (`-- conditions`), or
 * both (`-- code conditions`). Says how many were killed and names those that survived; a survivor that docs/mutation.md does not
 * explain is a gap in the tests.
 */

const FOLDER = 'reports/mutation';
const REPORT = `${FOLDER}/stryker.json`;
/**
 * Two runs of Stryker: what it has marked up for mutants is slow, and the logic runs in every test. Words, citations and the pages made
 * of them are left alone (`texts.ts` for those inside rules).
 */
const MUTATED = [
  { name: 'rules', mutate: ['src/guideline/**/*.ts', '!src/guideline/logic/**', '!src/guideline/data/sources.ts', '!src/guideline/data/article.ts', '!src/guideline/page.ts', '!src/guideline/in-words.ts', '!src/guideline/grade-words.ts'] },
  { name: 'logic', mutate: ['src/guideline/logic/**/*.ts'] },
];
/** The share of mutants that the tests have to notice. */
const WANTED = 0.9;

interface StrykerReport {
  readonly files: Readonly<Record<string, { readonly mutants: readonly StrykerMutant[]; readonly source: string }>>;
}
interface StrykerMutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: 'Killed' | 'Survived' | 'NoCoverage' | 'Timeout' | 'CompileError' | 'RuntimeError' | 'Ignored' | 'Pending';
  readonly location: { readonly start: { readonly line: number; readonly column: number }; readonly end: { readonly line: number; readonly column: number } };
}

interface Count {
  readonly killed: number;
  readonly survivors: readonly string[];
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
const load = (): string => loadavg().map((average) => average.toFixed(1)).join(' ');
const minutes = (since: number): string => `${((performance.now() - since) / 60_000).toFixed(1)} min`;

/** The words that a mutant replaced, on one line. */
function replaced(source: string, { start, end }: StrykerMutant['location']): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, index) => line.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined).trim())
    .join(' ')
    .slice(0, 90);
}

function readStryker(): Count {
  const { files } = JSON.parse(readFileSync(REPORT, 'utf8')) as StrykerReport;
  const all = Object.entries(files).flatMap(([file, { mutants, source }]) => mutants.map((mutant) => ({ file, source, mutant })));
  const survivors = all.filter(({ mutant }) => mutant.status === 'Survived' || mutant.status === 'NoCoverage');
  return {
    // As Stryker counts: a mutant that cannot even be loaded (RuntimeError) is neither killed nor a survivor.
    killed: all.filter(({ mutant }) => mutant.status === 'Killed' || mutant.status === 'Timeout').length,
    survivors: survivors.map(({ file, source, mutant }) => `${file}:${mutant.location.start.line} ${mutant.mutatorName}: \`${(mutant.replacement ?? '').replaceAll(/\s+/g, ' ').slice(0, 60)}\` for \`${replaced(source, mutant.location)}\``),
  };
}

/** Prints the survivors and the share that was killed; below nine in ten the run has failed. */
function report(name: string, { killed, survivors }: Count): void {
  const total = killed + survivors.length;
  writeFileSync(`${FOLDER}/${name.replaceAll(' ', '-')}-survivors.txt`, [...survivors, ''].join('\n'));
  for (const survivor of survivors) console.log(`survived: ${survivor}`);
  console.log(`${name}: ${killed} of ${total} killed (${percent(killed, total)})`);
  if (killed / total < WANTED) process.exitCode = 1;
}

const parts = process.argv.slice(2);
const start = performance.now();
mkdirSync(FOLDER, { recursive: true });
console.log(`${cpus().length} processors, load ${load()}`);
if (parts.length === 0 || parts.includes('code')) {
  const counts = MUTATED.map(({ name, mutate }) => {
    const { status } = spawnSync('stryker', ['run', '--mutate', mutate.join(',')], { stdio: 'inherit', shell: process.platform === 'win32' });
    if (status !== 0) throw new Error(`Stryker did not finish with the ${name}.`);
    const count = readStryker();
    console.log(`${name}: ${count.killed} killed, ${count.survivors.length} survived; ${minutes(start)} so far`);
    return count;
  });
  report('mutants of the code', { killed: counts.reduce((sum, { killed }) => sum + killed, 0), survivors: counts.flatMap(({ survivors }) => survivors) });
}
if (parts.includes('conditions')) {
  // Loaded only now: it tells every story once.
  const { runConditions, said } = await import('./conditions.ts');
  const tally = runConditions();
  console.table(tally.byKind);
  report('mutants of the conditions', { killed: tally.killed, survivors: tally.survivors.map((survivor) => `${survivor.place}: ${survivor.kind}: ${survivor.what} (${said(survivor)})`) });
}
console.log(`${minutes(start)}; load ${load()}`);
