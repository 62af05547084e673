import type { RecordedEvent, RowChange } from '@libro/event-sourcing';
import { planOfStream } from '../plan/plan';
import type { DataOf, PlanEvent } from '../plan/plan.events';
import { TRANSCRIPTION } from './transcriptions';

/** What a transcription's row keeps as JSON: the event's data, as it was recorded. */
export type TranscriptionBody = DataOf<'FormTranscribed'>;

/** The row of a sheet that was transcribed; none of any other event. */
export function transcriptionRows(recorded: RecordedEvent<PlanEvent>): readonly RowChange[] {
  const { event, stream, position, metadata } = recorded;
  if (event.type !== 'FormTranscribed') return [];
  const body: TranscriptionBody = event.data;
  const values = [body.sheet.sheet, metadata.recordedAt, JSON.stringify(body)];
  return [{ table: TRANSCRIPTION, key: [planOfStream(stream), position], values, replaces: false }];
}
