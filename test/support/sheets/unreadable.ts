import { Unreadable } from '../../../libs/forms/src/transcription/unreadable';

/** Line, cell and reason of what stopped the reader, or the word that nothing did. */
export function whyUnreadable(action: () => unknown): readonly unknown[] | 'read' {
  try {
    action();
    return 'read';
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return [error.line, error.cell, error.reason];
  }
}
