import { statSync } from 'node:fs';
import { join } from 'node:path';
import { hasLog } from '@libro/event-store';
import type { LogPlace } from '@libro/event-store';
import { makeFolder } from './data-folder';
import { Failure, WRONG_INPUT } from './failure';

/**
 * Where the ledger of a data folder is: in databases, where the environment names some.
 * @throws Failure for an address that this program cannot use: another ledger must not answer
 */
export function placeOf(folder: string): LogPlace {
  const { DATABASE_URL = '', EVENTSTORE_URL = '' } = process.env;
  refuseUnless(isAddress(DATABASE_URL, POSTGRES), 'DATABASE_URL: pide una dirección postgres://…');
  refuseUnless(isAddress(EVENTSTORE_URL, ESDB), 'EVENTSTORE_URL: pide una dirección esdb://…');
  const eventStoreUrl = EVENTSTORE_URL === '' ? null : EVENTSTORE_URL;
  const databaseUrl = DATABASE_URL === '' ? null : DATABASE_URL;
  const isWhole = eventStoreUrl === null || databaseUrl !== null;
  refuseUnless(isWhole, 'EVENTSTORE_URL: pide también DATABASE_URL, donde están las vistas');
  return { folder, eventStoreUrl, databaseUrl };
}

const POSTGRES = /^postgres(ql)?:\/\/./;
const ESDB = /^esdb(\+discover)?:\/\/./;

function isAddress(text: string, form: RegExp): boolean {
  return text === '' || form.test(text);
}

export function refuseUnless(holds: boolean, message: string): void {
  if (!holds) throw new Failure(WRONG_INPUT, message);
}

/** Where a copy of a log is put: an address of a database, or a folder, which is made. */
export function placeNamed(where: string): LogPlace {
  if (ESDB.test(where)) return { folder: '', eventStoreUrl: where, databaseUrl: null };
  if (POSTGRES.test(where)) return { folder: '', eventStoreUrl: null, databaseUrl: where };
  refuseUnless(
    !/^[a-z][a-z0-9+.-]*:\/\//i.test(where),
    'el destino no es una dirección postgres://… ni esdb://…',
  );
  makeFolder(where);
  return { folder: where, eventStoreUrl: null, databaseUrl: null };
}

/** The database of the ledger, for what only one has. @throws Failure where there is none */
export function databaseOf(folder: string): string {
  const { databaseUrl } = placeOf(folder);
  if (databaseUrl !== null) return databaseUrl;
  throw new Failure(WRONG_INPUT, 'es para una base de datos: falta DATABASE_URL');
}

/** Whether the database holds the log, too, and not the views alone. */
export function logIsInDatabase(folder: string): boolean {
  const { eventStoreUrl, databaseUrl } = placeOf(folder);
  return databaseUrl !== null && eventStoreUrl === null;
}

/** @throws Failure where it holds no ledger: a mistyped one must not answer as an empty ledger */
export async function placeWithLedger(folder: string): Promise<LogPlace> {
  const place = placeOf(folder);
  if (await hasLog(place)) return place;
  const said = `no hay un libro en ${nameOf(place)}: «libro import» empieza uno`;
  throw new Failure(WRONG_INPUT, said);
}

/** An empty file is no ledger yet, and stays as it is. */
export async function isLedger(place: LogPlace): Promise<boolean> {
  if (place.databaseUrl !== null) return hasLog(place);
  return (statSync(join(place.folder, 'events.db'), { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** A place where a ledger may be made. @throws Failure where its folder cannot be */
export function madePlace(folder: string): LogPlace {
  const place = placeOf(folder);
  if (place.databaseUrl === null) makeFolder(folder);
  return place;
}

/** Where the log is, in the officials' words and without a password. */
function nameOf({ folder, eventStoreUrl, databaseUrl }: LogPlace): string {
  if (eventStoreUrl !== null) {
    return `el EventStoreDB ${eventStoreUrl.replace(/^.*(?:@|\/\/)|[/?].*$/g, '')}`;
  }
  if (databaseUrl === null) return `la carpeta de datos ${folder}`;
  const { host, pathname } = new URL(databaseUrl);
  return `la base de datos ${host}${pathname}`;
}
