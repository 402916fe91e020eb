import type { Bundle, FhirResource } from 'fhir/r4';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Sandbox } from '../../sandbox/server.ts';
import { type FaultKind, defaultSettings } from '../../sandbox/settings.ts';
import { type FhirAnswer, appUrl, askFhir, launchedToken, sandboxOfTwo } from './smart-client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await sandboxOfTwo();
});
afterAll(() => sandbox.close());
beforeEach(() => {
  Object.assign(sandbox.settings, defaultSettings());
});

async function tokenFor(scope: string, patient = 'anna'): Promise<unknown> {
  return (await launchedToken(sandbox, { scope: `launch ${scope}`, patient }))['access_token'];
}

function bundle(answer: FhirAnswer): Bundle<FhirResource> {
  expect(answer.status).toBe(200);
  return JSON.parse(answer.text) as Bundle<FhirResource>;
}

function ids(answer: FhirAnswer, mode = 'match'): string[] {
  return (bundle(answer).entry ?? []).filter(({ search }) => search?.mode === mode).map(({ resource }) => resource?.id ?? '?');
}

async function found(query: string, token: unknown): Promise<string[]> {
  return ids(await askFhir(sandbox, query, token));
}

function outcomeCode(answer: FhirAnswer): string {
  const resource = JSON.parse(answer.text) as FhirResource;
  return resource.resourceType === 'OperationOutcome' ? (resource.issue[0]?.code ?? '?') : resource.resourceType;
}

describe('discovery needs no token', () => {
  test('SMART configuration names the endpoints and S256', async () => {
    const json = (await askFhir(sandbox, '.well-known/smart-configuration', undefined)).json();
    expect(json).toMatchObject({
      authorization_endpoint: `${sandbox.url}oauth/authorize`,
      token_endpoint: `${sandbox.url}oauth/token`,
      code_challenge_methods_supported: ['S256'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
    });
    expect(json['capabilities']).toEqual(expect.arrayContaining(['launch-ehr', 'client-public', 'permission-v1', 'permission-v2']));
  });

  test('the CapabilityStatement lists types, parameters and OAuth addresses', async () => {
    const answer = await askFhir(sandbox, 'metadata', undefined);
    expect(answer.text).toContain(`${sandbox.url}oauth/token`);
    expect(answer.json()).toMatchObject({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', kind: 'instance' });
    expect(answer.text).toContain('"type":"MedicationStatement"');
  });

  test('OpenID configuration agrees with it', async () => {
    const openid = (await (await fetch(`${sandbox.url}.well-known/openid-configuration`)).json()) as Record<string, unknown>;
    expect(openid['issuer']).toBe(sandbox.url.slice(0, -1));
    expect(openid['token_endpoint']).toBe(`${sandbox.url}oauth/token`);
  });
});

describe('who may see what', () => {
  test('without a token, or with a wrong one, nothing', async () => {
    for (const token of [undefined, 'wrong']) {
      const answer = await askFhir(sandbox, 'Patient/anna', token);
      expect([answer.status, outcomeCode(answer)]).toEqual([401, 'login']);
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    }
  });

  test.each([
    ['patient/Observation.read', 200, 200],
    ['patient/Observation.rs', 200, 200],
    ['patient/Observation.r', 200, 403],
    ['patient/Observation.s', 403, 200],
    ['patient/*.read', 200, 200],
    ['patient/Observation.write', 403, 403],
    ['patient/Observation.cud', 403, 403],
    ['patient/Condition.rs', 403, 403],
    ['user/Observation.rs', 200, 200],
    ['openid', 403, 403],
  ])('%s: a read gives %i, a search %i', async (scope, read, search) => {
    const token = await tokenFor(scope);
    expect((await askFhir(sandbox, 'Observation/anna-weight', token)).status).toBe(read);
    expect((await askFhir(sandbox, 'Observation?patient=anna', token)).status).toBe(search);
  });

  test('a granular scope shows its category only', async () => {
    const category = 'http://terminology.hl7.org/CodeSystem/observation-category|vital-signs';
    const token = await tokenFor(`patient/Observation.rs?category=${category}`);
    expect(await found('Observation?patient=anna', token)).toEqual(['anna-weight']);
    expect((await askFhir(sandbox, 'Observation/anna-weight', token)).status).toBe(200);
    expect((await askFhir(sandbox, 'Observation/anna-ferritin-1', token)).status).toBe(403);
  });

  test('two granular scopes add up', async () => {
    const token = await tokenFor('patient/Observation.rs?category=vital-signs patient/Observation.rs?category=laboratory');
    expect(await found('Observation?patient=anna', token)).toHaveLength(13);
  });

  test("another patient's resources are refused, by read and by search", async () => {
    const token = await tokenFor('patient/*.rs');
    expect((await askFhir(sandbox, 'Observation/bruno-ferritin', token)).status).toBe(403);
    expect((await askFhir(sandbox, 'Patient/bruno', token)).status).toBe(403);
    for (const query of ['patient=bruno', 'patient=Patient/bruno', 'subject=Patient/bruno', `patient=${sandbox.fhirBase}/Patient/bruno`]) {
      expect((await askFhir(sandbox, `Observation?${query}`, token)).status).toBe(403);
    }
    sandbox.settings.otherPatient = 'empty';
    expect(await found('Observation?patient=bruno', token)).toEqual([]);
    expect(await found('Observation', token)).not.toContain('bruno-ferritin');
    expect(await found('Patient?_id=anna,bruno', token)).toEqual(['anna']);
  });

  test('what the chart refers to is readable, what only another chart refers to is not', async () => {
    const token = await tokenFor('patient/*.rs');
    const [request] = bundle(await askFhir(sandbox, 'MedicationRequest?patient=anna', token)).entry ?? [];
    const reference = request?.resource?.resourceType === 'MedicationRequest' ? request.resource.medicationReference?.reference : undefined;
    expect(reference).toMatch(/^Medication\//);
    expect((await askFhir(sandbox, reference ?? '', token)).status).toBe(200);
    expect((await askFhir(sandbox, 'Medication/ropinirole', token)).status).toBe(403);
    expect((await askFhir(sandbox, 'MedicationRequest/bruno-ropinirole', token)).status).toBe(403);
    expect(await found('Medication', token)).toEqual([reference?.split('/')[1]]);
  });

  test("a user's scope reaches every patient", async () => {
    const token = await tokenFor('user/*.rs');
    expect((await askFhir(sandbox, 'Patient/bruno', token)).status).toBe(200);
    expect(await found('Patient', token)).toEqual(['anna', 'bruno']);
  });
});

describe('what is not there', () => {
  test.each([
    ['Observation/none', 404, 'not-found'],
    ['Spaceship?patient=anna', 404, 'not-supported'],
    ['Observation/anna-weight/_history/1', 404, 'not-supported'],
    ['Observation?patient=anna&date=soon', 400, 'invalid'],
    ['Observation?patient=anna&_count=many', 400, 'invalid'],
    ['Observation?patient=anna&code:in=x', 400, 'invalid'],
    ['Observation?patient=anna&_sort=colour', 400, 'invalid'],
  ])('%s: %i %s', async (path, status, code) => {
    const answer = await askFhir(sandbox, path, await tokenFor('patient/*.rs'));
    expect([answer.status, outcomeCode(answer)]).toEqual([status, code]);
  });

  test('an unknown parameter is ignored aloud, or refused when handling is strict', async () => {
    const token = await tokenFor('patient/*.rs');
    const lenient = await askFhir(sandbox, 'Condition?patient=anna&colour=red', token);
    expect(ids(lenient)).toEqual(['anna-rls']);
    expect(ids(lenient, 'outcome')).toHaveLength(1);
    expect(bundle(lenient).link?.[0]?.url).not.toContain('colour');
    const strict = await askFhir(sandbox, 'Condition?patient=anna&colour=red', token, { headers: { Prefer: 'handling=strict' } });
    expect(strict.status).toBe(400);
  });

  test('only JSON is spoken', async () => {
    const answer = await askFhir(sandbox, 'Patient/anna', await tokenFor('patient/*.rs'), { headers: { Accept: 'application/fhir+xml' } });
    expect(answer.status).toBe(406);
  });
});

describe('searches', () => {
  test.each([
    ['Observation?patient=anna&code=29463-7', ['anna-weight']],
    ['Observation?patient=anna&code=http://loinc.org|29463-7', ['anna-weight']],
    ['Observation?patient=anna&code=http://snomed.info/sct|29463-7', []],
    ['Observation?patient=anna&category=vital-signs', ['anna-weight']],
    ['Observation?patient=anna&category:not=laboratory', ['anna-weight']],
    ['Observation?patient=anna&date=2026-03', ['anna-ferritin-3']],
    ['Observation?patient=anna&date=ge2026-02-15&date=lt2026-04', ['anna-ferritin-2', 'anna-ferritin-3']],
    ['Observation?patient=anna&date=2026-09-20', ['anna-weight']],
    ['Observation?patient=anna&code=2276-4&date=gt2026-10-15&_sort=-date', ['anna-ferritin-12', 'anna-ferritin-11']],
    ['Observation?subject=Patient/anna&_id=anna-weight,anna-ferritin-1', ['anna-ferritin-1', 'anna-weight']],
    ['Observation?subject:Patient=anna&_id=anna-weight', ['anna-weight']],
    ['Condition?patient=anna&category=problem-list-item', ['anna-rls']],
    ['Condition?patient=anna&clinical-status:missing=true', ['anna-rls']],
    ['Condition?patient=anna&clinical-status:missing=false', []],
    ['Condition?patient=anna&onset-date=2019', ['anna-rls']],
    ['MedicationRequest?patient=anna&intent=order', []],
    ['MedicationRequest?patient=anna&intent=order,plan&status=active', ['anna-gabapentin']],
    ['MedicationRequest?patient=anna&authoredon=ge2026-04-01', ['anna-gabapentin']],
    ['MedicationStatement?patient=anna', []],
    ['Encounter?patient=anna&date=sa2026-01-09&date=eb2026-09-20', ['anna-visit-1']],
    ['Encounter?patient=anna&_sort=-date', ['anna-visit-2', 'anna-visit-1']],
    ['Patient?family=ber', ['anna']],
    ['Patient?gender=male', []],
    ['Patient?birthdate=1968', ['anna']],
  ])('%s finds %j', async (query, expected) => {
    expect(await found(query, await tokenFor('patient/*.rs'))).toEqual(expected);
  });

  test('may come as a form, and may bring what is referred to', async () => {
    const token = await tokenFor('patient/*.rs');
    const posted = await askFhir(sandbox, 'Observation/_search', token, { method: 'POST', body: new URLSearchParams({ patient: 'anna', code: '29463-7' }) });
    expect(ids(posted)).toEqual(['anna-weight']);
    const including = await askFhir(sandbox, 'MedicationRequest?patient=anna&_include=MedicationRequest:medication', token);
    expect(ids(including)).toEqual(['anna-gabapentin']);
    expect(ids(including, 'include')).toHaveLength(1);
    expect(bundle(including).total).toBe(1);
  });

  test('can be made to need a parameter, as some EHRs do', async () => {
    sandbox.settings.requiredParameters = { Observation: ['category', 'code'] };
    const token = await tokenFor('patient/*.rs');
    expect((await askFhir(sandbox, 'Observation?patient=anna', token)).status).toBe(400);
    expect((await askFhir(sandbox, 'Observation?patient=anna&category=laboratory', token)).status).toBe(200);
  });

  test('count without entries', async () => {
    const counted = bundle(await askFhir(sandbox, 'Observation?patient=anna&_summary=count', await tokenFor('patient/*.rs')));
    expect(counted).toMatchObject({ total: 13 });
    expect(counted.entry).toBeUndefined();
  });
});

/** Follows `next` to the end; stops after ten pages. */
async function pages(query: string, token: unknown): Promise<{ answers: FhirAnswer[]; found: string[] }> {
  const answers: FhirAnswer[] = [];
  const all: string[] = [];
  for (let next: string | undefined = query; next !== undefined && answers.length < 10; ) {
    const answer = await askFhir(sandbox, next, token);
    answers.push(answer);
    if (answer.status !== 200) break;
    all.push(...ids(answer));
    next = bundle(answer).link?.find(({ relation }) => relation === 'next')?.url;
  }
  return { answers, found: all };
}

describe('pages', () => {
  const all = ['anna-ferritin-1', 'anna-ferritin-2', 'anna-ferritin-3', 'anna-ferritin-4', 'anna-ferritin-5', 'anna-ferritin-6'];

  test('follow one another and hold everything once', async () => {
    sandbox.settings.pageSize = 5;
    const { answers, found: entries } = await pages('Observation?patient=anna', await tokenFor('patient/*.rs'));
    expect(answers).toHaveLength(3);
    expect(answers.map((answer) => bundle(answer).total)).toEqual([13, 13, 13]);
    expect(new Set(entries).size).toBe(13);
    expect(entries).toHaveLength(13);
    expect(entries.slice(0, 6)).toEqual(all);
  });

  test('_count sets their size; total may count the page only, or be absent', async () => {
    const token = await tokenFor('patient/*.rs');
    sandbox.settings.total = 'page';
    expect(bundle(await askFhir(sandbox, 'Observation?patient=anna&_count=4', token))).toMatchObject({ total: 4 });
    sandbox.settings.total = 'absent';
    expect(bundle(await askFhir(sandbox, 'Observation?patient=anna&_count=4', token)).total).toBeUndefined();
  });

  test('belong to the token that asked', async () => {
    const first = bundle(await askFhir(sandbox, 'Observation?patient=anna&_count=4', await tokenFor('patient/*.rs')));
    const next = first.link?.find(({ relation }) => relation === 'next')?.url ?? '';
    expect((await askFhir(sandbox, next, await tokenFor('patient/*.rs', 'bruno'))).status).toBe(410);
    expect((await askFhir(sandbox, next, undefined)).status).toBe(401);
  });
});

/** Makes searches of Observation misbehave. */
function fault(kind: FaultKind, query?: string): void {
  sandbox.settings.faults = [{ resourceType: 'Observation', fault: kind, ...(query === undefined ? {} : { query }) }];
}

describe('an EHR that misbehaves', () => {
  test('forbids: 403 with an empty body', async () => {
    fault('forbidden');
    const answer = await askFhir(sandbox, 'Observation?patient=anna', await tokenFor('patient/*.rs'));
    expect([answer.status, answer.text]).toEqual([403, '']);
  });

  test('fails: 500 with an OperationOutcome', async () => {
    fault('failed');
    const answer = await askFhir(sandbox, 'Observation?patient=anna', await tokenFor('patient/*.rs'));
    expect([answer.status, outcomeCode(answer)]).toEqual([500, 'exception']);
  });

  test('withholds: the matches come, with note 59204', async () => {
    fault('withheld');
    const answer = await askFhir(sandbox, 'Observation?patient=anna', await tokenFor('patient/*.rs'));
    expect(ids(answer)).toHaveLength(13);
    expect(ids(answer, 'outcome')).toHaveLength(1);
    expect(answer.text).toContain('"code":"59204"');
  });

  test('breaks off: page 1 comes, its next answers 500, even where all would fit on one page', async () => {
    fault('cut');
    const { answers, found: entries } = await pages('Observation?patient=anna', await tokenFor('patient/*.rs'));
    expect(answers.map(({ status }) => status)).toEqual([200, 500]);
    expect(entries).toHaveLength(7);
  });

  test('goes in circles: next names itself', async () => {
    fault('looping');
    const { answers } = await pages('Observation?patient=anna', await tokenFor('patient/*.rs'));
    expect(answers).toHaveLength(10);
  });

  test('ends early: total says more than came, and there is no next', async () => {
    fault('short');
    const { answers, found: entries } = await pages('Observation?patient=anna', await tokenFor('patient/*.rs'));
    expect([answers.length, entries.length]).toEqual([1, 7]);
    expect(answers.map((answer) => bundle(answer).total)).toEqual([13]);
  });

  test('starts with an empty page: the rest follows', async () => {
    fault('empty-page');
    const { answers, found: entries } = await pages('Observation?patient=anna', await tokenFor('patient/*.rs'));
    expect([answers.length, entries.length]).toEqual([2, 13]);
  });

  test('answers with a web page', async () => {
    fault('not-json');
    const answer = await askFhir(sandbox, 'Observation?patient=anna', await tokenFor('patient/*.rs'));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/html');
  });

  test('does not have the type: 404, and the CapabilityStatement does not list it', async () => {
    fault('unsupported');
    const answer = await askFhir(sandbox, 'Observation?patient=anna', await tokenFor('patient/*.rs'));
    expect([answer.status, outcomeCode(answer)]).toEqual([404, 'not-supported']);
    expect((await askFhir(sandbox, 'metadata', undefined)).text).not.toContain('"type":"Observation"');
  });

  test('drops the connection', async () => {
    fault('dropped');
    const token = await tokenFor('patient/*.rs');
    await expect(askFhir(sandbox, 'Observation?patient=anna', token)).rejects.toThrow('fetch failed');
  });

  test('is slow: the answer comes all the same', async () => {
    sandbox.settings.faults = [{ resourceType: 'Observation', fault: 'slow', milliseconds: 20 }];
    expect(await found('Observation?patient=anna', await tokenFor('patient/*.rs'))).toHaveLength(13);
  });

  test('only where the query says so, and no longer once the fault is gone', async () => {
    fault('failed', 'category=laboratory');
    const token = await tokenFor('patient/*.rs');
    expect((await askFhir(sandbox, 'Observation?patient=anna&category=laboratory', token)).status).toBe(500);
    expect((await askFhir(sandbox, 'Observation?patient=anna&category=vital-signs', token)).status).toBe(200);
    sandbox.settings.faults = [];
    expect((await askFhir(sandbox, 'Observation?patient=anna&category=laboratory', token)).status).toBe(200);
  });
});

const answers = {
  resourceType: 'QuestionnaireResponse',
  questionnaire: 'urn:rls:intake|1',
  status: 'completed',
  subject: { reference: 'Patient/anna' },
  authored: '2026-11-20',
  item: [{ linkId: 'irls-total', answer: [{ valueInteger: 24 }] }],
};

const post = async (body: unknown, scope: string, path = 'QuestionnaireResponse'): Promise<FhirAnswer> =>
  askFhir(sandbox, path, await tokenFor(scope), {
    method: 'POST',
    headers: { 'Content-Type': 'application/fhir+json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('saving answers', () => {
  test.each(['patient/QuestionnaireResponse.write', 'patient/QuestionnaireResponse.c'])('works with %s, and they are found again', async (scope) => {
    const created = await post(answers, scope);
    expect(created.status).toBe(201);
    const id = String(created.json()['id']);
    expect(created.headers.get('location')).toBe(`${sandbox.fhirBase}/QuestionnaireResponse/${id}/_history/1`);
    const again = await found('QuestionnaireResponse?patient=anna&questionnaire=urn:rls:intake', await tokenFor('patient/QuestionnaireResponse.rs'));
    expect(again).toContain(id);
  });

  test.each([
    ['without the scope', answers, 'patient/QuestionnaireResponse.rs', 403],
    ['about another patient', { ...answers, subject: { reference: 'Patient/bruno' } }, 'patient/QuestionnaireResponse.c', 403],
    ['about nobody', { ...answers, subject: undefined }, 'patient/QuestionnaireResponse.c', 403],
    ['without a status', { ...answers, status: undefined }, 'patient/QuestionnaireResponse.c', 422],
    ['that are no QuestionnaireResponse', { resourceType: 'Patient' }, 'patient/QuestionnaireResponse.c', 422],
    ['that are not JSON', '{', 'patient/QuestionnaireResponse.c', 400],
  ])('%s is refused', async (_words, body, scope, status) => {
    expect((await post(body, scope)).status).toBe(status);
  });

  test('nothing else can be created, changed or deleted', async () => {
    expect((await post({ resourceType: 'Observation' }, 'patient/*.cruds', 'Observation')).status).toBe(405);
    const token = await tokenFor('patient/*.cruds');
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      expect((await askFhir(sandbox, 'Observation/anna-weight', token, { method })).status).toBe(405);
    }
  });
});

describe('browsers', () => {
  const origin = new URL(appUrl).origin;

  test("let the app's origin read answers, and no other", async () => {
    const token = await tokenFor('patient/*.rs');
    const mine = await askFhir(sandbox, 'Patient/anna', token, { headers: { Origin: origin } });
    expect(mine.headers.get('access-control-allow-origin')).toBe(origin);
    const other = await askFhir(sandbox, 'Patient/anna', token, { headers: { Origin: 'http://127.0.0.1:1' } });
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
    const preflight = await fetch(`${sandbox.fhirBase}/Patient/anna`, { method: 'OPTIONS', headers: { Origin: origin, 'Access-Control-Request-Method': 'GET' } });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Authorization');
  });

  test('may be left without CORS headers on 401', async () => {
    const ask = (): Promise<FhirAnswer> => askFhir(sandbox, 'Patient/anna', 'old', { headers: { Origin: origin } });
    expect((await ask()).headers.get('access-control-allow-origin')).toBe(origin);
    sandbox.settings.corsOnUnauthorized = false;
    expect((await ask()).headers.get('access-control-allow-origin')).toBeNull();
  });
});
