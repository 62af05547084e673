import { PLANS_PROJECTION } from '@libro/plans';
import { dropOldPostgresViews } from '@libro/read-store';
import type { Command } from 'commander';
import { databaseOf } from '../place';
import { write, writeJson } from '../output';

const WHEN = `
Cada versión de las vistas está en un esquema suyo, para que la anterior responda
mientras la nueva se pone al día. Úsese cuando ningún proceso corra ya con el
programa anterior; las de una versión más nueva quedan. También borra las que una
reconstrucción reemplazó y no pudo borrar. La bitácora no se toca.`;

/** `libro views …`: what an upgrade leaves of the views. */
export function addViews(libro: Command): void {
  const views = libro.command('views').description('las vistas que están en PostgreSQL');
  views
    .command('drop-old')
    .description('borra las vistas de versiones anteriores del programa')
    .option('--json', 'lo dice como JSON')
    .addHelpText('after', WHEN)
    .action(async (_options: object, command: Command) => {
      const { data, json } = command.optsWithGlobals<{ data: string; json?: true }>();
      const dropped = await dropOldPostgresViews(databaseOf(data), PLANS_PROJECTION);
      await (json === true ? writeJson({ dropped }) : write(`${told(dropped)}\n`));
    });
}

function told(dropped: readonly string[]): string {
  if (dropped.length === 0) return 'No hay vistas de versiones anteriores';
  return `Borradas: ${dropped.join(', ')}`;
}
