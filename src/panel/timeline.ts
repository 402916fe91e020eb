import type { Exposure, MedicineHistory } from '../patient/patient.ts';

/** One bar of the picture, in per cent of the time shown. */
export interface Bar {
  readonly start: number;
  readonly width: number;
  readonly ongoing: boolean;
  /** Height in per cent of the highest dose of the drug; full where no dose is known. */
  readonly height: number;
}

export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/** The moment of a date that may lack day or month: its first day, or (at the end of a stretch) its last. */
export function momentOf(date: string | undefined, end: boolean): number | undefined {
  const parts = /^(?<year>\d{4})(?:-(?<month>\d{2}))?(?:-(?<day>\d{2}))?/u.exec(date ?? '')?.groups;
  if (parts?.['year'] === undefined) return undefined;
  const year = Number(parts['year']);
  const month = parts['month'] === undefined ? undefined : Number(parts['month']);
  if (!end) return Date.UTC(year, (month ?? 1) - 1, Number(parts['day'] ?? 1));
  if (month === undefined) return Date.UTC(year, 11, 31);
  return parts['day'] === undefined ? Date.UTC(year, month, 0) : Date.UTC(year, month - 1, Number(parts['day']));
}

/** From the first known day of any medicine to today. */
export function spanOf(medicines: readonly MedicineHistory[], asOf: string): TimeSpan | undefined {
  const to = momentOf(asOf, true);
  const starts = medicines.flatMap(({ exposures }) => exposures.flatMap(({ from }) => momentOf(from, false) ?? []));
  if (to === undefined || starts.length === 0) return undefined;
  const from = Math.min(...starts);
  return from < to ? { from, to } : undefined;
}

/** Bars of one medicine; a stretch without a first day has no place in time and is told in words only. */
export function barsOf({ exposures }: MedicineHistory, span: TimeSpan): readonly Bar[] {
  const length = span.to - span.from;
  const highest = Math.max(...exposures.map(({ daily }) => daily?.value ?? 0));
  return exposures.flatMap((exposure) => {
    const from = momentOf(exposure.from, false);
    if (from === undefined) return [];
    const to = Math.min(momentOf(exposure.to, true) ?? (exposure.current === false ? from : span.to), span.to);
    const start = Math.max(0, ((from - span.from) / length) * 100);
    const width = Math.max(1, ((to - from) / length) * 100);
    return [{ start, width: Math.min(width, 100 - start), ongoing: exposure.current === true, height: heightOf(exposure, highest) }];
  });
}

const heightOf = ({ daily }: Exposure, highest: number): number => (daily === undefined || highest === 0 ? 100 : Math.max(25, (daily.value / highest) * 100));
