import { Table, TableIndex } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnsFor, inKey } from './columns';

/** The read store's own tables: checkpoint and appends. */
export class ReadStore1795392000000 implements MigrationInterface {
  readonly name = 'ReadStore1795392000000';

  async up(runner: QueryRunner): Promise<void> {
    const { text, integer, position } = columnsFor(runner);
    await runner.createTable(
      new Table({
        name: 'checkpoint',
        columns: [
          text('projection', inKey('checkpoint')),
          integer('version'),
          position('position'),
          text('stream'),
          integer('revision'),
          text('event_id'),
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'log_append',
        columns: [position('position', inKey('log_append')), text('latest')],
        indices: [new TableIndex({ name: 'log_append_latest', columnNames: ['latest'] })],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('log_append');
    await runner.dropTable('checkpoint');
  }
}
