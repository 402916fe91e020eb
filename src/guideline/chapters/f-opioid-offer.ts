import { opioid } from '../data/thresholds.ts';
import { all, amount, any, applies, certain, is, named, no, not, onceKnown, openOnlyBy, yes } from '../logic/expression.ts';
import { considering, kidneyDisease45, opioidBlock, opioidRelevant, screenComplete, screenFactIds, screenGap } from '../readings/opioids.ts';
import { adult, inScope, unlessPregnant } from '../readings/scope.ts';
import { ungraded, type Rule } from '../rule.ts';

const benzodiazepineCleared = any(no('benzodiazepine'), yes('override-opioid-benzodiazepine'));
const opioidOffered = applies('opioid-next-step');
const rlsOpioids = ['oxycodone', 'methadone', 'buprenorphine', 'tramadol'] as const;
const takenForRls = (drug: (typeof rlsOpioids)[number]) => named(`${drug} taken for RLS`, all(yes(`${drug}-current`), is(`${drug}-indication`, 'rls')));
const opioidQtSafe = amount('qtc').below(opioid.qtcCaution);

/** F. Opioids: when they are offered, and which. */
export const opioidOfferRules: readonly Rule[] = [
  {
    id: 'opioid-next-step',
    kind: 'decision',
    when: unlessPregnant(applies('refractory-established'), not(opioidBlock), screenComplete, no('declines-opioid'), benzodiazepineCleared),
    text: 'Offer a low-dose opioid as the next step, in a shared decision, with the screening and monitoring below.',
    strength: 'conditional-for',
    certainty: 'moderate',
    citations: [{ source: 'article', at: 'Second-Line Treatment' }, { source: 'aasm-2025', at: '"extended-release oxycodone and other opioids"' }],
    statedBy: 'both',
    sourcesDiffer: { note: 'AAN 2016: prolonged-release oxycodone-naloxone, Level C only. Some UK formularies advise against it.', shownFirst: 'both' },
    verification: { read: ['article', 'aan-2016'], secondary: ['aasm-2025', 'oxycodone-naloxone-label-eu'] },
  },
  {
    id: 'opioid-er-oxycodone',
    kind: 'decision',
    when: all(opioidOffered, not(kidneyDisease45), not(is('hepatic-impairment', 'moderate', 'severe')), no('oxycodone-allergy')),
    text: 'Extended-release oxycodone has the trial evidence: with naloxone 5/2.5 mg twice daily, titrated, at most 40/20 mg twice daily. Usual range in RLS 10-30 mg a day.',
    strength: 'conditional-for',
    certainty: 'moderate',
    citations: [{ source: 'article' }, { source: 'reloxyn-2013' }, { source: 'opioids-mayo-2018' }],
    statedBy: 'both',
    sourcesDiffer: { note: 'The evidence is for oxycodone with naloxone, prolonged release, not for extended-release oxycodone alone.', shownFirst: 'article' },
    verification: { read: ['article', 'reloxyn-2013', 'opioids-mayo-2018'] },
  },
  {
    id: 'opioid-methadone-buprenorphine',
    kind: 'decision',
    when: opioidOffered,
    text: 'Alternatives to oxycodone, see the lines below. In the opioid registry the median dose rose little (5 years: 30 to 36 MME).',
    strength: 'conditional-for',
    certainty: 'moderate',
    citations: [{ source: 'article' }, { source: 'opioids-mayo-2018' }, { source: 'opioid-registry' }, { source: 'methadone-rls-2005' }, { source: 'buprenorphine-cohort-2023' }],
    statedBy: 'both',
    sourcesDiffer: {
      note: '"Only small dose increases" holds for the median: at 5 years 51 % had increased (median 15 MME), 6.3 % by 50 MME or more; a later report gives 49.5 % up and 20 % down. Observational; the AASM certainty rests on the oxycodone trial.',
      shownFirst: 'article',
    },
    verification: { read: ['article', 'opioids-mayo-2018', 'opioid-registry', 'methadone-rls-2005', 'buprenorphine-cohort-2023'], unverified: 'milligrams of buprenorphine in RLS' },
    details: [
      { when: opioidQtSafe, text: 'Methadone, usually 5-20 mg a day: the QTc is below 450 ms.' },
      { when: all(no('qt-risk'), amount('qtc').below(opioid.qtcBlock)), text: 'Buprenorphine: no QT risk speaks against it.' },
    ],
  },
  {
    id: 'opioid-screen-incomplete',
    kind: 'missingness',
    when: all(
      certain(inScope),
      any(certain(applies('refractory-established')), certain(applies('da-augmentation-switch')), openOnlyBy(applies('refractory-established'), screenFactIds)),
      not(certain(opioidBlock)),
      screenGap,
    ),
    text: 'No opioid is named until the screen is complete: sleep apnoea, substance use and risk tool, prescription monitoring programme, lung disease, pregnancy where possible, sedatives, renal function, current opioids.',
    ...ungraded,
    citations: [{ source: 'article', at: 'Critical screening' }, { source: 'opioids-mayo-2018' }],
    statedBy: 'both',
    verification: { read: ['article', 'opioids-mayo-2018'] },
  },
];

/** F. Opioids: which one, in whom. */
export const opioidAgentRules: readonly Rule[] = [
  {
    id: 'opioid-ckd-4-5',
    kind: 'decision',
    when: all(adult, kidneyDisease45, any(opioidRelevant, opioidOffered)),
    text: 'CKD 4-5: prefer buprenorphine (no dose change at any stage); the article also names fentanyl. Avoid morphine, codeine and tramadol; oxycodone only with great caution.',
    strength: 'good-practice',
    certainty: 'low',
    citations: [{ source: 'article', at: 'End-stage renal disease' }, { source: 'opioids-kidney-table' }],
    statedBy: 'both',
    sourcesDiffer: {
      note: 'A review table lists oxycodone as contraindicated in severe renal failure, which removes the article’s default drug: buprenorphine is shown first. The evidence is from pain, not RLS. Two dialysis patients died on methadone in an early series (cause not stated).',
      shownFirst: 'primary',
    },
    verification: { read: ['article', 'opioids-kidney-table', 'methadone-rls-2005'] },
    about: opioidRelevant,
  },
  {
    id: 'opioid-fentanyl-not-for-naive',
    kind: 'decision',
    when: all(inScope, kidneyDisease45, not(onceKnown('opioid-tolerant', yes('opioid-tolerant')))),
    text: 'A fentanyl patch is never a starting drug: its label is for opioid-tolerant patients only, and there are no RLS data.',
    strength: 'strong-against',
    certainty: 'none',
    citations: [{ source: 'opioid-labels', at: 'fentanyl transdermal' }, { source: 'sister-articles' }],
    statedBy: 'primary',
    sourcesDiffer: { note: 'Safety: the article calls fentanyl "safest" in CKD 4-5 without this limit.', shownFirst: 'primary' },
    verification: { secondary: ['sister-articles'], unverified: 'the label text' },
  },
  {
    id: 'opioid-cyp2d6',
    kind: 'note',
    when: all(
      any(considering('codeine'), considering('tramadol'), considering('hydrocodone'), considering('oxycodone'), yes('tramadol-current')),
      any(is('cyp2d6', 'poor', 'ultrarapid'), yes('cyp2d6-inhibitor')),
    ),
    text: 'CYP2D6: codeine and tramadol (hydrocodone, partly oxycodone) fail in poor metabolisers and under strong inhibitors, and are toxic in ultrarapid ones. Do not substitute with codeine or tramadol.',
    strength: 'good-practice',
    certainty: 'low',
    citations: [{ source: 'article', at: 'Critical Pitfalls' }],
    statedBy: 'article',
    verification: { read: ['article'], unverified: 'the list of inhibitors' },
  },
  {
    id: 'opioid-weak-not-safer',
    kind: 'note',
    when: any(considering('codeine'), considering('tramadol')),
    text: 'A less potent opioid is not a safer one: the evidence in refractory RLS is for extended-release oxycodone.',
    ...ungraded,
    citations: [{ source: 'article', at: 'Critical Pitfalls' }],
    statedBy: 'article',
    sourcesDiffer: { note: 'Mayo 2018 says that tramadol, codeine, hydrocodone and morphine can also be considered; another guide prefers codeine for intermittent RLS.', shownFirst: 'article' },
    verification: { read: ['article', 'opioids-mayo-2018', 'cps-2023'] },
  },
  {
    id: 'opioid-tramadol-augmentation',
    kind: 'decision',
    when: all(adult, any(considering('tramadol'), takenForRls('tramadol'))),
    text: 'Tramadol is the one non-dopaminergic drug with reported augmentation, and adds serotonergic and seizure risk.',
    strength: 'good-practice',
    certainty: 'very-low',
    citations: [{ source: 'tramadol-augmentation' }, { source: 'cps-2023' }],
    statedBy: 'primary',
    sourcesDiffer: { note: 'The article does not mention it.', shownFirst: 'primary' },
    verification: { read: ['tramadol-augmentation', 'cps-2023'], unverified: 'the seizure risk' },
    about: any(considering('tramadol'), yes('tramadol-current')),
  },
  {
    id: 'opioid-dose-range',
    kind: 'note',
    when: any(...rlsOpioids.map(takenForRls)),
    text: 'Compare with the usual range in RLS: oxycodone 10-30 mg, methadone 5-20 mg a day.',
    strength: 'good-practice',
    certainty: 'low',
    citations: [{ source: 'opioids-mayo-2018' }, { source: 'reloxyn-2013', at: 'trial ceiling 80 mg a day' }],
    statedBy: 'primary',
    sourcesDiffer: { note: 'An early series used methadone 5-40 mg (mean 15.5).', shownFirst: 'primary' },
    verification: { read: ['opioids-mayo-2018', 'reloxyn-2013', 'methadone-rls-2005'] },
    details: [
      {
        when: any(amount('oxycodone-current-daily-dose').above(opioid.oxycodoneUsualMaximum), amount('methadone-current-daily-dose').above(opioid.methadoneUsualMaximum)),
        text: 'The dose is above this range: look again for augmentation, low iron, sleep apnoea, and use for pain.',
      },
    ],
  },
];
