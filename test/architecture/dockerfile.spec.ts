import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { copies, lastOf, stages } from '../support/dockerfile';
import { ROOT } from './fixture-tree';

const STAGES = stages();
const LAST = STAGES.at(-1);
const text = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** What the build is sent of the repository: everything is left out but what is named here. */
const sent = text('.dockerignore')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

describe('the Dockerfile', () => {
  it('builds on one image, pinned by version and digest, of a Node that the program admits', () => {
    const images = new Set(STAGES.map(({ image }) => image));
    expect([...images]).toHaveLength(1);
    expect([...images][0]).toMatch(/^node:20\.\d+\.\d+-bookworm-slim@sha256:[0-9a-f]{64}$/);
    const [, minor = 0] = /^node:20\.(\d+)\./.exec([...images][0] ?? '') ?? [];
    expect(Number(minor)).toBeGreaterThanOrEqual(19);
  });

  it('copies only what the repository has, and what the build is sent of it', () => {
    expect(sent[0]).toBe('*');
    const named = sent.slice(1).map((line) => line.replace(/^!/, ''));
    const taken = STAGES.flatMap(copies).filter(({ from }) => from === null);
    const sources = new Set(taken.flatMap(({ sources: each }) => each));
    expect([...sources].filter((path) => !existsSync(join(ROOT, path)))).toStrictEqual([]);
    expect([...sources].sort()).toStrictEqual([...named].sort());
  });

  it('copies between stages that are there', () => {
    const before = new Set<string | null>([null]);
    for (const stage of STAGES) {
      const missing = copies(stage).filter(({ from }) => !before.has(from));
      expect(missing).toStrictEqual([]);
      before.add(stage.name);
    }
  });

  it('ships what runs, as nobody who may write it', () => {
    expect(lastOf(LAST, 'USER')).toBe('node');
    expect(LAST?.steps.filter(({ word }) => ['RUN', 'ADD', 'ARG'].includes(word))).toStrictEqual(
      [],
    );
    const dependencies = STAGES.find(({ name }) => name === 'dependencies');
    expect(lastOf(dependencies, 'RUN')).toBe('npm ci --omit=dev');
    expect(lastOf(LAST, 'ENV')).toBe('NODE_ENV=production HOST=0.0.0.0');
  });

  it('runs any command of the program, and the server where none is named', () => {
    expect(JSON.parse(lastOf(LAST, 'ENTRYPOINT'))).toStrictEqual(['node', 'bin/libro.js']);
    expect(JSON.parse(lastOf(LAST, 'CMD'))).toStrictEqual(['serve']);
  });
});
