import { writeFileSync } from 'node:fs';
import { libro, SAMPLES } from '../../support/libro';
import { tempFolder } from '../../support/temp-folder';
import type { TempFolder } from '../../support/temp-folder';

/** Tells, at the end of a run, which of these packages were loaded. */
const TELLING = `process.on('exit', () => {
  const isLoaded = (name) => Object.keys(require.cache).some((file) => file.includes(name));
  const packages = ['pg', '@grpc/grpc-js', '@nestjs/core', 'express'];
  const loaded = packages.filter((name) => isLoaded('/node_modules/' + name + '/'));
  process.stderr.write('\\n' + JSON.stringify(loaded));
});`;

const databaseUrl = 'postgres://127.0.0.1:1/libro';
const eventStoreUrl = 'esdb://127.0.0.1:1?tls=false';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder();
  writeFileSync(folder.file('telling.cjs'), TELLING);
});
afterEach(() => folder.remove());

it.each([
  [['findings'], {}, [2, []]],
  [['findings'], { databaseUrl }, [2, ['pg']]],
  [['findings'], { databaseUrl, eventStoreUrl }, [2, ['@grpc/grpc-js']]],
  [['import', SAMPLES], {}, [0, ['@nestjs/core']]],
])('%j of a ledger in %j loads what it needs, and no more', async (args, urls, told) => {
  const variables = { NODE_OPTIONS: `--require ${folder.file('telling.cjs')}` };
  const surroundings = { ...urls, variables };
  const { code, stderr } = await libro(['--data', folder.file('data'), ...args], surroundings);
  expect([code, JSON.parse(stderr.split('\n').at(-1) ?? '')]).toStrictEqual(told);
});
