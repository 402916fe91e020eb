import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bundleToChart } from './chart/bundle.ts';
import { assessmentJson } from './assessment-json.ts';
import { localDay } from './patient/local-time.ts';
import { runPathway } from './pathway.ts';

/** A message for the person who ran the command: what was wrong and what to do. */
class Unusable extends Error {}

interface Request {
  readonly file: string;
  readonly asOf: string;
  readonly ndjson: boolean;
}

function readRequest(args: readonly string[]): Request {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { 'as-of': { type: 'string' }, ndjson: { type: 'string' } },
    allowPositionals: true,
  });
  const file = values.ndjson ?? positionals[0];
  if (file === undefined || positionals.length > (values.ndjson === undefined ? 1 : 0)) {
    throw new Unusable('usage: evaluate FILE [--as-of YYYY-MM-DD] or evaluate --ndjson FILE [--as-of YYYY-MM-DD]; FILE may be - for standard input');
  }
  const asOf = values['as-of'] ?? localDay(new Date());
  const time = Date.parse(`${asOf}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf) || Number.isNaN(time) || !new Date(time).toISOString().startsWith(asOf)) {
    throw new Unusable(`--as-of ${asOf} is no date: write it as YYYY-MM-DD, for example 2026-11-24`);
  }
  return { file, asOf, ndjson: values.ndjson !== undefined };
}

function readText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new Unusable(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function evaluateText(text: string, asOf: string): string {
  let bundle: unknown;
  try {
    // Windows exports begin with a byte order mark.
    bundle = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Unusable('not JSON: the file must hold one FHIR R4 Bundle');
  }
  return JSON.stringify(assessmentJson(runPathway(bundleToChart(bundle, asOf))));
}

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ');

function evaluateLines(text: string, asOf: string): void {
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      process.stdout.write(`${evaluateText(line, asOf)}\n`);
    } catch (error) {
      process.stdout.write(`${JSON.stringify({ error: message(error), line: index + 1 })}\n`);
      process.exitCode = 1;
    }
  }
}

try {
  const { file, asOf, ndjson } = readRequest(process.argv.slice(2));
  if (ndjson) evaluateLines(readText(file), asOf);
  else process.stdout.write(`${evaluateText(readText(file), asOf)}\n`);
} catch (error) {
  process.stderr.write(`${message(error)}\n`);
  process.exitCode = 2;
}
