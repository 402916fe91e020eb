// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import searches from '../../fhir-mappings/searches.json' with { type: 'json' };
import { findIssuer, isPlaceholder, loadConfiguration, readConfiguration, type Configuration } from '../../src/smart/configuration.ts';
import { SmartFailure } from '../../src/smart/failure.ts';
import { startLaunch } from '../../src/smart/launch.ts';

const shipped: unknown = JSON.parse(readFileSync('public/config.json', 'utf8'));
const valid = { iss: 'https://ehr.example/fhir', name: 'EHR', clientId: 'abc', scope: 'launch patient/Patient.rs' };

function detailOf(value: unknown): string | undefined {
  try {
    readConfiguration(value);
    return undefined;
  } catch (error) {
    return error instanceof SmartFailure ? error.detail : String(error);
  }
}

describe('config.json names what is wrong with it', () => {
  it.each([
    ['nothing', undefined, 'config.json is missing'],
    ['a text', 'issuers', 'config.json must be Object, not "issuers"'],
    ['no issuers', {}, 'issuers is missing'],
    ['an empty list of issuers', { issuers: [] }, 'at least one server'],
    ['a missing client id', { issuers: [{ ...valid, clientId: undefined }] }, 'issuers.0.clientId is missing'],
    ['a misspelt setting', { issuers: [{ ...valid, clientID: 'x' }] }, 'issuers.0.clientID is not a known setting'],
    ['a client secret', { issuers: [{ ...valid, clientSecret: 'x' }] }, 'clientSecret must not be there'],
    ['a plain http server', { issuers: [{ ...valid, iss: 'http://ehr.example/fhir' }] }, 'issuers.0.iss must be an https address'],
    ['no address', { issuers: [{ ...valid, iss: 'ehr' }] }, 'issuers.0.iss must be an https address'],
    ['a wildcard scope', { issuers: [{ ...valid, scope: 'launch patient/*.rs' }] }, 'issuers.0.scope must name each resource type'],
    ['a scope for every patient', { issuers: [{ ...valid, scope: 'launch user/Patient.rs' }] }, 'patient/ scopes only'],
    ['no launch scope', { issuers: [{ ...valid, scope: 'patient/Patient.rs' }] }, 'must contain launch'],
    ['a number for a name', { issuers: [{ ...valid, name: 7 }] }, 'issuers.0.name must be string, not 7'],
    ['an open-ended prefix', { issuers: [{ ...valid, issPrefix: 'https://ehr.example/si' }] }, 'issPrefix must end with /'],
    ['the same server twice', { issuers: [valid, { ...valid, iss: 'https://ehr.example/fhir/' }] }, 'must not name the same iss twice'],
  ])('%s', (_, value, wanted) => {
    expect(detailOf(value)).toContain(wanted);
  });

  it('a local sandbox over http is accepted', () => {
    expect(detailOf({ issuers: [{ ...valid, iss: 'http://localhost:8080/fhir' }] })).toBeUndefined();
  });

  it.each([
    ['is not there', async () => new Response('Not found', { status: 404 }), 'HTTP 404'],
    ['is a web page', async () => new Response('<html></html>'), 'is not JSON'],
    ['cannot be reached', async () => Promise.reject(new TypeError('Failed to fetch')), 'Failed to fetch'],
  ] as const)('a file that %s', async (_, answer, wanted) => {
    const asked: string[] = [];
    vi.stubGlobal('fetch', async (address: URL) => {
      asked.push(address.href);
      return answer();
    });
    try {
      const failure: unknown = await loadConfiguration(new URL('https://app.example/rls/index.html?state=1')).catch((error: unknown) => error);
      expect(failure).toMatchObject({ kind: 'configuration-unreadable' });
      expect(failure).toHaveProperty('detail', expect.stringContaining(wanted));
      expect(asked).toEqual(['https://app.example/rls/config.json']);
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

describe('the allow-list', () => {
  const configuration: Configuration = readConfiguration({
    issuers: [valid, { ...valid, iss: 'https://launch.example/v/r4/fhir', issPrefix: 'https://launch.example/v/r4/sim/' }],
  });

  it.each([
    ['as configured', 'https://ehr.example/fhir', true],
    ['with a trailing slash', 'https://ehr.example/fhir/', true],
    ['with the default port', 'https://ehr.example:443/fhir', true],
    ['with the host in capitals', 'https://EHR.example/fhir', true],
    ['a simulated launch below the prefix', 'https://launch.example/v/r4/sim/WzIsIiJd/fhir', true],
    ['another path', 'https://ehr.example/other', false],
    ['a longer path', 'https://ehr.example/fhir/r4', false],
    ['the path in capitals', 'https://ehr.example/FHIR', false],
    ['plain http', 'http://ehr.example/fhir', false],
    ['a look-alike host', 'https://ehr.example.evil.example/fhir', false],
    ['the host as a user name', 'https://ehr.example@evil.example/fhir', false],
    ['a query', 'https://ehr.example/fhir?x=1', false],
    ['a fragment', 'https://ehr.example/fhir#x', false],
    ['up and out of the prefix', 'https://launch.example/v/r4/sim/../../secret', false],
    ['encoded, up and out of the prefix', 'https://launch.example/v/r4/sim/%2e%2e%2f%2e%2e%2fsecret', false],
    ['the prefix itself', 'https://launch.example/v/r4/sim/', false],
    ['no address at all', 'ehr', false],
    ['a script', 'javascript:alert(1)', false],
  ])('%s: %s', (_, iss, allowed) => {
    expect(findIssuer(configuration, iss) !== undefined).toBe(allowed);
  });
});

describe('the configuration as shipped', () => {
  const configuration = readConfiguration(shipped);

  it('names the two vendor sandboxes and the public launcher, each with a placeholder', () => {
    expect(configuration.issuers.map(({ name, clientId }) => [name, isPlaceholder(clientId)])).toEqual([
      ['Epic sandbox', true],
      ['Oracle Health sandbox', true],
      ['Public SMART launcher', true],
    ]);
  });

  it.each([...configuration.issuers.map(({ iss }) => iss), 'https://launch.smarthealthit.org/v/r4/sim/WzIsIiJd/fhir'])(
    'accepts nobody: a launch by %s is not registered yet, and nothing is sent or kept',
    async (iss) => {
      sessionStorage.clear();
      const fetched = vi.spyOn(globalThis, 'fetch');
      const page = new URL(`https://app.example/launch.html?iss=${encodeURIComponent(iss)}&launch=1`);
      await expect(startLaunch(page, configuration)).rejects.toMatchObject({ kind: 'issuer-not-registered' });
      expect(fetched).not.toHaveBeenCalled();
      expect(sessionStorage).toHaveLength(0);
      fetched.mockRestore();
    },
  );

  it('accepts nobody still from the public launcher, where a hospital has filled in its own entry only', async () => {
    const filledIn = { issuers: configuration.issuers.map((issuer, index) => (index === 0 ? { ...issuer, clientId: '3c9f0a52-8c1a-4a0e-a1d7-000000000000' } : issuer)) };
    const page = new URL(`https://app.example/launch.html?iss=${encodeURIComponent('https://launch.smarthealthit.org/v/r4/sim/WzIsIiJd/fhir')}&launch=1`);
    await expect(startLaunch(page, readConfiguration(filledIn))).rejects.toMatchObject({ kind: 'issuer-not-registered' });
  });

  it('asks for what the searches read and nothing else', () => {
    const searched = new Set([...searches.searches.map(({ resourceType }) => resourceType), 'Patient', 'Medication']);
    for (const { scope } of configuration.issuers) {
      const types = [...scope.matchAll(/patient\/(\w+)\.(?:rs|read)\b/gu)].map(([, type]) => type ?? '');
      expect(types.filter((type) => !searched.has(type))).toEqual([]);
      expect(scope.split(' ').filter((part) => !/^(?:patient\/\w+\.(?:rs|read)|launch|openid|fhirUser|online_access)$/u.test(part))).toEqual([]);
    }
    const launcher = configuration.issuers[2]?.scope ?? '';
    expect([...searched].filter((type) => !launcher.includes(`patient/${type}.rs`))).toEqual([]);
  });
});

describe('placeholders', () => {
  it.each(['REPLACE-WITH-EPIC-NON-PRODUCTION-CLIENT-ID', 'your-client-id', '<client id>', 'TODO', 'xxxx', 'placeholder'])('%s is one', (clientId) => {
    expect(isPlaceholder(clientId)).toBe(true);
  });
  it.each(['3c9f0a52-8c1a-4a0e-a1d7-000000000000', 'rls-pathway', 'yourhospital-rls', 'replacement'])('%s is none', (clientId) => {
    expect(isPlaceholder(clientId)).toBe(false);
  });
});
