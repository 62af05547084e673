import { changedRows, EventCodec } from '@libro/event-sourcing';
import type { Projection, RowTable } from '@libro/event-sourcing';
import { columnsFor, inKey } from '@libro/read-store';
import type { ReadModel } from '@libro/read-store';
import { Column, Entity, PrimaryColumn, Table } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The smallest read model that there is: how many notes each stream holds. */
export interface NoteTaken {
  readonly type: 'NoteTaken';
  readonly data: object;
}

const TALLY: RowTable = {
  name: 'tally',
  kind: 'versions',
  key: ['stream'],
  values: ['notes'],
};
const STREAM: RowTable = { name: 'stream', kind: 'entries', key: ['position'], values: ['name'] };

@Entity({ name: 'tally' })
export class TallyEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'tally_pk' })
  stream!: string;

  @PrimaryColumn({ name: 'valid_from', type: 'integer', primaryKeyConstraintName: 'tally_pk' })
  validFrom!: number;

  @Column({ name: 'valid_to', type: 'integer' })
  validTo!: number;

  @Column({ type: 'integer' })
  notes!: number;
}

class Tally1795392000002 implements MigrationInterface {
  readonly name = 'Tally1795392000002';

  async up(runner: QueryRunner): Promise<void> {
    const { text, integer, position } = columnsFor(runner);
    const key = [text('stream', inKey('tally')), position('valid_from', inKey('tally'))];
    const columns = [...key, position('valid_to'), integer('notes')];
    await runner.createTable(new Table({ name: 'tally', columns }));
    const named = [position('position', inKey('stream')), text('name')];
    await runner.createTable(new Table({ name: 'stream', columns: named }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('stream');
    await runner.dropTable('tally');
  }
}

const tallies: Projection<number, readonly string[], NoteTaken> = {
  name: 'tallies',
  version: 1,
  tables: [TALLY, STREAM],
  foreign: ['elsewhere'],
  initial: { own: 0, shared: [] },
  evolve: (own) => own + 1,
  project: ({ own, shared }, append) => {
    const [stream = '', position = 0] = [append[0]?.stream, append[0]?.position];
    const notes = own + append.length;
    const shape = {
      table: TALLY,
      key: () => [stream],
      values: (value: number) => [value],
    };
    const before = own === 0 ? new Map() : new Map([[stream, own]]);
    const rows = [...changedRows(shape, before, new Map([[stream, notes]]))];
    if (own > 0) return { own: notes, shared, rows };
    // How many streams came before: shows whether the shared state was read back.
    const values = [`${shared.length} ${stream}`];
    rows.push({ table: STREAM, key: [position], values, replaces: false });
    return { own: notes, shared: [...shared, stream], rows };
  },
  recall: { table: STREAM, after: (shared, [, name]) => [...shared, String(name)] },
};

export const TALLY_MODEL: ReadModel<number, readonly string[], NoteTaken> = {
  projection: tallies,
  entities: [TallyEntity],
  migrations: [Tally1795392000002],
};

export const noteCodec = new EventCodec<NoteTaken>({ NoteTaken: [] });
