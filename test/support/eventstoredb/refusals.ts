import { Metadata, status } from '@grpc/grpc-js';
import type { StatusObject } from '@grpc/grpc-js';
import type { Expected } from './events';

/** Most bytes of one append: the server's own default. */
export const MAX_APPEND = 1_048_576;

/** Answers a call with a gRPC status; the client finds its typed error by the metadata. */
export class Refusal extends Error implements StatusObject {
  readonly metadata = new Metadata();

  constructor(
    readonly code: status,
    readonly details: string,
    trailers: Readonly<Record<string, string>> = {},
  ) {
    super(details);
    // Trailers are ASCII; a name that is not stays readable in the details.
    for (const [name, value] of Object.entries(trailers)) {
      this.metadata.set(name, value.replace(/[^ -~]/g, '?'));
    }
  }
}

export const notReady = () => new Refusal(status.UNAVAILABLE, 'Server Is Not Ready');

/** What a call is told whose connection is cut: nobody is left to hear it. */
export const cutOff = () => new Refusal(status.UNAVAILABLE, 'Connection dropped');

export const handlerThrew = () => new Refusal(status.UNKNOWN, 'Exception was thrown by handler.');

export const unauthenticated = () => new Refusal(status.UNAUTHENTICATED, 'Unauthenticated');

export const accessDenied = () =>
  new Refusal(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

export const streamDeleted = (stream: string) =>
  new Refusal(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    ...{ exception: 'stream-deleted', 'stream-name': stream },
  });

export const tooLarge = () =>
  new Refusal(status.INVALID_ARGUMENT, `Maximum Append Size of ${MAX_APPEND} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(MAX_APPEND),
  });

export const notLeader = (host: string, port: number) =>
  new Refusal(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });

const AS_NUMBER = { any: -2, 'no-stream': -1, 'stream-exists': -4 } as const;

export function wrongVersion(stream: string, expected: Expected, actual: number): Refusal {
  const named = typeof expected === 'number' ? expected : AS_NUMBER[expected];
  const details = `Stream: ${stream}, Expected version: ${named}, Actual version: ${actual}`;
  return new Refusal(
    status.FAILED_PRECONDITION,
    `Append failed due to WrongExpectedVersion. ${details}`,
    {
      ...{ exception: 'wrong-expected-version', 'stream-name': stream },
      ...{ 'expected-version': String(named), 'actual-version': String(actual) },
    },
  );
}
