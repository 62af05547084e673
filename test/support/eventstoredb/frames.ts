import { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb.js';
import { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendReq, BatchAppendReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { Proposed, Recorded } from './events';

/** The server tells times in ticks of 100 ns; clients of JavaScript take them as since 1970. */
const TICKS_PER_MS = 10_000;

const { ReadEvent, CaughtUp, Checkpoint, StreamNotFound, SubscriptionConfirmation } = ReadResp;

export const CAUGHT_UP = framed(new ReadResp().setCaughtUp(new CaughtUp()));

/** An event as an answer to a read, in the bytes that go over the wire: encoded once for all. */
export function eventFrame(event: Recorded): Buffer {
  event.frame ??= framed(new ReadResp().setEvent(readEvent(event)));
  return event.frame;
}

export function confirmation(subscription: string): Buffer {
  const confirmed = new SubscriptionConfirmation().setSubscriptionId(subscription);
  return framed(new ReadResp().setConfirmation(confirmed));
}

/** Tells the subscriber of a filter how far the server has looked. */
export function checkpoint(position: number): Buffer {
  const reached = new Checkpoint().setCommitPosition(String(position));
  return framed(new ReadResp().setCheckpoint(reached.setPreparePosition(String(position))));
}

export function streamNotFound(stream: string): Buffer {
  const missing = new StreamNotFound().setStreamIdentifier(identifier(stream));
  return framed(new ReadResp().setStreamNotFound(missing));
}

export function identifier(stream: string): StreamIdentifier {
  return new StreamIdentifier().setStreamName(Buffer.from(stream).toString('base64'));
}

export function streamOf(named: StreamIdentifier | undefined): string {
  return Buffer.from(named?.getStreamName_asU8() ?? []).toString('utf8');
}

/** What a client proposes, unary or in a batch. */
export function proposedOf(
  message: AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage,
): Proposed {
  const about = message.getMetadataMap();
  return {
    id: (message.getId()?.getString() ?? '').toLowerCase(),
    type: about.get('type') ?? '',
    contentType: about.get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

function readEvent(event: Recorded): ReadResp.ReadEvent {
  const position = String(event.position);
  const recorded = new ReadEvent.RecordedEvent()
    .setId(new UUID().setString(event.id))
    .setStreamIdentifier(identifier(event.stream))
    .setStreamRevision(String(event.revision))
    .setCommitPosition(position)
    .setPreparePosition(position)
    .setData(event.data)
    .setCustomMetadata(event.metadata);
  recorded
    .getMetadataMap()
    .set('type', event.type)
    .set('content-type', event.contentType)
    .set('created', String(event.created * TICKS_PER_MS));
  return new ReadEvent().setEvent(recorded).setCommitPosition(position);
}

function framed(answer: ReadResp): Buffer {
  return Buffer.from(answer.serializeBinary());
}
