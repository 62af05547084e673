import { preparePostgresLog } from '@libro/event-store';
import { PLANS_PROJECTION } from '@libro/plans';
import { preparePostgresViews } from '@libro/read-store';
import type { Command } from 'commander';
import { databaseOf, logIsInDatabase } from '../place';
import { write, writeJson } from '../output';
import { stated } from '../stated-option';

interface PrepareOptions {
  readonly data: string;
  readonly role: string;
  readonly json?: true;
}

const WHO = `
DATABASE_URL es aquí la del dueño de la base de datos; después, los procesos usan
la del rol, que agrega hechos y los lee, y no puede cambiarlos ni borrarlos.
Se puede repetir: lo que ya está queda como está.`;

/** `libro prepare`: the tables of the log as their owner, and the rights of the program's role. */
export function addPrepare(libro: Command): void {
  libro
    .command('prepare')
    .description('hace la bitácora en PostgreSQL y da a un rol lo que el programa necesita')
    .requiredOption('--role <ROL>', 'rol, que ya existe, con el que correrá el programa', stated)
    .option('--json', 'lo dice como JSON')
    .addHelpText('after', WHO)
    .action(async (_options: object, command: Command) => {
      const { data, role, json } = command.optsWithGlobals<PrepareOptions>();
      const url = databaseOf(data);
      const isLogHere = logIsInDatabase(data);
      if (isLogHere) await preparePostgresLog(url, role);
      await preparePostgresViews(url, PLANS_PROJECTION, role);
      const told = isLogHere
        ? `El rol ${role} agrega a la bitácora y la lee; no la cambia\n`
        : `El rol ${role} hace las vistas y las lee\n`;
      await (json === true ? writeJson({ role }) : write(told));
    });
}
