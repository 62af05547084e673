import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'transcription' })
export class TranscriptionEntity {
  @PrimaryColumn({ name: 'plan_id', type: 'text', primaryKeyConstraintName: 'transcription_pk' })
  planId!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'transcription_pk' })
  position!: number;

  @Column({ type: 'text' })
  sheet!: string;

  @Column({ name: 'recorded_at', type: 'text' })
  recordedAt!: string;

  @Column({ type: 'text' })
  body!: string;
}
