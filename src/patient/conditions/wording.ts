/** What the words of an entry say about a phrase in them; `done`: an operation or implant that is behind the patient ("status post"). */
export type Mention = 'present' | 'past' | 'done' | 'possible' | 'denied' | 'family';

/** Lower case, without accents and punctuation, British and American spellings alike: "Apnoea, obstructive" → "apnea obstructive". */
export const plainWords = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036F\u200B]/g, '')
    .replace(/['’]s\b/gu, 's')
    .replace(/ae/g, 'e')
    .replace(/oe/g, 'e')
    .replace(/[^a-z0-9;?]+/g, ' ')
    .replace(/\?/g, ' ? ')
    .replace(/ +/g, ' ')
    .trim();

const family = /\b(?:family history|family hx|fh|fhx|familial history|father|mother|brother|sister|parent|parents|sibling|son|daughter|grandfather|grandmother|uncle|aunt|relative|paternal|maternal)\b/;
const denied =
  /\b(?:no|not|denies|denied|without|negative for|free of|absence of|ruled out|excluded|rule out|r o|screening for|screen for|encounter for screening|at risk for|at risk of|risk for|risk of|risk factors for|exposure to|fear of|counseling about|counseling for|counselling for|education about|education on|prevention of|prophylaxis|vaccination against|immunization against|carrier of|predisposition to|susceptibility to)\b(?: \w+){0,3}$/;
const deniedAfter = /^(?: \w+){0,2} (?:ruled out|excluded|negative|screening|screen|vaccination|vaccine|immunization|education|counseling|counselling|not found|absent)\b/;
const possible = /\b(?:possible|probable|suspected|suspicion of|suspect|questionable|presumed|likely|query|concern for|differential)\b(?: \w+){0,3}$|\?\s*$/;
const possibleAfter = /^(?: \w+){0,2} (?:suspected|possible|vs|versus)\b|^\s*\?/;
const past = /\b(?:history of|hx of|hx|h o|personal history of|past|previous|prior|former|resolved|remote)\b(?: \w+){0,3}$/;
const done = /\b(?:status post|s p)\b(?: \w+){0,3}$/;
const pastAfter = /^(?: \w+){0,2} (?:resolved|in remission|history of|cured)\b/;
/** "no history of" is a denial, not a history. */
const noHistory = /\b(?:no|denies|negative)(?: \w+){0,2} (?:history|hx)\b/;

/** Reads a phrase in words that were made plain: whether it is there as whole words, and what stands around it in its clause. */
const mentionOf = (words: string, phrase: string): Mention | undefined => {
  for (const clause of words.split(';')) {
    const at = ` ${clause} `.indexOf(` ${phrase} `);
    if (at === -1) continue;
    const before = clause.slice(0, at).trimEnd();
    const after = clause.slice(at + phrase.length);
    if (family.test(clause)) return 'family';
    if (noHistory.test(before)) return 'denied';
    if (/\brule out$|\br o$|\bto rule out$/.test(before)) return 'possible';
    if (denied.test(before) || deniedAfter.test(after)) return 'denied';
    if (possible.test(before) || possibleAfter.test(after)) return 'possible';
    if (past.test(before) || pastAfter.test(after)) return 'past';
    if (done.test(before)) return 'done';
    return 'present';
  }
  return undefined;
};

/**
 * Looks for any of the phrases, as whole words, in what an entry says. `nots` are phrases that make it another thing
 * ("subcutaneous emphysema"). The first phrase found in the order given decides. Phrases are given as `plainWords`.
 */
export const mention = (texts: readonly string[], phrases: readonly string[], nots: readonly string[] = []): Mention | undefined => {
  for (const text of texts) {
    const words = plainWords(text);
    const found = phrases.filter((phrase) => words.includes(phrase));
    if (found.length === 0 || nots.some((phrase) => ` ${words} `.includes(` ${phrase} `))) continue;
    for (const phrase of found) {
      const said = mentionOf(words, phrase);
      if (said !== undefined) return said;
    }
  }
  return undefined;
};

/** Whether the words as a whole are about a relative or deny what they name, whatever code stands beside them. */
export const isAboutFamily = (texts: readonly string[]): boolean => texts.some((text) => /\b(?:family history|family hx|fhx?)\b(?! negative)/.test(plainWords(text)) || /^(?:father|mother|brother|sister) /.test(plainWords(text)));
