import type { Evidence } from './conditions/on-problem-list.ts';
import type { Reading } from './reading.ts';

/** Medicines of any of the classes that are taken now, as evidence for another fact; `except` by ingredient. */
export const anyTaken = ({ medicines }: Pick<Reading, 'medicines'>, classes: readonly string[], except: readonly string[] = []): readonly Evidence[] =>
  medicines
    .filter((medicine) => medicine.current === true && !except.includes(medicine.ingredient) && medicine.classes.some((name) => classes.includes(name)))
    .map((medicine) => {
      const newest = medicine.exposures.findLast((exposure) => exposure.current === true) ?? medicine.exposures.at(-1);
      const since = newest?.from;
      return { words: `${medicine.name} taken now`, source: newest?.sources[0] ?? '', ...(since === undefined ? {} : { date: since }) };
    });
