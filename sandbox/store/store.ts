import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

import type { FhirResource } from 'fhir/r4';

import { type Condition, type Criterion, conditionFor } from './conditions.ts';
import { indexRows, patientOf, referencesIn } from './index-rows.ts';

const schema = `
  CREATE TABLE resource (key INTEGER PRIMARY KEY, type TEXT NOT NULL, id TEXT NOT NULL, reference TEXT NOT NULL UNIQUE,
                         patient TEXT, json TEXT NOT NULL);
  CREATE INDEX resource_by_patient ON resource (patient, type);
  CREATE INDEX resource_by_type ON resource (type);
  CREATE TABLE token (resource INTEGER NOT NULL, parameter TEXT NOT NULL, system TEXT, value TEXT NOT NULL);
  CREATE TABLE date (resource INTEGER NOT NULL, parameter TEXT NOT NULL, low INTEGER NOT NULL, high INTEGER NOT NULL);
  CREATE TABLE word (resource INTEGER NOT NULL, parameter TEXT NOT NULL, value TEXT NOT NULL);
  CREATE TABLE link (resource INTEGER NOT NULL, target TEXT NOT NULL);
  CREATE INDEX token_by_resource ON token (resource, parameter);
  CREATE INDEX date_by_resource ON date (resource, parameter);
  CREATE INDEX word_by_resource ON word (resource, parameter);
  CREATE INDEX link_by_resource ON link (resource);
`;

/**
 * What one patient's chart leads to: resources of no patient (medicines, practitioners, organizations …) that the
 * patient's own resources name, directly or through one another.
 */
const reachable = `
  WITH RECURSIVE reached (reference) AS (
    SELECT target FROM link JOIN resource ON resource.key = link.resource WHERE resource.patient = ?
    UNION
    SELECT link.target FROM reached
      JOIN resource ON resource.reference = reached.reference AND resource.patient IS NULL
      JOIN link ON link.resource = resource.key)
  SELECT reference FROM reached`;

/** Which resources a search may see. */
export interface Visibility {
  /** Only what belongs to this patient, or is led to by the patient's chart. */
  readonly patient?: string;
  /** At least one of these groups of criteria must hold as well (granular scopes). */
  readonly anyOf?: readonly (readonly Criterion[])[];
}

export interface SortKey {
  readonly parameter: string;
  readonly kind: 'token' | 'date' | 'reference' | 'string' | 'uri';
  readonly descending: boolean;
}

/** An in-memory FHIR R4 store with a search index: everything the sandbox serves. */
export class Store {
  readonly #database = new DatabaseSync(':memory:');

  constructor() {
    this.#database.exec(schema);
  }

  /** Adds resources (each with an id; one that is there already is replaced) in one go. */
  add(resources: Iterable<FhirResource>): void {
    this.#database.exec('BEGIN');
    try {
      for (const resource of resources) this.#put(resource);
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  /** The resource of a `Type/id` reference. */
  read(reference: string): FhirResource | undefined {
    const row = this.#database.prepare('SELECT json FROM resource WHERE reference = ?').get(reference);
    return row === undefined ? undefined : parse(row['json']);
  }

  /** The references (`Type/id`) that a search finds, in the order asked for, else in the order of loading. */
  search(resourceType: string, criteria: readonly Criterion[], sort: readonly SortKey[] = [], visible: Visibility = {}): string[] {
    const conditions: Condition[] = [
      { sql: 'resource.type = ?', values: [resourceType] },
      ...criteria.map(conditionFor),
      ...visibility(visible),
    ];
    const order = [...sort.map(sortExpression), { sql: 'resource.key', values: [] }];
    const rows = this.#database
      .prepare(
        `SELECT resource.reference FROM resource WHERE ${conditions.map(({ sql }) => sql).join(' AND ')} ` +
          `ORDER BY ${order.map(({ sql }) => sql).join(', ')}`,
      )
      .all(...[...conditions, ...order].flatMap(({ values }): readonly SQLInputValue[] => values));
    return rows.map((row) => String(row['reference']));
  }

  /** The resource types that the store holds. */
  types(): string[] {
    return this.#database.prepare('SELECT DISTINCT type FROM resource ORDER BY type').all().map((row) => String(row['type']));
  }

  close(): void {
    this.#database.close();
  }

  #put(resource: FhirResource): void {
    const { id, resourceType } = resource;
    if (id === undefined) throw new Error(`a ${resourceType} without id cannot be stored`);
    const reference = `${resourceType}/${id}`;
    this.#remove(reference);
    const { lastInsertRowid: key } = this.#database
      .prepare('INSERT INTO resource (type, id, reference, patient, json) VALUES (?, ?, ?, ?, ?)')
      .run(resourceType, id, reference, patientOf(resource), JSON.stringify(resource));
    const token = this.#database.prepare('INSERT INTO token VALUES (?, ?, ?, ?)');
    const date = this.#database.prepare('INSERT INTO date VALUES (?, ?, ?, ?)');
    const word = this.#database.prepare('INSERT INTO word VALUES (?, ?, ?)');
    const link = this.#database.prepare('INSERT INTO link VALUES (?, ?)');
    for (const row of indexRows(resource)) {
      if (row.kind === 'token') token.run(key, row.parameter, row.system, row.value);
      else if (row.kind === 'date') date.run(key, row.parameter, row.low, row.high);
      else word.run(key, row.parameter, row.value);
    }
    for (const target of new Set(referencesIn(resource))) link.run(key, target);
  }

  #remove(reference: string): void {
    const row = this.#database.prepare('SELECT key FROM resource WHERE reference = ?').get(reference);
    if (row === undefined) return;
    const key = Number(row['key']);
    for (const table of ['token', 'date', 'word', 'link']) {
      this.#database.prepare(`DELETE FROM ${table} WHERE resource = ?`).run(key);
    }
    this.#database.prepare('DELETE FROM resource WHERE key = ?').run(key);
  }
}

function parse(json: unknown): FhirResource {
  return JSON.parse(String(json)) as FhirResource;
}

function visibility({ patient, anyOf }: Visibility): Condition[] {
  const conditions: Condition[] = [];
  if (patient !== undefined) {
    conditions.push({
      sql: `(resource.patient = ? OR resource.type = 'Questionnaire' OR (resource.patient IS NULL AND resource.reference IN (${reachable})))`,
      values: [patient, patient],
    });
  }
  if (anyOf !== undefined) {
    const groups = anyOf.map((group) => group.map(conditionFor));
    conditions.push({
      sql: `(${groups.map((group) => `(${group.map(({ sql }) => sql).join(' AND ')})`).join(' OR ')})`,
      values: groups.flat().flatMap(({ values }) => [...values]),
    });
  }
  return conditions;
}

function sortExpression({ parameter, kind, descending }: SortKey): Condition {
  const [table, column] = kind === 'date' ? ['date', descending ? 'high' : 'low'] : [kind === 'token' ? 'token' : 'word', 'value'];
  const aggregate = descending ? 'MAX' : 'MIN';
  return {
    sql:
      `(SELECT ${aggregate}(${column}) FROM ${table} WHERE ${table}.resource = resource.key AND ${table}.parameter = ?) ` +
      (descending ? 'DESC NULLS LAST' : 'ASC NULLS LAST'),
    values: [parameter],
  };
}
