/**
 * Finding drug names in text: lower case, accents and trademark signs stripped, hyphens and slashes read as
 * spaces, digits parted from letters; whole words only; the longest name wins and consumes its words.
 */

/** A name table: normalised name → ingredient ids; an empty list for phrases that consume their words and name nothing. */
export type NameTable = ReadonlyMap<string, readonly string[]>;

/** "Gabapentin300mg (NEURONTIN®)" → "gabapentin 300 mg neurontin". */
export const normalise = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f™®©]/g, '')
    .toLowerCase()
    .replace(/(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** Remarks inside a name that mention other drugs than the one supplied. */
const remarks = [/\(for patients[^)]*\)+/gi, /\b(?:without|no|free of|not with|avoid|instead of|allergic to)\s+[a-z-]+/gi];

/**
 * RxNorm puts the brand into square brackets, and the brand of a starter pack can name drugs it does not hold
 * ("[Lamictal Blue (For Patients Taking Valproate)]").
 */
export const withoutBrand = (text: string): string => remarks.reduce((t, remark) => t.replace(remark, ' '), text.replace(/\[.*?\](?!\])/g, ' '));

/** What stands in square brackets, without its own remarks. */
export const bracketed = (text: string): string => remarks.reduce((t, remark) => t.replace(remark, ' '), (text.match(/\[.*?\]/g) ?? []).join(' '));

/** The ingredient sets named in the text, in order, each name once. */
export const findNames = (text: string, table: NameTable, longest: number): readonly { readonly name: string; readonly ingredients: readonly string[] }[] => {
  const words = normalise(text).split(' ');
  const found: { name: string; ingredients: readonly string[] }[] = [];
  for (let i = 0; i < words.length; ) {
    let consumed = 1;
    for (let n = Math.min(longest, words.length - i); n >= 1; n--) {
      const name = words.slice(i, i + n).join(' ');
      const ingredients = table.get(name);
      if (!ingredients) continue;
      if (ingredients.length > 0) found.push({ name, ingredients });
      consumed = n;
      break;
    }
    i += consumed;
  }
  return found;
};

/** At most one letter added, dropped, changed or swapped with its neighbour. */
export const oneLetterApart = (a: string, b: string): boolean => {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const swapped = a.length === b.length && a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
  return swapped || a.slice(i + (a.length >= b.length ? 1 : 0)) === b.slice(i + (b.length >= a.length ? 1 : 0));
};
