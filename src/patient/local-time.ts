const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** The calendar day of a moment where this program runs, as YYYY-MM-DD: "today" for the panel and the command line alike. */
export const localDay = (moment: Date): string => `${moment.getFullYear()}-${twoDigits(moment.getMonth() + 1)}-${twoDigits(moment.getDate())}`;

/** A moment as a FHIR dateTime with the offset of this place, so that its date is the clinician's. */
export function localMoment(moment: Date): string {
  const offset = -moment.getTimezoneOffset();
  const sign = offset < 0 ? '-' : '+';
  const size = Math.abs(offset);
  const time = [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(twoDigits).join(':');
  return `${localDay(moment)}T${time}${sign}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}
