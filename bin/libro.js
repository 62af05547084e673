#!/usr/bin/env node
'use strict';

const { existsSync } = require('node:fs');
const { resolve } = require('node:path');

const PROGRAM = resolve(__dirname, '../dist/apps/cli/src/main.js');

if (existsSync(PROGRAM)) {
  require(PROGRAM);
} else {
  process.stderr.write('libro: el programa no está construido; ejecute antes «npm run build».\n');
  process.exitCode = 2;
}
