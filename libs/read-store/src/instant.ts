const RFC_3339 = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;
/** `YYYY-MM-DDTHH:MM:SS.sssZ`; years outside 0000–9999 are written longer, and sort elsewhere. */
const COMPARABLE_LENGTH = 24;

/**
 * An RFC 3339 time in UTC with milliseconds, as times are compared by text; `null` for a time that
 * no calendar or clock has, and for one outside the years 0000–9999 (RFC 3339, 5.6 and 5.7).
 */
export function instantOf(text: string): string | null {
  const written = RFC_3339.exec(text)?.[1]?.toUpperCase();
  // Date takes the 31st of February for the 3rd of March, and 24:00 for the day after.
  if (written === undefined || !isoOf(`${written}Z`).startsWith(written)) return null;
  const instant = isoOf(text);
  return instant.length === COMPARABLE_LENGTH ? instant : null;
}

/** Empty for what is no time. */
function isoOf(text: string): string {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? '' : time.toISOString();
}
