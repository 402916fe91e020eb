import type { Settings } from '../settings.ts';
import { escapeHtml, htmlPage } from './html.ts';
import type { Person } from './people.ts';
import { troubleForm } from './trouble.ts';

/** The EHR's list of patients, from which the app is launched. */
export function patientListPage(patients: readonly Person[], appName: string, settings: Settings, types: readonly string[]): string {
  const list =
    patients.length === 0
      ? '<p>No patients are loaded. Give a directory of FHIR R4 bundles with <code>--patients</code>.</p>'
      : `<ul class="patients">${patients.map(patientItem).join('')}</ul>`;
  return htmlPage(
    'Sandbox EHR: patients',
    `<header><h1>Sandbox EHR</h1><p>Synthetic patients only. Choose one and open ${escapeHtml(appName)} as an EHR would.</p></header>` +
      `<main><h2>Patients (${patients.length})</h2>${list}${troubleForm(settings, types)}</main>`,
  );
}

function patientItem({ id, name, age, sex, title, story }: Person): string {
  const about = [age === undefined ? 'age unknown' : `${age} years`, sex].join(', ');
  const query = `patient=${encodeURIComponent(id)}`;
  const button = (href: string, words: string, kind: string, extra = ''): string =>
    `<a class="button ${kind}" href="${escapeHtml(href)}"${extra}>${words}<span class="hidden"> for ${escapeHtml(name)}</span></a>`;
  return (
    `<li><h3>${escapeHtml(name)}</h3><p class="about">${escapeHtml(about)}</p>` +
    (title === undefined ? '' : `<p class="title">${escapeHtml(title)}</p>`) +
    (story === undefined ? '' : `<p class="story">${escapeHtml(story)}</p>`) +
    `<p class="actions">${button(`/launch?${query}`, 'Open in a new tab', 'first', ' target="_blank" rel="noopener"')}` +
    `${button(`/frame?${query}`, 'Open inside the EHR frame', 'second')}</p></li>`
  );
}
