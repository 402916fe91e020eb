import { vulgarFractions } from './words.ts';

/** "1-0-2", "1-0-0-1 tabs": morning, noon, evening (and night), as written in many countries of Europe. */
const dayScheme = /(?<![\d./-])(\d|1\/2)-(\d|1\/2)-(\d|1\/2)(?:-(\d|1\/2))?(?![\d./-])(?:\s*(tab(?:let)?s?|cap(?:sule)?s?)\b)?/gi;
const schemeTimes = ['in the morning', 'at noon', 'in the evening', 'at bedtime'];
const spelledScheme = (figures: readonly (string | undefined)[], form: string | undefined): string | undefined => {
  const parts = figures.flatMap((figure, i) => (figure === undefined || figure === '0' ? [] : [`${figure} ${form ?? ''} ${schemeTimes[i] ?? ''}`]));
  return parts.length === 0 ? undefined : parts.join(' and ');
};

/** Typography, dotted abbreviations and shorthand brought to plain words, before the text is cut into tokens. */
export const tidy = (text: string): string => {
  let out = text;
  for (const [sign, plain] of vulgarFractions) out = out.replaceAll(sign, ` ${plain} `);
  return out
    .normalize('NFKC')
    .replaceAll('\u2044', '/')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[×✕]/g, ' x ')
    .replace(/[μµ]g/g, 'ug')
    .replace(/&(amp|#38);/g, '&')
    .replace(/&(nbsp|#160);/g, ' ')
    .replace(/[\r\n]+/g, ' . ')
    // q.i.d., p.r.n., a.m., q.4.h. and the like
    .replace(/(?<![\p{L}.\d])(?:\p{L}\.(?:\d+\.)?){1,5}(?:\p{L}(?![\p{L}]))?\.?(?=\s|$|[,;:)])/gu, (dotted) => (/\p{L}\..*\p{L}/u.test(dotted) ? dotted.replaceAll('.', '') : dotted))
    .replace(/\b(a|p)\.?\s?m\./gi, '$1m')
    .replace(/(?<!\/)\bw\//gi, 'with ')
    .replace(/\+\s?\/\s?-/g, '±')
    .replace(/\bd\/c\b/gi, 'discontinue')
    .replace(/[↑⬆]/g, ' increase ')
    .replace(/[↓⬇]/g, ' decrease ')
    .replace(/\bb\/?4\b/gi, 'before')
    .replace(/\bICD-?\s?(?:9|10)(?:-?CM)?\b:?/gi, ' ')
    // t1t, T2C: take 1 tablet, take 2 capsules
    .replace(/\bt(\d)([tc])\b/gi, (_, count: string, form: string) => `take ${count} ${form.toLowerCase() === 't' ? 'tablet' : 'capsule'}`)
    // "1 cap. q. 8 hrs.": the point of an abbreviation, not of a sentence
    .replace(/\b(tabs?|caps?|po)\.(?=\s+(?:q|every|po|by|at|once|twice|daily|nightly|[bt]id|qid|hs|\d\s?x)\b)/gi, '$1')
    .replace(/\bq\.\s*(?=\d)/gi, 'q ')
    .replace(/\bas often as\b/gi, 'up to')
    .replace(/(?<![\d./])\b(\d|one|two|three|four)\s?c(?=\s+(?:po|by mouth|orally|[bt]id|q[a-z]{1,3}|hs|daily|nightly)\b)/gi, '$1 capsule')
    .replace(/(?<![\d./])\b(\d|one|two|three|four)\s?t(?=\s+(?:po|by mouth|orally|[bt]id|q[a-z]{1,3}|hs|daily|nightly)\b)/gi, '$1 tablet')
    .replace(/(\d\s?(?:mg|mcg|ml|tabs?|caps?))(?=(?:[bt]id|qid|qhs|qd|qam|qpm|daily|nightly)\b)/gi, '$1 ')
    .replace(/\b12(?::00)?\s*(noon|midday|midnight)\b/gi, '$1')
    .replace(/\bM-F\b/g, 'Monday-Friday')
    // "1 - 300mg capsule": so many of these, no range
    .replace(/(?<![\d./])([1-9])\s?-\s?(\d{2,4})\s?mg\s+(?=(?:tab|cap)(?:let|sule)?s?\b)/gi, (whole, count: string, mass: string) => (Number(mass) >= 25 * Number(count) ? `${count} x ${mass} mg ` : whole))
    .replace(/(\d)\s?x\s?\/?\s?d\b/gi, '$1 times a day')
    .replace(/\(after last modification\)/gi, ' ')
    // nightly (2100)
    .replace(/\((\d{4})\)/g, (whole, time: string) => (/^(?:[01]\d|2[0-3])[0-5]\d$/.test(time) ? ` at ${time} ` : whole))
    // (0900,1300,2100)
    .replace(/(?<!\d)(\d{4}),(?=\d{4}(?!\d))/g, '$1, ')
    .replace(/\b(?:(?:a|one|1)\s+)?(?:whole|full|entire)\s+(tab(?:let)?|cap(?:sule)?|film|pill)\b/gi, '1 $1')
    .replace(/\bf\/u\b/gi, 'follow up')
    .replace(dayScheme, (whole, ...figures: (string | undefined)[]) => spelledScheme(figures.slice(0, 4), figures[4]) ?? whole)
    .replace(/\s+/g, ' ');
};
