import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { SAMPLES } from '../support/libro';
import { lastOf, stages } from '../support/dockerfile';
import { tempFolder } from '../support/temp-folder';
import { builtStages } from './built-stages';

const folder = tempFolder();
const [PROGRAM = '', ...START] = JSON.parse(lastOf(stages().at(-1), 'ENTRYPOINT')) as string[];

let place: string;
let env: NodeJS.ProcessEnv;
beforeAll(() => {
  place = builtStages(folder.path);
  const stated = lastOf(stages().at(-1), 'ENV').split(' ');
  const variables = Object.fromEntries(
    stated.map((each) => each.split('=') as [name: string, value: string]),
  );
  const { PATH } = process.env;
  env = { PATH, ...variables, HOST: '127.0.0.1', LIBRO_DATA: folder.file('data') };
});
afterAll(() => folder.remove());

function libro(...args: readonly string[]) {
  return spawnSync(PROGRAM, [...START, ...args], { cwd: place, env, encoding: 'utf8' });
}

describe('what the Dockerfile makes', () => {
  it('is the program without its development packages, its tests and its sources', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    expect(existsSync(join(place, 'node_modules/better-sqlite3'))).toBe(true);
    for (const each of ['jest', 'typescript', 'eslint']) {
      expect(Object.keys(devDependencies)).toContain(each);
      expect(existsSync(join(place, 'node_modules', each))).toBe(false);
    }
    for (const each of ['test', 'apps', 'libs', '.git']) {
      expect(existsSync(join(place, each))).toBe(false);
    }
  });

  it.each([
    [['--help']],
    [['import', SAMPLES]],
    [['report', 'cabildo', '--year', '2021', '--quarter', '1', '--format', 'html']],
    [['report', 'f004', '--plan', '2021.54203', '--quarter', '1', '--format', 'csv']],
    [['check', '--json']],
  ])('does %j', (args) => {
    const { status, stdout, stderr } = libro(...args);
    expect([status, stderr]).toStrictEqual([0, '']);
    expect(stdout).not.toBe('');
  });

  it('reaches for the databases that it is told of', () => {
    const address = 'postgres://libro:x@127.0.0.1:1/libro';
    const reached = spawnSync(PROGRAM, [...START, 'findings'], {
      cwd: place,
      env: { ...env, DATABASE_URL: address },
      encoding: 'utf8',
    });
    expect(reached.stderr).toMatch(/^libro: no se puede usar la bitácora \([^\n]*ECONNREFUSED/);
  });

  it('serves the ledger, its documentation and its views', async () => {
    const child = spawn(PROGRAM, [...START, 'serve'], {
      cwd: place,
      env: { ...env, PORT: '0', LOG_LEVEL: 'silent' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exit = once(child, 'exit');
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const url = line.replace('Libro de Metas atiende en ', '');
    const ready = await fetch(`${url}/health/ready`);
    expect(await ready.json()).toStrictEqual({
      status: 'ok',
      projection: { position: 113, behind: 0 },
    });
    expect((await fetch(`${url}/docs`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await exit).toStrictEqual([0, null]);
  });
});
