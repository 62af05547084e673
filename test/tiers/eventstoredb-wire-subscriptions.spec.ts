import { END, eventTypeFilter, START, streamNameFilter } from '@eventstore/db-client';
import type { EventStoreDBClient, Position } from '@eventstore/db-client';
import { serverAtHand } from '../support/eventstoredb/at-hand';
import type { AtHand } from '../support/eventstoredb/at-hand';
import { event, events, freshStream, Heard, UNARY } from '../support/eventstoredb/asked';

let server: AtHand;
let client: EventStoreDBClient;
let stream: string;
beforeAll(async () => {
  server = await serverAtHand();
  ({ client } = server);
});
afterAll(() => server.stop());
beforeEach(async () => {
  stream = freshStream();
  await client.appendToStream(stream, events(3), UNARY);
});

/** Where an event of the stream stands in `$all`. Read to its end: one left early would leak. */
async function positionOf(revision: bigint): Promise<Position> {
  const positions: Position[] = [];
  for await (const { event: one } of client.readStream(stream, { fromRevision: revision })) {
    if (one?.position !== undefined) positions.push(one.position);
  }
  return positions[0] ?? { commit: -1n, prepare: -1n };
}

describe('a subscription to a stream', () => {
  it('brings what there is, says that it has, and then what is written', async () => {
    const heard = new Heard(client.subscribeToStream(stream, { fromRevision: START }));
    expect(await heard.until(5)).toStrictEqual(['confirmation', 0, 1, 2, 'caughtUp']);
    await client.appendToStream(stream, [event(3), event(4)], UNARY);
    expect((await heard.until(7)).slice(5)).toStrictEqual([3, 4]);
    await heard.end();
  });

  it('goes on after a revision, not at it', async () => {
    const heard = new Heard(client.subscribeToStream(stream, { fromRevision: 1n }));
    expect(await heard.until(3)).toStrictEqual(['confirmation', 2, 'caughtUp']);
    await heard.end();
  });

  it('waits for a stream that there is not', async () => {
    const later = freshStream();
    const heard = new Heard(client.subscribeToStream(later, { fromRevision: START }));
    expect(await heard.until(2)).toStrictEqual(['confirmation', 'caughtUp']);
    await client.appendToStream(later, event(0), UNARY);
    expect((await heard.until(3)).slice(2)).toStrictEqual([0]);
    await heard.end();
  });
});

describe('a subscription to all', () => {
  it('lets through the streams whose names begin with a prefix', async () => {
    const [ours, others] = [freshStream('filtered'), freshStream('other')];
    await client.appendToStream(ours, event(0), UNARY);
    await client.appendToStream(others, event(1), UNARY);
    const filter = streamNameFilter({ prefixes: [ours, `${stream}-none`] });
    const heard = new Heard(client.subscribeToAll({ fromPosition: START, filter }));
    expect(await heard.until(3)).toStrictEqual(['confirmation', 0, 'caughtUp']);
    await client.appendToStream(others, event(2), UNARY);
    await client.appendToStream(ours, event(3), UNARY);
    expect((await heard.until(4)).slice(3)).toStrictEqual([3]);
    await heard.end();
  });

  it('lets through what a regular expression matches, of a name or of a type', async () => {
    const mine = new RegExp(`^${stream}$`).source;
    const named = streamNameFilter({ regex: mine });
    const heard = new Heard(client.subscribeToAll({ fromPosition: START, filter: named }));
    expect(await heard.until(5)).toStrictEqual(['confirmation', 0, 1, 2, 'caughtUp']);
    await heard.end();
    const type = `Type-${stream}`;
    const filter = eventTypeFilter({ regex: `^${type}` });
    const typed = new Heard(client.subscribeToAll({ fromPosition: START, filter }));
    await typed.until(2);
    await client.appendToStream(stream, [event(3), event(4, type), event(5)], UNARY);
    expect(await typed.until(3)).toStrictEqual(['confirmation', 'caughtUp', 4]);
    await typed.end();
  });

  it('goes on after a position exactly, and from the end with what comes', async () => {
    const filter = streamNameFilter({ prefixes: [stream] });
    const fromPosition = await positionOf(0n);
    const heard = new Heard(client.subscribeToAll({ fromPosition, filter }));
    const live = new Heard(client.subscribeToAll({ fromPosition: END, filter }));
    expect(await heard.until(4)).toStrictEqual(['confirmation', 1, 2, 'caughtUp']);
    expect(await live.until(2)).toStrictEqual(['confirmation', 'caughtUp']);
    await client.appendToStream(stream, event(3), UNARY);
    expect((await heard.until(5)).slice(4)).toStrictEqual([3]);
    expect((await live.until(3)).slice(2)).toStrictEqual([3]);
    await heard.end();
    await live.end();
  });

  it('tells the subscriber of a filter how far it has looked', async () => {
    await client.appendToStream(freshStream('unseen'), events(100), UNARY);
    const reached: Position[] = [];
    const filter = streamNameFilter({
      prefixes: [stream],
      checkpointInterval: 1,
      maxSearchWindow: 32,
      checkpointReached: (_, position) => void reached.push(position),
    });
    const fromPosition = await positionOf(2n);
    const heard = new Heard(client.subscribeToAll({ fromPosition, filter }));
    await heard.until(2);
    await client.appendToStream(stream, event(3), UNARY);
    await heard.until(3);
    expect(reached.length).toBeGreaterThanOrEqual(3);
    const commits = reached.map(({ commit }) => commit);
    expect(commits).toStrictEqual(commits.toSorted((a, b) => Number(a - b)));
    expect(commits[0]).toBeGreaterThan(fromPosition.commit);
    await heard.end();
  });
});
