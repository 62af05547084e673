import { join, resolve } from 'node:path';
import { clientOf } from '../../support/served';
import type { Client } from '../../support/served';
import { tokenIn } from '../../support/granted-token';
import type { Granted } from '../../support/granted-token';
import { Child } from './child';

const LIBRO = join(resolve(__dirname, '../../..'), 'bin/libro.js');
const READY = 'Libro de Metas atiende en ';

/** The built server as a process of its own, on a port that the system chose. */
export interface ApiChild {
  readonly child: Child;
  readonly url: string;
}

/** Starts the server over a data folder, and waits until it takes requests. */
export async function apiChild(
  data: string,
  environment: Readonly<Record<string, string>> = {},
  ...options: readonly string[]
): Promise<ApiChild> {
  const settings = { LIBRO_DATA: data, RATE_LIMIT: '1000000', ...environment };
  const child = apiProcess(settings, ...options);
  await child.until(READY);
  const line = child.lines.find((each) => each.startsWith(READY)) ?? '';
  return { child, url: line.slice(READY.length) };
}

/** The server's process as it is started, whatever comes of it. */
export function apiProcess(
  environment: Readonly<Record<string, string>>,
  ...options: readonly string[]
): Child {
  const settings = { PORT: '0', LOG_LEVEL: 'silent', ...environment };
  const env = { ...process.env, ...settings };
  return new Child(process.execPath, [LIBRO, 'serve', ...options], { env });
}

/** A process that only keeps the views up, once it follows the log. */
export async function projectorChild(
  environment: Readonly<Record<string, string>>,
): Promise<Child> {
  const child = new Child(process.execPath, [LIBRO, 'project'], {
    env: { ...process.env, ...environment },
  });
  await child.until('Las vistas siguen a la bitácora');
  return child;
}

/** A client with a token of its own, of whichever server is there when it asks. */
export async function clientIn(
  data: string,
  { at, ...granted }: Granted & { readonly at: () => string },
): Promise<Client> {
  return clientOf(at, await tokenIn(data, granted));
}
