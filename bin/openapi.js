'use strict';

const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join, resolve } = require('node:path');
const { format, resolveConfig } = require('prettier');

const ROOT = resolve(__dirname, '..');
const SERVER = join(ROOT, 'dist/apps/api/src');
const { configurationOf } = require(join(SERVER, 'operation/configuration.js'));
const { serve } = require(join(SERVER, 'serve.js'));

/** The description as a server of its own gives it. */
async function described() {
  const folder = mkdtempSync(join(tmpdir(), 'libro-openapi-'));
  const environment = { LIBRO_DATA: folder, PORT: '0', LOG_LEVEL: 'silent' };
  const serving = await serve(configurationOf(environment), { projects: true });
  try {
    const answer = await fetch(`${serving.url}/openapi.json`);
    return await answer.json();
  } finally {
    await serving.close();
    rmSync(folder, { recursive: true });
  }
}

async function main() {
  const document = await described();
  const file = join(ROOT, 'openapi.json');
  const options = { ...(await resolveConfig(file)), parser: 'json' };
  writeFileSync(file, await format(JSON.stringify(document, null, 2), options));
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
