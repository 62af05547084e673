import { StoreUnavailable } from '@libro/event-sourcing';
import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { AppendSource } from '../../../../test/support/appends';
import { knownLedger } from '../../../../test/support/known-ledger';
import { setMetadata, tamper } from '../../../../test/support/tamper';

const ledger = knownLedger();

describe('verify', () => {
  it('finds nothing in a log that keeps its promises', async () => {
    const report = { events: 8, problems: [], truncated: false };
    expect(await ledger.within((store) => store.verify())).toStrictEqual(report);
  });

  it.each([
    ['data-not-canonical 5', `UPDATE events SET data = '{"line": 1}' WHERE position = 5`],
    ['data-not-canonical 5', `UPDATE events SET data = '{"b":1,"a":1}' WHERE position = 5`],
    ['data-not-canonical 5', `UPDATE events SET data = 'nothing' WHERE position = 5`],
    ['metadata-not-canonical 5', `UPDATE events SET metadata = metadata || ' ' WHERE position = 5`],
    ['recorded-at-malformed 5', setMetadata(5, 'recordedAt', `'2021-02-30T00:00:00Z'`)],
    ['recorded-at-malformed 5', setMetadata(5, 'recordedAt', `'2021-02-03 10:00'`)],
    ['recorded-at-malformed 5', setMetadata(5, 'recordedAt', '17')],
    ['command-mismatch 4', `UPDATE events SET command = 'x' WHERE position = 4`],
    ['command-mismatch 5', `UPDATE events SET command = 'x' WHERE position = 5`],
    ['command-mismatch 4', `UPDATE events SET command = NULL WHERE position = 4`],
  ])('finds %s', async (problem, change) => {
    tamper(ledger.file, change);
    const { problems } = await ledger.within((store) => store.verify());
    expect(problems.map(({ code, position }) => `${code} ${position}`)).toStrictEqual([problem]);
  });

  it.each([
    ['duplicate-event-id', 'events_id', `UPDATE events SET id = (SELECT max(id) FROM events)`],
    [
      'duplicate-command-id',
      'events_command',
      `UPDATE events SET command = 'x' WHERE command IS NOT NULL`,
    ],
  ])('finds a %s that got past a damaged index', async (code, index, change) => {
    const unique = `sql = replace(sql, 'CREATE INDEX', 'CREATE UNIQUE INDEX')`;
    const columns = index === 'events_id' ? '(id)' : '(stream, command) WHERE command IS NOT NULL';
    tamper(
      ledger.file,
      `DROP INDEX ${index}`,
      `CREATE INDEX ${index} ON events ${columns}`,
      change,
      'PRAGMA writable_schema = ON',
      `UPDATE sqlite_schema SET ${unique} WHERE name = '${index}'`,
    );
    const { problems } = await ledger.within((store) => store.verify());
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(problems.map((problem) => problem.code)).toContain('database-damaged');
  });

  it('finds a damaged page, which no reader reads over', async () => {
    const handle = openSync(ledger.file, 'r+');
    writeSync(handle, Buffer.alloc(2_000, 0xee), 0, 2_000, statSync(ledger.file).size - 4_096);
    closeSync(handle);
    await ledger.within(async (store) => {
      const codes = (await store.verify()).problems.map(({ code }) => code);
      expect(codes).toContain('database-damaged');
      await expect(store.append('plan-1', 4, new AppendSource(50).sized(1))).rejects.toThrow(
        StoreUnavailable,
      );
    });
  });

  it('lists so many problems, and says that there are more', async () => {
    const appends = new AppendSource(1_000);
    await ledger.within((store) => store.append('plan-9', 'none', appends.sized(1_200)));
    tamper(ledger.file, `UPDATE events SET data = ' ' || data`);
    const { problems, truncated } = await ledger.within((store) => store.verify());
    expect(problems).toHaveLength(1_000);
    expect(truncated).toBe(true);
  });
});
