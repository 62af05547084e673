import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Up to where, and by which version of which projection, the log is in the rows. */
@Entity({ name: 'checkpoint' })
export class CheckpointEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'checkpoint_pk' })
  projection!: string;

  @Column({ type: 'integer' })
  version!: number;

  /** Of the last event of the last append; 0 before any. */
  @Column({ type: 'integer' })
  position!: number;

  /** Which event that is: so that rows of another log are told from rows of this one. */
  @Column({ type: 'text' })
  stream!: string;

  @Column({ type: 'integer' })
  revision!: number;

  @Column({ name: 'event_id', type: 'text' })
  eventId!: string;
}
