/** Words of a stop reason that say plainly what the trial showed. */
const stopWords: readonly (readonly [string, RegExp])[] = [
  ['adverse-effect', /^s(intol|alg)$|adverse|side.?effect|not tolerat|intoleran|dizz|drows|somnol|sedat|o?edema|nausea|rash|allerg|ataxia|confus|weight gain/i],
  ['lost-effect', /lost (its )?(effect|efficacy)|no longer (works|effective|working)|stopped working|wearing off|tolerance to/i],
  ['inadequate', /ineffective|not effective|no (effect|benefit|relief|response)|lack of (effect|efficacy|benefit|response)|treatment failure|did not (help|work)|inadequate|inefficacy|not helping/i],
];

/** `adverse-effect`, `lost-effect` or `inadequate`, where the reason for stopping says it plainly. */
export const saidByStopReason = (text: string): string | undefined => stopWords.find(([, words]) => words.test(text))?.[0];
