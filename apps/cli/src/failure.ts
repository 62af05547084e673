import {
  AppendTooLarge,
  CommandIdReused,
  LogBroken,
  Refusal,
  StoreUnavailable,
  UnknownEvent,
  WrongExpectedRevision,
} from '@libro/event-sourcing';
import { BackupRefused, UnfitRole, UnusableDatabase, OtherLog } from '@libro/event-store';
import { InvalidSince, SinceAfterAsOf } from '@libro/plans';
import {
  InvalidAsOf,
  ReadStoreUnavailable,
  RebuildRequired,
  UnusableReadStore,
  ViewsBehind,
} from '@libro/read-store';
import { CommanderError } from 'commander';
import { inSpanish } from './usage-error';

export const DONE = 0;
/** A rule refused, a check failed, or findings were asked to fail. */
export const REFUSED = 1;
/** Wrong usage or input, or a data folder that cannot be used. */
export const WRONG_INPUT = 2;

/** Ends a command with an exit code and, where there is something to say, one line of it. */
export class Failure extends Error {
  override readonly name = 'Failure';
  constructor(
    readonly exitCode: number,
    message: string,
  ) {
    super(message);
  }
}

interface Explained {
  readonly exitCode: number;
  /** The one clear line for standard error; empty where the help was shown instead. */
  readonly line: string;
}

/** The exit code of an error, and what to say of it. */
export function explained(error: unknown): Explained {
  if (error instanceof CommanderError) return ofUsage(error);
  if (error instanceof Failure) return { exitCode: error.exitCode, line: error.message };
  if (error instanceof Refusal) return { exitCode: REFUSED, line: error.detail };
  if (error instanceof CommandIdReused) {
    return {
      exitCode: REFUSED,
      line: `ya consta otra cosa con esta misma clave: ${error.message}`,
    };
  }
  if (error instanceof InvalidAsOf) return ofPosition('--as-of', error.asOf);
  if (error instanceof InvalidSince) return ofPosition('--since', error.since);
  if (error instanceof SinceAfterAsOf) return { exitCode: WRONG_INPUT, line: error.detail };
  const refusing = error instanceof UnfitRole || error instanceof ViewsBehind;
  const line = ofStores(error) ?? (error instanceof Error ? error.message : String(error));
  return { exitCode: refusing ? REFUSED : WRONG_INPUT, line };
}

function ofPosition(option: string, value: string | number): Explained {
  const wanted = 'una posición o un momento como 2021-04-30T00:00:00Z';
  return { exitCode: WRONG_INPUT, line: `${option} no admite «${value}»: pide ${wanted}` };
}

/** The failure of what comes after something that stands, and is said first. */
export function despite(done: string, error: unknown): Failure {
  const { exitCode, line } = explained(error);
  return new Failure(exitCode, `${done}, pero ${line}`);
}

/** What the system says of a file or an address, in the officials' language. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS.get(code) ?? (error instanceof Error ? error.message : String(error));
}
const REASONS = new Map([
  ['ENOENT', 'no existe'],
  ['EISDIR', 'es una carpeta'],
  ['ENOTDIR', 'no es una carpeta'],
  ['EEXIST', 'no es una carpeta'],
  ['EACCES', 'falta el permiso'],
  ['EPERM', 'falta el permiso'],
  ['EROFS', 'es de solo lectura'],
  ['ENOSPC', 'no queda lugar en el disco'],
  ['EADDRINUSE', 'otro programa ya la usa'],
  ['EADDRNOTAVAIL', 'no es una dirección de esta máquina'],
  ['ENOTFOUND', 'no se conoce ese nombre'],
  ['EAI_AGAIN', 'no se conoce ese nombre'],
]);

function ofUsage({ code, exitCode, message }: CommanderError): Explained {
  const isHelp = code === 'commander.help' || code === 'commander.helpDisplayed';
  return {
    exitCode: exitCode === 0 ? DONE : WRONG_INPUT,
    line: isHelp ? '' : `${inSpanish(message)}; «--help» muestra el uso`,
  };
}

/** What it means for the ledger; what the store itself says follows in brackets. */
function ofStores(error: unknown): string | null {
  const meaning = STORE_ERRORS.find(([type]) => error instanceof type)?.[1];
  if (meaning === undefined || !(error instanceof Error)) return null;
  return `${meaning} (${error.message})`;
}
const STORE_ERRORS: readonly (readonly [new (...args: never[]) => Error, string])[] = [
  [OtherLog, 'el destino ya tiene otro libro, y quedó como estaba'],
  [UnusableDatabase, 'la bitácora no es de este programa o está dañada, y quedó como estaba'],
  [UnfitRole, 'ese rol podría cambiar lo registrado: el programa pide otro, que no sea el dueño'],
  [StoreUnavailable, 'no se puede usar la bitácora'],
  [
    UnusableReadStore,
    'las vistas no son de este programa o están dañadas: aparte su archivo y use «libro rebuild»',
  ],
  [
    RebuildRequired,
    'las vistas no son de esta bitácora o de esta versión; véase «libro check» antes de rehacerlas',
  ],
  [ViewsBehind, 'las vistas de esta versión aún no están al día, y las anteriores quedan'],
  [ReadStoreUnavailable, 'no se pueden usar las vistas'],
  [LogBroken, 'la bitácora falta a sus promesas y no se responde con ella; véase «libro check»'],
  [UnknownEvent, 'la bitácora tiene hechos que este programa no conoce'],
  [BackupRefused, 'no se hizo la copia'],
  [AppendTooLarge, 'es demasiado para registrarlo de una vez'],
  [WrongExpectedRevision, 'otro proceso escribió mientras tanto; vuelva a intentarlo'],
];
