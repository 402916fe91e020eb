import { writeFileSync } from 'node:fs';
import { guidelinePage } from '../src/guideline/page.ts';

writeFileSync('docs/guideline.md', guidelinePage());
console.log('docs/guideline.md written');
