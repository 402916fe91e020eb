import { iron } from './data/thresholds.ts';
import { all, always, any, applies, is, not, yes, type Expression } from './logic/expression.ts';
import { augmentationAbsent, augmentationConfirmed, augmentationSuspected, dopaminergicForOther, onDopaminergic, onDopaminergicForRls } from './readings/dopaminergic.ts';
import { esrdIronLow, ferritin, ironBlock, tsat, tsatLow } from './readings/iron.ts';
import { opioidBlock, opioidBlockedOrDeclined, osaTreated, screenComplete } from './readings/opioids.ts';
import { esrd } from './readings/scope.ts';

/** A summary with one value out of several: the first case that holds. */
export interface State {
  readonly id: string;
  readonly title: string;
  readonly cases: readonly { readonly value: string; readonly when: Expression }[];
}

/** Summaries the panel and the assessment show beside the facts (facts.md, "Derived values"). */
export const states: readonly State[] = [
  {
    id: 'iron-state',
    title: 'Iron',
    cases: [
      { value: 'overload', when: ironBlock },
      { value: 'esrd-low', when: all(esrd, esrdIronLow) },
      { value: 'esrd-not-met', when: esrd },
      { value: 'low', when: ferritin.atMost(iron.ferritinLow) },
      { value: 'tsat-only-low', when: tsatLow },
      { value: 'inflamed-unclear', when: applies('ferritin-inflammation') },
      { value: 'band-75-100', when: all(ferritin.atMost(iron.ferritinIvBand), tsat.atLeast(iron.tsatLow)) },
      { value: 'replete', when: always },
    ],
  },
  {
    id: 'refractory',
    title: 'Refractory',
    cases: [
      { value: 'yes', when: applies('refractory-established') },
      { value: 'no', when: always },
    ],
  },
  {
    id: 'da-state',
    title: 'Dopaminergic drugs',
    cases: [
      { value: 'never-or-stopped', when: not(onDopaminergic) },
      { value: 'confirmed', when: all(onDopaminergicForRls, augmentationConfirmed) },
      { value: 'suspected-augmentation', when: all(onDopaminergicForRls, augmentationSuspected) },
      { value: 'stable', when: all(onDopaminergicForRls, augmentationAbsent) },
      { value: 'screen-due', when: onDopaminergicForRls },
      { value: 'other-indication', when: dopaminergicForOther },
    ],
  },
  {
    id: 'opioid-gate',
    title: 'Opioid gate',
    cases: [
      { value: 'already-on', when: yes('current-opioid') },
      { value: 'blocked', when: opioidBlock },
      { value: 'declined', when: opioidBlockedOrDeclined },
      {
        value: 'caution',
        when: all(screenComplete, any(osaTreated, is('substance-use', 'remission'), is('opioid-risk', 'high'), yes('benzodiazepine'), is('copd', 'present'))),
      },
      { value: 'open', when: screenComplete },
      { value: 'screen-incomplete', when: always },
    ],
  },
];
