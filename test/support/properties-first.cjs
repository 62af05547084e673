'use strict';

const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * Jest begins with what took longest, and where it does not know yet, with the largest files. The
 * properties are small and take longest: at the end, each would have a worker wait for it.
 */
module.exports = class extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const isProperty = ({ path }) => path.includes('/test/property/');
    return [...sorted.filter(isProperty), ...sorted.filter((test) => !isProperty(test))];
  }
};
