import type { ServerReadableStream, sendUnaryData } from '@grpc/grpc-js';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { unaryAnswer } from './append-answers';
import { sizeOf } from './events';
import type { Proposed } from './events';
import { proposedOf, streamOf } from './frames';
import { handlerThrew, MAX_APPEND, tooLarge } from './refusals';
import { answer, expectedOf } from './requests';
import type { Served } from './requests';

type UnaryCall = ServerReadableStream<AppendReq, AppendResp>;

/** Streams.Append: one append in a call of its own. */
export function appending(served: Served) {
  return (call: UnaryCall, callback: sendUnaryData<AppendResp>): void => {
    const requests: AppendReq[] = [];
    call.on('data', (request: AppendReq) => requests.push(request));
    call.on('end', () => {
      // A call that is cut off ends, too, right before it is told: what came of it is no append.
      setImmediate(() => {
        if (!call.cancelled) answer(callback, append(served, call, requests));
      });
    });
  };
}

async function append(
  { log, gate }: Served,
  call: UnaryCall,
  requests: readonly AppendReq[],
): Promise<AppendResp> {
  gate.admit(call);
  const options = requests[0]?.getOptions();
  if (options === undefined) throw handlerThrew();
  const stream = streamOf(options.getStreamIdentifier());
  const expected = expectedOf(options, options.getRevision());
  const events = requests.slice(1).map(proposed);
  if (events.reduce((sum, event) => sum + sizeOf(event), 0) > MAX_APPEND) throw tooLarge();
  if (events.some(({ type }) => type === '')) throw handlerThrew();
  const outcome = await gate.pass('append', call, () => log.append(stream, expected, events));
  return unaryAnswer(stream, expected, outcome);
}

function proposed(request: AppendReq): Proposed {
  const message = request.getProposedMessage();
  if (message === undefined) throw handlerThrew();
  return proposedOf(message);
}
