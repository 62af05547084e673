import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { FixtureTree, ROOT } from './fixture-tree';
import { EDGES, ORPHAN, PLACES } from './layers.canaries';

interface Cruise {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { name: string } }[];
  };
}

const DEPCRUISE = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/** Per file of the tree, the rules that its imports break; the command line is `npm run lint`'s. */
function refusals(tree: FixtureTree): ReadonlyMap<string, readonly string[]> {
  const args = [DEPCRUISE, 'apps', 'libs', 'test', '--output-type', 'json'];
  const run = spawnSync(process.execPath, args, { cwd: tree.root, encoding: 'utf8' });
  if (run.stdout === '') throw new Error(run.stderr);
  const { violations } = (JSON.parse(run.stdout) as Cruise).summary;
  const byFile = new Map<string, string[]>();
  for (const { from, rule } of violations) {
    byFile.set(from, [...(byFile.get(from) ?? []), rule.name].sort());
  }
  return byFile;
}

describe('dependency-cruiser bites', () => {
  const planted = EDGES.map(({ from, imports }) => [from, `import '${imports}';\n`] as const);
  const tree = new FixtureTree(new Map([...PLACES, ...planted])).copy(
    '.dependency-cruiser.cjs',
    'tsconfig.json',
    'test/architecture/layers.cjs',
  );
  const refused = refusals(tree);
  afterAll(() => tree.remove());

  it.each(EDGES)('$from → $imports: $by', ({ from, by }) => {
    expect(refused.get(from) ?? []).toStrictEqual([...by].sort());
  });

  it('a file of a library that nothing uses', () => {
    expect(refused.get(ORPHAN)).toStrictEqual(['no-orphans']);
  });

  it('with every rule that it has', () => {
    const { forbidden } = jest.requireActual<{ forbidden: readonly { name: string }[] }>(
      '../../.dependency-cruiser.cjs',
    );
    const biting = new Set(['no-orphans', ...EDGES.flatMap(({ by }) => by)]);
    expect([...biting].sort()).toStrictEqual(forbidden.map(({ name }) => name).sort());
  });

  it('and refuses nothing else', () => {
    const known = new Set([ORPHAN, ...EDGES.map(({ from }) => from)]);
    expect([...refused.keys()].filter((file) => !known.has(file))).toStrictEqual([]);
  });
});
