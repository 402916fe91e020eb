import { consideredDrugs, overridableRules, type ConsideredDrug } from '../catalogue/medicines.ts';
import { known, type Fact } from '../fact.ts';
import { answerTo, answerWindows, fromAnswer } from './answered.ts';
import type { Context } from './context.ts';
import { classesOf } from './table.ts';

const isConsidered = (id: string): id is ConsideredDrug => consideredDrugs.some((drug) => drug === id);

/** The facts an ingredient in mind stands for: its own, `other-opioid`, and `iv-iron` for every product. */
const factsOf = (ingredient: string): readonly ConsideredDrug[] => {
  const classes = classesOf(ingredient);
  const own = isConsidered(ingredient) ? [ingredient] : [];
  const opioid = own.length === 0 && classes.includes('opioid') ? (['other-opioid'] as const) : [];
  const iron = ingredient !== 'iv-iron' && classes.includes('iv-iron') ? (['iv-iron'] as const) : [];
  return [...own, ...opioid, ...iron];
};

/** What the clinician has in mind, and which cautions were weighed: an answer of this visit, or a draft order. Unsaid counts as no. */
export const consideredFacts = (context: Context): Record<string, Fact> => {
  const answer = answerTo(context.answers, 'considering', context.asOf, answerWindows['considering']);
  const override = answerTo(context.answers, 'override', context.asOf, answerWindows['override']);
  const answered = new Set((answer?.values ?? []).flatMap((value) => factsOf(String(value))));
  const considering = (drug: ConsideredDrug): Fact => {
    if (answer && answered.has(drug)) return fromAnswer(answer, true);
    const drafts = context.medicines.considered.filter((entry) => entry.product.ingredients.some(({ ingredient }) => factsOf(ingredient).includes(drug)));
    return drafts.length > 0 ? known(true, { sources: drafts.map((entry) => entry.source), raw: drafts.map((entry) => entry.product.name).join('; '), how: 'a draft order' }) : known(false, { how: 'nobody has said so' });
  };
  return {
    ...Object.fromEntries(consideredDrugs.map((drug) => [`considering-${drug}`, considering(drug)])),
    ...Object.fromEntries(overridableRules.map((rule) => [`override-${rule}`, override?.values.includes(rule) ? fromAnswer(override, true) : known(false, { how: 'not overridden' })])),
  };
};
