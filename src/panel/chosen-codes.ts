import type { Facts } from '../patient/fact.ts';

/** The codes of a repeating question that are chosen, told from the facts it gives (`considering-methadone`), whoever answered it. */
export const chosenCodes = (linkId: 'considering' | 'override', facts: Facts): readonly string[] =>
  Object.entries(facts).flatMap(([id, fact]) => (id.startsWith(`${linkId}-`) && fact.state === 'known' && fact.value === true ? [id.slice(linkId.length + 1)] : []));
