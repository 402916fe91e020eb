import { scope } from '../data/thresholds.ts';
import { all, amount, any, applies, named, yes } from '../logic/expression.ts';
import { alpha2DeltaCurrent } from '../readings/alpha2delta.ts';
import { onDopaminergicForRls } from '../readings/dopaminergic.ts';
import { opioidCurrent } from '../readings/opioids.ts';
import { adult, inScope } from '../readings/scope.ts';
import { ungraded, type Rule } from '../rule.ts';

const ironSuggested = named('iron is suggested', any(...['iron-deficit-treat', 'iron-75-100-iv-only', 'esrd-iron-sucrose'].map(applies)));
const alpha2DeltaSuggested = named(
  'a change of the alpha-2-delta ligand is suggested',
  any(...['a2d-never-tried', 'a2d-gabapentin-underdosed', 'a2d-pregabalin-underdosed', 'a2d-gabapentin-single-night-dose', 'esrd-gabapentin'].map(applies)),
);
const secondLineSuggested = named('a second-line treatment is suggested', any(...['da-augmentation-switch', 'opioid-next-step', 'alt-npns', 'alt-dipyridamole'].map(applies)));

/** J. Monitoring. */
export const monitoringRules: readonly Rule[] = [
  {
    id: 'mon-response-day-night',
    kind: 'decision',
    when: all(inScope, any(ironSuggested, alpha2DeltaSuggested, secondLineSuggested, alpha2DeltaCurrent, opioidCurrent, onDopaminergicForRls)),
    text: 'Follow symptoms at night (IRLS; a change of 3 or more matters) and alertness, concentration and mood by day.',
    ...ungraded,
    citations: [{ source: 'article', at: 'Monitoring' }, { source: 'pregabalin-2014', at: 'appraisal: change of 3' }],
    statedBy: 'both',
    verification: { read: ['article', 'pregabalin-2014'] },
  },
  {
    id: 'mon-opioid',
    kind: 'decision',
    when: all(adult, opioidCurrent),
    text: 'On an opioid: watch breathing, sedation, constipation, misuse, PAP data, and the trend of the MME.',
    ...ungraded,
    citations: [{ source: 'article', at: 'Monitoring' }],
    statedBy: 'both',
    verification: { read: ['article'] },
    about: opioidCurrent,
  },
  {
    id: 'mon-methadone-ecg',
    kind: 'decision',
    when: all(adult, yes('methadone-current')),
    text: 'On methadone: ECG at baseline, at about 30 days and yearly; sooner after syncope or seizure, or above 100 mg.',
    strength: 'good-practice',
    certainty: 'low',
    citations: [{ source: 'methadone-qtc-2009' }],
    statedBy: 'primary',
    sourcesDiffer: { note: 'The 2014 methadone guideline is more selective.', shownFirst: 'primary' },
    verification: { read: ['methadone-qtc-2009'] },
    about: yes('methadone-current'),
  },
  {
    id: 'mon-a2d',
    kind: 'decision',
    when: all(adult, alpha2DeltaCurrent),
    text: 'On an alpha-2-delta ligand: watch dizziness, somnolence, falls, weight, oedema, misuse in those at risk, suicidality.',
    ...ungraded,
    citations: [{ source: 'article', at: 'Monitoring' }, { source: 'cps-2023' }],
    statedBy: 'both',
    sourcesDiffer: { note: 'Suicidality and weight are not in the article.', shownFirst: 'both' },
    verification: { read: ['article', 'cps-2023'] },
    about: alpha2DeltaCurrent,
  },
  {
    id: 'mon-mood-suicidality',
    kind: 'decision',
    when: all(adult, any(alpha2DeltaCurrent, all(inScope, any(applies('refractory-established'), amount('irls-total').atLeast(scope.severeIrls))))),
    text: 'Ask about mood and suicidality (PHQ-9 or equivalent): RLS carries a risk of depression and self-harm.',
    strength: 'good-practice',
    certainty: 'low',
    citations: [{ source: 'opioids-mayo-2018' }, { source: 'jama-2026' }],
    statedBy: 'primary',
    sourcesDiffer: { note: 'The article mentions mood only.', shownFirst: 'primary' },
    verification: { read: ['opioids-mayo-2018', 'jama-2026'] },
  },
];
