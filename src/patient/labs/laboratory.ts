import table from '../../../fhir-mappings/labs.json' with { type: 'json' };

interface Limits {
  readonly low: number;
  readonly high: number;
}

/** One thing that is measured or observed, and how its results may be written. */
export interface Concept {
  readonly id: string;
  readonly kind: 'quantity' | 'coded' | 'date';
  /** The part of Observation in which it is searched (`fhir-mappings/searches.json`). */
  readonly list: string;
  /** UCUM unit of the fact. */
  readonly unit?: string;
  /** UCUM units that may be converted. */
  readonly units?: readonly string[];
  /** A score or count needs no unit. */
  readonly unitless?: boolean;
  readonly plausible?: Limits;
  /** Where the upper reference limit must lie once converted. */
  readonly upperReference?: Limits;
  readonly loinc: readonly { readonly code: string; readonly display: string | null }[];
  readonly names: readonly string[];
}

const kinds = ['quantity', 'coded', 'date'] as const;
const kindOf = (kind: string): Concept['kind'] => kinds.find((known) => known === kind) ?? 'quantity';

const concepts: readonly Concept[] = table.concepts.map((entry) => ({ ...entry, kind: kindOf(entry.kind) }));

const byCode = new Map(concepts.flatMap((concept) => concept.loinc.map(({ code }) => [code, concept] as const)));
const plainName = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036F\u200B]/g, '')
    .replace(/ae/g, 'e')
    .replace(/[^a-z0-9%]+/g, ' ')
    .replace(/\b(?:serum|plasma|level|lvl|quantitative|quant|result)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
/** Names as laboratories write them, and LOINC's own, which stand as text where a code was lost. */
const namesOf = ({ names, loinc }: Concept): readonly string[] => [...loinc.flatMap(({ display }) => (display === null || display.startsWith('(') ? [] : [display])), ...names];
const byName = new Map(concepts.flatMap((concept) => namesOf(concept).map((name) => [plainName(name), concept] as const)));

export const conceptOfCode = (loinc: string): Concept | undefined => byCode.get(loinc);
/** A whole name, never a part of one: "iron" is not "spironolactone", and "ferritin goal" is not ferritin. */
export const conceptOfName = (name: string): Concept | undefined => byName.get(plainName(name));
export const conceptOf = (id: string): Concept | undefined => concepts.find((concept) => concept.id === id);
/** The place of a code in its concept's order of preference. */
export const rankOf = (concept: Concept, loinc: string | undefined): number => {
  const place = concept.loinc.findIndex(({ code }) => code === loinc);
  return place === -1 ? concept.loinc.length : place;
};
