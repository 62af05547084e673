import { LogBroken } from '@libro/event-sourcing';
import { AppendSource, logOf } from '../../../../test/support/appends';
import { knownLedger } from '../../../../test/support/known-ledger';
import { setMetadata, tamper } from '../../../../test/support/tamper';

const ledger = knownLedger();

/** Each row: what was done, the problems that verify finds, and where a follower stops. */
const IN_ORDER: readonly (readonly [string, readonly string[], readonly string[], number])[] = [
  ['an event is gone', ['DELETE FROM events WHERE position = 4'], ['position-gap 4'], 4],
  ['the first event is gone', ['DELETE FROM events WHERE position = 1'], ['position-gap 1'], 1],
  [
    'an append is gone',
    ['DELETE FROM events WHERE position IN (1, 2, 3)'],
    ['position-gap 1', 'revision-gap 6'],
    1,
  ],
  [
    'an append is gone, and what follows moved up',
    [
      'DELETE FROM events WHERE position IN (4, 5)',
      'UPDATE events SET position = position - 2 WHERE position = 6',
      'UPDATE events SET position = position - 2 WHERE position = 7',
      'UPDATE events SET position = position - 2 WHERE position = 8',
      `UPDATE events SET revision = 5 WHERE position = 6`,
    ],
    ['revision-gap 6'],
    6,
  ],
  [
    'two appends of a stream changed places',
    [
      'UPDATE events SET position = position + 100 WHERE position IN (1, 2, 3)',
      'UPDATE events SET position = position - 5 WHERE position IN (6, 7)',
      'UPDATE events SET position = 3 WHERE position = 8',
      'UPDATE events SET position = position - 95 WHERE position > 100',
    ],
    ['revision-gap 1', 'revision-gap 6'],
    1,
  ],
  [
    'two events of an append changed places',
    [
      'UPDATE events SET position = 99 WHERE position = 4',
      'UPDATE events SET position = 4 WHERE position = 5',
      'UPDATE events SET position = 5 WHERE position = 99',
    ],
    ['incomplete-append 4', 'revision-gap 5', 'incomplete-append 6'],
    4,
  ],
  [
    'the log ends inside an append',
    ['DELETE FROM events WHERE position IN (7, 8)'],
    ['incomplete-append 6'],
    6,
  ],
  [
    'an append claims to be longer',
    [setMetadata(6, 'size', '3'), setMetadata(7, 'size', '3')],
    ['incomplete-append 8'],
    8,
  ],
  ['an event claims another place', [setMetadata(5, 'index', '7')], ['incomplete-append 5'], 5],
  [
    'an event claims another command',
    [setMetadata(5, 'commandId', `'x'`)],
    ['incomplete-append 5'],
    5,
  ],
  [
    'a revision was skipped',
    ['UPDATE events SET revision = 9 WHERE position = 8'],
    ['revision-gap 8'],
    8,
  ],
  [
    'metadata is no JSON',
    [`UPDATE events SET metadata = '{' WHERE position = 5`],
    ['metadata-malformed 5'],
    5,
  ],
  [
    'a stream has no name',
    [`DELETE FROM streams WHERE name = 'plan-2'`],
    ['metadata-malformed 4', 'metadata-malformed 5'],
    4,
  ],
];

describe('a log that was tampered with', () => {
  it.each(IN_ORDER)('when %s: verify names it and a follower stops there', async (...row) => {
    const [, changes, problems, stopsAt] = row;
    tamper(ledger.file, ...changes);
    await ledger.within(async (store) => {
      const found = (await store.verify()).problems;
      expect(found.map(({ code, position }) => `${code} ${position}`)).toStrictEqual(problems);
      const stopped = await logOf(store).catch((reason: unknown) => reason);
      expect(stopped).toBeInstanceOf(LogBroken);
      expect(stopped).toMatchObject({ position: stopsAt });
    });
  });

  it('is noticed by a live follower too', async () => {
    tamper(ledger.file, 'DELETE FROM events WHERE position IN (7, 8)');
    await ledger.within(async (store) => {
      const seen: number[] = [];
      const following = (async () => {
        for await (const batch of store.follow({ after: 0, live: true })) seen.push(batch.length);
      })();
      await expect(following).rejects.toThrow(LogBroken);
      expect(seen).toStrictEqual([5]);
    });
  });

  it('stops a reader who stands behind its end: it was cut off, or is an older copy', async () => {
    tamper(ledger.file, 'DELETE FROM events WHERE position = 8');
    await ledger.within(async (store) => {
      await expect(logOf(store, 8)).rejects.toThrow(LogBroken);
      expect(await logOf(store, 7)).toStrictEqual([]);
    });
  });

  it('stops the reading of a stream at a hole', async () => {
    tamper(ledger.file, 'DELETE FROM events WHERE position = 3');
    await ledger.within(async (store) => {
      await expect(store.read('plan-1')).rejects.toThrow(LogBroken);
      await expect(store.read('plan-1', { from: 2 })).rejects.toThrow(LogBroken);
      expect(await store.read('plan-1', { to: 1 })).toHaveLength(2);
      expect(await store.read('plan-1', { from: 3 })).toHaveLength(2);
    });
  });
});

describe('a log that was cut inside its last append', () => {
  beforeEach(() => tamper(ledger.file, 'DELETE FROM events WHERE position IN (7, 8)'));

  it('stops the reading of the cut stream to its end', async () => {
    await ledger.within(async (store) => {
      await expect(store.read('plan-1')).rejects.toThrow(LogBroken);
      await expect(store.read('plan-1', { from: 3, to: 9 })).rejects.toThrow(LogBroken);
      expect(await store.read('plan-1', { to: 3 })).toHaveLength(4);
      expect(await store.read('plan-2')).toHaveLength(2);
    });
  });

  it('takes no further append, which would hide the cut, and stays as it is', async () => {
    const appends = new AppendSource(50);
    await ledger.within(async (store) => {
      const asked = [
        store.append('plan-2', 1, appends.sized(2)),
        store.append('plan-9', 'none', appends.sized(1)),
      ];
      for (const each of await Promise.allSettled(asked)) {
        expect(each).toMatchObject({ status: 'rejected', reason: { name: 'LogBroken' } });
        expect(each).toHaveProperty('reason.position', 6);
      }
      expect(await store.verify()).toMatchObject({
        events: 6,
        problems: [{ code: 'incomplete-append', position: 6 }],
      });
    });
  });
});

it('a log that another process cuts while it is open takes no further append', async () => {
  const appends = new AppendSource(50);
  await ledger.within(async (store) => {
    expect((await store.append('plan-2', 1, appends.sized(2))).position).toBe(10);
    tamper(ledger.file, 'DELETE FROM events WHERE position = 10');
    await expect(store.append('plan-9', 'none', appends.sized(1))).rejects.toThrow(LogBroken);
  });
});
