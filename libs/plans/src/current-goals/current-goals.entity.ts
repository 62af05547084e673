import type { Versioned } from '@libro/read-store';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

const key = (table: string) => ({ type: 'text', primaryKeyConstraintName: `${table}_pk` }) as const;
const from = (table: string) =>
  ({ name: 'valid_from', type: 'integer', primaryKeyConstraintName: `${table}_pk` }) as const;

@Entity({ name: 'plan_version' })
@Index('plan_version_end', ['planId', 'validTo'])
@Index('plan_version_year', ['fiscalYear'])
export class PlanVersionEntity implements Versioned {
  @PrimaryColumn({ name: 'plan_id', ...key('plan_version') })
  planId!: string;

  @PrimaryColumn(from('plan_version'))
  validFrom!: number;

  @Column({ name: 'valid_to', type: 'integer' })
  validTo!: number;

  @Column({ name: 'fiscal_year', type: 'integer' })
  fiscalYear!: number;

  @Column({ type: 'text' })
  branch!: string;

  @Column({ type: 'text' })
  program!: string;

  @Column({ type: 'text' })
  unit!: string;

  @Column({ type: 'text' })
  body!: string;
}

@Entity({ name: 'line_version' })
@Index('line_version_end', ['planId', 'validTo'])
export class LineVersionEntity implements Versioned {
  @PrimaryColumn({ name: 'plan_id', ...key('line_version') })
  planId!: string;

  @PrimaryColumn({ name: 'line_id', ...key('line_version') })
  lineId!: string;

  @PrimaryColumn(from('line_version'))
  validFrom!: number;

  @Column({ name: 'valid_to', type: 'integer' })
  validTo!: number;

  @Column({ type: 'integer' })
  number!: number;

  @Column({ type: 'integer' })
  ordinal!: number;

  @Column({ type: 'text' })
  body!: string;
}

@Entity({ name: 'transfer_version' })
@Index('transfer_version_to', ['toPlanId'])
export class TransferVersionEntity implements Versioned {
  @PrimaryColumn({ name: 'plan_id', ...key('transfer_version') })
  planId!: string;

  @PrimaryColumn({ name: 'transfer_id', ...key('transfer_version') })
  transferId!: string;

  @PrimaryColumn(from('transfer_version'))
  validFrom!: number;

  @Column({ name: 'valid_to', type: 'integer' })
  validTo!: number;

  @Column({ name: 'to_plan_id', type: 'text' })
  toPlanId!: string;

  @Column({ type: 'text' })
  body!: string;
}
