'use strict';

const base = require('../../jest.config.js');

/**
 * Kills, failing writes, power losses, full disks and foreign files, of bare processes: slow, and
 * apart from `npm test`. Many more of them where `LIBRO_FAULTS` is `long`.
 * @type {import('jest').Config}
 */
module.exports = {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test/faults'],
  testPathIgnorePatterns: ['/node_modules/'],
  globalSetup: '<rootDir>/test/faults/harness/before-all.ts',
  globalTeardown: '<rootDir>/test/faults/harness/after-all.ts',
  // One after another: each of them wants the disk, and the processes that it kills, for itself.
  maxWorkers: 1,
  // Only what hangs is cut off; the long set goes on for most of an hour.
  testTimeout: 3_600_000,
};
