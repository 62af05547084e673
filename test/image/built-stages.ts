import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { copied, lastOf, stages } from '../support/dockerfile';
import type { Copied, Stage, Step } from '../support/dockerfile';

const ROOT = resolve(__dirname, '../..');

/**
 * Does under a folder what the stages of the Dockerfile do in theirs: its COPY and RUN steps as
 * they stand there. The distribution's packages are left out: who runs this has them already.
 * @returns the folder that the last stage works in
 */
export function builtStages(root: string): string {
  const all = stages();
  for (const [nth, stage] of all.entries()) {
    const place = placeOf(root, stage);
    mkdirSync(place, { recursive: true });
    for (const step of stage.steps) done(step, { root, place, before: all.slice(0, nth) });
  }
  return placeOf(root, all.at(-1));
}

interface Place {
  readonly root: string;
  readonly place: string;
  readonly before: readonly Stage[];
}

/** The last stage has no name. */
function placeOf(root: string, stage: Stage | undefined): string {
  return join(root, stage?.name === '' ? 'last' : (stage?.name ?? ''), lastOf(stage, 'WORKDIR'));
}

function done({ word, rest }: Step, where: Place): void {
  if (word === 'COPY') copy(copied(rest), where);
  if (word === 'RUN' && !rest.startsWith('apt-get ')) run(rest, where);
}

function copy({ from, sources, target }: Copied, { root, place, before }: Place): void {
  const stage = before.find(({ name }) => name === from);
  for (const source of sources) {
    const path = from === null ? join(ROOT, source) : join(root, stage?.name ?? '', source);
    // Into a folder, or a single file or folder under another name.
    const into = target.endsWith('/') ? join(place, target, basename(source)) : join(place, target);
    cpSync(path, into, { recursive: statSync(path).isDirectory(), verbatimSymlinks: true });
  }
}

/** @throws Error with what the step said, where it fails */
function run(command: string, { place }: Place): void {
  const { NODE_ENV: _environment, NODE_PATH: _path, ...env } = process.env;
  const ran = spawnSync('sh', ['-c', command], { cwd: place, env, encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`${command}: ${ran.stdout}${ran.stderr}`);
}
