import type { AllStreamResolvedEvent, EventData, ResolvedEvent } from '@eventstore/db-client';
import { AppendTooLarge, LogBroken } from '@libro/event-sourcing';
import type { EventMetadata, StoredEvent, WrittenEvent } from '@libro/event-sourcing';
import { v4 } from 'uuid';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { StreamNames } from './stream-names';

/** Any event of the database, read from a stream or from all of them. */
export type Recorded = NonNullable<(AllStreamResolvedEvent | ResolvedEvent)['event']>;

/** What stands in an event's metadata: what EventStoreDB keeps no field for. */
interface Envelope {
  readonly id: string;
  readonly metadata: EventMetadata;
  readonly version: number;
}

/** Bytes that EventStoreDB takes in one append. */
const SERVER_LIMIT_BYTES = 1_048_576;

/**
 * An append's events as they are sent. The ids that EventStoreDB sees are of this attempt: by them
 * it knows what is sent again, and two who write the same events are still told apart. Data are
 * bytes, so that they come back as they were written.
 * @throws AppendTooLarge where EventStoreDB would find the append too large even so
 */
export function sentEvents(events: readonly WrittenEvent[]): readonly EventData[] {
  const plain = events.map((event) => sentEvent(event, envelopeOf(event)));
  if (bytesOf(plain) <= SERVER_LIMIT_BYTES) return plain;
  // Thousands of small events: EventStoreDB counts more of each of them than the ledger does.
  const dense = events.map((event) => sentEvent(event, deflateRawSync(envelopeOf(event))));
  const bytes = bytesOf(dense);
  if (bytes > SERVER_LIMIT_BYTES) throw new AppendTooLarge(bytes, SERVER_LIMIT_BYTES);
  return dense;
}

function sentEvent({ type, data }: WrittenEvent, envelope: Uint8Array): EventData {
  const contentType = 'application/octet-stream';
  // The client knows bytes by this very class: a Buffer it would write as JSON.
  const metadata = new Uint8Array(envelope);
  return { id: v4(), contentType, type, data: UTF_8.encode(data), metadata };
}

function envelopeOf({ id, metadata, version }: WrittenEvent): Uint8Array {
  return UTF_8.encode(`{"id":"${id}","metadata":${metadata},"version":${version}}`);
}

/** As EventStoreDB counts them: a type has two bytes a character. */
function bytesOf(events: readonly EventData[]): number {
  return events.reduce(
    (sum, { type, data, metadata }) =>
      sum + 2 * type.length + (data as Uint8Array).length + (metadata as Uint8Array).length,
    0,
  );
}

/** @throws LogBroken for an event of one of our streams that this program did not write */
export function storedEvent(recorded: Recorded, names: StreamNames): StoredEvent {
  const { streamId, type, data } = recorded;
  const position = positionOf(recorded);
  const envelope = envelopeIn(recorded);
  if (envelope === undefined || !(data instanceof Uint8Array)) {
    throw new LogBroken(position, `an event ${type} of another program stands in ${streamId}`);
  }
  const { id, metadata, version } = envelope;
  const stream = names.streamOf(streamId);
  const text = Buffer.from(data.buffer, data.byteOffset, data.length).toString('utf8');
  const revision = Number(recorded.revision);
  return { position, stream, revision, id, type, version, data: text, metadata };
}

/** @throws LogBroken beyond 2^53 bytes of log, where positions would no longer be whole numbers */
export function positionOf({ position }: Recorded): number {
  const commit = Number(position?.commit ?? Number.NaN);
  if (Number.isSafeInteger(commit)) return commit;
  throw new LogBroken(commit, 'its position is no whole number');
}

/** What this program wrote beside the data; `undefined` where it did not write it. */
export function envelopeIn({ metadata }: Pick<Recorded, 'metadata'>): Envelope | undefined {
  const envelope = metadata instanceof Uint8Array ? inflated(metadata) : metadata;
  return isEnvelope(envelope) ? envelope : undefined;
}

function inflated(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(
      inflateRawSync(bytes, { maxOutputLength: SERVER_LIMIT_BYTES }).toString('utf8'),
    );
  } catch {
    return undefined;
  }
}

function isEnvelope(metadata: unknown): metadata is Envelope {
  if (typeof metadata !== 'object' || metadata === null) return false;
  const { id, version, metadata: inner } = metadata as Partial<Envelope>;
  return (
    typeof id === 'string' &&
    Number.isSafeInteger(version) &&
    Number.isSafeInteger(inner?.index) &&
    Number.isSafeInteger(inner?.size)
  );
}

const UTF_8 = new TextEncoder();
