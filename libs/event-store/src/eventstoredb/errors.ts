import {
  AccessDeniedError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { status } from '@grpc/grpc-js';
import { LogBroken, StoreUnavailable } from '@libro/event-sourcing';

/** What says for sure that nothing was written; anything else leaves that open. */
export function isDefinite(error: unknown): boolean {
  return (
    error instanceof WrongExpectedVersionError ||
    error instanceof StreamDeletedError ||
    error instanceof MaxAppendSizeExceededError ||
    isRefused(error)
  );
}

/** No such stream, or one that was deleted softly. */
export function isNotFound(error: unknown): boolean {
  return error instanceof StreamNotFoundError;
}

/**
 * The port's error for what the server or the client said: one sentence that names the server.
 * @param name its hosts, without name and password
 */
export function storeError(name: string, error: unknown): StoreUnavailable | LogBroken {
  if (error instanceof LogBroken) return error;
  if (error instanceof StreamDeletedError) {
    return new LogBroken(0, `the stream ${error.streamName} was deleted in EventStoreDB`);
  }
  const message = error instanceof Error ? error.message : String(error);
  return new StoreUnavailable(`the EventStoreDB at ${name} ${sentenceOf(error)} (${message})`, {
    cause: error,
  });
}

function sentenceOf(error: unknown): string {
  if (isRefused(error)) return 'refuses the name or the password';
  if (error instanceof MaxAppendSizeExceededError) {
    return 'takes less at once than the ledger may send: its MaxAppendSize was lowered';
  }
  const code = codeOf(error);
  if (code === status.UNIMPLEMENTED) return 'speaks another protocol';
  return 'cannot be reached or does not answer';
}

function isRefused(error: unknown): boolean {
  const code = codeOf(error);
  return (
    error instanceof AccessDeniedError ||
    code === status.UNAUTHENTICATED ||
    code === status.PERMISSION_DENIED
  );
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
