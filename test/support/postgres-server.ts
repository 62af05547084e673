import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

const OWNER = 'libro_owner';
const PASSWORD = 'secreta de prueba';
/** PostgreSQL does not run as root: root's servers run as nobody. */
const UNPRIVILEGED = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** A real PostgreSQL server of a test's own, from the programs that are installed here. */
export class PostgresServer {
  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private process: ChildProcess,
  ) {}

  /** @throws Error where no PostgreSQL is installed, or it does not start */
  static async start(): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), 'libro-postgres-'));
    const { uid, gid } = UNPRIVILEGED;
    if (uid !== undefined) chownSync(folder, uid, gid);
    const password = join(folder, 'password');
    writeFileSync(password, PASSWORD);
    if (uid !== undefined) chownSync(password, uid, gid);
    const args = ['-D', join(folder, 'data'), '-U', OWNER, '--pwfile', password];
    const how = ['-A', 'scram-sha-256', '-E', 'UTF8', '--locale', 'C.UTF-8', '--no-sync'];
    const made = spawnSync(program('initdb'), [...args, ...how], UNPRIVILEGED);
    if (made.status !== 0) throw new Error(`initdb: ${String(made.stderr)}`);
    const port = await freePort();
    const server = new PostgresServer(folder, port, run(folder, port));
    await server.ready();
    return server;
  }

  /** Address of a database for its owner, or for another role. */
  url(database: string, role = OWNER, password = PASSWORD): string {
    const who = `${role}:${encodeURIComponent(password)}`;
    return `postgres://${who}@127.0.0.1:${this.port}/${database}`;
  }

  /** A new, empty database. @returns its address */
  async createDatabase(): Promise<string> {
    databases += 1;
    const name = `libro_${process.pid}_${databases}`;
    await this.asOwner(`CREATE DATABASE ${name}`);
    return this.url(name);
  }

  /** Runs a statement as the owner. @returns how many rows it gave or changed */
  asOwner(statement: string, database = 'postgres'): Promise<number | null> {
    return this.as(this.url(database), statement);
  }

  /** Runs a statement as who the address says. */
  async as(url: string, statement: string): Promise<number | null> {
    const client = new Client(url);
    await client.connect();
    try {
      return (await client.query(statement)).rowCount;
    } finally {
      await client.end();
    }
  }

  /** Another process that holds the lock of a log's head, until the returned function is called. */
  async holdHead(url: string): Promise<() => Promise<void>> {
    const client = new Client(url);
    await client.connect();
    await client.query('BEGIN');
    await client.query('SELECT position FROM libro.head FOR UPDATE');
    return () => client.end();
  }

  /** Ends all its processes at once, as a machine does that loses its power to run. */
  async kill(): Promise<void> {
    const ended = once(this.process, 'exit');
    this.process.kill('SIGQUIT');
    await ended;
  }

  /**
   * Starts it again over what the medium holds.
   * @param under the program, and its options, that is to start it; nothing: by itself
   */
  async restart(under: readonly string[] = []): Promise<void> {
    this.process = run(this.folder, this.port, under);
    await this.ready();
  }

  /** Ends it in good order, and keeps what it holds. */
  async shutDown(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.kill('SIGINT');
    await ended;
  }

  /** The file that holds a table of a database. */
  async fileOf(table: string, url: string): Promise<string> {
    const client = new Client(url);
    await client.connect();
    const { rows } = await client.query<{ path: string }>(
      'SELECT pg_relation_filepath($1) AS path',
      [table],
    );
    await client.end();
    return join(this.folder, 'data', rows[0]?.path ?? '');
  }

  async stop(): Promise<void> {
    await this.shutDown();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async ready(): Promise<void> {
    const client = new Client(this.url('postgres'));
    client.on('error', () => undefined);
    try {
      await client.connect();
    } catch (error) {
      if (this.process.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
      await this.ready();
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

let databases = 0;

function run(folder: string, port: number, under: readonly string[] = []): ChildProcess {
  const settings = ['-c', `unix_socket_directories=`, '-c', 'listen_addresses=127.0.0.1'];
  const args = ['-D', join(folder, 'data'), '-p', String(port), ...settings];
  const [command = '', ...rest] = [...under, program('postgres'), ...args];
  return spawn(command, rest, { ...UNPRIVILEGED, stdio: 'ignore' });
}

/** Where the programs of a PostgreSQL are; empty: in the path. */
export function programFolder(): string {
  // A distribution keeps them out of the path, by version.
  const versions = '/usr/lib/postgresql';
  const folders = existsSync(versions)
    ? readdirSync(versions).map((version) => join(versions, version, 'bin'))
    : [];
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? '';
}

function program(name: string): string {
  return join(programFolder(), name);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
