import type { Fault, FaultKind, Settings } from '../settings.ts';
import { escapeHtml } from './html.ts';

/** Each fault as the page offers it. */
const faultWords: Record<FaultKind, string> = {
  forbidden: 'is refused (403)',
  failed: 'fails (500)',
  withheld: 'says that some results were withheld',
  cut: 'breaks off after the first page',
  slow: 'takes three seconds',
  'not-json': 'answers with a web page',
  unsupported: 'is unknown to this EHR (404)',
  dropped: 'loses the connection',
  looping: 'pages in a circle',
  short: 'ends early although more is counted',
  'empty-page': 'starts with an empty page',
};

function options(values: readonly (readonly [string, string])[], chosen = ''): string {
  return values
    .map(([value, words]) => `<option value="${escapeHtml(value)}"${value === chosen ? ' selected' : ''}>${escapeHtml(words)}</option>`)
    .join('');
}

/** The form by which a demonstration makes this EHR misbehave. */
export function troubleForm(settings: Settings, types: readonly string[]): string {
  const current = settings.faults.map(
    (fault, index) =>
      `<li>${escapeHtml(faultSentence(fault))} <button name="remove" value="${index}" class="small">Remove<span class="hidden"> this trouble</span></button></li>`,
  );
  return (
    `<details class="trouble"${settings.faults.length > 0 || settings.authorization !== 'grant' ? ' open' : ''}>` +
    '<summary>Make this EHR misbehave</summary><form method="post" action="/trouble">' +
    (current.length === 0 ? '<p>Nothing is failing.</p>' : `<ul>${current.join('')}</ul>`) +
    `<p><label>The search of <select name="type">${options(types.map((type) => [type, type]), 'Observation')}</select></label> ` +
    `<label>where <input name="query" placeholder="category=laboratory"></label> ` +
    `<label>goes wrong: it <select name="fault">${options(Object.entries(faultWords))}</select></label></p>` +
    '<p><button name="add" value="1">Add</button></p>' +
    `<p><label>The app’s launch is <select name="authorization">${options(
      [
        ['grant', 'permitted at once'],
        ['ask', 'put to the user'],
        ['deny', 'denied'],
      ],
      settings.authorization,
    )}</select></label> ` +
    `<label>Its token lasts <input name="lifetime" type="number" min="1" max="86400" value="${settings.accessTokenLifetime}"> seconds</label> ` +
    `<label><input type="checkbox" name="refresh" value="yes"${settings.refreshTokens ? ' checked' : ''}> and can be refreshed</label></p>` +
    '<p><button name="set" value="1">Set</button> <button name="revoke" value="1">End all tokens now</button></p></form></details>'
  );
}

function faultSentence({ resourceType, query, fault }: Fault): string {
  return `The search of ${resourceType}${query === undefined ? '' : ` where ${query}`} ${faultWords[fault]}.`;
}

function isFaultKind(value: string): value is FaultKind {
  return value in faultWords;
}

/** Does what the form asks; true when all tokens are to end as well. */
export function applyTrouble(form: URLSearchParams, settings: Settings): boolean {
  const remove = form.get('remove');
  if (remove !== null) settings.faults = settings.faults.filter((_fault, index) => String(index) !== remove);
  else if (form.has('add')) {
    const fault = form.get('fault') ?? '';
    const resourceType = form.get('type') ?? '';
    const query = form.get('query')?.trim() ?? '';
    if (isFaultKind(fault) && resourceType !== '') {
      settings.faults = [...settings.faults, { resourceType, fault, ...(query === '' ? {} : { query }) }];
    }
  } else if (form.has('set')) {
    const authorization = form.get('authorization');
    const lifetime = Number(form.get('lifetime'));
    if (authorization === 'grant' || authorization === 'ask' || authorization === 'deny') settings.authorization = authorization;
    if (Number.isInteger(lifetime) && lifetime >= 1 && lifetime <= 86_400) settings.accessTokenLifetime = lifetime;
    settings.refreshTokens = form.has('refresh');
  }
  return form.has('revoke');
}
