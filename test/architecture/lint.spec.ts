import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { FixtureTree, ROOT } from './fixture-tree';
import { NEIGHBOURS, SAMPLES } from './lint.canaries';

interface LintedFile {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

const ESLINT = join(ROOT, 'node_modules/eslint/bin/eslint.js');

/** Per file of the tree, the rules that refuse it; one run for all canaries, as types cost most. */
function refusals(tree: FixtureTree): ReadonlyMap<string, readonly string[]> {
  const args = [ESLINT, '.', '--format', 'json', '--no-cache'];
  const run = spawnSync(process.execPath, args, { cwd: tree.root, encoding: 'utf8' });
  if (run.stdout === '') throw new Error(run.stderr);
  const files = JSON.parse(run.stdout) as readonly LintedFile[];
  return new Map(
    files.map(({ filePath, messages }) => [
      relative(tree.root, filePath),
      [...new Set(messages.map(ruleOf))].sort(),
    ]),
  );
}

function ruleOf({ ruleId, message }: LintedFile['messages'][number]): string {
  if (ruleId !== null) return ruleId;
  return message.includes("'noInlineConfig'") ? 'inline' : message;
}

describe('ESLint bites', () => {
  const tree = new FixtureTree(
    new Map([...NEIGHBOURS, ...SAMPLES.map(({ path, code }) => [path, `${code}\n`] as const)]),
  )
    .copy('eslint.config.mjs', 'tsconfig.json', 'test/architecture/layers.cjs')
    .copy('test/architecture/rules/domain.mjs', 'test/architecture/rules/tests.mjs')
    .link('node_modules');
  const refused = refusals(tree);
  afterAll(() => tree.remove());

  it.each(SAMPLES)('$name', ({ path, by }) => {
    expect(refused.get(path)).toStrictEqual([...by].sort());
  });

  it('and nothing it needs for that is refused', () => {
    for (const path of NEIGHBOURS.keys()) expect([path, refused.get(path)]).toEqual([path, []]);
  });
});
