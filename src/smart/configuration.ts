import * as v from 'valibot';
import { messageOf, SmartFailure } from './failure.ts';

const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];

const parseUrl = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

/** https anywhere; plain http on this machine only (SMART App Launch 2.2, "App protection": TLS for everything sensitive). */
export function isProtected(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopbackHosts.includes(url.hostname));
}

function isPlainServerUrl(text: string): boolean {
  const url = parseUrl(text);
  return url !== undefined && isProtected(url) && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
}

const scopesOf = (scope: string): string[] => scope.split(/\s+/u).filter(Boolean);

const serverUrl = v.pipe(v.string(), v.check(isPlainServerUrl, 'must be an https address (http on localhost only) without query, fragment or user'));

const issuerSchema = v.strictObject({
  iss: serverUrl,
  name: v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty')),
  clientId: v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty')),
  scope: v.pipe(
    v.string(),
    v.check((scope) => scopesOf(scope).includes('launch'), 'must contain launch, or the EHR names no patient'),
    v.check((scope) => !scope.includes('*'), 'must name each resource type; the app asks for no wildcard'),
    v.check((scope) => !/\b(?:user|system)\//u.test(scope), 'must ask for patient/ scopes only: the app reads one chart'),
  ),
  issPrefix: v.optional(v.pipe(serverUrl, v.check((prefix) => prefix.endsWith('/'), 'must end with /'))),
  sharedSessionStorage: v.optional(v.boolean()),
});

const configurationSchema = v.strictObject({
  issuers: v.pipe(
    v.array(issuerSchema),
    v.minLength(1, 'must name at least one server'),
    v.check((issuers) => new Set(issuers.map(({ iss }) => comparable(iss))).size === issuers.length, 'must not name the same iss twice'),
  ),
});

/**
 * One EHR server that may launch the app.
 *
 * - `iss`: its FHIR base address, as the EHR sends it in the launch.
 * - `issPrefix`: further accepted issuers below this address (the public SMART launcher encodes each simulated launch
 *   in its issuer's path).
 * - `scope`: what is asked for, separated by spaces.
 * - `sharedSessionStorage`: several embedded instances share one storage (Oracle Health in an embedded browser), so that
 *   the launch is told apart by the `state` that stays in the address.
 */
export type Issuer = v.InferOutput<typeof issuerSchema>;

/** `config.json`: the servers that may launch the app, and nothing else. */
export type Configuration = v.InferOutput<typeof configurationSchema>;

/** Checks a parsed `config.json`; throws `configuration-unreadable` naming every entry that is wrong. */
export function readConfiguration(value: unknown): Configuration {
  const result = v.safeParse(configurationSchema, value);
  if (result.success) return result.output;
  throw new SmartFailure('configuration-unreadable', result.issues.map(describeIssue).join('; '));
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue) ?? 'config.json';
  if (path.endsWith('clientSecret')) return `${path} must not be there: a browser app cannot keep a secret`;
  if (issue.type === 'strict_object' && issue.expected === 'never') return `${path} is not a known setting`;
  if (issue.received === 'undefined') return `${path} is missing`;
  return issue.kind === 'validation' ? `${path} ${issue.message}` : `${path} must be ${issue.expected ?? 'different'}, not ${issue.received}`;
}

/** Fetches `config.json` beside the page (never from a cache) and checks it. */
export async function loadConfiguration(page: URL): Promise<Configuration> {
  const address = new URL('config.json', page);
  let response: Response;
  try {
    response = await fetch(address, { cache: 'no-store', headers: { accept: 'application/json' } });
  } catch (error) {
    throw new SmartFailure('configuration-unreadable', `${address.href}: ${messageOf(error)}`, { cause: error });
  }
  if (!response.ok) throw new SmartFailure('configuration-unreadable', `${address.href} answered with HTTP ${response.status}`);
  let parsed: unknown;
  try {
    parsed = await response.json();
  } catch (error) {
    throw new SmartFailure('configuration-unreadable', `${address.href} is not JSON: ${messageOf(error)}`, { cause: error });
  }
  return readConfiguration(parsed);
}

/** The allow-list entry for an issuer, or undefined: a trailing slash and the default port make no difference, anything else does. */
export function findIssuer(configuration: Configuration, iss: string): Issuer | undefined {
  if (!isPlainServerUrl(iss)) return undefined;
  const wanted = comparable(iss);
  return (
    configuration.issuers.find((issuer) => comparable(issuer.iss) === wanted) ??
    configuration.issuers.find(({ issPrefix }) => issPrefix !== undefined && isBelow(new URL(iss), new URL(issPrefix)))
  );
}

function isBelow(url: URL, prefix: URL): boolean {
  // An encoded slash or dot could mean another path to the server than to the comparison.
  if (/%2f|%2e|%5c/iu.test(url.pathname)) return false;
  return url.origin === prefix.origin && url.pathname.startsWith(prefix.pathname) && url.pathname.length > prefix.pathname.length;
}

function comparable(address: string): string {
  const url = parseUrl(address);
  return url === undefined ? address : url.origin + url.pathname.replace(/\/+$/u, '');
}

/** Whether a client id is one of the stand-ins of the example configurations rather than one a vendor gave out. */
export function isPlaceholder(clientId: string): boolean {
  return /^(?:replace|your|insert|enter|put|todo|tbd|placeholder|example|change)(?![a-z])|^<.*>$|^x{3,}$/iu.test(clientId.trim());
}
