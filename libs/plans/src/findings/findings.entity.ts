import type { Versioned } from '@libro/read-store';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { FindingCode } from './finding';

@Entity({ name: 'finding_version' })
@Index('finding_version_end', ['planId', 'validTo'])
export class FindingVersionEntity implements Versioned {
  @PrimaryColumn({
    name: 'finding_id',
    type: 'text',
    primaryKeyConstraintName: 'finding_version_pk',
  })
  findingId!: string;

  @PrimaryColumn({
    name: 'valid_from',
    type: 'integer',
    primaryKeyConstraintName: 'finding_version_pk',
  })
  validFrom!: number;

  @Column({ name: 'valid_to', type: 'integer' })
  validTo!: number;

  @Column({ name: 'plan_id', type: 'text', nullable: true })
  planId!: string | null;

  @Column({ name: 'line_id', type: 'text', nullable: true })
  lineId!: string | null;

  @Column({ type: 'text' })
  code!: FindingCode;

  @Column({ type: 'text' })
  body!: string;
}

/** What the body-wide view is read back from. */
@Entity({ name: 'catalogue_entry' })
export class CatalogueEntryEntity {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'catalogue_entry_pk' })
  position!: number;

  @Column({ type: 'text' })
  body!: string;
}
