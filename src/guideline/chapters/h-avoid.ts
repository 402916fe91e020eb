import type { ChoiceFact } from '../../patient/catalogue.ts';
import { all, any, is, named, no, not, yes, type Expression } from '../logic/expression.ts';
import { considering } from '../readings/opioids.ts';
import { adult } from '../readings/scope.ts';
import { ungraded, type Rule } from '../rule.ts';

type AvoidedDrug = 'cabergoline' | 'clonazepam' | 'carbamazepine' | 'valproate' | 'bupropion' | 'levodopa';

const takenForRls = (drug: AvoidedDrug): Expression => all(yes(`${drug}-current`), is(`${drug}-indication`, 'rls'));
const relevant = (drug: AvoidedDrug): Expression => any(yes(`${drug}-current`), considering(drug));

/** Given, or in mind, as a treatment of RLS; another indication is none of this chapter's business. */
const forRls = (drug: AvoidedDrug): Expression => named(`${drug} as a treatment of RLS`, all(adult, any(considering(drug), takenForRls(drug))));

const avoided: readonly AvoidedDrug[] = ['cabergoline', 'clonazepam', 'carbamazepine', 'valproate', 'bupropion', 'levodopa'];
const otherIndication = (drug: AvoidedDrug): Expression => {
  const indication: ChoiceFact = `${drug}-indication`;
  return named(`${drug} for another reason`, all(yes(`${drug}-current`), not(is(indication, 'rls'))));
};

const listedAsStrong = 'The article heads this list "strongly avoid" but grades the drug as conditional: conditional is shown.';

/** H. Drugs advised against as treatments of RLS. */
export const avoidRules: readonly Rule[] = [
  {
    id: 'avoid-cabergoline',
    kind: 'decision',
    when: forRls('cabergoline'),
    text: 'Do not use cabergoline for RLS.',
    strength: 'strong-against',
    certainty: 'moderate',
    citations: [{ source: 'article', at: 'Medications to Avoid' }, { source: 'aasm-2025' }],
    statedBy: 'both',
    sourcesDiffer: { note: 'AAN 2016: effective (Level A) but rarely used because of valvulopathy.', shownFirst: 'article' },
    verification: { read: ['article', 'aan-2016'], secondary: ['aasm-2025'] },
    about: relevant('cabergoline'),
  },
  {
    id: 'avoid-clonazepam',
    kind: 'decision',
    when: forRls('clonazepam'),
    text: 'Clonazepam is suggested against as a treatment of RLS.',
    strength: 'conditional-against',
    certainty: 'very-low',
    citations: [{ source: 'article', at: 'Medications to Avoid' }, { source: 'aasm-2025' }],
    statedBy: 'both',
    sourcesDiffer: { note: `${listedAsStrong} The pregnancy consensus lists it as an option.`, shownFirst: 'primary' },
    verification: { read: ['article'], unverified: 'the certainty' },
    about: relevant('clonazepam'),
  },
  {
    id: 'avoid-carbamazepine',
    kind: 'decision',
    when: forRls('carbamazepine'),
    text: 'Carbamazepine is suggested against as a treatment of RLS.',
    strength: 'conditional-against',
    certainty: 'low',
    citations: [{ source: 'article', at: 'Medications to Avoid' }, { source: 'aasm-2025' }],
    statedBy: 'both',
    sourcesDiffer: { note: `${listedAsStrong} AASM 2012 listed it as an option.`, shownFirst: 'primary' },
    verification: { read: ['article'], unverified: 'the certainty' },
    about: relevant('carbamazepine'),
  },
  {
    id: 'avoid-valproate',
    kind: 'decision',
    when: forRls('valproate'),
    text: 'Valproate is suggested against as a treatment of RLS, and is teratogenic.',
    strength: 'conditional-against',
    certainty: 'low',
    citations: [{ source: 'article', at: 'Medications to Avoid' }, { source: 'aasm-2025' }],
    statedBy: 'both',
    sourcesDiffer: { note: listedAsStrong, shownFirst: 'primary' },
    verification: { read: ['article'], unverified: 'the certainty' },
    about: relevant('valproate'),
  },
  {
    id: 'avoid-bupropion',
    kind: 'decision',
    when: forRls('bupropion'),
    text: 'Bupropion is suggested against as a treatment of RLS.',
    strength: 'conditional-against',
    certainty: 'moderate',
    citations: [{ source: 'article', at: 'Medications to Avoid' }, { source: 'aasm-2025' }],
    statedBy: 'both',
    sourcesDiffer: { note: `${listedAsStrong} For depression or smoking it is no exacerbating factor.`, shownFirst: 'primary' },
    verification: { read: ['article'], unverified: 'the certainty' },
    about: relevant('bupropion'),
  },
  {
    id: 'avoid-levodopa',
    kind: 'decision',
    // AASM speaks of standard, daily use.
    when: all(forRls('levodopa'), any(considering('levodopa'), no('levodopa-as-needed'))),
    text: 'Daily levodopa is suggested against as a treatment of RLS: augmentation comes fast.',
    strength: 'conditional-against',
    certainty: 'very-low',
    citations: [{ source: 'aasm-2025', at: 'summary page' }],
    statedBy: 'primary',
    sourcesDiffer: { note: 'Not listed by the article; AAN 2016 Level C for; use exists in intermittent RLS and in pregnancy.', shownFirst: 'primary' },
    verification: { read: ['aasm-2025'], unverified: 'the certainty' },
    about: relevant('levodopa'),
  },
  {
    id: 'avoid-valerian',
    kind: 'decision',
    when: all(adult, any(considering('valerian'), yes('valerian'))),
    text: 'Valerian is suggested against as a treatment of RLS.',
    strength: 'conditional-against',
    certainty: 'very-low',
    citations: [{ source: 'aasm-2025' }],
    statedBy: 'primary',
    sourcesDiffer: { note: 'Not in the article.', shownFirst: 'primary' },
    verification: { unverified: 'the AASM line' },
    about: any(considering('valerian'), yes('valerian')),
  },
  {
    id: 'avoid-only-for-rls-indication',
    kind: 'note',
    when: any(...avoided.map(otherIndication)),
    text: 'A drug of this list is taken for another reason: that is not to be stopped. The advice concerns its use for RLS only.',
    ...ungraded,
    citations: [{ source: 'app' }],
    statedBy: 'app',
    verification: { unverified: 'a safety rule of this app' },
  },
];
