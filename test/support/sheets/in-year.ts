/** Sheets of 2021 as another year would have printed them: titles and dates, also short ones. */
export function inYear(sheets: string, year: number): string {
  const short = String(year).slice(-2);
  return sheets.replaceAll('2021', String(year)).replaceAll('.-21', `.-${short}`);
}
