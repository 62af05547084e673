import { visible } from '@libro/forms';
import type { Command } from 'commander';
import { despite } from '../failure';
import { withEmbeddedLog } from '../libro';
import { write, writeJson } from '../output';

const RESTORING = `
Para volver a una copia: termine todo proceso que use el libro, aparte de la
carpeta de datos events.db y también events.db-wal y events.db-shm si los hay,
y ponga la copia como events.db. Los que queden de otro estado la dañarían.
Lo registrado después de la copia falta entonces: guarde lo que apartó.`;

/** `libro backup FILE`: a consistent copy of the log, also while it is in use. */
export function addBackup(libro: Command): void {
  libro
    .command('backup')
    .description('guarda una copia consistente de la bitácora, también mientras se usa')
    .argument('<ARCHIVO>', 'archivo nuevo; uno que ya existe no se toca')
    .option('--json', 'lo dice como JSON')
    .addHelpText('after', RESTORING)
    .action(async (file: string, _options: object, command: Command) => {
      const { data, json } = command.optsWithGlobals<{ data: string; json?: true }>();
      await withEmbeddedLog(data, (store) => store.backup(file));
      const said =
        json === true ? writeJson({ file }) : write(`Copia guardada en ${visible(file)}\n`);
      await said.catch((error: unknown) => {
        throw despite('la copia quedó guardada', error);
      });
    });
}
