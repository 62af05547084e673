'use strict';

const { ADAPTER_SUFFIXES, MAY_IMPORT, TEST_SUPPORT } = require('./test/architecture/layers.cjs');

const ADAPTER = `\\.(?:${ADAPTER_SUFFIXES.join('|')})\\.ts$`;
const SPEC = '\\.spec\\.ts$';
const SUPPORT = `^libs/event-sourcing/src/(?:${TEST_SUPPORT.join('|')})\\.ts$`;
const TESTS = ['^test/', SPEC, SUPPORT];
const INDEX = '^libs/(?:[^/]+/src/index|forms/src/pages|plans/src/commands)\\.ts$';

/** A package's files, wherever it is resolved to, and its bare name where it is not installed. */
const packages = (...names) => `(?:^|node_modules/)(?:@types/)?(?:${names.join('|')})(?:/|$)`;

/** One rule a library: it imports of the others what the table allows. */
const layering = Object.entries(MAY_IMPORT).map(([lib, allowed]) => ({
  name: `${lib}-imports-${allowed.join('-and-') || 'no-other-library'}`,
  severity: 'error',
  from: { path: `^libs/${lib}/` },
  to: { path: `^libs/(?!(?:${[lib, ...allowed].join('|')})/)` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layering,
    {
      name: 'a-new-library-says-what-it-imports',
      comment: 'One that stands in no row of MAY_IMPORT imports no other.',
      severity: 'error',
      from: { path: `^libs/(?!(?:${Object.keys(MAY_IMPORT).join('|')})/)([^/]+)/` },
      to: { path: '^libs/(?!$1/)' },
    },
    {
      name: 'through-the-front-door',
      comment: 'Another library is what its index and its doors show, and its test support.',
      severity: 'error',
      from: { path: '^(?:libs|apps)/([^/]+)/' },
      to: { path: '^libs/(?!$1/)[^/]+/', pathNot: [INDEX, SUPPORT] },
    },
    {
      name: 'nothing-imports-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-stand-alone',
      comment: 'But for the one command that starts the server.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/cli/src/commands/serve\\.command\\.ts$' },
      to: { path: '^apps/(?!$1/)' },
    },
    {
      name: 'domain-imports-no-adapter',
      comment: 'Neither its own capability’s nor another’s; an index or a door shows both.',
      severity: 'error',
      from: { path: '^libs/', pathNot: [ADAPTER, ...TESTS, INDEX, '\\.json$'] },
      to: { path: `^libs/.*${ADAPTER}` },
    },
    {
      name: 'domain-knows-no-store',
      severity: 'error',
      from: {
        path: '^libs/',
        pathNot: [ADAPTER, ...TESTS, '^libs/(?:event-store|read-store)/'],
      },
      to: { path: '^libs/(?:event-store|read-store)/' },
    },
    {
      name: 'only-the-stores-know-a-driver',
      severity: 'error',
      from: { path: '^(?:libs|apps)/', pathNot: ['^libs/(?:event-store|read-store)/', ...TESTS] },
      to: { path: packages('better-sqlite3', 'pg') },
    },
    {
      name: 'only-its-folder-knows-eventstoredb',
      severity: 'error',
      from: { path: '^(?:libs|apps)/', pathNot: '^libs/event-store/src/eventstoredb/' },
      to: { path: packages('@eventstore/db-client', '@grpc/grpc-js') },
    },
    {
      name: 'only-adapters-of-views-know-the-orm',
      comment: 'Entities, queries and modules of a context; the read store opens it.',
      severity: 'error',
      from: {
        path: '^(?:libs|apps)/',
        pathNot: ['^libs/read-store/', `^libs/(?!event-)[^/]+/.*${ADAPTER}`, ...TESTS],
      },
      to: { path: packages('typeorm', '@nestjs/typeorm') },
    },
    {
      name: 'test-code-stays-in-tests',
      severity: 'error',
      from: { path: '^(?:libs|apps)/', pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'the-program-runs-without-development-packages',
      severity: 'error',
      from: { path: '^(?:libs|apps)/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^libs/', pathNot: [SPEC, INDEX] },
      to: {},
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.cjs', '.mjs', '.json'],
    },
  },
};
