/** Whether a text of the form YYYY-MM-DD is a day of the calendar, as the platform counts days. */
export function isCalendarDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
