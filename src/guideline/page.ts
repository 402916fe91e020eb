import { statements } from './data/article.ts';
import { sources } from './data/sources.ts';
import { ungradedWords } from './grade-words.ts';
import { chapters } from './guideline.ts';
import { inWords, readingsOf } from './in-words.ts';
import { nextStepOrder } from './next-step.ts';
import { gradeKind, type Rule } from './rule.ts';
import { lacksReference, traces, type Trace } from './traceability.ts';

const gradeOf = (rule: Rule): string => {
  const kind = gradeKind(rule);
  return kind === 'graded' ? `${rule.strength}, certainty ${rule.certainty}` : ungradedWords[kind];
};

const verifiedOf = ({ verification }: Rule): string =>
  [
    verification.read ? `read: ${verification.read.join(', ')}` : '',
    verification.secondary ? `only in pages that quote it: ${verification.secondary.join(', ')}` : '',
    verification.unverified ? `not verified: ${verification.unverified}` : '',
  ]
    .filter((part) => part !== '')
    .join('; ');

function ruleSection({ rule, statements: carried, facts, thresholds, rules }: Trace): string {
  const lines = [
    `#### \`${rule.id}\``,
    '',
    rule.text,
    '',
    `- **${rule.kind}**, ${gradeOf(rule)}; stated by: ${rule.statedBy}${rule.overridable ? `; can be overridden (${rule.overridable})` : ''}`,
    `- **When** ${inWords(rule.when)}`,
    ...(rule.details ?? []).map((detail) => `- **Also, when** ${inWords(detail.when)}: ${detail.text}`),
    ...(rule.sourcesDiffer ? [`- **Sources differ** (shown first: ${rule.sourcesDiffer.shownFirst}): ${rule.sourcesDiffer.note}`] : []),
    `- **Sources** ${rule.citations.map(({ source, at }) => `${source}${at === undefined ? '' : ` (${at})`}`).join('; ')}`,
    `- **Verified** ${verifiedOf(rule)}`,
    ...(carried.length > 0 ? [`- **Article** ${carried.map((statement) => `${statement.id}${lacksReference(statement) ? ' (cites an entry that its reference list lacks)' : ''}`).join(', ')}`] : []),
    ...(facts.length > 0 ? [`- **Facts** ${facts.join(', ')}`] : []),
    ...(thresholds.length > 0 ? [`- **Thresholds** ${thresholds.map((threshold) => `${threshold.name} ${threshold.value} ${threshold.unit} (${threshold.sources.join(', ')}; ${threshold.verified}; checked ${threshold.checked})`).join('; ')}`] : []),
    ...(rules.length > 0 ? [`- **Rests on rules** ${rules.join(', ')}`] : []),
    '',
  ];
  return lines.join('\n');
}

/** Every named reading that the pages of the guideline use, with its words: in conditions of rules, of their further lines, and of steps. */
export const namedReadings = (): ReadonlyMap<string, string> =>
  readingsOf([...traces.flatMap(({ rule }) => [rule.when, ...(rule.details ?? []).map((detail) => detail.when)]), ...nextStepOrder.map(({ when }) => when)]);

/** The guideline as one Markdown page, generated from the rules themselves. */
export function guidelinePage(): string {
  const trace = new Map(traces.map((entry) => [entry.rule.id, entry]));
  return [
    '# The guideline, rule by rule',
    '',
    'Generated from `src/guideline` by `npm run pages`; do not edit. Conditions in «guillemets» are named readings, listed below.',
    '',
    '## The source article, statement by statement',
    '',
    'Citations 6 and 7 of the article have no entry in its reference list; statements that rest on them are marked †.',
    '',
    '| statement | section, line | what it asks or warns of | cites | rules |',
    '|---|---|---|---|---|',
    ...statements.map(
      (statement) =>
        `| ${statement.id}${lacksReference(statement) ? ' †' : ''} | ${statement.section}, ${statement.line} | ${statement.gist} | ${statement.citations.join(', ')} | ${statement.rules.map((id) => `\`${id}\``).join(', ')} |`,
    ),
    '',
    '## The next step',
    '',
    'The first of these that applies; while an earlier one is undetermined there is none yet.',
    '',
    ...nextStepOrder.map(({ rule, when }, index) => `${index + 1}. \`${rule}\`${when.op === 'all' ? ` when ${inWords(when)}` : ''}`),
    '',
    '## Rules',
    '',
    ...chapters.flatMap((chapter) => [
      `### ${chapter.letter}. ${chapter.title}`,
      '',
      ...chapter.rules.map((rule) => {
        const entry = trace.get(rule.id);
        return entry ? ruleSection(entry) : '';
      }),
    ]),
    '## Named readings',
    '',
    ...[...namedReadings()].map(([name, words]) => `- «${name}»: ${words}`),
    '',
    '## Sources',
    '',
    ...Object.entries(sources).map(([key, source]) => `- **${key}**: ${source.title}. ${source.where}. Read: ${source.extent}.`),
    '',
  ].join('\n');
}
