import { once } from 'node:events';
import type { Command } from 'commander';
import { write } from '../output';

interface ServeOptions {
  readonly data: string;
  readonly project: boolean;
}

/** `libro serve`: the ledger over HTTP, until a signal ends it. */
export function addServe(libro: Command): void {
  libro
    .command('serve')
    .description('atiende por HTTP; se configura con variables de entorno (véase el README)')
    .option('--no-project', 'no pone las vistas al día: otro proceso lo hace')
    .action(async (_options: object, self: Command) => {
      const { data, project: projects } = self.optsWithGlobals<ServeOptions>();
      const { configurationOf, serve } = await server();
      const configuration = configurationOf({ ...process.env, LIBRO_DATA: data });
      const serving = await serve(configuration, { projects });
      const stopped = signalled();
      await write(`Libro de Metas atiende en ${serving.url}\n`);
      if (serving.metricsUrl !== null) await write(`Cifras de operación: ${serving.metricsUrl}\n`);
      if (!serving.hasTokens) await write(HOW_TO_BEGIN);
      await stopped;
      await serving.close();
    });
}

/** `libro project`: only keeps the views up with the log, until a signal ends it. */
export function addProject(libro: Command): void {
  libro
    .command('project')
    .description('pone las vistas al día conforme crece la bitácora, sin atender por HTTP')
    .action(async (_options: object, self: Command) => {
      const { data } = self.optsWithGlobals<ServeOptions>();
      const { project } = await server();
      const projecting = await project(data);
      const stopped = signalled();
      await write('Las vistas siguen a la bitácora\n');
      await stopped;
      await projecting.close();
    });
}

const HOW_TO_BEGIN = `Aún no hay credenciales. Para empezar:
  npx libro token create --role capture
  npx libro token create --role administrator
`;

/** Loaded only where it is asked for: no other command waits for it. */
function server() {
  return import('../../../api/src/serve.js');
}

async function signalled(): Promise<void> {
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
}
