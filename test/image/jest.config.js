'use strict';

const base = require('../../jest.config.js');

/**
 * What the Dockerfile does, without a container: packages are installed twice, and one of them is
 * compiled, so it stands apart from `npm test`.
 * @type {import('jest').Config}
 */
module.exports = {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test/image'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 1_200_000,
};
