import { copyLog } from '@libro/event-store';
import type { Command } from 'commander';
import { withLog, withOpenedLog } from '../libro';
import { logEnd } from '../log-end';
import { write, writeJson } from '../output';
import { placeNamed } from '../place';
import { progressBar } from '../progress-bar';

const WHEN = `
El destino es una carpeta, una dirección postgres://… o una dirección esdb://…,
y está vacío, o tiene el principio de este libro por una copia que se cortó: se
completa. Los hechos quedan con sus mismos identificadores, revisiones, horas y
claves; al final se leen los dos y se comparan por su digesto. Antes, termine
todo proceso que escriba en el libro; las vistas se hacen después en el destino,
con «libro rebuild» o al empezar el servicio.`;

interface CopyOptions {
  readonly data: string;
  readonly to: string;
  readonly json?: true;
}

/** `libro copy --to WHERE`: the log as it is, to another place or another tier. */
export function addCopy(libro: Command): void {
  libro
    .command('copy')
    .description('copia la bitácora a otro lugar, o de una base a otra, y la compara')
    .requiredOption('--to <DESTINO>', 'carpeta, o dirección postgres://… o esdb://…')
    .option('--json', 'lo dice como JSON')
    .addHelpText('after', WHEN)
    .action(async (_options: object, command: Command) => {
      const { data, to, json } = command.optsWithGlobals<CopyOptions>();
      const copied = await withLog(data, async (from) => {
        const bar = progressBar('Copiando');
        const end = await logEnd(from);
        return withOpenedLog(placeNamed(to), (target) =>
          copyLog(from, target, (position) => bar.update(position, end)),
        ).finally(() => bar.stop());
      });
      const said = `Copiados ${copied.events} hechos, iguales en ambos\nDigesto ${copied.digest}\n`;
      await (json === true ? writeJson(copied) : write(said));
    });
}
