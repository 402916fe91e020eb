import { escapeHtml, htmlPage } from './html.ts';
import type { Person } from './people.ts';

/** An EHR-like page: whose chart is open, and the app in a frame. */
export function framePage({ id, name, age, sex, birthDate }: Person, appName: string): string {
  const facts = [age === undefined ? 'age unknown' : `${age} years`, sex, birthDate === undefined ? '' : `born ${birthDate}`];
  return htmlPage(
    'Sandbox EHR: chart',
    `<header class="banner"><p><a href="/">Patients</a></p><h1>${escapeHtml(name)}</h1>` +
      `<p>${escapeHtml(facts.filter((fact) => fact !== '').join(', '))}</p></header>` +
      `<main><iframe title="${escapeHtml(appName)}" src="/launch?patient=${escapeHtml(encodeURIComponent(id))}&amp;in=frame"></iframe></main>`,
    'chart',
  );
}
