/**
 * The source article, statement by statement, in our words: where it stands, what it asks or warns of, and the rules that carry it.
 * The pairing can be read and argued with here; a check fails where a statement or a rule is left over.
 */
export interface Statement {
  readonly id: string;
  readonly section: string;
  /** Which line of the section, counted from 1. */
  readonly line: number;
  /** What it says, in our words. */
  readonly gist: string;
  /** The numbers of the article's own citations; 6 and 7 have no entry in its reference list. */
  readonly citations: readonly number[];
  readonly rules: readonly string[];
}

const of = (section: string, prefix: string, rows: readonly (readonly [gist: string, citations: readonly number[], rules: readonly string[]])[]): readonly Statement[] =>
  rows.map(([gist, citations, rules], index) => ({ id: `${prefix}-${index + 1}`, section, line: index + 1, gist, citations, rules }));

export const statements: readonly Statement[] = [
  ...of('Treatment for Refractory Restless Legs Syndrome', 'treatment', [
    [
      'After alpha-2-delta ligands and iron have failed, extended-release oxycodone or another low-dose opioid is conditionally recommended next; abuse and overdose are rare in screened patients.',
      [1, 2],
      ['opioid-next-step', 'opioid-er-oxycodone', 'opioid-screen-incomplete', 'scope-adult-only'],
    ],
  ]),
  ...of('Defining Refractory RLS', 'defining', [
    ['Confirm that first-line treatment was optimised before escalating.', [], ['refractory-established', 'refractory-not-established', 'scope-confirm-criteria-and-mimics', 'a2d-never-tried']],
    [
      'Verify ferritin of 75 ng/mL or less, or transferrin saturation below 20 %, before supplementing; consider IV carboxymaltose when oral iron failed over 3 months.',
      [1, 2],
      ['iron-studies-missing', 'iron-deficit-treat', 'iron-oral-ferrous-sulfate', 'iron-oral-trial-too-short', 'iron-iv-fcm', 'iron-75-100-iv-only', 'iron-100-300-tsat-low', 'iron-replete-no-iron'],
    ],
    [
      'Gabapentin: 1800-2400 mg a day in three doses, no single night dose; studied up to 3600 mg.',
      [1, 3],
      ['a2d-gabapentin-underdosed', 'a2d-gabapentin-adequate', 'a2d-gabapentin-single-night-dose', 'a2d-gabapentin-above-max', 'a2d-renal-cap'],
    ],
    ['Pregabalin: 300-600 mg a day in two doses.', [1], ['a2d-pregabalin-underdosed', 'a2d-pregabalin-adequate', 'a2d-pregabalin-above-450', 'a2d-pregabalin-once-daily', 'a2d-renal-cap']],
    [
      'Eliminate alcohol, caffeine, antihistamines and serotonergic antidepressants; screen for untreated sleep apnoea.',
      [1, 2],
      ['exac-substances-ask', 'exac-antihistamine-first-gen', 'exac-serotonergic-antidepressant', 'exac-osa-untreated', 'exac-osa-status-unknown', 'exac-no-abrupt-stop'],
    ],
  ]),
  ...of('Second-Line Treatment: Opioids for Refractory RLS', 'second-line', [
    ['When first-line therapies fail, opioids are the next step.', [], ['opioid-next-step']],
    ['Extended-release oxycodone: conditional, moderate certainty, for moderate to severe refractory RLS.', [1, 2], ['opioid-er-oxycodone', 'severity-irls-missing']],
    ['Methadone and buprenorphine are effective too; over 2-10 years small dose increases and low risks in screened patients.', [1, 4], ['opioid-methadone-buprenorphine']],
    ['Opioids are particularly effective against augmentation when a dopamine agonist is withdrawn.', [1, 2, 4], ['da-augmentation-switch', 'da-augmentation-cover-before-taper']],
  ]),
  ...of('Critical screening before initiating opioids', 'screening', [
    ['Look for untreated sleep apnoea: opioids add respiratory depression and central apnoea.', [1], ['opioid-block-osa-untreated', 'opioid-osa-treated-caution', 'opioid-screen-incomplete', 'exac-osa-status-unknown']],
    ['Screen for a history of substance abuse and monitor.', [1], ['opioid-block-sud-active', 'opioid-sud-remission-caution', 'opioid-agreement-pdmp-uds', 'opioid-screen-incomplete']],
    ['Avoid in COPD or other respiratory compromise.', [1], ['opioid-avoid-respiratory', 'opioid-copd-severity-note']],
  ]),
  ...of('Alternative Second-Line Options', 'alternatives', [
    ['If opioids are contraindicated or declined, there are alternatives.', [], ['alt-npns', 'alt-dipyridamole', 'alt-refer-specialist']],
    ['Bilateral high-frequency peroneal nerve stimulation: conditional, moderate certainty.', [1, 2], ['alt-npns', 'alt-npns-contraindicated', 'alt-npns-facts-missing']],
    ['Dipyridamole: conditional, low certainty.', [1], ['alt-dipyridamole', 'alt-dipyridamole-caution']],
  ]),
  ...of('Medications to Avoid in Refractory RLS', 'avoid', [
    ['Do not escalate to pramipexole, ropinirole or rotigotine if they were not tried: high risk of augmentation.', [], ['da-do-not-start']],
    ['AASM suggests against the standard use of dopamine agonists: augmentation is earlier onset, more intensity, spread to arms and trunk.', [1, 2, 5], ['da-do-not-start', 'da-augmentation-screen-due', 'da-on-stable-no-augmentation']],
    ['Augmentation arises in 7-10 % a year.', [5, 6], ['da-on-stable-no-augmentation', 'da-augmentation-screen-due']],
    ['On a dopamine agonist with augmentation: move to an opioid or an alpha-2-delta ligand; do not raise the agonist.', [5, 4, 7], ['da-augmentation-switch', 'da-augmentation-no-increase']],
    ['Strongly avoid: the drugs listed below.', [], ['avoid-cabergoline', 'avoid-clonazepam', 'avoid-carbamazepine', 'avoid-valproate', 'avoid-bupropion', 'avoid-only-for-rls-indication']],
    ['Cabergoline: strong recommendation against, moderate certainty.', [1, 2], ['avoid-cabergoline', 'da-parkinson-exempt']],
    ['Clonazepam, carbamazepine, valproic acid, bupropion: conditional recommendations against.', [1, 2], ['avoid-clonazepam', 'avoid-carbamazepine', 'avoid-valproate', 'avoid-bupropion', 'exac-bupropion-exempt']],
  ]),
  ...of('Managing Dopaminergic Augmentation in Refractory Cases', 'augmentation', [
    ['First add an opioid or raise the alpha-2-delta ligand; only then reduce the dopamine agonist: small reductions rebound.', [7], ['da-augmentation-cover-before-taper', 'da-no-abrupt-stop']],
    ['Once the second agent controls symptoms, taper the agonist very slowly over weeks to months.', [7], ['da-taper-slow', 'da-no-abrupt-stop']],
    ['Opioids relieve the worsening during withdrawal particularly well.', [1, 4], ['da-augmentation-cover-before-taper']],
  ]),
  ...of('Special Populations: end-stage renal disease', 'kidney', [
    ['Gabapentin 100 mg after dialysis or at bedtime, at most 200-300 mg a day: conditional, very low certainty.', [1, 2], ['esrd-gabapentin', 'esrd-thresholds-replace']],
    ['IV iron sucrose if ferritin is below 200 ng/mL and transferrin saturation below 20 %: moderate certainty.', [1, 2], ['esrd-iron-sucrose', 'esrd-iron-not-met', 'esrd-thresholds-replace']],
    ['Vitamin C: conditional, low certainty.', [1, 2], ['esrd-vitamin-c']],
    ['In CKD 4-5 fentanyl and buprenorphine are the safest opioids.', [1], ['opioid-ckd-4-5', 'opioid-fentanyl-not-for-naive']],
  ]),
  ...of('Special Populations: pregnancy', 'pregnancy', [
    ['Consider drug safety carefully; iron is particularly important.', [1], ['preg-iron-first', 'preg-drug-safety', 'preg-status-unknown', 'preg-iv-iron-trimester', 'preg-opioid-caution']],
  ]),
  ...of('Critical Pitfalls to Avoid', 'pitfalls', [
    ['No single night dose of gabapentin; divide it in three.', [1], ['a2d-gabapentin-single-night-dose']],
    ['Do not raise a dopamine agonist when augmentation is suspected.', [5, 7], ['da-augmentation-no-increase', 'da-dose-escalation-suspect', 'da-dose-over-max']],
    [
      'Less potent opioids are not safer; a drug that the patient cannot metabolise (CYP2D6) fails.',
      [1],
      ['opioid-weak-not-safer', 'opioid-cyp2d6', 'opioid-tramadol-augmentation'],
    ],
    ['No daily medication for mild, intermittent RLS.', [5], ['mild-no-daily-medication']],
  ]),
  ...of('Monitoring and Follow-Up', 'monitoring', [
    ['Repeat iron studies every 6-12 months.', [1], ['iron-recheck-6-12m', 'iron-studies-missing']],
    ['On opioids watch respiratory depression, constipation, misuse.', [1], ['mon-opioid', 'opioid-agreement-pdmp-uds']],
    ['Evaluate night symptoms and daytime functioning.', [1], ['mon-response-day-night', 'mon-mood-suicidality']],
    ['On alpha-2-delta ligands watch dizziness, somnolence, misuse in those at risk.', [1], ['mon-a2d']],
  ]),
  ...of('Header, References and disclaimer', 'header', [
    ['The content is pending human review and was last updated on 16 February 2026; the reference list has five entries, the text cites seven.', [], ['provenance-seed-pending-review']],
    ['Clinical judgement and independently verified information come first; the content is supplementary.', [], ['clinician-decides']],
  ]),
];

/** The article's citations without an entry in its reference list. */
export const citationsWithoutReference: readonly number[] = [6, 7];
