import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './fixture-tree';

const { ADAPTER_SUFFIXES, MAY_IMPORT } = jest.requireActual<{
  ADAPTER_SUFFIXES: readonly string[];
  MAY_IMPORT: Readonly<Record<string, readonly string[]>>;
}>('./layers.cjs');

const libs = readdirSync(join(ROOT, 'libs'));
const text = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Every file under the folders that hold the program and its tests, as paths from the root. */
const sources = ['apps', 'libs', 'test'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(join(ROOT, path)).isFile()),
);
const scripts = sources.filter((path) => /\.[tj]s$/.test(path));

describe('the repository', () => {
  it.each(libs)('says on one page what libs/%s is', (lib) => {
    expect(existsSync(join(ROOT, 'libs', lib, 'README.md'))).toBe(true);
  });

  it.each(libs)('says what libs/%s may import', (lib) => {
    expect(Object.keys(MAY_IMPORT)).toContain(lib);
  });

  // Lint refuses these too; this reads the text, whatever a configuration ignores.
  it.each([
    [
      'skips a test, or runs one alone',
      /\b(?:it|test|describe)\s*(?:\.\w+)*\.(?:skip|only|todo)\b/,
    ],
    ['crosses out a test', /^\s*(?:xit|xtest|xdescribe|fit|fdescribe)\b/m],
    ['silences a check', /@ts-(?:ignore|expect-error|nocheck)|eslint-(?:disable|enable)/],
  ])('holds no source that %s', (_, loosened) => {
    expect(scripts.filter((path) => loosened.test(text(path)))).toStrictEqual([]);
  });

  it('is measured with the memory that its command runs with', () => {
    const { scripts: npm } = JSON.parse(text('package.json')) as {
      scripts: Record<string, string>;
    };
    const young = (name: string) => /--max-semi-space-size=\d+/.exec(npm[name] ?? '')?.[0];
    expect(young('bench')).toBe('--max-semi-space-size=64');
    expect(young('libro')).toBe(young('bench'));
    expect(text('README.md')).toContain('64 MiB for young objects, as `npm run libro -- rebuild`');
  });

  it('documents every suffix of an adapter, and no other', () => {
    const note = text('docs/decisions/2026-11-23-the-suffix-is-the-layer.md');
    const documented = /^Adapter suffixes: (?<list>.+)$/m.exec(note)?.groups?.['list'] ?? '';
    const suffixes = [...documented.matchAll(/`\.(\w+)`/g)].map(([, suffix]) => suffix);
    expect(suffixes).toStrictEqual(ADAPTER_SUFFIXES);
  });

  it('lists every decision note in the index', () => {
    const index = text('docs/decisions/README.md');
    const notes = readdirSync(join(ROOT, 'docs/decisions')).filter((name) => name !== 'README.md');
    expect(notes.filter((name) => !index.includes(`(${name})`))).toStrictEqual([]);
  });
});
