import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { PlanEventType } from '../plan/plan.events';

@Entity({ name: 'audit_entry' })
@Index('audit_entry_plan', ['planId', 'position'])
export class AuditEntryEntity {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'audit_entry_pk' })
  position!: number;

  @Column({ name: 'plan_id', type: 'text', nullable: true })
  planId!: string | null;

  @Column({ type: 'integer' })
  revision!: number;

  @Column({ name: 'line_id', type: 'text', nullable: true })
  lineId!: string | null;

  @Column({ type: 'text', nullable: true })
  folio!: string | null;

  @Column({ type: 'text' })
  type!: PlanEventType;

  @Column({ type: 'text' })
  actor!: string;

  @Column({ name: 'recorded_at', type: 'text' })
  recordedAt!: string;

  @Column({ type: 'text' })
  body!: string;
}
