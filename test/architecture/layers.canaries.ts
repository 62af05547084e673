/** An import that the layers refuse, by every rule named and no other; or that they allow. */
export interface Edge {
  readonly by: readonly string[];
  readonly from: string;
  readonly imports: string;
}

const refused = (by: string, from: string, imports: string): Edge => ({
  by: by.split(' '),
  from,
  imports,
});
const allowed = (from: string, imports: string): Edge => ({ by: [], from, imports });

const DRIVER = 'only-the-stores-know-a-driver';
const ORM = 'only-adapters-of-views-know-the-orm';

/** Each rule with what it refuses, then the like that is allowed. */
export const EDGES: readonly Edge[] = [
  refused(
    'event-sourcing-imports-no-other-library',
    'libs/event-sourcing/src/a.ts',
    '@libro/plans',
  ),
  allowed('libs/event-sourcing/src/b.ts', './kernel'),
  refused('event-store-imports-event-sourcing', 'libs/event-store/src/a.ts', '@libro/plans'),
  allowed('libs/event-store/src/b.ts', '@libro/event-sourcing'),
  refused('read-store-imports-event-sourcing', 'libs/read-store/src/a.ts', '@libro/event-store'),
  allowed('libs/read-store/src/b.ts', '@libro/event-sourcing'),
  refused(
    'domain-knows-no-store plans-imports-event-sourcing-and-read-store',
    'libs/plans/src/a/a.ts',
    '@libro/event-store',
  ),
  refused(
    'plans-imports-event-sourcing-and-read-store',
    'libs/plans/src/a/b.module.ts',
    '@libro/forms',
  ),
  allowed('libs/plans/src/a/c.ts', '@libro/event-sourcing'),
  refused('domain-knows-no-store', 'libs/plans/src/a/d.ts', '@libro/read-store'),
  allowed('libs/plans/src/a/d.queries.ts', '@libro/read-store'),
  refused(
    'domain-knows-no-store forms-imports-event-sourcing-and-plans',
    'libs/forms/src/a.ts',
    '@libro/read-store',
  ),
  allowed('libs/forms/src/b.ts', '@libro/plans'),
  refused('identity-imports-event-sourcing', 'libs/identity/src/a.ts', '@libro/plans'),
  allowed('libs/identity/src/b.ts', '@libro/event-sourcing'),
  refused('a-new-library-says-what-it-imports', 'libs/evidence/src/a.ts', '@libro/plans'),
  allowed('libs/evidence/src/b.ts', './neighbour'),
  refused('through-the-front-door', 'apps/cli/src/a.ts', '../../../libs/plans/src/plan/plan'),
  refused('through-the-front-door', 'libs/forms/src/c.ts', '../../plans/src/plan/plan'),
  allowed('apps/cli/src/b.ts', '@libro/plans'),
  allowed('test/e2e/a.ts', '../../libs/plans/src/plan/plan'),
  refused('nothing-imports-apps', 'libs/plans/src/a/e.ts', '../../../../apps/cli/src/main'),
  refused('apps-stand-alone', 'apps/api/src/a.ts', '../../cli/src/main'),
  allowed('apps/cli/src/c.ts', './main'),
  allowed('test/e2e/b.ts', '../../apps/cli/src/main'),
  refused('domain-imports-no-adapter', 'libs/plans/src/a/f.ts', './own.entity'),
  refused('domain-imports-no-adapter', 'libs/plans/src/b/a.ts', '../a/own.entity'),
  allowed('libs/plans/src/a/f.projector.ts', './own.entity'),
  allowed('libs/plans/src/a/f.spec.ts', './own.entity'),
  allowed('libs/plans/src/b/b.ts', '../plan/plan'),
  refused(DRIVER, 'libs/plans/src/a/g.projector.ts', 'better-sqlite3'),
  refused(DRIVER, 'apps/cli/src/d.ts', 'better-sqlite3'),
  refused(`${DRIVER} not-to-unresolvable`, 'apps/cli/src/e.ts', 'pg'),
  allowed('libs/event-store/src/sqlite/a.ts', 'better-sqlite3'),
  allowed('libs/read-store/src/sqlite/a.ts', 'better-sqlite3'),
  refused(
    'only-its-folder-knows-eventstoredb',
    'libs/event-store/src/sqlite/b.ts',
    '@eventstore/db-client',
  ),
  allowed('libs/event-store/src/eventstoredb/a.ts', '@eventstore/db-client'),
  refused(ORM, 'libs/plans/src/a/h.ts', 'typeorm'),
  refused(ORM, 'libs/event-store/src/c.adapter.ts', 'typeorm'),
  refused(ORM, 'apps/cli/src/f.module.ts', '@nestjs/typeorm'),
  allowed('libs/plans/src/a/h.entity.ts', 'typeorm'),
  allowed('libs/read-store/src/c.ts', 'typeorm'),
  refused('test-code-stays-in-tests', 'libs/plans/src/a/i.ts', '../../../../test/support'),
  refused('test-code-stays-in-tests', 'libs/plans/src/a/j.ts', './f.spec'),
  refused('test-code-stays-in-tests', 'apps/cli/src/g.ts', '@libro/event-sourcing/testing'),
  allowed('libs/plans/src/a/j.spec.ts', '@libro/event-sourcing/testing'),
  refused('the-program-runs-without-development-packages', 'libs/plans/src/a/k.ts', 'fast-check'),
  allowed('libs/plans/src/a/k.spec.ts', 'fast-check'),
  allowed('libs/plans/src/a/l.ts', 'big.js'),
  refused('no-cycles', 'libs/plans/src/b/egg.ts', './hen'),
  allowed('libs/plans/src/b/chick.ts', './hen'),
  refused('not-to-unresolvable', 'libs/plans/src/b/c.ts', './nowhere'),
  refused('not-to-unresolvable', 'apps/cli/src/h.ts', 'csv-stringify/hidden'),
  allowed('apps/cli/src/i.ts', 'csv-stringify/sync'),
  allowed('libs/plans/src/b/d.ts', './shown'),
];

export const ORPHAN = 'libs/plans/src/b/nobody.ts';

const EMPTY = 'export {};\n';
const installed = ['better-sqlite3', '@eventstore/db-client', 'typeorm', 'big.js', 'fast-check'];

/** What the edges lead to, packages included: they are named, never run. */
export const PLACES: ReadonlyMap<string, string> = new Map([
  ...['@nestjs/typeorm', ...installed].flatMap((name) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0' })] as const,
    [`node_modules/${name}/index.js`, ''] as const,
  ]),
  [
    'package.json',
    JSON.stringify({
      dependencies: Object.fromEntries(
        ['@nestjs/typeorm', 'csv-stringify', ...installed.slice(0, -1)].map((name) => [
          name,
          '1.0.0',
        ]),
      ),
      devDependencies: { 'fast-check': '1.0.0' },
    }),
  ],
  [
    'node_modules/csv-stringify/package.json',
    JSON.stringify({ name: 'csv-stringify', exports: { './sync': './lib/sync.cjs' } }),
  ],
  ['node_modules/csv-stringify/lib/sync.cjs', ''],
  ['libs/event-sourcing/src/index.ts', "export * from './kernel';\n"],
  ['libs/event-sourcing/src/kernel.ts', EMPTY],
  ['libs/event-sourcing/src/testing.ts', EMPTY],
  ['libs/event-store/src/index.ts', EMPTY],
  ['libs/read-store/src/index.ts', EMPTY],
  ['libs/plans/src/index.ts', "export * from './plan/plan';\n"],
  ['libs/plans/src/plan/plan.ts', EMPTY],
  ['libs/plans/src/a/own.entity.ts', EMPTY],
  ['libs/plans/src/b/hen.ts', "import './egg';\n"],
  ['libs/plans/src/b/shown.ts', EMPTY],
  ['libs/forms/src/index.ts', EMPTY],
  ['libs/evidence/src/neighbour.ts', EMPTY],
  ['apps/cli/src/main.ts', EMPTY],
  ['test/support.ts', EMPTY],
  [ORPHAN, EMPTY],
]);
