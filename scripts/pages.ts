import { writeFileSync } from 'node:fs';
import { guidelinePage } from '../src/guideline/page.ts';
import { factsPage } from '../src/patient/facts-page.ts';

/** The pages that are made from the code itself; a test fails where they are out of date. */
const pages = { 'docs/guideline.md': guidelinePage(), 'docs/facts.md': factsPage() };
for (const [file, text] of Object.entries(pages)) {
  writeFileSync(file, text);
  console.log(`${file} written`);
}
