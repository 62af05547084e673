import { readFileSync, statSync, symlinkSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { runPage } from '../support/operating-pages';
import { PostgresServer, programFolder } from '../support/postgres-server';
import { tempFolder } from '../support/temp-folder';
import type { TempFolder } from '../support/temp-folder';

jest.setTimeout(300_000);

const ROOT = resolve(__dirname, '../..');

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder();
  symlinkSync(join(ROOT, 'samples'), folder.file('samples'));
});
afterEach(() => folder.remove());

describe('docs/operating/one-server.md', () => {
  it('works from the first command to the last: rights, backup, restore, old views', async () => {
    const server = await PostgresServer.start();
    const [owner, app] = ['del dueño', 'de la app'];
    const { blocks, status, stdout, stderr } = runPage('one-server.md', folder.path, {
      PATH: `${programFolder()}${delimiter}${process.env['PATH'] ?? ''}`,
      ADMIN_URL: server.url('postgres'),
      OWNER_URL: server.url('ledger', 'ledger_owner', owner),
      DATABASE_URL: server.url('ledger', 'ledger_app', app),
      OWNER_PASSWORD: owner,
      APP_PASSWORD: app,
    });
    await server.stop();
    expect([blocks, status, stderr]).toStrictEqual([4, 0, '']);
    const checked = stdout.split('\n').filter((line) => line.startsWith('Bitácora:'));
    expect(checked).toStrictEqual(checked.map(() => 'Bitácora: 113 hechos, 0 faltas'));
    expect(checked).toHaveLength(3);
    expect(stdout).toContain('No hay vistas de versiones anteriores\n');
  });
});

describe('docs/operating/production.md', () => {
  it('makes secrets of one line that others on the machine cannot reach', () => {
    const { blocks, status, stderr } = runPage('production.md', folder.path, {});
    expect([blocks, status, stderr]).toStrictEqual([1, 0, '']);
    expect(statSync(folder.file('secrets')).mode & 0o777).toBe(0o700);
    const [password, database, log] = ['postgres-password', 'database-url', 'eventstore-url'].map(
      (name) => readFileSync(join(folder.file('secrets'), name), 'utf8'),
    );
    expect(password).toMatch(/^[0-9a-f]{48}\n$/);
    expect(database).toBe(`postgres://libro:${String(password).trim()}@postgres:5432/libro\n`);
    expect(log).toBe('esdb://admin:changeit@eventstoredb:2113?tls=false\n');
  });
});
