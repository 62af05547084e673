import { systemClock } from '@libro/event-sourcing';
import { below, words } from '@libro/forms';
import type { Layout } from '@libro/forms';
import { ROLES, TokenRegistry } from '@libro/identity';
import type { IssuedToken, ListedToken, Role, Scope } from '@libro/identity';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { actorAtThisMachine } from '../actor';
import { despite } from '../failure';
import { withLog, withNewLog } from '../libro';
import { formatOf, print, withOutput, write, writeJson } from '../output';
import type { OutputOptions } from '../output';
import { stated } from '../stated-option';

interface CreateOptions extends OutputOptions {
  readonly data: string;
  readonly role: readonly Role[];
  readonly holder?: string;
  readonly office?: string;
  readonly branch?: string;
  readonly program?: string;
  readonly unit?: string;
  readonly expires: number;
}

const OFFICE = 'Administración';
const DEFAULT_DAYS = 365;
const STATUS = { active: 'vigente', expired: 'vencida', revoked: 'revocada' } as const;

/** `libro token …`: who may use the ledger over HTTP, with which roles, and where. */
export function addToken(libro: Command): void {
  const token = libro
    .command('token')
    .description('credenciales para programas: qué rol tienen y en dónde');
  addCreate(token);
  addList(token);
  addRevoke(token);
}

function addCreate(token: Command): void {
  const command = token
    .command('create')
    .description('crea una credencial y la muestra esta única vez')
    .addOption(
      new Option('--role <ROL...>', 'rol, uno o varios').choices(ROLES).makeOptionMandatory(),
    )
    .option('--holder <ID>', 'titular, autor de lo que se registre; si no, la credencial', stated)
    .option('--office <TEXTO>', 'cargo u oficina del titular; si no, la de su rol', stated)
    .option('--branch <CLAVE>', 'solo un ramo', stated)
    .option('--program <CLAVE>', 'solo un programa', stated)
    .option('--unit <CLAVE>', 'solo una unidad ejecutora', stated)
    .option('--expires <DÍAS>', 'días hasta que vence', daysOf, DEFAULT_DAYS);
  withOutput(command, ['text', 'json']).action(async (_options: object, self: Command) => {
    const options = self.optsWithGlobals<CreateOptions>();
    const issued = await withNewLog(options.data, (store) =>
      new TokenRegistry(store, systemClock).grant(wishOf(options), actorAtThisMachine(OFFICE)),
    );
    await show(issued, options).catch((error: unknown) => {
      throw despite(`la clave ${issued.id} quedó registrada`, error);
    });
  });
}

function wishOf({ role, holder, office, expires, ...limits }: CreateOptions) {
  const { branch = null, program = null, unit = null } = limits;
  return {
    roles: role,
    scope: { branch, program, unit },
    holder: {
      ...(holder === undefined ? {} : { id: holder }),
      ...(office === undefined ? {} : { office }),
    },
    days: expires,
  };
}

/** As text it is not laid out: a token that is broken into lines is none. */
async function show(issued: IssuedToken, options: OutputOptions): Promise<void> {
  if (formatOf(options) === 'json') return writeJson(issued);
  const { id, token, roles, scope, expiresAt } = issued;
  const told = [
    `Credencial ${id}`,
    `Roles: ${roles.join(', ')}`,
    `Alcance: ${inWords(scope)}`,
    `Vence: ${expiresAt}`,
    `\n${token}\n`,
    'Guárdela ahora: no se volverá a mostrar. «libro token revoke» la revoca.',
  ];
  await write(`${told.join('\n')}\n`);
}

function addList(token: Command): void {
  const command = token
    .command('list')
    .description('muestra las credenciales, sin lo que tienen de secreto');
  withOutput(command, ['text', 'json']).action(async (_options: object, self: Command) => {
    const options = self.optsWithGlobals<OutputOptions & { data: string }>();
    const items = await withLog(options.data, (store) =>
      new TokenRegistry(store, systemClock).list(),
    );
    await print({ items }, () => layoutOf(items), options);
  });
}

function addRevoke(token: Command): void {
  const command = token
    .command('revoke')
    .description('revoca una credencial desde su siguiente uso')
    .argument('<ID>', 'identificador de la clave, como lo muestra «token list»')
    .option('--reason <TEXTO>', 'motivo, que queda en la bitácora', stated);
  withOutput(command, ['text', 'json']).action(
    async (tokenId: string, { reason }: { reason?: string }, self: Command) => {
      const options = self.optsWithGlobals<OutputOptions & { data: string }>();
      const wanted = { tokenId, ...(reason === undefined ? {} : { reason }) };
      await withLog(options.data, (store) =>
        new TokenRegistry(store, systemClock).revoke(wanted, actorAtThisMachine(OFFICE)),
      );
      const answer = { id: tokenId, status: 'revoked' };
      const title = [`La credencial ${tokenId} está revocada`];
      const layout = { title, fields: [], tables: [], notes: [] };
      await print(answer, () => layout, options).catch((error: unknown) => {
        throw despite('la credencial está revocada', error);
      });
    },
  );
}

const COLUMNS = [
  ...['IDENTIFICADOR', 'ROLES', 'ALCANCE', 'VENCE', 'ESTADO'].map(words),
  below('TITULAR'),
];

function layoutOf(items: readonly ListedToken[]): Layout {
  const rows = items.map(({ id, holder, roles, scope, expiresAt, status }) => [
    id,
    roles.join(', '),
    inWords(scope),
    expiresAt,
    STATUS[status],
    `${holder.id} (${holder.office})`,
  ]);
  return {
    title: ['CLAVES DE ACCESO'],
    fields: [],
    tables: [{ caption: null, columns: COLUMNS, rows }],
    notes: [],
  };
}

function inWords({ branch, program, unit }: Scope): string {
  const limits = [
    ...(branch === null ? [] : [`ramo ${branch}`]),
    ...(program === null ? [] : [`programa ${program}`]),
    ...(unit === null ? [] : [`unidad ${unit}`]),
  ];
  return limits.length === 0 ? 'todo el organismo' : limits.join(', ');
}

/** @throws InvalidArgumentError for what is no whole number of days from 1 */
function daysOf(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('un plazo es un número entero de días, desde 1');
}
