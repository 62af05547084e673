'use strict';

const { compilerOptions } = require('./tsconfig.json');

/**
 * Jest's modules take no `import()` as Node has it: with CommonJS it is compiled to a `require`.
 * Types are checked apart (npm run typecheck): `isolatedModules` stands in the tsconfig.
 */
const tsconfig = { ...compilerOptions, module: 'commonjs', moduleResolution: 'bundler' };

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/test/faults/',
    '<rootDir>/test/image/',
    '<rootDir>/test/tiers/',
  ],
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig }] },
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/support/properties-first.cjs',
  // Only what hangs is cut off: no test measures time, and a machine may be slow.
  testTimeout: 60_000,
  moduleNameMapper: {
    // What is loaded when it is needed is named as Node will find it.
    '^(\\./(?:eventstoredb|postgres)/\\w+)\\.js$': '$1',
    '^@libro/event-sourcing/testing$': '<rootDir>/libs/event-sourcing/src/testing.ts',
    '^@libro/forms/pages$': '<rootDir>/libs/forms/src/pages.ts',
    '^@libro/plans/commands$': '<rootDir>/libs/plans/src/commands.ts',
    '^@libro/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
  },
};
