/** Every drug the chart names, with its therapies settled against each other: what the facts are read from. */
import type { Chart } from '../../chart/chart.ts';
import type { Answers } from '../answers/answer.ts';
import type { SetAside } from '../fact.ts';
import type { Exposure, MedicineHistory, UnmatchedMedicine } from '../patient.ts';
import { answeredAbout, answeredNotTaken } from './answered.ts';
import { newest } from './dates.ts';
import { medicineEntries, type Entry } from './entries.ts';
import { settle, type SettledTherapy } from './overlap.ts';
import { standingOf } from './standing.ts';
import { displayName } from './table.ts';
import { therapiesOf, type ListedEntry } from './therapies.ts';
import { stretchesOf, stretchNow, type Stretch } from './timeline.ts';

export interface Drug {
  readonly ingredient: string;
  readonly classes: readonly string[];
  readonly current: boolean | 'unknown';
  /** Why it is unknown whether it is current. */
  readonly doubt?: { readonly reason: 'out-of-date' | 'conflicting' | 'unreadable'; readonly detail: string };
  readonly therapies: readonly SettledTherapy[];
  readonly stretches: readonly Stretch[];
  readonly sources: readonly string[];
}

export interface UnreadEntry {
  readonly source: string;
  readonly detail: string;
}

export interface Medicines {
  /** Drugs that act on the whole body, by ingredient. */
  readonly drugs: ReadonlyMap<string, Drug>;
  /** Drugs used on the skin, in the eye or ear. */
  readonly local: ReadonlyMap<string, Drug>;
  readonly considered: readonly ListedEntry[];
  readonly unmatched: readonly UnmatchedMedicine[];
  /** Entries that may be anything and may be taken now. */
  readonly unreadable: readonly UnreadEntry[];
  /** Entries that may be anything and are over. */
  readonly unreadablePast: readonly UnreadEntry[];
  readonly setAside: readonly SetAside[];
}

const localRoutes = new Set(['topical', 'ophthalmic']);
const isListed = (entry: Entry): entry is Entry & { recognition: { kind: 'listed' } } => entry.recognition.kind === 'listed';
const listed = (entry: Entry): readonly ListedEntry[] => (entry.recognition.kind === 'listed' ? [{ ...entry, product: entry.recognition.product }] : []);

const doubtOf = (therapies: readonly SettledTherapy[]): Drug['doubt'] => {
  const doubtful = therapies.find((therapy) => therapy.current === 'unknown' || therapy.inDoubt);
  if (doubtful?.inDoubt) return { reason: 'conflicting', detail: doubtful.product.conflict ?? 'code and name name different drugs' };
  return { reason: doubtful?.contradictory ? 'conflicting' : 'out-of-date', detail: doubtful?.why ?? 'not known whether it is taken' };
};

const drugOf = (ingredient: string, entries: readonly ListedEntry[], answers: Answers, asOf: string): Drug => {
  const denied = answeredNotTaken(answers, ingredient);
  const therapies = settle(therapiesOf(ingredient, entries, answeredAbout(answers, ingredient), asOf), asOf).map((therapy): SettledTherapy => {
    const lastSign = newest(therapy.entries.map((entry) => entry.recorded?.first));
    return denied !== undefined && therapy.current !== false && (lastSign === undefined || lastSign <= denied) ? { ...therapy, current: false, why: `answered on ${denied}: no longer taken` } : therapy;
  });
  const sure = therapies.filter((therapy) => !therapy.inDoubt);
  const current = sure.some((therapy) => therapy.current === true) ? true : therapies.some((therapy) => therapy.current === 'unknown' || (therapy.inDoubt && therapy.current)) ? ('unknown' as const) : false;
  const running = therapies.filter((therapy) => therapy.current === current || current === 'unknown');
  const doubt = current === 'unknown' ? doubtOf(therapies) : undefined;
  return {
    ingredient,
    classes: [...new Set(entries.flatMap((entry) => entry.product.ingredients.find((part) => part.ingredient === ingredient)?.classes ?? []))],
    current,
    ...(doubt ? { doubt } : {}),
    therapies,
    stretches: stretchesOf(therapies, asOf),
    sources: [...new Set((running.length > 0 ? running : therapies).flatMap((therapy) => therapy.entries.map((entry) => entry.source)))],
  };
};

const byIngredient = (entries: readonly ListedEntry[]): ReadonlyMap<string, readonly ListedEntry[]> => {
  const found = new Map<string, ListedEntry[]>();
  for (const entry of entries) for (const { ingredient } of entry.product.ingredients) found.set(ingredient, [...(found.get(ingredient) ?? []), entry]);
  return found;
};

const isLocal = (entry: ListedEntry): boolean => localRoutes.has(entry.product.route ?? '');
const nameOfEntry = (entry: Entry): string => (entry.recognition.kind === 'listed' ? entry.recognition.product.name : entry.recognition.name);
const noDirections = { state: 'absent', detail: '', raw: '' } as const;

export const readMedicines = (chart: Chart, answers: Answers, asOf: string): Medicines => {
  const { entries, setAside } = medicineEntries(chart);
  const taken = entries.filter((entry) => entry.standing !== 'considered');
  const all = taken.flatMap(listed);
  const drugs = (some: readonly ListedEntry[]): ReadonlyMap<string, Drug> => new Map([...byIngredient(some)].map(([ingredient, own]) => [ingredient, drugOf(ingredient, own, answers, asOf)]));
  const others = taken.filter((entry) => !isListed(entry)).map((entry) => ({ entry, current: standingOf([entry], noDirections, false, undefined, asOf).current }));
  const unread = others.flatMap(({ entry, current }) => (entry.recognition.kind === 'unreadable' ? [{ source: entry.source, detail: entry.recognition.detail, current, standing: entry.standing }] : []));
  return {
    drugs: drugs(all.filter((entry) => !isLocal(entry))),
    local: drugs(all.filter(isLocal)),
    considered: entries.filter((entry) => entry.standing === 'considered').flatMap(listed),
    unmatched: others.map(({ entry, current }) => ({ name: nameOfEntry(entry), current, source: entry.source })),
    unreadable: unread.filter(({ current }) => current !== false),
    unreadablePast: unread.filter(({ current, standing }) => current === false && standing !== 'not-taken'),
    setAside,
  };
};

const exposure = (stretch: Stretch, drug: Drug, asOf: string): Exposure => {
  const now = stretchNow(drug.stretches, asOf) === stretch;
  const stopReason = drug.therapies.find((therapy) => therapy.stopReason !== undefined && therapy.entries.some((entry) => stretch.sources.includes(entry.source)))?.stopReason;
  return {
    ...(stretch.from ? { from: stretch.from } : {}),
    ...(stretch.to && !stretch.endUnknown ? { to: stretch.to } : {}),
    ...(stretch.daily ? { daily: stretch.daily } : {}),
    ...(stretch.dosesPerDay === undefined ? {} : { dosesPerDay: stretch.dosesPerDay }),
    ...(stretch.prn ? { prn: true } : {}),
    current: now ? drug.current : false,
    ...(stopReason ? { stopReason } : {}),
    sources: stretch.sources,
    raw: stretch.raw,
    how: stretch.unread?.detail ?? stretch.how,
  };
};

/** An eye ointment is no systemic antibiotic, a cream no antidepressant: of what is used locally only antihistamines keep their class. */
const classesInHistory = (drug: Drug, medicines: Medicines): readonly string[] => (medicines.drugs.get(drug.ingredient) === drug ? drug.classes : drug.classes.filter((name) => name.startsWith('antihistamine')));

/** One history per ingredient, by name. */
export const historiesOf = (medicines: Medicines, asOf: string): readonly MedicineHistory[] =>
  [...medicines.drugs.values(), ...[...medicines.local.values()].filter((drug) => !medicines.drugs.has(drug.ingredient))]
    .map((drug) => ({
      ingredient: drug.ingredient,
      name: displayName(drug.ingredient),
      classes: classesInHistory(drug, medicines),
      current: drug.current,
      matchedBy: drug.therapies.some((therapy) => therapy.product.matchedBy === 'code') ? ('code' as const) : ('text' as const),
      exposures: drug.stretches.map((stretch) => exposure(stretch, drug, asOf)),
    }))
    .toSorted((a, b) => (a.ingredient < b.ingredient ? -1 : 1));
