import type { PrintedBlock, PrintedMovementRow } from '@libro/plans';
import { closest, fold, wordings } from './likeness';
import { filledCells, type Line } from './line';
import { readMovementRow } from './movement-row';
import { unknownLine } from './header-lines';

const GROUPS = wordings([
  ['meta', 'META'],
  ['meta', 'METAS'],
  ['action', 'ACCIÓN'],
  ['action', 'ACCIONES'],
]);

/** A block as far as it is read. */
interface OpenBlock {
  readonly heading: string | null;
  readonly rows: readonly PrintedMovementRow[];
}

/** "META:" or "ACCIÓN" among empty cells; beside META may stand the justification of its block. */
export function isGroupRow(line: Line): boolean {
  const [group = '', ...others] = filledCells(line);
  if (others.length > 1) return false;
  const exact = GROUPS.some(({ folded }) => folded === fold(group));
  return exact || (line.cells[0] === '' && closest(group, GROUPS) !== null);
}

/**
 * Reads the rows of a modifications table: a META row opens a block, whose justification is the
 * first one printed from that row on.
 */
export function readBlocks(lines: readonly Line[], indent: number): readonly PrintedBlock[] {
  const blocks: OpenBlock[] = [];
  let rows = 0;
  for (const line of lines) {
    const open = blocks.at(-1);
    if (isGroupRow(line)) {
      const [group = '', heading = null] = filledCells(line);
      if (closest(group, GROUPS) === 'meta') blocks.push({ heading, rows: [] });
      else if (heading !== null) throw unknownLine(line);
      continue;
    }
    rows += 1;
    const row = readMovementRow(line, { row: rows, indent });
    if (open !== undefined) blocks.pop();
    blocks.push({ heading: open?.heading ?? null, rows: [...(open?.rows ?? []), row] });
  }
  return blocks.filter(({ rows: own }) => own.length > 0).map(closed);
}

function closed({ heading, rows }: OpenBlock): PrintedBlock {
  const first = rows.find((row) => row.justification !== null);
  return { justification: heading ?? first?.justification ?? null, rows };
}
