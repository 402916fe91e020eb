import { readdirSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { bundleToChart } from '../src/chart/bundle.ts';
import { assess } from '../src/guideline/assess.ts';
import { questions } from '../src/patient/questions.ts';
import { readPatient } from '../src/patient/read.ts';

/** Timings of the whole way on the demo patients: from the bundle to the chart, the facts, the assessment. Medians of warm runs, in milliseconds. */

const RUNS = 15;
const DIRECTORY = 'sandbox/patients';
const AS_OF = '2026-11-24';

function median(work: () => void): number {
  work();
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).toSorted((a, b) => a - b);
  return times[Math.floor(RUNS / 2)] ?? Number.NaN;
}

const files = readdirSync(DIRECTORY).filter((file) => file.endsWith('.json') && file !== 'index.json');
const rows = files.map((file) => {
  const bundle: unknown = JSON.parse(readFileSync(`${DIRECTORY}/${file}`, 'utf8'));
  const chart = bundleToChart(bundle, AS_OF);
  const patient = readPatient(chart);
  const assessment = assess(patient.facts, questions);
  return {
    patient: file.replace('.json', ''),
    resources: chart.resources.length,
    chart: median(() => bundleToChart(bundle, AS_OF)).toFixed(1),
    facts: median(() => readPatient(chart)).toFixed(1),
    assessment: median(() => assess(patient.facts, questions)).toFixed(1),
    undetermined: assessment.rules.filter((rule) => rule.outcome === 'undetermined').length,
    prompts: assessment.prompts.length,
  };
});
console.table(rows);
const nothingKnown = median(() => assess({}, questions));
console.log(`An assessment with nothing known: ${nothingKnown.toFixed(1)} ms`);
