import type { FailureKind, FailureText } from './failure.ts';

interface FailureTexts {
  readonly title: string;
  readonly physician: FailureText;
  readonly integrator: FailureText;
}

const callSupport = 'Tell your EHR support team what this page says. Until then, work from the chart as usual.';
const openAgain = 'Close this page and open the app again from the patient’s chart.';

/** What each failure says to the physician in front of it and to the person who connects the app, as data. */
export const failureTexts: Readonly<Record<FailureKind, FailureTexts>> = {
  'configuration-unreadable': {
    title: 'The app is not set up correctly',
    physician: { what: 'The app could not read its own settings, so it cannot connect to any chart.', next: callSupport },
    integrator: {
      what: 'config.json, which lists the EHR servers that may launch the app, is missing or is not valid.',
      next: 'Correct config.json beside index.html as the details say. Its format is described in docs/register-epic.md, and public/config.json is an example.',
    },
  },
  'unknown-issuer': {
    title: 'This EHR is not connected to the app',
    physician: { what: 'The app was opened by an EHR server that it has not been allowed to read from. No data was read or sent.', next: callSupport },
    integrator: {
      what: 'The launch named an issuer (iss) that is not in config.json, which is the list of allowed servers.',
      next: 'If the server is yours, add its FHIR base address to config.json exactly as the EHR sends it, with its client id and scopes. If it is not, somebody tried to point the app at a foreign server.',
    },
  },
  'issuer-not-registered': {
    title: 'The app is not registered with this EHR yet',
    physician: { what: 'Your EHR is known to the app, but the connection between them has not been finished.', next: callSupport },
    integrator: {
      what: 'The clientId for this issuer in config.json is still a placeholder.',
      next: 'Register the app with the EHR vendor (docs/register-epic.md, docs/register-oracle-health.md, docs/public-smart-launcher.md) and put the client id you receive into config.json.',
    },
  },
  'launch-parameter-missing': {
    title: 'The app has to be opened from a chart',
    physician: { what: 'The EHR did not say which chart to open.', next: 'Open the app from within the patient’s chart in the EHR, not from a bookmark or a link.' },
    integrator: {
      what: 'launch.html was called without the iss or the launch parameter of a SMART EHR launch.',
      next: 'Set the launch address in the EHR to launch.html without parameters of your own; the EHR itself adds iss and launch.',
    },
  },
  'launch-parameter-refused': {
    title: 'The link that opened the app was refused',
    physician: { what: 'The link carried settings that could make the app read from the wrong place or show the wrong patient. Nothing was read.', next: openAgain },
    integrator: {
      what: 'The launch address carried a parameter that would override the configuration, or gave the same parameter twice.',
      next: 'Remove it from the launch address registered in the EHR. Server, client id and patient come only from config.json and from the EHR’s launch.',
    },
  },
  'page-not-secure': {
    title: 'The app was opened over an unprotected connection',
    physician: { what: 'The address of the app does not begin with https, so signing in cannot be protected.', next: callSupport },
    integrator: {
      what: 'The page is not a secure context; the browser withholds the cryptography that PKCE needs.',
      next: 'Serve the app over https (http is accepted on localhost only) and register that address.',
    },
  },
  'storage-blocked': {
    title: 'The browser does not let the app keep its sign-in',
    physician: { what: 'The browser’s privacy settings stop the app from remembering the sign-in while the page is open.', next: callSupport },
    integrator: {
      what: 'sessionStorage cannot be written, usually because the app runs in a frame and third-party storage is blocked.',
      next: 'Allow storage for the app’s address in the browser policy, or set the EHR to open the app in a window of its own.',
    },
  },
  'discovery-failed': {
    title: 'The EHR’s sign-in service could not be found',
    physician: { what: 'The EHR server did not answer when the app asked where to sign in.', next: `Try again in a few minutes. ${callSupport}` },
    integrator: {
      what: 'Neither .well-known/smart-configuration nor the CapabilityStatement gave a usable authorization and token endpoint. An open server is not accepted in place of one.',
      next: 'Fetch [iss]/.well-known/smart-configuration from the browser that failed: check that it is reachable there, allows cross-origin requests, and names both endpoints over https.',
    },
  },
  'pkce-unsupported': {
    title: 'The EHR’s sign-in does not offer the protection the app needs',
    physician: { what: 'The sign-in of this EHR lacks a protection against stolen sign-ins, and the app does not go on without it.', next: callSupport },
    integrator: {
      what: 'The server does not list S256 in code_challenge_methods_supported, and the app requires PKCE.',
      next: 'Update the server to SMART App Launch 2.0 or later, or have it publish the S256 support it has.',
    },
  },
  'authorization-denied': {
    title: 'The EHR did not give the app access',
    physician: { what: 'The sign-in was cancelled, or the EHR refused to let the app read this chart.', next: `${openAgain} If it happens again, tell your EHR support team what this page says.` },
    integrator: {
      what: 'The authorization server sent an error back instead of a code.',
      next: 'Read the error in the details. access_denied: the user or a policy said no. invalid_scope: ask in config.json only for what the registration allows. unauthorized_client or invalid_request: compare client id and redirect address (…/index.html) with the registration.',
    },
  },
  'state-lost': {
    title: 'The sign-in could not be matched to this window',
    physician: { what: 'The EHR’s answer does not belong to a sign-in that was begun in this window, so it was not used.', next: openAgain },
    integrator: {
      what: 'The state parameter is missing or names no launch in this window’s sessionStorage.',
      next: 'Check that launch.html and index.html share one origin (localhost and 127.0.0.1 differ), and that the window is not replaced during sign-in. Where embedded instances share storage, set sharedSessionStorage for the issuer. An authorization server that refuses a launch has to give back its state (RFC 6749, 4.1.2.1), or its reason is not shown.',
    },
  },
  'token-exchange-failed': {
    title: 'The sign-in could not be completed',
    physician: { what: 'The EHR accepted the sign-in but did not hand over access to the chart.', next: openAgain },
    integrator: {
      what: 'The token endpoint refused the code, could not be reached, or answered without an access token.',
      next: 'Check that the app is registered as a public client (no secret) with exactly this redirect address, that the token endpoint allows cross-origin requests from it, and that the code was not used twice.',
    },
  },
  'not-launched': {
    title: 'The app has to be opened from a chart',
    physician: { what: 'There is no open sign-in in this window.', next: 'Open the app from within the patient’s chart in the EHR, not from a bookmark or a link.' },
    integrator: {
      what: 'index.html was opened without a launch, or the launch in this window was not completed.',
      next: 'Register launch.html as the launch address; index.html is the redirect address only.',
    },
  },
  'no-patient-in-context': {
    title: 'The EHR did not say which patient is open',
    physician: { what: 'Access was given, but without a patient. The app does not guess one.', next: 'Select a patient in the EHR and open the app from that chart.' },
    integrator: {
      what: 'The token response has no patient, although the launch scope was asked for.',
      next: 'Check that the registration and the scope in config.json contain launch, and that the EHR starts the app from a patient workspace.',
    },
  },
  'session-expired': {
    title: 'Your session with the EHR has ended',
    physician: {
      what: 'The EHR’s permission to read this chart has run out. What is on the screen is as it was when it was read.',
      next: 'Open the app again from the patient’s chart. Answers that were not saved to the chart have to be entered again.',
    },
    integrator: {
      what: 'The access token has expired or was withdrawn, and there is no refresh token that renews it.',
      next: 'This is expected for a browser app without refresh. For longer sessions ask for online_access where the EHR grants it to public clients.',
    },
  },
  'foreign-origin': {
    title: 'The EHR pointed to another server',
    physician: { what: 'Part of the chart lies on a server that the app was not connected to. It was not read.', next: 'Take what is shown as incomplete, and check the chart itself.' },
    integrator: {
      what: 'A link or reference in the answer leads to another origin than the issuer’s; the access token is not sent there.',
      next: 'Have the server write its own public address into paging links and references (often a reverse proxy’s setting).',
    },
  },
  unexpected: {
    title: 'Something went wrong that the app does not know',
    physician: { what: 'The app stopped before it could open the chart.', next: `${openAgain} If it happens again, tell your EHR support team what this page says.` },
    integrator: { what: 'An error that the app has no name for.', next: 'See the details, and report them with the browser’s version and the EHR’s name.' },
  },
};
