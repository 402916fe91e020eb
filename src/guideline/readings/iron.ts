import { iron } from '../data/thresholds.ts';
import { all, amount, any, applies, is, named, not, onceKnown, yes } from '../logic/expression.ts';
import { esrd, pregnant } from './scope.ts';

export const ferritin = amount('ferritin');
export const tsat = amount('tsat');

export const tsatLow = tsat.below(iron.tsatLow);
export const ferritinLow = ferritin.atMost(iron.ferritinLow);

export const crpHigh = named('CRP high', any(amount('crp').above(iron.crpHigh), yes('crp-above-reference')));
/** Ferritin may be falsely high (row `ferritin-inflammation`). */
export const inflammation = named('inflammation', any(crpHigh, yes('acute-infection'), yes('inflammatory-disease')));

export const ironBlock = named('iron block', applies('iron-overload-block'));

/** First trimester; while the week is unknown it counts as such. */
const firstTrimester = named(
  'first trimester or gestation unknown',
  all(pregnant, not(onceKnown('gestation-weeks', amount('gestation-weeks').atLeast(iron.secondTrimester)))),
);

/** What stands against intravenous iron for good, or as the patient's choice. */
const ivIronContraindicated = named('IV iron contraindicated', any(yes('iv-iron-reaction'), firstTrimester));
const ivIronDeclined = yes('declines-iv-iron');

/** "IV block": overload, acute infection, an earlier serious reaction, first trimester, or declined. */
export const ivBlock = named('IV block', any(ironBlock, yes('acute-infection'), ivIronContraindicated, ivIronDeclined));

/** IV iron too recent for ferritin, transferrin saturation or symptoms to be judged. */
export const ivIronRecent = named('IV iron within 12 weeks', all(is('iv-iron', 'given'), amount('iv-iron-weeks-ago').below(iron.ivResponse)));
const ivIronFailed = named(
  'IV iron given 12 weeks to 12 months ago',
  all(is('iv-iron', 'given'), amount('iv-iron-weeks-ago').atLeast(iron.ivResponse), amount('iv-iron-weeks-ago').atMost(iron.ivFailedUntil)),
);

export const oralIronTried = named(
  'oral iron tried for 3 months',
  all(is('oral-iron', 'current', 'completed'), amount('oral-iron-weeks').atLeast(iron.oralTrial)),
);
export const oralIronNotPossible = named('oral iron not tolerated or not absorbed', any(is('oral-iron', 'intolerant'), yes('malabsorption')));

export const esrdIronLow = named('ferritin below 200 ng/mL and transferrin saturation below 20 % on dialysis', all(ferritin.below(iron.ferritinEsrd), tsatLow));

/** Iron is indicated by its values, whatever stands against giving it. */
const ironIndicated = named('iron indicated', any(all(not(esrd), any(ferritinLow, tsatLow)), all(esrd, esrdIronLow)));

const ivRouteOut = named('IV iron contraindicated, failed or declined', any(ivIronContraindicated, ivIronDeclined, ivIronFailed));
const oralRouteOut = named('oral iron not indicated, not possible or failed', any(esrd, not(ferritinLow), oralIronNotPossible, oralIronTried));

/**
 * The iron leg of "refractory": no iron indicated and none given intravenously within 12 weeks; or iron forbidden; or every
 * indicated route contraindicated, failed or declined. An acute infection only defers.
 */
export const ironLeg = named(
  'iron leg',
  any(all(not(ironIndicated), not(ivIronRecent)), ironBlock, all(ironIndicated, not(ivIronRecent), ivRouteOut, oralRouteOut)),
);

/** Some row suggests IV iron. */
export const ivIronIndicated = named('IV iron indicated', any(applies('iron-iv-fcm'), applies('iron-75-100-iv-only'), applies('iron-100-300-tsat-low')));
