import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Provider } from 'oidc-provider';

import { type Answer, page, readBody, redirect, send } from '../http.ts';
import type { Settings } from '../settings.ts';
import { knownTypes } from '../store/search-parameters.ts';
import type { Store } from '../store/store.ts';
import { framePage } from './frame.ts';
import { htmlPage } from './html.ts';
import { consentPage, patientPickerPage } from './interaction.ts';
import { patientListPage } from './patient-list.ts';
import { type Person, type Story, people } from './people.ts';
import { applyTrouble } from './trouble.ts';

export interface EhrPagesOptions {
  readonly store: Store;
  readonly settings: Settings;
  readonly stories: ReadonlyMap<string, Story>;
  readonly appName: string;
  readonly appOrigin: string;
  readonly provider: Provider;
  readonly createLaunch: (patientId: string, options?: { needPatientBanner?: boolean }) => { readonly url: string };
  readonly revokeAll: () => void;
}

const css = readFileSync(new URL('style.css', import.meta.url), 'utf8');

/** The EHR's own pages: patients, the chart with the app in a frame, consent. */
export class EhrPages {
  readonly #options: EhrPagesOptions;

  constructor(options: EhrPagesOptions) {
    this.#options = options;
  }

  async answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const { appOrigin, appName, settings, createLaunch } = this.#options;
    const frames = `'self' ${appOrigin}`;
    const asked = `${request.method ?? ''} ${url.pathname}`;
    const person = this.#person(url.searchParams.get('patient'));
    if (url.pathname.startsWith('/interaction/')) return this.#interaction(request, response);
    if (asked === 'GET /') send(response, page(patientListPage(this.#people(), appName, settings, knownTypes)));
    else if (asked === 'GET /style.css') send(response, { status: 200, headers: { 'Content-Type': 'text/css; charset=utf-8' }, body: css });
    else if (asked === 'GET /launch' && person !== undefined) {
      const inFrame = url.searchParams.get('in') === 'frame';
      send(response, redirect(createLaunch(person.id, { needPatientBanner: !inFrame }).url));
    } else if (asked === 'GET /frame' && person !== undefined) send(response, page(framePage(person, appName), { frames }));
    else if (asked === 'POST /trouble') send(response, await this.#trouble(request));
    else send(response, page(htmlPage('Not found', '<main><h1>There is nothing here</h1><p><a href="/">Patients</a></p></main>'), { status: 404 }));
  }

  async #trouble(request: IncomingMessage): Promise<Answer> {
    // Only this page's own form may change how the EHR behaves.
    if (request.headers['sec-fetch-site'] !== undefined && request.headers['sec-fetch-site'] !== 'same-origin') return { status: 403 };
    const revoke = applyTrouble(new URLSearchParams((await readBody(request)) ?? ''), this.#options.settings);
    if (revoke) this.#options.revokeAll();
    return redirect('/');
  }

  /** Asks the user which patient an app is for, or whether it may run, and tells the authorization server. */
  async #interaction(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { provider, appOrigin, appName } = this.#options;
    let details;
    try {
      details = await provider.interactionDetails(request, response);
    } catch {
      const body = '<main><h1>This request is over</h1><p>Launch the app again.</p></main>';
      send(response, page(htmlPage('This request is over', body), { status: 400 }));
      return;
    }
    const { uid, prompt, params } = details;
    const forms = `'self' ${appOrigin}`;
    if (request.method !== 'POST') {
      const scopes = typeof params['scope'] === 'string' ? params['scope'].split(' ') : [];
      send(response, page(prompt.name === 'patient' ? patientPickerPage(uid, this.#people()) : consentPage(uid, appName, scopes), { forms }));
      return;
    }
    const form = new URLSearchParams((await readBody(request)) ?? '');
    const patient = this.#person(form.get('patient'))?.id;
    const denied = { error: 'access_denied', error_description: 'the user did not permit the app' };
    const result =
      prompt.name === 'patient' ? (patient === undefined ? denied : { patient }) : form.get('answer') === 'allow' ? { consent: {} } : denied;
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
  }

  #people(): Person[] {
    return people(this.#options.store, this.#options.stories);
  }

  #person(id: string | null): Person | undefined {
    return id === null ? undefined : this.#people().find((person) => person.id === id);
  }
}
