import { ANY, NO_STREAM, STREAM_EXISTS } from '@eventstore/db-client';
import type {
  AppendExpectedRevision,
  AppendResult,
  EventData,
  EventStoreDBClient,
} from '@eventstore/db-client';
import { serverAtHand } from '../support/eventstoredb/at-hand';
import type { AtHand } from '../support/eventstoredb/at-hand';
import {
  event,
  events,
  freshStream,
  numbersOf,
  outcomeOf,
  UNARY,
} from '../support/eventstoredb/asked';

/** The client's own name of a conflict. */
const CONFLICT = 'wrong-expected-version';

let server: AtHand;
let client: EventStoreDBClient;
let stream: string;
beforeAll(async () => {
  server = await serverAtHand();
  ({ client } = server);
});
afterAll(() => server.stop());
beforeEach(() => {
  stream = freshStream();
});

/** @returns the next revision to expect, or the type of the error */
function append(
  written: EventData | EventData[],
  expectedRevision: AppendExpectedRevision = ANY,
  how: object = UNARY,
): Promise<unknown> {
  const next = ({ nextExpectedRevision }: AppendResult) => nextExpectedRevision;
  return outcomeOf(client.appendToStream(stream, written, { expectedRevision, ...how }), next);
}

describe.each([
  ['in the shared batch', {}],
  ['in a call of its own', UNARY],
])('an append %s', (_, how) => {
  it('that is repeated at its revision succeeds with its own end and writes nothing', async () => {
    const first = events(3);
    expect(await append(first, NO_STREAM, how)).toBe(2n);
    expect(await append(event(3), 2n, how)).toBe(3n);
    expect(await append(first, NO_STREAM, how)).toBe(2n);
    expect(await append(first.slice(0, 2), NO_STREAM, how)).toBe(1n);
    expect(await append(first.slice(1), 0n, how)).toBe(2n);
    expect(await append(first, ANY, how)).toBe(2n);
    expect(await append(first, STREAM_EXISTS, how)).toBe(2n);
    expect(await numbersOf(client.readStream(stream))).toStrictEqual([0, 1, 2, 3]);
  });

  it('that holds something new beside what is written is a conflict', async () => {
    const first = events(2);
    await append(first, NO_STREAM, how);
    expect(await append([...first, event(2)], NO_STREAM, how)).toBe(CONFLICT);
    expect(await append([...first, event(2)], ANY, how)).toBe(CONFLICT);
    expect(await append(first.toReversed(), NO_STREAM, how)).toBe(CONFLICT);
  });

  it('at another revision than the stream’s is a conflict, and says which it is', async () => {
    expect(await append(event(0), STREAM_EXISTS, how)).toBe(CONFLICT);
    expect(await append(event(0), 0n, how)).toBe(CONFLICT);
    await append(events(3), NO_STREAM, how);
    expect(await append(event(3), NO_STREAM, how)).toBe(CONFLICT);
    expect(await append(event(3), 9n, how)).toBe(CONFLICT);
    const stale = client.appendToStream(stream, event(3), { expectedRevision: 0n, ...how });
    await expect(stale).rejects.toMatchObject({
      ...{ streamName: stream, expectedVersion: 0n, actualVersion: 2n },
    });
    expect(await numbersOf(client.readStream(stream))).toStrictEqual([0, 1, 2]);
  });

  it('writes an id again at the right revision, and in another stream', async () => {
    const written = event(0);
    await append(written, NO_STREAM, how);
    expect(await append(written, 0n, how)).toBe(1n);
    expect(await append([event(1), event(2)], 1n, how)).toBe(3n);
    stream = freshStream();
    expect(await append([written, written], NO_STREAM, how)).toBe(1n);
  });

  it('at one revision by sixteen at once lets one through', async () => {
    const answers = await Promise.all(events(16).map((one) => append(one, NO_STREAM, how)));
    expect(answers.filter((answer) => answer === 0n)).toHaveLength(1);
    expect(answers.filter((answer) => answer === CONFLICT)).toHaveLength(15);
  });

  it('of more than 1 MiB writes nothing, one of a million bytes does', async () => {
    const sized = (bytes: number) => ({ ...event(0), data: { t: 'x'.repeat(bytes) } });
    const tooLarge = Array.from({ length: 11 }, () => sized(100_000));
    expect(await append(tooLarge, NO_STREAM, how)).toBe('maximum-append-size-exceeded');
    expect(await numbersOf(client.readStream(stream))).toBe('stream-not-found');
    expect(await append(sized(999_000), NO_STREAM, how)).toBe(0n);
  });

  it('of nothing to no stream says 0 and makes none', async () => {
    expect(await append([], NO_STREAM, how)).toBe(0n);
    expect(await numbersOf(client.readStream(stream))).toBe('stream-not-found');
  });
});
