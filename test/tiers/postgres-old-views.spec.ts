import { PLANS_PROJECTION, PLANS_READ_MODEL } from '@libro/plans';
import { dropOldPostgresViews, openPostgresReadStore } from '@libro/read-store';
import { DataFolder, SAMPLES } from '../support/libro';
import { PostgresServer } from '../support/postgres-server';

jest.setTimeout(300_000);

const { name, version: CURRENT } = PLANS_PROJECTION;
const schemaOf = (version: number) => `libro_${name}_v${version}`;

let server: PostgresServer;
let url: string;
let data: DataFolder;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());
beforeEach(async () => {
  url = await server.createDatabase();
  data = new DataFolder({ databaseUrl: url });
});
afterEach(() => data.remove());

/** Views as a program of another version makes them, up to a position. */
async function viewsOf(version: number, position: number): Promise<void> {
  const projection = { ...PLANS_PROJECTION, version };
  await (await openPostgresReadStore(url, { ...PLANS_READ_MODEL, projection })).close();
  const row = `'${name}', ${version}, ${position}, '', 0, ''`;
  await server.as(url, `INSERT INTO ${schemaOf(version)}.checkpoint VALUES (${row})`);
}

async function isThere(schema: string): Promise<boolean> {
  const found = `SELECT 1 FROM pg_namespace WHERE nspname = '${schema}'`;
  return (await server.as(url, found)) === 1;
}

describe('libro views drop-old', () => {
  it('drops the views of older versions, and nothing else', async () => {
    await data.answer('import', SAMPLES);
    await viewsOf(CURRENT + 1, 113);
    await viewsOf(CURRENT - 1, 113);
    await server.as(url, `CREATE SCHEMA libro_${name}_v1_notas`);
    const before = await data.answer('findings');
    const { code, stdout } = await data.libro('views', 'drop-old');
    expect([code, stdout]).toStrictEqual([0, `Borradas: ${schemaOf(CURRENT - 1)}\n`]);
    expect(await isThere(schemaOf(CURRENT - 1))).toBe(false);
    for (const kept of [CURRENT, CURRENT + 1].map(schemaOf)) {
      expect([kept, await isThere(kept)]).toStrictEqual([kept, true]);
    }
    expect(await isThere(`libro_${name}_v1_notas`)).toBe(true);
    expect(await data.answer('findings')).toStrictEqual(before);
    expect(await data.answer('check')).toMatchObject({ events: 113, views: { agree: true } });
    expect(await data.answer('views', 'drop-old')).toStrictEqual({ dropped: [] });
    const again = await data.libro('views', 'drop-old');
    expect(again.stdout).toBe('No hay vistas de versiones anteriores\n');
  });

  it('keeps those that know more of the log: they may still answer for somebody', async () => {
    await data.answer('import', SAMPLES);
    await viewsOf(CURRENT - 1, 114);
    const { code, stdout, stderr } = await data.libro('views', 'drop-old');
    const { host, pathname } = new URL(url);
    expect([code, stdout, stderr]).toStrictEqual([
      1,
      '',
      'libro: las vistas de esta versión aún no están al día, y las anteriores quedan ' +
        `(the read models ${host}${pathname} of this version stand at position 113, ` +
        `those of ${schemaOf(CURRENT - 1)} at 114)\n`,
    ]);
    expect(await isThere(schemaOf(CURRENT - 1))).toBe(true);
  });

  it('drops none of several where one must stay', async () => {
    await viewsOf(CURRENT + 7, 10);
    await viewsOf(CURRENT + 8, 20);
    const later = { ...PLANS_PROJECTION, version: CURRENT + 9 };
    await viewsOf(CURRENT + 9, 15);
    await expect(dropOldPostgresViews(url, later)).rejects.toThrow(schemaOf(CURRENT + 8));
    expect(await isThere(schemaOf(CURRENT + 7))).toBe(true);
  });

  it('drops one that was never finished, and what rebuilds replaced', async () => {
    const left = [
      schemaOf(CURRENT - 1),
      `${schemaOf(CURRENT - 1)}_old`,
      `${schemaOf(CURRENT)}_old`,
    ];
    for (const schema of left) await server.as(url, `CREATE SCHEMA ${schema}`);
    expect(await dropOldPostgresViews(url, PLANS_PROJECTION)).toStrictEqual(left);
    for (const schema of left)
      expect([schema, await isThere(schema)]).toStrictEqual([schema, false]);
  });

  it('asks for a database', async () => {
    const none = new DataFolder();
    const { code, stderr } = await none.libro('views', 'drop-old');
    const said = 'libro: es para una base de datos: falta DATABASE_URL\n';
    expect([code, stderr]).toStrictEqual([2, said]);
    none.remove();
  });
});
