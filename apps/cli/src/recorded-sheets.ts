import { explained, Failure } from './failure';

/** The error of views that fail when the sheets are on record already: both are said. */
export function unshown(error: unknown, sheets: number): Failure {
  const { exitCode, line } = explained(error);
  return new Failure(
    exitCode,
    `${onRecord(sheets)}, pero no se pueden mostrar sus hallazgos: ${line}`,
  );
}

/** So many sheets are on record, in words. */
export function onRecord(sheets: number): string {
  return sheets === 1 ? 'la hoja quedó registrada' : `las ${sheets} hojas quedaron registradas`;
}
