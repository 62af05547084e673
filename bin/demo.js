'use strict';

const { spawnSync } = require('node:child_process');
const { readdirSync, rmSync } = require('node:fs');
const { join, relative, resolve } = require('node:path');

const ROOT = resolve(__dirname, '..');
const DATA = join(ROOT, 'demo-data');
const SAMPLES = join(ROOT, 'samples');

const sheets = readdirSync(SAMPLES)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => relative(ROOT, join(SAMPLES, name)));

const NO_OTHER = Object.fromEntries(
  ['DATABASE_URL', 'EVENTSTORE_URL'].flatMap((name) => [
    [name, ''],
    [`${name}_FILE`, ''],
  ]),
);

const STEPS = [
  ['Las hojas, como se publicaron, entran al libro', ['import', ...sheets]],
  ['La cédula de un trimestre', ['report', 'f004', '--plan', '2021.54202', '--quarter', '1']],
  ['Un folio y su efecto en la meta 100', ['report', 'f009', '--plan', '2021.54101']],
  ['Lo que el libro encontró en las hojas', ['findings']],
];

function show([title, command]) {
  process.stdout.write(`\n${title}\n$ npx libro ${command.join(' ')}\n\n`);
  const args = [join(__dirname, 'libro.js'), ...command];
  // Into its own folder, whatever ledger the surroundings name.
  const env = { ...process.env, ...NO_OTHER, LIBRO_DATA: DATA };
  return spawnSync(process.execPath, args, { cwd: ROOT, env, stdio: 'inherit' }).status ?? 1;
}

rmSync(DATA, { recursive: true, force: true });
for (const step of STEPS) {
  const status = show(step);
  if (status !== 0) process.exit(status);
}
