import 'reflect-metadata';
import type { Command } from 'commander';
import { explained } from './failure';
import { program } from './program';

/** Every command that can be run, with its name as it is typed. */
function runnable(command: Command, name: string): readonly { name: string; command: Command }[] {
  const under = command.commands.flatMap((each) => runnable(each, `${name} ${each.name()}`));
  return command.commands.length === 0 ? [{ name, command }] : under;
}

async function wrongUsage(...args: readonly string[]) {
  const error: unknown = await program()
    .parseAsync(args, { from: 'user' })
    .then(
      () => new Error('it was run'),
      (reason: unknown) => reason,
    );
  return explained(error);
}

type Row = readonly [args: readonly string[], said: string];

describe('the command line', () => {
  it('has the commands of the design, and those of who operates it', () => {
    expect(runnable(program(), 'libro').map(({ name }) => name)).toStrictEqual([
      'libro import',
      'libro report goals',
      'libro report f004',
      'libro report f009',
      'libro report cabildo',
      'libro history',
      'libro findings',
      'libro replay',
      'libro rebuild',
      'libro check',
      'libro backup',
      'libro copy',
      'libro serve',
      'libro project',
      'libro token create',
      'libro token list',
      'libro token revoke',
      'libro prepare',
      'libro views drop-old',
    ]);
  });

  it.each(runnable(program(), 'libro'))('$name has its help in Spanish', ({ name, command }) => {
    const help = command.helpInformation();
    expect(help).toMatch(new RegExp(`^Uso: ${name} `));
    expect(help).toContain('-h, --help');
    expect(help).toContain('--data <DIR>');
    expect(help).not.toMatch(/options|command|default|choices|Usage|display|env:/);
    expect(help.split('\n').filter((line) => line.length > 80)).toStrictEqual([]);
  });

  it.each<Row>([
    [['improt'], 'no hay ninguna orden «improt» (¿quiso decir import?)'],
    [['report', 'f005'], 'no hay ninguna orden «f005» (¿quiso decir f004, f009?)'],
    [['findings', '--plam', 'x'], 'no hay ninguna opción «--plam» (¿quiso decir --plan?)'],
    [['findings', 'x', 'y'], 'sobran argumentos'],
    [['report', 'f004', '--quarter', '1'], 'falta la opción --plan <ID>'],
    [['report', 'f004', '--plan', '2021.54202'], 'falta la opción --quarter <T>'],
    [['import'], 'falta el argumento ARCHIVO'],
    [['backup'], 'falta el argumento ARCHIVO'],
    [['replay', '--plan'], 'a la opción --plan <ID> le falta su valor'],
    [
      ['replay', '--plan', '2021.54101', '--to', '-1'],
      'la opción --to <P> no admite «-1»: una posición es un número entero',
    ],
    [
      ['replay', '--plan', '2021.54101', '--to', ''],
      'la opción --to <P> no admite «»: una posición es un número entero',
    ],
    [['--data', '', 'findings'], 'la opción --data <DIR> no admite «»: está en blanco'],
    [['history', '--plan', ' '], 'la opción --plan <ID> no admite « »: está en blanco'],
    [['findings', '--plan', ''], 'la opción --plan <ID> no admite «»: está en blanco'],
    [['replay', '--plan', ''], 'la opción --plan <ID> no admite «»: está en blanco'],
    ...['goals', 'f009', 'f004'].map((report): Row => [
      ['report', report, '--plan', '', '--quarter', '1'],
      'la opción --plan <ID> no admite «»: está en blanco',
    ]),
    ...['', '0', '01', '1.0', '٣', '9'.repeat(400), '1; 2'].map((quarter): Row => [
      ['report', 'cabildo', '--year', '2021', '--quarter', quarter],
      `la opción --quarter <T> no admite «${quarter}»: un trimestre es 1, 2, 3 o 4`,
    ]),
    [
      ['report', 'cabildo', '--year', '', '--quarter', '1'],
      'la opción --year <AÑO> no admite «»: un ejercicio fiscal es un año de cuatro cifras',
    ],
    [
      ['report', 'goals', '--format', 'xml'],
      'la opción --format <FORMATO> no admite «xml»: se admite text, json, csv',
    ],
    [
      ['findings', '--fail-on', "l'error"],
      "la opción --fail-on <GRAVEDAD> no admite «l'error»: se admite notice, warning, error",
    ],
  ])('%j is wrong usage, said in Spanish', async (args, said) => {
    const line = `${said}; «--help» muestra el uso`;
    expect(await wrongUsage(...args)).toStrictEqual({ exitCode: 2, line });
  });
});
