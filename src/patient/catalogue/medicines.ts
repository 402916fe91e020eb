import { choice, number, yesNo } from './entry.ts';

const indicationCodes = ['rls', 'parkinson', 'prolactinoma', 'epilepsy', 'mood', 'anxiety', 'pain', 'oud', 'other'] as const;
const resultCodes = ['never-tried', 'inadequate', 'partial', 'lost-effect', 'adverse-effect', 'effective'] as const;

const current = <const D extends string>(drug: D) =>
  ({ [`${drug}-current`]: yesNo(`${drug} is taken now. Settled as no by a medicines list read in full; an order without a sign of life for over 12 months: unknown, asked by \`${drug}-indication\`.`) }) as Record<`${D}-current`, ReturnType<typeof yesNo>>;

const dose = <const D extends string>(drug: D, unit: string) =>
  ({ [`${drug}-current-daily-dose`]: number(unit, `Daily dose of ${drug} now; 0 when known not to be taken.`, { min: 0 }) }) as Record<`${D}-current-daily-dose`, ReturnType<typeof number<string>>>;

const indication = <const D extends string>(drug: D) =>
  ({ [`${drug}-indication`]: choice(indicationCodes, `What ${drug} is prescribed for, if it is current: the answer, else the reason on the order or statement.`) }) as Record<
    `${D}-indication`,
    { kind: 'choice'; codes: typeof indicationCodes; meaning: string }
  >;

const gabapentinoid = <const D extends string>(drug: D) =>
  ({
    ...current(drug),
    ...dose(drug, 'mg/d'),
    [`${drug}-taken`]: yesNo(`${drug} is or was taken. No only where \`${drug}-result\` is answered never-tried. Unknown asks \`${drug}-result\`.`),
    [`${drug}-result`]: choice(resultCodes, 'What the trial showed; answer, or the reason an order was stopped (adverse effect). Known never-tried only from an answer.'),
    [`${drug}-best-daily-dose`]: number('mg/d', 'Highest daily dose reached so far.', { min: 0 }),
    [`${drug}-best-doses-per-day`]: number('/d', 'Doses a day at the best daily dose.', { min: 0 }),
    [`${drug}-doses-per-day`]: number('/d', 'Doses a day now; of a past trial, at its best daily dose.', { min: 0 }),
    [`${drug}-weeks`]: number('wk', 'Weeks at the current dose, or at the best dose where that was longer or the trial is over.', { min: 0 }),
    [`${drug}-contraindicated`]: yesNo('The clinician states a contraindication. Unsaid counts as no.'),
    [`${drug}-allergy`]: choice(['none', 'intolerance', 'allergy'], 'Active AllergyIntolerance, not refuted; allergies read in full without one: none.'),
  }) as Record<`${D}-current` | `${D}-taken` | `${D}-contraindicated`, ReturnType<typeof yesNo>> &
    Record<`${D}-current-daily-dose` | `${D}-best-daily-dose` | `${D}-best-doses-per-day` | `${D}-doses-per-day` | `${D}-weeks`, ReturnType<typeof number<string>>> &
    Record<`${D}-result`, { kind: 'choice'; codes: typeof resultCodes; meaning: string }> &
    Record<`${D}-allergy`, { kind: 'choice'; codes: readonly ['none', 'intolerance', 'allergy']; meaning: string }>;

const dopaminergic = <const D extends string>(drug: D, unit: string) => ({
  ...current(drug),
  ...indication(drug),
  ...dose(drug, unit),
  ...({ [`${drug}-increases-24-months`]: number('{count}', `Rises of the daily dose of ${drug} in the last 24 months; renewals at one dose are none, and the first titration of a new therapy (its first 8 weeks) is none.`, { min: 0 }) } as Record<
    `${D}-increases-24-months`,
    ReturnType<typeof number<string>>
  >),
});

const augmentation = (meaning: string) => yesNo(`${meaning} Answered within 6 months.`);

/** Medicines: taken now, taken before, at what dose, for what, with what result. */
export const medicineFacts = {
  ...gabapentinoid('gabapentin'),
  ...gabapentinoid('pregabalin'),
  ...gabapentinoid('gabapentin-enacarbil'),
  'gabapentin-single-night-dose': yesNo('Gabapentin is taken now as one dose in the evening, at night or at bedtime. Two or more doses a day, or a single dose at another time: no. Once a day without a time: unknown.'),
  ...dopaminergic('pramipexole', 'mg/d'),
  ...dopaminergic('ropinirole', 'mg/d'),
  ...dopaminergic('rotigotine', 'mg/(24.h)'),
  ...dopaminergic('levodopa', 'mg/d'),
  'levodopa-as-needed': yesNo('Levodopa is taken now only when needed, by its directions. Directions that do not say so, or that add such a dose to a daily one: no.'),
  ...dopaminergic('cabergoline', 'mg/d'),
  ...dopaminergic('bromocriptine', 'mg/d'),
  ...dopaminergic('apomorphine', 'mg/d'),
  'dopaminergic-past': yesNo('A dopamine agonist or levodopa was taken for RLS before and is no longer current, by the medicines read; a list read in full without one: no.'),
  'augmentation-earlier-onset': augmentation('Symptoms begin earlier in the day.'),
  'augmentation-greater-intensity': augmentation('Symptoms are more intense.'),
  'augmentation-spread': augmentation('Symptoms have spread to arms or trunk.'),
  'augmentation-shorter-latency': augmentation('Symptoms begin sooner at rest.'),
  'augmentation-shorter-effect': augmentation('The drug works for a shorter time.'),
  'augmentation-worse-after-increase': augmentation('Worse after a dose increase, or better after a decrease.'),
  'augmentation-reviewed': yesNo('Augmentation was reviewed within 6 months: the date answered, or all six features answered. Known yes, or unknown.'),
  'impulse-control': yesNo('Impulse-control behaviours on a dopaminergic drug, within 6 months.'),
  'antihistamine-first-generation': yesNo('A first-generation (sedating) antihistamine by mouth is current by the medicines list.'),
  'antihistamine-second-generation': yesNo('A second-generation, or an intranasal or ophthalmic, antihistamine is current.'),
  'dopamine-antagonist': yesNo('An antiemetic dopamine antagonist or an antipsychotic is current.'),
  'serotonergic-antidepressant': yesNo('An SSRI, SNRI, tricyclic or mirtazapine is current (not trazodone, not bupropion).'),
  trazodone: yesNo('Trazodone is current.'),
  'other-exacerbating-drug': yesNo('Lithium, topiramate or tramadol is current.'),
  ...current('bupropion'),
  ...indication('bupropion'),
  ...current('clonazepam'),
  ...indication('clonazepam'),
  ...current('carbamazepine'),
  ...indication('carbamazepine'),
  ...current('valproate'),
  ...indication('valproate'),
  'valerian': yesNo('Takes valerian; answer or medicines list naming it; no from an answer, else counts as unknown.'),
  'current-opioid': yesNo('Any opioid analgesic or opioid maintenance drug is current, or answered yes. Antitussive and perioperative use counts only while current. An answer no against a current order: conflicting.'),
  'opioid-mme': number('{MME}/d', 'Morphine milligram equivalents a day of the current opioids by the CDC 2022 factors; buprenorphine is not counted; 0 without opioids.', { min: 0 }),
  ...current('methadone'),
  ...indication('methadone'),
  ...dose('methadone', 'mg/d'),
  ...current('buprenorphine'),
  ...indication('buprenorphine'),
  ...current('oxycodone'),
  ...indication('oxycodone'),
  ...dose('oxycodone', 'mg/d'),
  ...current('tramadol'),
  ...indication('tramadol'),
  'opioid-tolerant': yesNo('60 MME a day or more for a week or longer. Unknown counts as not tolerant where the guideline reads it.'),
  'opioid-antagonist': yesNo('Naltrexone (also with bupropion) is current; rescue naloxone and naloxone within a combination do not count.'),
  'mao-inhibitor': yesNo('A monoamine oxidase inhibitor is current or ended within 14 days.'),
  benzodiazepine: yesNo('A benzodiazepine or Z-drug is current, or answered yes.'),
  'cns-depressant': yesNo('Any other sedating drug is current (barbiturate, muscle relaxant, sedative, sedating antihistamine, antipsychotic).'),
  'opioid-allergy': yesNo('An active allergy to any opioid; allergies read in full without one: no.'),
  'oxycodone-allergy': yesNo('An active allergy to oxycodone; allergies read in full without one: no.'),
} as const;

/** Drugs the clinician can have in mind; each is a fact of its own, `considering-<drug>`, and unsaid counts as no. */
export const consideredDrugs = [
  'gabapentin', 'pregabalin', 'gabapentin-enacarbil', 'pramipexole', 'ropinirole', 'rotigotine', 'levodopa', 'cabergoline',
  'oxycodone', 'methadone', 'buprenorphine', 'tramadol', 'codeine', 'hydrocodone', 'morphine', 'fentanyl', 'other-opioid',
  'clonazepam', 'carbamazepine', 'valproate', 'bupropion', 'valerian', 'dipyridamole', 'ferric-carboxymaltose', 'iv-iron',
] as const;
export type ConsideredDrug = (typeof consideredDrugs)[number];

/** Rules whose caution a clinician may weigh and go on; each is a fact of its own, `override-<rule id>`, and unsaid counts as no. */
export const overridableRules = ['iron-75-100-iv-only', 'opioid-avoid-respiratory', 'opioid-benzodiazepine'] as const;
export type OverridableRule = (typeof overridableRules)[number];
