import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { closeSync, cpSync, existsSync, openSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type TempFolder, tempFolder } from './temp-folder';

const ROOT = join(__dirname, '..', '..');
const PROGRAM = join(ROOT, 'bin', 'libro.js');

/** The sheets in the repository. */
export const SAMPLES = join(ROOT, 'samples', 'poa-2021.txt');
/** The samples, and the sheets as published where they lie beside the project. */
export const SHEET_FILES = [SAMPLES, join(ROOT, '..', 'shared', 'forms', 'poa-2021-bisom.txt')]
  .filter((path, nth) => nth === 0 || existsSync(path))
  .map((path) => ({ name: basename(path), path }));

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly uid?: number;
  readonly columns?: number;
  /** A file or device that takes standard output. */
  readonly to?: string;
  /** The database of log and views; the data folder's files unless told. */
  readonly databaseUrl?: string;
  readonly eventStoreUrl?: string;
  /** Further variables of the environment. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** Runs `bin/libro.js` as a process of its own, as it was built. */
export async function libro(
  args: readonly string[],
  { uid, columns, to, databaseUrl = '', eventStoreUrl = '', variables = {} }: Surroundings = {},
): Promise<Ran> {
  const output = to === undefined ? 'pipe' : openSync(to, 'w');
  const { LIBRO_DATA: _data, COLUMNS: _columns, ...inherited } = process.env;
  const urls = { DATABASE_URL: databaseUrl, EVENTSTORE_URL: eventStoreUrl };
  const env = { ...inherited, ...urls, ...variables };
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: ROOT,
    env: columns === undefined ? env : { ...env, COLUMNS: String(columns) },
    stdio: ['ignore', output, 'pipe'],
    ...(uid === undefined ? {} : { uid }),
  });
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  if (typeof output === 'number') closeSync(output);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const [stdout, stderr] = await said;
  return { code, stdout, stderr };
}

async function text(stream: NodeJS.ReadableStream | null): Promise<string> {
  if (stream === null) return '';
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

/** A data folder of its own, outside the repository. */
export class DataFolder {
  readonly temp: TempFolder = tempFolder();
  readonly path = join(this.temp.path, 'data');

  /** A new data folder that holds a file's sheets. */
  static async with(sheets: string): Promise<DataFolder> {
    const data = new DataFolder();
    await data.answer('import', sheets);
    return data;
  }

  /** @param surroundings of every command */
  constructor(private readonly surroundings: Surroundings = {}) {}

  libro(...args: readonly string[]): Promise<Ran> {
    return libro(['--data', this.path, ...args], this.surroundings);
  }

  /** What a command answers as JSON. @throws where it does not end well and in silence */
  async answer(...args: readonly string[]): Promise<unknown> {
    const { code, stdout, stderr } = await this.libro(...args, '--json');
    if (code !== 0 || stderr !== '') throw new Error(`${args.join(' ')}: ${code} ${stderr}`);
    return JSON.parse(stdout);
  }

  /** Every row of the log as it is stored. */
  events(): readonly unknown[] {
    const db = new Database(this.file('events.db'), { readonly: true });
    try {
      return db.prepare('SELECT * FROM events ORDER BY position').all();
    } finally {
      db.close();
    }
  }

  file(name: string): string {
    return join(this.path, name);
  }

  /** The same ledger elsewhere, to be tampered with. */
  copy(): DataFolder {
    const copy = new DataFolder();
    cpSync(this.path, copy.path, { recursive: true });
    return copy;
  }

  remove(): void {
    this.temp.remove();
  }
}
