import { appendsIn, type StoredEvent } from '@libro/event-sourcing';
import { modificationsSheets, planOfStream, quarterlyGrid } from '@libro/plans';
import { isDeepStrictEqual } from 'node:util';
import { logOf } from '../../support/appends';
import type { DataFolder } from '../../support/libro';
import { type Opened, opened } from './opened';

/** A file of sheets, all of them of one fiscal year. */
export interface Sheets {
  readonly file: string;
  readonly year: number;
}

/** An event as every import of the same sheets makes it: without what is new in each ledger. */
type Imported = ReturnType<typeof imported>;

/** What an import that nobody cut leaves on record, and what a cut one is held against. */
export class ImportRecord {
  private constructor(
    readonly sheets: Sheets,
    private readonly events: readonly Imported[],
    private readonly reports: readonly unknown[],
  ) {}

  /** What an import of the file alone has left in a data folder. */
  static async of(sheets: Sheets, data: DataFolder): Promise<ImportRecord> {
    return opened(data, async (ledger) => {
      const events = (await logOf(ledger.store)).map(imported);
      const reports = await reportsOf(ledger, planIdsIn(events));
      return new ImportRecord(sheets, events, reports);
    });
  }

  get size(): number {
    return this.events.length;
  }

  /** How many sheets it holds. */
  get forms(): number {
    return this.events.filter(({ type }) => type === 'FormTranscribed').length;
  }

  /** The import's events in a log that holds others too. */
  ofImport(log: readonly StoredEvent[]): readonly StoredEvent[] {
    return log.filter(({ stream }) => planOfStream(stream)?.startsWith(`${this.sheets.year}.`));
  }

  /**
   * What is there of the import is a beginning of it, in whole appends.
   * @returns how many events that are
   */
  expectBeginning(log: readonly StoredEvent[]): number {
    const found = this.ofImport(log);
    expectSame(found.map(imported), this.events.slice(0, found.length));
    for (const append of appendsIn(found)) {
      expect(append).toHaveLength(append[0]?.metadata.size ?? 0);
    }
    return found.length;
  }

  /** The whole import is there, once, and the official forms say what they say without a cut. */
  async expectWhole(ledger: Opened): Promise<void> {
    const found = this.ofImport(await logOf(ledger.store)).map(imported);
    expectSame(found, this.events);
    expectSame(await reportsOf(ledger, planIdsIn(this.events)), this.reports);
  }
}

function imported({ stream, revision, type, version, data, metadata }: StoredEvent) {
  const { commandId, commandDigest, correlationId, causationId, index, size } = metadata;
  const command = { commandId, commandDigest, correlationId, causationId, index, size };
  return { stream, revision, type, version, data, command };
}

function planIdsIn(events: readonly Imported[]): readonly string[] {
  return [...new Set(events.flatMap(({ stream }) => planOfStream(stream) ?? []))];
}

/** TMM-F004 and TMM-F009 of every plan, without the positions that they are computed for. */
async function reportsOf(
  { readStore }: Opened,
  planIds: readonly string[],
): Promise<readonly unknown[]> {
  const reports: unknown[] = [];
  for (const planId of planIds) {
    reports.push(await quarterlyGrid(readStore, { planId, quarter: 1 }));
    reports.push(await modificationsSheets(readStore, planId));
  }
  const text = JSON.stringify(reports, (key, value: unknown) => (key === 'asOf' ? 0 : value));
  return JSON.parse(text) as unknown[];
}

/** Jest's own way of comparing is slow, and asked only for what differs. */
function expectSame(found: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(found, expected)) expect(found).toStrictEqual(expected);
}
