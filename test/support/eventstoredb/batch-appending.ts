import type { ServerDuplexStream } from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import type { UUID } from '@eventstore/db-client/generated/shared_pb.js';
import type {
  BatchAppendReq,
  BatchAppendResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import { batchAnswer, BATCH_ERRORS } from './append-answers';
import { sizeOf } from './events';
import type { Expected, Proposed } from './events';
import { identifier, proposedOf, streamOf } from './frames';
import { MAX_APPEND, Refusal } from './refusals';
import { expectedOf, refusalOf } from './requests';
import type { Served } from './requests';

type BatchCall = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

/** An append that is arriving: its events may come in several messages. */
interface Arriving {
  readonly correlation: UUID | undefined;
  readonly stream: string;
  readonly expected: Expected;
  readonly events: Proposed[];
}

/** Streams.BatchAppend: any number of appends in one call, each with an answer of its own. */
export function batchAppending(served: Served) {
  return (call: BatchCall): void => {
    try {
      served.gate.admit(call);
    } catch (error) {
      const refusal = refusalOf(error);
      // Without any credentials each append is refused; with wrong ones the call as a whole.
      if (refusal.code !== status.PERMISSION_DENIED) return void call.emit('error', refusal);
      const batch = new Batch(call, served, true);
      return void call.on('data', (request: BatchAppendReq) => batch.take(request));
    }
    const batch = new Batch(call, served, false);
    call.on('data', (request: BatchAppendReq) => batch.take(request));
    call.on('end', () => call.end());
  };
}

class Batch {
  private readonly arriving = new Map<string, Arriving>();

  constructor(
    private readonly call: BatchCall,
    private readonly served: Served,
    private readonly denied: boolean,
  ) {}

  take(request: BatchAppendReq): void {
    const key = request.getCorrelationId()?.getString() ?? '';
    const options = request.getOptions();
    if (options !== undefined && !this.begin(key, request, options)) return;
    const append = this.arriving.get(key);
    if (append === undefined) return;
    append.events.push(...request.getProposedMessagesList().map(proposedOf));
    const refused = refusalFor(append);
    if (refused !== undefined || request.getIsFinal()) this.arriving.delete(key);
    if (refused !== undefined) this.answer(append, refused);
    else if (request.getIsFinal()) void this.append(append);
  }

  /** @returns whether the append is taken: not where nobody may wait for it any more */
  private begin(key: string, request: BatchAppendReq, options: BatchAppendReq.Options): boolean {
    const append: Arriving = {
      correlation: request.getCorrelationId(),
      stream: streamOf(options.getStreamIdentifier()),
      expected: expectedOf(options, options.getStreamPosition()),
      events: [],
    };
    const deadline = options.getDeadline()?.toDate().getTime() ?? Infinity;
    const late = deadline <= Date.now();
    if (this.denied) this.answer(append, BATCH_ERRORS.accessDenied());
    else if (late) this.answer(append, BATCH_ERRORS.timeout());
    else this.arriving.set(key, append);
    return !this.denied && !late;
  }

  private async append(append: Arriving): Promise<void> {
    const { log, gate } = this.served;
    const { stream, expected, events } = append;
    try {
      const write = () => log.append(stream, expected, events);
      this.answer(append, batchAnswer(expected, await gate.pass('append', this.call, write)));
    } catch (error) {
      // It is not ready, or it cut the connection: then nobody hears this.
      if (error instanceof Refusal) this.answer(append, BATCH_ERRORS.notReady());
      else this.call.emit('error', refusalOf(error));
    }
  }

  private answer({ correlation, stream }: Arriving, answer: BatchAppendResp): void {
    if (this.call.destroyed || this.call.cancelled) return;
    answer.setCorrelationId(correlation).setStreamIdentifier(identifier(stream));
    this.call.write(answer);
  }
}

function refusalFor({ events }: Arriving): BatchAppendResp | undefined {
  if (events.some(({ type }) => type === '')) {
    return BATCH_ERRORS.badRequest('Empty eventType provided. (Parameter "eventType")');
  }
  const size = events.reduce((sum, event) => sum + sizeOf(event), 0);
  return size > MAX_APPEND ? BATCH_ERRORS.tooLarge() : undefined;
}
