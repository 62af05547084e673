import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Requests for the client's process to send. */
export interface Load {
  readonly url: string;
  readonly connections: number;
  /** Requests in all. */
  readonly amount: number;
  readonly request: {
    readonly method: 'GET' | 'POST' | 'PUT';
    /** Asked for in turns. */
    readonly paths: readonly string[];
    readonly headers: Readonly<Record<string, string>>;
    /** `$` stands for the request's own number. */
    readonly body?: string;
  };
}

export interface Measurement {
  /** Successful answers per second. */
  readonly rate: number;
  /** Milliseconds within which 99 of 100 answers came. */
  readonly p99: number;
  readonly failed: number;
}

/** Sends a load from a process of its own. @throws Error where an answer was no success */
export async function measuredLoad(load: Load): Promise<Measurement> {
  const program = join(__dirname, 'http-client.js');
  const args = [program, JSON.stringify(load)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const measurement = JSON.parse(stdout) as Measurement;
  if (measurement.failed > 0) throw new Error(`${measurement.failed} of ${load.url} failed`);
  return measurement;
}
