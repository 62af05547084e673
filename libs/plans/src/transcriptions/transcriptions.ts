import type { RowTable } from '@libro/event-sourcing';
import type { DataOf } from '../plan/plan.events';

/** A sheet as printed, with what the ledger made of its rows. */
export interface Transcription {
  readonly position: number;
  readonly recordedAt: string;
  /** Digest of the sheet's decoded, trimmed rows. */
  readonly digest: string;
  readonly source: { readonly file: string; readonly sha256: string; readonly line: number };
  readonly sheet: DataOf<'FormTranscribed'>['sheet'];
  readonly rows: DataOf<'FormTranscribed'>['rows'];
}

/** `GET /plans/{id}/transcriptions`, in log order. */
export interface Transcriptions {
  readonly asOf: number;
  readonly items: readonly Transcription[];
  readonly next: string | null;
}

export const TRANSCRIPTION: RowTable = {
  name: 'transcription',
  kind: 'entries',
  key: ['plan_id', 'position'],
  values: ['sheet', 'recorded_at', 'body'],
};
