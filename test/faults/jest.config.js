'use strict';

const base = require('../../jest.config.js');

/**
 * Kills, full disks and foreign files, against the built program: slow, and apart from `npm test`.
 * @type {import('jest').Config}
 */
module.exports = {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test/faults'],
  testPathIgnorePatterns: ['/node_modules/'],
  // One after another: each of them wants the disk, and the processes that it kills, for itself.
  maxWorkers: 1,
  testTimeout: 600_000,
};
