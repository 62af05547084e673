import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { Configuration } from '../../../apps/api/src/operation/configuration';
import { SECRETS } from '../../../apps/cli/src/secret-files';
import { served } from '../../support/served';
import type { Served } from '../../support/served';

jest.setTimeout(120_000);

const ROOT = resolve(__dirname, '../../..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const WALK = README.split('<!-- http-walk -->')[1]?.split('```')[1]?.replace(/^sh\n/, '') ?? '';

let server: Served;
beforeAll(async () => {
  server = await served();
  // Who reads from the top has imported the sample sheets by then: no plan of the way is theirs.
  const libro = [join(ROOT, 'bin/libro.js'), 'import', join(ROOT, 'samples/poa-2021.txt')];
  const env = { ...process.env, LIBRO_DATA: server.data };
  expect(spawnSync(process.execPath, libro, { env }).status).toBe(0);
});
afterAll(() => server.close());

/** The tests ask for Node and git alone: where there is no curl, another program speaks for it. */
function pathWithCurl(): string {
  const path = process.env['PATH'] ?? '';
  const hasCurl = spawnSync('curl', ['--version']).status === 0;
  return hasCurl ? path : `${join(ROOT, 'test/support/curl')}${delimiter}${path}`;
}

async function walked(): Promise<string> {
  const script = WALK.replace('http://127.0.0.1:3000', server.url).replaceAll(
    'npx libro',
    `node ${join(ROOT, 'bin/libro.js')}`,
  );
  const env = { ...process.env, PATH: pathWithCurl(), LIBRO_DATA: server.data, BASH_ENV: '' };
  // With a socket as its input, bash takes itself for a remote shell: it would read settings first.
  const bash = spawn('bash', ['--norc', '-euo', 'pipefail', '-c', script], { env });
  let [out, said] = ['', ''];
  bash.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  bash.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(bash, 'close')) as [number];
  expect([code, said]).toStrictEqual([0, '']);
  return out;
}

describe('the README’s way of a plan over HTTP', () => {
  it('works as it stands there: every command is answered, and the grid shows it', async () => {
    const out = await walked();
    const answers = out.split('\n').filter((line) => line.startsWith('{'));
    const parsed = answers.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(parsed.filter(({ status }) => typeof status === 'number')).toStrictEqual([]);
    const made = parsed.flatMap(({ events }) => (events ?? []) as { type: string }[]);
    expect(made.map(({ type }) => type)).toStrictEqual([
      'PlanOpened',
      'MetaOpened',
      'ActionOpened',
      'PlanAuthorized',
      'ModificationDrafted',
      'ModificationSigned',
      'ModificationSigned',
      'ModificationSigned',
      'ModificationAuthorized',
      'AnnualGoalDecreased',
      'ProgressReported',
    ]);
    const grid = parsed.find(({ quarter }) => quarter === 1);
    expect(grid).toMatchObject({
      lines: [
        { number: 100, currentGoal: '100' },
        { number: 101, currentGoal: '90', achieved: ['32', null, null, null] },
      ],
    });
    expect(out).toContain('Faltaron expedientes por dictaminar');
    expect(parsed.at(-1)).toMatchObject({ items: made.map(({ type }) => ({ type })) });
  });

  it('is configured by the variables of the README’s table', () => {
    const row = /^\| `([A-Z_]+)` +\| (?:`([^`]*)`|none) +\|/gm;
    const told = [...README.matchAll(row)].map(([, name, value]) => [name, value ?? null]);
    const inFiles = SECRETS.map((name): [string, unknown] => [`${name}_FILE`, null]);
    const known = [...Object.entries(new Configuration()), ...inFiles];
    expect(Object.fromEntries(told)).toStrictEqual(
      Object.fromEntries(
        known.map(([name, value]) => [name, value === null ? null : String(value)]),
      ),
    );
  });
});
