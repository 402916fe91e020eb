import { escapeHtml, htmlPage } from './html.ts';
import type { Person } from './people.ts';

/** The page that asks whether an app may have what it requests. */
export function consentPage(uid: string, appName: string, scopes: readonly string[]): string {
  return htmlPage(
    'Permit this app?',
    `<main><h1>Permit ${escapeHtml(appName)}?</h1><p>It asks for:</p><ul>${scopes.map((scope) => `<li><code>${escapeHtml(scope)}</code></li>`).join('')}</ul>` +
      `<form method="post" action="/interaction/${escapeHtml(uid)}"><p class="actions"><button name="answer" value="allow">Permit</button> ` +
      '<button name="answer" value="deny" class="second">Deny</button></p></form></main>',
  );
}

/** The page on which the user picks the patient for an app that was started outside the EHR. */
export function patientPickerPage(uid: string, patients: readonly Person[]): string {
  const items = patients.map(
    ({ id, name, age, sex }) =>
      `<li><button name="patient" value="${escapeHtml(id)}">${escapeHtml(name)}, ${escapeHtml([age === undefined ? 'age unknown' : `${age} years`, sex].join(', '))}</button></li>`,
  );
  return htmlPage(
    'Choose a patient',
    `<main><h1>Choose a patient</h1><form method="post" action="/interaction/${escapeHtml(uid)}"><ul class="picker">${items.join('')}</ul></form></main>`,
  );
}
