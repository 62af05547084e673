import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const PAGES = join(ROOT, 'docs/operating');
const LIBRO = `node ${join(ROOT, 'bin/libro.js')}`;

/** A block of commands of a page, and what the comment before it says of it. */
export interface Block {
  readonly page: string;
  /** "run", "docker", or "not run: …"; empty where no comment stands before it. */
  readonly marker: string;
  readonly script: string;
}

export const operatingPages: readonly string[] = readdirSync(PAGES);

export function pageText(page: string): string {
  return readFileSync(join(PAGES, page), 'utf8');
}

/** Every block of shell commands of a page, in its order. */
export function blocksOf(page: string): readonly Block[] {
  const block = /(?:<!-- (?<marker>[^\n]+) -->\n\n)?```sh\n(?<script>.*?)```/gs;
  return [...pageText(page).matchAll(block)].map(({ groups = {} }) => {
    const { marker = '', script = '' } = groups;
    return { page, marker, script };
  });
}

/**
 * Runs what a page says is to be run, one block after another as one script, in a folder and with
 * the environment's variables. `npx libro` is the program as it was built here.
 */
export function runPage(page: string, folder: string, variables: NodeJS.ProcessEnv) {
  const run = blocksOf(page).filter(({ marker }) => marker === 'run');
  const script = run.map((each) => each.script.replaceAll('npx libro', LIBRO)).join('\n');
  const { LIBRO_DATA: _data, DATABASE_URL: _url, ...inherited } = process.env;
  const env = { ...inherited, ...variables, BASH_ENV: '' };
  // With a socket as its input, bash takes itself for a remote shell: it would read settings first.
  const bash = ['--norc', '-euo', 'pipefail', '-c', script];
  const { status, stdout, stderr } = spawnSync('bash', bash, {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { blocks: run.length, status, stdout, stderr };
}
