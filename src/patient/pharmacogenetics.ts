import { answerTo, fromAnswer } from './answers/answered.ts';
import { plainWords } from './conditions/wording.ts';
import { known, unknown, type Fact, type Facts } from './fact.ts';
import { newestFirst } from './labs/observations.ts';
import type { Reading } from './reading.ts';

/** How genotype reports name the phenotypes; "rapid" alone is not a CYP2D6 phenotype. */
const phenotypes: readonly (readonly [RegExp, string])[] = [
  [/\bultra ?rapid metaboli[sz]er\b/, 'ultrarapid'],
  [/\bpoor metaboli[sz]er\b/, 'poor'],
  [/\bintermediate metaboli[sz]er\b/, 'intermediate'],
  [/\b(?:normal|extensive) metaboli[sz]er\b/, 'normal'],
];

const cyp2d6 = ({ answers, asOf, observations }: Reading): Fact => {
  const answered = answerTo(answers, 'cyp2d6', asOf);
  if (answered.state === 'valid') return fromAnswer(answered.answer, answered.value);
  const [report] = newestFirst(observations.findings, 'cyp2d6');
  if (report === undefined) return unknown('must-ask', { detail: 'no CYP2D6 report found' });
  const words = report.words.map(plainWords).join(' ');
  const found = phenotypes.filter(([pattern]) => pattern.test(words)).map(([, phenotype]) => phenotype);
  const raw = report.words.join('; ');
  const [phenotype] = found;
  if (phenotype === undefined || found.length > 1) return unknown('unreadable', { detail: `the report says "${raw}"`, sources: [report.source], raw });
  return known(phenotype, { sources: [report.source], raw, date: report.date, how: `genotype report: ${raw}` });
};

export const pharmacogenetics = (reading: Reading): Facts => ({ cyp2d6: cyp2d6(reading) });
