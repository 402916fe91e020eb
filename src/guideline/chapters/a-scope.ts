import { scope } from '../data/thresholds.ts';
import { adviceOpen, all, always, amount, any, applies, certain, isUnknown, named, not, possible, yes } from '../logic/expression.ts';
import { alpha2DeltaDrugs, adequateAndFailed } from '../readings/alpha2delta.ts';
import { ironLeg } from '../readings/iron.ts';
import { osaUntreated } from '../readings/opioids.ts';
import { adult, inScope, mayBeInScope, mild, under18 } from '../readings/scope.ts';
import { ungraded, type Rule } from '../rule.ts';

/** At least one alpha-2-delta ligand was adequate and failed, or was not tolerated or is contraindicated. */
const alpha2DeltaLeg = named('alpha-2-delta leg', any(...alpha2DeltaDrugs.map((drug) => adequateAndFailed[drug]), applies('a2d-intolerant-or-contraindicated')));
const exacerbatorLeg = named('exacerbating factors leg', all(yes('exacerbators-reviewed'), not(osaUntreated)));
const refractory = all(
  not(mild),
  yes('rls-criteria-confirmed'),
  alpha2DeltaLeg,
  ironLeg,
  exacerbatorLeg,
  amount('irls-total').atLeast(scope.refractoryIrls),
);

/** The legs that `refractory-established` stands on, for the panel to show one by one. */
export const refractoryLegs = [
  { id: 'criteria', title: 'Diagnosis confirmed', holds: yes('rls-criteria-confirmed') },
  { id: 'severity', title: 'Moderate or worse, not intermittent', holds: all(not(mild), amount('irls-total').atLeast(scope.refractoryIrls)) },
  { id: 'iron', title: 'Iron repleted or not possible', holds: ironLeg },
  { id: 'alpha-2-delta', title: 'Gabapentinoid trial adequate and failed, or not possible', holds: alpha2DeltaLeg },
  { id: 'exacerbating-factors', title: 'Exacerbating factors reviewed', holds: yes('exacerbators-reviewed') },
  { id: 'sleep-apnoea', title: 'Sleep apnoea not left untreated', holds: not(osaUntreated) },
] as const;

/** A. Scope and data gating. */
export const scopeChapter: readonly Rule[] = [
  {
    id: 'scope-adult-only',
    kind: 'decision',
    when: under18,
    text: 'This pathway is for adults and gives no treatment advice under 18. Children have a section of their own in the AASM guideline (ferrous sulfate below a ferritin of 50 ng/mL): involve a paediatric sleep specialist.',
    ...ungraded,
    citations: [{ source: 'article' }, { source: 'aasm-2025', at: 'good practice statement 1 and the paediatric recommendation' }],
    statedBy: 'both',
    verification: { read: ['aasm-2025'], unverified: 'the grade of the paediatric recommendation (conditional, very low)' },
  },
  {
    id: 'scope-rls-diagnosis-required',
    kind: 'missingness',
    when: not(certain(yes('rls-diagnosis'))),
    text: 'No usable diagnosis of restless legs syndrome: no treatment is suggested. Confirm it here if all five criteria hold: an urge to move the legs; worse at rest; relieved by movement; worse in the evening or at night; not explained by a mimic.',
    ...ungraded,
    citations: [{ source: 'rls-criteria' }, { source: 'aasm-2025' }],
    statedBy: 'primary',
    verification: { read: ['rls-criteria'] },
  },
  {
    id: 'scope-exclude-invalid-resources',
    kind: 'note',
    when: amount('set-aside-resources').above({ name: 'no resource', value: 0, unit: '{count}', sources: ['app'], verified: 'unverified', checked: '2026-11-25' }),
    text: 'Some entries of the chart were not used (entered in error, refuted, not final, drafts …). They are listed with the reason; a stopped medicine still counts as history, and a resolved condition as history, not as current.',
    ...ungraded,
    citations: [{ source: 'app' }],
    statedBy: 'app',
    verification: { unverified: 'follows the meaning of the FHIR status codes' },
  },
  {
    id: 'scope-family-history-not-diagnosis',
    kind: 'note',
    when: yes('family-history-only'),
    text: 'Recorded only for a relative, so not counted as the patient’s own. Substance use in the family is a risk factor in the opioid screen, no more.',
    ...ungraded,
    citations: [{ source: 'app' }, { source: 'buprenorphine-labels', at: 'warnings: personal or family history of substance use' }],
    statedBy: 'app',
    verification: { read: ['buprenorphine-labels'] },
  },
  {
    id: 'scope-confirm-criteria-and-mimics',
    kind: 'missingness',
    when: all(possible(adult), certain(yes('rls-diagnosis')), isUnknown('rls-criteria-confirmed')),
    text: 'Before calling this refractory, confirm all five diagnostic criteria again and exclude mimics: cramps, positional discomfort, neuropathy, venous stasis, oedema, arthritis, myalgia, akathisia, habitual foot tapping.',
    ...ungraded,
    citations: [{ source: 'rls-criteria' }, { source: 'cps-2023' }],
    statedBy: 'primary',
    sourcesDiffer: { note: 'The article leaves this step out.', shownFirst: 'primary' },
    verification: { read: ['rls-criteria'], unverified: 'akathisia as a mimic' },
  },
  {
    id: 'severity-irls-missing',
    kind: 'missingness',
    when: all(mayBeInScope, isUnknown('irls-total')),
    text: 'No IRLS total within 90 days. Ten questions, 0 to 40: 1-10 mild, 11-20 moderate, 21-30 severe, 31-40 very severe. The trials behind opioids and nerve stimulation required 15 or more.',
    ...ungraded,
    citations: [{ source: 'irls' }, { source: 'reloxyn-2013' }, { source: 'nerve-stimulation' }],
    statedBy: 'primary',
    sourcesDiffer: { note: 'The article only says "moderate to severe".', shownFirst: 'primary' },
    verification: { read: ['irls', 'reloxyn-2013', 'nerve-stimulation'] },
  },
  {
    id: 'mild-no-daily-medication',
    kind: 'decision',
    when: all(inScope, mild),
    text: 'Mild or intermittent: do not start a daily medicine. Daily treatment is for symptoms that clearly harm the quality of life.',
    ...ungraded,
    citations: [{ source: 'article', at: 'Critical Pitfalls' }, { source: 'augmentation-2016' }],
    statedBy: 'both',
    verification: { read: ['article', 'augmentation-2016'] },
  },
  {
    id: 'refractory-established',
    kind: 'decision',
    when: all(inScope, refractory),
    text: 'Refractory RLS: the diagnosis is confirmed, iron and exacerbating factors are dealt with, and an adequate alpha-2-delta trial failed or is not possible. Second-line treatment may follow.',
    ...ungraded,
    citations: [{ source: 'article', at: 'Defining Refractory RLS' }, { source: 'opioids-mayo-2018' }],
    statedBy: 'both',
    sourcesDiffer: {
      note: 'The article speaks of optimised doses only; Mayo 2018 also counts intolerance and augmentation as failure. Intolerance is accepted here with this note; a failed dopamine agonist alone does not make RLS refractory.',
      shownFirst: 'article',
    },
    verification: { read: ['article', 'opioids-mayo-2018'] },
  },
  {
    id: 'refractory-not-established',
    kind: 'decision',
    when: all(inScope, not(refractory)),
    text: 'Not refractory yet: optimise first, in the order iron, exacerbating factors and sleep apnoea, alpha-2-delta dose. Opioids are not the next step, except as one way out of confirmed augmentation.',
    ...ungraded,
    citations: [{ source: 'article', at: 'Defining Refractory RLS' }],
    statedBy: 'article',
    verification: { read: ['article'] },
  },
  {
    id: 'missing-data-cannot-conclude',
    kind: 'missingness',
    when: all(certain(inScope), adviceOpen),
    text: 'Something that could still change the advice is missing, out of date, unreadable or contradictory. It is named below with the way to supply it. An absent record is never taken for a no.',
    ...ungraded,
    citations: [{ source: 'app' }],
    statedBy: 'app',
    verification: { unverified: 'a safety rule of this app' },
  },
];

/** J. The two notes that always stand. */
export const standingNotes: readonly Rule[] = [
  {
    id: 'provenance-seed-pending-review',
    kind: 'note',
    when: always,
    text: 'The source article (updated 16 February 2026) is itself "pending human review". It rests on three "Praxis" summaries and two reviews of 2012 and 2013; its citations 6 and 7 (all of augmentation management, half of the 7-10 % line) have no entry in its reference list. Every line here also names its primary source and how far that was checked.',
    ...ungraded,
    citations: [{ source: 'article', at: 'header and References' }],
    statedBy: 'article',
    verification: { read: ['article'] },
  },
  {
    id: 'clinician-decides',
    kind: 'note',
    when: always,
    text: 'You decide. This app places no orders, makes no dose calendars and changes nothing by itself; every recommendation shows the facts, sources and dates it rests on.',
    ...ungraded,
    citations: [{ source: 'article', at: 'disclaimer' }],
    statedBy: 'article',
    verification: { read: ['article'] },
  },
];
