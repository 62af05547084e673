import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { DataFolder, SAMPLES } from '../../support/libro';

jest.setTimeout(120_000);

const PROGRAM = join(__dirname, '../../../bin/libro.js');

let data: DataFolder;
let child: ChildProcessByStdio<null, Readable, null>;
beforeEach(async () => {
  data = await DataFolder.with(SAMPLES);
});
afterEach(() => {
  child.kill('SIGKILL');
  data.remove();
});

/** Starts `libro project`. @returns its first lines */
async function projecting(port: string, lines: number): Promise<readonly string[]> {
  const env = { ...process.env, LIBRO_DATA: data.path, DATABASE_URL: '', METRICS_PORT: port };
  const stdio = ['ignore', 'pipe', 'ignore'] as const;
  child = spawn(process.execPath, [PROGRAM, 'project'], { env, stdio: [...stdio] });
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (said.length === lines) break;
  }
  return said;
}

async function ended(): Promise<unknown> {
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  return exit;
}

describe('libro project', () => {
  it('says who asks whether the views follow the log, and ends with a signal', async () => {
    const [first, second = ''] = await projecting('0', 2);
    expect(first).toBe('Las vistas siguen a la bitácora');
    expect(second).toMatch(/^Salud: http:\/\/127\.0\.0\.1:\d+\/health\/ready$/);
    const url = second.replace('Salud: ', '');
    const until = async (status: number): Promise<unknown> => {
      const answer = await fetch(url);
      return answer.status === status ? answer.json() : until(status);
    };
    expect(await until(200)).toStrictEqual({ status: 'ok' });
    const views = new Database(data.file('views.db'));
    views.exec('ALTER TABLE checkpoint RENAME TO checkpoint_away');
    await data.answer('token', 'create', '--role', 'reader');
    expect(await until(503)).toStrictEqual({ status: 'views-stand-still' });
    views.exec('ALTER TABLE checkpoint_away RENAME TO checkpoint');
    views.close();
    expect(await until(200)).toStrictEqual({ status: 'ok' });
    expect((await fetch(url.replace('ready', 'live'))).status).toBe(404);
    expect((await fetch(url, { method: 'POST' })).status).toBe(404);
    expect(await ended()).toStrictEqual([0, null]);
  });

  it('listens nowhere where no port is named', async () => {
    expect(await projecting('', 1)).toStrictEqual(['Las vistas siguen a la bitácora']);
    expect(await ended()).toStrictEqual([0, null]);
  });
});
