import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Command } from 'commander';
import type { Projecting } from '../../../api/src/serve';
import { Failure, reasonOf, WRONG_INPUT } from '../failure';
import { madePlace } from '../place';
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
      const { data, project } = self.optsWithGlobals<ServeOptions>();
      const { configurationOf, projectOnThread, serve } = await server();
      const configuration = configurationOf({ ...process.env, LIBRO_DATA: data });
      madePlace(data);
      const serving = await serve(configuration, project ? projectOnThread : null).catch(
        (error: unknown) => {
          throw unheard(error);
        },
      );
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
      const { configurationOf, project } = await server();
      const { HOST: host, METRICS_PORT: port } = configurationOf({
        ...process.env,
        LIBRO_DATA: data,
      });
      const projecting = await project(madePlace(data));
      try {
        const stopped = signalled();
        const health = port === null ? null : await healthOf(projecting, { host, port });
        await write('Las vistas siguen a la bitácora\n');
        if (health !== null) await write(`Salud: ${health.url}\n`);
        await stopped;
        health?.close();
      } finally {
        await projecting.close();
      }
    });
}

/** Where others may ask whether the views follow. @throws Failure where it cannot be listened on */
async function healthOf(
  projecting: Projecting,
  address: { readonly host: string; readonly port: number },
): Promise<{ readonly url: string; close(): void }> {
  const { healthServer } = await server();
  const health = await healthServer(projecting, address).catch((error: unknown) => {
    throw unheard(error);
  });
  const { port } = health.address() as AddressInfo;
  return { url: `http://${address.host}:${port}/health/ready`, close: () => health.close() };
}

const HOW_TO_BEGIN = `Aún no hay credenciales. Para empezar:
  npx libro token create --role capture --holder captura --office "Captura"
  npx libro token create --role auditor --holder contraloria --office "Contraloría"
`;

/** Of the address on which the server cannot listen; any other error as it is. */
function unheard(error: unknown): unknown {
  // Node leaves a port out that the system was to choose.
  const { syscall, address, port = 0, hostname } = error as Readonly<Record<string, unknown>>;
  if (syscall !== 'listen' && syscall !== 'getaddrinfo') return error;
  const at = syscall === 'listen' ? `${String(address)}:${String(port)}` : String(hostname);
  return new Failure(WRONG_INPUT, `no se puede atender en ${at}: ${reasonOf(error)}`);
}

/** Loaded only where it is asked for: no other command waits for it. */
function server() {
  return import('../../../api/src/serve.js');
}

async function signalled(): Promise<void> {
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
}
