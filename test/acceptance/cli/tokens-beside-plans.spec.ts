import { openSqliteEventStore } from '@libro/event-store';
import { AppendSource } from '../../support/appends';
import { DataFolder, SAMPLES } from '../../support/libro';

jest.setTimeout(120_000);

const CREATE = ['token', 'create', '--role', 'reader'] as const;
let data: DataFolder;
beforeEach(() => {
  data = new DataFolder();
});
afterEach(() => data.remove());

describe('a ledger with tokens in it', () => {
  it('is checked, rebuilt, replayed and imported into as one without', async () => {
    const { id } = (await data.answer(...CREATE)) as { id: string };
    await data.answer('import', SAMPLES, '--dry-run');
    await data.answer('import', SAMPLES);
    await data.answer('token', 'revoke', id);
    const check = await data.answer('check');
    expect(check).toMatchObject({ events: data.events().length, problems: [] });
    expect(check).toMatchObject({ views: { agree: true } });
    const { digest } = (check as { views: { digest: string } }).views;
    const rebuilt = await data.answer('rebuild');
    expect(rebuilt).toStrictEqual({ position: data.events().length, digest });
    expect(await data.answer('replay', '--plan', '2021.54101')).toMatchObject({ agrees: true });
    expect(await data.answer('token', 'list')).toMatchObject({ items: [{ status: 'revoked' }] });
  });

  it('answers about plans what one without tokens answers, but for the position', async () => {
    await data.answer('import', SAMPLES);
    const grid = ['report', 'f004', '--plan', '2021.54203', '--quarter', '1'];
    const asked = [grid, ['report', 'f009', '--plan', '2021.54101'], ['findings']];
    const answers = async () => {
      const found = [];
      for (const args of asked) found.push(await data.answer(...args));
      return found;
    };
    const before = await answers();
    await data.answer(...CREATE);
    const asOf = data.events().length;
    expect(await answers()).toStrictEqual(
      before.map((answer) => Object.assign({}, answer, { asOf })),
    );
  });

  it.each(['tokens', 'tokens-2', 'transcription-requests'])(
    'fails its check for an unknown event in %s',
    async (stream) => {
      await data.answer(...CREATE);
      const store = await openSqliteEventStore(data.file('events.db'));
      const at = (await store.read(stream)).at(-1)?.revision ?? 'none';
      await store.append(stream, at, new AppendSource().sized(1));
      await store.close();
      const { code, stdout, stderr } = await data.libro('check');
      expect([code, stdout]).toStrictEqual([2, '']);
      const said = 'la bitácora tiene hechos que este programa no conoce';
      expect(stderr).toBe(`libro: ${said} (unknown event NoteTaken version 1 at position 2)\n`);
    },
  );
});
