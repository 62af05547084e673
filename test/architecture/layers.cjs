'use strict';

/**
 * The suffix is the layer: `report-progress.ts` is domain, `report-progress.handler.ts` is adapter.
 * Said once, for ESLint, dependency-cruiser and the tests; documented in
 * docs/decisions/2026-11-23-the-suffix-is-the-layer.md.
 */
const ADAPTER_SUFFIXES = [
  'adapter',
  'controller',
  'dto',
  'entity',
  'filter',
  'guard',
  'handler',
  'interceptor',
  'migration',
  'module',
  'projector',
  'queries',
];

/** Libraries that are adapters as a whole. */
const ADAPTER_LIBS = ['event-store', 'read-store'];

/** Test support that lives beside what it tests; nothing but tests may import it. */
const TEST_SUPPORT = ['testing', 'scenario'];

/** What a library may import of the others. One that does not stand here imports none. */
const MAY_IMPORT = {
  'event-sourcing': [],
  'event-store': ['event-sourcing'],
  'read-store': ['event-sourcing'],
  plans: ['event-sourcing', 'read-store'],
  forms: ['event-sourcing', 'plans'],
  identity: ['event-sourcing'],
};

/**
 * Packages that domain code may import, as regular expressions of the import's text. All of them
 * compute from what they are given: of `uuid` and `node:crypto` only the digests, because the rest
 * draws or reads a clock.
 */
const DOMAIN_PACKAGES = [
  'big\\.js',
  'uuid',
  'node:crypto',
  'safe-stable-stringify',
  'fastest-levenshtein',
  '@libro/event-sourcing',
  '@libro/plans',
];

/** What the kernel may import besides: it keeps folded plans in memory and retries conflicts. */
const KERNEL_PACKAGES = ['lru-cache', 'cockatiel'];

module.exports = {
  ADAPTER_LIBS,
  ADAPTER_SUFFIXES,
  DOMAIN_PACKAGES,
  KERNEL_PACKAGES,
  MAY_IMPORT,
  TEST_SUPPORT,
};
