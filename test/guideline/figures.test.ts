import { expect, test } from 'vitest';
import { iron, opioid, renal, scope } from '../../src/guideline/data/thresholds.ts';
import { qtcBlock, qtcRaised } from '../../src/patient/heart.ts';
import { severelyReduced } from '../../src/patient/kidney.ts';
import { esrdFerritinCuts, ferritinCuts, tsatLow } from '../../src/patient/labs/intervals.ts';
import { oldest, youngest } from '../../src/patient/pregnancy.ts';
import { WEEKS_LOOKED_BACK } from '../../src/patient/medicines/iv-iron.ts';
import { ivIronVoidDays } from '../../src/patient/windows.ts';

/**
 * The reading of the chart comes before the guideline and may not import it, but some of its windows and contradictions hang on the
 * guideline's figures. Where one is moved, the other has to follow.
 */
test.each([
  ['QTc that holds until a newer ECG', qtcBlock, opioid.qtcBlock.value],
  ['QTc that shortens the window', qtcRaised, opioid.qtcCaution.value],
  ['ages between which pregnancy is asked', [youngest, oldest], [scope.mayBePregnantFrom.value, scope.mayBePregnantTo.value]],
  ['ferritin cuts between which two results contradict each other', ferritinCuts.map(({ at }) => at), [iron.ferritinLow.value, iron.ferritinIvBand.value, iron.ferritinIvTrial.value]],
  ['ferritin cut on dialysis', esrdFerritinCuts.map(({ at }) => at), [iron.ferritinEsrd.value]],
  ['saturation that shortens the window', tsatLow.at, iron.tsatLow.value],
  ['days for which iron results are void after an infusion', ivIronVoidDays, 7 * iron.ivResponse.value],
  ['eGFR that makes stage 4 or 5', severelyReduced, renal.moderate.value],
  ['weeks after which an infusion is of no account', WEEKS_LOOKED_BACK, iron.ivFailedUntil.value],
])('%s: the same in the reading and in the guideline', (_, inReading, inGuideline) => expect(inReading).toEqual(inGuideline));
