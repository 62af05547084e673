import type { StoredEvent } from '@libro/event-sourcing';
import { planIdOf, streamOf } from '@libro/plans';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataFolder } from '../../support/libro';
import { Child, type Ended } from './child';
import type { Compiled } from './compiled';
import type { ImportRecord } from './import-record';
import { importHere, type Opened } from './opened';
import { expectReports } from './report-journal';

const LIBRO = resolve(__dirname, '../../../bin/libro.js');

/** `libro …` on a data folder, as a bare process. */
export function libroChild(data: DataFolder, ...args: readonly string[]): Child {
  return new Child(process.execPath, [LIBRO, '--data', data.path, ...args]);
}

/** A process that appends to the same data folder as the one whose kill is looked at. */
export interface SecondProcess {
  kill(): Promise<Ended>;
  /** Ends it, unless it is killed: an import at its own end. */
  end(): Promise<void>;
  /** What it recorded, when it has ended, is there as it promised. */
  expectKept(log: readonly StoredEvent[]): void;
  /** Brings what was cut to its end. */
  finish(ledger: Opened): Promise<void>;
}

/** Imports other sheets, after some milliseconds. */
export async function secondImport(
  data: DataFolder,
  record: ImportRecord,
  afterMs: number,
): Promise<SecondProcess> {
  await pause(afterMs);
  const child = libroChild(data, 'import', record.sheets.file);
  return {
    kill: () => child.kill(),
    end: async () => {
      const { code, signal, stderr } = await child.ended;
      expect([code ?? signal, stderr]).toStrictEqual([signal === null ? 0 : 'SIGKILL', '']);
    },
    expectKept: (log) => expect(record.expectBeginning(log)).toBeLessThanOrEqual(record.size),
    finish: async (ledger) => {
      await importHere(ledger, record.sheets.file);
      await record.expectWhole(ledger);
    },
  };
}

/** Reports progress of a plan of the year that is on record up to a position already. */
export async function reporter(
  data: DataFolder,
  compiled: Compiled,
  { year, before }: { year: number; before: number },
): Promise<SecondProcess> {
  const planId = planIdOf(year, '54202');
  const program = compiled.program('test/faults/programs/reporter.ts');
  const args = [program, data.file('events.db'), planId, 'number:401'];
  const child = new Child(process.execPath, args, { env: compiled.env });
  await child.until('ack ');
  const kill = (): Promise<Ended> => child.kill();
  return {
    kill,
    end: async () => {
      expect(await kill()).toMatchObject({ signal: 'SIGKILL', stderr: '' });
    },
    expectKept: (log) => {
      const stream = streamOf(planId);
      expect(expectReports(child.lines, { log, stream, before })).toBeGreaterThan(0);
    },
    finish: () => Promise.resolve(),
  };
}
