import type { AsOf, ReadStore } from '@libro/read-store';
import { LessThanOrEqual } from 'typeorm';
import type { TranscriptionBody } from './transcription-rows';
import type { Transcription, Transcriptions } from './transcriptions';
import { TranscriptionEntity } from './transcriptions.entity';

/** Every sheet of a plan as printed, in log order, up to a position or time. @throws InvalidAsOf */
export async function transcriptions(
  reads: ReadStore,
  planId: string,
  at?: AsOf,
): Promise<Transcriptions> {
  const asOf = await reads.asOf(at);
  const where = { planId, position: LessThanOrEqual(asOf) };
  const rows = await reads.reading(() =>
    reads.manager.find(TranscriptionEntity, { where, order: { position: 'ASC' } }),
  );
  return { asOf, items: rows.map(transcriptionOf), next: null };
}

function transcriptionOf({ position, recordedAt, body }: TranscriptionEntity): Transcription {
  const { sheet, rows } = JSON.parse(body) as TranscriptionBody;
  const { file, sha256, line } = sheet;
  return { position, recordedAt, digest: sheet.sheet, source: { file, sha256, line }, sheet, rows };
}
