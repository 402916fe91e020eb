import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { runConditions, said } from './conditions.ts';

/**
 * Mutation tests of the guideline: Stryker's mutants of its code, then mutants of its conditions. Says how many were killed and names
 * those that survived; a survivor that docs/mutation.md does not explain is a gap in the tests.
 */

const REPORT = 'reports/mutation/stryker.json';

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
    killed: all.filter(({ mutant }) => mutant.status === 'Killed' || mutant.status === 'Timeout' || mutant.status === 'RuntimeError').length,
    survivors: survivors.map(({ file, source, mutant }) => `${file}:${mutant.location.start.line} ${mutant.mutatorName}: \`${(mutant.replacement ?? '').replaceAll(/\s+/g, ' ').slice(0, 60)}\` for \`${replaced(source, mutant.location)}\``),
  };
}

function report(name: string, { killed, survivors }: Count): void {
  const total = killed + survivors.length;
  console.log(`${name}: ${killed} of ${total} killed (${percent(killed, total)})`);
}

mkdirSync('reports/mutation', { recursive: true });
const start = performance.now();
console.log(`${cpus().length} processors, load ${loadavg().map((load) => load.toFixed(1)).join(' ')}`);
const { status } = spawnSync('stryker', ['run'], { stdio: 'inherit', shell: process.platform === 'win32' });
if (status !== 0) throw new Error('Stryker did not finish.');
const stryker = readStryker();
console.log(`Stryker took ${minutes(start)}.`);

const tally = runConditions();
const conditions: Count = { killed: tally.killed, survivors: tally.survivors.map((survivor) => `${survivor.place}: ${survivor.kind}: ${survivor.what} (${said(survivor)})`) };
writeFileSync('reports/mutation/survivors.txt', [...stryker.survivors, '', ...conditions.survivors, ''].join('\n'));
console.log([...stryker.survivors, ...conditions.survivors].map((survivor) => `survived: ${survivor}`).join('\n'));
console.table(tally.byKind);
report('Mutants of the code (Stryker)', stryker);
report('Mutants of the conditions', conditions);
report('Together', { killed: stryker.killed + conditions.killed, survivors: [...stryker.survivors, ...conditions.survivors] });
console.log(`${minutes(start)} in all; load ${loadavg().map((load) => load.toFixed(1)).join(' ')}`);
if (stryker.killed / (stryker.killed + stryker.survivors.length) < 0.9 || conditions.killed / (conditions.killed + conditions.survivors.length) < 0.9) process.exitCode = 1;
