import type { AuditEntry, AuditTrail } from '@libro/plans';
import { changeInWords, EVENT_WORDS } from './audit-words';
import { below, words } from './layout';
import type { Column, Layout } from './layout';
import { asOfNote } from './sheet-parts';

const COLUMNS: readonly Column[] = [
  words('POS.'),
  words('REV.'),
  words('REGISTRADO'),
  words('QUIÉN'),
  words('HECHO'),
  words('LÍNEA'),
  words('FOLIO'),
  below('QUÉ'),
  below('CAMBIOS'),
  below('PORQUÉ'),
  below('FUENTE'),
];

/** The audit trail: every event in words, with what was and what is. */
export function auditTrailLayout(trail: Pick<AuditTrail, 'asOf' | 'items'>, title: string): Layout {
  return {
    title: [title],
    fields: [],
    tables: [{ caption: null, columns: COLUMNS, rows: trail.items.map(row) }],
    notes: [asOfNote(trail.asOf)],
  };
}

function row(entry: AuditEntry): readonly string[] {
  const { actor, source, number } = entry;
  const changes = entry.changes.map(changeInWords);
  return [
    String(entry.position),
    String(entry.revision),
    entry.recordedAt,
    `${actor.id} (${actor.office})`,
    EVENT_WORDS[entry.type],
    number === null ? '' : String(number),
    entry.folio ?? '',
    entry.summary,
    changes.join('; '),
    entry.justification ?? '',
    source === null ? '' : `${source.file}:${source.line}`,
  ];
}
