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
  // Types are checked apart (npm run typecheck): `isolatedModules` stands in the tsconfig.
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.json' }] },
  maxWorkers: 2,
  // Only what hangs is cut off: no test measures time, and a machine may be slow.
  testTimeout: 60_000,
  moduleNameMapper: {
    '^@libro/event-sourcing/testing$': '<rootDir>/libs/event-sourcing/src/testing.ts',
    '^@libro/forms/pages$': '<rootDir>/libs/forms/src/pages.ts',
    '^@libro/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
  },
};
