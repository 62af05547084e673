import type { RowTable } from '@libro/event-sourcing';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Every append of the log: what `as of` a position or a time is brought down to. */
@Entity({ name: 'log_append' })
export class LogAppendEntity {
  /** Of the append's last event. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'log_append_pk' })
  position!: number;

  /** The latest time at which any event up to here was recorded, in UTC with milliseconds. */
  @Index('log_append_latest')
  @Column({ type: 'text' })
  latest!: string;
}

/** The appends that the rows are made of, as a table beside the projection's own. */
export const LOG_APPEND: RowTable = {
  name: 'log_append',
  kind: 'entries',
  key: ['position'],
  values: ['latest'],
};
