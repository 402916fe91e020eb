import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import type { Bundle, FhirResource } from 'fhir/r4';

import type { NamedBundle } from './bundles.ts';

export interface ReadDirectory {
  readonly bundles: NamedBundle[];
  /** Files that were not read, and why, one a line. */
  readonly problems: string[];
}

/**
 * Every R4 bundle in a directory and the directories below it (`*.json`, in the order of their names). A file that is
 * no bundle is named among the problems and the others are still read. `index.json` is the list of stories, no bundle.
 * @throws Error naming the directory when it cannot be read at all
 */
export function readBundles(directory: string): ReadDirectory {
  const bundles: NamedBundle[] = [];
  const problems: string[] = [];
  for (const file of jsonFiles(directory)) {
    const name = relative(directory, file);
    if (name === 'index.json') continue;
    const read = readBundle(file);
    if (typeof read === 'string') problems.push(`${name}: ${read}`);
    else bundles.push({ name, bundle: read });
  }
  return { bundles, problems };
}

function jsonFiles(directory: string): string[] {
  let entries;
  try {
    entries = readdirSync(directory, { withFileTypes: true, recursive: true });
  } catch (error) {
    throw new Error(`the directory ${directory} cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json') && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

function readBundle(file: string): Bundle<FhirResource> | string {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return error instanceof SyntaxError ? `not JSON (${error.message})` : 'cannot be read';
  }
  if (typeof value !== 'object' || value === null || !('resourceType' in value)) return 'not a FHIR resource';
  if (value.resourceType !== 'Bundle') return `a ${String(value.resourceType)}, not a Bundle`;
  if ('entry' in value && !Array.isArray(value.entry)) return 'a Bundle whose entry is no list';
  return value as Bundle<FhirResource>;
}
