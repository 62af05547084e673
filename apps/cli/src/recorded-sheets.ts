import { explained, Failure } from './failure';

/** The error of views that fail when the sheets are on record already: both are said. */
export function unshown(error: unknown, sheets: number): Failure {
  const { exitCode, line } = explained(error);
  const recorded =
    sheets === 1 ? 'la hoja quedó registrada' : `las ${sheets} hojas quedaron registradas`;
  return new Failure(exitCode, `${recorded}, pero no se pueden mostrar sus hallazgos: ${line}`);
}
