import { type KoaContextWithOIDC, interactionPolicy } from 'oidc-provider';

import type { Settings } from '../settings.ts';
import type { LaunchContext, Launches } from './launches.ts';

const { Check, Prompt } = interactionPolicy;

/** The launch that an authorization request carries, or the patient picked for an app that started by itself. */
export function contextAsked(ctx: KoaContextWithOIDC, launches: Launches): LaunchContext | undefined {
  const launch = ctx.oidc.params?.['launch'];
  if (typeof launch === 'string') return launches.contextOf(launch);
  const patient = ctx.oidc.result?.['patient'];
  return typeof patient === 'string' ? { patient, encounter: undefined, needPatientBanner: true } : undefined;
}

/** When the user is asked something before the app is authorized: which patient, and whether at all. */
export function prompts(settings: Settings): interactionPolicy.Prompt[] {
  return [
    new Prompt(
      { name: 'patient', requestable: false },
      new Check('no_patient', 'a patient must be chosen', ({ oidc }) => {
        return oidc.params?.['launch'] === undefined && oidc.result?.['patient'] === undefined;
      }),
    ),
    new Prompt(
      { name: 'consent', requestable: true },
      new Check('ask', 'the user must permit the app', ({ oidc }) => settings.authorization === 'ask' && oidc.result?.consent === undefined),
    ),
  ];
}
