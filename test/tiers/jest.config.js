'use strict';

const base = require('../../jest.config.js');

/**
 * What needs a server of another program: apart from `npm test`, which needs none.
 * @type {import('jest').Config}
 */
module.exports = {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test/tiers'],
  testPathIgnorePatterns: ['/node_modules/'],
};
