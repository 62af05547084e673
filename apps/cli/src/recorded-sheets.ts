import { StoreUnavailable, WrongExpectedRevision } from '@libro/event-sourcing';
import { UnusableDatabase } from '@libro/event-store';
import { explained, Failure } from './failure';

/**
 * The error that cut an import, with how many sheets it left on record: each is one append, and
 * those that are missing are added by running it again (domain.md, Transcribing real sheets).
 */
export function cutOff(error: unknown, done: number, of: number): unknown {
  const again = mayGoWellAgain(error);
  if (done === 0 && !again) return error;
  const { exitCode, line } = explained(error);
  const recorded = `${done} de ${of} hojas quedaron registradas${again ? '; repita la orden' : ''}`;
  return new Failure(exitCode, `${line}; ${recorded}`);
}

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

function mayGoWellAgain(error: unknown): boolean {
  if (error instanceof UnusableDatabase) return false;
  return error instanceof StoreUnavailable || error instanceof WrongExpectedRevision;
}
