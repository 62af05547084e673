import { ANY, BACKWARDS, END, NO_STREAM, STREAM_EXISTS } from '@eventstore/db-client';
import type {
  AppendExpectedRevision,
  AppendResult,
  EventData,
  Position,
  EventStoreDBClient,
} from '@eventstore/db-client';
import { serverAtHand } from '../support/eventstoredb/at-hand';
import type { AtHand } from '../support/eventstoredb/at-hand';
import {
  event,
  events,
  freshStream,
  numbersInAll,
  numbersOf,
  outcomeOf,
  UNARY,
} from '../support/eventstoredb/asked';

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

describe('a read', () => {
  beforeEach(async () => {
    await append(events(4), NO_STREAM);
  });

  it.each([
    ['from the start', {}, [0, 1, 2, 3]],
    ['from a revision, that one included', { fromRevision: 2n }, [2, 3]],
    ['backwards', { direction: BACKWARDS, fromRevision: END }, [3, 2, 1, 0]],
    ['backwards from a revision', { direction: BACKWARDS, fromRevision: 1n }, [1, 0]],
    ['so many', { maxCount: 2 }, [0, 1]],
    ['past the end', { fromRevision: 9n }, []],
  ] as const)('of a stream, %s', async (_, options, expected) => {
    expect(await numbersOf(client.readStream(stream, options))).toStrictEqual(expected);
  });

  it('of no stream says so', async () => {
    expect(await numbersOf(client.readStream(freshStream()))).toBe('stream-not-found');
  });

  it('gives an event as it was written', async () => {
    const written = { ...event(4, 'Acción'), data: { t: 'ñ 🙂' } };
    await append(written, 3n);
    for await (const { event: read } of client.readStream(stream, { fromRevision: 4n })) {
      const { id, type, data, metadata } = written;
      expect(read).toMatchObject({ id, type, data, metadata, revision: 4n, isJson: true });
      expect(Math.abs(Date.now() - Number(read?.created))).toBeLessThan(60_000);
    }
  });

  it('of all gives each event once, at positions of its own that grow', async () => {
    const other = freshStream();
    await client.appendToStream(other, events(2));
    await append(event(4));
    const read = [];
    for await (const { event: one } of client.readAll()) {
      if (one?.streamId === stream || one?.streamId === other) read.push(one);
    }
    const positions = read.map(({ position }) => position.commit);
    expect(read.map(({ streamId }) => streamId)).toStrictEqual([
      ...[stream, stream, stream, stream, other, other, stream],
    ]);
    expect(positions.every((at, index) => index === 0 || at > (positions[index - 1] ?? at))).toBe(
      true,
    );
    expect(read.map(({ position }) => position.prepare)).toStrictEqual(positions);
    const from = { fromPosition: read[5]?.position ?? ({} as Position), maxCount: 2 };
    expect(await numbersOf(client.readAll(from))).toStrictEqual([1, 4]);
    const back = { ...from, direction: BACKWARDS } as const;
    expect(await numbersOf(client.readAll(back))).toStrictEqual([0, 3]);
  });
});

describe('a stream', () => {
  beforeEach(async () => {
    await append(events(3), NO_STREAM);
  });

  it('that was deleted is not found, and goes on at its old revision', async () => {
    expect(await outcomeOf(client.deleteStream(stream, { expectedRevision: 1n }), () => 0)).toBe(
      CONFLICT,
    );
    await client.deleteStream(stream, { expectedRevision: 2n });
    expect(await numbersOf(client.readStream(stream))).toBe('stream-not-found');
    expect(await append(event(3), STREAM_EXISTS)).toBe('stream-deleted');
    expect(await append(event(3), NO_STREAM)).toBe(3n);
    expect(await numbersOf(client.readStream(stream))).toStrictEqual([3]);
    expect(await numbersInAll(client, stream)).toStrictEqual([0, 1, 2, 3]);
  });

  it('with a tombstone is deleted for good', async () => {
    await client.tombstoneStream(stream);
    expect(await numbersOf(client.readStream(stream))).toBe('stream-deleted');
    expect(await append(event(3))).toBe('stream-deleted');
    expect(await append(event(3), ANY, {})).toBe('stream-deleted');
    expect(await outcomeOf(client.tombstoneStream(stream), () => 0)).toBe('stream-deleted');
  });

  it('that was truncated hides its events from readers of it, not of all', async () => {
    await client.setStreamMetadata(stream, { maxCount: 2 });
    expect(await numbersOf(client.readStream(stream))).toStrictEqual([1, 2]);
    await append(event(3), 2n);
    expect(await numbersOf(client.readStream(stream))).toStrictEqual([2, 3]);
    await client.setStreamMetadata(stream, { truncateBefore: 3 });
    expect(await numbersOf(client.readStream(stream))).toStrictEqual([3]);
    const { metadata } = await client.getStreamMetadata(stream);
    expect(metadata).toStrictEqual({ truncateBefore: 3 });
    expect(await append(event(4), 3n)).toBe(4n);
    expect(await numbersInAll(client, stream)).toStrictEqual([0, 1, 2, 3, 4]);
  });
});
