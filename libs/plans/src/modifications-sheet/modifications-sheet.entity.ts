import type { Versioned } from '@libro/read-store';
import { Column, Entity, PrimaryColumn } from 'typeorm';

const inKey = { primaryKeyConstraintName: 'modification_version_pk' };

@Entity({ name: 'modification_version' })
export class ModificationVersionEntity implements Versioned {
  @PrimaryColumn({ name: 'plan_id', type: 'text', ...inKey })
  planId!: string;

  @PrimaryColumn({ type: 'text', ...inKey })
  folio!: string;

  @PrimaryColumn({ name: 'valid_from', type: 'integer', ...inKey })
  validFrom!: number;

  @Column({ name: 'valid_to', type: 'integer' })
  validTo!: number;

  @Column({ type: 'integer' })
  ordinal!: number;

  @Column({ type: 'text' })
  body!: string;
}
