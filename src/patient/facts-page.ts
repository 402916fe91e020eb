import { catalogue } from './catalogue.ts';
import type { CatalogueEntry } from './catalogue/entry.ts';
import { validityInWords, type Validity } from './dates.ts';
import { answerWindows } from './medicines/answered.ts';
import { questions } from './questions.ts';
import { isWindowId, windows } from './windows.ts';

const kindOf = (entry: CatalogueEntry): string => {
  if (entry.kind === 'choice') return entry.codes.map((code) => `\`${code}\``).join(' ');
  return entry.kind === 'number' ? `number, ${entry.unit ?? ''}` : 'yes or no';
};

const windowWords = (id: string): string => {
  const window: Validity | undefined = isWindowId(id) ? windows[id] : answerWindows[id];
  return window === undefined ? '' : validityInWords(window);
};

/** Every fact on one Markdown page, generated from the catalogue, the windows and the Questionnaire. */
export function factsPage(): string {
  const rows = Object.entries(catalogue as Readonly<Record<string, CatalogueEntry>>).map(
    ([id, entry]) => `| \`${id}\` | ${kindOf(entry)} | ${entry.meaning.replaceAll('|', '\\|')} | ${windowWords(id)} | ${questions.get(id)?.text ?? ''} |`,
  );
  return [
    '# The facts',
    '',
    'Generated from `src/patient/catalogue`, the windows and the Questionnaire by `npm run pages`; do not edit.',
    '',
    'A fact is known, with the resources it rests on, or unknown, with the reason: `not-in-chart`, `not-permitted`, `fetch-failed` (a search that',
    'failed or was cut short), `unreadable`, `out-of-date`, `conflicting`, `must-ask`. **No record is never "no"** for what charts leave out. A problem or',
    'medicines list that was read in full settles what the meanings below say it settles; one that was cut short settles nothing, until the clinician',
    'confirms that it is complete as shown (`problem-list-complete`, `medicines-list-complete`, `allergies-complete`).',
    '',
    'Windows: 6 to 12 months for iron (the source article), 12 or 3 months for the QTc (methadone safety guideline, 2014) and the one-week recall of the IRLS come',
    'from sources; all others are the app’s own, for a clinic to confirm.',
    '',
    '| fact | kind | meaning | an answer or result holds | question |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
