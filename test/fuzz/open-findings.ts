import type { Wrong } from './oracle.ts';

/**
 * What the fuzz has found and is not yet repaired; counted apart, so that a new finding is seen. An entry goes when its repair comes:
 * `npm run fuzz` prints how often each was met.
 */
export interface OpenFinding {
  readonly name: string;
  readonly is: (wrong: Wrong, what: string) => boolean;
}

export const openFindings: readonly OpenFinding[] = [
  { name: 'weeks at a dose, while directions of another entry of the drug cannot be read', is: ({ fact }) => fact.endsWith('-weeks') },
  { name: 'an indication read from a reason that says nothing', is: ({ fact, after }, what) => fact.endsWith('-indication') && after.startsWith('other') && (what.startsWith('Condition/') || what.includes(' reason')) },
  { name: 'no dopaminergic drug in the past, although an ended entry names nothing', is: ({ fact }, what) => fact === 'dopaminergic-past' && what.startsWith('Medication') },
  { name: 'an allergy whose reaction cannot be read counts as an immune one', is: ({ fact, after }, what) => fact.endsWith('-allergy') && after.startsWith('allergy') && what.includes(' reaction') },
  { name: 'a medicine named "undefined" counts as a readable name', is: ({ rule }, what) => rule === 'a none that nothing states' && /^Medication.*(?:undefined|null|NaN|\[object Object\]|Infinity)/u.test(what) },
];
