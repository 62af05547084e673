import { existsSync } from 'node:fs';
import { openPostgresEventStore } from '@libro/event-store';
import { logOf } from '../support/appends';
import { authorizedPlan, officesOf, PLAN } from '../support/http-plan';
import { DataFolder, SAMPLES } from '../support/libro';
import { PostgresServer } from '../support/postgres-server';
import { served } from '../support/served';

jest.setTimeout(300_000);

const ASKED = [
  ['report', 'goals', '--plan', '2021.54203'],
  ['report', 'f004', '--plan', '2021.54203', '--quarter', '1'],
  ['report', 'f009', '--plan', '2021.54101'],
  ['report', 'cabildo', '--year', '2021', '--quarter', '1'],
  ['findings'],
] as const;

let server: PostgresServer;
let embedded: DataFolder;
beforeAll(async () => {
  server = await PostgresServer.start();
  embedded = await DataFolder.with(SAMPLES);
});
afterAll(async () => {
  await server.stop();
  embedded.remove();
});

/** The events of a log, but for what differs between two imports of the same sheets. */
async function contentOf(url: string): Promise<readonly unknown[]> {
  const store = await openPostgresEventStore(url);
  const log = await logOf(store);
  await store.close();
  return log.map(({ stream, revision, type, data, metadata: { commandId, commandDigest } }) => {
    return { stream, revision, type, data, commandId, commandDigest };
  });
}

describe('the command line over PostgreSQL alone', () => {
  let data: DataFolder;
  let url: string;
  beforeEach(async () => {
    url = await server.createDatabase();
    data = new DataFolder({ databaseUrl: url });
  });
  afterEach(() => data.remove());

  it('imports the sheets and reports of them what the embedded ledger does', async () => {
    const none = new DataFolder();
    const tried = await data.answer('import', SAMPLES, '--dry-run');
    expect(tried).toStrictEqual(await none.answer('import', SAMPLES, '--dry-run'));
    none.remove();
    await data.answer('import', SAMPLES);
    for (const args of ASKED) {
      expect(await data.answer(...args)).toStrictEqual(await embedded.answer(...args));
    }
    expect(await data.answer('check')).toMatchObject({
      ...{ events: 113, problems: [] },
      views: { agree: true },
    });
    expect(await data.answer('replay', '--plan', '2021.54101')).toMatchObject({ agrees: true });
    const { digest } = (await data.answer('rebuild')) as { digest: string };
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(existsSync(data.path)).toBe(false);
    expect(await contentOf(url)).toHaveLength(113);
  });

  it('says where no ledger is, without the password, and makes none', async () => {
    const { code, stdout, stderr } = await data.libro('findings');
    const { host, pathname } = new URL(url);
    const where = `la base de datos ${host}${pathname}`;
    const said = `no hay un libro en ${where}: «libro import» empieza uno`;
    expect([code, stdout, stderr]).toStrictEqual([2, '', `libro: ${said}\n`]);
  });

  it('leaves copies to the database', async () => {
    await data.answer('token', 'create', '--role', 'reader');
    const { code, stderr } = await data.libro('backup', data.temp.file('copia.db'));
    const said = 'con DATABASE_URL la copia se hace con pg_dump';
    expect([code, stderr]).toStrictEqual([2, `libro: ${said}\n`]);
  });
});

describe('two servers over one PostgreSQL', () => {
  it('take commands and tokens of each other, and answer the same', async () => {
    const url = await server.createDatabase();
    const [one, two] = [await served({ DATABASE_URL: url }), await served({ DATABASE_URL: url })];
    const offices = await officesOf(one);
    const elsewhere = await officesOf(two);
    const answers = await authorizedPlan({ capture: offices.capture, branch: elsewhere.branch });
    const position = String(answers.at(-1)?.body?.['position']);
    const path = `/v1/plans/${PLAN}?minPosition=${position}`;
    const [here, there] = [await offices.reader.get(path), await elsewhere.reader.get(path)];
    expect([here.status, here.text]).toStrictEqual([200, there.text]);
    const report = `/v1/plans/${PLAN}/quarters/1/progress/number:101`;
    const sending = { headers: { 'Idempotency-Key': 'una' }, body: { achieved: '32' } };
    const sent = await Promise.all(
      [offices, elsewhere, offices, elsewhere].map(({ capture }) =>
        capture.request('PUT', report, sending),
      ),
    );
    expect(new Set(sent.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    const replayed = sent.filter(({ headers }) => headers.has('Idempotency-Replayed'));
    expect(replayed).toHaveLength(3);
    await one.close();
    await two.close();
  });
});
