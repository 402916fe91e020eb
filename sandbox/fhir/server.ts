import type { Answer } from '../http.ts';
import type { Settings } from '../settings.ts';
import { knownTypes } from '../store/search-parameters.ts';
import type { Store } from '../store/store.ts';
import { capabilityStatement } from './capability.ts';
import { creatableType, create } from './create.ts';
import { faultFor, faultyAnswer, unsupportedType } from './faults.ts';
import { fhirAnswer, refusal } from './outcome.ts';
import type { Bearer, FhirRequest } from './request.ts';
import { permissionFor } from './scopes.ts';
import { Searches, visibility } from './search.ts';

export interface FhirServerOptions {
  readonly store: Store;
  readonly settings: Settings;
  /** The FHIR base URL, without trailing slash. */
  readonly base: string;
  readonly oauth: Record<'authorize' | 'token' | 'revoke', string>;
  /** Finds who bears a token; undefined for a token that is unknown, expired or revoked. */
  readonly bearerOf: (token: string) => Promise<Bearer | undefined>;
}

/** The FHIR R4 endpoint: reads, searches and creates, each within what the token permits. */
export class FhirServer {
  readonly #options: FhirServerOptions;
  readonly #searches: Searches;
  readonly #types: ReadonlySet<string>;

  constructor(options: FhirServerOptions) {
    this.#options = options;
    this.#searches = new Searches(options.store, options.settings, options.base);
    this.#types = new Set([...knownTypes, ...options.store.types()].toSorted());
  }

  /** Answers one request (https://hl7.org/fhir/R4/http.html). */
  async answer(request: FhirRequest): Promise<Answer> {
    if (!acceptsJson(request)) return refusal(406, 'not-supported', 'This server answers in JSON only.');
    if (request.path === 'metadata') return this.#metadata(request);

    const [scheme, token] = (request.header('authorization') ?? '').split(' ');
    const bearer = scheme?.toLowerCase() === 'bearer' && token !== undefined ? await this.#options.bearerOf(token) : undefined;
    if (bearer === undefined) {
      const challenge = token === undefined ? 'Bearer' : 'Bearer error="invalid_token"';
      return refusal(401, 'login', 'A valid access token is needed.', { 'WWW-Authenticate': challenge });
    }
    if (request.path === '') return this.#nextPage(request, bearer);

    const [type = '', id, ...more] = request.path.split('/');
    if (!this.#types.has(type)) return unsupportedType(type);
    const isSearch = id === undefined || (id === '_search' && request.method === 'POST');
    const parameters = isSearch && id !== undefined ? withBody(request) : request.parameters;
    if (request.method === 'POST' && id === undefined) return this.#create(type, request, bearer);
    if (request.method !== 'GET' && !isSearch) return refusal(405, 'not-supported', `${request.method} is not supported here.`);

    const fault = faultFor(this.#options.settings.faults, type, parameters);
    const faulty = await faultyAnswer(fault, type);
    if (faulty !== undefined) return faulty;
    if (isSearch) {
      if (request.method !== 'GET' && request.method !== 'POST') return refusal(405, 'not-supported', `${request.method} is not supported here.`);
      const strict = request.header('prefer')?.includes('handling=strict') === true;
      return this.#searches.answer(type, parameters, strict, bearer, fault);
    }
    if (more.length > 0) return refusal(404, 'not-supported', 'Versions and operations are not supported.');
    return this.#read(type, id, bearer);
  }

  #metadata(request: FhirRequest): Answer {
    if (request.method !== 'GET') return refusal(405, 'not-supported', `${request.method} is not supported here.`);
    const missing = this.#options.settings.faults.filter(({ fault, query }) => fault === 'unsupported' && query === undefined);
    const types = [...this.#types].filter((type) => !missing.some(({ resourceType }) => resourceType === type));
    return fhirAnswer(200, capabilityStatement(this.#options.base, types, this.#options.oauth));
  }

  #nextPage(request: FhirRequest, bearer: Bearer): Answer {
    const token = request.parameters.get('_getpages');
    if (request.method !== 'GET' || token === null) {
      return refusal(400, 'not-supported', 'Batches and searches of the whole system are not supported.');
    }
    return this.#searches.next(token, Number(request.parameters.get('_getpagesoffset') ?? 0), bearer);
  }

  #create(type: string, request: FhirRequest, bearer: Bearer): Answer {
    if (type !== creatableType) return refusal(405, 'not-supported', `A ${type} cannot be created here.`);
    return create(request, bearer, this.#options.store, this.#options.base);
  }

  #read(type: string, id: string, bearer: Bearer): Answer {
    const { store } = this.#options;
    const reference = `${type}/${id}`;
    const resource = store.read(reference);
    const isSelf = reference === bearer.user && bearer.scopes.includes('fhirUser');
    if (!isSelf) {
      const permission = permissionFor('r', type, bearer.scopes, bearer.patient);
      if (!permission.granted) return refusal(403, 'forbidden', `The token does not permit reading ${type}.`);
      const byId = { parameter: '_id', kind: 'token', modifier: 'none', values: [id] } as const;
      const visible = store.search(type, [byId], [], visibility(permission)).length > 0;
      if (resource !== undefined && !visible) return refusal(403, 'forbidden', 'The token does not reach this resource.');
    }
    if (resource === undefined) return refusal(404, 'not-found', `${reference} is not known here.`);
    return fhirAnswer(200, resource, { ETag: `W/"${resource.meta?.versionId ?? '1'}"` });
  }
}

/** The parameters of a `POST …/_search`: those of the URL and those of its form. */
function withBody({ parameters, body }: FhirRequest): URLSearchParams {
  return new URLSearchParams([...parameters, ...new URLSearchParams(body ?? '')]);
}

function acceptsJson(request: FhirRequest): boolean {
  const wanted = request.parameters.get('_format') ?? request.header('accept') ?? '*/*';
  return wanted === '' || /json|\*\/\*|application\/\*/.test(wanted);
}
