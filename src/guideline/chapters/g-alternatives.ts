import { scope } from '../data/thresholds.ts';
import { all, amount, any, applies, certain, isUnknown, named, no, not, yes } from '../logic/expression.ts';
import { opioidBlockedOrDeclined } from '../readings/opioids.ts';
import { inScope, pregnantOrBreastFeeding, unlessPregnant } from '../readings/scope.ts';
import { ungraded, type Rule } from '../rule.ts';

const deviceQuestions = ['device-implant', 'device-epilepsy', 'device-metal-leg', 'device-skin', 'device-adhesive'] as const;
const deviceContraindicated = named('device contraindicated', any(...deviceQuestions.map(yes)));
const deviceOut = named('device contraindicated or declined', any(deviceContraindicated, yes('declines-device')));
const severeEnough = amount('irls-total').atLeast(scope.trialIrls);
const refractory = applies('refractory-established');

/** G. Alternatives when opioids are contraindicated or declined. */
export const alternativeRules: readonly Rule[] = [
  {
    id: 'alt-npns',
    kind: 'decision',
    when: unlessPregnant(refractory, severeEnough, not(deviceOut)),
    text: 'Bilateral high-frequency peroneal nerve stimulation (NTX100, FDA De Novo April 2023) for moderate to severe RLS refractory to medication.',
    strength: 'conditional-for',
    certainty: 'moderate',
    citations: [{ source: 'article', at: 'Alternative Second-Line Options' }, { source: 'aasm-2025' }, { source: 'nerve-stimulation' }],
    statedBy: 'both',
    sourcesDiffer: { note: 'The article places it after opioids; AASM gives no order. Trial: 22-79 years, worst symptoms in the lower legs near bedtime, daytime not severe.', shownFirst: 'article' },
    verification: { read: ['article', 'nerve-stimulation'], secondary: ['aasm-2025'] },
  },
  {
    id: 'alt-npns-contraindicated',
    kind: 'decision',
    when: all(inScope, deviceContraindicated),
    text: 'No nerve stimulation: epilepsy, an active implanted device, metal in the leg at the site, allergy to its materials, or broken skin at the site.',
    strength: 'strong-against',
    certainty: 'none',
    citations: [{ source: 'nerve-stimulation', at: 'manufacturer safety page' }],
    statedBy: 'primary',
    sourcesDiffer: { note: 'The article does not mention contraindications.', shownFirst: 'primary' },
    verification: { read: ['nerve-stimulation'] },
  },
  {
    id: 'alt-npns-facts-missing',
    kind: 'missingness',
    when: all(certain(refractory), certain(severeEnough), not(certain(deviceOut)), any(...deviceQuestions.map(isUnknown))),
    text: 'Ask the five questions before nerve stimulation: implanted device, epilepsy, metal in the leg, skin at the site, adhesive allergy.',
    ...ungraded,
    citations: [{ source: 'nerve-stimulation' }],
    statedBy: 'primary',
    verification: { read: ['nerve-stimulation'] },
  },
  {
    id: 'alt-dipyridamole',
    kind: 'decision',
    when: unlessPregnant(refractory, opioidBlockedOrDeclined, no('dipyridamole-caution')),
    text: 'Dipyridamole, in the trial titrated to 300 mg a day (mean 218 mg) in the evening.',
    strength: 'conditional-for',
    certainty: 'low',
    citations: [{ source: 'article', at: 'Alternative Second-Line Options' }, { source: 'aasm-2025' }, { source: 'dipyridamole-2021' }],
    statedBy: 'both',
    sourcesDiffer: {
      note: 'The World Sleep Society did not support it. Trial: 28 untreated patients, 2 weeks; its author doubts a response after long dopamine agonist use or augmentation.',
      shownFirst: 'article',
    },
    verification: { read: ['article', 'dipyridamole-2021', 'world-sleep-2025'], secondary: ['aasm-2025'], unverified: 'the time of day' },
  },
  {
    id: 'alt-dipyridamole-caution',
    kind: 'decision',
    when: all(inScope, yes('dipyridamole-caution')),
    text: 'Dipyridamole: avoid it, or ask cardiology (severe coronary disease, outflow obstruction, hypotension, decompensated heart failure, myasthenia gravis, bleeding risk). Stop it 48 hours before an adenosinergic stress test.',
    strength: 'good-practice',
    certainty: 'low',
    citations: [{ source: 'dipyridamole-label' }],
    statedBy: 'primary',
    sourcesDiffer: { note: 'The article does not mention it.', shownFirst: 'primary' },
    verification: { read: ['dipyridamole-label'] },
  },
  {
    id: 'alt-refer-specialist',
    kind: 'decision',
    when: all(
      inScope,
      any(
        all(refractory, opioidBlockedOrDeclined, any(deviceOut, not(severeEnough)), yes('dipyridamole-caution')),
        all(refractory, pregnantOrBreastFeeding),
        amount('irls-total').atLeast(scope.verySevereIrls),
      ),
    ),
    text: 'Refer to an RLS or sleep specialist.',
    ...ungraded,
    citations: [{ source: 'app' }, { source: 'mayo-2021' }],
    statedBy: 'primary',
    verification: { unverified: 'a rule of this app' },
  },
];
