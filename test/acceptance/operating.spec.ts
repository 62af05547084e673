import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { program } from '../../apps/cli/src/program';
import { blocksOf, operatingPages, pageText, runPage } from '../support/operating-pages';
import { tempFolder } from '../support/temp-folder';

const ROOT = resolve(__dirname, '../..');

/** The program's own text, of the apps that speak to people. */
const said = ['apps/cli/src', 'apps/api/src']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(join(ROOT, folder, path), 'utf8')),
  )
  .join('\n');

/** First cells of the rows of a page's tables that are code. */
function codes(page: string): readonly string[] {
  return [...pageText(page).matchAll(/^\| `([^`]+)` +\|/gm)].map(([, code = '']) => code);
}

describe('the pages on operating', () => {
  it('print no command that is neither run by a test nor says why it is not', () => {
    const unknown = operatingPages
      .flatMap(blocksOf)
      .filter(({ marker }) => !/^(?:run|docker|not run: .+)$/.test(marker));
    expect(unknown).toStrictEqual([]);
  });

  it('embedded.md: works from the first command to the last', () => {
    const folder = tempFolder();
    symlinkSync(join(ROOT, 'samples'), folder.file('samples'));
    const { blocks, status, stderr } = runPage('embedded.md', folder.path, {});
    expect([blocks, status, stderr]).toStrictEqual([4, 0, '']);
    expect(readdirSync(folder.file('apartado')).sort()).toStrictEqual(['events.db', 'views.db']);
    folder.remove();
  });

  it('production.md: runs commands of the program and services that are there', () => {
    const compose = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
    const scripts = blocksOf('production.md').map(({ script }) => script);
    const runs = [...scripts.join('').matchAll(/^docker compose run --rm (\w+) (.+)$/gm)];
    const commands = runs.map(([, , words = '']) => words.split(' '));
    expect(runs.map(([, service]) => service)).toStrictEqual(commands.map(() => 'api'));
    const missing = commands.filter(([name = '', below = '']) => {
      const command = program().commands.find((each) => each.name() === name);
      const subcommands = command?.commands.map((each) => each.name()) ?? [];
      return command === undefined || (subcommands.length > 0 && !subcommands.includes(below));
    });
    expect([commands.length > 4, missing]).toStrictEqual([true, []]);
    const images = [...scripts.join('').matchAll(/eventstore\/eventstore:\S+/g)].map(([i]) => i);
    for (const image of images) expect(compose).toContain(`image: ${image}\n`);
    expect(images).toHaveLength(2);
  });

  it('quote what the program says, and the figures that it gives', () => {
    const metrics = readFileSync(join(ROOT, 'apps/api/src/operation/metrics.ts'), 'utf8');
    const [figures, sentences] = [/^libro_/, / /].map((kind) =>
      codes('README.md').filter((code) => kind.test(code)),
    );
    expect(figures?.filter((name) => !metrics.includes(`'${name}'`))).toStrictEqual([]);
    expect(sentences?.filter((sentence) => !said.includes(sentence))).toStrictEqual([]);
    expect([figures?.length, sentences?.length]).toStrictEqual([3, 10]);
  });

  it('lead to pages that are there', () => {
    for (const page of operatingPages) {
      for (const [, target = ''] of pageText(page).matchAll(/\]\(([^)#]+)[^)]*\)/g)) {
        expect([target, existsSync(join(ROOT, 'docs/operating', target))]).toStrictEqual([
          target,
          true,
        ]);
      }
    }
  });
});
