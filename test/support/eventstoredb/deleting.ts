import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import type { DeleteReq, TombstoneReq } from '@eventstore/db-client/generated/streams_pb.js';
import { DeleteResp, TombstoneResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Expected, Outcome } from './events';
import { streamOf } from './frames';
import { handlerThrew, streamDeleted, wrongVersion } from './refusals';
import { answer, expectedOf } from './requests';
import type { Served } from './requests';

type Written = Extract<Outcome, { kind: 'written' }>;

/** Streams.Delete: hides the events of a stream, which can go on after them. */
export function deleting({ log, gate }: Served) {
  return (
    call: ServerUnaryCall<DeleteReq, DeleteResp>,
    callback: sendUnaryData<DeleteResp>,
  ): void => {
    const ended = async (): Promise<DeleteResp> => {
      gate.admit(call);
      const { stream, expected } = named(call.request);
      const done = await gate.pass('delete', call, () => log.delete(stream, expected));
      const position = String(written(stream, expected, done).position);
      const at = new DeleteResp.Position().setCommitPosition(position);
      return new DeleteResp().setPosition(at.setPreparePosition(position));
    };
    answer(callback, ended());
  };
}

/** Streams.Tombstone: ends a stream for good. */
export function tombstoning({ log, gate }: Served) {
  return (
    call: ServerUnaryCall<TombstoneReq, TombstoneResp>,
    callback: sendUnaryData<TombstoneResp>,
  ): void => {
    const ended = async (): Promise<TombstoneResp> => {
      gate.admit(call);
      const { stream, expected } = named(call.request);
      const done = await gate.pass('delete', call, () => log.tombstone(stream, expected));
      const position = String(written(stream, expected, done).position);
      const at = new TombstoneResp.Position().setCommitPosition(position);
      return new TombstoneResp().setPosition(at.setPreparePosition(position));
    };
    answer(callback, ended());
  };
}

function named(request: DeleteReq | TombstoneReq): { stream: string; expected: Expected } {
  const options = request.getOptions();
  if (options === undefined) throw handlerThrew();
  const stream = streamOf(options.getStreamIdentifier());
  return { stream, expected: expectedOf(options, options.getRevision()) };
}

function written(stream: string, expected: Expected, outcome: Outcome): Written {
  switch (outcome.kind) {
    case 'written':
      return outcome;
    case 'wrong-version':
      throw wrongVersion(stream, expected, outcome.current);
    case 'deleted':
      throw streamDeleted(stream);
  }
}
