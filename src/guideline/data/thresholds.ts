import type { SourceKey } from './sources.ts';
import type { Threshold } from './threshold.ts';

const CHECKED = '2026-11-25';

const define = (
  name: string,
  value: number,
  unit: string,
  sources: readonly SourceKey[],
  verified: Threshold['verified'] = 'read',
  note?: string,
): Threshold => ({ name, value, unit, sources, verified, checked: CHECKED, ...(note === undefined ? {} : { note }) });

/** Age, severity and frequency. */
export const scope = {
  adult: define('adult age', 18, 'a', ['article', 'aasm-2025']),
  older: define('age with more respiratory risk from gabapentinoids and opioids', 65, 'a', ['fda-gabapentinoids-2019', 'cdc-2022']),
  mayBePregnantFrom: define('age from which pregnancy is asked', 12, 'a', ['app'], 'unverified'),
  mayBePregnantTo: define('age to which pregnancy is asked', 55, 'a', ['app'], 'unverified'),
  mildIrls: define('highest IRLS total that is mild', 10, '{score}', ['irls']),
  refractoryIrls: define('lowest IRLS total that is moderate', 11, '{score}', ['irls']),
  trialIrls: define('IRLS total that the opioid and nerve stimulation trials required', 15, '{score}', ['reloxyn-2013', 'nerve-stimulation']),
  severeIrls: define('lowest IRLS total that is severe', 21, '{score}', ['irls']),
  verySevereIrls: define('lowest IRLS total that is very severe', 31, '{score}', ['irls']),
  fewNights: define('nights a week below which RLS is intermittent', 2, '/wk', ['augmentation-2016'], 'secondary'),
  irlsChange: define('change of the IRLS total that matters to patients', 3, '{score}', ['pregabalin-2014'], 'secondary'),
} as const;

/** Ferritin in ng/mL, transferrin saturation in per cent, windows in weeks and months. */
export const iron = {
  ferritinLow: define('ferritin at or below which iron is indicated', 75, 'ng/mL', ['aasm-2025', 'article', 'aan-2016'], 'read', 'The title of the article says below 75, its body at or below 75; at or below is used.'),
  ferritinIvBand: define('upper end of the band in which only IV iron is absorbed', 100, 'ng/mL', ['aasm-2025', 'jama-2026'], 'secondary'),
  ferritinIvTrial: define('ferritin from which IV iron was not studied', 300, 'ng/mL', ['fcm-trials', 'iron-irlssg-2018']),
  ferritinEsrd: define('ferritin below which IV iron sucrose is advised on dialysis', 200, 'ng/mL', ['article', 'aasm-2025']),
  ferritinFindCause: define('ferritin below which the cause of deficiency is looked for', 30, 'ng/mL', ['cps-2023'], 'unverified'),
  assayFrom: define('ferritin from which assays differ around the cut-offs', 75, 'ng/mL', ['ferritin-assays']),
  assayTo: define('ferritin to which assays differ around the cut-offs', 160, 'ng/mL', ['ferritin-assays']),
  tsatLow: define('transferrin saturation below which iron is indicated', 20, '%', ['aasm-2025', 'article']),
  tsatHigh: define('transferrin saturation above which no iron is given', 45, '%', ['iron-irlssg-2018'], 'unverified'),
  crpHigh: define('CRP above which ferritin may be falsely high', 5, 'mg/L', ['inflammation-ash-2020'], 'secondary'),
  oralTrial: define('weeks of oral iron that make a trial (3 months)', 12, 'wk', ['article']),
  ivResponse: define('weeks before the effect of IV iron can be judged', 12, 'wk', ['fcm-trials']),
  ivFailedUntil: define('weeks after which IV iron no longer counts as a recent failed trial (12 months)', 52, 'wk', ['app'], 'unverified'),
  secondTrimester: define('first week of the second trimester', 14, 'wk', ['fcm-label-eu'], 'read'),
  recheckTreated: define('months after which iron studies are repeated when iron was low or treated', 6, 'mo', ['article']),
  recheck: define('months after which iron studies are repeated otherwise', 12, 'mo', ['article']),
  haemoglobinWomen: define('haemoglobin below which women are anaemic', 12, 'g/dL', ['app'], 'unverified', 'WHO limit, from memory.'),
  haemoglobinMen: define('haemoglobin below which men are anaemic', 13, 'g/dL', ['app'], 'unverified', 'WHO limit, from memory.'),
  phosphateLow: define('phosphate below which another formulation than carboxymaltose is preferred', 2.5, 'mg/dL', ['fcm-label-us'], 'unverified'),
} as const;

/** Targets and upper ends of alpha-2-delta doses for adults with normal kidneys. */
export const alpha2delta = {
  gabapentinTarget: define('gabapentin dose that makes a trial adequate', 1800, 'mg/d', ['article', 'gabapentin-2002']),
  gabapentinTrialMaximum: define('highest gabapentin dose of the RLS trial', 2400, 'mg/d', ['gabapentin-2002']),
  gabapentinMaximum: define('highest gabapentin dose of the label, for other uses', 3600, 'mg/d', ['article', 'gabapentin-label'], 'secondary'),
  pregabalinTarget: define('pregabalin dose that makes a trial adequate', 300, 'mg/d', ['article', 'pregabalin-2014']),
  pregabalinRlsMaximum: define('highest pregabalin dose of RLS dose finding', 450, 'mg/d', ['sister-articles'], 'unverified'),
  enacarbilTarget: define('gabapentin enacarbil dose of the label', 600, 'mg/d', ['enacarbil-label'], 'secondary'),
  trialWeeks: define('weeks at the dose that make a trial', 4, 'wk', ['gabapentin-2002'], 'unverified', 'The article gives no duration; the effect showed by week 4 of 6.'),
  onceDaily: define('one dose a day', 1, '/d', ['article']),
  divided: define('fewest doses a day that divide the dose', 2, '/d', ['gabapentin-2002'], 'secondary', 'The article asks for three; the trial gave two.'),
  threeTimes: define('doses a day the article asks for', 3, '/d', ['article']),
} as const;

/** Renal function in mL/min at which label ceilings change. */
export const renal = {
  noCap: define('renal function from which the label sets no lower ceiling', 60, 'mL/min', ['gabapentin-label', 'pregabalin-label', 'enacarbil-label'], 'secondary'),
  moderate: define('lower end of moderate impairment', 30, 'mL/min', ['gabapentin-label', 'pregabalin-label', 'enacarbil-label'], 'secondary'),
  severe: define('lower end of severe impairment', 15, 'mL/min', ['gabapentin-label', 'pregabalin-label', 'enacarbil-label'], 'secondary'),
} as const;

/** Dopaminergic doses and history. */
export const dopaminergic = {
  pramipexoleMaximum: define('highest pramipexole dose for RLS', 0.5, 'mg/d', ['augmentation-2016'], 'read', 'Studied to 0.75 mg on the EU label.'),
  ropiniroleMaximum: define('highest ropinirole dose for RLS', 4, 'mg/d', ['augmentation-2016']),
  rotigotineMaximum: define('highest rotigotine dose for RLS', 3, 'mg/(24.h)', ['augmentation-2016']),
  increases: define('dose increases in 24 months that make augmentation suspect', 2, '{count}', ['app'], 'unverified', 'The definition of more than mild augmentation includes earlier increases; the number is ours.'),
} as const;

/** QTc in ms, opioid amounts in morphine milligram equivalents a day. */
export const opioid = {
  qtcBlock: define('QTc from which methadone is not used', 500, 'ms', ['methadone-safety-2014', 'methadone-qtc-2009'], 'read', 'The text says above 500; exactly 500 is treated as a block.'),
  qtcCaution: define('QTc from which another opioid is preferred', 450, 'ms', ['methadone-safety-2014']),
  mmeReassess: define('opioid amount from which benefit and risk are reassessed', 50, '{MME}/d', ['cdc-2022']),
  oxycodoneUsualMaximum: define('upper end of the usual oxycodone range in RLS', 30, 'mg/d', ['opioids-mayo-2018']),
  methadoneUsualMaximum: define('upper end of the usual methadone range in RLS', 20, 'mg/d', ['opioids-mayo-2018']),
} as const;
