import { EventCodec } from '@libro/event-sourcing';
import type { EventShapes, Fold } from '@libro/event-sourcing';
import type { DecidedSheet } from './transcription';

/**
 * The one stream of what clients sent to be transcribed. A file's sheets may be of several plans,
 * so that the file itself belongs to none (source: decision note of 2026-11-26 on keys of files).
 */
export const TRANSCRIPTION_REQUESTS_STREAM = 'transcription-requests';

/** The file of a request: under another name, or with other bytes, it is another one. */
export interface RequestedFile {
  readonly file: string;
  /** SHA-256 (hex) of its bytes. */
  readonly sha256: string;
}

/** A file was sent, and something in it was new; what it made names this event's command. */
export interface TranscriptionRequested {
  readonly type: 'TranscriptionRequested';
  readonly data: RequestedFile & {
    /** Digests of its sheets, in the file's order. */
    readonly sheets: readonly string[];
  };
}

/** Nothing is decided on what was requested before: the commands on record are all there is. */
export const transcriptionRequestsFold: Fold<null, TranscriptionRequested> = {
  initial: null,
  evolve: () => null,
};

export const transcriptionRequestShapes: EventShapes<TranscriptionRequested> = {
  TranscriptionRequested: [],
};

/** Between the requests and what a store keeps. */
export function transcriptionRequestsCodec(): EventCodec<TranscriptionRequested> {
  return new EventCodec(transcriptionRequestShapes);
}

/** The request of a file as it was decided; none where the ledger holds all of its sheets. */
export function requestTranscription(
  { file, sha256 }: RequestedFile,
  decided: readonly DecidedSheet[],
): readonly TranscriptionRequested[] {
  if (decided.every(({ appends }) => appends.length === 0)) return [];
  const sheets = decided.map(({ sheet }) => sheet.sheet);
  return [{ type: 'TranscriptionRequested', data: { file, sha256, sheets } }];
}
