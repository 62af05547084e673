import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const LIBRO = join(ROOT, 'bin/libro.js');

/** The lines of the code block that follows a marker comment in the README. */
function block(marker: string): readonly string[] {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const after = readme.split(`<!-- ${marker} -->`)[1] ?? '';
  return (after.split('```')[1] ?? '')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '');
}

describe('the README', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'readme-'));
    symlinkSync(join(ROOT, 'samples'), join(folder, 'samples'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('names scripts that the package has', () => {
    expect(block('demo-command')).toStrictEqual(['npm ci && npm run demo']);
    expect(block('test-command')).toStrictEqual(['npm ci && npm test']);
  });

  it('prints commands that work as they stand there, one after another', () => {
    const commands = block('commands');
    const failed = commands.flatMap((command) => {
      const args = command.replace(/^npx libro /, '').split(' ');
      const { status, stderr } = spawnSync(process.execPath, [LIBRO, ...args], {
        cwd: folder,
        env: { ...process.env, LIBRO_DATA: join(folder, 'data') },
        encoding: 'utf8',
      });
      return status === 0 && stderr === '' ? [] : [{ command, status, stderr }];
    });
    expect(failed).toStrictEqual([]);
    expect(commands).toHaveLength(12);
  });

  it('shows what a command answers, to the letter', () => {
    const [command = '', ...shown] = block('sample');
    const args = command.replace(/^\$ npx libro /, '').split(' ');
    const { stdout } = spawnSync(process.execPath, [LIBRO, ...args], {
      env: { ...process.env, LIBRO_DATA: join(folder, 'data') },
      encoding: 'utf8',
    });
    expect(stdout.split('\n').filter((line) => line !== '')).toStrictEqual(shown);
  });
});
