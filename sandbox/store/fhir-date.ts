/**
 * A FHIR date, dateTime or instant as the span of time it stands for, in milliseconds since 1970:
 * `2026-03` is the whole of March. Times without a zone count as UTC. Unreadable text gives `undefined`.
 *
 * Source: https://hl7.org/fhir/R4/search.html#date
 */
export function dateSpan(text: string): { readonly low: number; readonly high: number } | undefined {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const start = Date.parse(
    `${year}-${month ?? '01'}-${day ?? '01'}T${hour ?? '00'}:${minute ?? '00'}:${second ?? '00'}` +
      `.${(fraction ?? '0').slice(0, 3).padEnd(3, '0')}${zone ?? 'Z'}`,
  );
  if (Number.isNaN(start)) return undefined;
  return { low: start, high: start + spanLength(start, { month, day, hour, second, fraction }) - 1 };
}

/** How long the span lasts, in milliseconds, from the finest part that is present. */
function spanLength(
  start: number,
  parts: Record<'month' | 'day' | 'hour' | 'second' | 'fraction', string | undefined>,
): number {
  if (parts.fraction !== undefined) return 1;
  if (parts.second !== undefined) return 1000;
  if (parts.hour !== undefined) return 60_000;
  if (parts.day !== undefined) return 86_400_000;
  const end = new Date(start);
  if (parts.month === undefined) end.setUTCFullYear(end.getUTCFullYear() + 1);
  else end.setUTCMonth(end.getUTCMonth() + 1);
  return end.getTime() - start;
}
