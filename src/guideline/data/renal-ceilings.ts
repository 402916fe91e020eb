import type { SourceKey } from './sources.ts';
import type { Threshold } from './threshold.ts';

export type RenalBand = 'moderate' | 'severe' | 'kidney-failure';
export type Alpha2DeltaDrug = 'gabapentin' | 'pregabalin' | 'gabapentin-enacarbil';

/** The most of an alpha-2-delta ligand that its label allows at a renal function, and how often. */
export interface RenalCeiling {
  readonly ceiling: Threshold;
  readonly schedule: string;
  /** The label gives the drug once a day here, so that one dose is an adequate schedule. */
  readonly onceDaily: boolean;
}

const ceiling = (drug: string, value: number, band: string, source: SourceKey, schedule: string, onceDaily: boolean, note?: string): RenalCeiling => ({
  ceiling: { name: `${drug} ceiling ${band}`, value, unit: 'mg/d', sources: [source], verified: 'secondary', checked: '2026-11-25', ...(note === undefined ? {} : { note }) },
  schedule,
  onceDaily,
});

/** Label ceilings by renal band (creatinine clearance in mL/min: moderate 30 to 59, severe 15 to 29, failure below 15 or dialysis). */
export const renalCeilings: Readonly<Record<Alpha2DeltaDrug, Readonly<Record<RenalBand, RenalCeiling>>>> = {
  gabapentin: {
    moderate: ceiling('gabapentin', 1400, 'at 30 to 59 mL/min', 'gabapentin-label', '400-1400 mg a day in two doses', false),
    severe: ceiling('gabapentin', 700, 'at 15 to 29 mL/min', 'gabapentin-label', '200-700 mg once a day', true),
    'kidney-failure': ceiling('gabapentin', 300, 'below 15 mL/min', 'gabapentin-label', '100-300 mg once a day', true),
  },
  pregabalin: {
    moderate: ceiling('pregabalin', 300, 'above 30 to 59 mL/min', 'pregabalin-label', 'up to 300 mg a day', true),
    severe: ceiling('pregabalin', 150, 'at 15 to 30 mL/min', 'pregabalin-label', 'up to 150 mg a day', true, 'The label rows overlap at 30; the lower dose is used.'),
    'kidney-failure': ceiling('pregabalin', 75, 'below 15 mL/min', 'pregabalin-label', 'up to 75 mg a day', true),
  },
  'gabapentin-enacarbil': {
    moderate: ceiling('gabapentin enacarbil', 600, 'at 30 to 59 mL/min', 'enacarbil-label', 'start 300 mg, up to 600 mg a day', true),
    severe: ceiling('gabapentin enacarbil', 300, 'at 15 to 29 mL/min', 'enacarbil-label', '300 mg a day', true),
    'kidney-failure': ceiling('gabapentin enacarbil', 150, 'below 15 mL/min', 'enacarbil-label', '300 mg every other day; not recommended on haemodialysis', true),
  },
};
