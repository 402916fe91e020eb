import { fileURLToPath } from 'node:url';

/** The CQL libraries, each after those it includes. */
export const libraries = ['Facts', 'Scope', 'Iron', 'Alpha2Delta', 'Refractory', 'Dopaminergic', 'Opioid', 'Alternatives'] as const;
export type LibraryName = (typeof libraries)[number];

export const beside = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
export const elmFile = (library: LibraryName): string => beside(`elm/${library}.json`);
