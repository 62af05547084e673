import type { sendUnaryData } from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import type { Expected } from './events';
import type { Gate } from './gate';
import type { EventLog } from './log';
import { Refusal } from './refusals';

/** What the handlers of all calls share. */
export interface Served {
  readonly log: EventLog;
  readonly gate: Gate;
}

interface NamesRevision {
  hasNoStream(): boolean;
  hasAny(): boolean;
  hasStreamExists(): boolean;
}

/** The revision that a request names: of a kind, or as a number. */
export function expectedOf(options: NamesRevision, revision: string): Expected {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no-stream';
  return options.hasStreamExists() ? 'stream-exists' : Number(revision);
}

/** Answers a call that has one answer. */
export function answer<T>(callback: sendUnaryData<T>, work: Promise<T>): void {
  work.then(
    (value) => callback(null, value),
    (error: unknown) => callback(refusalOf(error)),
  );
}

/** What a call is answered that ended with an error. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new Refusal(status.INTERNAL, `The test server is at fault: ${told}`);
}
