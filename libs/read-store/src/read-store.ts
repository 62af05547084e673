import type Database from 'better-sqlite3';
import type {
  DataSource,
  EntityManager,
  EntityTarget,
  FindOptionsWhere,
  ObjectLiteral,
} from 'typeorm';
import { LessThanOrEqual, MoreThan } from 'typeorm';
import { InvalidAsOf, readStoreError } from './errors';
import { instantOf } from './instant';
import { LogAppendEntity } from './log-append';

/** A position of the log, or an RFC 3339 time. */
export type AsOf = number | string;

/** A row version as entities have it: it holds from `validFrom` until before `validTo`. */
export interface Versioned {
  validFrom: number;
  validTo: number;
}

export interface OpenedReadStore {
  readonly file: string;
  readonly source: DataSource;
  readonly writer: Database.Database;
  readonly deadlineMs: number;
}

/** The read models as queries see them. What held at a position never changes. */
export class ReadStore {
  constructor(readonly opened: OpenedReadStore) {}

  get manager(): EntityManager {
    return this.opened.source.manager;
  }

  /**
   * The position that an answer is computed for: the end of the last append up to the position or
   * time asked for, or of the last one that was projected; 0 before any.
   * As of a time: the last position up to which no event was recorded later (domain.md, Two times).
   * @throws InvalidAsOf for what is neither
   */
  async asOf(at?: AsOf): Promise<number> {
    const last = await this.lastAppend(at === undefined ? {} : upTo(at));
    return last?.position ?? 0;
  }

  /** The rows of a versioned entity that held at a position. */
  versionsAt<T extends ObjectLiteral & Versioned>(
    entity: EntityTarget<T>,
    position: number,
    where: FindOptionsWhere<T> = {},
  ): Promise<T[]> {
    const holding = { validFrom: LessThanOrEqual(position), validTo: MoreThan(position) };
    return this.reading(() => this.manager.find(entity, { where: { ...where, ...holding } }));
  }

  async close(): Promise<void> {
    await this.opened.source.destroy();
    this.opened.writer.close();
  }

  /** @throws ReadStoreUnavailable in place of what the database says */
  async reading<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw readStoreError(this.opened.file, error);
    }
  }

  private lastAppend(where: FindOptionsWhere<LogAppendEntity>): Promise<LogAppendEntity | null> {
    const order = 'latest' in where ? { latest: 'DESC', position: 'DESC' } : { position: 'DESC' };
    return this.reading(() =>
      this.manager.findOne(LogAppendEntity, { where, order: order as { position: 'DESC' } }),
    );
  }
}

const DIGITS = /^\d{1,16}$/;

function upTo(at: AsOf): FindOptionsWhere<LogAppendEntity> {
  const position = typeof at === 'number' || DIGITS.test(at) ? Number(at) : null;
  if (position !== null) {
    if (!Number.isSafeInteger(position) || position < 0) throw new InvalidAsOf(at);
    return { position: LessThanOrEqual(position) };
  }
  const instant = instantOf(String(at));
  if (instant === null) throw new InvalidAsOf(at);
  return { latest: LessThanOrEqual(instant) };
}
