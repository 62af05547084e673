import { Command, Option } from 'commander';
import { addBackup } from './commands/backup.command';
import { addCheck } from './commands/check.command';
import { addCopy } from './commands/copy.command';
import { addFindings } from './commands/findings.command';
import { addHistory } from './commands/history.command';
import { addImport } from './commands/import.command';
import { addPrepare } from './commands/prepare.command';
import { addRebuild } from './commands/rebuild.command';
import { addReplay } from './commands/replay.command';
import { addReport } from './commands/report.command';
import { addProject, addServe } from './commands/serve.command';
import { addToken } from './commands/token.command';
import { addViews } from './commands/views.command';
import { secretsOf } from './secret-files';
import { SpanishHelp } from './spanish-help';
import { stated } from './stated-option';

/** The command line of the ledger (source: api.md, Command line). */
export function program(): Command {
  const libro = new LibroCommand('libro')
    .description('Libro de Metas: el libro de las metas de un programa operativo anual')
    .addOption(
      new Option('--data <DIR>', 'carpeta de datos')
        .env('LIBRO_DATA')
        .default('./data', './data')
        .argParser(stated),
    )
    .exitOverride()
    // Whoever runs it says what is wrong, for all errors in one place.
    .configureOutput({ outputError: () => undefined })
    .helpOption('-h, --help', 'muestra esta ayuda')
    .helpCommand('help [orden]', 'muestra la ayuda de una orden')
    // Once, for every command, whoever of them reads the environment; the help needs no secret.
    .hook('preAction', () => void Object.assign(process.env, secretsOf(process.env)));
  addImport(libro);
  addReport(libro);
  addHistory(libro);
  addFindings(libro);
  addReplay(libro);
  addRebuild(libro);
  addCheck(libro);
  addBackup(libro);
  addCopy(libro);
  addServe(libro);
  addProject(libro);
  addToken(libro);
  addPrepare(libro);
  addViews(libro);
  return libro;
}

class LibroCommand extends Command {
  override createCommand(name?: string): Command {
    return new LibroCommand(name);
  }

  override createHelp(): SpanishHelp {
    return new SpanishHelp();
  }
}
