import { iron } from '../data/thresholds.ts';
import { all, any, applies, isUnknown, named, no, not, possible } from '../logic/expression.ts';
import { contraindicated, gabapentinUnderdosed, notTolerated, overCeiling, pregabalinUnderdosed, singleNightDose } from '../readings/alpha2delta.ts';
import { augmentedForRls } from '../readings/dopaminergic.ts';
import { esrdIronLow, ferritin, ironBlock, ivBlock, tsat } from '../readings/iron.ts';
import { considering, opioidRelevant } from '../readings/opioids.ts';
import { adult, esrd, inScope, mayBecomePregnant, mild, pregnant, pregnantOrBreastFeeding } from '../readings/scope.ts';
import { ungraded, type Rule } from '../rule.ts';

/** Rows that put forward a drug, or IV iron. */
const drugSuggested = named(
  'a drug is suggested',
  any(
    ...['a2d-never-tried', 'a2d-gabapentin-underdosed', 'a2d-pregabalin-underdosed', 'esrd-gabapentin', 'da-augmentation-switch', 'opioid-next-step', 'alt-dipyridamole'].map(applies),
  ),
);
const ivIronSuggested = named('IV iron is suggested', any(...['iron-iv-fcm', 'iron-75-100-iv-only', 'iron-100-300-tsat-low', 'esrd-iron-sucrose'].map(applies)));
/** Advice about a drug that would stand but for the pregnancy, in mild RLS too. */
const suspendedAdvice = named('drug advice that pregnancy suspends', any(gabapentinUnderdosed, pregabalinUnderdosed, singleNightDose, augmentedForRls, applies('esrd-gabapentin')));
const ivIronConsidered = named('IV iron considered', any(considering('iv-iron'), considering('ferric-carboxymaltose'), ivIronSuggested));

/** I. Special populations: end-stage renal disease, pregnancy and breast-feeding. */
export const specialPopulationRules: readonly Rule[] = [
  {
    id: 'esrd-thresholds-replace',
    kind: 'note',
    when: all(adult, esrd),
    text: 'End-stage renal disease: its own rows for iron and gabapentin replace the ferritin and dose targets of other adults.',
    ...ungraded,
    citations: [{ source: 'article', at: 'Special Populations' }, { source: 'aasm-2025', at: 'end-stage renal disease section' }],
    statedBy: 'both',
    verification: { read: ['article'] },
  },
  {
    id: 'esrd-gabapentin',
    kind: 'decision',
    when: all(inScope, esrd, not(contraindicated('gabapentin')), not(notTolerated('gabapentin')), no('pregabalin-current'), no('gabapentin-enacarbil-current')),
    text: 'Gabapentin 100 mg after dialysis or at bedtime, at most 200-300 mg a day.',
    strength: 'conditional-for',
    certainty: 'very-low',
    citations: [{ source: 'article', at: 'Special Populations' }, { source: 'aasm-2025' }, { source: 'gabapentin-dialysis-2001' }],
    statedBy: 'both',
    sourcesDiffer: { note: 'The trial gave 200-300 mg after each session (three a week), not daily; the label below 15 mL/min allows 100-300 mg a day with a supplement after dialysis.', shownFirst: 'article' },
    verification: { read: ['article', 'gabapentin-dialysis-2001'], secondary: ['gabapentin-label'] },
    details: [{ when: overCeiling('gabapentin'), text: 'The current dose is above this: reduce it.' }],
  },
  {
    id: 'esrd-iron-sucrose',
    kind: 'decision',
    when: all(inScope, esrd, esrdIronLow, not(ivBlock)),
    text: 'Intravenous iron sucrose (ferritin below 200 ng/mL and transferrin saturation below 20 %), with the dialysis unit.',
    strength: 'conditional-for',
    certainty: 'moderate',
    citations: [{ source: 'article', at: 'Special Populations' }, { source: 'aasm-2025' }, { source: 'iron-sucrose-dialysis', at: '1000 mg against saline' }],
    statedBy: 'both',
    sourcesDiffer: { note: 'The article prints the certainty without "conditional". Iron sucrose is not advised outside end-stage renal disease.', shownFirst: 'both' },
    verification: { read: ['article', 'iron-sucrose-dialysis'], secondary: ['aasm-2025'] },
  },
  {
    id: 'esrd-iron-not-met',
    kind: 'decision',
    when: all(inScope, esrd, any(ferritin.atLeast(iron.ferritinEsrd), tsat.atLeast(iron.tsatLow))),
    text: 'The iron criteria for RLS on dialysis are not met: leave iron to the anaemia protocol of nephrology.',
    ...ungraded,
    citations: [{ source: 'article', at: 'Special Populations' }],
    statedBy: 'both',
    verification: { read: ['article'] },
  },
  {
    id: 'esrd-vitamin-c',
    kind: 'decision',
    when: all(inScope, esrd, not(ironBlock), no('oxalosis')),
    text: 'Vitamin C (in trials about 200 mg a day).',
    strength: 'conditional-for',
    certainty: 'low',
    citations: [{ source: 'article', at: 'Special Populations' }, { source: 'aasm-2025' }],
    statedBy: 'both',
    sourcesDiffer: { note: 'The article gives no dose; high doses carry a risk of oxalosis.', shownFirst: 'both' },
    verification: { read: ['article'], unverified: 'the dose and the oxalosis risk' },
  },
  {
    id: 'esrd-da-against',
    kind: 'decision',
    when: all(inScope, esrd, any(considering('levodopa'), considering('rotigotine'))),
    text: 'On dialysis AASM suggests against the standard use of levodopa and rotigotine.',
    strength: 'conditional-against',
    certainty: 'low',
    citations: [{ source: 'aasm-2025', at: 'levodopa low, rotigotine very low certainty' }],
    statedBy: 'primary',
    sourcesDiffer: { note: 'Not in the article.', shownFirst: 'primary' },
    verification: { unverified: 'the AASM line' },
    about: any(considering('levodopa'), considering('rotigotine')),
  },
  {
    id: 'preg-status-unknown',
    kind: 'missingness',
    when: all(possible(inScope), possible(mayBecomePregnant), isUnknown('pregnancy'), possible(any(drugSuggested, ivIronSuggested))),
    text: 'Pregnant or breast-feeding? It is not recorded within 4 weeks, and a drug or IV iron would be suggested.',
    ...ungraded,
    citations: [{ source: 'aasm-2025', at: 'good practice statement 3' }],
    statedBy: 'both',
    verification: { read: ['aasm-2025'], unverified: 'the window of 4 weeks' },
  },
  {
    id: 'preg-iron-first',
    kind: 'decision',
    when: all(inScope, pregnant),
    text: 'Pregnancy: check iron and supplement it if low; iron is the main measure.',
    ...ungraded,
    citations: [{ source: 'article', at: 'Pregnancy' }, { source: 'pregnancy-2015' }],
    statedBy: 'both',
    verification: { read: ['article', 'pregnancy-2015'] },
  },
  {
    id: 'preg-iv-iron-trimester',
    kind: 'decision',
    when: all(inScope, pregnant, ivIronConsidered),
    text: 'IV iron in pregnancy: oral iron only in the first trimester; later carboxymaltose only if clearly needed, with fetal monitoring.',
    strength: 'good-practice',
    certainty: 'low',
    citations: [{ source: 'fcm-label-eu', at: 'pregnancy' }],
    statedBy: 'primary',
    sourcesDiffer: { note: 'The article does not mention it.', shownFirst: 'primary' },
    verification: { read: ['fcm-label-eu'] },
  },
  {
    id: 'preg-drug-safety',
    kind: 'decision',
    when: all(inScope, pregnantOrBreastFeeding, any(not(mild), suspendedAdvice)),
    text: 'Pregnant or breast-feeding: the adult drug steps are suspended; involve a specialist. In severe refractory cases consensus reviews name levodopa-carbidopa, clonazepam and oxycodone.',
    strength: 'good-practice',
    certainty: 'very-low',
    citations: [{ source: 'article', at: 'Pregnancy' }, { source: 'aasm-2025', at: 'good practice statement 3' }, { source: 'pregnancy-2015' }, { source: 'cps-2023' }],
    statedBy: 'both',
    sourcesDiffer: {
      note: 'The consensus names drugs that AASM suggests against in other adults; another page of the publisher calls gabapentin "preferred", which the reviews do not support.',
      shownFirst: 'primary',
    },
    verification: { read: ['article', 'pregnancy-2015', 'cps-2023', 'sister-articles'] },
  },
  {
    id: 'preg-opioid-caution',
    kind: 'decision',
    when: all(adult, pregnant, opioidRelevant),
    text: 'Opioid in pregnancy: no routine suggestion. Neonatal opioid withdrawal; avoid it near term; specialist only.',
    strength: 'good-practice',
    certainty: 'low',
    citations: [{ source: 'buprenorphine-labels', at: 'boxed warning' }, { source: 'cps-2023' }],
    statedBy: 'primary',
    sourcesDiffer: { note: 'The article does not mention it.', shownFirst: 'primary' },
    verification: { read: ['buprenorphine-labels', 'cps-2023'] },
    about: opioidRelevant,
  },
];
