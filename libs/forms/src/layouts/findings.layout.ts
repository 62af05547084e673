import type { FindingsList, ShownFinding } from '@libro/plans';
import { below, words } from './layout';
import type { Column, Layout } from './layout';
import { asOfNote, counted } from './sheet-parts';

const COLUMNS: readonly Column[] = [
  words('CÓDIGO'),
  words('GRAVEDAD'),
  words('PLAN'),
  words('LÍNEA'),
  words('ESPERADO'),
  words('ENCONTRADO'),
  words('FUENTE'),
  below('HALLAZGO'),
  below('EVIDENCIA'),
  below('ATENDIDO'),
];
const SEVERITY = { error: 'error', warning: 'advertencia', notice: 'aviso' } as const;

/** What an auditor should look at, with its evidence. */
export function findingsLayout(list: FindingsList): Layout {
  return {
    title: ['HALLAZGOS'],
    fields: [],
    tables: [{ caption: null, columns: COLUMNS, rows: list.items.map(row) }],
    notes: [counted(list.items.length, 'hallazgo', 'hallazgos'), asOfNote(list.asOf)],
  };
}

function row(finding: ShownFinding): readonly string[] {
  const { source, acknowledged } = finding;
  return [
    finding.code,
    SEVERITY[finding.severity],
    finding.planId ?? '',
    finding.number === null ? '' : String(finding.number),
    finding.expected ?? '',
    finding.actual ?? '',
    source === null ? '' : `${source.file}:${source.line}`,
    finding.message,
    finding.evidence,
    acknowledged === null ? '' : `${acknowledged.reason} (${acknowledged.by})`,
  ];
}
