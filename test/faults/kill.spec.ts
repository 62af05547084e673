import { openSqliteEventStore } from '@libro/event-store';
import { setTimeout as pause } from 'node:timers/promises';
import { tempFolder, type TempFolder } from '../support/temp-folder';
import { Child } from './harness/child';
import { compiledForAll } from './harness/compiled';
import { Journal } from './harness/journal';
import { Random } from './harness/random';

const LEDGERS = 5;
const ROUNDS = 15;
const PROCESSES = 2;

const compiled = compiledForAll();
let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => folder.remove());

describe('kill -9 of two processes that append to one ledger', () => {
  const tally = { kills: 0, withAppendInFlight: 0, tookEffectUnanswered: 0, acknowledged: 0 };
  const chance = new Random(1);

  /** Starts the appenders, each with a number of its own, and waits until all are at work. */
  async function started(file: string, number: number): Promise<readonly Child[]> {
    const program = compiled.program('test/faults/programs/appender.ts');
    const children = Array.from({ length: PROCESSES }, (_, i) => {
      const args = [program, file, String(number + i)];
      return new Child(process.execPath, args, { env: compiled.env });
    });
    await Promise.all(children.map((child) => child.until('ack ', 1 + chance.below(10))));
    return children;
  }

  async function kill(child: Child, journal: Journal): Promise<void> {
    await pause(chance.below(25));
    expect(await child.kill()).toMatchObject({ signal: 'SIGKILL', stderr: '' });
    tally.kills += 1;
    if (journal.note(child.lines) > 0) tally.withAppendInFlight += 1;
    tally.acknowledged += child.lines.filter((line) => line.startsWith('ack ')).length;
  }

  /** Kills one after the other; while others are left, they go on appending during the check. */
  async function round(file: string, number: number, journal: Journal): Promise<void> {
    for (const child of await started(file, number)) {
      await kill(child, journal);
      const store = await openSqliteEventStore(file);
      await journal.check(store);
      await store.close();
    }
    const store = await openSqliteEventStore(file);
    tally.tookEffectUnanswered += await journal.sendAgain(store);
    await store.close();
  }

  it.each(Array.from({ length: LEDGERS }, (_, i) => i + 1))(
    `loses, doubles and halves nothing, ${ROUNDS} times both on ledger %p`,
    async (ledger) => {
      const file = folder.file('ledger.db');
      const journal = new Journal();
      for (let i = 0; i < ROUNDS; i += 1) {
        await round(file, ledger * 1_000 + PROCESSES * i, journal);
      }
      const store = await openSqliteEventStore(file);
      expect((await store.verify()).problems).toStrictEqual([]);
      await store.close();
    },
  );

  it('hits appends in flight, and some that took effect but were not answered', () => {
    process.stdout.write(`kill -9: ${JSON.stringify(tally)}\n`);
    expect(tally.kills).toBe(LEDGERS * ROUNDS * PROCESSES);
    expect(tally.withAppendInFlight).toBeGreaterThan(tally.kills / 2);
    expect(tally.tookEffectUnanswered).toBeGreaterThan(0);
  });
});
