import { writeFileSync } from 'node:fs';
import { libro } from '../../support/libro';
import { tempFolder } from '../../support/temp-folder';

/** Tells, at the end of a run, which servers' clients were loaded. */
const TELLING = `process.on('exit', () => {
  const isLoaded = (name) => Object.keys(require.cache).some((file) => file.includes(name));
  const clients = ['/node_modules/pg/', '/node_modules/@grpc/grpc-js/'];
  process.stderr.write(JSON.stringify(clients.map(isLoaded)));
});`;

const databaseUrl = 'postgres://127.0.0.1:1/libro';
const eventStoreUrl = 'esdb://127.0.0.1:1?tls=false';

it.each([
  ['in a folder', {}, [false, false]],
  ['in PostgreSQL', { databaseUrl }, [true, false]],
  ['in EventStoreDB', { databaseUrl, eventStoreUrl }, [false, true]],
])('a ledger %s needs no other client, and loads none', async (_, urls, loaded) => {
  const folder = tempFolder();
  const hook = folder.file('telling.cjs');
  writeFileSync(hook, TELLING);
  const variables = { NODE_OPTIONS: `--require ${hook}` };
  const args = ['--data', folder.file('data'), 'findings'];
  const { code, stderr } = await libro(args, { ...urls, variables });
  expect([code, JSON.parse(stderr.split('\n').at(-1) ?? '')]).toStrictEqual([2, loaded]);
  folder.remove();
});
