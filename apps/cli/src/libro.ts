import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { EventStore } from '@libro/event-sourcing';
import { openSqliteEventStore } from '@libro/event-store';
import type { SqliteEventStore } from '@libro/event-store';
import { PLANS_PROJECTION, PLANS_READ_MODEL, planCodec, PlansModule } from '@libro/plans';
import { openReadStore, Projector } from '@libro/read-store';
import type { ReadStore } from '@libro/read-store';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { EMPTY_STORE } from './empty-store';
import { Failure, reasonOf, WRONG_INPUT } from './failure';

export interface Libro {
  readonly store: SqliteEventStore;
  readonly readStore: ReadStore;
  readonly projector: PlansProjector;
  readonly commands: CommandBus;
}
export type PlansProjector = ReturnType<typeof projectorOver>;

const EVENTS = 'events.db';
const VIEWS = 'views.db';

type Work<T> = (libro: Libro) => Promise<T>;
type LogWork<T> = (store: SqliteEventStore) => Promise<T>;

/**
 * Opens the ledger in a data folder, does some work with it, and closes it, whatever happens.
 * @throws Failure where the folder holds none: a mistyped one must not answer as an empty ledger;
 * what the stores say of their files
 */
export async function withLibro<T>(folder: string, work: Work<T>): Promise<T> {
  requireLedger(folder);
  return withOpened(folder, work);
}

/** The log alone, for what needs no views. @throws as `withLibro` */
export async function withLog<T>(folder: string, work: LogWork<T>): Promise<T> {
  requireLedger(folder);
  return withOpenedLog(folder, work);
}

/** The same, where a folder without a ledger gets one. @throws Failure where it cannot be made */
export async function withNewLog<T>(folder: string, work: LogWork<T>): Promise<T> {
  makeFolder(folder);
  return withOpenedLog(folder, work);
}

/** The same, where a folder without a ledger gets one. @throws Failure where it cannot be made */
export async function withNewLibro<T>(folder: string, work: Work<T>): Promise<T> {
  makeFolder(folder);
  return withOpened(folder, work);
}

/**
 * The commands over the ledger in a data folder, for what only asks what they would do: a folder
 * without a ledger, or none at all, is an empty one and stays as it is.
 * @throws Failure where the folder is none; what the store says of its file
 */
export async function withTrial<T>(
  folder: string,
  work: (commands: CommandBus) => Promise<T>,
): Promise<T> {
  refuseUnlessFolder(folder);
  const file = join(folder, EVENTS);
  const isLedger = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
  const store = isLedger ? await openSqliteEventStore(file) : EMPTY_STORE;
  try {
    return await withBus(store, work);
  } finally {
    await store.close();
  }
}

function requireLedger(folder: string): void {
  if (existsSync(join(folder, EVENTS))) return;
  const how = '«libro import» empieza uno';
  throw new Failure(WRONG_INPUT, `no hay un libro en la carpeta de datos ${folder}: ${how}`);
}

async function withOpened<T>(folder: string, work: Work<T>): Promise<T> {
  return withOpenedLog(folder, async (store) => {
    const readStore = await openReadStore(join(folder, VIEWS), PLANS_READ_MODEL);
    try {
      return await withBus(store, (commands) =>
        work({ store, readStore, projector: projectorOver(store, readStore), commands }),
      );
    } finally {
      await readStore.close();
    }
  });
}

async function withOpenedLog<T>(folder: string, work: LogWork<T>): Promise<T> {
  const store = await openSqliteEventStore(join(folder, EVENTS));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The projector of the plans' views. */
export function projectorOver(store: SqliteEventStore, readStore: ReadStore) {
  return new Projector({ store, readStore, codec: planCodec(), projection: PLANS_PROJECTION });
}

async function withBus<T>(
  store: EventStore,
  work: (commands: CommandBus) => Promise<T>,
): Promise<T> {
  const module = PlansModule.over({ store, signerPolicy: 'record' });
  Logger.overrideLogger(['error', 'fatal']);
  const context = await NestFactory.createApplicationContext(module);
  try {
    return await work(context.get(CommandBus, { strict: false }));
  } finally {
    await context.close();
  }
}

/** A data folder, and what it stands in. @throws Failure where it cannot be made */
export function makeFolder(folder: string): void {
  try {
    makeFolders(resolve(folder));
  } catch (error) {
    throw unusable(folder, reasonOf(error));
  }
}

/**
 * Not by `recursive`: where the system answers for a folder that is there as if it were not, as
 * /proc does, Node tries for ever.
 */
function makeFolders(path: string): void {
  if (isFolder(path)) return;
  const parent = dirname(path);
  if (!existsSync(parent)) makeFolders(parent);
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have been faster.
    if (!isFolder(path)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function refuseUnlessFolder(folder: string): void {
  let found;
  try {
    found = statSync(folder, { throwIfNoEntry: false });
  } catch (error) {
    throw unusable(folder, reasonOf(error));
  }
  if (found?.isDirectory() === false) throw unusable(folder, 'no es una carpeta');
}

function unusable(folder: string, reason: string): Failure {
  return new Failure(WRONG_INPUT, `no se puede usar la carpeta de datos ${folder}: ${reason}`);
}
