import { columnsFor, inKey } from '@libro/read-store';
import { Table, TableIndex } from 'typeorm';
import type { MigrationInterface, QueryRunner, TableColumnOptions } from 'typeorm';

type Columns = ReturnType<typeof columnsFor>;
const NULLABLE = { isNullable: true };

/** The tables of the plans' views. */
export class Plans1795392000001 implements MigrationInterface {
  readonly name = 'Plans1795392000001';

  async up(runner: QueryRunner): Promise<void> {
    const columns = columnsFor(runner);
    for (const table of [...versions(columns), ...entries(columns)]) {
      await runner.createTable(table);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    const columns = columnsFor(runner);
    for (const table of [...entries(columns), ...versions(columns)]) await runner.dropTable(table);
  }
}

/**
 * A plan's rows are asked for as of a position, mostly the last one: found by when they end, its
 * history is passed over.
 */
const ENDS = ['plan_version', 'line_version', 'finding_version'] as const;

export class PlansEnds1795392000002 implements MigrationInterface {
  readonly name = 'PlansEnds1795392000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ENDS) {
      await runner.createIndex(table, index(`${table}_end`, 'plan_id', 'valid_to'));
    }
    await runner.dropIndex('finding_version', 'finding_version_plan');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.createIndex('finding_version', index('finding_version_plan', 'plan_id'));
    for (const table of ENDS) await runner.dropIndex(table, `${table}_end`);
  }
}

function versions(columns: Columns): readonly Table[] {
  const { text, integer } = columns;
  return [
    versionsOf('plan_version', columns, {
      key: ['plan_id'],
      values: [
        integer('fiscal_year'),
        ...['branch', 'program', 'unit', 'body'].map((name) => text(name)),
      ],
      indices: [index('plan_version_year', 'fiscal_year')],
    }),
    versionsOf('line_version', columns, {
      key: ['plan_id', 'line_id'],
      values: [integer('number'), integer('ordinal'), text('body')],
    }),
    versionsOf('transfer_version', columns, {
      key: ['plan_id', 'transfer_id'],
      values: [text('to_plan_id'), text('body')],
      indices: [index('transfer_version_to', 'to_plan_id')],
    }),
    versionsOf('modification_version', columns, {
      key: ['plan_id', 'folio'],
      values: [integer('ordinal'), text('body')],
    }),
    versionsOf('finding_version', columns, {
      key: ['finding_id'],
      values: [text('plan_id', NULLABLE), text('line_id', NULLABLE), text('code'), text('body')],
      indices: [index('finding_version_plan', 'plan_id')],
    }),
  ];
}

function entries({ text, integer, position }: Columns): readonly Table[] {
  return [
    new Table({
      name: 'audit_entry',
      columns: [
        position('position', inKey('audit_entry')),
        text('plan_id', NULLABLE),
        integer('revision'),
        ...['line_id', 'folio'].map((name) => text(name, NULLABLE)),
        ...['type', 'actor', 'recorded_at', 'body'].map((name) => text(name)),
      ],
      indices: [index('audit_entry_plan', 'plan_id', 'position')],
    }),
    new Table({
      name: 'transcription',
      columns: [
        text('plan_id', inKey('transcription')),
        position('position', inKey('transcription')),
        ...['sheet', 'recorded_at', 'body'].map((name) => text(name)),
      ],
    }),
    new Table({
      name: 'catalogue_entry',
      columns: [position('position', inKey('catalogue_entry')), text('body')],
    }),
  ];
}

interface VersionsTable {
  readonly key: readonly string[];
  readonly values: readonly TableColumnOptions[];
  readonly indices?: readonly TableIndex[];
}

function versionsOf(name: string, { text, position }: Columns, table: VersionsTable): Table {
  return new Table({
    name,
    columns: [
      ...table.key.map((column) => text(column, inKey(name))),
      position('valid_from', inKey(name)),
      position('valid_to'),
      ...table.values,
    ],
    indices: [...(table.indices ?? [])],
  });
}

function index(name: string, ...columnNames: string[]): TableIndex {
  return new TableIndex({ name, columnNames });
}
