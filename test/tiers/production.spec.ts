import { Client } from 'pg';
import { startCluster } from '../support/eventstoredb/cluster';
import type { Cluster } from '../support/eventstoredb/cluster';
import { authorizedPlan, officesOf, PLAN } from '../support/http-plan';
import { DataFolder } from '../support/libro';
import { PostgresServer } from '../support/postgres-server';
import { served } from '../support/served';

jest.setTimeout(120_000);

let postgres: PostgresServer;
let cluster: Cluster;
beforeAll(async () => {
  postgres = await PostgresServer.start();
  cluster = await startCluster(3);
});
afterAll(async () => {
  await cluster.stop();
  await postgres.stop();
});

describe('two servers over a cluster of EventStoreDB and one PostgreSQL', () => {
  it('take commands and tokens of each other, also after another node leads', async () => {
    const urls = { EVENTSTORE_URL: cluster.url, DATABASE_URL: await postgres.createDatabase() };
    const [one, two] = [await served(urls), await served(urls)];
    const offices = await officesOf(one);
    const elsewhere = await officesOf(two);
    const answers = await authorizedPlan({ capture: offices.capture, branch: elsewhere.branch });
    const position = String(answers.at(-1)?.body?.['position']);
    const path = `/v1/plans/${PLAN}?minPosition=${position}`;
    const [here, there] = [await offices.reader.get(path), await elsewhere.reader.get(path)];
    expect([here.status, here.text]).toStrictEqual([200, there.text]);
    cluster.elect(1);
    const report = `/v1/plans/${PLAN}/quarters/1/progress/number:101`;
    const sending = { headers: { 'Idempotency-Key': 'una' }, body: { achieved: '32' } };
    const send = async (capture: typeof offices.capture): Promise<string> => {
      const { status, text } = await capture.request('PUT', report, sending);
      return status === 503 ? send(capture) : `${status} ${text}`;
    };
    const sent = await Promise.all(
      [offices, elsewhere, offices, elsewhere].map(({ capture }) => send(capture)),
    );
    expect(new Set(sent).size).toBe(1);
    expect(sent[0]).toMatch(/^200 /);
    await one.close();
    await two.close();
  });
});

describe('the database of the views alone', () => {
  it('is prepared without a log', async () => {
    const databaseUrl = await postgres.createDatabase();
    await postgres.asOwner('CREATE ROLE libro_views LOGIN');
    const data = new DataFolder({ databaseUrl, eventStoreUrl: cluster.url });
    const { code, stdout, stderr } = await data.libro('prepare', '--role', 'libro_views');
    expect([code, stdout, stderr]).toStrictEqual([
      0,
      'El rol libro_views hace las vistas y las lee\n',
      '',
    ]);
    const client = new Client(databaseUrl);
    await client.connect();
    const { rows } = await client.query(`SELECT nspname FROM pg_namespace WHERE nspname = 'libro'`);
    expect(rows).toStrictEqual([]);
    await client.end();
    data.remove();
  });
});
