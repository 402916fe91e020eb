import { dopaminergic } from '../data/thresholds.ts';
import { all, amount, any, is, named, no, not, yes, type Expression } from '../logic/expression.ts';

const dopaminergicDrugs = ['pramipexole', 'ropinirole', 'rotigotine', 'levodopa', 'cabergoline', 'bromocriptine', 'apomorphine'] as const;
type DopaminergicDrug = (typeof dopaminergicDrugs)[number];

const forRls = (drug: DopaminergicDrug): Expression => named(`${drug} for RLS`, all(yes(`${drug}-current`), is(`${drug}-indication`, 'rls')));

/** A dopamine agonist or levodopa is taken now, for whatever reason. */
export const onDopaminergic = named('on a dopaminergic drug', any(...dopaminergicDrugs.map((drug) => yes(`${drug}-current`))));
/** … and for restless legs. */
export const onDopaminergicForRls = named('on a dopaminergic drug for RLS', any(...dopaminergicDrugs.map(forRls)));
/** … and for something else. */
export const dopaminergicForOther = named(
  'dopaminergic drug for another indication',
  any(...dopaminergicDrugs.map((drug) => named(`${drug} for another indication`, all(yes(`${drug}-current`), not(is(`${drug}-indication`, 'rls')))))),
);

const maxima: readonly (readonly [DopaminergicDrug, Expression])[] = [
  ['pramipexole', amount('pramipexole-current-daily-dose').above(dopaminergic.pramipexoleMaximum)],
  ['ropinirole', amount('ropinirole-current-daily-dose').above(dopaminergic.ropiniroleMaximum)],
  ['rotigotine', amount('rotigotine-current-daily-dose').above(dopaminergic.rotigotineMaximum)],
];

export const doseOverMaximum = named(
  'dopamine agonist above the maximum for RLS',
  any(...maxima.map(([drug, over]) => named(`${drug} above its maximum`, all(forRls(drug), over)))),
);

/** Raised twice or more in 24 months. */
const raisedRepeatedly = named(
  'two or more dose increases in 24 months',
  any(...dopaminergicDrugs.map((drug) => named(`${drug} raised repeatedly`, all(forRls(drug), amount(`${drug}-increases-24-months`).atLeast(dopaminergic.increases))))),
);

const features = ['augmentation-earlier-onset', 'augmentation-greater-intensity', 'augmentation-spread', 'augmentation-shorter-latency', 'augmentation-shorter-effect', 'augmentation-worse-after-increase'] as const;
const anyFeature = any(...features.map(yes));

const escalation = any(raisedRepeatedly, doseOverMaximum);

/** Earlier onset with another of the six features, or worse after an increase (reading "Augmentation"). */
export const augmentationConfirmed = named(
  'augmentation confirmed',
  any(
    yes('augmentation-worse-after-increase'),
    all(yes('augmentation-earlier-onset'), any(...features.filter((feature) => feature !== 'augmentation-earlier-onset').map(yes))),
  ),
);
export const doseEscalation = named('dose escalation', escalation);
/** Any one feature, or dose escalation; confirmed counts too. */
export const augmentationSuspected = named('augmentation suspected or confirmed', any(anyFeature, escalation));
/** Reviewed within 6 months, all six features answered no, and no escalation. */
export const augmentationAbsent = named('augmentation reviewed and absent', all(yes('augmentation-reviewed'), ...features.map(no), not(escalation)));
/** Confirmed augmentation on a drug for RLS: what the rows on switching and tapering are about. */
export const augmentedForRls = named('confirmed augmentation on a dopaminergic drug for RLS', all(onDopaminergicForRls, augmentationConfirmed));
