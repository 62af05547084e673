import type { DataSource, EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { InvalidAsOf, readStoreError } from './errors';
import { instantOf } from './instant';
import type { RowStore } from './rows';
import { versionsQuery } from './versions-query';
import type { Holding, ParameterMark, VersionsQuery } from './versions-query';

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
  readonly rows: RowStore;
}

/** The read models as queries see them. What held at a position never changes. */
export class ReadStore {
  private readonly mark: ParameterMark;

  constructor(readonly opened: OpenedReadStore) {
    const isPostgres = opened.source.options.type === 'postgres';
    this.mark = isPostgres ? (nth) => `$${nth}` : () => '?';
  }

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
    return (await this.lastPosition(at === undefined ? ALL : upTo(at))) ?? 0;
  }

  /** The rows of a versioned entity that held at a position. */
  versionsAt<T extends ObjectLiteral & Versioned>(
    entity: EntityTarget<T>,
    position: number,
    where: Holding<T> = {},
  ): Promise<T[]> {
    const metadata = this.opened.source.getMetadata(entity);
    return this.rowsOf(versionsQuery(metadata, { holding: where, position, mark: this.mark }));
  }

  /** The same, of which only some properties are asked for. */
  propertiesAt<T extends ObjectLiteral & Versioned, K extends keyof T & string>(
    entity: EntityTarget<T>,
    only: readonly K[],
    { position, where }: { readonly position: number; readonly where: Holding<T> },
  ): Promise<Pick<T, K>[]> {
    const metadata = this.opened.source.getMetadata(entity);
    return this.rowsOf(
      versionsQuery(metadata, { only, holding: where, position, mark: this.mark }),
    );
  }

  async close(): Promise<void> {
    await this.opened.source.destroy();
    await this.opened.rows.close();
  }

  /** @throws ReadStoreUnavailable in place of what the database says */
  async reading<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw readStoreError(this.opened.file, error);
    }
  }

  private rowsOf<R>({ sql, parameters }: VersionsQuery): Promise<R[]> {
    return this.reading(() => this.manager.query<R[]>(sql, [...parameters]));
  }

  private async lastPosition(reach: Reach): Promise<number | null> {
    const { condition, order, parameters } = reach;
    const where = condition(this.mark(1));
    const sql = `SELECT position FROM log_append WHERE ${where} ORDER BY ${order} LIMIT 1`;
    const [row] = await this.reading(() => this.manager.query<LastRow[]>(sql, [...parameters]));
    return row?.position ?? null;
  }
}

interface LastRow {
  readonly position: number;
}

/** Up to where of the log's appends. */
interface Reach {
  /** @param parameter as the query names it */
  readonly condition: (parameter: string) => string;
  readonly order: string;
  readonly parameters: readonly (number | string)[];
}

const ALL: Reach = { condition: () => '1 = 1', order: 'position DESC', parameters: [] };
const DIGITS = /^\d{1,16}$/;

function upTo(at: AsOf): Reach {
  const position = typeof at === 'number' || DIGITS.test(at) ? Number(at) : null;
  if (position !== null) {
    if (!Number.isSafeInteger(position) || position < 0) throw new InvalidAsOf(at);
    const condition = (parameter: string) => `position <= ${parameter}`;
    return { condition, order: 'position DESC', parameters: [position] };
  }
  const instant = instantOf(String(at));
  if (instant === null) throw new InvalidAsOf(at);
  const order = 'latest DESC, position DESC';
  const condition = (parameter: string) => `latest <= ${parameter}`;
  return { condition, order, parameters: [instant] };
}
